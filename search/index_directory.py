"""Index folders on disk: one per build, named <schema hash>-<time>, and a pointer file that says which one
answers.

Changing the pointer is one os.replace, so a reader sees the old index or the new one and nothing in between.
The previous index stays for going back; older ones and half-built ones go at the next build.
"""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path


class IndexDirectory:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def current(self) -> Path | None:
        """The folder that answers; None when nothing was ever built."""
        return self._read("current")

    def previous(self) -> Path | None:
        """The folder that answered before; None when there is none, or it is gone."""
        path = self._read("previous")
        return path if path is not None and path != self.current() and path.is_dir() else None

    def create(self, schema_hash: str) -> Path:
        path = self.folder / f"{schema_hash}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}"
        path.mkdir(parents=True)
        return path

    def point_to(self, path: Path) -> None:
        previous = self.current()
        if previous is not None:
            self._write("previous", previous)
        self._write("current", path)

    def prune(self, *kept: Path) -> None:
        """Removes every index folder except the current one, the previous one and these. Only for who holds the
        writer lock."""
        known = {self.current(), self._read("previous"), *kept}
        for path in self.folder.iterdir():
            if path.is_dir() and path not in known:
                shutil.rmtree(path, ignore_errors=True)

    def _read(self, pointer: str) -> Path | None:
        try:
            name = (self.folder / pointer).read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        return self.folder / name if name else None

    def _write(self, pointer: str, path: Path) -> None:
        temporary = self.folder / f"{pointer}.new"
        with temporary.open("w", encoding="utf-8") as file:
            file.write(path.name)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self.folder / pointer)


def schema_hash_of(path: Path) -> str:
    return path.name.partition("-")[0]
