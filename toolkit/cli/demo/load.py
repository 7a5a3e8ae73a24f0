"""`toolkit demo load`: put a sample system into an empty database."""

from __future__ import annotations

import click


@click.command("load")
@click.argument("system")
@click.argument("url")
@click.option(
    "--rows", type=click.IntRange(min=0), default=2000, show_default=True, help="About how many rows of use to make."
)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same rows.")
def command(system: str, url: str, rows: int, seed: int) -> None:
    """Put the sample SYSTEM into the database at URL, which has to be empty.

    Runs the system's own chain of migrations as it was before consolidation, then loads believable rows.
    `toolkit demo list` names the systems.

    \b
    Example:
      toolkit demo load llm_manager mysql://me@localhost/playground --rows 5000
    """
    from toolkit.catalog.read import read_catalog
    from toolkit.dialects.url import parse_url, shown
    from toolkit.errors import BadInput
    from toolkit.model.units import plural
    from toolkit.samples import find_sample, load_sample

    sample = find_sample(system)
    taken = read_catalog(url).tables
    if taken:
        raise BadInput(
            f"{shown(parse_url(url))} is not empty: it has {plural(len(taken), 'table')}.",
            hint="Make a database for the sample, and give its URL.",
        )
    loaded = load_sample(sample, url, rows=rows, seed=seed)
    click.echo(f"{sample.title} is in {shown(parse_url(url))} with {plural(loaded, 'row')}.")
