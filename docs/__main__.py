"""`make docs`: write a page for each command into docs/commands, from what the program says of itself."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.main import cli

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent / "commands"


def pages() -> dict[str, str]:
    """Every page by file name, the index included."""
    found = {f"{'-'.join(words)}.md": _page(words, command) for words, command in commands()}
    return {"README.md": _index(), **found}


def commands() -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command and group with the words that call it, depth first."""
    yield from _walk(("toolkit",), cli)


def _walk(words: tuple[str, ...], command: click.Command) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield words, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            if child is not None:
                yield from _walk((*words, name), child)


def _page(words: tuple[str, ...], command: click.Command) -> str:
    # Beneath the program's own settings, as a user meets it: the names of the help option are among them.
    program = click.Context(cli, **cli.context_settings)
    context = click.Context(
        command, parent=program, info_name=" ".join(words), max_content_width=100, terminal_width=100
    )
    return f"# {' '.join(words)}\n\n```text\n{command.get_help(context)}\n```\n"


def _index() -> str:
    lines = ["# Commands", "", "Written by `make docs` from `--help`.", ""]
    for words, command in commands():
        summary = command.get_short_help_str(limit=120)
        lines.append(f"{'  ' * (len(words) - 1)}- [{' '.join(words)}]({'-'.join(words)}.md): {summary}")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the pages that changed, and remove those of commands that are gone; with `--check` only name them."""
    wanted = pages()
    written = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.md")}
    stale = sorted(name for name in wanted.keys() | written.keys() if wanted.get(name) != written.get(name))
    if "--check" in sys.argv[1:]:
        sys.exit(f"Not as the program says, run `make docs`: {', '.join(stale)}" if stale else 0)
    FOLDER.mkdir(exist_ok=True)
    for name in stale:
        if name in wanted:
            (FOLDER / name).write_text(wanted[name], encoding="utf-8")
        else:
            (FOLDER / name).unlink()


if __name__ == "__main__":
    main()
