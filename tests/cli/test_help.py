"""The command line explains itself, at once, and its pages say the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from docs.__main__ import commands, pages

ROOT = Path(__file__).parents[2]
COMMANDS = [pytest.param(words, command, id=" ".join(words)) for words, command in commands()]


def test_help_is_shown_without_importing_what_the_commands_need() -> None:
    code = (
        "import sys\n"
        "from toolkit.cli.main import cli\n"
        "cli.main(args=['--help'], standalone_mode=False)\n"
        "heavy = {'sqlalchemy', 'alembic', 'sqlglot', 'psycopg', 'pymysql', 'testcontainers', 'tomlkit'}\n"
        "print('HEAVY', sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Commands:" in done.stdout
    assert "HEAVY []" in done.stdout


@pytest.mark.parametrize(("words", "command"), COMMANDS)
def test_every_command_says_what_it_does(words: tuple[str, ...], command: object) -> None:
    page = pages()[f"{'-'.join(words)}.md"]
    assert getattr(command, "help", ""), "a command without a docstring teaches nobody"
    for parameter in getattr(command, "params", ()):
        if parameter.param_type_name == "option":
            assert parameter.help, f"{parameter.opts} has no help"
            assert parameter.opts[0] in page


def test_the_pages_are_those_that_the_program_writes() -> None:
    # By itself: which names the help option has is settled when a command is first called.
    command = [sys.executable, "-m", "docs", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
