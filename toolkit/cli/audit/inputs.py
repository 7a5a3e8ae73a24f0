"""What an audit may look at beside the database: the options that its commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.findings.inputs import Inputs

_EXISTING_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


cache_option = click.option(
    "--cache/--no-cache",
    default=True,
    show_default=True,
    help="Keep what the search of code finds, and take it from there the next time, for files that have not changed.",
)


def cache_folder(cache: bool) -> Path | None:
    """Where results of the code search are kept for this user, if they are."""
    if not cache:
        return None
    from platformdirs import user_cache_path

    return user_cache_path("toolkit", appauthor=False) / "code"


def input_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--code`, `--prefix`, `--cache`, `--log`, `--snapshots`, `--depth`, `--rule` and `--config`."""
    for option in (
        click.option(
            "--config",
            metavar="FILE",
            type=_EXISTING_FILE,
            help="Settings, with the verdicts that were overruled. Default: toolkit.toml here or above.",
        ),
        click.option(
            "--rule",
            "rules",
            metavar="CODE",
            multiple=True,
            help="Try a rule that is off by default, too (see toolkit rules); may be given more than once.",
        ),
        click.option(
            "--depth",
            type=click.Choice(("quick", "normal", "deep")),
            default="quick",
            show_default=True,
            help="quick compares no rows; normal samples rows of tables that look alike, and compares them;"
            " deep reads every row once or twice.",
        ),
        click.option(
            "--snapshots",
            metavar="STORE",
            type=_EXISTING_FILE,
            help="Counters of earlier moments, kept by toolkit snapshot.",
        ),
        click.option(
            "--log",
            "logs",
            metavar="FILE",
            multiple=True,
            type=_EXISTING_FILE,
            help="A log file of the server, searched for statements: Postgres csv, json or stderr, MySQL general or"
            " slow, .gz too; may be given more than once.",
        ),
        cache_option,
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
    *,
    code: tuple[str, ...],
    prefix: str,
    cache: bool,
    logs: tuple[Path, ...],
    snapshots: Path | None,
    depth: str,
    rules: tuple[str, ...],
    config: Path | None,
) -> Inputs:
    """The inputs that the options and the project's settings describe."""
    from toolkit.findings import find_rule
    from toolkit.findings.inputs import Depth, Inputs
    from toolkit.findings.overrules import read_overrules

    return Inputs(
        code=code,
        prefix=prefix,
        kept_in=cache_folder(cache),
        logs=logs,
        snapshots=snapshots,
        depth=Depth[depth.upper()],
        rules=tuple(find_rule(rule).code for rule in rules),
        overrules=read_overrules(config),
    )
