"""Precision and recall of the audit over labelled databases, each made and used on a real server of each engine."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from benchmarks.audit.case import Truth, databases
from benchmarks.audit.judge import outcomes
from benchmarks.audit.stage import as_if_long_ago, fill, filled, work
from toolkit.engines import scratch_server
from toolkit.findings.audit import audit_database
from toolkit.findings.inputs import Depth, Inputs
from toolkit.model.finding import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from benchmarks.audit.case import Database
    from benchmarks.audit.judge import Outcome
    from toolkit.engines import Server
    from toolkit.findings.audit import Audit
    from toolkit.model.names import Ref

_RECALL: Final = 0.9
_SOUGHT: Final = frozenset({Truth.UNUSED, Truth.REDUNDANT})
_HEADS: Final = (
    "", "databases", "tables", "unused or redundant, found", "settled", "written, never read, found", "copies, named",
    "questioned, rightly", "wrong drops", "wrong archives and merges",
)  # fmt: skip


def measure(engines: Iterable[str] = ("postgresql", "mysql"), names: tuple[str, ...] = ()) -> list[Outcome]:
    """Audit every labelled database on every engine that it is for."""
    return [outcome for engine in engines for outcome in _on_engine(engine, names)]


def _on_engine(engine: str, names: tuple[str, ...]) -> Iterator[Outcome]:
    with scratch_server(engine) as server:
        for database in databases(names):
            if server.dialect in database.engines:
                yield from outcomes(database, engine, *audit_of(database, server))


def audit_of(database: Database, server: Server) -> tuple[Audit, frozenset[Ref]]:
    """Make a labelled database, let it work, and audit it with its code and its counters of 120 days; and say which
    tables hold rows.
    """
    with tempfile.TemporaryDirectory() as folder, server.database() as url:
        store, code = Path(folder, "counters"), Path(folder, "application")
        code.mkdir()
        for name, text in database.code.items():
            Path(code, name).parent.mkdir(parents=True, exist_ok=True)
            Path(code, name).write_text(text, encoding="utf-8")
        fill(database, server, url)
        as_if_long_ago(server, url, store)
        work(database, server, url)
        inputs = Inputs(depth=Depth.NORMAL, code=(str(code),), prefix=database.prefix, snapshots=store)
        audit = audit_database(url, inputs=inputs)
        return audit, filled(server, url, (table.ref for table in audit.catalog.tables))


def as_markdown(results: list[Outcome]) -> Iterator[str]:
    """The figures as a section of the results, and everything on which the audit and the labels differ."""
    yield ""
    yield "## Verdicts of the audit"
    yield ""
    yield f"{len({each.database for each in results})} labelled databases, each with its rows, its code and what runs"
    yield "on it, made on a real server. The counters are said to cover 120 days; everything else is as it is."
    yield ""
    yield f"| {' | '.join(_HEADS)} |"
    yield f"|---{'|---:' * (len(_HEADS) - 1)}|"
    engines = list(dict.fromkeys(each.engine for each in results))
    for engine in engines:
        yield _row(engine, [each for each in results if each.engine == engine])
    yield _row("in total", results)
    drops = sum(each.wrong for each in results if each.verdict is Verdict.DROP)
    recall = _share([each.found for each in results if each.label.truth in _SOUGHT])
    yield ""
    yield f"No wrong drop: {'met' if not drops else f'not met ({drops})'}. Of the unused and redundant tables, at least"
    yield f"{_RECALL:.0%} found: {'met' if recall >= _RECALL else 'not met'} ({recall:.1%})."
    differing = list(_disagreements(results))
    if differing:
        yield ""
        yield "Where the audit and the labels differ:"
        yield ""
        yield from (f"- {line}" for line in differing)


def _row(name: str, results: list[Outcome]) -> str:
    sought = [each for each in results if each.label.truth in _SOUGHT]
    wrong = Counter(each.verdict for each in results if each.wrong)
    figures = (
        str(len({each.database for each in results})),
        str(len(results)),
        _of([each.found for each in sought]),
        _of([each.settled for each in sought if each.label.truth is Truth.UNUSED]),
        _of([each.found for each in results if each.label.truth is Truth.WRITTEN]),
        _of([each.found for each in results if each.label.truth is Truth.COPY]),
        _of([not (each.wrong or each.in_use) for each in results if each.questioned]),
        str(wrong[Verdict.DROP]),
        str(wrong[Verdict.ARCHIVE] + wrong[Verdict.MERGE]),
    )
    return f"| {name} | {' | '.join(figures)} |"


def _of(answers: list[bool]) -> str:
    return f"{sum(answers)} of {len(answers)} ({_share(answers):.1%})"


def _share(answers: list[bool]) -> float:
    return sum(answers) / len(answers) if answers else 1.0


def _disagreements(results: Iterable[Outcome]) -> Iterator[str]:
    """What differs, once for a table that differs in the same way on both engines."""
    where: dict[tuple[str, str, str], list[str]] = {}
    for each in results:
        if each.disagreement:
            table = each.table.removeprefix("public.")
            said = each.disagreement.partition(" since ")[0]
            where.setdefault((each.database, table, said), []).append(each.engine)
    for (database, table, said), engines in where.items():
        yield f"{database} ({', '.join(engines)}): `{table}` {said}"


@click.command()
@click.option("--engine", "engines", multiple=True, default=("postgresql", "mysql"), show_default=True)
@click.option("--case", "names", multiple=True, help="A labelled database, by the name of its file.")
@click.option("--verbose", is_flag=True, help="Say of every table what the audit says, and why.")
def main(engines: tuple[str, ...], names: tuple[str, ...], *, verbose: bool) -> None:
    """Audit the labelled databases, and print the figures and each disagreement."""
    results = measure(engines, names)
    if verbose:
        for each in results:
            mark = "!" if each.disagreement else " "
            pointed = ", pointed out" if each.pointed else ""
            click.echo(
                f"{mark} {each.engine} {each.database} {each.table}: {each.label.truth}; {each.verdict}{pointed}"
            )
            for line in (each.summary, *each.evidence) if each.questioned else ():
                click.echo(f"      {line}")
    click.echo("\n".join(as_markdown(results)))


if __name__ == "__main__":
    main()
