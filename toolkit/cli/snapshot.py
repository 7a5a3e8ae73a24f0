"""`toolkit snapshot`: keep the counters of a moment, for an audit that sees further back."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli.options import limit_options, make_limits


@click.command("snapshot")
@click.argument("url")
@click.option(
    "--store",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to add to; it is made when it is not there.",
)
@limit_options
def command(url: str, store: Path, statement_timeout: int, lock_timeout: int) -> None:
    """Keep what the server at URL counts about the use of its tables, now.

    Servers lose their counters at a restart, and count from a time that nobody chose. Run this from cron, daily
    or hourly, and give the file to the audit: it adds up what was counted between the snapshots, notices restarts
    and resets, and says the true window. Reads counters only; running it twice does no harm.

    \b
    Examples:
      toolkit snapshot postgresql://me@localhost/shop --store shop.snapshots
      toolkit audit database postgresql://me@localhost/shop --snapshots shop.snapshots
    """
    from toolkit.dialects.connect import open_session, read_usage
    from toolkit.dialects.session import Scope
    from toolkit.dialects.url import parse_url, shown
    from toolkit.errors import BadInput
    from toolkit.evidence.snapshots import keep
    from toolkit.model.units import plural

    parsed = parse_url(url)
    with open_session(parsed, make_limits(statement_timeout, lock_timeout)) as session:
        usage = read_usage(session, Scope())
    if usage.unavailable:
        raise BadInput(f"There is nothing to keep: {usage.unavailable}.", hint="The server has to count first.")
    number = keep(store, shown(parsed), usage)
    click.echo(f"{store}: {plural(len(usage.tables), 'table')} noted; {plural(number, 'snapshot')} of {shown(parsed)}")
