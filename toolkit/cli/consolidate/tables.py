"""`toolkit consolidate tables`: a plan, and the scripts that carry it out."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from toolkit.cli.options import limit_options, make_limits


@click.command("tables")
@click.argument("url")
@click.option(
    "--retire",
    "retired",
    metavar="TABLE",
    multiple=True,
    required=True,
    help="Take this table out of use: renamed and closed, with every row kept; may be given more than once.",
)
@click.option(
    "--audit",
    "audit_file",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The JSON of `toolkit audit database`, whose findings become the reasons in the plan.",
)
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The date that retired tables are named after.  [default: today]",
)
@click.option(
    "--after",
    metavar="REVISION",
    help="The Alembic revision that the new one follows.  [default: the one the database is at]",
)
@click.option(
    "--out",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("consolidation"),
    show_default=True,
    help="Where the plan and the scripts go.",
)
@limit_options
def command(
    url: str,
    retired: tuple[str, ...],
    audit_file: Path | None,
    on: datetime | None,
    after: str | None,
    out: Path,
    statement_timeout: int,
    lock_timeout: int,
) -> None:
    """Plan what happens to tables of the database at URL, and write the scripts. The database is only read.

    The folder gets plan.toml, to read and review, and what it comes to: an Alembic revision, and plain SQL
    forward and back. None of them needs the toolkit to run.

    \b
    Example:
      toolkit audit database URL --format json --out audit.json
      toolkit consolidate tables URL --retire conversation_logs --audit audit.json
      toolkit verify consolidation/plan.toml --base migrations/shop
    """
    from toolkit.catalog.bookkeeping import applied_revision
    from toolkit.catalog.read import Scope, read_open
    from toolkit.dialects.connect import open_session
    from toolkit.model.operation import RetireTable
    from toolkit.plan.decide import find_table, make_plan
    from toolkit.plan.reasons import read_reasons
    from toolkit.render.folder import write_folder

    day = (on or datetime.now().astimezone()).date()
    reasons = read_reasons(audit_file)
    with open_session(url, make_limits(statement_timeout, lock_timeout)) as session:
        catalog = read_open(session, Scope())
        follows = after or applied_revision(session, catalog)
    operations = []
    for text in retired:
        ref = find_table(text, catalog)
        operations.append((RetireTable(table=ref, on=day), reasons.get(ref, "")))
    plan = make_plan(catalog, operations)
    written = write_folder(plan, out, follows)
    click.echo(f"{len(plan.steps)} steps, every one of which can be taken back:")
    for number, step in enumerate(plan.steps, 1):
        click.echo(f"  {number}. {step.title}")
        for hazard in step.hazards:
            click.echo(f"     {hazard.code}: {hazard.message}")
    click.echo("Written:")
    for path, what in written:
        click.echo(f"  {path}  {what}")
    click.echo(f"Prove it: toolkit verify {out / 'plan.toml'} --base SOURCE --engine {plan.dialect}")
