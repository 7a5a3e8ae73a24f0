"""A group of commands that imports each one when it is used, not when it is listed."""

from __future__ import annotations

import importlib
from typing import Any

import click

# Name of the command -> module that holds it, and the line shown in the list.
Commands = dict[str, tuple[str, str]]


class LazyGroup(click.Group):
    """A group whose help needs none of its commands."""

    def __init__(self, *args: Any, commands_at: Commands, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.commands_at = commands_at

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the main job."""
        del ctx
        return list(self.commands_at)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command, now that it is asked for."""
        del ctx
        if cmd_name not in self.commands_at:
            return None
        module = self.commands_at[cmd_name][0]
        command = importlib.import_module(module).command
        if not isinstance(command, click.Command):
            raise TypeError(f"{module}.command is not a command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in self.commands_at.items()])
