"""What a paper promises, makes a condition, charges or asks; and what only looks like it."""

import json
from datetime import date
from pathlib import Path

import pytest

from besluiten.reading.afspraken import RULES, find_afspraken
from besluiten.reading.clauses import promise_spans
from besluiten.reading.deadlines import term_of
from besluiten.reading.features import read_all, readable
from besluiten.reading.genre import Genre
from besluiten.reading.hardness import hardness
from besluiten.reading.terms import TermClass, find_terms
from besluiten.reading.verbs import FORMS, Act, Form
from besluiten.reading.weights import WEIGHTS_FILE, WeightsError, load_weights
from besluiten.termijn import parse_termijn
from dossiers.reading.model import Find, FindKind, ReadingRule, UnitKind
from dossiers.reading.structure import read_structure

LETTER = """Gemeente Voorbeeld
Datum: 12 maart 2024
Onderwerp: de brug bij de sluis

Geachte leden van de raad,

Op 3 januari vroeg u ons naar de brug. Hierbij beantwoorden wij uw vragen.

Wij sturen u vóór de zomer een voorstel voor de nieuwe brug. De brug is van 1931. Als het Rijk niet meebetaalt,
zou het plan duurder kunnen worden.

In oktober informeren wij u over de voortgang.

Met vriendelijke groet,
burgemeester en wethouders van Voorbeeld
"""
MOTION = """MOTIE veilige brug

De raad van de gemeente Voorbeeld, bijeen op 4 april 2024,

constaterende dat:
- de brug oud is;

verzoekt het college:
1. een plan voor de brug te maken;
2. de raad vóór 1 oktober 2024 over dat plan te informeren.

en gaat over tot de orde van de dag.
"""


def find(text: str, **known: object) -> list[Find]:
    return find_afspraken(read_structure(text.split("\f")), **known)  # type: ignore[arg-type]


def quotes(finds: list[Find], kind: FindKind) -> list[str]:
    return [" ".join(item.quote.split()) for item in finds if item.kind is kind]


def test_a_letter_gives_its_promises_and_nothing_else() -> None:
    finds = find(LETTER, soort="raadsinformatiebrief", authority="college", stuk_date=date(2024, 3, 12))
    assert quotes(finds, FindKind.TOEZEGGING) == [
        "Wij sturen u vóór de zomer een voorstel voor de nieuwe brug.",
        "In oktober informeren wij u over de voortgang.",
    ]
    assert {item.kind for item in finds} == {FindKind.TOEZEGGING}
    assert [item.values["termijn"] for item in finds] == ["vóór de zomer", "In oktober"]


def test_a_motion_gives_each_point_of_its_dictum() -> None:
    finds = find(MOTION, soort="motie", authority="raad", stuk_date=date(2024, 4, 4))
    assert quotes(finds, FindKind.OPDRACHT) == [
        "een plan voor de brug te maken;",
        "de raad vóór 1 oktober 2024 over dat plan te informeren.",
    ]
    assert finds[1].values["termijn"] == "vóór 1 oktober 2024"
    assert finds[0].values["promised_by"] == "het college"
    assert finds[0].values["promised_to"] == "raad"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_finds_its_example_and_not_its_counter_example(rule: ReadingRule) -> None:
    assert rule.id in {item.rule for item in find(rule.example)}
    assert rule.id not in {item.rule for item in find(rule.counter_example)}


def test_rules_have_one_id_each() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_a_rule_that_is_off_takes_its_finds_away() -> None:
    rules = {item.rule for item in find(LETTER)}
    off = sorted(rules)[0]
    assert {item.rule for item in find(LETTER, off=frozenset({off}))} == rules - {off}


def test_a_find_covers_its_words_and_says_why() -> None:
    structure = read_structure([LETTER])
    for item in find_afspraken(structure):
        assert structure.quote(item.place) == item.quote
        assert 0.5 <= item.score <= 1
        assert item.why
        assert item.values["title"]


def test_missing_weights_are_told(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="ontbreekt"):
        load_weights(tmp_path / "weights.json")


@pytest.mark.parametrize("damage", ["half", "number"])
def test_damaged_weights_are_told(tmp_path: Path, damage: str) -> None:
    text = WEIGHTS_FILE.read_text("utf-8")
    body = json.loads(text)
    body["bias"][0] += 1
    path = tmp_path / "weights.json"
    path.write_text(text[: len(text) // 2] if damage == "half" else json.dumps(body), "utf-8")
    with pytest.raises(WeightsError, match="beschadigd"):
        load_weights(path)


def test_the_weights_hold_no_words() -> None:
    body = json.loads(WEIGHTS_FILE.read_text("utf-8"))
    assert set(body) == {
        *("check", "bias", "thresholds", "scores", "rule_keys", "rule_scale", "rule_weights"),
        *("word_scale", "word_weights"),
    }
    assert set(body["scores"]) == {"seed", "gold_documents", "own_documents", "cross_validated_f1"}


def test_a_sentence_with_two_promises_is_two() -> None:
    text = "De wethouder stuurt de raad in mei een memo en zegt toe in juni met de buurt te praten."
    assert [text[start:end] for start, end in promise_spans(text)] == [
        "De wethouder stuurt de raad in mei een memo",
        "zegt toe in juni met de buurt te praten.",
    ]


@pytest.mark.parametrize(
    "text",
    ["Wij maken een plan en een begroting voor de brug.", "In mei evalueren wij de proef en de regels daarvoor."],
)
def test_a_sentence_with_one_promise_stays_whole(text: str) -> None:
    assert promise_spans(text) == [(0, len(text))]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("In mei bent u daarover geïnformeerd.", "voltooid:is"),
        ("Zodra het plan klaar is, sturen wij u een brief.", "wie:wij"),
        ("De motie die u op 3 mei aannam, voeren wij uit.", "wie:wij"),
        ("Daarom schrobben wij de kade.", "onbekend werkwoord:nu"),
        ("Het RIVM meet dit in juni.", "wie:afkorting"),
        ("De kade wordt schoongemaakt door de aannemer.", "door:derde"),
        ("Op 3 april 2024 komt er een avond.", "tijd:dag was al"),
        ("Op 3 september 2024 komt er een avond.", "tijd:maand komt nog"),
        ("In mei komt er een avond.", "tijd:maand na 1 kwartaal"),
        ("Zonder vergunning kan de bouw niet beginnen.", "zin:zonder kan niet"),
    ],
)
def test_what_a_sentence_says_is_seen(sentence: str, name: str) -> None:
    units = readable(read_structure((f"Inleiding\n\n{sentence}\n",)))
    (reading,) = (
        r for r in read_all(units, Genre("college", frozenset()), date(2024, 4, 20)) if r.unit.text == sentence
    )
    assert name in reading.names


def test_points_without_a_colon_above_them_know_the_sentence_above() -> None:
    paper = "Subsidie\n\nVoor subsidie komt slechts een dak in aanmerking.\n\n- van tien meter;\n- van hout.\n"
    units = readable(read_structure((paper,)))
    points = [reading for reading in read_all(units, Genre("college", frozenset()), None) if reading.unit.marker]
    assert ["erboven:alleen" in point.names for point in points] == [True, True]


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Wij komen vóór de zomer terug.", "vóór de zomer", TermClass.DATED),
        ("Dat doen wij uiterlijk 1 mei 2025.", "uiterlijk 1 mei 2025", TermClass.DATED),
        ("U hoort dit binnen zes weken.", "binnen zes weken", TermClass.DATED),
        ("Het rapport komt in het eerste kwartaal van 2026.", "in het eerste kwartaal van 2026", TermClass.DATED),
        ("Wij melden dit elk kwartaal.", "elk kwartaal", TermClass.RECURRING),
        ("Wij doen dit zo spoedig mogelijk.", "zo spoedig mogelijk", TermClass.VAGUE),
        ("Dit komt terug bij de begroting.", "bij de begroting", TermClass.EVENT),
        ("Dat schreven wij op 3 mei jl.", "op 3 mei jl", TermClass.PAST),
        ("In uw brief van 3 mei vraagt u dat.", "3 mei", TermClass.PAST),
    ],
)
def test_the_words_of_a_time_are_found(text: str, words: str, kind: TermClass) -> None:
    assert (words, kind) in {(term.words.rstrip("."), term.kind) for term in find_terms(text)}


@pytest.mark.parametrize(
    ("word", "act", "form"),
    [
        ("informeert", Act.TELL, Form.PRESENT),
        ("informeerden", Act.TELL, Form.PAST),
        ("geïnformeerd", Act.TELL, Form.PARTICIPLE),
        ("onderzocht", Act.STUDY, Form.PARTICIPLE),
        ("gestuurd", Act.TELL, Form.PARTICIPLE),
        ("voorgelegd", Act.PUT, Form.PARTICIPLE),
        ("zegt", Act.PROMISE, Form.PRESENT),
    ],
)
def test_verbs_are_known_in_their_forms(word: str, act: Act, form: Form) -> None:
    bare = word.replace("ï", "i")
    assert (act, form) in {(reading[0], reading[1]) for reading in FORMS[bare]}


@pytest.mark.parametrize(
    "piece", [" ", "1", "de ", "(", "Wij sturen u in mei een memo. ", "- punt;\n", "zal ", "in mei "]
)
def test_hostile_text_is_read(piece: str) -> None:
    finds = find(piece * (60_000 // len(piece)))
    assert all(item.quote for item in finds)


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("De wethouder zei op 7 juli dat hij na het zomerreces met de buurt praat.", "na het zomerreces"),
        ("Vanaf 2027 jaarlijks sturen wij u de cijfers.", "jaarlijks"),
        ("De kaart komt niet in februari maar in april.", "in april"),
        (
            "Bij de begroting 2026 leggen wij u dit in het eerste kwartaal van 2025 voor.",
            "in het eerste kwartaal van 2025",
        ),
        ("Wij leggen dit voor in de raadsvergadering\nvan 3 oktober.", "in de raadsvergadering van 3 oktober"),
        ("Wij antwoorden.", ""),
    ],
)
def test_the_term_is_the_time_of_the_deed(quote: str, words: str) -> None:
    assert term_of(quote, UnitKind.SENTENCE, date(2024, 3, 12)) == words


def test_in_a_row_the_last_date_is_the_term() -> None:
    row = "T-12 | 20-01-2024 | Memo over de brug | 1-10-2024"
    assert term_of(row, UnitKind.ROW, date(2024, 3, 12)) == "1-10-2024"


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("in de derde of vierde week van augustus", date(2024, 8, 15), date(2024, 8, 28)),
        ("maandagavond 6 mei a.s.", date(2024, 5, 6), date(2024, 5, 6)),
        ("op maandag 6 mei 2024 om 20.00 uur", date(2024, 5, 6), date(2024, 5, 6)),
        ("in de periode 2025-2028", date(2025, 1, 1), date(2028, 12, 31)),
        ("dit jaar nog", None, date(2024, 12, 31)),
    ],
)
def test_terms_as_papers_write_them_are_read(words: str, earliest: date | None, latest: date | None) -> None:
    term = parse_termijn(words, anchor=date(2024, 3, 12))
    assert (term.earliest, term.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Wij sturen u in mei het plan.", "hard"),
        ("Wij streven ernaar het plan in mei te sturen.", "inspanning"),
        ("Naar verwachting is het plan in mei klaar.", "verwachting"),
        ("De sloop begint in mei.", "planning"),
        ("De wethouder heeft toegezegd het plan in mei te sturen.", "aangehaald"),
        ("Zoals toegezegd sturen wij u in mei het plan.", "herhaling"),
    ],
)
def test_how_hard_a_promise_is(sentence: str, expected: str) -> None:
    (unit,) = read_structure([sentence]).units
    assert hardness(unit, sentence, Genre("college", frozenset())) == expected
