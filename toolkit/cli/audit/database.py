"""`toolkit audit database`: what the evidence says about the tables of a live database."""

from __future__ import annotations

from typing import Any, Final

import click

from toolkit.cli.audit.inputs import input_options, make_inputs
from toolkit.cli.options import format_option, limit_options, make_limits, make_scope, scope_options
from toolkit.cli.output import out_option, print_json, printing_to

# From any finding at all to the verdict that takes most to reach.
_SURENESS: Final = ("keep", "investigate", "archive", "merge", "drop")


@click.command("database")
@click.argument("url")
@scope_options
@input_options
@click.option(
    "--fail-on",
    type=click.Choice(_SURENESS),
    help="Exit with 1 where a finding has this verdict, or one that is surer; keep means any finding at all.",
)
@format_option("text", "json", "markdown")
@out_option
@limit_options
def command(
    url: str,
    schemas: tuple[str, ...],
    tables: tuple[str, ...],
    exclude: tuple[str, ...],
    fail_on: str | None,
    output_format: str,
    out: str | None,
    statement_timeout: int,
    lock_timeout: int,
    **inputs: Any,
) -> None:
    """Audit the database at URL: which tables nobody reads, and what that rests on.

    Reads the server's own counters of use and says since when they count, and what in the database needs each
    table; with --code it searches source trees for readers and writers, too. It writes nothing, locks nothing
    and scans no table. A finding lists what speaks for it (+), against it (-), and what is not known (?).

    With --depth normal it reads a few hundred rows of tables that look alike, and shows which columns say the
    same, in which unit, of how many rows. Those reads stand in the server's counters afterwards, like anybody's;
    the report says how many they were.

    \b
    Examples:
      toolkit audit database postgresql://me@localhost/shop
      toolkit audit database postgresql://me@localhost/shop --code src --code jobs
      toolkit audit database mysql://me@localhost/shop --tables '*log*' --format json --out audit.json
    """
    from toolkit.findings.audit import audit_database
    from toolkit.report.audit_markdown import as_markdown
    from toolkit.report.audit_report import as_data, as_text

    audit = audit_database(
        url,
        make_scope(schemas, tables, exclude),
        make_limits(statement_timeout, lock_timeout),
        make_inputs(**inputs),
    )
    with printing_to(out):
        if output_format == "json":
            print_json(as_data(audit))
        else:
            click.echo(as_markdown(audit) if output_format == "markdown" else as_text(audit))
    if fail_on is not None:
        least = _SURENESS.index(fail_on)
        if any(_SURENESS.index(finding.verdict) >= least for finding in audit.findings):
            raise SystemExit(1)
