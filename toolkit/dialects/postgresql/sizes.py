"""How many bytes tables and their indexes take, without making the server load what it need not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from toolkit.dialects.postgresql.options import oid_list
from toolkit.dialects.postgresql.session import is_superuser
from toolkit.dialects.session import Question
from toolkit.errors import MissingRights, ReadFailed

if TYPE_CHECKING:
    from toolkit.dialects.session import Session


def size_question(session: Session, tables: str) -> Question:
    """What `sizes.sql` is asked: which tables to tell of, and which to measure, for nobody looked at all of them."""
    return Question("sizes", {"oids": tables, "measured": _worth_measuring(session, tables)}, may_fail=True)


def _worth_measuring(session: Session, tables: str) -> str:
    if not is_superuser(session.connection):
        return tables
    try:
        return oid_list(oid for (oid,) in session.attempted("filled_files", {"oids": tables}))
    except (ReadFailed, MissingRights):
        return tables


def read_bytes(session: Session, question: Question) -> dict[int, tuple[int, int]]:
    """Bytes of each table and of its indexes, as of the last VACUUM or ANALYZE; measured where there was none.

    Measuring takes a lock for an instant: where another session holds a stronger one, nothing is measured.
    """
    try:
        sizes = session.attempted(question.name, question.params)
    except (ReadFailed, MissingRights):
        nothing: dict[str, Any] = {**(question.params or {}), "measured": oid_list(())}
        sizes = session.named(question.name, nothing)
    return {oid: (table_bytes, index_bytes) for oid, table_bytes, index_bytes in sizes}
