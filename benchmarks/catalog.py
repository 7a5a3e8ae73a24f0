"""How long reading a whole catalog takes, beside the bare queries, SQLAlchemy, and the server's dump tool."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.estate import make_tables
from toolkit.dialects.url import parse_url
from toolkit.engines import scratch_server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.engines import Server

# What takes a moment only is told by more rounds: by as many as read so many tables.
_FEWEST_ROUNDS = 3
_TABLES_READ = 9_000
_PEERS = ("toolkit", "floor", "inspector", "reflect", "dump")
_TITLES = {
    "toolkit": "the toolkit",
    "floor": "its bare queries, nothing built (floor)",
    "inspector": "SQLAlchemy Inspector, get_multi_*",
    "reflect": "SQLAlchemy MetaData.reflect()",
    "dump": "pg_dump --schema-only / mysqldump --no-data",
}
# What is aimed at: (peer, engine family) -> how the toolkit should compare.
_GOALS = {
    ("floor", "postgresql"): ("at most", 1.5),
    ("floor", "mysql"): ("at most", 1.5),
    ("reflect", "postgresql"): ("at least", 8.0),
    ("reflect", "mysql"): ("at least", 4.0),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The median of one peer on one engine with one number of tables."""

    engine: str
    tables: int
    peer: str
    seconds: float
    megabytes: float


def measure(engines: list[str], sizes: list[int]) -> Iterator[Figure]:
    """Measure every peer on every engine, the peers in turn, so that a slow minute hits them all."""
    for engine in engines:
        with scratch_server(engine) as server:
            for size in sizes:
                with server.database() as url:
                    print(f"{server.label}: making {size:,} tables ...", file=sys.stderr, flush=True)
                    make_tables(url, size)
                    yield from _figures(server, url, size)


def _figures(server: Server, url: str, size: int) -> Iterator[Figure]:
    child("record", url)
    taken: dict[str, list[tuple[float, float]]] = {peer: [] for peer in _PEERS}
    for number in range(max(_FEWEST_ROUNDS, _TABLES_READ // size)):
        for peer in _PEERS:
            if peer == "dump" and number:
                continue  # mysqldump takes minutes at five thousand tables, and once is enough to see it
            print(f"  round {number + 1}: {peer}", file=sys.stderr, flush=True)
            taken[peer].append(_dump(server, url) if peer == "dump" else child(peer, url))
    for peer, results in taken.items():
        yield Figure(
            engine=server.label,
            tables=size,
            peer=peer,
            seconds=median(seconds for seconds, _ in results),
            megabytes=median(megabytes for _, megabytes in results),
        )


def child(kind: str, url: str) -> tuple[float, float]:
    """The seconds and megabytes of one measurement in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.measure", kind, url], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise SystemExit(f"{kind} failed:\n{done.stderr}")
    result = json.loads(done.stdout)
    return result["seconds"], result["megabytes"]


def _dump(server: Server, url: str) -> tuple[float, float]:
    parsed = parse_url(url)
    database = str(parsed.database)
    if server.dialect == "postgresql":
        program = ["pg_dump", "--schema-only", "-h", "127.0.0.1", "-U", str(parsed.username), database]
        environment = {"PGPASSWORD": str(parsed.password or "")}
    else:
        name = "mariadb-dump" if server.dialect == "mariadb" else "mysqldump"
        program = [name, "--no-data", "--routines", "--events", "-h", "127.0.0.1", "-u", str(parsed.username), database]
        environment = {"MYSQL_PWD": str(parsed.password or "")}
    if server.container:
        settings = [part for item in environment.items() for part in ("-e", "=".join(item))]
        program = ["docker", "exec", *settings, server.container, *program]
    elif server.tools:
        port = "-p" if server.dialect == "postgresql" else "-P"
        program = [str(server.tools / program[0]), *program[1:-1], port, str(parsed.port), database]
    start = time.perf_counter()
    done = subprocess.run(program, capture_output=True, check=False, env=None if server.container else environment)
    if done.returncode != 0:
        raise SystemExit(f"{program[0]} failed: {done.stderr.decode().splitlines()[-1:]}")
    return time.perf_counter() - start, 0.0


def as_markdown(figures: list[Figure]) -> Iterator[str]:
    """A table an engine and size, as ratios; the last column says whether a goal is met."""
    groups = dict.fromkeys((figure.engine, figure.tables) for figure in figures)
    for engine, tables in groups:
        group = [figure for figure in figures if (figure.engine, figure.tables) == (engine, tables)]
        own = next(figure for figure in group if figure.peer == "toolkit")
        yield f"### {engine}, {tables:,} tables"
        yield ""
        yield "| reader | seconds | memory | the toolkit is | goal |"
        yield "|---|---:|---:|---|---|"
        for figure in group:
            memory = f"{figure.megabytes:,.0f} MB" if figure.megabytes else ""
            yield (
                f"| {_TITLES[figure.peer]} | {figure.seconds:.2f} | {memory} "
                f"| {_ratio(own, figure)} | {_goal(own, figure)} |"
            )
        yield ""


def _ratio(own: Figure, other: Figure) -> str:
    if own is other:
        return ""
    if own.seconds > other.seconds:
        return f"{own.seconds / other.seconds:.2f} times as long"
    return f"{other.seconds / own.seconds:.1f} times as fast"


def _goal(own: Figure, other: Figure) -> str:
    family = "postgresql" if own.engine.startswith("Postgres") else "mysql"
    goal = _GOALS.get((other.peer, family))
    if goal is None:
        return ""
    words, wanted = goal
    reached = own.seconds / other.seconds if words == "at most" else other.seconds / own.seconds
    met = reached <= wanted if words == "at most" else reached >= wanted
    kind = "times as long" if words == "at most" else "times as fast"
    return f"{words} {wanted:g} {kind}: {'met' if met else 'not met'}"
