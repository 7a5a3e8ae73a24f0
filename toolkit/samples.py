"""The sample systems that come with the toolkit: where they are, and how one gets into a database."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from toolkit.catalog.build import build
from toolkit.catalog.modules import load_module
from toolkit.catalog.sources import parse_buildable
from toolkit.dialects.connect import open_session
from toolkit.dialects.url import parse_url, shown
from toolkit.errors import BadInput

_PACKAGE: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One sample system, as its `system.toml` describes it."""

    name: str
    title: str
    description: str
    engines: tuple[str, ...]
    folder: Path
    chain: Path


def samples() -> tuple[Sample, ...]:
    """All sample systems, by name."""
    return tuple(_sample(path) for path in sorted((_root() / "schemas").glob("*/system.toml")))


def find_sample(name: str) -> Sample:
    """The sample system of that name."""
    known = {sample.name: sample for sample in samples()}
    if name not in known:
        raise BadInput(f"There is no sample system {name!r}.", hint=f"Choose from {', '.join(known)}.")
    return known[name]


def load_sample(sample: Sample, url: str, *, rows: int, seed: int) -> int:
    """Build a sample in the empty database at a URL, fill it, and return the number of rows."""
    parsed = parse_url(url)
    with open_session(parsed) as session:
        dialect = session.dialect
    if dialect not in sample.engines:
        raise BadInput(
            f"{sample.title} runs on {', '.join(sample.engines)}, not on {dialect}.",
            hint="Give the URL of a database on one of those.",
        )
    build(parse_buildable(str(sample.chain), Path()), url)
    engine = create_engine(parsed, poolclass=NullPool)
    try:
        with engine.begin() as connection:
            loaded: int = _module(sample, "load", "..").load(
                connection, _module(sample, "seed").rows(scale=rows, seed=seed)
            )
    except DBAPIError as error:
        reason = str(error.orig).strip().splitlines()[0]
        raise BadInput(f"The rows could not be loaded into {shown(parsed)}: {reason}.") from None
    finally:
        engine.dispose()
    return loaded


def run_workload(sample: Sample, url: str, rounds: int) -> int:
    """Ask of the tables what the sample's application asks, and return the number of statements."""
    statements: tuple[str, ...] = _module(sample, "workload").STATEMENTS
    engine = create_engine(parse_url(url), poolclass=NullPool)
    try:
        with engine.connect() as connection:
            for _ in range(rounds):
                for statement in statements:
                    connection.exec_driver_sql(statement).fetchall()
    finally:
        engine.dispose()
    return rounds * len(statements)


def _root() -> Path:
    """Inside the package where it is installed; beside it in a checkout."""
    packed = _PACKAGE / "_samples"
    return packed if packed.is_dir() else _PACKAGE.parent


def _sample(path: Path) -> Sample:
    data = tomllib.loads(path.read_text("utf-8"))
    return Sample(
        name=data["name"],
        title=data["title"],
        description=data["description"],
        engines=tuple(data["engines"]),
        folder=path.parent,
        chain=(path.parent / data["chain"]).resolve(),
    )


def _module(sample: Sample, name: str, place: str = ".") -> Any:
    return load_module(str((sample.folder / place / f"{name}.py").resolve()))
