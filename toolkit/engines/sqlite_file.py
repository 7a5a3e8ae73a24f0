"""SQLite: a directory of files stands for the server."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from toolkit.engines.offer import Offer
from toolkit.engines.server import Server
from toolkit.engines.workspace import workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.engines.wanted import Wanted


class SqliteFile:
    """The SQLite that comes with Python."""

    via = "file"
    dialects = ("sqlite",)

    def offer(self, wanted: Wanted) -> Offer:
        """The one version there is."""
        version = sqlite3.sqlite_version
        if not wanted.accepts(version):
            return Offer(via=self.via, dialect=wanted.dialect, reason=f"SQLite here is {version}")
        return Offer(
            via=self.via, dialect=wanted.dialect, versions=(version,), detail="files, with Python's own SQLite"
        )

    @contextmanager
    def start(self, wanted: Wanted) -> Iterator[Server]:
        """A directory for files that is gone afterwards."""
        version = sqlite3.sqlite_version
        with workspace() as directory:
            yield Server(
                dialect=wanted.dialect,
                version=version,
                via=self.via,
                label=f"SQLite {version} in files",
                admin_url=f"sqlite:///{directory}",
            )
