"""A catalog as the SQL that builds it again, in its own server's words."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from toolkit.model.catalog import Catalog

_T = TypeVar("_T")
# How Postgres marks the body of a routine, at both ends.
_BODY: Final = re.compile(r"\bAS (\$\w*\$)")
# What MySQL reads from stands after a word for it and the brackets of joins; columns and aliases never do.
_SOURCE: Final = re.compile(
    r"""
    '(?:[^'\\]|\\.|'')*'
  | \b(?:from|join|straight_join)\s[\s(]* (?:(?P<schema>`(?:[^`]|``)*`)\.)? (?P<name>`(?:[^`]|``)*`)
  | `(?:[^`]|``)*`
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_PACKAGES: Final = {"postgresql": "postgresql", "mysql": "mysql", "mariadb": "mysql", "sqlite": "sqlite"}


class _Writer(Protocol):
    def statements(self, catalog: Catalog) -> Iterable[str]: ...


def script(catalog: Catalog) -> str:
    """One script that builds the catalog in an empty database; what could not be read is named at its head."""
    writer = cast(_Writer, import_module(f"toolkit.dialects.{_PACKAGES[catalog.dialect]}.ddl"))
    missing = [remark(f"Not read: {item.kind} {item.name} ({item.reason})") for item in catalog.unread]
    return "\n".join([*missing, *(f"{statement}" for statement in writer.statements(catalog)), ""])


def remark(text: str) -> str:
    """A comment of one line, whatever names are in it.

    >>> remark("of a\\nb")
    '-- of a b'
    """
    return f"-- {' '.join(text.splitlines())}"


def in_order_of_need(needs: Mapping[_T, Iterable[_T]]) -> list[_T]:
    """Things in the given order, but each after what it needs, unless there is a circle.

    >>> in_order_of_need({"a": ["b"], "b": [], "c": ["a"]})
    ['b', 'a', 'c']
    """
    ordered: dict[_T, None] = {}
    opened: set[_T] = set()
    for first in needs:
        waiting = [first]
        while waiting:
            thing = waiting[-1]
            if thing in opened:
                ordered[waiting.pop()] = None
            else:
                opened.add(thing)
                waiting.extend(need for need in reversed(tuple(needs[thing])) if need not in opened)
    return list(ordered)


def in_reference_order(definitions: Mapping[str, str]) -> list[str]:
    """Names of views so that each comes after those that its definition, as MySQL prints it, reads from.

    >>> in_reference_order({"a": "select `c`.`b` AS `a` from (`b_c` `c` join `d`)", "b": "select 1", "d": "select 1"})
    ['d', 'a', 'b']
    """
    return in_order_of_need(
        {
            name: [other for other in dict.fromkeys(_sources(text)) if other in definitions]
            for name, text in definitions.items()
        }
    )


def _sources(query: str) -> Iterator[str]:
    for found in _SOURCE.finditer(query):
        if found["name"]:
            names = (found["schema"], found["name"])
            yield ".".join(name[1:-1].replace("``", "`") for name in names if name)


def unquoted(text: str) -> str:
    """A text without the marks around names and around the body of a routine, to look for names in it.

    >>> unquoted('AS $f$SELECT "a" FROM b$f$')
    'AS  SELECT a FROM b '
    """
    body = _BODY.search(text)
    bare = text.replace(body[1], " ") if body else text
    return bare.translate({ord('"'): None, ord("`"): None})
