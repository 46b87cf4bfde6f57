"""A redacteur of one gemeente walks every route of /beheer/ with the keys of another gemeente's things."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.admin.models import EditingSession

from besluiten.models import Besluit, Mijlpaal, OrgaanAccount
from besluiten.services.accounts import make_account
from besluiten.services.mijlpalen import register_mijlpaal
from besluiten.services.onderdelen import add_onderdeel
from besluiten.services.oordelen import give_oordeel
from dossiers.datering import datering_from_iso
from dossiers.models import Functie, Orgaan, Persoon, Reces, Role, Stuk, Vergadering
from dossiers.services.gemeenten import make_dossier, make_member
from dossiers.services.stukken import publish_stuk, record_behandeling, relate
from tests.beheer_routes import Route, routes
from tests.factories import make_orgaan, make_stuk, make_synonym, make_toezegging, passage_of

pytestmark = pytest.mark.django_db

CANARY = "kanarie"
# Pages before or about one's own login; their arguments are no objects of a gemeente.
# What all gemeenten share is open to the griffiers of each.
SHARED = "search_beheer"
OWN_LOGIN = {
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_editing_sessions:release",
}


@pytest.fixture
def cast(gemeente: Any) -> Any:
    user = make_member(
        gemeente=gemeente, role=Role.GRIFFIER, email="kanarie-griffier@duinvoorde.example", password="x" * 14
    )
    user.first_name = "Kanarie-griffier"
    user.save()
    return user


@pytest.fixture
def things(gemeente: Any, cast: Any) -> dict[str, Any]:
    """One of each, every one with a canary in what people read of it."""
    dossier = make_dossier(gemeente=gemeente, title="Kanarie-dossier", publish=False, user=cast)
    words = "Kanarie-zin in de tekst."
    stuk = make_stuk(dossier, words, title="Kanarie-stuk", state="concept", user=cast, kenmerk="kanarie-kenmerk")
    other = make_stuk(dossier, "Kanarie-tekst.", title="Kanarie-later", state="concept", user=cast)
    planned = publish_stuk(other, user=cast, at=timezone.now() + timedelta(days=3))
    passage = passage_of(stuk, words)
    orgaan = Orgaan.objects.create(gemeente=gemeente, name="Kanarie-raad", kind="raad")
    persoon = Persoon.objects.create(gemeente=gemeente, name="Kanarie-persoon")
    functie = Functie.objects.create(gemeente=gemeente, title="Kanarie-functie", persoon=persoon, orgaan=orgaan)
    vergadering = Vergadering.objects.create(gemeente=gemeente, orgaan=orgaan, title="Kanarie-vergadering")
    besluit = Besluit.objects.create(gemeente=gemeente, orgaan=orgaan, text="Kanarie-besluit")
    mijlpaal = register_mijlpaal(
        dossier=dossier, passage=passage, title="Kanarie-mijlpaal", plan=datering_from_iso("2026-07"), user=cast
    )
    afspraak = make_toezegging(stuk, words, title="Kanarie-afspraak", user=cast)
    return {
        "dossier": dossier,
        "stuk": stuk,
        "planned": planned,
        "passage": passage,
        "orgaan": orgaan,
        "persoon": persoon,
        "functie": functie,
        "vergadering": vergadering,
        "besluit": besluit,
        "mijlpaal": mijlpaal,
        "reces": Reces.objects.create(gemeente=gemeente, name="zomer", first_day="2026-07-10", last_day="2026-08-20"),
        "behandeling": record_behandeling(vergadering=vergadering, stuk=stuk, manner="besluit", user=cast),
        "relatie": relate(stuk=stuk, kind="verwijst_naar", words="kanarie-verwijzing", user=cast),
        "afspraak": afspraak,
        "onderdeel": add_onderdeel(afspraak, title="Kanarie-onderdeel", user=cast),
        "oordeel": give_oordeel(afspraak, verdict="deels", words="Kanarie-oordeel", user=cast),
        "account": kanarie_account(gemeente, cast),
        "session": editing_session(stuk, cast),
        "synonym": make_synonym("kanarie-woord", "kanarie-vogel", user=cast),
        "gemeente": gemeente,
    }


def kanarie_account(gemeente: Any, user: Any) -> OrgaanAccount:
    orgaan = make_orgaan(gemeente, "Kanarie-adviesraad", Orgaan.Kind.ADVISORY)
    return make_account(orgaan=orgaan, email="kanarie@adviesraad.example", name="Kanarie-lid", user=user)


def editing_session(stuk: Stuk, user: Any) -> EditingSession:
    return EditingSession.objects.create(user=user, content_object=stuk, last_seen_at=timezone.now())


@pytest.fixture
def values_for(things: dict[str, Any]) -> Callable[[str, str], list[Any]]:
    """For each argument of a route: what leads to the things of Duinvoorde."""
    pages = [things["dossier"].pk, things["gemeente"].pk]
    keyed = {
        "beheer_stuk": [things["stuk"].pk, things["planned"].pk],
        "beheer_stukrelatie": [things["relatie"].pk],
        "dossiers_beheer": [things["dossier"].pk],
        "besluiten_beheer": [things[name].pk for name in ("afspraak", "mijlpaal", "stuk", "gemeente", "account")],
        "search_beheer": [things["synonym"].pk],
        "wagtailadmin_pages": pages,
        **{f"beheer_{name}": [thing.pk] for name, thing in things.items() if name not in ("stuk", "relatie")},
    }
    arguments = {
        "key": [things["passage"].public_id],
        "onderdeel": [things["onderdeel"].pk],
        "kind": ["toezegging", "randvoorwaarde"],
        "oordeel": [things["oordeel"].pk],
        "page_id": pages,
        "parent_page_id": pages,
        "page_to_move_id": pages,
        "revision_id_a": ["earliest"],
        "revision_id_b": ["latest"],
        "session_id": [things["session"].pk],
        "model_name": ["stuk", "dossierpage"],
        "content_type_model_name": ["dossierpage"],
        "action": ["delete"],
        "action_name": ["approve"],
        "token": ["abc-def"],
        "uidb64": ["MQ"],
        "filter_spec": ["width-100"],
        "app_label": ["dossiers"],
        "app_name": ["dossiers"],
        "content_type_app_name": ["dossiers"],
    }

    def values(name: str, argument: str) -> list[Any]:
        namespace = name.partition(":")[0]
        if argument == "pk":
            # A new viewset of ours without a thing here is an error of this test.
            return keyed[namespace] if "beheer" in namespace else keyed.get(namespace, [1])
        if argument == "revision_id":
            return [things["dossier" if namespace == "wagtailadmin_pages" else "stuk"].latest_revision_id]
        if argument == "object_id":
            return [things["stuk"].pk, things["dossier"].pk]
        # What is left are things that are not ours (images, users, tasks): any number will do.
        return arguments.get(argument, [1])

    return values


def faults(client: Client, route: Route, method: str) -> list[str]:
    """What is wrong with the answer to this route, following redirects."""
    client.raise_request_exception = False
    data = {"title": "Overgenomen", "reason": "Overgenomen"} if method == "post" else {}
    first = getattr(client, method)(route.path, data)
    found = []
    if first.status_code >= 500:
        found.append(f"{method} {route.path}: {first.status_code}")
    if first.status_code == 200 and route.keys and route.name not in OWN_LOGIN:
        found.append(f"{method} {route.path}: 200")
    answers = [first]
    if first.status_code in (301, 302):
        answers.append(client.get(first.url))
    for answer in answers:
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if CANARY in body.decode(errors="replace").lower():
            found.append(f"{method} {route.path}: kanarie")
    return found


def other_client(other_gemeente: Any, role: Role) -> Client:
    client = Client()
    email = f"{role.value}@veenrade.example"
    client.force_login(make_member(gemeente=other_gemeente, role=role, email=email, password="x" * 14))
    return client


def harmless(route: Route) -> bool:
    return route.name not in ("wagtailadmin_logout", "wagtailadmin_error_test")


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_redacteur_reaches_nothing_of_another_gemeente(other_gemeente: Any, values_for: Any, method: str) -> None:
    client = other_client(other_gemeente, Role.EDITOR)
    found = [fault for route in filter(harmless, routes(values_for)) for fault in faults(client, route, method)]
    assert found == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_griffier_reaches_nothing_of_another_gemeente(other_gemeente: Any, values_for: Any, method: str) -> None:
    client = other_client(other_gemeente, Role.GRIFFIER)
    mine = [route for route in routes(values_for) if is_open(route) and not route.name.startswith(SHARED)]
    found = [fault for route in mine for fault in faults(client, route, method)]
    assert found == []


def is_open(route: Route) -> bool:
    """Routes that somebody without all rights can use: our own, those of pages, and the work list."""
    namespace = route.name.partition(":")[0]
    return "beheer" in namespace or namespace == "wagtailadmin_pages" or route.name == "wagtailadmin_home"


def test_the_walk_itself_finds_what_the_own_griffier_may_see(cast: Any, values_for: Any) -> None:
    client = Client()
    client.force_login(cast)
    seen, broken = set(), []
    for route in filter(is_open, routes(values_for)):
        found = faults(client, route, "get")
        broken += [fault for fault in found if fault.rpartition(" ")[2].startswith("5")]
        if any(fault.endswith("kanarie") for fault in found):
            seen.add(route.name)
    assert broken == []
    assert {
        "wagtailadmin_home",
        "wagtailadmin_pages:edit",
        "wagtailadmin_pages:history",
        "beheer_stuk:list",
        "beheer_stuk:edit",
        "beheer_stuk:history",
        "beheer_stuk:revisions_view",
        "beheer_stuk:publish",
        "beheer_stuk:pagina",
        "beheer_orgaan:index",
        "beheer_orgaan:edit",
        "beheer_persoon:edit",
        "beheer_functie:edit",
        "beheer_vergadering:edit",
        "beheer_behandeling:edit",
        "beheer_stukrelatie:edit",
        "beheer_besluit:edit",
        "dossiers_beheer:dossiers",
        "dossiers_beheer:passage",
        "besluiten_beheer:afspraken",
        "besluiten_beheer:afspraak",
        "besluiten_beheer:register",
        "besluiten_beheer:judge_delivery",
        "besluiten_beheer:settle",
        "besluiten_beheer:mijlpaal",
        "besluiten_beheer:accounts",
        "besluiten_beheer:end_account",
    } <= seen


def test_an_editing_session_names_nobody_of_another_gemeente(other_gemeente: Any, things: dict[str, Any]) -> None:
    client = other_client(other_gemeente, Role.EDITOR)
    stuk, session = things["stuk"], things["session"]
    answer = client.post(f"/beheer/editing-sessions/ping/dossiers/stuk/{stuk.pk}/{session.pk}/")
    assert answer.status_code == 404
    assert EditingSession.objects.filter(pk=session.pk).exists()


def test_choices_of_a_form_are_of_the_own_gemeente(other_gemeente: Any, things: dict[str, Any]) -> None:
    client = other_client(other_gemeente, Role.GRIFFIER)
    own = make_dossier(gemeente=other_gemeente, title="Eigen dossier")
    stuk = make_stuk(own, state="concept")
    edit = f"/beheer/stukken/edit/{stuk.pk}/"
    body = client.get(edit).content.decode()
    assert "Eigen dossier" in body
    assert CANARY not in body.lower()
    values = {
        "soort": "memo",
        "title": "Poging",
        "authority": "college",
        "dossiers": [things["dossier"].pk],
        "sender_orgaan": things["orgaan"].pk,
    }
    answer = client.post(edit, values)
    assert answer.status_code == 200
    stuk.refresh_from_db()
    assert [dossier.title for dossier in stuk.get_latest_revision_as_object().dossiers.all()] == ["Eigen dossier"]


def test_a_passage_of_another_gemeente_is_no_evidence(other_gemeente: Any, things: dict[str, Any]) -> None:
    client = other_client(other_gemeente, Role.GRIFFIER)
    own = make_dossier(gemeente=other_gemeente, title="Eigen dossier")
    afspraak = make_toezegging(make_stuk(own))
    answer = client.post(
        f"/beheer/afspraken/{afspraak.pk}/stand/",
        {
            "target": "in_behandeling",
            "actor": "college",
            "expected_sequence": 1,
            "evidence": things["passage"].public_id,
        },
    )
    assert "Deze passage is niet gevonden" in answer.content.decode()
    assert afspraak.status_wijzigingen.count() == 1
    assert Mijlpaal.objects.count() == 1
