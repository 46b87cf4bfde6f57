"""What of dossiers can be found: every page of a public stuk in its published version, and public dossiers."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dossiers.models import DossierPage, Functie, GemeentePage, Orgaan, PortefeuillehouderRow, Stuk, StukPagina
from dossiers.models.public import page_is_public
from dossiers.panels import Moment
from dossiers.persoon_names import names_nobody
from dossiers.statements import Slot, Statement, made_once, rows_made_once
from dossiers.views.moment import now
from search.by_title import holds_all
from search.records import SearchRecord, parent_name
from search.registry import SearchSource, register_facet_labels, register_query_check, register_source

DOSSIER = "dossier"
STUK = "stuk"
RELATED = ("bestand", "gemeente", "sender_orgaan", "sender_persoon", "addressee_orgaan", "addressee_persoon")


def dossier_key(dossier: DossierPage) -> str:
    """ "gemeente/dossier": two gemeenten may have a dossier of the same name."""
    return key_from(dossier.url_path)


def key_from(url_path: str) -> str:
    """The `dossier_key` of the page at this path."""
    return "/".join(url_path.strip("/").split("/")[-2:])


def public_pks_of(model: Any) -> Callable[[Collection[int]], set[int]]:
    """The function that says which of these keys are public now."""

    @rows_made_once
    def asked(_: Any, moment: Moment, pks: Any) -> Any:
        return model.objects.public(moment.at).filter(id__in=pks).order_by().values_list("id")

    return lambda pks: {pk for (pk,) in asked(None, now(), pks)}


public_stukken = public_pks_of(Stuk)


def stuk_records(pks: Sequence[int]) -> Iterator[SearchRecord]:
    """One record per page with text; one numbered 0 for a stuk of which no page has any."""
    stukken = list(Stuk.objects.public().filter(pk__in=pks).select_related(*RELATED))
    dossiers = _public_dossiers_of([stuk.pk for stuk in stukken])
    per_bestand: dict[int, list[Stuk]] = defaultdict(list)
    for stuk in stukken:
        if stuk.bestand_id:
            per_bestand[stuk.bestand_id].append(stuk)
    whole = {stuk.pk: _stuk_record(stuk, dossiers[stuk.pk]) for stuk in stukken}
    with_text: set[int] = set()
    pages = StukPagina.objects.filter(bestand__in=per_bestand).exclude(text="").order_by("bestand", "number")
    for bestand_pk, number, text in pages.values_list("bestand", "number", "text").iterator(chunk_size=500):
        for stuk in per_bestand[bestand_pk]:
            with_text.add(stuk.pk)
            yield _page_record(whole[stuk.pk], stuk, number, text)
    for stuk in stukken:
        if stuk.pk not in with_text:
            yield whole[stuk.pk]


def _page_record(whole: SearchRecord, stuk: Stuk, number: int, text: str) -> SearchRecord:
    """What differs from page to page."""
    label = stuk.bestand.page_label(number) if stuk.bestand else ""
    url = reverse("dossiers:pagina", args=[stuk.public_id, number])
    return replace(whole, number=number, text=text, url=url, page_label=label)


def _stuk_record(stuk: Stuk, dossiers: Sequence[str]) -> SearchRecord:
    url = stuk.get_absolute_url()
    day = stuk.date.sort_date
    organen = [orgaan for orgaan in (stuk.sender_orgaan, stuk.addressee_orgaan) if orgaan and orgaan.is_confirmed]
    sent = _(" aan ").join(filter(None, [stuk.sender, stuk.addressee]))
    shown_date = stuk.date.display() if stuk.date.is_known else ""
    return SearchRecord(
        parent=parent_name(STUK, stuk.pk),
        number=0,
        kind=STUK,
        title=stuk.title,
        text="",
        url=url,
        parent_url=url,
        identifiers=(stuk.kenmerk,) if stuk.kenmerk else (),
        soort=stuk.soort,
        gemeente=stuk.gemeente.slug,
        dossiers=tuple(dossiers),
        jaar=day.year if day else None,
        organen=tuple(dict.fromkeys(orgaan.public_id for orgaan in organen)),
        earliest=stuk.date.earliest,
        latest=stuk.date.latest,
        byline=" · ".join(filter(None, [str(stuk.get_soort_display()), sent, shown_date])),
    )


def _public_dossiers_of(stuk_pks: Sequence[int]) -> dict[int, list[str]]:
    links = Stuk.dossiers.through.objects.filter(page_is_public("dossierpage__"), stuk__in=stuk_pks)
    found: dict[int, list[str]] = defaultdict(list)
    for stuk_pk, path in links.order_by("dossierpage__url_path").values_list("stuk", "dossierpage__url_path"):
        found[stuk_pk].append(key_from(path))
    return found


def stuk_parents(pks: Iterable[int]) -> tuple[str, ...]:
    """For `rests_on`: a record is found as long as these are public."""
    return tuple(parent_name(STUK, pk) for pk in sorted(pks))


def dossier_records(pks: Sequence[int]) -> Iterator[SearchRecord]:
    dossiers = list(DossierPage.objects.public().filter(pk__in=pks))
    rows = _portefeuillehouder_rows([dossier.pk for dossier in dossiers])
    public = public_stukken([row.passage.stuk_id for row in rows.values() if row.passage])
    for dossier in dossiers:
        key, row = dossier_key(dossier), rows.get(dossier.pk)
        yield SearchRecord(
            parent=parent_name(DOSSIER, dossier.pk),
            number=0,
            kind=DOSSIER,
            title=dossier.title,
            text="\n\n".join(filter(None, [dossier.summary, dossier.bestuursopdracht])),
            url=f"/dossiers/{key}/",
            soort=DOSSIER,
            gemeente=key.split("/")[0],
            dossiers=(key,),
            portefeuillehouders=tuple(one.public_id for one in row.functies.all()) if row else (),
            rests_on=stuk_parents(public.intersection([row.passage.stuk_id])) if row and row.passage else (),
            byline=_("Dossier"),
        )


def _portefeuillehouder_rows(dossier_pks: Sequence[int]) -> dict[int, PortefeuillehouderRow]:
    """The last public row of each dossier, all of whose functies are public."""
    rows = PortefeuillehouderRow.objects.public().filter(dossier__in=dossier_pks)
    return {row.dossier_id: row for row in rows.select_related("passage").prefetch_related("functies")}


def _soort_labels(keys: Sequence[str]) -> dict[str, str]:
    labels = {DOSSIER: _("Dossier"), **{item.value: str(item.label) for item in Stuk.Soort}}
    return {key: labels[key] for key in keys if key in labels}


def _gemeente_labels(keys: Sequence[str]) -> dict[str, str]:
    titles = dict(_gemeenten().rows({"at": timezone.now()}))
    return {key: titles[key] for key in keys if key in titles}


@cache
def _gemeenten() -> Statement:
    return Statement.of(GemeentePage.objects.public(Slot("at")).order_by().values_list("slug", "title"))


def _dossier_labels(keys: Sequence[str]) -> dict[str, str]:
    slugs = {key.rpartition("/")[2] for key in keys}
    found = {key_from(path): title for path, title in _titles_of_dossiers(None, now(), slugs)}
    return {key: found[key] for key in keys if key in found}


@rows_made_once
def _titles_of_dossiers(_: Any, moment: Moment, slugs: Any) -> Any:
    return DossierPage.objects.public(moment.at).filter(slug__in=slugs).order_by().values_list("url_path", "title")


def _orgaan_labels(keys: Sequence[str]) -> dict[str, str]:
    return {one.public_id: str(one) for one in _public_organen(None, now(), keys)}


@made_once
def _public_organen(_: Any, moment: Moment, keys: Any) -> Any:
    return Orgaan.objects.public(moment.at).filter(public_id__in=keys).order_by()


def _portefeuillehouder_labels(keys: Sequence[str]) -> dict[str, str]:
    return {one.public_id: str(one) for one in _public_functies(None, now(), keys)}


@made_once
def _public_functies(_: Any, moment: Moment, keys: Any) -> Any:
    return Functie.objects.public(moment.at).filter(public_id__in=keys).select_related("persoon").order_by()


def _all_stukken() -> Iterable[int]:
    return Stuk.objects.public().order_by("pk").values_list("pk", flat=True)


def _all_dossiers() -> Iterable[int]:
    return DossierPage.objects.public().order_by("pk").values_list("pk", flat=True)


def _titled_stukken(expressions: Sequence[str], limit: int) -> Iterator[SearchRecord]:
    public = Stuk.objects.public().filter(holds_all(expressions, "title", "kenmerk"))
    stukken = list(public.select_related(*RELATED).order_by("-date_latest", "-pk")[:limit])
    dossiers = _public_dossiers_of([stuk.pk for stuk in stukken])
    return (_stuk_record(stuk, dossiers[stuk.pk]) for stuk in stukken)


def _titled_dossiers(expressions: Sequence[str], limit: int) -> Iterator[SearchRecord]:
    public = DossierPage.objects.public().filter(holds_all(expressions, "title"))
    return dossier_records(list(public.order_by("-pk").values_list("pk", flat=True)[:limit]))


def register() -> None:
    register_source(
        SearchSource(
            DOSSIER,
            dossier_records,
            public_pks_of(DossierPage),
            _all_dossiers,
            is_named=True,
            holds_others=True,
            titled=_titled_dossiers,
        )
    )
    stukken = SearchSource(STUK, stuk_records, public_stukken, _all_stukken, marks_words=True, titled=_titled_stukken)
    register_source(stukken)
    register_facet_labels("soort", _soort_labels)
    register_facet_labels("gemeente", _gemeente_labels)
    register_facet_labels("dossier", _dossier_labels)
    register_facet_labels("orgaan", _orgaan_labels)
    register_facet_labels("portefeuillehouder", _portefeuillehouder_labels)
    register_query_check(names_nobody)
