"""Stock Wagtail's publication, asked by `bench.publish`: milliseconds each, and queries."""

import random
import uuid
from datetime import date
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402 -- after the set-up
from django.test.utils import CaptureQueriesContext  # noqa: E402
from wagtail.models import Site  # noqa: E402

from bench import words  # noqa: E402
from bench.frame import cost_of  # noqa: E402
from bench.peer import answer_all  # noqa: E402
from bench.plain.models import PlainPage, PlainSnippet  # noqa: E402

_source = random.Random(0)


def publish(kind: str, count: int) -> dict[str, Any]:
    drafts = [{"page": _page, "snippet": _snippet}[kind]() for _draft in range(count)]
    with CaptureQueriesContext(connection) as captured:
        captured.final_queries = None
        spent = cost_of(lambda: [draft.save_revision().publish() for draft in drafts])
    costs = {"cpu_ms": 1000 * spent.cpu / count, "wall_ms": 1000 * spent.wall / count}
    return {**costs, "queries": len(captured) // count}


def _page() -> PlainPage:
    root = Site.objects.get(is_default_site=True).root_page
    slug = f"p-{uuid.uuid4().hex}"  # the pages of earlier runs are still there
    body = [("heading", words.title(_source)), ("text", f"<p>{words.sentence(_source, 16)}</p>")]
    page: PlainPage = root.add_child(instance=PlainPage(title=words.title(_source), slug=slug, body=body, live=False))
    return page


def _snippet() -> PlainSnippet:
    return PlainSnippet.objects.create(
        title=words.title(_source),
        summary=words.sentence(_source, 16),
        reference="2026-000001",
        day=date(2026, 6, 30),
        live=False,
    )


if __name__ == "__main__":
    answer_all(publish)
