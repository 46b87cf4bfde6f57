"""Work that runs outside the request."""

from django_tasks import task

from besluiten.services.account_links import mail_link


@task()
def mail_link_task(account_pk: int) -> None:
    mail_link(account_pk)
