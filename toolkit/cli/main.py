"""The `toolkit` command: finds its subcommands by name and turns our errors into one sentence."""

from __future__ import annotations

import errno
import os
import sys
from io import StringIO
from typing import Final

import click

from toolkit import __version__
from toolkit.cli.lazy import Commands, LazyGroup
from toolkit.cli.output import prepare_output, visible
from toolkit.errors import ToolkitError

COMMANDS: Final[Commands] = {
    "audit": ("toolkit.cli.audit", "Find tables that nobody uses, and say what that rests on."),
    "snapshot": ("toolkit.cli.snapshot", "Keep the counters of a moment, for an audit that sees further back."),
    "rules": ("toolkit.cli.rules", "List what the audit looks for, and explain it."),
    "consolidate": ("toolkit.cli.consolidate", "Plan a change that loses no row, and write its scripts."),
    "verify": ("toolkit.cli.verify", "Prove a plan on real servers: forward, back, catalog and data equal."),
    "inspect": ("toolkit.cli.inspect", "Read a database completely and print what is there."),
    "diff": ("toolkit.cli.diff", "Say what differs between two schemas: live, migrated, or modelled."),
    "engines": ("toolkit.cli.engines", "List the database engines at hand, with versions, and why one is not."),
    "demo": ("toolkit.cli.demo", "Load a sample system, or run the main job on one."),
}

# A disk or a quota that is full, or a device that fails, where results are written to.
_FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}


@click.group(cls=LazyGroup, commands_at=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="toolkit")
def cli() -> None:
    """Find unused and redundant tables, consolidate them without losing a row, and prove it."""


def main() -> None:
    """Run the command line and exit: 0 clean, 1 findings, 2 could not run, 130 interrupted."""
    prepare_output()
    try:
        status = cli.main(standalone_mode=False)
    except ToolkitError as error:
        click.echo(f"toolkit: {_cleaned(str(error))}", err=True)
        sys.exit(error.exit_status)
    except click.exceptions.Abort:
        click.echo("toolkit: stopped; nothing was left behind.", err=True)
        sys.exit(130)
    except click.ClickException as error:
        # It repeats what was typed, and a URL in the wrong place was typed with its password.
        said = StringIO()
        error.show(file=said)
        click.echo(_cleaned(said.getvalue()), err=True, nl=False)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        if error.errno not in _FULL:
            raise
        # What is still to be written would fail once more at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        click.echo(
            f"toolkit: The output cannot be written: {error.strerror}. Make room, or write it elsewhere.", err=True
        )
        sys.exit(2)
    sys.exit(status if isinstance(status, int) else 0)


def _cleaned(message: str) -> str:
    """The message without the passwords of what it repeats, and with nothing that a terminal would obey."""
    # Imported when something went wrong: help needs no database.
    from toolkit.dialects.url import without_passwords

    return visible(without_passwords(message)) if sys.stderr.isatty() else without_passwords(message)
