"""Why a file could not be read: a stable code, and plain Dutch that says what to do about it.

Callers that want another language translate by code. Sentences that name a limit hold a `{limit}` field.
"""

_SAVE_AGAIN = "Open het op uw eigen computer, sla het opnieuw op en upload het nog een keer."
_SAVE_AS = "Sla het op als PDF of als Word-bestand (.docx) en upload dat."

REASONS = {
    "wachtwoord": "Dit bestand is met een wachtwoord beveiligd. "
    "Haal het wachtwoord eraf en upload het bestand opnieuw.",
    "beschadigd": f"Dit bestand is beschadigd of niet compleet. {_SAVE_AGAIN}",
    "leeg": "Dit bestand is leeg (0 bytes). Kies het goede bestand en upload het opnieuw.",
    "geen_paginas": "Deze PDF heeft geen pagina’s. Maak de PDF opnieuw en upload die.",
    "geen_tekst": "In dit bestand staat geen tekst die de computer kan lezen. Misschien is het een scan. "
    "Upload een versie met tekst, bijvoorbeeld het Word-bestand waar dit van gemaakt is.",
    "onbekend_type": f"Dit soort bestand kan niet worden gelezen. {_SAVE_AS}",
    "te_groot_uitgepakt": "Dit bestand wordt bij het uitpakken veel te groot. "
    f"Het kan een onveilig bestand zijn. {_SAVE_AGAIN}",
    "te_veel_paginas": "Dit bestand heeft meer dan {limit} pagina’s. Splits het in kleinere bestanden en upload die.",
    "te_lang": "Het lezen van dit bestand duurt langer dan {limit} seconden en is gestopt. "
    "Splits het bestand, of maak de PDF opnieuw en upload die.",
    "te_veel_geheugen": "Het lezen van dit bestand kost te veel geheugen en is gestopt. "
    "Splits het bestand, of verklein de afbeeldingen erin.",
    "te_veel_tekst": "In dit bestand staan meer dan {limit} tekens. Splits het in kleinere bestanden en upload die.",
    "afgebroken": "Het lezen van dit bestand is onverwacht gestopt. "
    f"Probeer het nog een keer. Lukt het weer niet? {_SAVE_AGAIN}",
    "onleesbaar": "Het bestand kan niet van de schijf worden gehaald. "
    "Probeer het later opnieuw, of vraag de beheerder om hulp.",
    "geen_paginabeeld": "Van dit bestand kan geen afbeelding van een pagina worden gemaakt. "
    "Alleen een PDF heeft vaste pagina’s.",
    "pagina_bestaat_niet": "Deze pagina bestaat niet in het bestand.",
}

UNKNOWN_KINDS = {
    "doc": f"Dit is een oud Office-bestand (bijvoorbeeld .doc). {_SAVE_AS}",
    "macro": f"Dit Word-bestand bevat macro's. {_SAVE_AS}",
    "rtf": f"Dit is een RTF-bestand. {_SAVE_AS}",
    "odt": f"Dit is een OpenDocument-bestand (bijvoorbeeld .odt). {_SAVE_AS}",
    "eml": f"Dit is een e-mailbericht. {_SAVE_AS}",
    "image": "Dit is een afbeelding. Maak er een PDF met leesbare tekst van en upload die.",
    "zip": "Dit is een zip-bestand. Pak het uit en upload de bestanden die erin zitten als PDF of als "
    "Word-bestand (.docx).",
    "office": f"Dit is een rekenblad of presentatie. {_SAVE_AS}",
}


class ContentError(Exception):
    """The file itself is the cause. `code` and `reason` as in `Extraction`."""

    def __init__(self, code: str, *, limit: float | None = None, reason: str = "") -> None:
        self.code = code
        shown = "" if limit is None else f"{limit:,.0f}".replace(",", ".")
        self.reason = reason or REASONS[code].format(limit=shown)
        super().__init__(code)


class RenderError(ContentError):
    """No picture of a page can be made; `str()` is the Dutch sentence."""

    def __str__(self) -> str:
        return self.reason
