"""What real servers write is read as they mean it: each statement once, in its database, and no backup."""

from __future__ import annotations

import secrets
import shlex
import subprocess
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.engine import make_url

from tests.evidence.logs.sample_logs import used
from tests.findings.test_traps import run
from tests.systems.sample import connected
from toolkit.engines.dump import dump_database
from toolkit.evidence.logs import read_logs
from toolkit.evidence.logs.formats import format_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.engines import Server

# Read five times and written twice; what is in comments, in texts and in other databases is neither.
POSTGRES = r"""
CREATE TABLE orders (id int PRIMARY KEY, note text);
CREATE TABLE ghosts (id int PRIMARY KEY, note text);
INSERT INTO orders VALUES (1, 'a
	multi "quoted", from ghosts 😀
'), (2, E'it\'s');
SELECT * FROM orders -- from ghosts
WHERE note = 'select * from ghosts';
PREPARE s(int) AS SELECT * FROM orders WHERE id = $1;
PREPARE never(int) AS SELECT * FROM ghosts WHERE id = $1;
EXECUTE s(1);
EXECUTE s(2);
SELECT * FROM ghosts WHERE;
EXPLAIN SELECT * FROM ghosts;
COPY public.ghosts (id) TO stdout;
DO $$ BEGIN DELETE FROM orders WHERE id = 3; END $$;
SELECT 1 \; SELECT count(*) FROM orders;
\connect other
CREATE TABLE ghosts (id int PRIMARY KEY);
SELECT * FROM ghosts;
\connect shop
SELECT * FROM /* from ghosts */ Orders;
"""
PREFIXES = {
    "by default": "%m [%p] ",
    "on RDS": "%t:%r:%u@%d:[%p]:",
    "for pgBadger": "%t [%p]: user=%u,db=%d,app=%a,client=%h ",
    "on Debian": "%m [%p] %q%u@%d ",
}


def in_container(server: Server, script: str, *, stdin: str = "", user: str = "postgres") -> bytes:
    if server.container is None:
        pytest.skip("a second server needs the container of the first")
    command = ("docker", "exec", "--interactive", "--user", user, server.container, "sh", "-c", script)
    return subprocess.run(command, input=stdin.encode(), check=True, capture_output=True).stdout


@pytest.mark.dialects("postgresql")
@pytest.mark.parametrize("prefix", PREFIXES)
def test_postgres_says_the_same_in_all_its_formats(server: Server, prefix: str, tmp_path: Path) -> None:
    """The collector of logs starts with a server: so a second one starts beside the shared one, for this test alone."""
    json = int(server.version.split(".")[0]) >= 15
    formats = "csvlog,jsonlog,stderr" if json else "csvlog,stderr"
    home = f"/tmp/logs-{secrets.token_hex(4)}"
    options = (
        f"-c listen_addresses= -k {home} -c fsync=off -c logging_collector=on -c log_statement=all"
        f" -c log_destination={formats} -c log_directory={home} -c log_filename=server.log"
        f" -c log_line_prefix={shlex.quote(PREFIXES[prefix])}"
    )
    began = datetime.now(UTC) - timedelta(seconds=2)
    try:
        in_container(server, f"mkdir {home} && initdb --no-sync --auth=trust -E UTF8 {home}/data")
        in_container(server, f"pg_ctl -w -s -D {home}/data -o {shlex.quote(options)} start >/dev/null 2>&1")
        in_container(server, f"createdb -h {home} shop && createdb -h {home} other")
        in_container(server, f"psql -h {home} -X shop >/dev/null 2>&1", stdin=POSTGRES)
        in_container(server, f"pg_dump -h {home} shop")
        in_container(server, f"pg_ctl -w -s -m fast -D {home}/data stop")
        for suffix in ("log", "csv", "json") if json else ("log", "csv"):
            path = tmp_path / f"server.{suffix}"
            path.write_bytes(in_container(server, f"cat {home}/server.{suffix}"))
            logs = read_logs([path], "shop", complete=True)
            # Where the prefix does not say the database, the other one's read counts too.
            other = {"ghosts": 1} if (suffix, prefix) == ("log", "by default") else {}
            assert used(logs, "postgresql") == ({"orders": 5} | other, {"orders": 2}), suffix
            assert logs.complete
            assert any("in which database" in words for words in logs.cannot_see) == bool(other)
            assert logs.window.start is not None
            assert began <= logs.window.start <= logs.window.end <= datetime.now(UTC) + timedelta(seconds=2)
    finally:
        in_container(server, f"pg_ctl -s -m immediate -D {home}/data stop 2>/dev/null; rm -rf {home}")


@contextmanager
def logging(server: Server, log: str) -> Iterator[str]:
    """Let a server write one of its logs into a file of our own for a while, and give the file's place."""
    place = f"/tmp/toolkit-{log}-{secrets.token_hex(4)}.log"
    variables = {f"{log}_file": place, log: 1}
    if log == "slow_query_log":
        variables["long_query_time"] = 0
    with connected(server.admin_url) as connection:
        before = {
            name: connection.exec_driver_sql(f"SELECT @@GLOBAL.{name}").scalar_one() for name in reversed(variables)
        }
        try:
            for name, value in variables.items():
                connection.exec_driver_sql(f"SET GLOBAL {name} = %s", (value,))
            yield place
        finally:
            for name, value in before.items():
                connection.exec_driver_sql(f"SET GLOBAL {name} = %s", (value,))


def taken(server: Server, place: str) -> bytes:
    if server.container is None:
        path = Path(place)
        content = path.read_bytes()
        path.unlink()
        return content
    return in_container(server, f"cat {place} && rm {place}", user="root")


@pytest.mark.dialects("mysql", "mariadb")
@pytest.mark.parametrize("log", ["general_log", "slow_query_log"])
def test_mysql_and_mariadb_say_what_ran_where(server: Server, database: str, log: str, tmp_path: Path) -> None:
    ours = make_url(database).database or ""
    with server.database() as another, logging(server, log) as place:
        run(
            database,
            "CREATE TABLE orders (id int PRIMARY KEY, note text)",
            "CREATE TABLE ghosts (id int PRIMARY KEY, note text)",
            "INSERT INTO orders VALUES (1, 'a\nmulti \"quoted\", from ghosts 😀\n'), (2, 'it\\'s from ghosts')",
            'SELECT *\n-- from ghosts\nFROM orders /* app: from ghosts */\nWHERE note = "select * from ghosts"',
            "PREPARE never FROM 'SELECT * FROM ghosts WHERE id = ?'",
            "PREPARE s FROM 'SELECT * FROM orders WHERE id = ?'",
            "SET @a = 1",
            "EXECUTE s USING @a",
            "EXECUTE s USING @a",
            "EXPLAIN SELECT * FROM ghosts",
        )
        run(
            another,
            "CREATE TABLE ghosts (id int PRIMARY KEY)",
            "SELECT * FROM ghosts",
            f"SELECT * FROM ghosts JOIN `{ours}`.orders USING (id)",
            f"DELETE FROM {ours}.orders",
        )
        run(another, f"USE {ours}", "SELECT count(*) FROM orders")
        dump_database(server, database)
    path = tmp_path / "server.log"
    path.write_bytes(taken(server, place))
    found = format_of(path.read_text("utf-8", errors="replace"))
    assert found is not None
    assert {"general_log": "MySQL general log", "slow_query_log": "MySQL slow log"}[log] == found.TITLE
    logs = read_logs([path], ours)
    assert used(logs, "mysql") == ({"orders": 5}, {"orders": 2})
    assert logs.complete == (log == "general_log")
    assert not [each.text for each in logs.statements if "multi" in each.text or "'" in each.text]
    assert "root" in {each.user for each in logs.statements}
