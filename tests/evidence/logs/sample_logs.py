"""The sample logs with what each says that must be found in it, and a catalog of the tables that they name."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.evidence.logs import log_evidence
from toolkit.model.catalog import Catalog
from toolkit.model.evidence import Measure
from toolkit.model.names import Ref
from toolkit.model.table import Table

if TYPE_CHECKING:
    from toolkit.evidence.logs.logged import Logs

CASES = Path(__file__).parent / "cases"
NAMES = tuple(sorted(path.stem for path in CASES.glob("*.log")))
# Nothing in any sample uses the table of ghosts, although every sample is full of its name.
TABLES = ("orders", "customers", "order items", "ghosts")


def sample(name: str) -> tuple[Path, dict[str, Any]]:
    return CASES / f"{name}.log", tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))


def catalog(dialect: str, *names: str) -> Catalog:
    schema = "public" if dialect == "postgresql" else ""
    return Catalog(
        dialect=dialect,
        server_version="",
        source="",
        taken_at="",
        tables=tuple(Table(ref=Ref(schema=schema, name=name), columns=()) for name in names),
    )


def used(logs: Logs, dialect: str, *names: str) -> tuple[dict[str, int | None], dict[str, int | None]]:
    """How often each table was read, and written; those that were not at all are left out."""
    evidence = log_evidence(logs, catalog(dialect, *(names or TABLES)))
    reads, writes = (
        {item.subject.name: item.value for item in evidence if item.measure is measure and item.value}
        for measure in (Measure.LOG_READS, Measure.LOG_WRITES)
    )
    return reads, writes


def dialect_of(name: str) -> str:
    return "postgresql" if name.startswith("postgres") else "mysql"
