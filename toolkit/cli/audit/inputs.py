"""What an audit may look at beside the database: the options that its commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.findings.audit import Inputs


def input_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--code`, `--prefix`, `--snapshots`, `--depth` and `--rule`."""
    for option in (
        click.option(
            "--rule",
            "rules",
            metavar="CODE",
            multiple=True,
            help="Try a rule that is off by default, too (see toolkit rules); may be given more than once.",
        ),
        click.option(
            "--depth",
            type=click.Choice(("quick", "normal")),
            default="quick",
            show_default=True,
            help="quick reads no row of any table; normal samples rows of tables that look alike, and compares them.",
        ),
        click.option(
            "--snapshots",
            metavar="STORE",
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            help="Counters of earlier moments, kept by toolkit snapshot.",
        ),
        click.option(
            "--prefix",
            default="",
            metavar="TEXT",
            help="What the code leaves out before every table's name.",
        ),
        click.option(
            "--code",
            "code",
            metavar="PATH",
            multiple=True,
            type=click.Path(exists=True),
            help="Source code that uses the database, searched for readers and writers; may be given more than once.",
        ),
    ):
        command = option(command)
    return command


def make_inputs(
    *, code: tuple[str, ...], prefix: str, snapshots: Path | None, depth: str, rules: tuple[str, ...]
) -> Inputs:
    """The inputs that the options describe."""
    from toolkit.findings.audit import Inputs

    return Inputs(code=code, prefix=prefix, snapshots=snapshots, rows=depth != "quick", rules=rules)
