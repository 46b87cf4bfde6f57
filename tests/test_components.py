"""The parts that every page is made of: what a reader sees, and what a screen reader is told."""

from datetime import date
from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from lxml import html

from dossiers.datering import UNKNOWN, Datering, datering_from_iso, parse_datering
from portal.templatetags.raadsspoor_tags import STATUS_LOOKS

TOEZEGGING = {
    "openstaand",
    "in_behandeling",
    "afdoening_voorgesteld",
    "afgedaan",
    "deels_afgedaan",
    "vervallen",
}
RANDVOORWAARDE = {
    "genoemd",
    "in_voorbereiding",
    "gereed_gemeld",
    "aangetoond",
    "niet_gereed",
    "losgelaten",
    "overbodig",
}
OPDRACHT = {"open", "in_uitvoering", "uitvoering_gemeld", "uitgevoerd", "deels_uitgevoerd", "vervallen"}


class ContactForm(forms.Form):
    mail = forms.EmailField(label="E-mailadres", help_text="Daarop mailen wij terug.")
    rol = forms.ChoiceField(label="Rol", choices=[("a", "Griffier")], widget=forms.RadioSelect)


def render(source: str, **context: object) -> str:
    return Template("{% load raadsspoor_tags %}" + source).render(Context(context))


def text_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("key", sorted({*TOEZEGGING, *RANDVOORWAARDE, *OPDRACHT, *STATUS_LOOKS}))
def test_every_status_has_a_look_an_icon_and_words(key: str) -> None:
    label = html.fromstring(render("{% status_label key %}", key=key).strip())

    assert label.get("data-status") == STATUS_LOOKS[key].look
    assert text_of(label) == str(STATUS_LOOKS[key].words)
    assert label.find("svg").get("aria-hidden") == "true"


def test_status_label_shows_the_words_it_is_given() -> None:
    label = html.fromstring(render('{% status_label "te_laat" "21 maanden te laat" %}').strip())

    assert text_of(label) == "21 maanden te laat"


def test_status_without_a_look_still_shows_its_words() -> None:
    label = html.fromstring(render('{% status_label "nog_niet_gelezen" %}').strip())

    assert text_of(label) == "Nog niet gelezen"


@pytest.mark.parametrize("kind", ["", "info", "warning", "negative"])
def test_notice_has_an_icon_and_its_words(kind: str) -> None:
    notice = html.fromstring(
        render_to_string("components/notice.html", {"kind": kind, "title": "Let op.", "text": "<b>Dit</b>"})
    )

    assert notice.find("svg") is not None
    assert text_of(notice) == "Let op. <b>Dit</b>"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (datering_from_iso("2021-04-08"), '<time datetime="2021-04-08">8 april 2021</time>'),
        (datering_from_iso("2022-06"), '<time datetime="2022-06">juni 2022</time>'),
        (UNKNOWN, "datum onbekend"),
        (None, ""),
    ],
)
def test_datering_is_machine_readable_when_its_words_name_a_date(value: Datering | None, expected: str) -> None:
    assert render("{% datering value %}", value=value) == expected


def test_datering_without_a_form_in_html_is_plain_text() -> None:
    shown = render("{% datering value %}", value=parse_datering("half augustus 2023"))

    assert shown == "half augustus 2023"


def test_datering_escapes_the_words_of_a_stuk() -> None:
    value = Datering("<i>2023</i>", date(2023, 1, 1), date(2023, 2, 3), parse_datering("voorjaar 2023").precision)

    assert "<i>" not in render("{% datering value %}", value=value)


def test_pagination_keeps_the_other_query_parameters() -> None:
    request = RequestFactory().get("/toezeggingen/", {"status": "openstaand", "q": "wmo", "pagina": "2"})
    page_obj = Paginator(range(500), per_page=50).get_page(2)

    nav = html.fromstring(render("{% pagination page_obj %}", request=request, page_obj=page_obj))

    links = nav.xpath("//a/@href")
    assert "?status=openstaand&q=wmo&pagina=3" in links
    assert all("status=openstaand&q=wmo" in link and link.count("pagina=") == 1 for link in links)
    assert [text_of(a) for a in nav.xpath('//a[@aria-current="page"]')] == ["Pagina2"]


def test_pagination_of_one_page_is_left_out() -> None:
    request = RequestFactory().get("/toezeggingen/")
    page_obj = Paginator(range(3), per_page=50).get_page(1)

    assert render("{% pagination page_obj %}", request=request, page_obj=page_obj).strip() == ""


def test_page_picker_links_the_parts_of_a_stuk() -> None:
    nav = html.fromstring(render('{% page_picker 1 3 "/stukken/w4x9tb/pagina/" "deel" %}'))

    assert nav.xpath("//nav/@aria-label") == ["Delen van dit stuk"]
    assert nav.xpath("//li/a/@href")[-1] == "/stukken/w4x9tb/pagina/2/"
    assert not nav.xpath('//a[@rel="prev"]')


def test_error_and_help_of_a_field_are_linked_to_its_control() -> None:
    form = ContactForm({"mail": "zonder-apenstaart", "rol": "a"})

    field = html.fromstring(render_to_string("components/field.html", {"field": form["mail"]}))

    control = field.xpath("//input")[0]
    described_by = [text_of(field.xpath(f'//*[@id="{key}"]')[0]) for key in control.get("aria-describedby").split()]
    assert described_by[0] == "Daarop mailen wij terug."
    assert described_by[1] == form.errors["mail"][0]
    assert control.get("aria-invalid") == "true"
    assert field.xpath("//label/@for") == [control.get("id")]


def test_error_of_a_list_of_choices_is_linked_to_its_fieldset() -> None:
    form = ContactForm({"mail": "a@example.org"})

    fieldset = html.fromstring(render_to_string("components/field.html", {"field": form["rol"]}))

    described_by = fieldset.xpath("//fieldset/@aria-describedby")[0]
    assert text_of(fieldset.xpath(f'//*[@id="{described_by}"]')[0]) == form.errors["rol"][0]


def test_error_summary_counts_and_links_to_every_wrong_field() -> None:
    form = ContactForm({"mail": "fout"})

    summary = html.fromstring(render_to_string("components/error_summary.html", {"form": form}))
    page = html.fromstring(
        "<div>" + "".join(render_to_string("components/field.html", {"field": f}) for f in form) + "</div>"
    )

    assert "Er zijn 2 dingen niet goed." in text_of(summary)
    targets = [link.removeprefix("#") for link in summary.xpath("//a/@href")]
    assert len(targets) == 2
    assert all(page.xpath(f'//*[@id="{target}"]') for target in targets)


def test_facts_say_what_the_source_does_not_mention() -> None:
    facts = [("Datum", datering_from_iso("2022-06")), ("Kenmerk", ""), ("Dossier", "Wmo", "/dossiers/x/wmo/")]

    shown = html.fromstring(render_to_string("components/facts.html", {"facts": facts}))

    assert [text_of(value) for value in shown.xpath("//dd")] == ["juni 2022", "niet vermeld", "Wmo"]
    assert shown.xpath("//dd/a/@href") == ["/dossiers/x/wmo/"]


def test_passage_of_a_withdrawn_source_shows_no_quote() -> None:
    shown = render_to_string("components/passage.html", {"words": "", "before": "Geheim.", "stuk_title": "Brief"})

    assert "De bron is ingetrokken" in shown
    assert "Geheim" not in shown


def test_timeline_puts_today_between_what_comes_and_what_was() -> None:
    entry = {"soort": "stuk", "title": "Memo", "date_display": "8 april", "date_iso": "2021-04-08"}
    shift = {"from_words": "", "to_words": "1 juli 2022", "difference": ""}
    groups = [
        {
            "kind": "future",
            "title": "Straks",
            "entries": [{**entry, "title": "Raad besluit", "is_future": True}],
        },
        {"kind": "today", "today": date(2023, 4, 20)},
        {"kind": "year", "title": "2021", "entries": [{**entry, "soort": "verschuiving", "shift": shift}]},
    ]

    shown = text_of(html.fromstring(render_to_string("components/timeline.html", {"groups": groups, "slips": 1})))

    assert shown.index("Raad besluit") < shown.index("donderdag 20 april 2023") < shown.index("Memo")
    assert "eerder plan, datum niet genoemd → naar 1 juli 2022" in shown


def test_register_row_labels_every_cell_for_its_card() -> None:
    columns = [{"label": label} for label in ("Nummer", "Toezegging", "Door en aan", "Termijn", "Stand")]
    row = SimpleNamespace(nummer="T-2021-007", title="Informeren", url="/t/", statuses=[("te_laat", "")])
    request = RequestFactory().get("/toezeggingen/")

    context = {"request": request, "columns": columns, "rows": [row]}
    table = html.fromstring(render_to_string("components/register_table.html", context))

    assert table.xpath("//td/@data-label") == ["Nummer", "Door en aan", "Termijn", "Stand"]
    assert text_of(table.xpath('//td[@data-cell="status"]')[0]) == "Te laat"


def test_register_heading_sorts_within_the_filter_and_from_the_first_page() -> None:
    columns = [{"label": "Termijn", "sort": "-termijn", "direction": "ascending"}]
    request = RequestFactory().get("/toezeggingen/", {"status": "openstaand", "pagina": "3"})

    context = {"request": request, "columns": columns, "rows": []}
    heading = html.fromstring(render_to_string("components/register_table.html", context)).xpath("//th")[0]

    assert heading.get("aria-sort") == "ascending"
    assert heading.xpath("a/@href") == ["?status=openstaand&sorteer=-termijn"]


def test_page_without_any_context_still_renders() -> None:
    page = html.fromstring(render_to_string("400.html"))

    assert text_of(page.xpath("//title")[0]) == "Dit adres klopt niet | Raadsspoor"
    assert page.xpath("//h1")
    assert page.xpath('//a[@class="skip-link"]/@href') == ["#inhoud"]


@pytest.mark.parametrize("name", ["400", "403", "404", "410", "429", "500"])
def test_error_pages_say_what_to_do_and_stay_out_of_search_engines(name: str) -> None:
    page = html.fromstring(render_to_string(f"{name}.html"))

    assert page.xpath('//meta[@name="robots"]/@content') == ["noindex"]
    assert page.xpath("//main//a[@href]")
    assert not page.xpath("//style | //script | //@style")
