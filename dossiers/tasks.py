"""Work that runs outside the request. A task may run twice or be cut off: each can be done again without harm."""

import atexit
from functools import cache

from django_tasks import task

from dossiers.extraction import Reader
from dossiers.services.analysis import analyse_bestand
from dossiers.services.bestanden import read_bestand


@cache
def shared_reader() -> Reader:
    """The one warm child of this process that reads files."""
    reader = Reader()
    atexit.register(reader.close)
    return reader


@task(priority=10)  # before the housekeeping that Wagtail puts in the same queue
def read_bestand_task(bestand_id: int) -> None:
    analyse_bestand(read_bestand(bestand_id, shared_reader()))
