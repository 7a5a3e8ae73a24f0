"""Drizzle: tables are constants, and members of `db.query`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.orm import Model, Orm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.source import Source

_TABLE: Final = re.compile(
    r"\b(?:const|let)\s+(\w+)\s*=\s*(?:(?:pg|mysql|sqlite|singlestore)Table|\w+\.table)\(\s*['\"]([^'\"]+)['\"]"
)


def _models(source: Source) -> Iterator[Model]:
    for match in _TABLE.finditer(source.text):
        position = match.start(2) - 1
        yield Model(name=match[1], tables=(match[2],), position=position)
        yield Model(name=match[1], tables=(match[2],), position=position, receivers=("query",))


ORM: Final = Orm(name="Drizzle", languages=("typescript",), hints=("Table(", ".table("), models=_models)
