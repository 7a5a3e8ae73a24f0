"""`toolkit audit code`: where source code reads, writes, declares or names the tables."""

from __future__ import annotations

import click

from toolkit.cli.audit.inputs import cache_folder, cache_option
from toolkit.cli.options import format_option
from toolkit.cli.output import out_option, print_json, printing_to


@click.command("code")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--tables-from",
    required=True,
    metavar="URL|FILE",
    help="The tables to look for: a database, the JSON of `toolkit inspect`, or a file with a name a line.",
)
@click.option(
    "--prefix",
    default="",
    metavar="TEXT",
    help="What the application puts before every table's name, so that its code leaves it out.",
)
@cache_option
@format_option("text", "json")
@out_option
def command(
    paths: tuple[str, ...], tables_from: str, prefix: str, cache: bool, output_format: str, out: str | None
) -> None:
    """Search the source trees at PATH for everything that uses the tables.

    Follows tables through the models, relations, query builders and SQL that mean them, and tells reads from
    writes, and production code from seeders, tests, migrations and documents. Needs no database when the
    tables come from a file. Respects .gitignore, and says what it did not look at.

    \b
    Examples:
      toolkit audit code src --tables-from mysql://me@localhost/shop
      toolkit audit code app database --tables-from names.txt --format json --out code.json
    """
    from toolkit.evidence.code import scan_code
    from toolkit.evidence.code.wanted import wanted_tables
    from toolkit.report.code_report import as_data, as_text

    scan = scan_code(paths, wanted_tables(tables_from), prefix=prefix, kept_in=cache_folder(cache))
    with printing_to(out):
        if output_format == "json":
            print_json(as_data(scan))
        else:
            click.echo(as_text(scan))
