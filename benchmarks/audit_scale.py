"""How long an audit takes on many tables, and on one very large one, beside the bare catalog queries."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Final

from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from benchmarks.catalog import child
from benchmarks.estate import make_tables
from toolkit.dialects.url import parse_url
from toolkit.engines import scratch_server

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROUNDS: Final = 3
# Of a few seconds a round, whose ratios differ by half on a machine that others use.
_MANY_ROUNDS: Final = 9
_TABLES: Final = 5_000
_ROWS: Final = 10_000_000
_BATCH: Final = 1_000_000
_FEW: Final = 1_000
_TIMES: Final = 3.0
_SECONDS: Final = 1.0
_SHAPE: Final = (
    "id bigint PRIMARY KEY, request_id varchar(40), tokens int, cost_cents int, latency_ms int, made_at timestamp NULL"
)
_VALUES: Final = "i, concat('req-', i), mod(i, 971), mod(i, 383), mod(i, 877)"
_FILL: Final = {
    "postgresql": "INSERT INTO {table} SELECT {values}, timestamp '2025-01-01' + i * interval '1 second'"
    " FROM generate_series({first}::bigint, {last}) i",
    "mysql": "INSERT INTO {table} WITH RECURSIVE s (i) AS"
    " (SELECT {first} UNION ALL SELECT i + 1 FROM s WHERE i < {last})"
    " SELECT {values}, timestamp('2025-01-01') + interval i second FROM s",
}
_TABLE_NAMES: Final = ("api_usage", "usage_events")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What one engine took: the audit of many tables beside the floor, and with few and with many rows."""

    engine: str
    floor: float
    quick: float
    normal: float
    megabytes: float
    few_rows: float
    many_rows: float
    many_megabytes: float


def measure(engines: list[str]) -> Iterator[Scale]:
    """Measure each engine by itself; floor and audits in turn, so that a slow minute hits them all."""
    for engine in engines:
        with scratch_server(engine) as server:
            with server.database() as url:
                _say(f"{server.label}: making {_TABLES:,} tables ...")
                make_tables(url, _TABLES)
                child("record", url)
                taken = [[child(kind, url) for kind in ("floor", "audit-quick", "audit")] for _ in range(_MANY_ROUNDS)]
                floor, quick, normal = (median(row[place][0] for row in taken) for place in range(3))
                megabytes = median(row[2][1] for row in taken)
            with server.database() as url:
                _say(f"{server.label}: making tables of {_ROWS:,} rows ...")
                _fill(url, _FEW)
                few = median(child("audit", url)[0] for _ in range(_ROUNDS))
                _fill(url, _ROWS, above=_FEW)
                many = [child("audit", url) for _ in range(_ROUNDS)]
            yield Scale(
                engine=server.label,
                floor=floor,
                quick=quick,
                normal=normal,
                megabytes=megabytes,
                few_rows=few,
                many_rows=median(seconds for seconds, _ in many),
                many_megabytes=median(size for _, size in many),
            )


def _fill(url: str, rows: int, above: int = 0) -> None:
    """Two tables that look alike, so that their rows are compared, with equal rows."""
    parsed = parse_url(url)
    family = parsed.get_backend_name()
    engine = create_engine(parsed, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        if family == "mysql":
            connection.exec_driver_sql(f"SET SESSION cte_max_recursion_depth = {_BATCH + 1}")
        for table in _TABLE_NAMES:
            if not above:
                connection.exec_driver_sql(f"CREATE TABLE {table} ({_SHAPE})")
            for first in range(above + 1, rows + 1, _BATCH):
                last = min(first + _BATCH - 1, rows)
                statement = _FILL[family].format(table=table, values=_VALUES, first=first, last=last)
                connection.exec_driver_sql(statement)
            connection.exec_driver_sql(f"ANALYZE {'TABLE ' if family == 'mysql' else ''}{table}")


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def as_markdown(scales: list[Scale]) -> Iterator[str]:
    """Two tables: many tables, and many rows."""
    yield "## Auditing"
    yield ""
    yield f"{_TABLES:,} tables as above, beside the bare catalog queries (floor). `normal` looks for overlap, too."
    yield ""
    yield "| engine | floor | quick | normal | normal beside the floor | memory | goal |"
    yield "|---|---:|---:|---:|---:|---:|---|"
    for each in scales:
        ratio = each.normal / each.floor
        met = "met" if ratio <= _TIMES else "not met"
        yield (
            f"| {each.engine} | {each.floor:.2f} s | {each.quick:.2f} s | {each.normal:.2f} s"
            f" | {ratio:.1f} times as long | {each.megabytes:,.0f} MB | at most {_TIMES:g} times as long: {met} |"
        )
    yield ""
    yield f"Two tables that look alike, whose rows are compared, with {_FEW:,} and with {_ROWS:,} rows each."
    yield ""
    yield "| engine | few rows | many rows | memory | goal |"
    yield "|---|---:|---:|---:|---|"
    for each in scales:
        met = "met" if each.many_rows - each.few_rows <= _SECONDS else "not met"
        yield (
            f"| {each.engine} | {each.few_rows:.2f} s | {each.many_rows:.2f} s | {each.many_megabytes:,.0f} MB"
            f" | at most {_SECONDS:g} s more: {met} |"
        )
    yield ""
