"""`toolkit demo`: sample systems to try the toolkit on."""

from __future__ import annotations

from typing import Final

import click

from toolkit.cli.lazy import Commands, LazyGroup

COMMANDS: Final[Commands] = {
    "run": ("toolkit.cli.demo.run", "Run the main job on a sample, on a database of its own."),
    "load": ("toolkit.cli.demo.load", "Put a sample system into an empty database."),
    "list": ("toolkit.cli.demo.list", "List the sample systems."),
}


@click.group("demo", cls=LazyGroup, commands_at=COMMANDS)
def command() -> None:
    """Load a sample system, or run the main job on one."""
