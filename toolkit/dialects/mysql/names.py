"""Names on MySQL: the connected database is written as no schema, in references and in stored queries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.dialects.mysql.tokens import pieces
from toolkit.model.names import Ref

if TYPE_CHECKING:
    import re

    from toolkit.dialects.session import Session


class Names:
    """Turns the server's names into refs, relative to one connected database."""

    def __init__(self, session: Session) -> None:
        self._database = session.database

    def schema(self, schema: str) -> str:
        """The schema as a ref writes it: empty for the connected database."""
        return "" if schema == self._database else schema

    def ref(self, schema: str, name: str) -> Ref:
        """The ref of an object."""
        return Ref(schema=self.schema(schema), name=name)

    def relative(self, definition: str, mode: str = "") -> str:
        """A stored query, written under an sql_mode, without the connected database's name: copies of it are equal."""

        def shorten(found: re.Match[str]) -> str:
            qualifies = found["dot"] and found["name"].replace("``", "`") == self._database
            return "" if qualifies else found[0]

        return pieces(mode).sub(shorten, definition) if "`" in definition else definition
