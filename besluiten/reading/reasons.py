"""Why a unit was proposed, in plain Dutch: the features that weighed most, for those that a person can check."""

from collections.abc import Iterator

from besluiten.reading.judging import Judged
from besluiten.reading.terms import TermClass
from besluiten.reading.weights import Weights

_IN_WORDS = {
    "zin:zullen": "er staat “zal” of “zullen”",
    "zin:zegt toe": "er staat dat iemand iets toezegt of belooft",
    "zin:kunt u tegemoet": "er staat dat de lezer iets krijgt of ontvangt",
    "zin:laat weten": "er staat dat iemand iets laat weten",
    "zin:op de hoogte": "er staat dat iemand op de hoogte wordt gebracht",
    "zin:in gesprek": "er staat dat er een gesprek komt",
    "zin:in kaart": "er staat dat iets in kaart wordt gebracht",
    "zin:naar de raad": "het gaat naar de raad of de commissie",
    "zin:ter": "het wordt ter besluitvorming of ter kennisname gestuurd",
    "zin:verwachting": "er staat een verwachting of planning",
    "zin:mits": "er staat “mits” of “onder voorwaarde”",
    "zin:pas als": "er staat dat iets pas of alleen mag als iets anders is gebeurd",
    "zin:waarbij geldt": "er staat wat moet, mag of nodig is",
    "zin:verzoeken u": "de schrijver vraagt iets van de lezer",
    "zin:wenst": "de schrijver stelt iets op prijs of wenst iets",
    "zin:verzoekt iemand": "er staat dat iemand om iets vraagt",
    "zin:college verzocht": "het college wordt iets gevraagd of opgedragen",
    "zin:verzoekt college": "er staat “verzoekt”, “draagt op” of “roept op”",
    "zin:gebiedend": "de zin begint met een opdracht",
    "zin:te-zin": "er staat “te” met een werkwoord",
    "zin:uit van": "er staat waar de schrijver van uitgaat",
    "woord:zodra": "er staat “zodra”",
    "woord:randvoorwaarde": "er staat “voorwaarde” of “eis”",
    "inleiding:opdracht": "het is een punt onder “verzoekt” of “draagt op”",
    "inleiding:besluit": "het is een punt onder “besluit”",
    "inleiding:voorwaarde": "het is een punt onder een zin over voorwaarden",
    "inleiding:verzoek": "het is een punt onder een verzoek",
    "inleiding:planning": "het is een punt van een planning",
    "inleiding:toezegging": "het is een punt onder een toezegging",
    "kop:voorwaarde": "het staat onder een kop over voorwaarden",
    "kop:planning": "het staat onder een kop over planning of vervolg",
    "kop:toezegging": "het staat onder een kop over toezeggingen",
    "kop:antwoord": "het staat in een antwoord",
    "spreker:bestuur": "een bestuurder is aan het woord",
    "wie:wij": "de schrijver zegt wat “wij” doen",
    "wie:ik": "de schrijver zegt wat “ik” doe",
    "wie:u": "de lezer is het onderwerp",
    "wie:college": "een bestuurder of het college is het onderwerp",
    "wie:gemeente": "de gemeente is het onderwerp",
    "pv:wordt": "er staat dat iets wordt gedaan",
    "pv:gaat": "er staat dat iets gaat gebeuren",
    "tijdsvorm:nu": "het werkwoord staat in de tegenwoordige tijd",
    "soort:rij": "het is een regel van een tabel",
    "schrijver:college": "het stuk is van het college of de gemeente",
    "schrijver:raad": "het stuk is een motie of amendement",
    "schrijver:extern": "het stuk is aan het college gericht",
    "genre:lijst": "het stuk is een lijst van toezeggingen",
}
_MOST = 3


def reasons(judged: Judged, weights: Weights) -> tuple[str, ...]:
    """At most three, the heaviest first, and the words of a time that lies ahead."""
    weighed = sorted(_weighed(judged, weights), key=lambda pair: (-pair[0], pair[1]))
    found = [words for weight, words in weighed[:_MOST] if weight > 0]
    ahead = next((term.words for term in judged.reading.terms if term.kind is not TermClass.PAST), "")
    if ahead:
        found.append(f"er staat een tijd bij: “{ahead}”")
    return tuple(found) or ("de woorden lijken op die van eerdere voorbeelden",)


def _weighed(judged: Judged, weights: Weights) -> Iterator[tuple[float, str]]:
    own, pairs = judged.reading.own, judged.reading.pairs
    for name, words in _IN_WORDS.items():
        if name in own:
            yield sum(weights.weight(other, judged.kind) for other in (name, *pairs[name])), words
