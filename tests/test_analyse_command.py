"""`analyse` looks through stukken again and again without harm, and prints what stands in files; `lezen_rapport`."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from besluiten.models import Afspraak
from dossiers.models import Decision, Kandidaat, StukReading
from dossiers.reading.model import FindKind
from dossiers.services import analysis
from dossiers.services.kandidaten import judge_kandidaat
from tests.factories import PROMISE, make_stuk, make_toezegging
from tests.found_in_text import found, propose

pytestmark = pytest.mark.django_db

LETTER = "Memo aan de raad\n\nDatum: 8 april 2026\nOns kenmerk: 2026-0077\n\nZie ook ons memo van 10 maart 2026."


def run(*args: str, **options: Any) -> str:
    out = io.StringIO()
    call_command(*args, stdout=out, stderr=io.StringIO(), **options)
    return out.getvalue()


def test_all_stukken_are_looked_through_and_a_second_time_changes_nothing(dossier: Any) -> None:
    stuk = make_stuk(dossier, LETTER, state="concept")
    assert "1 stukken nagekeken, 0 mislukt" in run("analyse", "--alles")
    found_first = list(Kandidaat.objects.values_list("pk", "quote", "rule"))
    assert any(quote == "2026-0077" for _pk, quote, _rule in found_first)
    run("analyse", "--alles")
    assert list(Kandidaat.objects.values_list("pk", "quote", "rule")) == found_first
    assert StukReading.objects.get(stuk=stuk).state == StukReading.State.DONE


def test_new_reads_only_what_was_not_read_with_these_rules(dossier: Any) -> None:
    make_stuk(dossier, LETTER, state="concept")
    assert "1 stukken" in run("analyse", "--nieuw")
    assert "0 stukken" in run("analyse", "--nieuw")
    analysis.switch_rule(Kandidaat.objects.first().rule, is_off=True)  # type: ignore[union-attr] # there is one
    assert "1 stukken" in run("analyse", "--nieuw")


def test_a_run_that_is_cut_off_is_finished_by_the_next(dossier: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        make_stuk(dossier, LETTER, state="concept", title=f"Memo {number}")
    real, calls = analysis.keep_finds, []

    def cut_off(*args: Any, **kwargs: Any) -> Any:
        calls.append(args)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(*args, **kwargs)

    monkeypatch.setattr(analysis, "keep_finds", cut_off)
    with pytest.raises(KeyboardInterrupt):
        run("analyse", "--nieuw")
    assert StukReading.objects.filter(state=StukReading.State.DONE).count() == 1
    monkeypatch.undo()
    assert "2 stukken" in run("analyse", "--nieuw")
    assert StukReading.objects.filter(state=StukReading.State.DONE).count() == 3


def test_files_give_a_line_each_and_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(LETTER)
    (tmp_path / "a.txt").write_text("Een regel.")
    (tmp_path / "c.csv").write_text("geen tekst")
    lines = [json.loads(line) for line in run("analyse", str(tmp_path), "--jsonl").splitlines()]
    assert [line["id"] for line in lines] == ["a", "b"]
    assert (lines[1]["date"], lines[1]["kenmerk"]) == ("2026-04-08", "2026-0077")
    assert lines[1]["references"][0]["date"] == "2026-03-10"
    assert not Kandidaat.objects.exists()


@pytest.mark.parametrize("args", [(), ("--jsonl",), ("--alles", "--nieuw"), ("map-die-er-niet-is", "--jsonl")])
def test_a_call_that_says_too_little_or_too_much_is_refused(args: tuple[str, ...]) -> None:
    with pytest.raises(CommandError):
        run("analyse", *args)


def test_the_report_tells_what_was_right_and_what_was_missed(dossier: Any, griffier: Any) -> None:
    other = "Ook krijgt u in mei de cijfers van de wachtlijst."
    stuk = make_stuk(dossier, f"{PROMISE} {other}")
    kandidaat = propose(stuk, found(stuk, FindKind.TOEZEGGING, PROMISE))[0]
    judge_kandidaat(kandidaat, Decision.ACCEPTED, values={"title": "Overzicht"}, user=griffier)
    make_toezegging(stuk, other)
    assert Afspraak.objects.count() == 2
    StukReading.objects.update(state=StukReading.State.DONE)
    kinds = {row["soort"]: row for row in json.loads(run("lezen_rapport", "--json"))["soorten"]}
    assert (kinds["toezegging"]["precisie"], kinds["toezegging"]["gemist"]) == (1.0, 1)
    assert kinds["toezegging"]["recall"] == 0.5
    assert "TOEZEGGING: precisie 100%, recall 50% (1 gemist)" in run("lezen_rapport")
