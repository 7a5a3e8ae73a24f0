"""`toolkit audit`: look for tables that nobody uses."""

from __future__ import annotations

from typing import Final

import click

from toolkit.cli.lazy import Commands, LazyGroup

COMMANDS: Final[Commands] = {
    "database": ("toolkit.cli.audit.database", "Audit a live database, read-only."),
    "explain": ("toolkit.cli.audit.explain", "Show everything an audit knows about one table."),
    "code": ("toolkit.cli.audit.code", "Find where source code uses the tables."),
}


@click.group("audit", cls=LazyGroup, commands_at=COMMANDS)
def command() -> None:
    """Find tables that nobody uses, and say what that rests on."""
