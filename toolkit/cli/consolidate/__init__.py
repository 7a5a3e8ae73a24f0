"""`toolkit consolidate`: plan changes that lose no row."""

from __future__ import annotations

from typing import Final

import click

from toolkit.cli.lazy import Commands, LazyGroup

COMMANDS: Final[Commands] = {
    "tables": ("toolkit.cli.consolidate.tables", "Plan what happens to tables, and write the scripts."),
}


@click.group("consolidate", cls=LazyGroup, commands_at=COMMANDS)
def command() -> None:
    """Plan a change that loses no row, and write its scripts."""
