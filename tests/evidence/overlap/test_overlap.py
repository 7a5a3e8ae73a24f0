"""Tables that say the same are found, column by column, with the unit between them; chance is not taken for it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.findings.test_traps import run
from toolkit.catalog.read import Scope, read_open
from toolkit.dialects.connect import open_session
from toolkit.evidence.overlap import find_overlaps
from toolkit.evidence.overlap.rows import SAMPLE
from toolkit.evidence.overlap.shapes import candidates
from toolkit.evidence.overlap.values import canonical, conversion
from toolkit.findings.audit import audit_database
from toolkit.findings.inputs import Depth, Inputs
from toolkit.model.finding import Verdict
from toolkit.model.overlap import Overlap, Relation
from toolkit.samples import find_sample, load_sample, run_workload

if TYPE_CHECKING:
    from toolkit.engines import Server

LOGS, MESSAGES = "llm_manager_conversation_logs", "llm_manager_conversation_messages"
START = datetime(2026, 1, 1, tzinfo=UTC)


def overlaps(url: str) -> dict[tuple[str, str], Overlap]:
    with open_session(url) as session:
        found = find_overlaps(session, read_open(session, Scope())).found
    return {(overlap.left.name, overlap.right.name): overlap for overlap in found}


def test_conversation_logs_are_said_by_the_messages_and_are_to_be_merged(server: Server) -> None:
    sample = find_sample("llm_manager")
    with server.database() as url:
        load_sample(sample, url, rows=300, seed=1)
        run_workload(sample, url, rounds=2)
        audit = audit_database(url, inputs=Inputs(depth=Depth.NORMAL))
    overlap = next(each for each in audit.overlaps if each.left.name == LOGS)
    assert overlap.right.name == MESSAGES
    assert overlap.anchor == ("session_id", "session_id")
    assert {match.left: (match.right, match.how.split(" (")[0]) for match in overlap.columns} == {
        "tokens_used": ("tokens", "the same"),
        "cost_usd": ("cost_usd", "the same"),
        "execution_time_ms": ("response_time", "times 1,000"),
        "created_at": ("created_at", "within 2 seconds"),
    }
    assert overlap.left_only == ("event_type", "event_data")
    assert 0 < overlap.covered < overlap.compared
    (finding,) = (each for each in audit.verdicts if each.subject.name == LOGS)
    assert finding.verdict is Verdict.MERGE
    assert "it alone knows event_type, event_data" in finding.evidence_against
    read = {ref.name: number for ref, number in audit.trace}
    assert read[LOGS] >= overlap.compared + 2, "what the audit read itself is told, at both ends of an index too"


USAGE = "id int PRIMARY KEY, request_id varchar(40), tokens int, cost_cents int, latency_ms int, made_at timestamp NULL"


def requests(name: str, numbers: range, *, cents: int = 1, ms: int = 1) -> str:
    values = ", ".join(
        f"({i}, 'req-{i * 7919}', {100 + i * 13 % 971}, {(5 + i * 17 % 383) * cents}, {(20 + i * 31 % 877) * ms},"
        f" '{START + timedelta(minutes=i):%Y-%m-%d %H:%M:%S}')"
        for i in numbers
    )
    return f"INSERT INTO {name} VALUES {values}"


def test_a_copy_is_a_duplicate_a_part_is_a_subset_and_units_are_named(database: str) -> None:
    run(
        database,
        f"CREATE TABLE api_usage ({USAGE})",
        requests("api_usage", range(1, 81)),
        f"CREATE TABLE api_usage_copy ({USAGE})",
        requests("api_usage_copy", range(1, 81)),
        f"CREATE TABLE api_usage_part ({USAGE}, region varchar(9))".replace(", region varchar(9)", ""),
        requests("api_usage_part", range(1, 41)),
        f"CREATE TABLE billed_calls ({USAGE})",
        requests("billed_calls", range(1, 61), cents=100, ms=1000),
    )
    found = overlaps(database)
    assert found["api_usage", "api_usage_copy"].relation is Relation.DUPLICATE
    part = found.get(("api_usage_part", "api_usage")) or found["api_usage", "api_usage_part"]
    assert part.compared
    units = next(found[pair] for pair in found if set(pair) == {"api_usage", "billed_calls"})
    said = {match.left: match.how.split(" (")[0] for match in units.columns}
    assert said["cost_cents"] in {"times 100", "divided by 100"}
    assert said["latency_ms"] in {"times 1,000", "divided by 1,000"}
    assert said["tokens"] == "the same"


@pytest.mark.dialects("postgresql", "mysql")
@pytest.mark.parametrize("wider", ["unread", "read", ""])
@pytest.mark.parametrize(("unread", "read"), [("calls_1", "calls_2"), ("calls_2", "calls_1")])
def test_what_another_table_says_is_to_be_merged_whichever_of_them_is_first_or_wider(
    database: str, unread: str, read: str, wider: str
) -> None:
    run(database, *(f"CREATE TABLE {name} ({USAGE})" for name in (unread, read)))
    run(database, *(requests(name, range(1, SAMPLE + 60)) for name in (unread, read)))
    more = {"unread": unread, "read": read}.get(wider)
    if more is not None:
        run(database, f"ALTER TABLE {more} ADD region varchar(9) DEFAULT 'north'")
    run(database, f"SELECT * FROM {read}")
    (finding,) = audit_database(database, inputs=Inputs(depth=Depth.NORMAL)).verdicts
    assert (finding.subject.name, finding.verdict) == (unread, Verdict.MERGE)
    assert any(read in text and "says the same in 5 of" in text for text in finding.evidence_for)


@pytest.mark.dialects("postgresql", "mysql")
def test_tables_whose_names_differ_in_case_only_are_compared_and_no_copies_by_name(database: str) -> None:
    quoted = '"Calls"' if database.startswith("postgresql") else "`Calls`"
    for name in (quoted, "calls"):
        run(database, f"CREATE TABLE {name} ({USAGE})", requests(name, range(1, 81)))
    audit = audit_database(database, inputs=Inputs(depth=Depth.NORMAL))
    assert [each.relation for each in audit.overlaps] == [Relation.DUPLICATE]
    assert not [finding for finding in audit.findings if finding.code == "T003"]


@pytest.mark.dialects("postgresql")
@pytest.mark.parametrize("unmarked", ["billing", "zeta"])
def test_of_two_that_nobody_reads_one_goes_into_the_other_and_not_both(database: str, unmarked: str) -> None:
    for name in (unmarked, f"old_{unmarked}"):
        run(database, f"CREATE TABLE {name} ({USAGE})", requests(name, range(1, 81)))
    audit = audit_database(database, inputs=Inputs(depth=Depth.NORMAL))
    verdicts = {finding.subject.name: finding.verdict for finding in audit.verdicts}
    assert verdicts == {unmarked: Verdict.INVESTIGATE, f"old_{unmarked}": Verdict.MERGE}


def test_a_sample_never_proves_that_one_table_is_in_the_other(database: str) -> None:
    for name in ("api_usage", "api_usage_copy"):
        run(database, f"CREATE TABLE {name} ({USAGE})", requests(name, range(1, SAMPLE + 60)))
    overlap = overlaps(database)["api_usage", "api_usage_copy"]
    assert (overlap.covered, overlap.whole) == (SAMPLE, False)
    assert overlap.relation is Relation.COMPLEMENTARY


def test_numbers_and_flags_that_meet_by_chance_prove_nothing(database: str) -> None:
    shape = "id int PRIMARY KEY, owner_id int, amount_left int, retry_count int, is_open smallint"
    run(database, *(f"CREATE TABLE {name} ({shape})" for name in ("tickets", "parcels")))
    for name in ("tickets", "parcels"):
        dice = Random(name)
        values = ", ".join(
            f"({i}, {dice.randrange(9)}, {dice.randrange(7)}, {dice.randrange(3)}, {dice.randrange(2)})"
            for i in range(200)
        )
        run(database, f"INSERT INTO {name} VALUES {values}")
    assert all(not overlap.compared for overlap in overlaps(database).values())


@pytest.mark.dialects("postgresql")
def test_numbers_that_the_server_counts_say_nothing_whatever_key_they_are_part_of(database: str) -> None:
    shape = "(id bigint GENERATED ALWAYS AS IDENTITY, on_day date, room_id int, {more} int, PRIMARY KEY (id, on_day))"
    values = "SELECT date '2026-01-01' + i, mod(i, 40), {more} FROM generate_series(1, 200) i"
    run(
        database,
        *(f"CREATE TABLE {name} {shape.format(more=more)}" for name, more in (("stays", "guests"), ("faults", "code"))),
        f"INSERT INTO stays (on_day, room_id, guests) {values.format(more='mod(i * 37, 11)')}",
        f"INSERT INTO faults (on_day, room_id, code) {values.format(more='mod(i * 91, 503)')}",
        "ANALYZE",
    )
    said = {match.left for each in overlaps(database).values() if each.compared for match in each.columns}
    assert "id" not in said


def test_empty_tables_are_compared_by_shape_alone_and_the_report_says_so(database: str) -> None:
    run(database, *(f"CREATE TABLE {name} ({USAGE})" for name in ("calls", "calls_old")))
    overlap = overlaps(database)["calls", "calls_old"]
    assert overlap.relation is Relation.ALIKE
    assert overlap.because == "their columns have the same names and kinds; no rows were compared"


@pytest.mark.dialects("sqlite")
def test_what_every_table_has_makes_no_pair(database: str) -> None:
    nouns = [f"{first}{second}" for first in "abcdefgh" for second in "klmnopqr"]
    run(
        database,
        *(f"CREATE TABLE {noun} (id int PRIMARY KEY, {noun}_x int, created_at text, name text)" for noun in nouns),
    )
    with open_session(database) as session:
        assert candidates(read_open(session, Scope())) == []


@given(value=st.floats(min_value=0.01, max_value=1e6), factor=st.sampled_from([1, 60, 100, 1000, 1024, 3600, 86400]))
def test_a_unit_is_known_from_both_sides(value: float, factor: int) -> None:
    there, back = conversion("number", value * factor, value), conversion("number", value, value * factor)
    assert there == ("the same" if factor == 1 else there)
    assert there is not None
    assert back is not None
    assert factor == 1 or (there.startswith("times") and back.startswith("divided by"))
    assert there.removeprefix("times") == back.removeprefix("divided by")


def test_one_identifier_is_the_same_however_it_is_written() -> None:
    bare = "0123456789abcdef0123456789abcdef"
    dashed = "01234567-89AB-CDEF-0123-456789ABCDEF"
    assert canonical(dashed) == canonical(bare) == canonical(bytes.fromhex(bare)) == bare
    assert canonical(START.replace(tzinfo=None)) == canonical(START)
    assert canonical(None) is None
