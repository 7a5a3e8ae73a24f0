"""`toolkit audit explain`: everything that the evidence says about one table."""

from __future__ import annotations

from typing import Any

import click

from toolkit.cli.audit.inputs import input_options, make_inputs
from toolkit.cli.options import limit_options, make_limits
from toolkit.cli.output import out_option, printing_to, text_width
from toolkit.cli.progress import showing_progress


@click.command("explain")
@click.argument("url")
@click.argument("table")
@input_options
@out_option
@limit_options
def command(url: str, table: str, out: str | None, statement_timeout: int, lock_timeout: int, **inputs: Any) -> None:
    """Audit the database at URL, and show every piece of evidence about TABLE, whatever the verdict.

    Each piece says what was counted, how it came about, since when, and what it cannot see. A table that is fine
    is explained like any other.

    \b
    Examples:
      toolkit audit explain postgresql://me@localhost/shop old_orders --code src
      toolkit audit explain mysql://me@localhost/shop usage_logs --depth normal
    """
    from toolkit.findings.audit import audit_database
    from toolkit.plan.decide import find_table
    from toolkit.report.explain_report import explained

    limits = make_limits(statement_timeout, lock_timeout)
    with showing_progress() as say:
        audit = audit_database(url, limits=limits, inputs=make_inputs(**inputs), say=say)
    with printing_to(out):
        click.echo(explained(audit, find_table(table, audit.catalog), text_width(out)))
