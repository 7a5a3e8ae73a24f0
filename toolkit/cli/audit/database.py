"""`toolkit audit database`: what the evidence says about the tables of live databases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from toolkit.cli.audit.inputs import input_options, make_inputs
from toolkit.cli.options import format_option, limit_options, make_limits, make_scope, scope_options
from toolkit.cli.output import as_json, out_option, printing_to, text_width
from toolkit.cli.progress import showing_progress

if TYPE_CHECKING:
    from toolkit.findings.estate import Estate

# From any finding at all to the verdict that takes most to reach.
_SURENESS: Final = ("keep", "rename", "investigate", "archive", "merge", "drop")


@click.command("database")
@click.argument("urls", metavar="URL...", nargs=-1, required=True)
@scope_options
@input_options
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=4,
    show_default=True,
    help="How many databases to audit at a time.",
)
@click.option(
    "--fail-on",
    type=click.Choice(_SURENESS),
    help="Exit with 1 where a finding has this verdict, or one that is surer; keep means any finding at all.",
)
@format_option("text", "json", "markdown", "html", "sarif")
@out_option
@limit_options
def command(
    urls: tuple[str, ...],
    schemas: tuple[str, ...],
    tables: tuple[str, ...],
    exclude: tuple[str, ...],
    jobs: int,
    fail_on: str | None,
    output_format: str,
    out: str | None,
    statement_timeout: int,
    lock_timeout: int,
    **inputs: Any,
) -> None:
    """Audit the database at URL, or several: which tables nobody reads, and what that rests on.

    Reads the server's own counters of use and says since when they count, and what in the database needs each
    table; with --code it searches source trees for readers and writers, with --log the server's log files. It
    writes nothing, locks nothing and scans no table. A finding lists what speaks for it (+), against it (-), and
    what is not known (?).

    With --depth normal it reads a few hundred rows of tables that look alike, and shows which columns say the
    same, in which unit, of how many rows. With --depth deep it compares all rows, and looks at every row of every
    table. Those reads stand in the server's counters afterwards, like anybody's; the report says how many they
    were.

    Several databases are audited one by one, and the ideas that their tables share are shown. A primary and its
    replicas are audited as one database: what is read on a replica counts there alone.

    A verdict that you know better is overruled in toolkit.toml, with a reason that the report shows:

    \b
      [[audit.overrule]]
      table = "tax_reports"
      verdict = "keep"
      reason = "read once a year, in January"

    \b
    Examples:
      toolkit audit database postgresql://me@localhost/shop
      toolkit audit database postgresql://me@localhost/shop --code src --code jobs --log postgresql.csv
      toolkit audit database mysql://me@localhost/shop --tables '*log*' --format json --out audit.json
      toolkit audit database postgresql://me@a/shop mysql://me@b/billing --format html --out audit.html
    """
    from toolkit.findings.estate import audit_estate

    with showing_progress() as say:
        estate = audit_estate(
            urls,
            make_scope(schemas, tables, exclude),
            make_limits(statement_timeout, lock_timeout),
            make_inputs(**inputs),
            jobs=jobs,
            say=say,
        )
    with printing_to(out):
        click.echo(_rendered(estate, output_format, text_width(out)))
    if estate.refused:
        raise SystemExit(2)
    if fail_on is not None:
        least = _SURENESS.index(fail_on)
        findings = (finding for audit in estate.audits for finding in audit.findings)
        if any(_SURENESS.index(finding.verdict) >= least for finding in findings):
            raise SystemExit(1)


def _rendered(estate: Estate, output_format: str, width: int) -> str:
    """The report in one of its formats; `width` is that of a line of text."""
    if output_format == "html":
        from toolkit.report.audit_html import as_html

        return as_html(estate)
    if output_format == "markdown":
        from toolkit.report.audit_markdown import as_markdown

        return as_markdown(estate)
    if output_format == "sarif":
        from toolkit.report.audit_sarif import as_sarif

        return as_json(as_sarif(estate))
    if output_format == "json":
        from toolkit.report.audit_data import as_data

        return as_json(as_data(estate))
    from toolkit.report.audit_report import as_text

    return as_text(estate, width)
