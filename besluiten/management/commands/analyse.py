"""Looks through stukken for proposals, or prints what is found in files.

`analyse --alles` and `analyse --nieuw` read the stukken of this portal; each stuk is a step of its own, so that the
command can be stopped and run again at any moment. `analyse PAD… --jsonl` reads files, keeps nothing, and writes one
line of JSON per document.
"""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from besluiten.reading.lines import line_of
from dossiers.extraction import Reader, ReadState
from dossiers.models import StukReading
from dossiers.readers import read_text
from dossiers.services.analysis import analyse_stuk, rules_off, stukken_to_analyse


class Command(BaseCommand):
    help = "Zoekt in stukken naar gegevens, verwijzingen, afspraken en persoonsgegevens om te controleren."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="*", metavar="PAD", help="bestanden, of een map met .txt-bestanden")
        parser.add_argument("--jsonl", action="store_true", help="schrijf één regel JSON per bestand, bewaar niets")
        parser.add_argument("--alles", action="store_true", help="kijk alle stukken opnieuw na")
        parser.add_argument("--nieuw", action="store_true", help="alleen wat nog niet met deze regels is nagekeken")

    def handle(self, *, paths: list[str], jsonl: bool, alles: bool, nieuw: bool, **options: Any) -> None:
        if bool(paths) != jsonl or (not paths and alles == nieuw):
            raise CommandError("Kies: PAD… --jsonl, --alles of --nieuw.")
        if paths:
            self.print_lines(files_in(paths))
        else:
            self.analyse(again=alles)

    def analyse(self, *, again: bool) -> None:
        total = stukken_to_analyse(again=again).count()
        done = failed = 0
        for stuk in stukken_to_analyse(again=again).order_by("pk").iterator(chunk_size=200):
            reading = analyse_stuk(stuk)
            done += 1
            if reading is not None and reading.state == StukReading.State.FAILED:
                failed += 1
                self.stderr.write(f"{stuk}: {reading.notice}")
            self.progress(f"nagekeken: {done} van {total}")
        self.stdout.write(f"{done} stukken nagekeken, {failed} mislukt.")
        if failed:
            sys.exit(1)

    def print_lines(self, files: list[Path]) -> None:
        off, faults = rules_off_if_any(), 0
        with Reader() as reader:
            for number, file in enumerate(files, start=1):
                extraction = reader.extract(file)
                if extraction.state == ReadState.FAILED:
                    faults += 1
                    self.stderr.write(f"{file}: {extraction.reason}")
                read = read_text([page.text for page in extraction.pages], off=off)
                for fault in read.faults if number == 1 else ():
                    self.stderr.write(fault)
                self.stdout.write(json.dumps(line_of(file.stem, read.finds), ensure_ascii=False))
                self.progress(f"gelezen: {number} van {len(files)}")
        if faults:
            sys.exit(1)

    def progress(self, words: str) -> None:
        if sys.stderr.isatty():
            self.stderr.write(words, style_func=str)


def rules_off_if_any() -> frozenset[str]:
    """Files are read without a database too, on a machine that is not set up."""
    try:
        return rules_off()
    except DatabaseError:
        return frozenset()


def files_in(paths: list[str]) -> list[Path]:
    """The files named, and the .txt files of folders, in order. Raises CommandError for what is not there."""
    found: list[Path] = []
    for name in paths:
        path = Path(name)
        if not path.exists():
            raise CommandError(f"{name} is er niet. Kijk of de naam klopt.")
        found += sorted(path.glob("*.txt")) if path.is_dir() else [path]
    return found
