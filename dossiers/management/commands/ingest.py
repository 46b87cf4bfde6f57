"""Files from disk become stukken, as with an upload in /beheer/: received, read, and published when asked.

With --json one line per file, in order. Ends with 1 when a file is `mislukt` or `geweigerd`.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import ngettext

from dossiers.datering import UNKNOWN, Datering, DateringError, datering_from_iso
from dossiers.models import Bestand, DossierPage, GemeentePage, Stuk
from dossiers.services.ingest import IngestResult, ingest_upload
from dossiers.services.ingest_finish import make_findable, publish_new_stuk, wait_until_read
from search.engine import EngineAway

FAULTS = ("mislukt", "geweigerd")


@dataclass(frozen=True, slots=True)
class Line:
    """What is told about one file; the keys are fixed."""

    bestand: str
    status: str
    reden: str
    sha256: str | None
    stuk: str | None
    paginas: int
    gepubliceerd: bool

    def as_json(self) -> str:
        return json.dumps({name: getattr(self, name) for name in self.__slots__}, ensure_ascii=False)

    def as_words(self) -> str:
        pages = ngettext("%d pagina of deel", "%d pagina’s of delen", self.paginas) % self.paginas
        told = [self.status, pages if self.paginas else "", "gepubliceerd" if self.gepubliceerd else "", self.reden]
        return f"{self.bestand}: {', '.join(filter(None, told))}"


class Command(BaseCommand):
    help = "Neemt bestanden op: ontvangen, lezen en (met --publish) publiceren."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="BESTAND")
        parser.add_argument("--gemeente", required=True, metavar="SLUG")
        parser.add_argument(
            "--dossier", required=True, action="append", metavar="SLUG", dest="dossier_slugs", help="mag vaker"
        )
        parser.add_argument("--soort", default=Stuk.Soort.OTHER.value, help=", ".join(Stuk.Soort.values))
        parser.add_argument("--datum", default="", help="2021, 2021-04 of 2021-04-08")
        parser.add_argument("--titel", default="", help="zonder titel geldt de naam van het bestand")
        parser.add_argument("--publish", action="store_true", help="publiceer wat gelezen is")
        parser.add_argument("--json", action="store_true", dest="as_json", help="één regel JSON per bestand")

    def handle(self, *, files: list[str], publish: bool, as_json: bool, **options: Any) -> None:
        fields = self.fields(len(files), options)
        results = []
        for number, name in enumerate(files, start=1):
            self.progress(f"ontvangen: {number} van {len(files)}")
            results.append(receive(name, fields))
        lines = []
        for number, (name, result) in enumerate(zip(files, results, strict=True), start=1):
            self.progress(f"gelezen: {number} van {len(files)}")
            lines.append(finish(name, result, publish))
            self.stdout.write(lines[-1].as_json() if as_json else lines[-1].as_words())
        if any(line.gepubliceerd for line in lines):
            self.make_findable()
        if any(line.status in FAULTS for line in lines):
            sys.exit(1)

    def fields(self, count: int, options: dict[str, Any]) -> dict[str, Any]:
        """What every stuk gets. Raises CommandError for a value that does not exist, before anything is written."""
        if options["titel"] and count > 1:
            raise CommandError("--titel kan alleen bij één bestand.")
        gemeente = GemeentePage.objects.filter(slug=options["gemeente"]).first()
        if gemeente is None:
            known = ", ".join(GemeentePage.objects.order_by("slug").values_list("slug", flat=True)) or "geen"
            raise CommandError(f"Er is geen gemeente “{options['gemeente']}”. Wel: {known}.")
        if options["soort"] not in Stuk.Soort.values:
            raise CommandError(f"Er is geen soort “{options['soort']}”. Wel: {', '.join(Stuk.Soort.values)}.")
        return {
            "gemeente": gemeente,
            "dossiers": [_dossier(gemeente, slug) for slug in dict.fromkeys(options["dossier_slugs"])],
            "date": _date(options["datum"]),
            "soort": options["soort"],
            "title": options["titel"],
        }

    def make_findable(self) -> None:
        self.progress("zoekindex bijwerken")
        try:
            make_findable()
        except EngineAway as error:
            raise CommandError(f"Alles is gepubliceerd, maar nog niet te vinden: {error}") from error

    def progress(self, words: str) -> None:
        if sys.stderr.isatty():
            self.stderr.write(words, style_func=str)


def receive(name: str, fields: dict[str, Any]) -> IngestResult:
    try:
        source = Path(name).open("rb")  # noqa: SIM115 -- closed below; what goes wrong there is something else
    except IsADirectoryError:
        return IngestResult("geweigerd", "Dit is een map. Noem de bestanden die erin staan.")
    except FileNotFoundError:
        return IngestResult("geweigerd", "Dit bestand is er niet. Kijk of de naam klopt.")
    except (OSError, ValueError) as error:  # a name with NUL is a ValueError
        return IngestResult("geweigerd", f"Dit bestand kan niet worden geopend: {error}")
    with source:
        try:
            return ingest_upload(source=source, filename=Path(name).name, **fields)
        except OSError as error:
            return IngestResult("geweigerd", f"Dit bestand kon niet helemaal worden overgenomen: {error}")


def finish(name: str, result: IngestResult, publish: bool) -> Line:
    """Read (and publish) what was received; an interrupted earlier run is finished as well."""
    name = name.encode(errors="surrogateescape").decode(errors="replace")  # names on disk need not be UTF-8
    if result.bestand is None or result.stuk is None:
        return Line(name, result.status, result.reason, None, None, 0, gepubliceerd=False)
    bestand = wait_until_read(result.bestand)
    stuk, reason = Stuk.objects.get(pk=result.stuk.pk), result.reason
    if publish and bestand.state != Bestand.State.FAILED:
        try:
            stuk = publish_new_stuk(stuk)
        except ValidationError as error:
            reason = " ".join(error.messages)
    return Line(
        bestand=name,
        # A file that was received before and could not be read is still a fault to whoever runs this.
        status="bekend" if result.status == "bekend" and bestand.state != Bestand.State.FAILED else bestand.state,
        reden=" ".join(filter(None, [reason, bestand.reason])),
        sha256=bestand.sha256,
        stuk=stuk.public_id,
        paginas=bestand.page_count,
        gepubliceerd=stuk.live,
    )


def _dossier(gemeente: GemeentePage, slug: str) -> DossierPage:
    dossier = DossierPage.objects.child_of(gemeente).filter(slug=slug).first()
    if dossier is None:
        known = DossierPage.objects.child_of(gemeente).order_by("slug").values_list("slug", flat=True)
        raise CommandError(f"{gemeente} heeft geen dossier “{slug}”. Wel: {', '.join(known) or 'geen'}.")
    return dossier


def _date(words: str) -> Datering:
    try:
        return datering_from_iso(words) if words else UNKNOWN
    except DateringError as error:
        raise CommandError(f"--datum {words}: {error}") from error
