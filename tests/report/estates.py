"""Estates made by hand, of every size and with every kind of name."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from toolkit.findings.audit import Audit, Moment
from toolkit.findings.estate import Estate, Refused
from toolkit.model.catalog import Catalog
from toolkit.model.evidence import Evidence, Measure, Method, Window
from toolkit.model.finding import Confidence, Finding, Use, Verdict
from toolkit.model.idea import Idea, Place
from toolkit.model.names import Ref
from toolkit.model.overlap import ColumnMatch, Overlap, Relation
from toolkit.model.shape import Kind, Shape
from toolkit.model.table import ForeignKey, Size, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

TAKEN = datetime(2026, 3, 31, 12, tzinfo=UTC)
WINDOW = Window(start=TAKEN - timedelta(days=100), end=TAKEN, because="the counters were reset")


def ref(name: str) -> Ref:
    return Ref(schema="public", name=name)


def table(name: str, size: int | None = 10_000, references: Iterable[str] = ()) -> Table:
    keys = (
        ForeignKey(name=f"to_{other}", columns=(f"{other}_id",), target=ref(other), target_columns=("id",))
        for other in references
    )
    half = None if size is None else size // 2
    rest = None if size is None or half is None else size - half
    return Table(
        ref=ref(name),
        foreign_keys=tuple(keys),
        size=Size(rows=None if size is None else size // 100, table_bytes=half, index_bytes=rest),
    )


def finding(name: str, verdict: Verdict = Verdict.DROP, *, part: str = "", **changes: tuple[str, ...]) -> Finding:
    said = {
        "evidence_for": ("no row of it was read", "no production code reads or writes it"),
        "evidence_against": ("it was scanned 3 times, though no scan read a row",),
        "not_looked_at": ("reads on a replica, which counts for itself",),
    } | changes
    return Finding(
        code="I001" if verdict is Verdict.KEEP else "T001",
        subject=ref(name),
        verdict=verdict,
        use=Use.UNTOUCHED,
        confidence=Confidence.MEDIUM,
        summary=f"untouched {name}",
        remedy="Retire it.",
        part=part,
        **said,
    )


def reads(name: str, rows: int) -> Evidence:
    return Evidence(
        subject=ref(name),
        family="counters",
        measure=Measure.ROWS_READ,
        value=rows,
        method=Method.EXACT,
        source="pg_stat_user_tables",
        window=WINDOW,
        cannot_see="reads on a replica",
    )


def overlap(left: str, right: str) -> Overlap:
    return Overlap(
        left=ref(left),
        right=ref(right),
        relation=Relation.SUBSET,
        columns=(
            ColumnMatch(left="cost", right="cost_usd", how="the same", matched=90, compared=100),
            ColumnMatch(left="ms", right="seconds", how="times 1,000", matched=100, compared=100),
        ),
        left_only=("note",),
        anchor=("session_id", "session_id"),
        compared=100,
        covered=90,
        whole=True,
    )


def idea(*targets: str, name: str = "orders") -> Idea:
    places = tuple(Place(target=target, table=ref(name)) for target in targets)
    some = ("price", *(None for _ in targets[1:]))
    return Idea(places=places, columns=(("money", ("cost",) * len(targets)), ("price", some)))


def audit(
    tables: Iterable[Table],
    findings: Iterable[Finding] = (),
    overlaps: Iterable[Overlap] = (),
    *,
    target: str = "postgresql://me@localhost/shop",
    history: Iterable[Moment] = (),
) -> Audit:
    tables = tuple(tables)
    return Audit(
        target=target,
        catalog=Catalog(
            dialect="postgresql", server_version="18.4", tables=tables, taken_at=TAKEN.isoformat(timespec="seconds")
        ),
        window=WINDOW,
        counters="pg_stat_user_tables",
        unavailable="",
        looked_at=("counters", "code"),
        not_looked_at=("statements (the extension pg_stat_statements is not installed)",),
        evidence=tuple(reads(each.ref.name, place * 7) for place, each in enumerate(tables)),
        findings=tuple(findings),
        overlaps=tuple(overlaps),
        history=tuple(history),
        shapes={each.ref: Shape(table=each.ref, kind=Kind.LOG, because="it grows") for each in tables[:1]},
        remarks=("one table could not be read",),
        grown={each.ref: 130 for each in tables[:1]},
        trace=((tables[0].ref, 120),) if tables else (),
    )


def moments(names: Iterable[str], number: int = 12) -> list[Moment]:
    names = list(names)
    return [
        Moment(
            at=TAKEN - timedelta(weeks=number - week),
            rows_read={ref(name): (week * 37 + place * 11) % 90 for place, name in enumerate(names) if place % 3},
            rows_written={ref(name): (week * 13 + place * 5) % 40 for place, name in enumerate(names)},
        )
        for week in range(number)
    ]


def shop() -> Audit:
    """A small database with a finding of every verdict, keys, an overlap, advice and a history."""
    sizes = {
        "orders": 9_000_000,
        "customers": 4_000_000,
        "old_orders": 2_500_000,
        "order_log": 2_000_000,
        "request_log": 1_200_000,
        "stuff": 300_000,
        "unclear": 90_000,
        "lookup": 8_192,
        "empty": 0,
    }
    keys = {"orders": ["customers"], "order_log": ["orders"], "old_orders": ["customers"], "unclear": ["orders"]}
    verdicts = (
        ("old_orders", Verdict.DROP),
        ("order_log", Verdict.MERGE),
        ("request_log", Verdict.ARCHIVE),
        ("stuff", Verdict.RENAME),
        ("unclear", Verdict.INVESTIGATE),
    )
    return audit(
        [table(name, size, keys.get(name, ())) for name, size in sizes.items()],
        [
            *(finding(name, verdict) for name, verdict in verdicts),
            finding("orders", Verdict.KEEP, part="orders_idx"),
            finding("customers", Verdict.KEEP, part="customers_idx"),
        ],
        [overlap("order_log", "orders"), overlap("old_orders", "order_log")],
        history=moments(sizes),
    )


def several() -> Estate:
    """Two databases that share a table, and one that could not be reached."""
    there = audit([table("orders", 5_000), table("tickets", 80_000)], target="mysql://me@db.example/support")
    return Estate(
        audits=(shop(), there),
        ideas=(idea(shop().target, there.target),),
        refused=(Refused(target="mysql://me@db.example/billing", why="The server does not answer."),),
    )


def crowd(number: int, questioned: int) -> Estate:
    """A database of many tables, the first of which are questioned; some reference others."""
    names = [f"application_table_with_a_long_name_{place:05}" for place in range(number)]
    tables = [
        table(name, place * 977 % 1_000_000, names[place // 2 : place // 2 + 1]) for place, name in enumerate(names)
    ]
    return Estate(
        audits=(
            audit(
                tables,
                [
                    *(finding(name, Verdict.INVESTIGATE) for name in names[:questioned]),
                    *(finding(name, Verdict.KEEP, part=f"{name}_index") for name in names),
                ],
            ),
        )
    )
