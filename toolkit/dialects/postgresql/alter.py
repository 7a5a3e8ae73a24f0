"""Changes to tables, in PostgreSQL's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.dialects.quoting import quote_name, quote_ref, quote_text

if TYPE_CHECKING:
    from toolkit.model.catalog import Grant
    from toolkit.model.names import Ref
    from toolkit.model.table import ForeignKey, Table


def _name(name: str) -> str:
    return quote_name(name, "postgresql")


def _ref(ref: Ref) -> str:
    return quote_ref(ref, "postgresql")


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(map(_name, names))


def prepare() -> tuple[str, ...]:
    """One ALTER that waits for a lock makes everybody behind it wait: give up soon instead."""
    return ("SET lock_timeout = '3s'",)


def rename_table(table: Ref, new_name: str) -> tuple[str, ...]:
    """Indexes, constraints and sequences keep their names."""
    return (f"ALTER TABLE {_ref(table)} RENAME TO {_name(new_name)}",)


def comment_on_table(table: Ref, comment: str | None) -> tuple[str, ...]:
    """Set or take away a table's comment."""
    text = "NULL" if comment is None else quote_text(comment, "postgresql")
    return (f"COMMENT ON TABLE {_ref(table)} IS {text}",)


def drop_foreign_key(table: Ref, key: ForeignKey) -> tuple[str, ...]:
    """Drop a foreign key of a table."""
    return (f"ALTER TABLE {_ref(table)} DROP CONSTRAINT {_name(key.name)}",)


def add_foreign_key(table: Ref, key: ForeignKey, *, at_once: bool = False) -> tuple[str, ...]:
    """Add it unvalidated, which blocks nobody for long, then validate it, unless it was not valid before.

    `at_once` validates it in the same statement: a partitioned table's key cannot wait on older servers.
    """
    text = _foreign_key(table, key)
    statements = [text]
    if not key.enforced:
        statements = [f"{text} NOT ENFORCED"]
    elif not (key.validated and at_once):
        statements = [f"{text} NOT VALID"]
        if key.validated:
            statements.append(f"ALTER TABLE {_ref(table)} VALIDATE CONSTRAINT {_name(key.name)}")
    if key.comment is not None:
        comment = quote_text(key.comment, "postgresql")
        statements.append(f"COMMENT ON CONSTRAINT {_name(key.name)} ON {_ref(table)} IS {comment}")
    return tuple(statements)


def _foreign_key(table: Ref, key: ForeignKey) -> str:
    text = (
        f"ALTER TABLE {_ref(table)} ADD CONSTRAINT {_name(key.name)} FOREIGN KEY ({_key_columns(key.columns, key)})"
        f" REFERENCES {_ref(key.target)} ({_key_columns(key.target_columns, key)})"
    )
    if key.match != "simple":
        text += f" MATCH {key.match.upper()}"
    if key.on_update != "no action":
        text += f" ON UPDATE {key.on_update.upper()}"
    if key.on_delete != "no action":
        text += f" ON DELETE {key.on_delete.upper()}"
    if key.on_delete_columns:
        text += f" ({_names(key.on_delete_columns)})"
    if key.deferrable:
        text += " DEFERRABLE"
    return f"{text} INITIALLY DEFERRED" if key.initially_deferred else text


def _key_columns(columns: tuple[str, ...], key: ForeignKey) -> str:
    if not key.with_period:
        return _names(columns)
    return ", ".join([*map(_name, columns[:-1]), f"PERIOD {_name(columns[-1])}"])


def revoke(grant: Grant, table: Table) -> tuple[str, ...]:
    """Take a right on a table away."""
    return (f"REVOKE {_privilege(grant, table)} FROM {_grantee(grant)}",)


def grant(grant: Grant, table: Table) -> tuple[str, ...]:
    """Give a right on a table back."""
    option = " WITH GRANT OPTION" if grant.grantable else ""
    return (f"GRANT {_privilege(grant, table)} TO {_grantee(grant)}{option}",)


def _privilege(grant: Grant, table: Table) -> str:
    right = grant.privilege.upper()
    if grant.kind == "column":
        right += f" ({_name(grant.subject.removeprefix(f'{table.ref}.'))})"
    return f"{right} ON TABLE {_ref(table.ref)}"


def _grantee(grant: Grant) -> str:
    return "PUBLIC" if grant.grantee == "public" else _name(grant.grantee)
