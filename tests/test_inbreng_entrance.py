"""In and out of /inbreng/: who gets in, who is told nothing, and a password by a link that works once."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.db import connection
from django.test import Client
from django.utils import timezone

from besluiten.models import OrgaanAccount
from besluiten.services.account_links import new_link
from besluiten.services.accounts import end_account, make_account
from besluiten.services.concern import SPEAKING_KINDS
from dossiers.models import Orgaan
from tests.factories import make_orgaan
from tests.hostile_text import PAYLOADS, UNSTORABLE
from tests.inbreng_cast import PASSWORD, client_of, new_account

pytestmark = pytest.mark.django_db

SIGN_IN, SIGN_OUT, ASK = "/inbreng/aanmelden/", "/inbreng/afmelden/", "/inbreng/wachtwoord/"
REFUSED = "Dit e-mailadres en dit wachtwoord horen niet bij een account."
TOO_OFTEN = "Wacht een kwartier"
MAY_BE = "Hoort dit adres bij een account?"
EMAIL = "lid@adviesraad.example"


@pytest.fixture
def account(gemeente: Any) -> OrgaanAccount:
    return new_account(gemeente, Orgaan.Kind.ADVISORY)


def sign_in(client: Client, email: str = EMAIL, password: str = PASSWORD, **fields: str) -> Any:
    return client.post(SIGN_IN, {"username": email, "password": password, **fields})


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("address", [SIGN_IN, ASK, "/inbreng/wachtwoord/MQ/abc-def/"])
def test_the_entrance_stays_in_no_cache_and_no_search_engine(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert '<meta name="robots" content="noindex, nofollow">' in response.content.decode()
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "unsafe-inline" not in response["Content-Security-Policy"]
    assert not response.has_header("ETag")


def test_with_an_account_one_gets_in_and_out(client: Client, account: OrgaanAccount) -> None:
    client.get(SIGN_IN)
    response = sign_in(client, email=" LID@Adviesraad.example ")
    assert response["Location"] == "/inbreng/"
    assert client.get(SIGN_IN)["Location"] == "/inbreng/"
    assert client.get(SIGN_OUT).status_code == 405
    assert is_signed_in(client)
    assert client.post(f"{SIGN_OUT}?next=//x.example/")["Location"] == SIGN_IN
    assert not is_signed_in(client)


def test_the_session_of_before_is_not_the_one_of_after(client: Client, account: OrgaanAccount) -> None:
    client.get(SIGN_IN)
    session = client.session
    session["planted"] = "yes"
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before
    sign_in(client)
    assert is_signed_in(client)
    assert client.session.session_key != before
    assert not client.session.exists(before)


@pytest.mark.parametrize(
    "target", ["//x.example/", "https://x.example/", "/beheer/", "javascript:geraakt()", "/\\x.example", "/inbreng"]
)
def test_after_signing_in_one_stays_at_inbreng(client: Client, account: OrgaanAccount, target: str) -> None:
    assert sign_in(client, next=target)["Location"] == "/inbreng/"


def test_after_signing_in_one_comes_where_one_wanted_to_be(client: Client, account: OrgaanAccount) -> None:
    assert sign_in(client, next="/inbreng/afspraken/abc/")["Location"] == "/inbreng/afspraken/abc/"


def ended(gemeente: Any) -> None:
    end_account(new_account(gemeente, Orgaan.Kind.ADVISORY))


def of_an_orgaan_that_is_no_longer_confirmed(gemeente: Any) -> None:
    account = new_account(gemeente, Orgaan.Kind.ADVISORY)
    Orgaan.objects.filter(pk=account.orgaan_id).update(is_confirmed=False)


def without_a_password(gemeente: Any) -> None:
    make_account(orgaan=make_orgaan(gemeente, "Raad", Orgaan.Kind.ADVISORY), email=EMAIL, name="L. Id")


def test_who_gets_in_at_beheer_is_told_what_everybody_is(client: Client, griffier: Any, account: Any) -> None:
    right = sign_in(client, griffier.email, "x" * 14)
    assert not is_signed_in(client)
    texts = {
        shown(response) for response in (right, sign_in(client, password="fout"), sign_in(client, "wie@x.example"))
    }
    assert len(texts) == 1
    assert REFUSED in texts.pop()


def shown(response: Any) -> str:
    """The page without what differs from visit to visit."""
    assert response.status_code == 200
    page = response.content.decode()
    return re.sub(r'(name="csrfmiddlewaretoken" |name="(?:username|email)" )value="[^"]*"', r"\1", page)


@pytest.mark.parametrize("make", [ended, of_an_orgaan_that_is_no_longer_confirmed, without_a_password])
def test_an_account_that_does_not_get_in_is_told_nothing_else(client: Client, gemeente: Any, make: Any) -> None:
    make(gemeente)
    assert REFUSED in shown(sign_in(client))
    assert not is_signed_in(client)


def test_it_takes_the_same_work_to_refuse_each(
    client: Client, gemeente: Any, griffier: Any, account: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_account(orgaan=account.orgaan, email="nieuw@adviesraad.example", name="N. Ieuw")
    made: list[str] = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *args: made.append("x") or encode(*args))
    work = []
    for email in ("wie@x.example", EMAIL, griffier.email, "nieuw@adviesraad.example"):
        made.clear()
        sign_in(client, email, "een ander wachtwoord")
        work.append(len(made))
    assert work == [1, 1, 1, 1]


def test_ended_means_signed_out_at_once(account: OrgaanAccount) -> None:
    client = client_of(account.user)
    assert client.get(SIGN_IN)["Location"] == "/inbreng/"
    end_account(account)
    assert client.get(SIGN_IN).status_code == 200


SILENT = [kind for kind in Orgaan.Kind if kind not in SPEAKING_KINDS]


@pytest.mark.parametrize("kind", SILENT)
def test_of_an_orgaan_that_may_not_speak_any_more_nobody_gets_in(
    client: Client, account: OrgaanAccount, griffier_client: Client, kind: str
) -> None:
    inside = client_of(account.user)
    Orgaan.objects.update(kind=kind)
    why = f"De griffie heeft dit orgaan vastgelegd als “{Orgaan.Kind(kind).label}”."
    page = shown(sign_in(client))
    assert why in page
    assert "Vraag het de griffie" in page
    assert not is_signed_in(client)
    assert REFUSED in shown(sign_in(client, password="fout"))
    for response in (inside.get("/inbreng/"), inside.post("/inbreng/afspraken/niets/oordeel/", {"verdict": "deels"})):
        assert (response.status_code, why in response.content.decode()) == (403, True)
    listed = shown(griffier_client.get("/beheer/accounts/"))
    assert f"Werkt nu niet. {why}" in listed
    assert "Nieuwe link" not in listed
    link = griffier_client.post(f"/beheer/accounts/{account.pk}/link/")
    assert why in shown(link)


def test_too_many_tries_and_one_waits(client: Client, account: OrgaanAccount, settings: Any) -> None:
    for email in (EMAIL, "wie@x.example"):
        for _number in range(settings.LOGIN_ATTEMPTS):
            assert sign_in(client, email, "fout").status_code == 200
        response = sign_in(client, email)
        assert (response.status_code, TOO_OFTEN in response.content.decode()) == (429, True)
    assert not is_signed_in(client)
    assert sign_in(Client(REMOTE_ADDR="192.0.2.7")).status_code == 302


def test_one_visitor_may_not_try_one_address_after_another(
    client: Client, account: OrgaanAccount, settings: Any
) -> None:
    settings.LOGIN_ATTEMPTS_PER_VISITOR = 3
    for number in range(3):
        assert sign_in(client, f"lid{number}@x.example", "fout").status_code == 200
    response = sign_in(client)
    assert (response.status_code, TOO_OFTEN in response.content.decode()) == (429, True)
    for number in range(3):
        assert client.post(ASK, {"email": f"lid{number}@x.example"}).status_code == 302
    assert client.post(ASK, {"email": EMAIL}).status_code == 429
    assert sign_in(Client(REMOTE_ADDR="192.0.2.7")).status_code == 302


def test_who_gets_in_uses_up_no_tries(client: Client, account: OrgaanAccount, settings: Any) -> None:
    settings.LOGIN_ATTEMPTS_PER_VISITOR = 2
    sign_in(client, "wie@x.example", "fout")
    for _number in range(3):
        assert sign_in(client).status_code == 302
        client.post(SIGN_OUT)
    sign_in(client, "wie@x.example", "fout")
    assert sign_in(client).status_code == 429


def test_another_web_process_knows_of_the_tries(client: Client, account: OrgaanAccount, settings: Any) -> None:
    settings.LOGIN_ATTEMPTS = 1
    sign_in(client, password="fout")
    for kept in map(caches.__getitem__, settings.CACHES):
        if isinstance(kept, LocMemCache):  # what a process keeps to itself
            kept.clear()
    assert sign_in(client).status_code == 429


@pytest.mark.parametrize(
    ("other", "status"),
    [("2001:db8::2", 429), ("2001:db8:0:1::1", 200), ("::ffff:192.0.2.1", 200), ("unix:", 200)],
)
def test_with_ipv6_a_visitor_is_a_network(account: OrgaanAccount, settings: Any, other: str, status: int) -> None:
    settings.LOGIN_ATTEMPTS_PER_VISITOR = 1
    sign_in(Client(REMOTE_ADDR="2001:db8::1"), password="fout")
    assert sign_in(Client(REMOTE_ADDR=other), "wie@x.example", "fout").status_code == status


def test_a_quarter_of_an_hour_later_one_may_try_again(client: Client, account: OrgaanAccount, settings: Any) -> None:
    settings.LOGIN_ATTEMPTS = 1
    sign_in(client, password="fout")
    assert sign_in(client).status_code == 429
    with time_machine.travel(timezone.now() + timedelta(minutes=15, seconds=1)):
        assert sign_in(client).status_code == 302


def test_a_success_ends_the_count(client: Client, account: OrgaanAccount, settings: Any) -> None:
    settings.LOGIN_ATTEMPTS = 2
    for _number in range(3):
        sign_in(client, password="fout")
        assert sign_in(client).status_code == 302
        client.post(SIGN_OUT)


@pytest.mark.parametrize(("proxies", "status"), [(0, 429), (1, 200), (2, 429)])
def test_a_visitor_is_who_our_own_proxy_saw(
    client: Client, settings: Any, account: OrgaanAccount, proxies: int, status: int
) -> None:
    """What a visitor writes in the header himself stands before that."""
    settings.LOGIN_ATTEMPTS, settings.TRUSTED_PROXIES = 1, proxies
    for seen in ("192.0.2.1", "192.0.2.2"):
        values = {"username": EMAIL, "password": "fout"}
        response = client.post(SIGN_IN, values, headers={"X-Forwarded-For": f"203.0.113.9, 198.51.100.1, {seen}"})
    assert response.status_code == status


@pytest.mark.parametrize("address", ["192.0.2.1:{}", "[2001:db8::1]:{}"])
def test_a_port_makes_no_other_visitor(client: Client, settings: Any, account: OrgaanAccount, address: str) -> None:
    settings.LOGIN_ATTEMPTS = settings.TRUSTED_PROXIES = 1
    values = {"username": EMAIL, "password": "fout"}
    tries = [client.post(SIGN_IN, values, headers={"X-Forwarded-For": address.format(port)}) for port in (4001, 4002)]
    assert [response.status_code for response in tries] == [200, 429]
    other = {"X-Forwarded-For": "198.51.100.1:4001"}
    assert client.post(SIGN_IN, values, headers=other).status_code == 200


def test_what_is_counted_names_a_visitor_to_nobody_without_the_secret(
    client: Client, account: OrgaanAccount, settings: Any
) -> None:
    """The rows stay in the database, and so in backups, longer than a quarter of an hour."""
    keys = []
    for secret in ("een", "twee"):
        settings.SECRET_KEY = secret
        sign_in(client, password="fout")
        with connection.cursor() as cursor:
            cursor.execute("SELECT cache_key FROM inbreng_attempts")
            keys.append({key.rpartition("-")[0] for (key,) in cursor.fetchall()})
    assert len(keys[0]) == 2
    assert len(keys[1]) == 4


def test_nobody_posts_from_elsewhere(account: OrgaanAccount) -> None:
    client = Client(enforce_csrf_checks=True)
    assert sign_in(client).status_code == 403
    client.force_login(account.user)
    assert client.post(SIGN_OUT).status_code == 403
    assert client.post(ASK, {"email": EMAIL}).status_code == 403


@pytest.mark.parametrize("text", [*PAYLOADS.values(), *UNSTORABLE, "x" * 10_000])
def test_whatever_is_typed_is_refused_in_dutch(client: Client, text: str) -> None:
    page = sign_in(client, text, text).content.decode()
    assert "Er is 1 ding niet goed" in page or "dingen niet goed" in page
    assert "<x-geraakt" not in page
    assert "<script>geraakt" not in page


# A link to choose a password.


def choose(client: Client, path: str, password: str = PASSWORD) -> Any:
    """Follow the link, as a browser does, and send the form that stands there."""
    there = client.get(path, follow=True)
    return client.post(there.request["PATH_INFO"], {"new_password1": password, "new_password2": password})


@pytest.fixture
def invited(gemeente: Any) -> OrgaanAccount:
    return make_account(orgaan=make_orgaan(gemeente, "Adviesraad", Orgaan.Kind.ADVISORY), email=EMAIL, name="L. Id")


def test_a_link_works_once(client: Client, invited: OrgaanAccount) -> None:
    path = new_link(invited)
    response = choose(client, path)
    assert response["Location"] == SIGN_IN
    assert "Uw wachtwoord is gekozen" in client.get(SIGN_IN).content.decode()
    assert sign_in(client).status_code == 302
    assert "Deze link werkt niet meer" in Client().get(path, follow=True).content.decode()


def test_the_link_leaves_the_address_bar(client: Client, invited: OrgaanAccount) -> None:
    token = new_link(invited).rstrip("/").rpartition("/")[2]
    there = client.get(new_link(invited), follow=True)
    assert token not in there.request["PATH_INFO"]
    assert token not in there.content.decode()


def test_a_link_ends_by_itself_or_with_its_account(client: Client, invited: OrgaanAccount) -> None:
    path = new_link(invited)
    with time_machine.travel(timezone.now() + timedelta(days=3, hours=2)):
        assert "Deze link werkt niet meer" in client.get(path, follow=True).content.decode()
    end_account(invited)
    assert "Deze link werkt niet meer" in Client().get(path, follow=True).content.decode()


def test_a_new_link_ends_the_one_before(invited: OrgaanAccount) -> None:
    first, second = new_link(invited), new_link(invited)
    assert "Deze link werkt niet meer" in Client().get(first, follow=True).content.decode()
    assert "Kies een wachtwoord" in Client().get(second, follow=True).content.decode()


@pytest.mark.parametrize(
    ("password", "words"),
    [("kort", "te kort"), ("1" * 14, "alleen cijfers"), ("wachtwoord123", ""), ("lid@adviesraad", "lijkt te veel")],
)
def test_a_weak_password_is_refused_in_dutch(client: Client, invited: OrgaanAccount, password: str, words: str) -> None:
    response = choose(client, new_link(invited), password)
    if words:
        assert words in response.content.decode()
        assert sign_in(client, password=password).status_code == 200
    else:
        assert response.status_code == 302


def test_a_link_of_beheer_opens_nothing_here(client: Client, griffier: Any, invited: OrgaanAccount) -> None:
    path = new_link(invited).replace("/inbreng/wachtwoord/", "/beheer/password_reset/confirm/")
    page = client.get(path, follow=True).content.decode()
    assert "new_password1" not in page


def test_a_link_comes_by_mail_and_only_to_an_account(client: Client, account: Any, griffier: Any) -> None:
    answers = []
    for email in (EMAIL, "wie@x.example", griffier.email):
        assert client.post(ASK, {"email": email})["Location"] == SIGN_IN
        answers.append(shown(client.get(SIGN_IN)))
    assert len(set(answers)) == 1
    assert MAY_BE in answers[0]
    assert [message.to for message in mail.outbox] == [[EMAIL]]
    path = re.search(r"http://localhost:8000(/inbreng/wachtwoord/\S+/\S+/)", mail.outbox[0].body)
    assert path
    assert choose(Client(), path[1], "heel ander wachtwoord").status_code == 302
    assert sign_in(client, password="heel ander wachtwoord").status_code == 302


def test_asking_for_links_is_limited_too(client: Client, account: OrgaanAccount, settings: Any) -> None:
    for _number in range(settings.LOGIN_ATTEMPTS):
        client.post(ASK, {"email": EMAIL})
    response = client.post(ASK, {"email": EMAIL})
    assert (response.status_code, len(mail.outbox)) == (429, settings.LOGIN_ATTEMPTS)


def test_a_mail_that_would_end_in_a_log_is_not_made(client: Client, settings: Any, capsys: Any, account: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    assert "Vraag de griffie om een link" in client.get(ASK).content.decode()
    assert client.post(ASK, {"email": EMAIL}).status_code == 302
    assert "/inbreng/wachtwoord/" not in "".join(capsys.readouterr())


# /beheer/ stays closed.


def test_an_account_does_not_get_in_at_beheer(client: Client, account: OrgaanAccount) -> None:
    response = client.post("/beheer/login/", {"username": EMAIL, "password": PASSWORD})
    assert response.status_code == 200
    assert not is_signed_in(client)
    client.post("/beheer/password_reset/", {"email": EMAIL})
    assert mail.outbox == []
    inside = client_of(account.user)
    for path in ("/beheer/", "/beheer/afspraken/", "/beheer/stukken/", "/beheer/accounts/"):
        assert inside.get(path).status_code in (302, 403, 404), path
        assert "/beheer/login/" in inside.get(path).headers.get("Location", "/beheer/login/")


def test_the_griffie_still_gets_in_at_beheer(client: Client, griffier: Any) -> None:
    assert client.post("/beheer/login/", {"username": griffier.username, "password": "x" * 14}).status_code == 302
    client.post("/beheer/password_reset/", {"email": griffier.email})
    assert [message.to for message in mail.outbox] == [[griffier.email]]
