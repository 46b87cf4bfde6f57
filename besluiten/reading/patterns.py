"""What is looked for in a sentence, and in the words that introduce it: pattern by name of the feature.

All search in small letters without accents, within the first 700 characters; every gap has a bound.
"""

from dossiers.reading.openings import PatternTable

SENTENCE_PATTERNS = {
    "hierbij": (
        r"\b(?:hierbij|hiermee|bijgaand|bijgevoegd|in deze (?:brief|memo|notitie|nieuwsbrief|rapportage|"
        r"bijlage)|met deze (?:brief|memo|rapportage|motie)|via (?:deze|dit)|deze (?:brief|memo)|"
        r"dit (?:memo|bericht|voorstel|stuk)|onderstaand|voor u ligt|in dit (?:memo|voorstel|stuk))\b"
    ),
    "toegezegd": (r"\b(?:heeft|hebben|had|is|zijn|werd|was)\b.{0,60}\b(?:toegezegd|beloofd|aangekondigd|verzekerd)\b"),
    "zegt toe": (
        r"\b(?:zeg|zegt|zeggen)\b.{0,80}\btoe\b|\btoezegt\b|\btoe te zeggen\b|\bbelo(?:of|oft|ven)\b|"
        r"\btoezegde\b|\bzegde\b.{0,60}\btoe\b"
    ),
    "niet toezeggen": r"\b(?:niet|geen)\b.{0,30}\btoezeg",
    "vraagteken": r"\?",
    "verwachting": (
        r"\b(?:naar verwachting|verwachten|verwacht|verwachting|gepland|planning|streven|streeft|beoogd|"
        r"voorzien|prognose|staat op de planning)\b"
    ),
    "werkwoord eerst": (
        r"^(?:is|zijn|komt|komen|lukt|blijkt|blijken|gaat|gaan|wordt|worden|heeft|hebben|kan|kunnen|kunt|"
        r"wilt|wil|mocht|mochten|zou|zouden|deelt|bent|vindt|hoe|waarom|wat|welke|wie|wanneer|hoeveel)\b"
    ),
    "dan": r", dan\b",
    "nee": r"^(?:nee|neen)\b",
    "ja": r"^ja\b",
    "laat weten": r"\b(?:laat|laten|liet)\b.{0,60}\bweten\b",
    "op de hoogte": r"op de hoogte",
    "in gesprek": r"\bin (?:gesprek|contact)\b|contact op|om (?:de )?tafel|in overleg",
    "in kaart": r"in (?:kaart|beeld)\b",
    "ter": r"\bter (?:besluitvorming|vaststelling|kennisname|bespreking|kennisneming|inzage|goedkeuring)",
    "naar de raad": (
        r"\b(?:naar|aan) (?:de |uw )?(?:gemeente)?(?:raad|commissie|staten|kamer)\b|\bprovinciale staten\b"
    ),
    "kunt u tegemoet": (
        r"\b(?:u|jullie)\b.{0,50}\b(?:ontvangt|krijgt|tegemoet|hoort)|\b(?:ontvangt|krijgt|hoort) (?:u|"
        r"uw)\b|tegemoet ?(?:te )?zien"
    ),
    "dat-zin": r"\bdat\b",
    "zoals": r"\b(?:zoals|conform|volgens|aldus)\b",
    "mits": (
        r"\b(?:mits|tenzij|onder (?:de )?voorwaarde|op voorwaarde|voorwaarde (?:is|hierbij|daarbij|voor)|"
        r"met dien verstande)\b"
    ),
    "pas als": (
        r"\b(?:pas|alleen|uitsluitend|eerst|slechts)\b.{0,90}\b(?:als|indien|wanneer|nadat|na|mits|"
        r"zodra)\b|\bals eerst\b|\bvoordat\b.{0,60}\bmoet\b"
    ),
    "waarbij geldt": (
        r"\b(?:geldt|waarbij|voldaan|voldoen|vereist|noodzakelijk|nodig|essentieel|minimaal|ten minste|"
        r"tenminste|maximaal|moet|mag)\b"
    ),
    "verzoeken u": (
        r"\b(?:verzoek|verzoeken|vragen|vraag|adviseren|roepen)\b (?:wij |ik )?(?:u|uw|het college|"
        r"de raad|de wethouder|hem|haar)\b|\bwij u\b.{0,20}\bte\b|\bop prijs\b|\bgraag (?:ontvang|horen|"
        r"zien|vernemen|krijgen)|\bdringen\b.{0,30}\baan\b|\bwij u om\b"
    ),
    "wenst": (
        r"\bstel(?:t|len)?\b.{0,60}\bop prijs\b|\bwens(?:t|en)\b.{0,80}\bte (?:ontvangen|vernemen|krijgen|"
        r"horen)|\b(?:wil|willen|zou|zouden)\b.{0,60}\b(?:vragen|verzoeken|oproepen)\b|\bgraag (?:zou|"
        r"zouden|wil)\b"
    ),
    "verzoekt iemand": (
        r"\b(?:verzoekt|vraagt|adviseert|roept|raadt)\b(?! (?:of|naar|hoe|wat|wanneer|waarom|zich|"
        r"in)\b).{0,120}\bte [a-z]+\b|\b(?:verzoekt|vraagt) om\b"
    ),
    "voorwaardelijk": (
        r"^(?:als|indien|mocht|mochten|zou|zouden|komen er|blijkt|lukt|gaat|is dat|stemt|"
        r"wordt)\b.{0,200}(?:, dan\b|\bzou(?:den)?\b|, (?:kan|kunnen|zullen|zal|wordt|worden|is|zijn|moet|"
        r"moeten)\b)|\bals dat gebeurt\b|\bin dat geval\b|\bzou(?:den)? .{0,60}kunnen\b"
    ),
    "gewoonte": (
        r"\bin de regel\b|\bdoorgaans\b|\baltijd\b|\b(?:elk|ieder) jaar (?:wordt|worden|houdt|"
        r"organiseert)|\bzoals (?:gebruikelijk|altijd|elk jaar)|\bbij elke\b|\bjaarlijks (?:wordt|worden)|"
        r"\bworden jaarlijks|\bwordt jaarlijks"
    ),
    "gaat niet": r"\b(?:niet|geen)\b(?!.{0,80}\b(?:maar|wel)\b)",
    "toegezegd wie college": (
        r"\b(?:college|wethouder|burgemeester|gedeputeerde|minister|heemraad|hij|"
        r"zij)\b.{0,60}\b(?:toegezegd|beloofd|verzekerd|toezegde|beloofde|aangekondigd)\b"
    ),
    "toegezegd door derde": (
        r"\b(?:rijk|provincie|ontwikkelaar|vervoerder|kabinet|corporatie|prorail|rijkswaterstaat|aannemer|"
        r"regio)\b.{0,50}\b(?:toegezegd|beloofd|aangekondigd|laten weten)\b"
    ),
    "antwoordt dat": (
        r"\b(?:antwoordt|zegt|meldt|laat weten|geeft aan|deelt mee|kondigt|licht toe|stelt|verzekert|"
        r"bevestigt)\b.{0,20}\b(?:dat|de|het|hij|zij|er)\b"
    ),
    "toch nog wel": r"^(?:wel|toch)\b|\bwel\b",
    "uit van": r"\b(?:gaat|gaan|ga) .{0,12}uit van\b|\breken(?:t|en)? (?:op|met)\b|\bmik(?:t|ken)\b|\bkoersen\b",
    "beschrijft": (
        r"\b(?:staat|staan|stond|beschrijft|gaat over|bevat|blijkt|laat zien|geeft (?:een )?(?:beeld|"
        r"overzicht|inzicht|informatie))\b"
    ),
    "sinds": (
        r"^(?:sinds|vanaf (?:19|20)\d\d|na .{2,20} jaar|in (?:19|20)\d\d|op \d{1,2} [a-z]+ (?:vond|was|is|"
        r"heeft|hebben|sprak|ging|werd))\b"
    ),
    "verzoekt college": (
        r"\b(?:verzoekt|draagt|roept|vraagt|nodigt|verzoeken|dragen|opgedragen|verzocht|gevraagd|besluit|"
        r"op te dragen|te verzoeken)\b"
    ),
    "college verzocht": (
        r"\b(?:college|gs|wethouder|burgemeester)\b.{0,40}\bwordt (?:\w+ )?(?:verzocht|opgedragen|"
        r"gevraagd)|\b(?:verzoekt|draagt|roept|vraagt)\b.{0,30}\b(?:college|gs|gedeputeerde|wethouder|"
        r"burgemeester|bestuur)\b"
    ),
    "te-zin": r"\bte [a-z]+en\b|\bte (?:doen|gaan|zien|staan)\b",
    "om te": r"\bom\b.{1,80}\bte\b",
    "bereid": r"\b(?:bereid|overweegt|overwegen|voornemens|van plan|voornemen)\b",
    "afgedaan": (
        r"\b(?:afgedaan|afgehandeld|ingelost|voldaan|uitgevoerd|gereed|afgerond|voltooid|vervallen|"
        r"vervalt|opgeleverd)\b"
    ),
    "kan": r"\b(?:kan|kunnen|kunt)\b",
    "bij brief": r"\b(?:schreef|schreven|stond|meldden|meldde|wezen|vroeg|vroegen)\b",
    "bezwaar": r"\b(?:bezwaar|beroep|zienswijze|contact opnemen|telefoonnummer|website|formulier)\b",
    "bedrag": r"€|\beuro\b|\d{2,}\.\d{3}",
    "blijven": r"\bblij(?:ft|ven)\b",
    "zullen": r"\b(?:zal|zullen)\b",
    "gebiedend": (
        r"^(?:neem|geef|stel|zorg|maak|laat|houd|stop|schrap|betrek|leg|kies|voeg|begin|werk|denk|regel|"
        r"ga|kom|wijs|onderzoek|verbeter)\b"
    ),
    "datum-kop": r"^(?:[a-z0-9 .-]{2,30}):",
    "gaat over": r"\bgaa[nt]\b.{0,40}\bover\b",
    "te sturen": (
        r"\b(?:te (?:zenden|sturen|informeren|berichten|leggen)|aan te bieden|voor te leggen|"
        r"toe te (?:zenden|sturen))\b"
    ),
    "besluit te": r"\b(?:besluit|besluiten|besloot|besloten)\b",
    "veld": (
        r"^(?:datum|laatst|laatste|publicatie|gepubliceerd|kenmerk|telefoon|onderwerp|betreft|aan|van|"
        r"portefeuille|bijlage"
        r"|nummer|nr|registratie|raadsvergadering|vergadering|aanwezig|afwezig|startdatum|bron|steller|"
        r"auteur|cc|id|status)\w*[ .]?"
        r"[a-z ]{0,25}:"
    ),
    "dank": (
        r"\b(?:bedank\w*|dank\w*|fijne|graag tot|tot ziens|succes|excuses|vertrouwen)\b|\bhop(?:en|"
        r"e)\b.{0,60}\b(?:ontmoeten|zien|geinformeerd|voldoende|vinden)\b"
    ),
    "in mijn zin": r"^(?:wij|we|ik)\b",
    "motie": r"\b(?:motie|moties|amendement|dictum)\b",
    "opdracht mee": (
        r"\bopdracht\b|\bte (?:verzoeken|vragen|dragen)\b|\bopgedragen\b|\bopdraagt\b|\bstrekking\b|"
        r"\bdringen\b"
    ),
    "begint met verzoekt": (
        r"^(?:[a-z]{0,3}\W{0,3}\d[\d.-]*\W{0,3})?(?:verzoekt|vraagt|draagt|roept|nodigt|dringt|spoort)\b"
    ),
    "zonder kan niet": r"\bzonder\b.{1,80}\b(?:kan|kunnen|geen|niet|gaat|gaan)\b",
    "hangt af": r"\b(?:hangt|hangen)\b.{0,60}\baf\b|\bafhankelijk\b|\bstaat of valt\b|\bberoep op\b",
    "zolang": r"\bzolang\b|\btotdat\b",
    "beding": r"\b(?:beding|conditie|condities|vereiste?|voorschrift\w*|ondergrens|bovengrens|drempel\w*)\b",
    "eerst moet": r"\beerst\b.{0,40}\bmoet|\bmoet(?:en)?\b.{0,60}\beerst\b|\bvooraf\b|\bvoordat\b|\balvorens\b",
    "maat": (
        r"\b(?:minimaal|maximaal|ten minste|tenminste|minstens|hoogstens|ten hoogste|uiterlijk|"
        r"niet meer dan|niet minder dan)\b"
    ),
    "als-zin": (
        r"\b(?:als|indien|wanneer|mits|tenzij) (?:de|het|een|er|wij|we|u|uw|dat|dit|zij|ze|alle|"
        r"iedereen|die)\b"
    ),
    "moet": r"\b(?:moet|moeten|dient|dienen|mag|mogen|verplicht)\b",
    "niet voordat": r"\b(?:niet|geen)\b.{0,60}\b(?:voordat|zonder|dan nadat|voor)\b",
    "om het vragen": (
        r"\bvraag(?:t|en)? (?:wij |ik )?(?:u |jullie |het college |de wethouder |de raad )?om\b|"
        r"\bbepleit\b|\bpleit(?:en)? voor\b|\bgraag\b|\bgaarne\b"
    ),
    "meervoud jullie": r"\b(?:jullie|je)\b",
    "afgesproken": r"\b(?:afgesproken|afspraak|afspraken)\b",
    "aanhaling": r"[\"‘’“”]",
    "volgens": r"\b(?:volgens|schijnt|zou gezegd|liet weten|heeft laten weten|aldus)\b",
    "slotgroet": r"\b(?:hoop|hopen|vertrouwen|vertrouw|dank|bedankt|groet)\b",
}
SENTENCE = PatternTable(SENTENCE_PATTERNS)

LEAD_PATTERNS = {
    "opdracht": (
        r"\b(?:verzoekt|draagt|roept|nodigt|op te dragen|te verzoeken|opdracht|spreekt .{0,20}uit|"
        r"vraagt het college|dictum)\b"
    ),
    "besluit": r"\b(?:besluit|besluiten|beslispunten|stelt? (?:de raad )?voor|voorgesteld|toe te voegen)\b",
    "overweging": (
        r"\b(?:overwegende?|constaterende?|gehoord|gelezen|gelet|concluderende?|van mening|"
        r"kennis ?genomen|indachtig|voorts|wetende)\b"
    ),
    "voorwaarde": (
        r"\b(?:mits|voorwaarden?|randvoorwaarden?|[a-z]{0,12}eisen|criteria|voldaan|onder de volgende|moet(?:en)?|"
        r"voordat|pas|uitgangspunten|beding(?:en)?|condities|voorschriften|kanttekening(?:en)?|drempels|tenzij|zolang)\b"
    ),
    "motie": r"\b(?:motie|moties|amendement|dictum|aangenomen|strekking)\b",
    "als": r"\b(?:als|indien|wanneer|voordat|nadat|mits|tenzij|dat|zolang)\W{0,3}$",
    "alleen": r"\b(?:slechts|alleen|uitsluitend|in aanmerking|pas)\b",
    "regels": r"\b(?:regels|spelregels|grenzen|kaders|afspraken|overeengekomen)\b",
    "gevraagd": (
        r"\b(?:wat wij vragen|vragen (?:wij )?u|adviseert|adviseren|adviezen|tips?|wensen|oproep|"
        r"verzoek)\b"
    ),
    "verzoek": r"\b(?:verzoek(?:en)?|vragen|adviseren|advies|aanbeveling(?:en)?|graag|wensen|bevelen)\b",
    "planning": (
        r"\b(?:planning|tijdpad|fasering|vervolg|proces|ziet er (?:zo|als volgt)|stappen|mijlpalen|"
        r"wat gaan we doen|acties?|actiepunten|afspraken)\b"
    ),
    "toezegging": r"\b(?:toezegging(?:en)?|zeg(?:t|gen) .{0,30}toe|toegezegd|belooft|beloofd|belofte)\b",
    "vraag": r"\bvra(?:ag|gen)\b",
    "antwoord": r"\b(?:antwoord(?:en)?|reactie|beantwoording|standpunt)\b",
    "status": r"\b(?:status|stand van zaken|update|voortgang|actuele|afdoening|afgedaan)\b",
    "toelichting": (
        r"\b(?:toelichting|inleiding|aanleiding|achtergrond|argumenten|kanttekeningen|risico'?s|"
        r"samenvatting|kernboodschap|context|financi|voorgeschiedenis)\b"
    ),
    "wij": r"\b(?:wij|we|college|ik)\b",
}
LEAD = PatternTable(LEAD_PATTERNS)
