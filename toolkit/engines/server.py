"""A server that holds scratch databases, whichever way it was had."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy.engine import make_url

from toolkit.engines.databases import DATABASES
from toolkit.engines.owner import is_scratch_name, scratch_name
from toolkit.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running server. It can be handed to another process: it holds facts, not a connection.

    Attributes:
        label: What it is and how it was had, for people: `Postgres 18.6 in a container (postgres:18)`.
        admin_url: The administrator's URL, password included; print it through `shown` only.
        tools: Where the server's own programs are (`pg_dump`, `mysqldump`), when they are on this machine.
        container: The id of the container that it runs in, when it runs in one.
    """

    dialect: str
    version: str
    via: str
    label: str
    admin_url: str = field(repr=False)
    tools: Path | None = None
    container: str | None = None

    @property
    def can_copy_databases(self) -> bool:
        """Whether `create_database(template=...)` works here."""
        return DATABASES[self.dialect].can_copy

    def create_database(self, *, template: str | None = None) -> str:
        """Make a scratch database and return its URL, password included.

        Args:
            template: The URL of a scratch database of this server to copy, where the server can.
        """
        databases = DATABASES[self.dialect]
        name = scratch_name()
        databases.create(self.admin_url, name, None if template is None else self._scratch_name(template))
        return databases.url(self.admin_url, name)

    def drop_database(self, url: str) -> None:
        """Take a scratch database away again; anything that is not ours is refused."""
        DATABASES[self.dialect].drop(self.admin_url, self._scratch_name(url))

    @contextmanager
    def database(self, *, template: str | None = None) -> Iterator[str]:
        """The URL of a scratch database that is gone afterwards."""
        url = self.create_database(template=template)
        try:
            yield url
        finally:
            self.drop_database(url)

    def _scratch_name(self, url: str) -> str:
        name = (make_url(url).database or "").rpartition("/")[2].removesuffix(".db")
        if not is_scratch_name(name):
            raise BadInput(f"The database {name!r} was not made by the toolkit, so it is left alone.")
        return name
