"""`toolkit verify`: prove a plan on real servers."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli.options import format_option
from toolkit.cli.output import out_option, print_json, printing_to


@click.command("verify")
@click.argument("plan_file", metavar="PLAN", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--base",
    required=True,
    metavar="SOURCE",
    help="What builds the schema the plan starts from: an Alembic environment, SQL files, or module:metadata.",
)
@click.option(
    "--engine",
    "engines",
    metavar="ENGINE",
    multiple=True,
    help="Where to prove it: postgresql:18, mysql:9, mariadb, or a server's URL; may be given more than once."
    "  [default: the plan's own]",
)
@click.option(
    "--rows",
    type=click.IntRange(min=0),
    default=24,
    show_default=True,
    help="How many rows to make up for each table.",
)
@format_option("text", "json")
@out_option
def command(
    plan_file: Path, base: str, engines: tuple[str, ...], rows: int, output_format: str, out: str | None
) -> int:
    """Prove PLAN on real servers: exit with 0 when everything holds, with 1 when anything does not.

    On each engine: build the base in a throwaway database, fill every table with rows that sit on the edges
    of their types, run the plan's SQL forward, back, and forward again, and compare schema and data each time.

    \b
    Example:
      toolkit verify consolidation/plan.toml --base migrations/shop --engine postgresql:18 --engine mysql:9
    """
    from toolkit.catalog.sources import LiveDatabase, parse_source
    from toolkit.engines import scratch_server
    from toolkit.errors import BadInput
    from toolkit.plan.file import plan_id, read_plan
    from toolkit.report.certificate_report import as_data, as_text
    from toolkit.verify.proof import Certificate
    from toolkit.verify.prove import prove

    plan = read_plan(plan_file)
    source = parse_source(base)
    if isinstance(source, LiveDatabase):
        raise BadInput(
            "A plan is not proved on a live database.",
            hint="Give what builds its schema: a chain, SQL files or models.",
        )
    proved = []
    for engine in engines or (plan.dialect,):
        with scratch_server(engine) as server:
            click.echo(f"Proving on {server.label} ...", err=True)
            proved.append(prove(plan, source, server, rows))
    certificate = Certificate(plan=plan_id(plan), base=str(source), engines=tuple(proved))
    with printing_to(out):
        if output_format == "json":
            print_json(as_data(certificate))
        else:
            click.echo(as_text(certificate))
    return 0 if certificate.holds else 1
