"""What speaks for an afspraak and what against it, counted together.

A trained layer adds weights up; that a single "but" is enough, it can only learn from features that say so.
"""

from collections.abc import Iterator, Mapping

from besluiten.reading.genre import Genre
from besluiten.reading.verb_features import ACTS_OF_PROMISE
from besluiten.reading.verbs import Act


def _names(*names: str) -> frozenset[str]:
    return frozenset(names)


_NONE = _names()
# Per reason the features of which one is enough, and those of which one is too many.
_FOR_IT: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "doener": (_names("wie:wij", "wie:ik", "wie:college", "wie:gemeente", "wie:hij", "wie:minister"), _NONE),
    "lezer": (_names("wie:u", "wie:ontvanger", "wie:raad", "zin:kunt u tegemoet"), _NONE),
    "doet": (
        frozenset(
            f"doet:{how}+{act}"
            for how in ("nu", "zal", "zal worden", "gaat", "wordt", "komt", "laat")
            for act in ACTS_OF_PROMISE
        ),
        _NONE,
    ),
    "straks": (_names("vooruit"), _NONE),
    "ooit": (_names("tijd:daarna", "tijd:onbepaald", "tijd:gebeurtenis", "tijd:herhalend"), _NONE),
    "zal": (
        _names("zin:zullen", "zin:zegt toe", "woord:zodra", "zin:uit van") | {f"doet:gaat+{act}" for act in Act},
        _NONE,
    ),
    "ja": (_names("zin:ja"), _NONE),
    "gericht": (
        _names("zin:naar de raad", "zin:op de hoogte", "zin:laat weten", "zin:ter", "zin:in gesprek", "zin:in kaart"),
        _NONE,
    ),
    "bestuur": (_names("schrijver:college", "spreker:bestuur", "genre:lijst"), _NONE),
}
_AGAINST: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "gedaan": (
        _names("voltooid:heeft", "voltooid:is", "voltooid:was", "voltooid:werd", "voltooid:had", "tijdsvorm:toen"),
        _names("zin:zullen", "daarna pv:wordt", "daarna pv:zal", "zin:zegt toe"),
    ),
    "toen": (_names("tijd:voorbij", "tijd:terug", "zin:sinds"), _names("vooruit")),
    "verleden": (_names("woord:toen"), _names("zin:zegt toe", "zin:zullen")),
    "als": (_names("zin:voorwaardelijk", "woord:mocht", "pv:zou", "zin:werkwoord eerst"), _NONE),
    "gewoonte": (_names("zin:gewoonte", "woord:gewoonte"), _NONE),
    "hierbij": (_names("zin:hierbij"), _NONE),
    "vraag": (_names("zin:vraagteken"), _NONE),
    "derde": (_names("wie:derde", "wie:inwoners", "wie:lid", "wie:afkorting"), _NONE),
    "niet": (_names("zin:gaat niet"), _NONE),
    "mening": (_names("woord:mening", "woord:doel", "zin:beschrijft", "pv:kan", "zin:gaat over"), _NONE),
    "dank": (_names("zin:dank"), _NONE),
    "veld": (_names("zin:veld"), _NONE),
    "buiten": (_names("schrijver:extern", "schrijver:pers", "schrijver:raad"), _names("spreker:bestuur")),
}


def _holding(table: Mapping[str, tuple[frozenset[str], frozenset[str]]], names: set[str]) -> list[str]:
    return [
        reason
        for reason, (wanted, unless) in table.items()
        if not names.isdisjoint(wanted) and names.isdisjoint(unless)
    ]


def weighed_up(names: set[str], genre: Genre) -> Iterator[str]:
    """How much speaks for a promise and against it, counted, and together."""
    speaks_for, speaks_against = _holding(_FOR_IT, names), _holding(_AGAINST, names)
    yield f"voor:{min(5, len(speaks_for))}|tegen:{min(3, len(speaks_against))}"
    yield f"tegen:{min(3, len(speaks_against))}"
    who = "doener" if "doener" in speaks_for else "lezer" if "lezer" in speaks_for else "anders"
    when = "straks" if "straks" in speaks_for else "ooit" if "ooit" in speaks_for else "nooit"
    does = "zal" if "zal" in speaks_for else "doet" if "doet" in speaks_for else "is"
    side = "bestuur" if "bestuur" in speaks_for else "ander"
    clean = "schoon" if not speaks_against else "maar"
    yield f"kern:{who}+{does}+{when}+{clean}"
    yield f"kern:{does}+{when}+{side}+{clean}"
    yield f"kern:{who}+{side}+{clean}"
    yield from _asked(names, genre)
    for against in speaks_against:
        yield f"tegen {against}|{when}|{does}"
        yield f"tegen {against}|{who}|{side}"


_ASKING = ("zin:verzoeken u", "zin:wenst", "zin:verzoekt iemand", "zin:gebiedend", "inleiding:verzoek")
_CHARGING = ("inleiding:opdracht", "zin:college verzocht", "zin:verzoekt college", "inleiding:besluit")
_TYING = (
    "zin:mits",
    "zin:pas als",
    "inleiding:voorwaarde",
    "kop:voorwaarde",
    "woord:randvoorwaarde",
    "zin:waarbij geldt",
)


def _asked(names: set[str], genre: Genre) -> Iterator[str]:
    """The same for what is asked, charged and made a condition."""
    asks = [name for name in _ASKING if name in names]
    charges = [name for name in _CHARGING if name in names]
    ties = [name for name in _TYING if name in names]
    doubt = (
        "vraag" if "zin:vraagteken" in names else "toen" if names & {"tijdsvorm:toen", "zin:toegezegd"} else "schoon"
    )
    form = "te" if "zin:te-zin" in names else "zin"
    speaker = speaker_of(names)
    writer = genre.writer or "onbekend"
    if asks:
        yield f"vraagt|{writer}|{doubt}"
        yield f"vraagt|{speaker}|{doubt}"
        yield f"vraagt:{min(2, len(asks))}|{form}|{doubt}"
        yield f"vraagt:{asks[0]}|{writer}"
    if charges:
        yield f"draagt op:{min(2, len(charges))}|{writer}|{form}"
        yield f"draagt op:{charges[0]}|{form}|{'lijst' if 'soort:punt' in names else 'los'}"
        if "zin:te sturen" in names or "zin:besluit te" in names:
            yield f"besluit te sturen|{writer}"
    if ties:
        yield f"bindt:{min(3, len(ties))}|{doubt}|{'punt' if 'soort:punt' in names else 'zin'}"
        yield f"bindt:{ties[0]}|{writer}"
    if "zin:te sturen" in names and genre.kinds & {"besluitenlijst", "soort besluitenlijst"}:
        yield f"besluitenlijst te sturen|{'naar de raad' if 'zin:naar de raad' in names else 'elders'}"


_SPEAKERS = ("spreker:bestuur", "spreker:griffie", "spreker:lid")


def speaker_of(names: set[str]) -> str:
    return next((name for name in _SPEAKERS if name in names), "spreker:geen")
