"""A claim about all rows rests on all rows: one that differs is enough, and a sample never proves containment."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.evidence.overlap.test_overlap import START, USAGE, requests
from tests.findings.test_traps import run
from toolkit.evidence.overlap import exact as exact_module
from toolkit.evidence.overlap.values import EPOCHS
from toolkit.findings.audit import audit_database
from toolkit.findings.inputs import Depth, Inputs
from toolkit.model.overlap import Overlap, Relation

# More rows than a sample has.
MANY = range(1, 1_301)


def overlap(url: str, depth: Depth) -> Overlap:
    (found,) = audit_database(url, inputs=Inputs(depth=depth)).overlaps
    return found


def two_copies(url: str, rows: range = MANY, *, cents: int = 1, ms: int = 1) -> None:
    run(
        url,
        f"CREATE TABLE api_usage ({USAGE})",
        f"CREATE TABLE api_usage_copy ({USAGE})",
        requests("api_usage", MANY),
        requests("api_usage_copy", rows, cents=cents, ms=ms),
    )


def test_a_sample_of_equal_tables_is_not_called_a_duplicate_and_all_rows_are(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_copies(database)
    assert overlap(database, Depth.NORMAL).relation is Relation.DUPLICATE, "so few rows are counted at once"
    monkeypatch.setattr(exact_module, "_FEW", 1_000)
    sampled, exact = overlap(database, Depth.NORMAL), overlap(database, Depth.DEEP)
    assert (sampled.relation, sampled.whole) == (Relation.COMPLEMENTARY, False)
    assert (exact.relation, exact.whole) == (Relation.DUPLICATE, True)
    assert (exact.covered, exact.compared) == (len(MANY), len(MANY))
    assert all(match.matched == match.compared > 0 for match in exact.columns)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE api_usage SET tokens = tokens + 1 WHERE id = 2",
        "UPDATE api_usage SET made_at = '2001-01-01 00:00:00' WHERE id = 2",
        "DELETE FROM api_usage_copy WHERE id = 2",
    ],
)
def test_one_old_row_that_differs_is_found_outside_the_sample(database: str, change: str) -> None:
    two_copies(database)
    run(database, change)
    one = overlap(database, Depth.DEEP)
    told = {one.covered, one.compared}
    assert one.relation is not Relation.DUPLICATE
    assert len(MANY) - 1 in told


@pytest.mark.parametrize("depth", [Depth.NORMAL, Depth.DEEP])
def test_a_small_table_within_a_large_one_is_no_duplicate(database: str, depth: Depth) -> None:
    two_copies(database, range(701, 1_001))
    found = overlap(database, depth)
    assert (found.relation, found.compared) in {(Relation.SUBSET, 300), (Relation.COMPLEMENTARY, len(MANY))}


@pytest.mark.parametrize("rows", [range(1, 401), MANY], ids=["all in the sample", "more than the sample"])
@pytest.mark.parametrize(
    ("change", "there", "back"),
    [
        ("UPDATE {both} SET cost_cents = 0, tokens = 0, latency_ms = NULL, request_id = '' WHERE id < 21", 0, 0),
        ("UPDATE api_usage SET cost_cents = NULL WHERE id < 21", 0, -20),
        ("UPDATE api_usage SET cost_cents = 0 WHERE id < 21", -20, -20),
        ("UPDATE api_usage_copy SET tokens = NULL WHERE id < 21", -20, 0),
    ],
    ids=["blank in both", "known to one", "zero in one", "known to the other"],
)
def test_what_one_table_leaves_blank_the_other_says_and_not_the_other_way_round(
    database: str, rows: range, change: str, there: int, back: int
) -> None:
    two_copies(database, rows)
    run(database, f"DELETE FROM api_usage WHERE id > {len(rows)}")
    for name in ("api_usage", "api_usage_copy") if "{both}" in change else ("",):
        run(database, change.format(both=name))
    found = overlap(database, Depth.DEEP)
    covered = {ref.name: said.covered for ref in (found.left, found.right) if (said := found.said_of(ref)) is not None}
    assert covered == {"api_usage": len(rows) + there, "api_usage_copy": len(rows) + back}
    assert (found.relation is Relation.DUPLICATE) == (there == back == 0)


def test_units_are_compared_over_all_rows_and_nothing_is_lost_by_null_and_zero(database: str) -> None:
    two_copies(database, cents=100, ms=1000)
    run(
        database,
        "UPDATE api_usage SET cost_cents = NULL WHERE id < 5",
        "UPDATE api_usage_copy SET cost_cents = 0 WHERE id < 5",
    )
    exact = overlap(database, Depth.DEEP)
    how = {match.left: match for match in exact.columns}
    assert "100" in how["cost_cents"].how
    assert "1,000" in how["latency_ms"].how
    assert how["latency_ms"].matched == how["latency_ms"].compared == len(MANY)
    assert exact.covered == exact.compared


def test_what_a_person_wrote_differently_is_the_same_text(database: str) -> None:
    two_copies(database)
    run(database, "UPDATE api_usage_copy SET request_id = upper(request_id)")
    exact = overlap(database, Depth.DEEP)
    assert exact.covered == len(MANY)


@pytest.mark.parametrize(("scale", "how"), [(1, "seconds since 1970"), (1000, "milliseconds since 1970")])
@pytest.mark.parametrize("depth", [Depth.NORMAL, Depth.DEEP])
def test_a_moment_kept_as_a_number_is_known_in_a_sample_and_in_all_rows(
    database: str, scale: int, how: str, depth: Depth
) -> None:
    run(
        database,
        f"CREATE TABLE api_usage ({USAGE})",
        "CREATE TABLE usage_export (id int PRIMARY KEY, request_id varchar(40), tokens int, made_epoch bigint)",
        requests("api_usage", MANY),
        "INSERT INTO usage_export (id, request_id, tokens, made_epoch) VALUES "
        + ", ".join(
            f"({i}, 'req-{i * 7919}', {100 + i * 13 % 971}, {int((START + timedelta(minutes=i)).timestamp()) * scale})"
            for i in MANY
        ),
    )
    found = overlap(database, depth)
    (epoch,) = (match for match in found.columns if match.how in EPOCHS)
    assert {epoch.left, epoch.right} == {"made_epoch", "made_at"}
    assert epoch.how == how
    assert epoch.matched == epoch.compared > 0


def test_a_copy_under_other_names_is_found_by_its_values(database: str) -> None:
    run(
        database,
        f"CREATE TABLE api_usage ({USAGE})",
        "CREATE TABLE abrechnung (nr int PRIMARY KEY, vorgang varchar(40), menge int, preis int, dauer int,"
        " zeitpunkt timestamp NULL)",
        requests("api_usage", range(1, 201)),
        "INSERT INTO abrechnung SELECT 900 - id, request_id, tokens, cost_cents, latency_ms, made_at FROM api_usage",
    )
    found = overlap(database, Depth.NORMAL)
    assert found.anchor in {("vorgang", "request_id"), ("request_id", "vorgang")}
    pairs = {frozenset((match.left, match.right)) for match in found.columns}
    assert {frozenset(("menge", "tokens")), frozenset(("dauer", "latency_ms"))} <= pairs
    assert found.covered == found.compared == 200


@pytest.mark.dialects("postgresql", "mysql", "mariadb")
def test_flags_documents_bytes_and_few_values_are_compared_too(database: str) -> None:
    postgres = database.startswith("postgresql")
    kinds = ("boolean", "jsonb", "bytea") if postgres else ("boolean", "json", "varbinary(9)")
    shape = f"id int PRIMARY KEY, request_id varchar(40), {{currency}} varchar(3), active {kinds[0]}, more {kinds[1]}"
    for name, currency in (("orders", "currency"), ("sales", "iso_code")):
        rows = ", ".join(
            f"({i}, 'r{i * 7919}', '{('EUR', 'USD')[i % 2]}', {i % 3 == 0}, '{{\"n\": {i % 5}}}', '{'ab'[i % 2]}')"
            for i in range(1, 201)
        )
        columns = shape.format(currency=currency)
        run(database, f"CREATE TABLE {name} ({columns}, raw {kinds[2]})", f"INSERT INTO {name} VALUES {rows}")
    same = overlap(database, Depth.NORMAL)
    assert (same.relation, same.left_only) == (Relation.DUPLICATE, ())
    assert {match.left for match in same.columns} >= {"active", "more", "raw"}
    run(database, "UPDATE sales SET active = NOT active WHERE id = 7")
    other = overlap(database, Depth.NORMAL)
    assert (other.relation, other.left_only) == (Relation.COMPLEMENTARY, ("active",))
