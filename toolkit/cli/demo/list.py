"""`toolkit demo list`: which sample systems there are."""

from __future__ import annotations

import click


@click.command("list")
def command() -> None:
    """List the sample systems: what each shows, and the engines it runs on."""
    from toolkit.samples import samples

    for sample in samples():
        click.echo(f"{sample.name}  ({', '.join(sample.engines)})")
        click.echo(f"  {sample.description}")
