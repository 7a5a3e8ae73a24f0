"""Changes to tables, in the words of MySQL and MariaDB."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.dialects.quoting import quote_name, quote_ref, quote_text
from toolkit.model.names import Ref

if TYPE_CHECKING:
    from toolkit.model.catalog import Grant
    from toolkit.model.table import ForeignKey, Table


def _ref(ref: Ref) -> str:
    return quote_ref(ref, "mysql")


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(quote_name(name, "mysql") for name in names)


def prepare() -> tuple[str, ...]:
    """The default is to wait for a table's lock for a year, with everybody else behind: give up soon instead."""
    return ("SET SESSION lock_wait_timeout = 3",)


def rename_table(table: Ref, new_name: str) -> tuple[str, ...]:
    """Views, routines and triggers elsewhere keep the old name in their text."""
    return (f"RENAME TABLE {_ref(table)} TO {_ref(Ref(schema=table.schema, name=new_name))}",)


def comment_on_table(table: Ref, comment: str | None) -> tuple[str, ...]:
    """Set or take away a table's comment; both are instant."""
    return (f"ALTER TABLE {_ref(table)} COMMENT = {quote_text(comment or '', 'mysql')}",)


def drop_foreign_key(table: Ref, key: ForeignKey) -> tuple[str, ...]:
    """Drop a foreign key; the index that it used stays."""
    return (f"ALTER TABLE {_ref(table)} DROP FOREIGN KEY {quote_name(key.name, 'mysql')}",)


def add_foreign_key(table: Ref, key: ForeignKey) -> tuple[str, ...]:
    """Add it, checking every row: writes wait meanwhile."""
    text = (
        f"ALTER TABLE {_ref(table)} ADD CONSTRAINT {quote_name(key.name, 'mysql')}"
        f" FOREIGN KEY ({_names(key.columns)}) REFERENCES {_ref(key.target)} ({_names(key.target_columns)})"
    )
    if key.on_update != "no action":
        text += f" ON UPDATE {key.on_update.upper()}"
    if key.on_delete != "no action":
        text += f" ON DELETE {key.on_delete.upper()}"
    return (text,)


def revoke(grant: Grant, table: Table) -> tuple[str, ...]:
    """Nothing to do: rights belong to the name, and nobody has any on the new one."""
    del grant, table
    return ()


def grant(grant: Grant, table: Table) -> tuple[str, ...]:
    """Nothing to do: rights belong to the name, and hold again when the table has it back."""
    del grant, table
    return ()
