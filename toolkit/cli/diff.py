"""`toolkit diff`: say what differs between two schemas, wherever each comes from."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from toolkit.cli.options import engine_option, format_option, make_scope, scope_options
from toolkit.cli.output import print_json

if TYPE_CHECKING:
    from toolkit.catalog.sources import Source
    from toolkit.dialects.session import Scope
    from toolkit.model.catalog import Catalog


@click.command("diff")
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@scope_options
@engine_option
@click.option("--all", "everything", is_flag=True, help="Also compare the tables of migration tools themselves.")
@click.option("--ignore-unread", is_flag=True, help="Call equal what differs at most in what could not be read.")
@format_option("text", "json")
def command(
    a: str,
    b: str,
    schemas: tuple[str, ...],
    tables: tuple[str, ...],
    exclude: tuple[str, ...],
    engine: str | None,
    everything: bool,
    ignore_unread: bool,
    output_format: str,
) -> int:
    """Say what differs between the schemas A and B; exit with 1 when anything does, or might.

    A and B are each a database URL, an Alembic environment (a folder, with @revision if not the head), a
    folder of SQL files (numbered, up/down, Flyway or Supabase), one SQL file, or module:metadata. A URL is
    only read. Anything else is built in a throwaway database and read from there: on the engine of the
    other side's URL, or the one that --engine names. What is there and could not be read is listed, and is
    in the way of equality.

    \b
    Examples:
      toolkit diff postgresql://me@staging/shop postgresql://me@production/shop
      toolkit diff migrations/shop shop.models:Base --engine postgresql:17
      toolkit diff migrations/shop@a1b2c3 migrations/shop --engine mysql
    """
    from toolkit.catalog.bookkeeping import without_bookkeeping
    from toolkit.catalog.compare import compare
    from toolkit.catalog.portable import portable
    from toolkit.catalog.sources import parse_source
    from toolkit.errors import BadInput
    from toolkit.model.data import fingerprint
    from toolkit.report.difference_report import DifferenceReport, as_data, as_text

    left, right = _read(parse_source(a), parse_source(b), engine, make_scope(schemas, tables, exclude))
    if not any(_holds_what_was_asked(side, schemas, tables) for side in (left, right)):
        raise BadInput(
            "Neither A nor B holds anything that --schema and --tables ask for.",
            hint="Check their spelling: toolkit inspect URL lists what is there.",
        )
    unread = tuple(dict.fromkeys((*left.unread, *right.unread)))
    if not everything:
        left, right = without_bookkeeping(left), without_bookkeeping(right)
    if left.dialect != right.dialect:
        click.echo(
            f"A is {left.dialect} and B is {right.dialect}: comparing what both can say "
            "(tables, columns, type families, keys, indexes).",
            err=True,
        )
        left, right = portable(left), portable(right)
    report = DifferenceReport(
        left=left.source,
        right=right.source,
        left_fingerprint=fingerprint(left),
        right_fingerprint=fingerprint(right),
        differences=compare(left, right),
        unread=unread,
        unread_ignored=ignore_unread,
    )
    if output_format == "json":
        print_json(as_data(report))
    else:
        click.echo(as_text(report))
    return 0 if report.equal else 1


def _holds_what_was_asked(catalog: Catalog, schemas: tuple[str, ...], tables: tuple[str, ...]) -> bool:
    if tables:
        return bool(catalog.tables or catalog.views)
    return not schemas or any(schema.name in schemas for schema in catalog.schemas)


def _read(left: Source, right: Source, engine: str | None, scope: Scope) -> tuple[Catalog, Catalog]:
    """Read live databases first, so that the others are built on an engine like theirs."""
    from toolkit.catalog.build import read_built
    from toolkit.catalog.read import read_catalog
    from toolkit.catalog.sources import LiveDatabase
    from toolkit.engines import scratch_server

    live = {
        side: read_catalog(source.url, scope)
        for side, source in enumerate((left, right))
        if isinstance(source, LiveDatabase)
    }
    catalogs: list[Catalog] = []
    with ExitStack() as stack:
        server = None
        for side, source in enumerate((left, right)):
            if isinstance(source, LiveDatabase):
                catalogs.append(live[side])
                continue
            if server is None:
                server = stack.enter_context(scratch_server(engine or _like(*live.values())))
                click.echo(f"Building on {server.label}.", err=True)
            catalogs.append(read_built(source, server, scope))
    return catalogs[0], catalogs[1]


def _like(*live: Catalog) -> str:
    return live[0].dialect if live else "postgresql"
