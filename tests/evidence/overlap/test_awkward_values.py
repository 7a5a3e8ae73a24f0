"""Values that no number and no moment can be made of are compared as what they are; none of them ends an audit."""

from __future__ import annotations

import pytest

from tests.evidence.overlap.test_overlap import USAGE, overlaps, requests
from tests.findings.test_traps import run
from toolkit.evidence.overlap.rows import SAMPLE
from toolkit.findings.audit import audit_database
from toolkit.findings.inputs import Depth, Inputs
from toolkit.model.overlap import Overlap, Relation

# More than a sample holds: what it shows is counted in the server.
ROWS = range(1, 601)


def of_copies(url: str, kind: str, values: tuple[str, ...]) -> Overlap:
    """Two tables with the same rows, and a column `odd` that takes the values in turn."""
    columns = "(id, request_id, tokens, cost_cents, latency_ms, made_at)"
    for name in ("api_usage", "api_usage_copy"):
        run(
            url,
            *(["SET SESSION sql_mode = ''"] if url.startswith(("mysql", "mariadb")) else []),
            f"CREATE TABLE {name} ({USAGE}, odd {kind})",
            requests(f"{name} {columns}", ROWS),
            *(
                f"UPDATE {name} SET odd = {value} WHERE id IN ({', '.join(map(str, ROWS[at :: len(values)]))})"
                for at, value in enumerate(values)
            ),
        )
    audit = audit_database(url, inputs=Inputs(depth=Depth.DEEP))
    assert audit.remarks == ()
    (found,) = audit.overlaps
    return found


@pytest.mark.parametrize("shared", ["binary", "bits", "address"])
def test_rows_are_brought_together_by_a_key_of_bytes_bits_or_addresses(database: str, shared: str) -> None:
    postgres = database.startswith("postgresql")
    kind = {
        "binary": "bytea" if postgres else "binary(16)",
        "bits": "bit(16)",
        "address": "inet" if postgres else "inet6" if database.startswith("mariadb") else "varbinary(16)",
    }[shared]
    key = {
        "binary": "'\\x{0:032x}'" if postgres else "x'{0:032x}'",
        "bits": "B'{0:016b}'" if postgres else "b'{0:016b}'",
        "address": "'10.0.{1}.{2}'" if postgres else "'::{0:x}'",
    }[shared]
    run(database, f"CREATE TABLE acct (id {kind} PRIMARY KEY, name varchar(20))")
    run(database, "INSERT INTO acct VALUES " + ", ".join(f"({key.format(i, i // 256, i % 256)}, 'n{i}')" for i in ROWS))
    for name in ("inv1", "inv2"):
        run(
            database,
            f"CREATE TABLE {name} (id int PRIMARY KEY, account_id {kind} NOT NULL REFERENCES acct (id),"
            " amount int, label varchar(20))",
            f"CREATE INDEX {name}_account ON {name} (account_id)",
            f"INSERT INTO {name} VALUES "
            + ", ".join(
                f"({i + len(name)}, {key.format(i, i // 256, i % 256)}, {i * 7919 % 977 + 1}, 'l{i * 31}')"
                for i in ROWS
            ),
        )
    run(database, "UPDATE inv2 SET id = id + 1000")
    found = overlaps(database)["inv1", "inv2"]
    assert found.anchor == ("account_id", "account_id")
    assert found.covered == found.compared == SAMPLE


@pytest.mark.dialects("mysql", "mariadb")
@pytest.mark.parametrize("kind", ["datetime", "date", "timestamp NULL"])
def test_a_zero_date_is_a_value_like_another(database: str, kind: str) -> None:
    found = of_copies(database, kind, ("0", "'2026-01-02'", "'2026-02-03'", "NULL"))
    assert found.relation is Relation.DUPLICATE
    assert "odd" in {match.left for match in found.columns}


@pytest.mark.dialects("postgresql")
@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("money", ("12.50", "1234567.25", "0", "-3")),
        ("float8", ("'Infinity'", "'-Infinity'", "'NaN'", "1.5")),
        ("numeric", ("'Infinity'", "'-Infinity'", "'NaN'", "1.5")),
        ("timestamptz", ("'infinity'", "'-infinity'", "'2026-01-02 10:00'", "'20000-01-01'", "'0044-03-15 BC'")),
        ("timestamp", ("'infinity'", "'-infinity'", "'2026-01-02 10:00'", "'20000-01-01'")),
        ("date", ("'infinity'", "'2026-01-02'", "'20000-01-01'")),
    ],
)
def test_values_beyond_numbers_and_calendars_are_compared(database: str, kind: str, values: tuple[str, ...]) -> None:
    found = of_copies(database, kind, values)
    assert found.relation is Relation.DUPLICATE
    assert "odd" in {match.left for match in found.columns}


@pytest.mark.dialects("sqlite")
def test_sqlite_may_hold_anything_in_any_column(database: str) -> None:
    odd = ("1.5", "'abc'", "x'00ff'", "9e999", "'2026-01-02 10:00:00'", "NULL", "1767225600")
    for kind in ("integer", "real", "datetime", "decimal(10,2)", "text"):
        run(database, "DROP TABLE IF EXISTS api_usage", "DROP TABLE IF EXISTS api_usage_copy")
        found = of_copies(database, kind, odd)
        assert found.relation is Relation.DUPLICATE, kind


@pytest.mark.dialects("sqlite")
def test_a_moment_beside_a_number_is_compared_on_sqlite(database: str) -> None:
    run(
        database,
        f"CREATE TABLE api_usage ({USAGE.replace('timestamp NULL', 'datetime')})",
        requests("api_usage", ROWS),
        "CREATE TABLE api_export (id int PRIMARY KEY, request_id varchar(40), tokens int, made_at integer)",
        "INSERT INTO api_export SELECT id, request_id, tokens, unixepoch(made_at) FROM api_usage",
    )
    (found,) = overlaps(database).values()
    assert {match.left: match.how for match in found.columns}["made_at"] == "seconds since 1970"
