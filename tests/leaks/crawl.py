"""Asks for addresses as a visitor, without an account or with one, and says what is wrong with the answers."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.test import RequestFactory
from django.test.client import ClientHandler

from tests.leaks.routes import Address
from tests.leaks.words import Canaries, Canary

_SHOWN_DIFFERENCES = 6
_TOKEN = re.compile(rb'(?<=name="csrfmiddlewaretoken" )value="[^"]*"')


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def text(self) -> str:
        head = "\n".join(f"{name}: {value}" for name, value in self.headers)
        return f"{self.status}\n{head}\n\n{self.body.decode('utf-8', 'replace')}".lower()

    def without(self, key: str, unknown: str) -> "Answer":
        """The answer as it would be if the visitor had asked for `unknown`: an echo tells them nothing.

        A number is left alone: it stands in a page for many things.
        """
        if not key or key.isdigit():
            return self
        headers = tuple((name, value.replace(key, unknown)) for name, value in self.headers)
        return Answer(self.status, headers, self.body.replace(key.encode(), unknown.encode()))


def ask(url: str, session: str = "") -> Answer:
    """By the handler itself: a test client would copy the context of every template.

    Without the tag of a page, which is made of its address and so never the same (see portal.page_cache). `session`
    is the key of somebody's who is signed in; the token in a form of theirs is never the same either.
    """
    cookies = {"HTTP_COOKIE": f"sessionid={session}"} if session else {}
    response = ClientHandler()(RequestFactory(**cookies).get(url).environ)
    assert response.status_code < 500, url
    if response.headers.get("ETag", "").startswith("W/"):
        del response.headers["ETag"]
    body = _TOKEN.sub(b"", response.getvalue())
    return Answer(response.status_code, tuple(sorted(response.headers.items())), body)


Answers = dict[Address, Answer]


def crawl(addresses: Iterable[Address], session: str = "") -> Answers:
    return {address: ask(address.url, session) for address in addresses}


def words_in(answers: Answers, canaries: Canaries) -> dict[Canary, list[str]]:
    """Which canaries show, and where; one that the visitor typed is no news (`unlike_unknown` sees to those)."""
    found: dict[Canary, list[str]] = {}
    for address, answer in answers.items():
        for canary in canaries.found_in(answer.text) - canaries.found_in(address.url.lower()):
            found.setdefault(canary, []).append(address.url)
    return found


def unlike_unknown(answers: Answers, session: str = "") -> list[str]:
    """Addresses of secret things that do not answer as the address of nothing does."""
    nothing: dict[str, Answer] = {}
    wrong = []
    for address, answer in answers.items():
        unknown = address.unknown
        if unknown.url not in nothing:
            nothing[unknown.url] = ask(unknown.url, session)
        if answer.without(address.key, unknown.key) != nothing[unknown.url]:
            wrong.append(f"{address.url} ({answer.status}) is not as {unknown.url}")
    return wrong


def changes(before: Answers, after: Answers) -> list[str]:
    """Public addresses whose answer is not to the byte what it was."""
    return [
        f"{address.url}:\n{_difference(before[address], answer)}"
        for address, answer in after.items()
        if answer != before[address]
    ]


def _difference(old: Answer, new: Answer) -> str:
    lines = difflib.unified_diff(old.text.splitlines(), new.text.splitlines(), lineterm="", n=0)
    return "\n".join(line.strip()[:200] for line in list(lines)[2 : 2 + _SHOWN_DIFFERENCES])
