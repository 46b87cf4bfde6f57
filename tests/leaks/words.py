"""Canary words: each stands in one field of one kind of thing in one state, and nowhere else."""

import re
from dataclasses import dataclass

# In every sentence that the public may not read, so that one question to the search engine asks for all of them.
CAGE = "kanariekooi"
_WORD = re.compile("kq[a-z]+?qk")
_SECRET_ONCE_TAKEN_BACK = {
    *("citaat", "tekst", "bestandsnaam", "inhoud", "kenmerk", "samenvatting", "verwijzing", "naam"),
    "wachtend",  # for the college
}


@dataclass(frozen=True, slots=True, order=True)
class Canary:
    state: str
    kind: str
    field: str

    @property
    def word(self) -> str:
        return f"kq{self.state}x{self.kind}x{self.field}qk".lower()

    @property
    def survives_withdrawal(self) -> bool:
        """What people wrote about a stuk stays when it is taken back; what stood in it goes."""
        return self.field not in _SECRET_ONCE_TAKEN_BACK


class Canaries:
    """Every word that was given out, and the keys of the things that carry them: an address tells of a thing too."""

    def __init__(self) -> None:
        self.issued: dict[str, Canary] = {}
        self.keys: dict[str, Canary] = {}

    def word(self, state: str, kind: str, field: str) -> str:
        canary = Canary(state, kind, field)
        if self.issued.setdefault(canary.word, canary) != canary:
            raise ValueError(f"{canary} has the word of another canary")
        return canary.word

    def key(self, state: str, kind: str, key: str) -> None:
        self.keys[key] = Canary(state, kind, "adres")

    def found_in(self, text: str) -> set[Canary]:
        """`text` in lower case."""
        words = {self.issued[word] for word in _WORD.findall(text) if word in self.issued}
        return words | {canary for key, canary in self.keys.items() if key in text}
