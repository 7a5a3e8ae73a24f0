"""`toolkit engines`: every way to get a throwaway server, what it gives, and why it does not."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Final

import click

from toolkit.cli.output import text_width
from toolkit.engines import TITLES, Offer, offers
from toolkit.report.plain_text import wrapped

_MARK: Final = {True: ("yes", "green"), False: ("no", "yellow")}
_INDENT: Final = 17


@click.command(name="engines")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print it.")
def command(form: str) -> None:
    """List the database engines at hand, with versions, and why one is not.

    The ways stand in the order in which they are tried: the first that is available is used. Nothing is
    started. Exits 0 also when nothing is available: this is a question, not a check.
    """
    found = {dialect: offers(dialect) for dialect in TITLES}
    if form == "json":
        listing = {dialect: [_as_json(each) for each in ways] for dialect, ways in found.items()}
        click.echo(json.dumps(listing, indent=2))
        return
    width = text_width()
    for dialect, ways in found.items():
        _print_dialect(dialect, ways, width)
    click.echo("An engine is named postgresql, postgresql:17, mariadb:10.11, or by the URL of a server.")
    click.echo('Set an image or a server in toolkit.toml: [engines] postgresql = "postgres:17"')


def _print_dialect(dialect: str, ways: tuple[Offer, ...], width: int) -> None:
    chosen = next((each for each in ways if each.available), None)
    click.secho(TITLES[dialect], bold=True, nl=False)
    click.echo(f"  {_choice(chosen)}")
    for each in ways:
        mark, colour = _MARK[each.available]
        click.echo(f"  {each.via:<10} ", nl=False)
        click.secho(f"{mark:<4}", fg=colour, nl=False)
        _print_wrapped(_said(each), width)
    click.echo()


def _choice(chosen: Offer | None) -> str:
    return f"auto uses {chosen.via}" if chosen else "not to be had here"


def _said(offer: Offer) -> str:
    if offer.available:
        return f"{', '.join(offer.versions)}: {offer.detail}"
    sentences = (f"{each[0].upper()}{each[1:]}." for each in (offer.reason, offer.remedy) if each)
    return " ".join(sentences)


def _print_wrapped(text: str, width: int) -> None:
    indent = " " * _INDENT
    lines = wrapped(text, width, first=indent, then=indent)
    click.echo("\n".join(lines).removeprefix(indent))


def _as_json(offer: Offer) -> dict[str, object]:
    return {"available": offer.available, **asdict(offer)}
