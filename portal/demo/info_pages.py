"""The pages about the portal itself, with texts that a municipality can start from."""

from pathlib import Path

from portal.models import HomePage, InfoPage

TITLES = {
    "over": "Over Raadsspoor",
    "privacy": "Privacy",
    "toegankelijkheid": "Toegankelijkheid",
    "woordenlijst": "Woordenlijst",
}


def make_info_pages() -> None:
    home = HomePage.objects.get()
    for slug, title in TITLES.items():
        if not home.get_children().filter(slug=slug).exists():
            body = (Path(__file__).parent / "texts" / f"{slug}.html").read_text()
            home.add_child(instance=InfoPage(title=title, slug=slug, body=body))
            home.refresh_from_db()
