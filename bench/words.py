"""Dutch words of our own choice, and sentences made of them with one seed: common words are common, rare ones rare.

The frequencies follow Zipf's law, as in any language: the commonest words stand on nearly every page, and compounds of
two nouns stand on a few. What a sentence says is nonsense; how often its words occur is what a search engine feels.
"""

import itertools
import random
from functools import cache

_SMALL_TEXT = """
de het een van en in is dat op te voor met zijn aan er niet die als om bij ook door naar uit over dan nog maar
wordt worden werd hebben heeft had kan kunnen moet moeten zal zullen zou mag mogen wil willen deze dit daar hier
dus want tot per tegen onder tussen binnen buiten sinds tijdens volgens zonder omdat zodat wanneer terwijl
hoewel of wel al alleen steeds vaak soms straks eerst daarna opnieuw samen ieder elke alle veel weinig meer
minder
"""

_COMMON_TEXT = """
gemeente raad college wethouder inwoners plan voorstel besluit jaar kosten project aanpak overleg datum brief
memo stuk punt vraag antwoord verzoek vergadering commissie advies budget begroting uitvoering voortgang beleid
regeling contract aanbieder zorg jeugd hulp ondersteuning wijk buurt centrum woning woningen straat weg verkeer
fiets school sport cultuur natuur water energie klimaat afval veiligheid werk inkomen schuld armoede onderzoek
rapport evaluatie resultaat doel planning termijn fase start einde overdracht levering systeem gegevens
registratie cliënt team medewerker organisatie samenwerking partner regio provincie rijk wet taak
verantwoordelijkheid risico maatregel keuze gevolg oorzaak oplossing knelpunt wachttijd indicatie beschikking
melding gesprek bezoek klacht bezwaar
"""

_VERBS_TEXT = """
bespreken vaststellen onderzoeken verbeteren invoeren afronden melden sturen vragen bouwen sluiten openen
verschuiven opstellen toetsen verlengen stoppen beginnen inrichten overdragen bekostigen verdelen beperken
versterken vertragen versnellen toelichten beantwoorden herzien bewaken
"""

_ADJECTIVES_TEXT = """
nieuwe oude grote kleine lokale regionale tijdelijke blijvende sociale openbare jaarlijkse eerste tweede laatste
volgende definitieve voorlopige integrale concrete duidelijke zorgvuldige snelle trage dure goedkope veilige
gezonde groene stille drukke
"""

_FIRST_PARTS_TEXT = """
wijk buurt jeugd zorg dorps haven markt school sport energie water groen speel woon werk leer fiets bus spoor
dijk molen kerk brug plein park tuin bos heide strand duin polder sluis gracht kade toren raadhuis bad zwem ijs
dorp stads regio streek landschaps archief muziek theater lees boeken afval kringloop riool lucht geluids warmte
zonne wind bodem grond pacht huur koop bouw sloop
"""

_LAST_PARTS_TEXT = """
huis plan beheer raad fonds loket team kaart plek vraag stuk regeling toets meting proef route visie agenda
monitor scan kring tafel dienst post hal zaal baan pad weg veld bank lijst boek akkoord convenant subsidie
tarief heffing norm grens kern rand zone as lijn net werk markt feest dag week maand ploeg groep club bond
stichting coach gids wijzer brigade panel
"""

SMALL = _SMALL_TEXT.split()
COMMON = _COMMON_TEXT.split()
VERBS = _VERBS_TEXT.split()
ADJECTIVES = _ADJECTIVES_TEXT.split()
FIRST_PARTS = _FIRST_PARTS_TEXT.split()
LAST_PARTS = _LAST_PARTS_TEXT.split()

STEPS = ("", "s", "begeleidings", "verbeter", "noord", "zuid", "oost", "west")


@cache
def vocabulary() -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Every word, the commonest first, and the running sum of their weights (1 / rank)."""
    mixed = [word for group in itertools.zip_longest(COMMON, VERBS, ADJECTIVES) for word in group if word]
    compounds = [f"{first}{step}{last}" for step in STEPS for first in FIRST_PARTS for last in LAST_PARTS]
    random.Random(7).shuffle(compounds)
    words = tuple(dict.fromkeys([*SMALL, *mixed, *compounds]))
    return words, tuple(itertools.accumulate(1 / (rank + 3) for rank in range(len(words))))


def words_by_rank(start: int, stop: int) -> list[str]:
    return list(vocabulary()[0][start:stop])


def sentence(source: random.Random, length: int) -> str:
    words, weights = vocabulary()
    text = " ".join(source.choices(words, cum_weights=weights, k=length))
    return f"{text[0].upper()}{text[1:]}."


def paragraph(source: random.Random, characters: int) -> str:
    """Whole sentences, together about this long."""
    sentences, size = [], 0
    while size < characters:
        sentences.append(sentence(source, source.randint(8, 22)))
        size += len(sentences[-1]) + 1
    return " ".join(sentences)


def title(source: random.Random) -> str:
    first, last = source.choice(FIRST_PARTS), source.choice(LAST_PARTS)
    return f"{source.choice(ADJECTIVES).capitalize()} {first}{last}: {source.choice(COMMON)} en {source.choice(VERBS)}"
