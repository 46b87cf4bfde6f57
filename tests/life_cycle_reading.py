"""What the design says of the life cycles, in its own sentences; besluiten/transitions.py is not read."""

import itertools

STEPS = {
    "toezegging": (
        "openstaand → in_behandeling → afdoening_voorgesteld → afgedaan | deels_afgedaan",
        "afdoening_voorgesteld → in_behandeling",  # a refused settlement
        "openstaand | in_behandeling | deels_afgedaan → afdoening_voorgesteld",
        "openstaand | in_behandeling | afdoening_voorgesteld | deels_afgedaan → vervallen",  # deels counts as open
        "afgedaan | vervallen → openstaand",  # heropend
    ),
    "randvoorwaarde": (
        "genoemd → in_voorbereiding → gereed_gemeld → aangetoond",
        "genoemd | niet_gereed → in_voorbereiding | gereed_gemeld",
        "gereed_gemeld | aangetoond → niet_gereed",
        "genoemd | in_voorbereiding | gereed_gemeld | niet_gereed → losgelaten | overbodig",
        "aangetoond | losgelaten | overbodig → genoemd",  # heropend
    ),
    "opdracht": (
        "open → in_uitvoering → uitvoering_gemeld → uitgevoerd | deels_uitgevoerd",
        "uitvoering_gemeld → in_uitvoering",  # a refused report
        "open | deels_uitgevoerd → uitvoering_gemeld",
        "open | in_uitvoering | uitvoering_gemeld | deels_uitgevoerd → vervallen",
        "uitgevoerd | vervallen → open",  # heropend
    ),
}
FIRST = {"toezegging": "openstaand", "randvoorwaarde": "genoemd", "opdracht": "open"}
PROVEN = {"afgedaan", "deels_afgedaan", "aangetoond", "uitgevoerd", "deels_uitgevoerd", "overbodig"}
"""Needs a passage as evidence, or a reason and the label *zonder bewijs*. What else closes rests on a besluit."""
BY_BESLUIT = {"vervallen", "losgelaten"}
CLOSED = {"afgedaan", "vervallen", "aangetoond", "losgelaten", "overbodig", "uitgevoerd"}
_PROPOSED = {
    *("in_behandeling", "afdoening_voorgesteld"),
    *("in_voorbereiding", "gereed_gemeld"),
    *("in_uitvoering", "uitvoering_gemeld"),
}
_REFUSED = {
    ("afdoening_voorgesteld", "in_behandeling"),
    ("gereed_gemeld", "niet_gereed"),
    ("uitvoering_gemeld", "in_uitvoering"),
}
_FALLEN_BACK = ("aangetoond", "niet_gereed")


def steps_of(kind: str) -> set[tuple[str, str]]:
    found = set()
    for sentence in STEPS[kind]:
        stops = [part.strip().split(" | ") for part in sentence.split("→")]
        for here, there in itertools.pairwise(stops):
            found |= set(itertools.product(here, there))
    return found


def who_may(step: tuple[str, str]) -> set[str]:
    """The college proposes; the raad, or the griffie on its behalf, disposes. The griffie enters the college's too."""
    if step == _FALLEN_BACK:
        return {"college", "raad", "griffie"}
    return {"college" if step[1] in _PROPOSED and step not in _REFUSED else "raad", "griffie"}


def needs_reason(kind: str, step: tuple[str, str]) -> bool:
    is_reopened = step[1] == FIRST[kind]
    return (
        is_reopened
        or step in _REFUSED
        or step == _FALLEN_BACK
        or step[1] == "overbodig"
        or ((kind, step[1]) == ("toezegging", "vervallen"))
    )


def is_allowed(
    kind: str,
    step: tuple[str, str],
    actor: str,
    *,
    reason: bool,
    evidence: bool,
    besluit: bool,
    without_evidence: bool,
) -> bool:
    return (
        step in steps_of(kind)
        and actor in who_may(step)
        and (reason or not needs_reason(kind, step))
        and (besluit or step[1] not in BY_BESLUIT)
        and (evidence or step[1] not in PROVEN or (without_evidence and reason))
    )
