"""One table from what the portal calls a paper to the document codes of `analyse --jsonl`. Only that uses them.

The codes cut finer than soort and bron do: a find for the soort carries `form` for what they leave open. A row
that leaves the bron or the form open (None) holds for each of them; the first row that fits counts.
"""

from collections.abc import Iterable

from dossiers.reading.genres import Form, Soort
from dossiers.reading.model import Find, FindKind

DOCTYPES: tuple[tuple[Soort, str | None, Form | None, str], ...] = (
    (Soort.MEMO, None, None, "memo"),
    (Soort.INFORMATION_LETTER, None, None, "raadsinformatiebrief"),
    (Soort.LETTER, None, Form.E_MAIL, "email"),
    (Soort.LETTER, None, Form.TO_PARLIAMENT, "kamerbrief"),
    (Soort.LETTER, "college", Form.TO_RESIDENTS, "bewonersbrief"),
    (Soort.LETTER, "college", None, "brief_college"),
    (Soort.LETTER, None, None, "brief_extern"),
    (Soort.ADVICE, None, None, "brief_extern"),
    (Soort.MOTION, None, Form.LIST, "moties_lijst"),
    (Soort.MOTION, None, None, "motie"),
    (Soort.AMENDMENT, None, None, "motie"),
    (Soort.PROPOSAL, None, None, "raadsvoorstel"),
    (Soort.QUESTIONS, None, None, "raadsvragen"),
    (Soort.ANSWERS, None, None, "beantwoording_vragen"),
    (Soort.DECISION_LIST, None, Form.PROMISES, "toezeggingenregister"),
    (Soort.DECISION_LIST, None, None, "besluitenlijst"),
    (Soort.NEWS, None, Form.WEB_PAGE, "projectpagina"),
    (Soort.NEWS, None, None, "nieuwsbericht"),
    (Soort.REPORT, None, None, "overig"),
    (Soort.ATTACHMENT, None, None, "overig"),
    (Soort.OTHER, None, None, "overig"),
)


def doctype_of(soort: str, authority: str = "", form: str = "") -> str:
    """The code; "overig" for a soort that is unknown."""
    for row_soort, row_authority, row_form, code in DOCTYPES:
        if row_soort == soort and row_authority in (None, authority) and row_form in (None, form):
            return code
    return "overig"


def metadata_for_jsonl(finds: Iterable[Find]) -> dict[str, str | None]:
    """The fields of one line of `--jsonl`: a month stands for its first day there, and what is unknown is None."""
    values: dict[str, str] = {}
    for find in finds:
        if find.kind is FindKind.METADATA:
            values |= find.values
    day = values.get("date")
    return {
        "doctype": doctype_of(values.get("soort", ""), values.get("authority", ""), values.get("form", "")),
        "date": f"{day}-01" if day is not None and len(day) == len("2024-05") else day,
        "sender": values.get("sender"),
        "addressee": values.get("addressee"),
        "subject": values.get("title"),
        "kenmerk": values.get("kenmerk"),
    }


def references_for_jsonl(finds: Iterable[Find]) -> list[dict[str, str | None]]:
    """The references of one line of `--jsonl`."""
    return [
        {"text": find.quote, "type": find.values.get("type"), "date": find.values.get("date")}
        for find in finds
        if find.kind is FindKind.REFERENCE
    ]
