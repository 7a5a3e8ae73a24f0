"""S001: row security without a policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding


def find(case: Case) -> Iterator[Finding]:
    """Find tables with row level security on and no policy: nobody but the owner sees a row.

    Example: `ALTER TABLE t ENABLE ROW LEVEL SECURITY`, and the policies were forgotten.
    """
    for table in case.tables():
        if table.row_security.enabled and not table.policies:
            yield advice(
                NO_POLICY,
                table,
                "has row security on and no policy, so that only its owner sees rows",
                "Add the policies.",
            )


NO_POLICY = Rule(code="S001", title="Row security without a policy", find=find)
