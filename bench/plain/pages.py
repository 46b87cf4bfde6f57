"""Makes the plain pages that stand beside a page of the product: as many events, as many bytes.

`python -m bench.plain.pages SLUG EVENTS BYTES COPIES`, in the environment of the plain Wagtail; prints the address and
the size of each. What the events do not fill, rich text paragraphs do.
"""

import json
import random
import sys
from datetime import date, timedelta

import django

SEED = 1


def make_pages(slug: str, events: int, size: int, copies: int) -> dict[str, int]:
    """Address to bytes. Each copy has words of its own."""
    from django.test import Client

    client = Client(HTTP_HOST="127.0.0.1")
    sizes = {}
    for number in range(copies):
        source = random.Random(SEED + number)
        page = _page(f"{slug}-{number}", _blocks(source, events, 0))
        got = len(client.get(page.url).content)
        page.body = _blocks(random.Random(SEED + number), events, max(0, size - got))
        page.save_revision().publish()
        sizes[page.url] = len(client.get(page.url).content)
    return sizes


def _page(slug: str, blocks: list[tuple[str, object]]):  # type: ignore[no-untyped-def] # the model needs the settings
    from wagtail.models import Site

    from bench.plain.models import PlainPage

    root = Site.objects.get(is_default_site=True).root_page
    PlainPage.objects.filter(slug=slug).delete()
    root.refresh_from_db()
    return root.add_child(instance=PlainPage(title=slug, slug=slug, body=blocks))


def _blocks(source: random.Random, events: int, filler: int) -> list[tuple[str, object]]:
    from wagtail.rich_text import RichText

    from bench import words

    blocks: list[tuple[str, object]] = [("heading", words.title(source))]
    while filler > 0:
        text = f"<p>{words.paragraph(source, min(filler, 600))}</p>"
        filler -= len(text)
        blocks.append(("text", RichText(text)))
    for number in range(events):
        event = {
            "date": date(2026, 6, 30) - timedelta(days=7 * number),
            "kind": "Memo · college aan gemeenteraad",
            "title": words.title(source),
            "summary": words.sentence(source, 16),
            "link": f"/stukken/{number}/",
        }
        blocks.append(("event", event))
    return blocks


if __name__ == "__main__":
    django.setup()
    wanted_slug, *figures = sys.argv[1:]
    print(json.dumps(make_pages(wanted_slug, *map(int, figures))))
