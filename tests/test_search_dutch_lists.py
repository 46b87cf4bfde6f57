"""The stems of Dutch words, and the form of the lists that make them."""

from collections import Counter

import pytest

from search.dutch.analysis import Dutch
from search.dutch.stems import stem
from search.dutch.text import fold
from search.dutch.word_lists import compound_words, entries, stem_exceptions, stop_words, whole_words
from search.marking import Marker
from search.wishes import Marks

JOINED = """
gat gaten, god goden, lied liederen, kalf kalveren, goed goederen, kaars kaarsen, beurs beurzen, kwaal kwalen,
stad steden, lid leden, schip schepen, weg wegen, kind kinderen, ei eieren, museum musea, technicus technici,
historicus historici, politicus politici, academicus academici, criticus critici, musicus musici,
medicus medici, informaticus informatici, criterium criteria, college colleges, bureau bureaus, auto auto's,
foto foto's, agenda agenda's, memo memo's, café cafés, risico risico's, programma programma's, raad raden,
raadslid raadsleden, gemeenteraadslid gemeenteraadsleden, commissielid commissieleden, statenlid statenleden,
fractielid fractieleden, bestuurslid bestuursleden, collegelid collegeleden, ledenlijst ledenlijsten,
brief brieven, raadsbrief raadsbrieven, raadsinformatiebrief raadsinformatiebrieven,
collegebrief collegebrieven, kaderbrief kaderbrieven, motie moties, amendement amendementen,
subamendement subamendementen, gemeente gemeenten, gemeentelijk gemeentelijke, gemeenteraad gemeenteraden,
wethouder wethouders, burgemeester burgemeesters, griffier griffiers, griffie griffies, fractie fracties,
commissie commissies, agendapunt agendapunten, verslag verslagen, idee ideeën, zee zeeën, knie knieën,
industrie industrieën, categorie categorieën, theorie theorieën, strategie strategieën,
technologie technologieën, energie energieën, epidemie epidemieën, pandemie pandemieën, bacterie bacteriën,
olie oliën, provincie provincies, financiën financieel, begroting begrotingen,
meerjarenbegroting meerjarenbegrotingen, huis huizen, verpleeghuis verpleeghuizen, ziekenhuis ziekenhuizen,
gemeentehuis gemeentehuizen, stadhuis stadhuizen, dorpshuis dorpshuizen, buurthuis buurthuizen, glas glazen,
gas gassen, bos bossen, bus bussen, dag dagen, pad paden, dak daken, vat vaten, bad baden, blad bladen,
graf graven, verdrag verdragen, staf staven, oorlog oorlogen, hof hoven, gebed gebeden, lot loten, spel spelen,
smid smeden, gebrek gebreken, rad raderen, lam lammeren, rund runderen, volk volkeren, been benen,
gemoed gemoederen, moeilijkheid moeilijkheden, mogelijkheid mogelijkheden, mogelijk mogelijke,
onmogelijk onmogelijke, werkzaamheid werkzaamheden, bevoegdheid bevoegdheden, bevoegd bevoegde,
overheid overheden, gelegenheid gelegenheden, hoeveelheid hoeveelheden, eenheid eenheden, waarheid waarheden,
vrijheid vrijheden, veiligheid veilig, onveiligheid onveilig, gezondheid gezond, duurzaamheid duurzaam,
verantwoordelijkheid verantwoordelijkheden, bereikbaarheid bereikbaar, toegankelijkheid toegankelijk,
leefbaarheid leefbaar, openbaarheid openbaar, openbaarmaking openbaarmakingen, werkloosheid werkloos,
eenzaamheid eenzaam, arm arme, kwetsbaarheid kwetsbaar, betrouwbaarheid betrouwbaar, geheim geheime,
rechtmatigheid rechtmatig, onrechtmatigheid onrechtmatig, doelmatigheid doelmatig, kwaliteit kwaliteiten,
activiteit activiteiten, faciliteit faciliteiten, prioriteit prioriteiten, capaciteit capaciteiten,
universiteit universiteiten, autoriteit autoriteiten, identiteit identiteiten, bijeenkomst bijeenkomsten,
overeenkomst overeenkomsten, samenkomst samenkomsten, winkel winkels, gebied gebieden, gebouw gebouwen,
gebruiker gebruikers, bewoner bewoners, inwoner inwoners, burger burgers, bedrijf bedrijven,
ondernemer ondernemers, onderneming ondernemingen, werkgever werkgevers, werknemer werknemers, jongere jongeren,
jong jonge, oud oude, ouder ouders, jeugd jeugdig, gezin gezinnen, vrouw vrouwen, man mannen, mens mensen,
vreemdeling vreemdelingen, vluchteling vluchtelingen, leerling leerlingen, school scholen,
basisschool basisscholen, leraar leraren, docent docenten, student studenten, woning woningen,
huurwoning huurwoningen, koopwoning koopwoningen, wonen woon, mening meningen, gemeen gemene,
voorziening voorzieningen, verordening verordeningen, vergunning vergunningen,
omgevingsvergunning omgevingsvergunningen, vergunninghouder vergunninghouders, ontheffing ontheffingen,
kavel kavels, kaart kaarten, keizer keizers, wijk wijken, buurt buurten, buur buren, dorp dorpen, plein pleinen,
park parken, boom bomen, brug bruggen, dijk dijken, sloot sloten, kanaal kanalen, kade kades, haven havens,
water wateren, rivier rivieren, grond gronden, perceel percelen, akker akkers, natuur natuurlijk,
landschap landschappen, erf erven, tuin tuinen, speeltuin speeltuinen, fiets fietsen, fietser fietsers,
fietspad fietspaden, voetpad voetpaden, wandelpad wandelpaden, snelweg snelwegen, spoorweg spoorwegen,
vaarweg vaarwegen, straat straten, laan lanen, steeg stegen, trein treinen, station stations, halte haltes,
parkeerplaats parkeerplaatsen, parkeren parkeer, garage garages, rotonde rotondes, verkeerd verkeerde,
ongeval ongevallen, ongeluk ongelukken, brand branden, politiek politieke, agent agenten, dief dieven,
diefstal diefstallen, inbreker inbrekers, wapen wapens, slachtoffer slachtoffers, crisis crises, basis bases,
analyse analyses, hypothese hypotheses, datum data, centrum centra, stadium stadia, stadion stadions,
symposium symposia, gymnasium gymnasia, podium podia, visum visa, medium media, minimum minima, maximum maxima,
quorum quora, aquarium aquaria, album albums, forum fora, jubileum jubilea, collegium collegia,
cursus cursussen, virus virussen, status statussen, campus campussen, circus circussen, catalogus catalogi,
archief archieven, motief motieven, initiatief initiatieven, alternatief alternatieven,
perspectief perspectieven, tarief tarieven, actief actieve, positief positieve, negatief negatieve,
preventief preventieve, effectief effectieve, inclusief inclusieve, definitief definitieve,
collectief collectieve, wolf wolven, duif duiven, golf golven, korf korven, turf turven, proef proeven,
neef neven, hoef hoeven, lijf lijven, schijf schijven, prijs prijzen, reis reizen, grens grenzen, lens lenzen,
vaas vazen, kaas kazen, roos rozen, doos dozen, buis buizen, huls hulzen, gans ganzen, muis muizen, luis luizen,
sluis sluizen, kluis kluizen, kruis kruisen, bewijs bewijzen, paleis paleizen, advies adviezen,
verlies verliezen, kies kiezen, keus keuzen, neus neuzen, laars laarzen, kous kousen, eis eisen, dans dansen,
kans kansen, premisse premissen, reces recessen, proces processen, succes successen, congres congressen,
adres adressen, index indexen, matrix matrices, codex codices, fax faxen, video video's, radio radio's,
studio studio's, portfolio portfolio's, scenario scenario's, saldo saldi, conto conti, casino casino's,
niveau niveaus, plateau plateaus, cadeau cadeaus, tableau tableaus, taxi taxi's, ski ski's, hobby hobby's,
baby baby's, lobby lobby's, pony pony's, jury jury's, party party's, app apps, pagina pagina's, camera camera's,
villa villa's, thema thema's, dilemma dilemma's, schema schema's, diploma diploma's, drama drama's,
firma firma's, opera opera's, quota quotum, euro euro's, kilo kilo's, paraplu paraplu's, menu menu's,
accu accu's, revue revues, etage etages, bijlage bijlagen, bijdrage bijdragen, passage passages, stage stages,
toezegging toegezegd, toezegging toezeggen, toezegging toezegde, besluit besloten, begroting begroot,
aanbesteding aanbesteed, vergunning vergund, bezuiniging bezuinigd, evaluatie geëvalueerd, evaluatie evalueren,
onderzoek onderzocht, brengen gebracht, doen gedaan, afdoening afgedaan, nemen genomen, vraag gevraagd,
geven gaf, houden gehouden, afspraak afgesproken, aanvraag aangevraagd, voorstel voorgesteld,
opdracht opgedragen, advies geadviseerd, informatie geïnformeerd, organisatie georganiseerd,
controle gecontroleerd, uitvoering uitgevoerd, inspraak ingesproken, overleg overlegd, verbod verboden,
aanbod aangeboden, opvang opgevangen, verkoop verkocht, aankoop aangekocht, sloop gesloopt, bouw gebouwd,
ontwerp ontworpen, wijziging gewijzigd, vaststelling vastgesteld, verhoging verhoogd, verlaging verlaagd,
verlenging verlengd, verkiezing verkozen, ontwikkeling ontwikkeld, ondersteuning ondersteund,
handhaving gehandhaafd, toekenning toegekend, afwijzing afgewezen, intrekking ingetrokken,
aanhouding aangehouden, opheffing opgeheven, uitgave uitgegeven, toename toegenomen, afname afgenomen,
onteigening onteigend, financiering gefinancierd, investering geïnvesteerd, rapportage gerapporteerd,
publicatie gepubliceerd, registratie geregistreerd, realisatie gerealiseerd, renovatie gerenoveerd,
isolatie geïsoleerd, ideeën ideeen, coördinatie coordinatie
"""

APART = """
kwaal kwaliteit, kwalen kwaliteiten, beurs gebeuren,
gemeente mening, gemeente menen, gemeenten meningen, wonen woning, woont woningen, raming raam, ramingen ramen,
regel regeling, regels regelingen, regelen regeling, plan planning, plannen planningen, veiligheid veiling,
veilig veilingen, gebouw bouw, gebouwen bouwen, gezondheid zon, zon zending, lid lijden, leden geleden,
gebied bieden, gebieden aangeboden, gebrek breken, beleid begeleiding, beleid begeleiden, geluid luiden,
geld geldig, gelden geldt, vorm vorming, werk werking, werken werkingen, weg weging, wegen gewogen,
werf werving, sloot sluiting, sloten gesloten, gewas wassen, gevolg volgende, gericht richting, gezicht zicht,
gewicht zicht, geslacht slachterij, geschil schil, geschillen schillen, brief briefing, brons bron,
generatie genereren, letter geletterd, middel gemiddeld, stelsel stelling, stichting gesticht, weer geweer,
gewonde winning, raad raadsel, raden raadsels, school scholing, tijd tijdig, uiting uitje, recht gerecht,
rechten gerechten, hof hoofd, hoven hoofden, groot grootte, nieuw nieuws, nieuwe nieuws, ouder oudere,
ouders ouderen, oude ouderen, waarde waarheid, waarden waar, schuld schuldig, vrijwillig vrijwilliger,
ziek ziekte, handel handelaar, stem stemming, stemmen stemmingen, voorstel voorstelling,
voorstellen voorstellingen, bestuur bestuurder, besturen bestuurders, huur huurder, beheer beheersing,
molen molenaar, buur buurt, buren buurten, grond grondig, verkeer verkeerd, kracht krachtig, rust rustig,
kort korting, rekening reeks, rijden reden, ruim ruimte, ruiming ruimte, begin beginsel,
bereiken bereikbaarheid, afval afvallen, beschikking beschikbaar, deksel dekking, hal gehalte, macht machtiging,
berg berging, boord geboorte
"""


def pairs(text: str) -> list[list[str]]:
    return [pair.split() for pair in text.replace("\n", " ").split(", ")]


def test_forms_of_one_word_have_one_stem() -> None:
    assert [(word, other) for word, other in pairs(JOINED) if stem(word) != stem(other)] == []


def test_different_words_have_different_stems() -> None:
    assert [(word, other) for word, other in pairs(APART) if stem(word) == stem(other)] == []


@pytest.mark.parametrize("word", ["IDEEËN", "ideeën", "ideeen", "idee\u0308en", "Idee"])
def test_case_and_accents_make_no_difference(word: str) -> None:
    assert stem(word) == "idee"


def test_a_stem_has_no_accents() -> None:
    assert stem("coördinatie") == stem("coordinatie") == "coordinatie"


def test_no_form_is_in_two_lines() -> None:
    forms = Counter(
        folded
        for line in entries("stem_exceptions.txt")
        for folded in {fold(form.strip()) for form in line.replace(":", ",").split(",")} - {""}
    )
    assert [form for form, times in forms.items() if times > 1] == []


def test_an_exception_has_a_head_and_forms_in_lower_case() -> None:
    lines = entries("stem_exceptions.txt")
    assert len(lines) > 600
    assert [line for line in lines if line.count(":") != 1 or line != line.lower() or line.startswith(":")] == []
    assert stem_exceptions()["brieven"] == stem_exceptions()["brief"] == "brief"


@pytest.mark.parametrize("name", ["compound_words.txt", "whole_words.txt", "stop_words.txt"])
def test_a_list_of_words_holds_each_word_once_in_lower_case(name: str) -> None:
    words = [fold(word) for word in entries(name)]
    assert [word for word, times in Counter(words).items() if times > 1] == []
    assert [word for word in words if word != word.lower() or " " in word] == []


def test_compounds_are_made_of_letters() -> None:
    assert [word for word in compound_words() | whole_words() if not word.isalpha()] == []


@pytest.mark.parametrize("word", ["geen", "zonder", "na", "zon", "meer", "binnen", "sinds", "raad", "motie", "eerste"])
def test_a_word_that_changes_the_question_is_no_stop_word(word: str) -> None:
    assert word not in stop_words()


@pytest.mark.parametrize("word", ["wanneer", "hoe", "waarom", "wordt", "zijn", "kan", "graag", "mij", "een"])
def test_a_word_that_says_nothing_is_a_stop_word(word: str) -> None:
    assert word in stop_words()


def test_a_word_is_marked_also_when_no_more_words_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.dutch.analysis.MOST_SEEN", 1)
    marker = Marker([Marks.of("stem", ["wachttijd"])], Dutch())
    shown = [str(marker.fragment(text)) for text in ("Geen.", "De wachttijden lopen op.")]
    assert shown == ["None", "De <mark>wachttijden</mark> lopen op."]
