"""What stock Wagtail does with the same texts: its search in the database, in a Wagtail of its own. To look at beside
ours and not to be judged by: it has no stems, no synonyms, no fragments, no counts of facets and no recheck."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import plain_site
from bench.peer import Peer
from search.records import SearchRecord


class StockSearch:
    def __init__(self, peer: Peer) -> None:
        self.peer = peer

    def load(self, records: Iterable[SearchRecord]) -> float:
        """Instead of what was there; processor seconds of indexing them."""
        with TemporaryDirectory() as folder:
            path = Path(folder) / "texts.jsonl"
            with path.open("w", encoding="utf-8") as texts:
                for record in records:
                    texts.write(json.dumps({"title": record.title[:500], "text": record.text}) + "\n")
            return float(self.peer.ask(load=str(path)))

    def ask(self, texts: list[str]) -> list[float]:
        """Processor milliseconds for each."""
        return [float(one) for one in self.peer.ask(ask=texts)]


@contextmanager
def stock_search() -> Iterator[StockSearch]:
    with Peer("bench.plain.search", plain_site.environment()) as peer:
        yield StockSearch(peer)
