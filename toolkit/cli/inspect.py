"""`toolkit inspect`: read a database completely and print what is there."""

from __future__ import annotations

import click

from toolkit.cli.options import format_option, limit_options, make_limits, make_scope, scope_options
from toolkit.cli.output import print_json


@click.command("inspect")
@click.argument("url")
@scope_options
@format_option("text", "json", "sql")
@limit_options
def command(
    url: str,
    schemas: tuple[str, ...],
    tables: tuple[str, ...],
    exclude: tuple[str, ...],
    output_format: str,
    statement_timeout: int,
    lock_timeout: int,
) -> None:
    """Read the database at URL and print everything that is in it.

    Tables with columns, keys, checks and indexes; views, routines, triggers, types, sequences, row level
    security, partitions, grants and more, read in a handful of queries in one read-only snapshot. What is
    there and cannot be read is listed with the reason.

    \b
    Examples:
      toolkit inspect postgresql://me@localhost/shop
      toolkit inspect mysql://me@localhost/shop --tables '*_log*'
      toolkit inspect postgresql://me@localhost/shop --schema billing --format json
      toolkit inspect sqlite:///app.db --format sql
    """
    from toolkit.catalog.read import read_catalog

    catalog = read_catalog(url, make_scope(schemas, tables, exclude), make_limits(statement_timeout, lock_timeout))
    if output_format == "json":
        from toolkit.report.catalog_report import as_data

        print_json(as_data(catalog))
    elif output_format == "sql":
        from toolkit.dialects.ddl import script

        click.echo(script(catalog))
    else:
        from toolkit.report.catalog_report import as_text

        click.echo(as_text(catalog))
