"""How many bytes tables and their indexes take, without making the server load what it need not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from toolkit.errors import MissingRights, ReadFailed

if TYPE_CHECKING:
    from toolkit.dialects.session import Session


def read_bytes(session: Session, tables: str) -> dict[int, tuple[int, int]]:
    """Bytes of each table and of its indexes, as of the last VACUUM or ANALYZE; measured where there was none.

    Measuring takes a lock for an instant: where another session holds a stronger one, nothing is measured.
    """
    try:
        sizes = session.attempted("sizes", measured(tables))
    except (ReadFailed, MissingRights):
        sizes = session.named("sizes", {"oids": tables, "measure": False})
    return {oid: (table_bytes, index_bytes) for oid, table_bytes, index_bytes in sizes}


def measured(tables: str) -> dict[str, Any]:
    """What `sizes.sql` is asked where nothing is in the way."""
    return {"oids": tables, "measure": True}
