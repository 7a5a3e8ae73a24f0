"""What is printed reaches whoever reads it, whatever names are made of and wherever it goes."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-c", "from toolkit.cli.main import main; main()"]
FULL = Path("/dev/full")


@pytest.fixture
def shop(tmp_path: Path) -> str:
    """A database whose names try to move the cursor, and to turn the direction of reading."""
    path = tmp_path / "shop.db"
    with sqlite3.connect(path) as connection:
        connection.execute('CREATE TABLE "or\x1b[2Jders\x1b[8m" (id int, "a\u009bb\u202ec" int)')
    return f"sqlite:///{path}"


@pytest.fixture
def code(tmp_path: Path) -> tuple[str, ...]:
    """A source tree with a file whose name is no text, and the tables to look for in it."""
    source, names = tmp_path / "src", tmp_path / "names.txt"
    source.mkdir()
    Path(os.fsdecode(bytes(source) + b"/caf\xe9.py")).write_text('db.execute("SELECT * FROM orders")\n', "utf-8")
    names.write_text("orders\n", "utf-8")
    return ("audit", "code", str(source), "--tables-from", str(names), "--no-cache")


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("output_format", ["text", "json", "html"])
def test_a_full_disk_is_one_sentence_and_exit_2(shop: str, output_format: str) -> None:
    with FULL.open("w") as full:
        arguments = [*COMMAND, "audit", "database", shop, "--format", output_format]
        done = subprocess.run(arguments, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("toolkit: The output cannot be written: No space left on device.")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_a_file_whose_name_is_no_text_is_named_in_text_and_json(
    code: tuple[str, ...], tmp_path: Path, locale: str
) -> None:
    for output_format in ("text", "json"):
        out = tmp_path / "out"
        command = [*COMMAND, *code, "--format", output_format]
        environment = {**os.environ, "LC_ALL": locale}
        to_file = subprocess.run([*command, "--out", str(out)], env=environment, capture_output=True, check=False)
        printed = subprocess.run(command, env=environment, capture_output=True, check=False)
        assert (to_file.returncode, to_file.stderr, printed.returncode, printed.stderr) == (0, b"", 0, b"")
        assert out.read_text("utf-8") == printed.stdout.decode()
        assert r"caf\udce9.py" in printed.stdout.decode()
    assert r"caf\udce9.py" in ascii(json.loads(printed.stdout)), "JSON gives the very name"


@pytest.mark.parametrize("output_format", ["text", "json"])
def test_a_terminal_shows_control_characters_and_does_not_obey_them(shop: str, output_format: str) -> None:
    main, terminal = os.openpty()
    with subprocess.Popen([*COMMAND, "inspect", shop, "--format", output_format], stdout=terminal) as process:
        os.close(terminal)
        seen = b""
        try:
            while piece := os.read(main, 65536):
                seen += piece
        except OSError:
            # So ends a terminal on Linux.
            os.close(main)
    assert process.returncode == 0
    text = seen.decode()
    assert r"or\u001b[2Jders\u001b[8m" in text
    assert r"a\u009bb\u202ec" in text
    assert {"\x1b", "\u009b", "\u202e"}.isdisjoint(text)


def test_a_file_gets_names_as_they_are(shop: str) -> None:
    done = subprocess.run([*COMMAND, "inspect", shop], capture_output=True, text=True, check=True)
    assert "a\u009bb\u202ec" in done.stdout


def test_where_every_database_refuses_each_is_told(tmp_path: Path) -> None:
    arguments = [*COMMAND, "audit", "database", "sqlite:///a.db", "sqlite:///b.db"]
    done = subprocess.run(arguments, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "There is no file a.db." in done.stderr
    assert "There is no file b.db." in done.stderr


def lines_at(shop: str, width: int | None, *arguments: str) -> list[str]:
    """The lines of an audit where COLUMNS says so much, or nothing."""
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    if width is not None:
        environment["COLUMNS"] = str(width)
    command = [*COMMAND, "audit", "database", shop, *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.splitlines()


def test_text_is_as_wide_as_its_reader_has_room_for_and_the_same_in_every_file(shop: str, tmp_path: Path) -> None:
    # The first line is the path of the database, which is never cut.
    longest = {width: max(map(len, lines_at(shop, width)[1:])) for width in (10, 70, 150, 5_000)}
    assert longest[10] <= 60 < longest[70] <= 70 < longest[150] <= 150 < longest[5_000] <= 160
    out = tmp_path / "out"
    lines_at(shop, 70, "--out", str(out))
    assert out.read_text("utf-8").splitlines() == lines_at(shop, None)
