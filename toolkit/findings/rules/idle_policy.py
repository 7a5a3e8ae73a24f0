"""S002: a policy where row security is off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding


def find(case: Case) -> Iterator[Finding]:
    """Find tables with policies that nothing applies, because row level security is off.

    Example: `CREATE POLICY own_rows ...` without `ENABLE ROW LEVEL SECURITY`: everybody sees everything.
    """
    for table in case.tables():
        if table.policies and not table.row_security.enabled:
            names = ", ".join(policy.name for policy in table.policies)
            yield advice(
                IDLE_POLICY,
                table,
                f"has policies that nothing applies: {names}",
                "ENABLE ROW LEVEL SECURITY, or drop them.",
            )


IDLE_POLICY = Rule(code="S002", title="A policy where row security is off", find=find)
