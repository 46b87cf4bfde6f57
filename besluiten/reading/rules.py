"""The rules that a find of `afspraken` can bear: what in its words, or in its place, made it one.

The trained layer decides whether something is an afspraak; the first rule of its kind that fits names it.
"""

from collections.abc import Callable

from dossiers.reading.model import FindKind, ReadingRule

Names = frozenset[str]


def _has(*wanted: str) -> Callable[[Names], bool]:
    return lambda names: any(name in names for name in wanted)


def _always(_names: Names) -> bool:
    return True


_T, _R, _O, _V = FindKind.TOEZEGGING, FindKind.RANDVOORWAARDE, FindKind.OPDRACHT, FindKind.REQUEST
_TABLE: tuple[tuple[ReadingRule, Callable[[Names], bool]], ...] = (
    (
        ReadingRule(
            "toezegging-gezegd",
            _T,
            "Iemand van het bestuur zegt iets toe of belooft iets.",
            "Verslag\n\nDe wethouder zegt toe de raad in mei een overzicht van de kosten te sturen.",
            "Verslag\n\nDe wethouder zegt dat hij dat niet kan toezeggen.",
        ),
        _has("zin:zegt toe", "zin:toegezegd"),
    ),
    (
        ReadingRule(
            "toezegging-ontvangen",
            _T,
            "De lezer krijgt iets, of wordt ingelicht.",
            "Geachte raad,\n\nU ontvangt vóór de zomer een voorstel van ons.\n\nBurgemeester en wethouders",
            "Geachte raad,\n\nU ontving vorig jaar een voorstel van ons.\n\nBurgemeester en wethouders",
        ),
        _has("zin:kunt u tegemoet", "wie:u", "wie:raad", "wie:ontvanger"),
    ),
    (
        ReadingRule(
            "toezegging-regel",
            _T,
            "Een regel of een punt van een planning.",
            "Planning\n\nStart van de bouw: vierde kwartaal 2031\nOplevering: medio 2032\n",
            "Planning\n\nContactpersoon: afdeling Beheer\nTelefoon: zie de website\n",
        ),
        _has("soort:rij", "inleiding:planning"),
    ),
    (
        ReadingRule(
            "toezegging-wij",
            _T,
            "De schrijver zegt wat hij zelf gaat doen.",
            "Geachte raad,\n\nWij sturen u in oktober de uitkomsten van het onderzoek.\n\nBurgemeester en wethouders",
            "Geachte raad,\n\nWij hebben u in oktober de uitkomsten gestuurd.\n\nBurgemeester en wethouders",
        ),
        _has("wie:wij", "wie:ik", "wie:college", "wie:gemeente", "wie:hij"),
    ),
    (
        ReadingRule(
            "toezegging-lijdend",
            _T,
            "Er wordt iets gedaan, zonder dat er staat door wie.",
            "Geachte raad,\n\nDe uitkomsten worden in november aan de raad voorgelegd.\n\nBurgemeester en wethouders",
            "Geachte raad,\n\nDe uitkomsten werden in november aan de raad voorgelegd.\n\nBurgemeester en wethouders",
        ),
        _has("pv:wordt", "zin:zullen"),
    ),
    (
        ReadingRule(
            "toezegging-overig",
            _T,
            "Iets dat te controleren is en dat nog moet gebeuren.",
            "Geachte raad,\n\nHet voorstel volgt vóór de zomer.\n\nBurgemeester en wethouders",
            "Geachte raad,\n\nHet voorstel was in het voorjaar klaar.\n\nBurgemeester en wethouders",
        ),
        _always,
    ),
    (
        ReadingRule(
            "randvoorwaarde-punt",
            _R,
            "Een punt van een lijst met voorwaarden.",
            "Het plan kan doorgaan als aan deze voorwaarden is voldaan:\n1. er is een vergunning;\n2. de "
            "kosten zijn gedekt.",
            "Het plan gaat over twee zaken:\n1. de vergunning;\n2. de kosten.",
        ),
        _has("soort:punt"),
    ),
    (
        ReadingRule(
            "randvoorwaarde-zin",
            _R,
            "Een zin die zegt waaraan eerst voldaan moet zijn.",
            "De sloop mag pas beginnen als het onderzoek naar vleermuizen is afgerond.",
            "De sloop begon toen het onderzoek naar vleermuizen klaar was.",
        ),
        _always,
    ),
    (
        ReadingRule(
            "opdracht-punt",
            _O,
            "Een punt van het dictum van een motie of een raadsbesluit.",
            "MOTIE\n\nverzoekt het college:\n- een plan te maken;\n- de raad daarover te berichten;\n\nen "
            "gaat over tot de orde van de dag.",
            "MOTIE\n\noverwegende dat:\n- er geen plan is;\n- de raad niets hoort;\n\nen gaat over tot de "
            "orde van de dag.",
        ),
        _has("soort:punt"),
    ),
    (
        ReadingRule(
            "opdracht-zin",
            _O,
            "Een zin waarin de raad het college iets opdraagt of vraagt.",
            "Motie veilig fietsen\n\nDe raad verzoekt het college vóór de begroting een plan voor het "
            "fietspad te maken.",
            "Motie veilig fietsen\n\nDe raad heeft in het voorjaar over het fietspad gesproken.",
        ),
        _always,
    ),
    (
        ReadingRule(
            "verzoek-zin",
            _V,
            "Een verzoek dat geen motie is.",
            "Geacht college,\n\nWij verzoeken u binnen drie weken te antwoorden.\n\nNamens de bewoners,\nJ. Jansen",
            "Geacht college,\n\nWat doet u aan de drukte?\n\nNamens de bewoners,\nJ. Jansen",
        ),
        _always,
    ),
)
RULES: tuple[ReadingRule, ...] = tuple(rule for rule, _ in _TABLE)


def rule_of(kind: str, names: Names) -> str:
    """The id of the first rule of this kind (a value of FindKind) that fits the features."""
    return next(rule.id for rule, fits in _TABLE if rule.kind == kind and fits(names))
