"""`toolkit demo run`: the main job on a sample, from audit to proof, with every command shown."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli.main import cli

_SYSTEM = "llm_manager"
_TABLE = "llm_manager_conversation_logs"


@click.command("run")
@click.option(
    "--engine",
    default="postgresql",
    show_default=True,
    help="Where to run it: postgresql, mysql:9, mariadb, or a server's URL.",
)
@click.option(
    "--via",
    type=click.Choice(["auto", "container", "binaries", "embedded"]),
    default="auto",
    show_default=True,
    help="How to get that server; `embedded` is the Postgres that comes as a wheel.",
)
@click.option(
    "--also",
    metavar="ENGINE",
    multiple=True,
    help="Prove the plan on this engine too, for instance mysql:9; may be given more than once.",
)
@click.option("--rows", type=click.IntRange(min=1), default=2000, show_default=True, help="About how many rows.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("toolkit-demo"),
    show_default=True,
    help="Where the audit, the plan and the scripts go.",
)
def command(engine: str, via: str, also: tuple[str, ...], rows: int, out: Path) -> int:
    """Run the main job on the LLM Manager sample: audit, plan, prove.

    Starts a throwaway server, loads the sample, lets its application work for a moment, audits it, plans the
    retirement of the table that nobody reads, and proves the plan forward and back. Nothing is left behind
    but the files in the --out folder.
    """
    from toolkit.engines import parse_wanted, scratch_server
    from toolkit.model.units import plural
    from toolkit.samples import find_sample, load_sample, run_workload

    sample = find_sample(_SYSTEM)
    with scratch_server(parse_wanted(engine, via=via)) as server, server.database() as url:
        click.secho(f"# {server.label}", fg="cyan")
        loaded = load_sample(sample, url, rows=rows, seed=1)
        asked = run_workload(sample, url, rounds=20)
        click.secho(
            f"# {sample.title}: {plural(loaded, 'row')} loaded, {asked} queries of its application run", fg="cyan"
        )
        out.mkdir(parents=True, exist_ok=True)
        audit = str(out / "audit.json")
        code = ("--code", _near(sample.folder / "app"))
        # Comparing rows comes second: what it reads stands in the counters afterwards.
        _run("audit", "database", url, *code, "--format", "json", "--out", audit)
        _run("audit", "database", url, *code, "--depth", "normal")
        _run("consolidate", "tables", url, "--retire", _TABLE, "--audit", audit, "--out", str(out))
        engines = [word for each in (server.admin_url, *also) for word in ("--engine", each)]
        status = _run("verify", str(out / "plan.toml"), "--base", str(sample.chain), *engines)
    click.echo()
    click.secho(f"# Look at {out}/, then try it on a database of yours: toolkit audit database URL", fg="cyan")
    return status


def _near(path: Path) -> str:
    """A path as one would type it from here."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def _run(*arguments: str) -> int:
    from toolkit.dialects.url import is_url, parse_url, shown

    words = (shown(parse_url(word)) if is_url(word) else word for word in arguments)
    click.echo()
    click.secho(f"$ toolkit {' '.join(words)}", bold=True)
    status = cli.main(args=list(arguments), standalone_mode=False)
    return status if isinstance(status, int) else 0
