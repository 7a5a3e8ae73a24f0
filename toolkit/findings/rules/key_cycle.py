"""T004: tables whose foreign keys go in a circle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding
    from toolkit.model.names import Ref


def _circles(case: Case) -> Iterator[tuple[Ref, ...]]:
    """Each circle once, from its first table by name."""
    targets = {
        table.ref: sorted({key.target for key in table.foreign_keys if not key.deferrable} - {table.ref}, key=str)
        for table in case.tables()
    }
    done: set[Ref] = set()
    for start in sorted(targets, key=str):
        path: list[Ref] = [start]
        waiting = [iter(targets[start])]
        while waiting and start not in done:
            following = next(waiting[-1], None)
            if following is None:
                waiting.pop()
                done.add(path.pop())
            elif following in path:
                circle = path[path.index(following) :]
                first = circle.index(min(circle, key=str))
                yield (*circle[first:], *circle[:first])
            elif following in targets and following not in done:
                path.append(following)
                waiting.append(iter(targets[following]))


def find(case: Case) -> Iterator[Finding]:
    """Find circles of foreign keys over several tables, none of which can be filled or emptied first.

    Example: `orders.invoice_id` needs `invoices`, and `invoices.order_id` needs `orders`.
    """
    for circle in _circles(case):
        path = " -> ".join(str(ref) for ref in (*circle, circle[0]))
        yield advice(
            KEY_CYCLE,
            case.table(circle[0]),
            f"its foreign keys go in a circle: {path}",
            "Make one key deferrable, or drop one.",
        )


KEY_CYCLE = Rule(code="T004", title="Tables whose foreign keys go in a circle", find=find)
