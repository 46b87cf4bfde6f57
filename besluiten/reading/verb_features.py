"""Who does what in a sentence, and in which tense: features of its first finite verb."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from besluiten.reading.lexicon import AUXILIARIES, INVERTING, NO_PARTICIPLE, NO_VERB, SUBJECTS, SUBORDINATING
from besluiten.reading.verbs import FORMS, Act, Form

_WITH_PARTICIPLE = frozenset({"wordt", "is", "was", "werd", "heeft", "had"})
_WITH_INFINITIVE = frozenset({"zal", "kan", "moet", "mag", "zou"})
ACTS_OF_PROMISE = frozenset(
    {Act.TELL, Act.STUDY, Act.PUT, Act.MEET, Act.MAKE, Act.CARRY, Act.TAKE_UP, Act.DECIDE, Act.RECEIVE, Act.BEGIN}
)
_PARTICIPLE = re.compile(
    r"(?:aan|af|op|uit|in|mee|over|toe|voor|door|terug|vast|na|bij|weg|samen|bekend|klaar|rond|"
    r"tegen)?ge[a-z]{2,}(?:d|t|en)"
    r"|(?:be|ver|ont|her|er|onder|over)[a-z]{3,}(?:d|t)"
)


def verb_features(tokens: Sequence[str], capitals: frozenset[str] = frozenset()) -> Iterator[str]:
    spot = _finite(tokens)
    words = set(tokens)
    acts = _acts(tokens, words)
    if spot < 0:
        yield "pv:geen"
        for act in acts[Form.INFINITIVE] | acts[Form.PARTICIPLE]:
            yield f"los:{act}"
        return
    verb = tokens[spot]
    aux = AUXILIARIES.get(verb, "")
    subject = _subject(tokens, spot)
    if subject in {"zaak", "het"} and capitals and not capitals.isdisjoint(tokens[max(0, spot - 4) : spot + 3]):
        subject = "afkorting"
    yield f"wie:{subject}"
    yield f"pv:{aux or 'werkwoord'}"
    if aux and any(map(_is_participle, tokens)):
        yield f"voltooid:{aux}"
        yield f"voltooid wie:{aux}+{subject}"
    yield from _auxiliary_features(aux, subject, acts, words) if aux else _plain_verb_features(verb, subject, words)
    if spot == 1 and subject == "zaak":
        yield "wie:een woord"
    if "door" in words:
        place = tokens.index("door")
        agent = next(filter(None, map(_who, tokens[place + 1 : place + 4])), "")
        if agent:
            yield f"door:{agent}"
    second = [AUXILIARIES[token] for token in tokens[spot + 1 :] if token in AUXILIARIES]
    for other in second[:2]:
        yield f"daarna pv:{other}"


@lru_cache(maxsize=1 << 14)
def _is_participle(token: str) -> bool:
    return token not in NO_PARTICIPLE and _PARTICIPLE.fullmatch(token) is not None


def _acts(tokens: Sequence[str], words: set[str]) -> dict[Form, set[Act]]:
    """Per form the acts that the words can stand for."""
    acts: dict[Form, set[Act]] = {form: set() for form in Form}
    for token in tokens:
        for act, form, particle in FORMS.get(token, ()):
            if not particle or particle in words:
                acts[form].add(act)
    return acts


def _auxiliary_features(aux: str, subject: str, acts: dict[Form, set[Act]], words: set[str]) -> Iterator[str]:
    goal = acts[Form.PARTICIPLE if aux in _WITH_PARTICIPLE else Form.INFINITIVE]
    if "worden" in words and aux in _WITH_INFINITIVE:
        goal, aux = acts[Form.PARTICIPLE], aux + " worden"
    for act in goal:
        yield f"doet:{aux}+{act}"
        yield f"doet wie:{aux}+{subject}+{_kind_of(act)}"
    if goal & ACTS_OF_PROMISE:
        yield f"doet:{aux}+belofte"


def _plain_verb_features(verb: str, subject: str, words: set[str]) -> Iterator[str]:
    readings = FORMS.get(verb, ())
    tense = "nu" if any(form in (Form.PRESENT, Form.INFINITIVE) for _, form, _ in readings) else "toen"
    if not readings and not verb.endswith(("de", "te", "den", "ten")):
        tense = "nu"
    if not readings:
        yield f"onbekend werkwoord:{tense}"
    yield f"tijdsvorm:{tense}"
    for act, form, particle in readings:
        if (not particle or particle in words) and form is not Form.PARTICIPLE:
            yield f"doet:{tense}+{act}"
            yield f"doet wie:{tense}+{subject}+{_kind_of(act)}"


def _kind_of(act: Act) -> str:
    return "belofte" if act in ACTS_OF_PROMISE else act


_ALSO_SUBJECT = frozenset({"die", "dat", "wat", "wie", "welke", "hoe", "of"})
_RELATIVE = frozenset(
    {"die", "dat", "waarin", "waarmee", "waarvan", "waarvoor", "waardoor", "waarbij", "omdat", "zodat"}
)
_BEFORE_NOUN = frozenset({"te", "de", "het", "een", "uw", "ons", "onze", "van", "deze", "voor"})


def _finite(tokens: Sequence[str]) -> int:
    """The place of the verb of the main clause, else of the first finite verb; -1 when none is known."""
    first = -1
    is_sub = bool(tokens) and tokens[0] in SUBORDINATING and tokens[0] not in _ALSO_SUBJECT
    for spot, token in enumerate(tokens[:40]):
        if token == ",":
            is_sub = spot + 1 < len(tokens) and tokens[spot + 1] in SUBORDINATING
        elif spot and token in _RELATIVE:
            is_sub = True
        elif _is_finite_at(tokens, spot):
            if not is_sub:
                return spot
            first = spot if first < 0 else first
    return first if first >= 0 else _unknown_verb(tokens)


def _is_finite_at(tokens: Sequence[str], spot: int) -> bool:
    token = tokens[spot]
    if not _can_be_finite(token):
        return False
    before = tokens[spot - 1] if spot else ""
    if token in AUXILIARIES:
        return before != "te"
    return before not in _BEFORE_NOUN and not _only_plural(token, tokens, spot)


@lru_cache(maxsize=1 << 14)
def _can_be_finite(token: str) -> bool:
    return token in AUXILIARIES or any(form in (Form.PRESENT, Form.PAST) for _, form, _ in FORMS.get(token, ()))


def _unknown_verb(tokens: Sequence[str]) -> int:
    """A word beside "wij" or "ik", or one in -t behind whoever acts, is most likely a verb that no list has."""
    for spot, token in enumerate(tokens[:20]):
        who = _who(token)
        if who in {"", "het"}:
            continue
        for beside in (spot + 1, spot - 1):
            if not 0 <= beside < len(tokens):
                continue
            word = tokens[beside]
            if len(word) < 3 or not word.isalpha() or word in NO_VERB or word in SUBJECTS:
                continue
            if who in {"wij", "ik"} or (beside > spot and word.endswith("t")):
                return beside
    return -1


def is_finite(word: str) -> bool:
    """Whether a word can be the verb of a clause, plural and all."""
    return word in AUXILIARIES or any(form is Form.PRESENT for _, form, _ in FORMS.get(word, ()))


def _only_plural(token: str, tokens: Sequence[str], spot: int) -> bool:
    """A word in -en may be an infinitive; finite only beside a plural subject or early in the clause."""
    if not token.endswith("en"):
        return False
    beside = {tokens[spot - 1] if spot else "", tokens[spot + 1] if spot + 1 < len(tokens) else ""}
    return not (beside & {"wij", "we", "zij", "ze", "jullie"} or spot <= 4)


_SURE_SUBJECT = frozenset({"wij", "we", "ik"})


def _subject(tokens: Sequence[str], spot: int) -> str:
    before, after = tokens[max(0, spot - 10) : spot], tokens[spot + 1 : spot + 7]
    if before and after and after[0] in _SURE_SUBJECT and before[-1] not in _SURE_SUBJECT:
        return SUBJECTS[after[0]]
    if before and before[0] not in INVERTING and not (before[0] in {"dit", "deze"} and len(before) > 3):
        named = [who for token in before if (who := _who(token)) and who != "het"]
        if before[-1] in SUBJECTS and SUBJECTS[before[-1]] in {"wij", "ik", "u", "hij", "het"}:
            return SUBJECTS[before[-1]]
        return named[0] if named else ("het" if before[0] in {"er", "dat", "dit"} and len(before) == 1 else "zaak")
    for token in after[:5]:
        who = _who(token)
        if who and (who != "het" or token == "er"):
            return who
        if token in {"in", "op", "voor", "van", "aan", "met", "naar"}:
            break
    return "zaak"


_THIRD_ENDINGS = (
    *(
        "bedrijf",
        "bedrijven",
        "beheerder",
        "beheerders",
        "maatschappij",
        "bureau",
        "kantoor",
        "kantoren",
        "leverancier",
    ),
    *(
        "aannemer",
        "bouwer",
        "corporatie",
        "corporaties",
        "instelling",
        "instellingen",
        "aanbieder",
        "aanbieders",
        "fonds",
    ),
    *(
        "ziekenhuis",
        "vervoerder",
        "ontwikkelaar",
        "vereniging",
        "stichting",
        "schap",
        "dienst",
        "ministerie",
        "regio",
        "club",
        "bank",
        "opvang",
        "inspectie",
        "platform",
        "comite",
        "partij",
        "boeren",
    ),
)


@lru_cache(maxsize=1 << 14)
def _who(token: str) -> str:
    if token not in SUBJECTS and token.endswith(_THIRD_ENDINGS):
        return "derde"
    if token.endswith(("raad", "raden")) and token not in {"raad", "gemeenteraad", "raden"}:
        return "ontvanger"
    return SUBJECTS.get(token, "")
