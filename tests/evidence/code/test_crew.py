"""Searching with several processes: the same answer as alone, whatever becomes of a helper."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any, cast

import pytest

from toolkit.evidence.code import crew, helper, scan_code
from toolkit.evidence.code.helper import Helper
from toolkit.evidence.code.names import TableNames
from toolkit.evidence.code.share import Share
from toolkit.evidence.code.wanted import wanted_tables

if TYPE_CHECKING:
    from toolkit.model.names import Ref
    from toolkit.model.reference import CodeScan

CASES = Path(__file__).parent / "cases"


@pytest.fixture(scope="module")
def tables() -> list[Ref]:
    files = sorted(CASES.glob("*/tables.txt"))
    return list(dict.fromkeys(ref for file in files for ref in wanted_tables(str(file))))


@pytest.fixture(scope="module")
def alone(tables: list[Ref]) -> CodeScan:
    scan = scan_code([CASES], tables)
    assert len(scan.references) > 100
    return scan


@pytest.fixture
def helpers(monkeypatch: pytest.MonkeyPatch) -> list[Helper]:
    """Two helpers from the first file on, who are waited for; the list fills with them."""
    hired: list[Helper] = []
    monkeypatch.setattr(crew, "_ALONE", 1)
    monkeypatch.setattr(crew, "_AT_A_TIME", 2)
    monkeypatch.setattr(crew, "_SEATS", BoundedSemaphore(2))

    def hire(names: TableNames) -> Helper:
        hired.append(Helper(names))
        return hired[-1]

    takes_more = Helper.takes_more
    monkeypatch.setattr(Helper, "takes_more", lambda self: wait_for_beginning(self) or takes_more(self))
    monkeypatch.setattr(crew, "Helper", hire)
    return hired


def wait_for_beginning(each: Helper) -> None:
    cast("Any", each)._begun.exception()


def test_helpers_find_what_one_finds_alone(tables: list[Ref], alone: CodeScan, helpers: list[Helper]) -> None:
    assert scan_code([CASES], tables) == alone
    assert len(helpers) == 2


def test_what_helpers_told_is_remembered(tables: list[Ref], helpers: list[Helper], tmp_path: Path) -> None:
    root, kept = tmp_path / "cases", tmp_path / "kept"
    shutil.copytree(CASES, root)
    before = scan_code([root], tables, kept_in=kept)
    edited = Path(before.references[0].file)
    edited.write_text(f"\n{edited.read_text('utf-8')}", "utf-8")
    after = scan_code([root], tables, kept_in=kept)
    assert len(helpers) > 2
    assert after != before
    assert after == scan_code([root], tables)


@pytest.mark.parametrize(
    "program",
    [
        "raise SystemExit",
        "import pickle, sys; pickle.load(sys.stdin.buffer); pickle.dump(None, sys.stdout.buffer)",
        "print('no pickle at all')",
    ],
    ids=["at the beginning", "with files to read", "out of its mind"],
)
def test_a_helper_that_is_lost_costs_no_answer(
    tables: list[Ref], alone: CodeScan, helpers: list[Helper], program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(helper, "_COMMAND", (sys.executable, "-c", program))
    assert scan_code([CASES], tables) == alone
    assert helpers


def test_what_goes_wrong_with_a_helper_is_raised_here(tables: list[Ref]) -> None:
    one = Helper(TableNames(refs=tuple(tables)))
    try:
        wrong = one.ask(partial(Share.derived, handles=None))  # type: ignore[arg-type]  # that is what is wrong
        with pytest.raises(TypeError):
            wrong.result()
        assert one.ask(Share.read).result() == ({}, {}, ())
    finally:
        one.end()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_helpers_end_with_the_process_that_asked(tmp_path: Path) -> None:
    program = (
        "import time\n"
        "from toolkit.evidence.code.helper import Helper\n"
        "from toolkit.evidence.code.names import TableNames\n"
        "one = Helper(TableNames(refs=()))\n"
        "one._begun.result()\n"
        "print(one._running.pid, flush=True)\n"
        "time.sleep(600)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, cwd=tmp_path) as asking:
        assert asking.stdout is not None
        pid = int(asking.stdout.readline())
        asking.kill()
    deadline = time.monotonic() + 10
    while has_not_ended(pid):
        if time.monotonic() > deadline:
            os.kill(pid, signal.SIGKILL)
            pytest.fail("The helper went on without anybody to ask it.")
        time.sleep(0.05)


def has_not_ended(pid: int) -> bool:
    """One that has ended stays listed where nobody fetches what it ended with, as in some containers."""
    listed = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return listed.stdout.strip()[:1] not in {"", "Z"}


def test_nothing_is_imported_from_the_folder_that_is_searched(
    tmp_path: Path, tables: list[Ref], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "toolkit").mkdir()
    (tmp_path / "toolkit/__init__.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    one = Helper(TableNames(refs=tuple(tables)))
    try:
        assert one.ask(Share.read).result() == ({}, {}, ())
    finally:
        one.end()
    assert not (tmp_path / "ran").exists()
