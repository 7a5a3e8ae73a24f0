"""Names on MySQL: the connected database is written as no schema, in references and in stored queries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.model.names import Ref

if TYPE_CHECKING:
    from toolkit.dialects.session import Session

# A quoted text, which is left alone, or a quoted name followed by a dot.
_TEXT_OR_QUALIFIER: Final = re.compile(r"'(?:[^'\\]|\\.|'')*'|`((?:[^`]|``)+)`\.")


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

    def relative(self, definition: str) -> str:
        """A stored query without the connected database's name, so that copies of it are equal."""

        def shorten(match: re.Match[str]) -> str:
            return "" if match[1] is not None and match[1].replace("``", "`") == self._database else match[0]

        return _TEXT_OR_QUALIFIER.sub(shorten, definition)
