"""Every public route, and the addresses under which it is asked for: with public things and with secret ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from tests.leaks.case import Case
from tests.leaks.states import State
from tests.leaks.words import CAGE, Canary

# The public dossier of the world.
_DOSSIER = "/".join(
    ["/dossiers", *(Canary(State.PUBLIC, kind, "adres").word for kind in ("GemeentePage", "DossierPage"))]
)

NOT_PUBLIC = {
    "beheer/": "asks for a login; the rights of its routes have a test of their own",
    "inbreng/": "for who has an account; has a test of its own",
    "^thema/": "files that only the beheerder sets, for every page",
}

_STAND = "?stand=2026-05-20"
_LIST_QUERIES = ("", "?pagina=2")
_AFSPRAAK_QUERIES = (
    "",
    "?te_laat=1",
    "?zonder_termijn=1&sorteer=nieuwste",
    "?zonder_bewijs=1&verschoven=1",
    "?betwist=1",
    "?verschoven=1&portefeuillehouder=niemand",
    "?afgedaan_sinds=2026-01-01",
    "?hardheid=hard",
    "?stand=2026-04-20",
    "?stand=2026-05-20&te_laat=1&formaat=json",
    "?status=openstaand&status=in_behandeling&van=2026-01-01&tot=2026-12-31&pagina=1",
    "?formaat=csv",
    "?formaat=json",
)
_SEARCH_QUERIES = (
    *_LIST_QUERIES,
    "?q=overzicht",
    "?q=staat+hier",
    "?q=-overzicht&sorteer=oudste",
    "?te_laat=1",
    "?van=2026-01-01&tot=2026-12-31&jaar=2026",
    "?termijn_van=2026-01-01&termijn_tot=2026-12-31",
    "?soort=memo&soort=dossier",
    "?status=openstaand",
)
_TIMELINE_QUERIES = (
    "?soort=oordeel",
    "?soort=stuk&sorteer=oudste&van=2026-01-01&tot=2099-12-31",
    "?pagina=2",
    "?afdruk=1",
    "?afdruk=kort",
    "?stand=2026-04-20",
    "?stand=2026-05-20&afdruk=1",
)


@dataclass(frozen=True, slots=True)
class Address:
    """`template` has {key} where the key of the thing comes."""

    template: str
    key: str = ""

    @property
    def url(self) -> str:
        return self.template.replace("{key}", self.key)

    @property
    def unknown(self) -> "Address":
        """The same address with a key as long that belongs to nothing."""
        return Address(self.template, ("9" if self.key.isdigit() else "z") * len(self.key))


@dataclass(frozen=True, slots=True)
class Keyed:
    """Addresses of one kind of thing; `template` may use {thing} and, of a page, {parent}."""

    kind: str
    template: str
    key: str = "public_id"

    def addresses(self, case: Case) -> Iterator[Address]:
        for thing in case.things.get(self.kind, ()):
            yield self.address(thing)

    def address(self, thing: Any) -> Address:
        parent = thing.url_path.strip("/").split("/")[-2] if hasattr(thing, "url_path") else ""
        return Address(self.template.format(thing=thing, parent=parent, key="{key}"), str(getattr(thing, self.key)))


@dataclass(frozen=True, slots=True)
class Route:
    paths: tuple[str, ...] = ()
    keyed: tuple[Keyed, ...] = ()
    searched: tuple[str, ...] = ()  # templates that look for the words {key}


_REGISTER = Route(
    tuple(f"/toezeggingen/{query}" for query in _AFSPRAAK_QUERIES),
    (
        Keyed("Orgaan", "/toezeggingen/?aan={key}"),
        Keyed("Functie", "/toezeggingen/?portefeuillehouder={key}"),
        Keyed("GemeentePage", "/toezeggingen/?gemeente={key}", "slug"),
        Keyed("DossierPage", "/toezeggingen/?dossier={parent}/{key}", "slug"),
        Keyed("DossierPage", "/toezeggingen/?formaat=json&dossier={parent}/{key}", "slug"),
    ),
    ("/toezeggingen/?q={key}", "/toezeggingen/?formaat=csv&q={key}"),
)


def _sister(path: str) -> Route:
    """A register by the same view as /toezeggingen/, which has every filter."""
    return Route(
        (path, f"{path}?formaat=csv", f"{path}?stand=2026-05-20"), searched=(f"{path}?formaat=json&q={{key}}",)
    )


def _detail(path: str, kind: str) -> Route:
    return Route(keyed=(Keyed(kind, f"{path}{{key}}/"), Keyed(kind, f"{path}{{key}}/{_STAND}")))


def _stuk(tail: str) -> Route:
    return Route(keyed=(Keyed("Stuk", f"/stukken/{{key}}/{tail}"),))


def _version(tail: str) -> Route:
    return Route(keyed=(Keyed("Version", f"/stukken/{{thing.stuk.public_id}}/versie/{{key}}/{tail}", "number"),))


ROUTES: dict[str, Route] = {
    "dossiers:stuk": _stuk(""),
    "dossiers:bestand": _stuk("bestand/"),
    "dossiers:pagina": Route(
        keyed=(
            Keyed("Stuk", "/stukken/{key}/pagina/2/"),
            Keyed("Passage", "/stukken/{thing.stuk.public_id}/pagina/1/?passage={key}"),
        )
    ),
    "dossiers:page_image": _stuk("pagina/1/beeld/"),
    "dossiers:version_bestand": _version("bestand/"),
    "dossiers:version_pagina": _version("pagina/1/"),
    "dossiers:version_page_image": _version("pagina/1/beeld/"),
    "dossiers:passage": _detail("/passages/", "Passage"),
    "dossiers:vergaderingen": Route(
        tuple("/vergaderingen/" + query for query in _LIST_QUERIES),
        (
            Keyed("Orgaan", "/vergaderingen/?orgaan={key}"),
            Keyed("GemeentePage", "/vergaderingen/?gemeente={key}", "slug"),
        ),
    ),
    "dossiers:vergadering": _detail("/vergaderingen/", "Vergadering"),
    "dossiers:organen": Route(("/organen/",)),
    "dossiers:orgaan": Route(keyed=(Keyed("Orgaan", "/organen/{key}/"), Keyed("Orgaan", "/organen/{key}/?pagina=2"))),
    "besluiten:toezeggingen": _REGISTER,
    "besluiten:toezegging": _detail("/toezeggingen/", "toezegging"),
    "besluiten:randvoorwaarden": _sister("/randvoorwaarden/"),
    "besluiten:randvoorwaarde": _detail("/randvoorwaarden/", "randvoorwaarde"),
    "besluiten:opdrachten": _sister("/opdrachten/"),
    "besluiten:opdracht": _detail("/opdrachten/", "opdracht"),
    "besluiten:mijlpalen": Route(
        tuple(
            f"/mijlpalen/{query}" for query in (*_LIST_QUERIES, "?formaat=csv", "?formaat=json", "?stand=2026-05-20")
        ),
        (
            Keyed("GemeentePage", "/mijlpalen/?gemeente={key}", "slug"),
            Keyed("DossierPage", "/mijlpalen/?dossier={parent}/{key}", "slug"),
        ),
    ),
    "besluiten:mijlpaal": _detail("/mijlpalen/", "Mijlpaal"),
    "search:results": Route(
        tuple("/zoeken/" + query for query in _SEARCH_QUERIES),
        (
            Keyed("Orgaan", "/zoeken/?orgaan={key}"),
            Keyed("Functie", "/zoeken/?portefeuillehouder={key}"),
            Keyed("GemeentePage", "/zoeken/?gemeente={key}", "slug"),
            Keyed("DossierPage", "/zoeken/?dossier={parent}/{key}", "slug"),
        ),
        ("/zoeken/?q={key}", '/zoeken/?q="{key}"', "/zoeken/?letterlijk=1&q={key}"),
    ),
    "search:completions": Route(
        tuple(f"/zoeken/aanvullen/?q={typed}" for typed in ("overz", "kq", "staat+hie", "adres+overz")),
        searched=("/zoeken/aanvullen/?q={key}", "/zoeken/aanvullen/?q=overzicht+{key}"),
    ),
    "wagtail_serve": Route(
        ("/", "/dossiers/"),
        (
            Keyed("InfoPage", "/{key}/", "slug"),
            Keyed("GemeentePage", "/dossiers/{key}/", "slug"),
            Keyed("GemeentePage", "/dossiers/{key}/?pagina=2", "slug"),
            Keyed("DossierPage", "/dossiers/{parent}/{key}/", "slug"),
            *(Keyed("DossierPage", f"/dossiers/{{parent}}/{{key}}/{query}", "slug") for query in _TIMELINE_QUERIES),
            Keyed("Orgaan", f"{_DOSSIER}/?orgaan={{key}}"),
        ),
    ),
}


_STATES = ("te_laat", "geen_oordeel", "eigen_oordeel", "wacht_op_antwoord")
INBRENG = {
    "inbreng": Route(
        ("/inbreng/", *(f"/inbreng/?toon={state}" for state in _STATES)),
        tuple(Keyed(kind, "/inbreng/afspraken/{key}/") for kind in ("toezegging", "randvoorwaarde", "opdracht")),
    )
}
"""What somebody with an account for an orgaan asks for."""


def public_routes(urlconf: str | None = None) -> set[str]:
    """Names of all routes outside NOT_PUBLIC; a route without a name goes by its pattern."""
    return set(_walk(get_resolver(urlconf), "", ""))


def _walk(resolver: URLResolver, path: str, namespace: str) -> Iterator[str]:
    for item in resolver.url_patterns:
        whole = path + str(item.pattern)
        if whole.startswith(tuple(NOT_PUBLIC)):
            continue
        if isinstance(item, URLResolver):
            yield from _walk(item, whole, f"{namespace}{item.namespace}:" if item.namespace else namespace)
        elif isinstance(item, URLPattern):
            yield namespace + item.name if item.name else whole


def addresses_of(case: Case, routes: dict[str, Route] = ROUTES) -> list[Address]:
    found = [address for route in routes.values() for keyed in route.keyed for address in keyed.addresses(case)]
    return list(dict.fromkeys(found))


def public_addresses(case: Case, routes: dict[str, Route] = ROUTES) -> list[Address]:
    fixed = [Address(path) for route in routes.values() for path in route.paths]
    return [*fixed, *addresses_of(case, routes)]


def searches(words: list[str], routes: dict[str, Route] = ROUTES) -> list[Address]:
    return [Address(template, word) for route in routes.values() for template in route.searched for word in words]


def without_filters(addresses: list[Address]) -> list[Address]:
    """Whole lists, as a page and as a file, and everything that has an address of its own."""
    return [address for address in addresses if "?" not in address.url or "?formaat" in address.url]


def search_page(addresses: list[Address]) -> list[Address]:
    """Those of them that read the index."""
    return [address for address in addresses if address.url.startswith("/zoeken/")]


def caged_searches(routes: dict[str, Route] = ROUTES) -> list[Address]:
    return searches([CAGE], routes)
