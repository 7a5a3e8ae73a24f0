"""The `toolkit` command: finds its subcommands by name and turns our errors into one sentence."""

from __future__ import annotations

import importlib
import sys
from typing import Any, Final

import click

from toolkit import __version__
from toolkit.errors import ToolkitError

# Name of the command -> module that holds it, and the line shown in the list. The modules are imported
# when their command is asked for, so that `toolkit --help` needs none of them.
COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "inspect": ("toolkit.cli.inspect", "Read a database completely and print what is there."),
    "diff": ("toolkit.cli.diff", "Say what differs between two schemas: live, migrated, or modelled."),
    "engines": ("toolkit.cli.engines", "List the database engines at hand, with versions, and why one is not."),
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are used, not when they are listed."""

    def __init__(self, *args: Any, commands_at: dict[str, tuple[str, str]], **kwargs: Any) -> None:
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
        command = importlib.import_module(self.commands_at[cmd_name][0]).command
        if not isinstance(command, click.Command):
            raise TypeError(f"{self.commands_at[cmd_name][0]}.command is not a command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in self.commands_at.items()])


@click.group(cls=LazyGroup, commands_at=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="toolkit")
def cli() -> None:
    """Find unused and redundant tables, consolidate them without losing a row, and prove it."""


def main() -> None:
    """Run the command line and exit: 0 clean, 1 findings, 2 could not run, 130 interrupted."""
    try:
        status = cli.main(standalone_mode=False)
    except ToolkitError as error:
        click.echo(f"toolkit: {error}", err=True)
        sys.exit(error.exit_status)
    except click.exceptions.Abort:
        click.echo("toolkit: stopped; nothing was left behind.", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    sys.exit(status if isinstance(status, int) else 0)
