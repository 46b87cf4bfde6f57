from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = _("Portaal")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from dossiers.append_only import freeze_all_but, register_rule
        from dossiers.models.gemeente import PUBLIC_PAGE_MODELS
        from portal import signal_handlers
        from portal.models import HomePage, InfoPage
        from search.models import CompoundRow, SynonymRow

        for model in (SynonymRow, CompoundRow):  # search itself knows no rules of the portal
            register_rule(freeze_all_but("recorded_by", model=model))
        PUBLIC_PAGE_MODELS[2].append(HomePage)
        PUBLIC_PAGE_MODELS[3].append(InfoPage)
        post_migrate.connect(signal_handlers.make_page_tree_after_migrate)
        signal_handlers.connect()
