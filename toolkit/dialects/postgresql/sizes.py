"""How many bytes tables and their indexes take, without making the server load what it need not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.errors import MissingRights, ReadFailed

if TYPE_CHECKING:
    from toolkit.dialects.session import Session


def read_bytes(session: Session, tables: str) -> dict[int, tuple[int, int]]:
    """Bytes of each table and of its indexes, as of the last VACUUM or ANALYZE; measured where there was none.

    Measuring takes a lock for an instant: where another session holds a stronger one, nothing is measured.
    """
    wanted = {"oids": tables}
    try:
        with session.attempt():
            sizes = session.named("sizes", {**wanted, "measure": True})
    except (ReadFailed, MissingRights):
        sizes = session.named("sizes", {**wanted, "measure": False})
    return {oid: (table_bytes, index_bytes) for oid, table_bytes, index_bytes in sizes}
