"""Which compounds are split, into what, and which words stay whole."""

from collections import defaultdict

import pytest

from search.dutch.compounds import MAX_WORD, Splitter, plurals
from search.dutch.word_lists import compound_words, whole_words

COMPOUNDS = """
raadsinformatiebrief = raad informatie brief
raadsinformatiebrieven = raad informatie brief
wachtlijst = wacht lijst
wachtlijsten = wacht lijst
jeugdhulpaanbieder = jeugd hulp aanbieder
jeugdhulpaanbieders = jeugd hulp aanbieder
huishoudelijkehulp = huishoudelijk hulp
sociaalteam = sociaal team
afvalstoffenheffing = afval stof heffing
omgevingsvergunning = omgeving vergunning
omgevingsvergunningen = omgeving vergunning
warmtetransitievisie = warmte transitie visie
wijkteam = wijk team
bestemmingsplanwijziging = bestemming plan wijziging
parkeerbeleid = parkeer beleid
parkeervergunning = parkeer vergunning
fietspaden = fiets paden
sportaccommodaties = sport accommodatie
zwembaden = zwem bad
schoolgebouwen = school gebouw
gemeenteraadsverkiezingen = gemeente raad verkiezing
gemeenteraad = gemeente raad
raadsvergadering = raad vergadering
raadsleden = raad leden
commissieleden = commissie leden
statenleden = staat leden
collegebesluit = college besluit
raadsbesluit = raad besluit
jeugdzorgregio = jeugd zorg regio
hondenbelasting = hond belasting
toeristenbelasting = toerist belasting
onroerendezaakbelasting = onroerend zaak belasting
woningbouwprogramma = woning bouw programma
woningbouwlocaties = woning bouw locatie
starterswoningen = starter woning
ouderenzorg = ouderen zorg
jongerenwerk = jongeren werk
kinderopvang = kinder opvang
vrouwenopvang = vrouw opvang
vluchtelingenopvang = vluchteling opvang
asielzoekerscentrum = asiel zoeker centrum
mantelzorgers = mantel zorger
dorpsraad = dorp raad
stadsdeelraad = stad deel raad
verkeersveiligheid = verkeer veiligheid
veiligheidsregio = veiligheid regio
vuurwerkverbod = vuurwerk verbod
geluidsoverlast = geluid overlast
wateroverlast = water overlast
klimaatadaptatieplan = klimaat adaptatie plan
energietransitie = energie transitie
zonnepanelen = zonne paneel
windmolens = wind molen
zonneweide = zonne weide
laadpalen = laad paal
milieustraat = milieu straat
grofvuil = grof vuil
restafval = rest afval
groenonderhoud = groen onderhoud
bomenkap = boom kap
kapvergunning = kap vergunning
speeltuinen = speel tuin
speelplekken = speel plek
schuldhulpverlening = schuld hulp verlening
armoedebeleid = armoede beleid
minimabeleid = minima beleid
bijstandsuitkering = bijstand uitkering
participatiewet = participatie wet
inburgeringscursus = inburgering cursus
eenzaamheidsbestrijding = eenzaamheid bestrijding
begrotingswijziging = begroting wijziging
jaarrekening = jaar rekening
voorjaarsnota = voorjaar nota
meerjarenbegroting = meer jaar begroting
grondexploitatie = grond exploitatie
grondprijzen = grond prijs
subsidieregeling = subsidie regeling
subsidieverordening = subsidie verordening
inkoopbeleid = inkoop beleid
aanbestedingsbeleid = aanbesteding beleid
personeelskosten = personeel kosten
ziekteverzuim = ziekte verzuim
informatiebeveiliging = informatie beveiliging
datalek = data lek
privacybeleid = privacy beleid
bibliotheekvoorziening = bibliotheek voorziening
cultuurnota = cultuur nota
muziekschool = muziek school
erfgoedbeleid = erfgoed beleid
monumentenzorg = monument zorg
evenementenbeleid = evenement beleid
horecabeleid = horeca beleid
winkeltijden = winkel tijd
winkelgebied = winkel gebied
bedrijventerrein = bedrijf terrein
binnenstadsvisie = binnen stad visie
mobiliteitsplan = mobiliteit plan
busverbinding = bus verbinding
treinstation = trein station
spoorwegovergang = spoor weg overgang
fietsenstalling = fietsen stalling
verkeersdrempels = verkeer drempel
snelheidsbeperking = snelheid beperking
rioolheffing = riool heffing
waterschapsbelasting = waterschap belasting
stikstofdepositie = stikstof depositie
luchtkwaliteit = lucht kwaliteit
bodemsanering = bodem sanering
arbeidsmigranten = arbeid migrant
huisvestingsverordening = huisvesting verordening
leegstandsverordening = leegstand verordening
zorgplicht = zorg plicht
leerplichtambtenaar = leer plicht ambtenaar
leerlingenvervoer = leerling vervoer
onderwijshuisvesting = onderwijs huisvesting
onderwijsachterstanden = onderwijs achterstand
peuteropvang = peuter opvang
dorpshuizen = dorp huis
buurthuizen = buurt huis
wijkagenten = wijk agent
cameratoezicht = camera toezicht
toezichthouders = toezicht houder
handhavingsbeleid = handhaving beleid
vergunningverlening = vergunning verlening
dienstverleningsconcept = dienst verlening concept
burgerparticipatie = burger participatie
inwonersinitiatief = inwoner initiatief
bewonersavond = bewoner avond
klankbordgroep = klank bord groep
werkgroep = werk groep
rekenkameronderzoek = reken kamer onderzoek
rekenkamerrapport = reken kamer rapport
accountantsverslag = accountant verslag
integriteitsbeleid = integriteit beleid
gedragscode = gedrag code
coalitieakkoord = coalitie akkoord
collegeprogramma = college programma
wethouderskandidaat = wethouder kandidaat
griffiersfunctie = griffier functie
afvalinzameling = afval inzameling
bouwhoogte = bouw hoogte
hoogbouwvisie = hoogbouw visie
kernwinkelgebied = kern winkel gebied
crisisopvang = crisis opvang
noodopvang = nood opvang
energiearmoede = energie armoede
energietoeslag = energie toeslag
huurtoeslag = huur toeslag
huurprijzen = huur prijs
woonvisie = woon visie
woonzorgvisie = woon zorg visie
zorgwoningen = zorg woning
flexwoningen = flex woning
tijdelijkewoningen = tijdelijk woning
deelauto = deel auto
deelmobiliteit = deel mobiliteit
voetgangersgebied = voetganger gebied
wandelroute = wandel route
ruiterpad = ruiter pad
"""

WHOLE = """
kwartier verslag afspraak opdracht voorstel gemeente besluit antwoord toezegging wethouder burgemeester griffier
raad college commissie fractie voorzitter onderwijs onderzoek onderhoud oordeel voordeel nadeel verkeer verkeerd
vergadering vergunning belasting begroting bezuiniging aanbesteding beleid bestuur bestemming betrokken
voorbeeld voorwaarde voorraad voorrang uitvoering uitkering uitspraak afdeling afval aanvraag aandacht aanpak
inwoner informatie organisatie initiatief kandidaat kwaliteit kantoor karton paspoort restaurant museum
directeur architectuur structuur cultuur natuur temperatuur portefeuille reglement parlement amendement document
argument moment evenement seizoen station portaal programma project probleem procent product proces voetbal
zondag maandag vrijdag wedstrijd wetenschap landschap waterschap eigenschap genootschap gezelschap boodschap
weerstand tegenstand omstandigheid standaard aardappel handhaving handhaven raadplegen eenzaamheid duurzaamheid
werkzaamheden zaterdag donderdag regenboog netwerk schouwburg stadhuis slachtoffer handtekening telefoon
televisie boekhouder maatregel mijlpaal leidraad draagvlak weekend dakloos werkloos ouderen bekende beneden
gebieden rijden lijden houden branden staden tarieven personen kerken markten wandelen tekenen rekenen kosten
baten lasten plannen panden sporten brandend zorgelijk zorgeloos woonachtig dorps landelijke stedelijk rechter
rechters bouwer leider leiders kaarten stenen personeel speelgoed zorgen planner bestand verband verstand
bestaan ontstaan tegenover bijvoorbeeld rechtvaardig eenvoudig noodzakelijk plaatselijk landelijk wettelijk
weerbaar strafbaar openbaar kwetsbaar vermogen verleden eerlijk werkelijk zakelijk stoffen kasteel partner
marineren zwangerschap opschorting kenteken spoorloos tentamen veranderen verhalen vorderingen herstellen
bestellen besteden bederf werkster belangen kansen stelling telling dossier officier portier plezier papier
kwijtschelding stadion monteur regelen waterig steenachtig
"""


@pytest.fixture(scope="module")
def splitter() -> Splitter:
    return Splitter(compound_words(), whole_words())


def test_a_compound_comes_apart_in_its_words(splitter: Splitter) -> None:
    lines = COMPOUNDS.strip().splitlines()
    assert [f"{word} = {' '.join(splitter.parts(word))}" for word in (line.split()[0] for line in lines)] == lines


def test_a_word_that_is_no_compound_stays_whole(splitter: Splitter) -> None:
    words = [*WHOLE.split(), "x", ""]
    assert {word: parts for word in words if (parts := splitter.parts(word))} == {}


def test_the_words_of_compounds_are_no_compounds_themselves() -> None:
    """Else jeugdzorgregio would be jeugdzorg and regio, and a question for zorg would miss it."""
    by_start = defaultdict(set)
    for word in compound_words() | whole_words():
        by_start[word[:2]].add(word)
    split = {}
    for word in compound_words():
        others = set().union(*(by_start[word[at : at + 2]] for at in range(len(word) - 2))) - {word}
        split[word] = Splitter(others).parts(word)
    assert {word: parts for word, parts in split.items() if parts} == {}


def test_the_lists_share_no_word_and_hold_no_bits() -> None:
    assert compound_words() & whole_words() == set()
    assert min(map(len, compound_words() | whole_words())) >= 3
    assert len(compound_words()) >= 4000


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("raadslid", ("raad", "lid")),
        ("raads-lid", ("raad", "lid")),
        ("raad-slid", ()),
        ("waterstand", ("water", "stand")),
        ("waterstanden", ("water", "stand")),
        ("standwater", ("stand", "water")),
        ("lidraadsvoorstel", ("lid", "raad", "voorstel")),
        ("voorstel", ()),
        ("voorstellen", ()),
        ("raden", ()),
        ("raadonbekend", ()),
        ("s-lid", ()),
    ],
)
def test_links_plurals_and_ties(word: str, parts: tuple[str, ...]) -> None:
    words = ["raad", "lid", "water", "stand", "tand", "voor", "stel"]
    assert Splitter(words, ["voorstel"]).parts(word) == parts


def test_fewest_parts_win() -> None:
    assert Splitter(["jeugd", "zorg", "jeugdzorg", "regio"]).parts("jeugdzorgregio") == ("jeugdzorg", "regio")


def test_the_longest_word_that_is_tried() -> None:
    splitter = Splitter(["raad"])
    assert len(splitter.parts("raad" * (MAX_WORD // 4))) == MAX_WORD // 4
    assert splitter.parts("raad" * (MAX_WORD // 4 + 1)) == ()


@pytest.mark.parametrize(
    ("word", "plural"),
    [
        ("brief", "brieven"),
        ("huis", "huizen"),
        ("zaak", "zaken"),
        ("plan", "plannen"),
        ("motie", "moties"),
        ("waarde", "waarden"),
        ("lijst", "lijsten"),
        ("mogelijkheid", "mogelijkheden"),
    ],
)
def test_regular_plurals(word: str, plural: str) -> None:
    assert plural in plurals(word)
