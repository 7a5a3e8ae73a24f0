"""Statements that change a table, in each server's words. Shared code asks for a change, never for a server."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol, cast

from toolkit.errors import BadInput

if TYPE_CHECKING:
    from toolkit.model.catalog import Grant
    from toolkit.model.names import Ref
    from toolkit.model.table import ForeignKey, Table

_PACKAGES: Final = {"postgresql": "postgresql", "mysql": "mysql", "mariadb": "mysql"}


class Alterations(Protocol):
    """What a server's package has to offer for changing tables."""

    def prepare(self) -> tuple[str, ...]:
        """Settings for the session that runs the changes: nobody waits for a lock for long."""

    def rename_table(self, table: Ref, new_name: str) -> tuple[str, ...]:
        """Give a table another name in the same schema."""

    def comment_on_table(self, table: Ref, comment: str | None) -> tuple[str, ...]:
        """Set or take away a table's comment."""

    def drop_foreign_key(self, table: Ref, key: ForeignKey) -> tuple[str, ...]:
        """Drop a foreign key of a table."""

    def add_foreign_key(self, table: Ref, key: ForeignKey) -> tuple[str, ...]:
        """Add a foreign key as it was."""

    def revoke(self, grant: Grant, table: Table) -> tuple[str, ...]:
        """Take a right on a table away; nothing where the server keeps rights apart from the table."""

    def grant(self, grant: Grant, table: Table) -> tuple[str, ...]:
        """Give a right on a table back."""


def alterations(dialect: str) -> Alterations:
    """The statements of one server."""
    package = _PACKAGES.get(dialect)
    if package is None:
        raise BadInput(
            f"The toolkit reads {dialect} databases and does not change them.",
            hint="Plans are made for PostgreSQL, MySQL and MariaDB.",
        )
    return cast(Alterations, import_module(f"toolkit.dialects.{package}.alter"))
