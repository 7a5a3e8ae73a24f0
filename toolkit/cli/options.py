"""Options that several commands share, spelled and explained once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.dialects.session import Limits, Scope


def scope_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--schema`, `--tables` and `--exclude`: what of a database to look at."""
    for option in (
        click.option(
            "--exclude",
            metavar="GLOB",
            multiple=True,
            help="Leave out tables and views whose name (or schema.name) matches; may be given more than once.",
        ),
        click.option(
            "--tables",
            "tables",
            metavar="GLOB",
            multiple=True,
            help="Only tables and views whose name (or schema.name) matches; may be given more than once.",
        ),
        click.option(
            "--schema",
            "schemas",
            metavar="NAME",
            multiple=True,
            help="Only this schema (on MySQL: database); may be given more than once. Default: all but the system's.",
        ),
    ):
        command = option(command)
    return command


def limit_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """How long to wait for the server."""
    for option in (
        click.option(
            "--lock-timeout",
            type=click.IntRange(min=1),
            default=3,
            show_default=True,
            metavar="SECONDS",
            help="Give up a lock that is not granted by then.",
        ),
        click.option(
            "--statement-timeout",
            type=click.IntRange(min=1),
            default=120,
            show_default=True,
            metavar="SECONDS",
            help="Stop a catalog query that runs longer.",
        ),
    ):
        command = option(command)
    return command


def format_option(*formats: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """`--format` with its choices; the first is the default."""
    return click.option(
        "--format",
        "output_format",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="How to print the result.",
    )


engine_option = click.option(
    "--engine",
    metavar="ENGINE",
    help="Where to build what is not a live database: postgresql, mysql:9, mariadb:10.11, or a server's URL.",
)


def make_scope(schemas: tuple[str, ...], tables: tuple[str, ...], exclude: tuple[str, ...]) -> Scope:
    """The scope that the options describe."""
    from toolkit.dialects.session import Scope
    from toolkit.dialects.url import is_text
    from toolkit.errors import BadInput

    if not all(map(is_text, (*schemas, *tables, *exclude))):
        raise BadInput("A name among the options holds bytes that are not UTF-8.", hint="Type it in a UTF-8 terminal.")
    return Scope(schemas=schemas, tables=tables, exclude=exclude)


def make_limits(statement_timeout: int, lock_timeout: int) -> Limits:
    """The limits that the options describe."""
    from toolkit.dialects.session import Limits

    return Limits(statement=statement_timeout, lock=lock_timeout)
