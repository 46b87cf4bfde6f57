"""Closed lists of words by what they say: auxiliary verbs, who is spoken of, and words that colour a sentence."""

from collections.abc import Mapping


def _by_word(lists: Mapping[str, str]) -> dict[str, str]:
    return {word: name for name, words in lists.items() for word in words.split()}


AUXILIARIES = _by_word(
    {
        "zal": "zal zullen",
        "wordt": "wordt worden word",
        "is": "is zijn ben bent",
        "was": "was waren",
        "werd": "werd werden",
        "heeft": "heeft hebben heb hebt",
        "had": "had hadden",
        "gaat": "gaat gaan ga",
        "kan": "kan kunnen kunt kon konden",
        "moet": "moet moeten dient dienen hoeft hoeven",
        "mag": "mag mogen",
        "wil": "wil willen wilt",
        "zou": "zou zouden",
        "blijft": "blijft blijven",
        "laat": "laat laten",
        "hoopt": "hoopt hopen hoop",
        "verwacht": "verwacht verwachten",
        "streeft": "streeft streven beoogt beogen",
        "komt": "komt komen kom",
    }
)
SUBJECTS = _by_word(
    {
        "wij": "wij we",
        "ik": "ik",
        "u": "u jullie je jij",
        "college": (
            "college wethouder wethouders burgemeester portefeuillehouder gedeputeerde gedeputeerden "
            "heemraad dijkgraaf b&w gs d&h bestuur kabinetslid portefeuillehouders hoogheemraad"
        ),
        "gemeente": (
            "gemeente organisatie projectleider projectteam afdeling beleidsadviseur wijkmanager beheerder "
            "gebiedsmanager accountmanager programmamanager waterschap ambtenaren ambtenaar medewerker "
            "medewerkers wijkregisseur"
        ),
        "minister": "minister ministers staatssecretaris kabinet",
        "raad": "raad gemeenteraad commissie staten kamer raadsleden statenleden raadscommissie presidium",
        "hij": "hij zij ze",
        "ontvanger": "panel wijkpanel klankbordgroep bewonersgroep lezerspanel omwonenden ouders",
        "lid": "indieners fractie raadslid heer mevrouw statenlid indiener fracties partij vvd cda d66 pvda sp",
        "inwoners": "inwoners bewoners inwoner bewoner iedereen mensen",
        "griffie": "griffie griffier voorzitter werkgroep rekenkamer",
        "derde": (
            "provincie rijk regio ggd politie vervoerder aannemer corporatie woningcorporatie "
            "ontwikkelaar rijkswaterstaat prorail stichting vereniging school scholen schoolbestuur "
            "exploitant initiatiefnemer aanbieder aanbieders eigenaar partners netbeheerder veiligheidsregio "
            "ondernemers gemeenten veehouder bedrijf bureau vervoersbedrijf woningstichting nutsbedrijf vng "
            "uwv omgevingsdienst zorgverzekeraar huurders verhuurder markt ministerie inspectie rechter rechtbank "
            "accountant bank banken huisartsen winkeliers initiatiefnemers eigenaren leden brandweer bibliotheek "
            "museum kerk zorgaanbieders corporaties verenigingen clubs club organisator organisatoren leverancier "
            "huiseigenaren agrariers boeren vrijwilligers ziekenhuis universiteit adviseur onderzoekers"
        ),
        "het": "er het dat dit deze die wat men daar hier",
    }
)
_COLOURS = {
    "toen": (
        "was waren werd werden ging gingen kwam kwamen stond stonden gaf gaven hielp hielpen deed deden zei "
        "zeiden vroeg "
        "vroegen schreef schreven bleek bleken kreeg kregen nam namen zag zagen vond vonden liep liepen begon begonnen "
        "bracht brachten dacht dachten hield hielden lag lagen leidde leidden ontstond viel vielen trok trokken sprak "
        "spraken koos kozen besloot besloten riep bood boden wilde wilden kon konden moest moesten merkte "
        "merkten steeg "
        "daalde vertelde legde stelde stelden wees wezen ontving ontvingen bezocht meldde meldden"
    ),
    "negatie": "niet geen nooit nee niemand niets evenmin",
    "voorwaarde": "als indien mits tenzij wanneer",
    "zodra": "zodra",
    "mocht": "mocht mochten",
    "gewoonte": "altijd doorgaans meestal gewoonlijk standaard steeds telkens normaliter nogmaals",
    "lopend": "momenteel thans nu al reeds inmiddels",
    "hedge": "mogelijk mogelijkerwijs wellicht misschien eventueel eventuele kunnen waarschijnlijk",
    "vraag": "graag verzoek verzoeken vragen gevraagd verzocht",
    "doel": "doel ambitie streven inzet visie uitgangspunt bedoeling voornemen wens wensen",
    "randvoorwaarde": "voorwaarde voorwaarden randvoorwaarde randvoorwaarden eis eisen criteria criterium vereiste",
    "pas": "pas alleen uitsluitend slechts",
    "toezeg": "toe toegezegd toezegging toezeggingen belooft beloofd toezeggen",
    "opdracht": "verzoekt draagt opgedragen opdracht roept verzocht",
    "verzoek": "verzoeken verzoek vragen vraag adviseren prijs dringen roepen",
    "weigering": "helaas evenmin afgezien wijzen afwijzen onthouden",
    "mening": "vinden vindt mening belang belangrijk wenselijk waarderen trots blij jammer zorgen begrijpen",
    "alternatief": "of",
    "ook": "ook tevens daarnaast bovendien",
    "u": "u uw jullie",
    "raad": "raad commissie staten kamer raadsleden statenleden",
    "bewoners": "bewoners omwonenden inwoners indieners ouders bewoner",
    "wijze": "moeten moet dient dienen",
}
COLOURS: dict[str, list[str]] = {}
for _name, _words in _COLOURS.items():
    for _word in _words.split():
        COLOURS.setdefault(_word, []).append(_name)

# Behind one of these at the start of a sentence the subject stands after the verb.
_INVERTING = (
    "aan als begin bij binnen bovendien conform daarbij daarmee daarna daarnaast daarom daarover daartoe "
    "daarvoor dan deze dit door eerst eind elk elke graag half halverwege hierbij hiermee hierover "
    "hiertoe hiervoor ieder iedere in indien inmiddels jaarlijks later medio met mocht momenteel na naast "
    "nu om ook op over per tegelijk tegelijkertijd tevens tijdens tot uit uiteindelijk uiterlijk van "
    "vanaf verder vervolgens volgens voor voorlopig wanneer wel zo zodra "
)
INVERTING = frozenset(_INVERTING.split())
# Opens a clause whose verb stands at its end, so is not the verb of the sentence.
_SUBORDINATING = (
    "als indien zodra nadat voordat omdat doordat toen wanneer terwijl hoewel zoals aangezien zolang totdat opdat "
    "mits tenzij of dat die waarin waarmee waarvan waarvoor waardoor waarbij waarover waarop waaraan waarna welke wie "
    "wat hoe "
)
SUBORDINATING = frozenset(_SUBORDINATING.split())
# Stand beside "wij" or behind a subject without being its verb.
_NO_VERB = (
    "niet ook nog wel dan daar hier er dat dit die de het een met voor van op in uit bij aan naar om te en of maar "
    "want als dus al toch reeds eerst weer zelf samen beiden allen graag nu toen ons onze uw u hun zich door over tot "
    "per na omdat terwijl zodat opdat hoe wat wie waar welke zoals indien zodra geen alleen steeds vooral onder "
    "tussen zonder tegen sinds tijdens binnen altijd echter "
)
NO_VERB = frozenset(_NO_VERB.split())
# Look like a participle and are none.
_NO_PARTICIPLE = (
    "begroot bekend beleid bericht besluit bestuurt bewust bezoekt gebied gebieden gebouwen gedurende "
    "gegevens gehakt geheel geld geleden gelet geluid gemeend gemeente gemeenten gerecht geschikt "
    "gesprekken gevallen gevolgen gewicht gezicht gezond onderzoekt overheid overleg overzicht verband "
    "verschillend verstand "
)
NO_PARTICIPLE = frozenset(_NO_PARTICIPLE.split())
