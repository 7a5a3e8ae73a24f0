"""One measurement in a process of its own: `python -m benchmarks.measure KIND URL`; prints JSON.

The time starts when everything is imported and ends when the result is there; the memory is what the
process grew by meanwhile.
"""

from __future__ import annotations

import json
import pickle
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import MetaData, create_engine, inspect
from sqlalchemy.pool import NullPool

from toolkit.catalog.read import Scope, read_catalog
from toolkit.dialects.connect import open_session, read_session
from toolkit.dialects.session import Session
from toolkit.dialects.url import parse_url
from toolkit.findings.audit import audit_database
from toolkit.findings.inputs import Depth, Inputs

if TYPE_CHECKING:
    from collections.abc import Callable


def toolkit(url: str) -> Any:
    return read_catalog(url)


def floor(url: str) -> Any:
    """The same queries on the same driver, with nothing built from what they return."""
    queries = pickle.loads(_record_of(url).read_bytes())
    with open_session(url) as session:
        return [session.rows(sql, params) for sql, params in queries]


def reflect(url: str) -> Any:
    engine = create_engine(parse_url(url), poolclass=NullPool)
    metadata = MetaData()
    metadata.reflect(engine)
    return metadata


def inspector(url: str) -> Any:
    engine = create_engine(parse_url(url), poolclass=NullPool)
    with engine.connect() as connection:
        seen = inspect(connection)
        return [
            seen.get_multi_columns(),
            seen.get_multi_pk_constraint(),
            seen.get_multi_foreign_keys(),
            seen.get_multi_indexes(),
            seen.get_multi_unique_constraints(),
            seen.get_multi_table_comment(),
        ]


def record(url: str) -> Any:
    """Write down which queries a reading makes, for the floor."""
    queries: list[tuple[str, Any]] = []
    original = Session.rows

    def noting(session: Session, sql: str, params: Any = None) -> Any:
        queries.append((sql, params))
        return original(session, sql, params)

    Session.rows = noting  # type: ignore[method-assign] # only here, to listen
    with open_session(url) as session:
        session.cancel = None
        read_session(session, Scope())
    _record_of(url).write_bytes(pickle.dumps(queries))
    return queries


def audit_quick(url: str) -> Any:
    return audit_database(url)


def audit_normal(url: str) -> Any:
    return audit_database(url, inputs=Inputs(depth=Depth.NORMAL))


def _record_of(url: str) -> Path:
    return Path("/tmp") / f"toolkit-bench-{parse_url(url).database}.pickle"


KINDS: dict[str, Callable[[str], Any]] = {
    "toolkit": toolkit,
    "floor": floor,
    "reflect": reflect,
    "inspector": inspector,
    "record": record,
    "audit-quick": audit_quick,
    "audit": audit_normal,
}


def main() -> None:
    kind, url = sys.argv[1:]
    _warm(url)
    before = _memory("VmRSS")
    start = time.perf_counter()
    result = KINDS[kind](url)
    seconds = time.perf_counter() - start
    print(json.dumps({"seconds": seconds, "megabytes": _memory("VmHWM") - before, "kept": bool(result)}))


def _warm(url: str) -> None:
    """Import every driver and dialect before the clock runs, for all peers alike."""
    read_catalog(url, Scope(tables=("no table has this name",)))
    create_engine(parse_url(url), poolclass=NullPool).connect().close()


def _memory(name: str) -> float:
    """Megabytes of this process: VmRSS is what it holds now, VmHWM the most it ever held."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith(f"{name}:")) / 1024


if __name__ == "__main__":
    main()
