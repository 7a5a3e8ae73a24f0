"""A catalog as the SQL that builds it again, in its own server's words."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.model.catalog import Catalog

# How Postgres marks the body of a routine, at both ends.
_BODY: Final = re.compile(r"\bAS (\$\w*\$)")
_PACKAGES: Final = {"postgresql": "postgresql", "mysql": "mysql", "mariadb": "mysql", "sqlite": "sqlite"}


class _Writer(Protocol):
    def statements(self, catalog: Catalog) -> Iterable[str]: ...


def script(catalog: Catalog) -> str:
    """One script that builds the catalog in an empty database; what could not be read is named at its head."""
    writer = cast(_Writer, import_module(f"toolkit.dialects.{_PACKAGES[catalog.dialect]}.ddl"))
    missing = [f"-- Not read: {item.kind} {item.name} ({item.reason})" for item in catalog.unread]
    return "\n".join([*missing, *(f"{statement}" for statement in writer.statements(catalog)), ""])


def in_reference_order(definitions: dict[str, str]) -> list[str]:
    """Names so that each comes after those that its definition mentions, quoted or not, unless there is a circle.

    >>> in_reference_order({"a": "select * from b", "b": "select 1"})
    ['b', 'a']
    """
    ordered: list[str] = []
    waiting = {name: unquoted(text) for name, text in definitions.items()}
    while waiting:
        ready = [name for name, text in waiting.items() if not any(other in text for other in waiting if other != name)]
        for name in ready or list(waiting):
            ordered.append(name)
            del waiting[name]
    return ordered


def unquoted(text: str) -> str:
    """A text without the marks around names and around the body of a routine, to look for names in it.

    >>> unquoted('AS $f$SELECT "a" FROM b$f$')
    'AS  SELECT a FROM b '
    """
    body = _BODY.search(text)
    bare = text.replace(body[1], " ") if body else text
    return bare.translate({ord('"'): None, ord("`"): None})
