"""Every picture of the documents is there, small, and told in words for who cannot see it."""

import re
from pathlib import Path

from PIL import Image

from scripts.outside_tools import ROOT

IMAGES = ROOT / "docs" / "images"
PICTURE = re.compile(r"!\[(?P<words>[^]]*)]\((?P<path>[^)]+)\)")
MOST_BYTES = 150_000


def pictures() -> list[tuple[str, Path]]:
    documents = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    found = [(page, match) for page in documents for match in PICTURE.finditer(page.read_text("utf-8"))]
    return [(match["words"], (page.parent / match["path"]).resolve()) for page, match in found]


def test_each_picture_is_there_and_told_in_words() -> None:
    assert len(pictures()) >= 10
    assert [path.name for words, path in pictures() if not path.is_file() or len(words) < 20] == []


def test_pictures_are_small_and_none_is_left_over() -> None:
    assert {path.name for path in IMAGES.glob("*.png")} <= {path.name for _words, path in pictures()}
    assert [path.name for path in IMAGES.iterdir() if path.stat().st_size > MOST_BYTES] == []


def test_a_picture_is_not_blank() -> None:
    flat = [path.name for path in IMAGES.glob("*.png") if len(Image.open(path).convert("RGB").getcolors(1 << 24)) < 8]
    assert flat == []
