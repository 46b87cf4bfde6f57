"""Files for the worker: mostly sound ones, each of its own, with broken and hostile ones between them.

The hostile ones are those of the tests. The costly of them (seconds, or hundreds of MB) come once, the others in turn.
"""

import random
from collections.abc import Callable, Iterator
from itertools import cycle

from bench import words
from bench.corpus import SEED
from bench.pdf_files import make_pdf
from tests import hostile_files as hostile

Maker = Callable[[], bytes]
MB = 1 << 20

BROKEN: tuple[Maker, ...] = (
    hostile.pdf_without_pages,
    lambda: hostile.pdf_that_lies_about_its_pages(1_000_000),
    hostile.pdf_with_page_tree_loop,
    hostile.pdf_with_huge_page,
    lambda: hostile.pdf_with_many_pages(6_000),
    lambda: hostile.pdf("Een pagina.")[:400],
    lambda: hostile.pdf("Een geheim.", password="geheim"),
    hostile.scan,
    hostile.locked_word,
    hostile.old_word,
    lambda: hostile.word_with_part("word/document.xml", hostile.laughing_xml()),
    lambda: hostile.word_bomb(20 * MB),
    hostile.plain_zip,
    hostile.spreadsheet,
    lambda: hostile.PICTURE,
    lambda: hostile.RICH_TEXT,
    lambda: random.Random(SEED).randbytes(50_000),
)
COSTLY: tuple[Maker, ...] = (
    lambda: hostile.pdf_that_unpacks_to(1_000 * MB),
    hostile.pdf_that_keeps_busy,
    hostile.pdf_with_huge_image,
    hostile.pdf_that_explodes,
    lambda: hostile.word_with_large_text(30 * MB),
    lambda: hostile.word_bomb_that_lies(300 * MB),
    lambda: hostile.word_with_many_entries(20_000),
)
SOUND = 20  # different ones; a comment at the end makes each file one of its own
EACH_BROKEN, EACH_COSTLY = 8, 130


def files() -> Iterator[bytes]:
    """Without end. One in eight is broken."""
    source = random.Random(SEED)
    sound = cycle([*(make_pdf(source, 3) for _file in range(SOUND)), hostile.word(words.paragraph(source, 2_000))])
    broken, costly = cycle(BROKEN), iter(COSTLY)
    number = 0
    while True:
        number += 1
        if number % EACH_COSTLY == 0 and (maker := next(costly, None)) is not None:
            content = maker()
        elif number % EACH_BROKEN == 0:
            content = next(broken)()
        else:
            content = next(sound)
        yield content + b"\n%%%d\n" % number
