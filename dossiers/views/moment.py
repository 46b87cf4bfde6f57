from django.utils import timezone

from dossiers.panels import Moment


def now() -> Moment:
    """This moment, and today in the time zone of the portal."""
    return Moment(at=timezone.now(), today=timezone.localdate())
