"""Order-free checksums of whole tables, computed inside the server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.dialects.quoting import quote_name, quote_ref
from toolkit.model.types import Family

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from toolkit.dialects.session import Session
    from toolkit.model.names import Ref
    from toolkit.model.table import Column


def table_checksum(session: Session, table: Ref, columns: Sequence[Column]) -> tuple[int, str]:
    """How many rows a table has, and a sum over them that any change to any value changes."""
    name = quote_ref(table, session.dialect)
    sql = _QUERIES[session.dialect](name, columns)
    number, total = session.rows(sql)[0]
    return int(number), str(total or 0)


def _postgresql(name: str, columns: Sequence[Column]) -> str:
    parts = ", ".join(f"{quote_name(column.name, 'postgresql')}::text" for column in columns)
    # A row of texts tells NULL from the empty text, and quotes what would run together.
    return f"SELECT count(*), sum(hashtextextended(ROW({parts})::text, 0)::numeric) FROM ONLY {name}"


def _mysql(name: str, columns: Sequence[Column]) -> str:
    parts = ", ".join(_mysql_value(column) for column in columns)
    digest = f"SHA2(CONCAT_WS(',', {parts}), 256)"
    # Fifteen hexadecimal digits of each row's digest, so that the sum of billions of rows is still exact.
    return f"SELECT COUNT(*), SUM(CAST(CONV(LEFT({digest}, 15), 16, 10) AS DECIMAL(65))) FROM {name}"


def _mysql_value(column: Column) -> str:
    name = quote_name(column.name, "mysql")
    raw = column.type.family in {Family.BINARY, Family.BITS, Family.GEOMETRY, Family.VECTOR}
    return f"IFNULL({f'HEX({name})' if raw else f'QUOTE(CAST({name} AS CHAR))'}, 'NULL')"


_QUERIES: Final[dict[str, Callable[[str, Sequence[Column]], str]]] = {
    "postgresql": _postgresql,
    "mysql": _mysql,
    "mariadb": _mysql,
}
