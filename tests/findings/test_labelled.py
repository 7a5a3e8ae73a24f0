"""The labelled databases of the benchmark: whoever follows the audit there loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.audit.case import databases
from benchmarks.audit.judge import outcomes
from benchmarks.audit.labelled import audit_of

if TYPE_CHECKING:
    from benchmarks.audit.case import Database
    from toolkit.engines import Server

LABELLED = [each for each in databases() if "postgresql" in each.engines]


@pytest.mark.dialects("postgresql")
@pytest.mark.parametrize("labelled", LABELLED, ids=[each.name for each in LABELLED])
def test_following_the_audit_of_a_labelled_database_loses_nothing(server: Server, labelled: Database) -> None:
    judged = outcomes(labelled, "postgresql", *audit_of(labelled, server))
    assert not [f"{each.table}: {each.verdict}, {each.summary}" for each in judged if each.wrong]
