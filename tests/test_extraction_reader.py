"""The child process: warm, bounded, replaced when it goes wrong, and gone when its parent is."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dossiers.extraction import Extraction, Limits, Reader, ReadState, RenderError
from tests import hostile_files

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def reader() -> Iterator[Reader]:
    with Reader() as made:
        yield made


def _written(tmp_path: Path, data: bytes, name: str = "memo") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def _pid(reader: Reader) -> int:
    assert reader._child
    return reader._child.process.pid


def _is_gone(pid: int) -> bool:
    """Also when it is only waiting for a parent to notice."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def _wait_until_gone(pid: int) -> None:
    deadline = time.monotonic() + 20
    while not _is_gone(pid):
        assert time.monotonic() < deadline, "the child lives on"
        time.sleep(0.01)


def test_reads_in_one_warm_child(tmp_path: Path, reader: Reader) -> None:
    first = reader.extract(_written(tmp_path, hostile_files.pdf("Eén", "Twee")))
    pid = _pid(reader)
    second = reader.extract(_written(tmp_path, hostile_files.word("Drie")))
    assert [page.text for page in (*first.pages, *second.pages)] == ["Eén", "Twee", "Drie"]
    assert first.state is ReadState.READ
    assert _pid(reader) == pid


def test_bad_content_does_not_cost_the_child(tmp_path: Path, reader: Reader) -> None:
    assert reader.extract(_written(tmp_path, hostile_files.pdf("Een")[:400])).code == "beschadigd"
    pid = _pid(reader)
    assert reader.extract(_written(tmp_path, b"")).code == "leeg"
    assert _pid(reader) == pid


def test_pictures_of_pages(tmp_path: Path, reader: Reader) -> None:
    path = _written(tmp_path, hostile_files.pdf("Een"))
    assert reader.render_page(path, 1, width=300).startswith(b"\x89PNG")
    with pytest.raises(RenderError, match="Deze pagina bestaat niet"):
        reader.render_page(path, 2, width=300)


def test_a_file_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    path = _written(tmp_path, hostile_files.pdf_that_keeps_busy())
    with Reader(Limits(seconds=0.4)) as reader:
        extraction = reader.extract(path)
        assert (extraction.state, extraction.code) == (ReadState.FAILED, "te_lang")
        assert "Splits het bestand" in extraction.reason
        with pytest.raises(RenderError, match="duurt langer"):
            reader.render_page(path, 1, width=300)
        assert reader.extract(_written(tmp_path, hostile_files.pdf("Weer goed"))).state is ReadState.READ


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to the limit on address space")
@pytest.mark.parametrize(
    "make",
    [
        lambda: hostile_files.pdf_that_unpacks_to(250 << 20),
        hostile_files.pdf_that_explodes,
        lambda: hostile_files.word_with_large_text(60 << 20),
    ],
    ids=["packed stream", "nested drawings", "large XML"],
)
def test_a_file_that_takes_too_much_memory_is_stopped(tmp_path: Path, make: Callable[[], bytes]) -> None:
    with Reader(Limits(memory_bytes=160 << 20)) as reader:
        extraction = reader.extract(_written(tmp_path, make()))
        assert (extraction.state, extraction.code) == (ReadState.FAILED, "te_veel_geheugen")
        assert reader.extract(_written(tmp_path, hostile_files.pdf("Weer goed"))).state is ReadState.READ


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to the limit on address space")
def test_an_archive_that_lies_about_its_sizes_is_not_unpacked(tmp_path: Path) -> None:
    path = _written(tmp_path, hostile_files.word_bomb_that_lies(100 << 20))
    with Reader(Limits(memory_bytes=128 << 20)) as reader:
        assert reader.extract(path).code == "beschadigd"


def test_an_image_of_50000_pixels_square_is_bounded(tmp_path: Path, reader: Reader) -> None:
    path = _written(tmp_path, hostile_files.pdf_with_huge_image())
    assert len(reader.render_page(path, 1, width=400)) < 1_000_000
    assert reader.extract(_written(tmp_path, hostile_files.pdf("Weer goed"))).state is ReadState.READ


def test_a_child_killed_half_way_gives_a_reason_and_a_new_child(tmp_path: Path, reader: Reader) -> None:
    busy = _written(tmp_path, hostile_files.pdf_that_keeps_busy(), "druk")
    reader.extract(_written(tmp_path, hostile_files.pdf("Een")))
    pid = _pid(reader)
    answers: list[Extraction] = []
    thread = threading.Thread(target=lambda: answers.append(reader.extract(busy)))
    thread.start()
    assert reader._child
    while reader._child.files < 2:
        time.sleep(0.01)
    os.kill(pid, signal.SIGKILL)
    thread.join()
    assert (answers[0].state, answers[0].code) == (ReadState.FAILED, "afgebroken")
    assert "Probeer het nog een keer" in answers[0].reason
    assert reader.extract(_written(tmp_path, hostile_files.pdf("Weer goed"))).pages[0].text == "Weer goed"
    assert _pid(reader) != pid


def test_a_child_killed_between_two_files_goes_unnoticed(tmp_path: Path, reader: Reader) -> None:
    path = _written(tmp_path, hostile_files.pdf("Een"))
    reader.extract(path)
    os.kill(_pid(reader), signal.SIGKILL)
    os.waitid(os.P_PID, _pid(reader), os.WEXITED | os.WNOWAIT)  # its state in /proc can be ahead of its threads
    assert reader.extract(path).state is ReadState.READ


def test_the_child_is_replaced_after_a_number_of_files(tmp_path: Path) -> None:
    path = _written(tmp_path, hostile_files.pdf("Een"))
    with Reader(files_per_child=2) as reader:
        reader.extract(path)
        first = _pid(reader)
        reader.extract(path)
        assert _is_gone(first)
        assert reader.extract(path).state is ReadState.READ
        assert _pid(reader) != first


def test_threads_wait_for_each_other(tmp_path: Path, reader: Reader) -> None:
    paths = [_written(tmp_path, hostile_files.pdf(f"Memo {n}"), f"memo-{n}") for n in range(12)]
    with ThreadPoolExecutor(4) as pool:
        texts = [extraction.pages[0].text for extraction in pool.map(reader.extract, paths)]
    assert texts == [f"Memo {n}" for n in range(12)]


def test_the_thread_that_started_the_child_may_end(tmp_path: Path, reader: Reader) -> None:
    path = _written(tmp_path, hostile_files.pdf("Een"))
    thread = threading.Thread(target=reader.extract, args=(path,))
    thread.start()
    thread.join()
    pid = _pid(reader)
    assert reader.extract(path).state is ReadState.READ
    assert _pid(reader) == pid


def test_close_ends_the_child_and_a_next_call_starts_another(tmp_path: Path, reader: Reader) -> None:
    path = _written(tmp_path, hostile_files.pdf("Een"))
    reader.extract(path)
    pid = _pid(reader)
    reader.close()
    assert _is_gone(pid)
    assert reader.extract(path).state is ReadState.READ


@pytest.mark.skipif(sys.platform != "linux", reason="looks in /proc")
def test_the_child_has_no_django_and_no_secrets(
    tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_KEY", "kanarie")
    reader.extract(_written(tmp_path, hostile_files.pdf("Een")))
    assert b"kanarie" not in Path(f"/proc/{_pid(reader)}/environ").read_bytes()
    code = "import dossiers.extraction.child, sys; print('django' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "False"


PARENT = """
import sys, threading
from pathlib import Path
from dossiers.extraction import Reader
reader = Reader()
reader.extract(Path(sys.argv[1]))
print(reader._child.process.pid, flush=True)
reader.extract(Path(sys.argv[2]))
sys.stdin.read()
"""


@pytest.mark.parametrize("is_busy", [True, False])
def test_the_child_ends_when_its_parent_is_killed(tmp_path: Path, is_busy: bool) -> None:
    idle = _written(tmp_path, hostile_files.pdf("Een"), "een")
    busy = _written(tmp_path, hostile_files.pdf_that_keeps_busy(), "druk")
    command = [sys.executable, "-c", PARENT, str(idle), str(busy if is_busy else idle)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        pid = int(parent.stdout.readline())
        parent.kill()
    _wait_until_gone(pid)
