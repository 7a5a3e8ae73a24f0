"""`toolkit rules`: what the audit looks for, and why."""

from __future__ import annotations

import click

from toolkit.cli.options import format_option
from toolkit.cli.output import print_json


@click.command("rules")
@click.argument("code", required=False)
@format_option("text", "json")
def command(code: str | None, output_format: str) -> None:
    """List the rules of the audit, or explain the one called CODE.

    A rule marked `off` would say too much of most databases; `toolkit audit database --rule CODE` turns it on.

    \b
    Examples:
      toolkit rules
      toolkit rules I003
    """
    from toolkit.findings import RULES, find_rule

    wanted = RULES if code is None else (find_rule(code),)
    if output_format == "json":
        print_json(
            [
                {"code": rule.code, "title": rule.title, "by_default": rule.by_default, "explanation": rule.explanation}
                for rule in wanted
            ]
        )
    elif code is None:
        for rule in wanted:
            click.echo(f"{rule.code}  {rule.title}{'' if rule.by_default else '  (off)'}")
    else:
        click.echo(f"{wanted[0].code}: {wanted[0].title}\n\n{wanted[0].explanation}")
