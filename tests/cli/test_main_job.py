"""The main job by hand: audit, consolidate, verify; what each prints, its exit status, and what bad input gets."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.systems.sample import MIGRATIONS, connected

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.engines import Server


def toolkit(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from toolkit.cli.main import main; main()", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=cwd, env={**os.environ, "NO_COLOR": "1"}
    )


@pytest.mark.dialects("postgresql", "mysql")
def test_audit_consolidate_verify(server: Server, llm_manager: str, tmp_path: Path) -> None:
    audit, out = tmp_path / "audit.json", tmp_path / "plan"
    done = toolkit("audit", "database", llm_manager, "--format", "json", "--out", str(audit))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    findings = json.loads(audit.read_text("utf-8"))["databases"][0]["findings"]
    (finding,) = (each for each in findings if each["verdict"] != "keep")
    assert finding["table"] == "llm_manager_conversation_logs"

    done = toolkit(
        *("consolidate", "tables", llm_manager, "--retire", finding["table"]),
        *("--audit", str(audit), "--on", "2026-11-21", "--out", str(out)),
    )
    assert done.returncode == 0, done.stderr
    assert "3 steps, every one of which can be taken back" in done.stdout
    assert "T001: written, never read" in (out / "plan.toml").read_text("utf-8")
    (revision,) = out.glob("*.py")
    assert "2025_11_21_235900" in revision.read_text("utf-8"), "the revision follows the one the database is at"

    base = ("--base", str(MIGRATIONS / "llm_manager"))
    done = toolkit("verify", str(out / "plan.toml"), *base, "--engine", server.admin_url, "--rows", "6")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "6 proofs, all hold." in done.stdout

    plan = out / "plan.toml"
    plan.write_text(plan.read_text("utf-8").replace("Retired on", "Gone since"), encoding="utf-8")
    done = toolkit("verify", str(plan), *base, "--engine", server.admin_url, "--rows", "0", "--format", "json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["holds"] is False


def test_no_password_is_ever_shown(llm_manager: str, server: Server, tmp_path: Path) -> None:
    password = server.admin_url.partition("://")[2].partition("@")[0].partition(":")[2]
    assert password
    for arguments in (
        ("audit", "database", llm_manager),
        ("inspect", llm_manager, "--format", "json"),
        ("diff", llm_manager, str(MIGRATIONS / "llm_manager"), "--engine", server.admin_url),
        ("consolidate", "tables", llm_manager, "--retire", "users", "--out", str(tmp_path)),
        ("audit", "database", llm_manager.replace(password, f"{password}x")),
    ):
        done = toolkit(*arguments)
        assert password not in done.stdout + done.stderr, arguments
        assert "Traceback" not in done.stderr, done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("audit", "database", "postgresql://me:p@hunter/w#2@127.0.0.1:1/x"),
        ("mysql://me:hunter2@127.0.0.1:1/x",),
        ("audit", "database", "mysql://me@127.0.0.1:1/x", "--code", "mysql://me:hunter2@127.0.0.1:1/x"),
        ("diff", "mysql:/me:hunter2@127.0.0.1/x", "sqlite:///x.db"),
    ],
)
def test_no_password_of_a_url_that_is_wrong_or_in_the_wrong_place_is_repeated(arguments: tuple[str, ...]) -> None:
    done = toolkit(*arguments)
    assert done.returncode == 2
    assert "hunter" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("audit", "database", "not a url"), "This is not a database URL."),
        (("audit", "database", "oracle://me@x/y"), "does not speak 'oracle'"),
        (("audit", "database", "sqlite:///nowhere.db"), "There is no file nowhere.db."),
        (("audit", "database", "postgresql://me@127.0.0.1:1/x"), "No server listens at postgresql://me@127.0.0.1:1/x."),
        (("verify", "nowhere.toml", "--base", "x"), "The plan nowhere.toml cannot be read"),
        (("diff", "nowhere", "sqlite:///x.db"), "There is no 'nowhere' here."),
        (("inspect", "postgresql://me@127.0.0.1:1/d\udce9b"), "holds bytes that are not UTF-8"),
        (("inspect", "sqlite:///x.db", "--tables", "d\udce9b"), "holds bytes that are not UTF-8"),
        (("demo", "load", "nothing", "sqlite:///x.db"), "There is no sample system 'nothing'."),
    ],
)
def test_bad_input_gets_one_sentence_and_a_next_step(arguments: tuple[str, ...], says: str, tmp_path: Path) -> None:
    done = toolkit(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("toolkit: ")
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.rstrip().endswith((".", ")")), "a next step follows"


def test_a_filter_that_fits_nothing_on_either_side_is_no_equality(sqlite_url: str) -> None:
    with connected(sqlite_url) as connection:
        connection.exec_driver_sql("CREATE TABLE orders (id int)")
    assert toolkit("diff", sqlite_url, sqlite_url, "--tables", "ord*").returncode == 0
    done = toolkit("diff", sqlite_url, sqlite_url, "--tables", "odr*")
    assert done.returncode == 2
    assert "Neither A nor B holds anything that --schema and --tables ask for." in done.stderr


def test_an_error_is_one_though_nobody_listens(tmp_path: Path) -> None:
    command = f"{sys.executable} -c 'from toolkit.cli.main import main; main()' inspect sqlite:///nowhere.db 2>&-"
    assert subprocess.run(["bash", "-c", command], check=False, cwd=tmp_path, env=os.environ).returncode == 2


def test_a_sample_is_not_loaded_into_a_database_that_holds_something(postgres_url: str) -> None:
    with connected(postgres_url) as connection:
        connection.exec_driver_sql("CREATE TABLE precious (id int)")
    done = toolkit("demo", "load", "llm_manager", postgres_url)
    assert done.returncode == 2
    assert "is not empty: it has 1 table." in done.stderr


def test_the_demo_runs_the_whole_job(tmp_path: Path) -> None:
    done = toolkit("demo", "run", "--via", "embedded", "--rows", "100", "--out", str(tmp_path / "demo"))
    assert done.returncode == 0, done.stderr
    assert "INVESTIGATE  public.llm_manager_conversation_logs" in done.stdout
    assert "6 proofs, all hold." in done.stdout
    assert {path.name for path in (tmp_path / "demo").iterdir()} >= {
        "audit.json",
        "plan.toml",
        "forward.sql",
        "back.sql",
    }
