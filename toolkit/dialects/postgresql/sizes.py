"""How many bytes tables and their indexes take, exactly where that needs no waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.errors import MissingRights, ReadFailed

if TYPE_CHECKING:
    from toolkit.dialects.session import Session


def read_bytes(session: Session, tables: list[int]) -> dict[int, tuple[int, int]]:
    """Bytes of each table and of its indexes; as of the last VACUUM where another session holds a lock."""
    wanted = {"oids": tables}
    try:
        with session.attempt():
            sizes = session.named("sizes", wanted)
    except (ReadFailed, MissingRights):
        sizes = session.named("size_estimates", wanted)
    return {oid: (table_bytes, index_bytes) for oid, table_bytes, index_bytes in sizes}
