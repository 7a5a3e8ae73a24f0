"""How parts of a catalog are called and written in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from toolkit.model import catalog as c
from toolkit.model import table as t
from toolkit.model.names import Ref
from toolkit.model.types import SqlType

if TYPE_CHECKING:
    from collections.abc import Callable

_NOUNS: Final[dict[type, str]] = {
    c.Schema: "schema",
    c.View: "view",
    c.Routine: "routine",
    c.Trigger: "trigger",
    c.Event: "event",
    c.Enum: "enum",
    c.Domain: "domain",
    c.Composite: "composite type",
    c.Sequence: "sequence",
    c.Extension: "extension",
    c.Publication: "publication",
    c.Published: "published table",
    c.Grant: "grant",
    c.Unread: "unread",
    t.Table: "table",
    t.Column: "column",
    t.Key: "unique",
    t.ForeignKey: "foreign key",
    t.Check: "check",
    t.Exclusion: "exclusion",
    t.Index: "index",
    t.Policy: "policy",
    t.Partition: "partition",
}


def noun(value: Any) -> str:
    """What kind of thing a value is: `table`, `materialised view`, `foreign key`."""
    if isinstance(value, c.View) and value.materialized:
        return "materialised view"
    if isinstance(value, c.Routine):
        return value.kind
    return _NOUNS[type(value)]


def identity(value: Any) -> str:
    """What tells a thing apart from its like."""
    if isinstance(value, c.Routine):
        return f"{value.ref}({value.arguments})"
    if isinstance(value, c.Trigger):
        return f"{value.name} on {value.table}"
    if isinstance(value, c.Published):
        return str(value.table)
    if isinstance(value, c.Grant):
        return f"{value.kind} {value.subject} {value.grantee} {value.privilege} {value.revoked}"
    if isinstance(value, c.Unread):
        return f"{value.kind} {value.name}"
    return str(getattr(value, "ref", None) or value.name)


def describe(value: Any) -> str:
    """A value as people write it."""
    if value in (None, (), ""):
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    writer = _WRITERS.get(type(value))
    if writer is not None:
        return writer(value)
    if isinstance(value, tuple):
        return _items(value)
    return str(value)


def _items(items: tuple[Any, ...]) -> str:
    if all(isinstance(item, tuple) and len(item) == 2 and isinstance(item[0], str) for item in items):
        return ", ".join(f"{name}={value}" for name, value in items)
    return ", ".join(describe(item) for item in items)


def _part(part: t.IndexPart) -> str:
    text = str(part)
    if part.collation:
        text += f" collate {part.collation}"
    if part.operator_class:
        text += f" {part.operator_class}"
    if part.nulls_first or part.nulls_last:
        text += " nulls first" if part.nulls_first else " nulls last"
    return text


def _column(column: t.Column) -> str:
    text = str(column.type)
    if not column.nullable:
        text += " not null"
    if column.default is not None:
        text += f" default {column.default}"
    if column.generated is not None:
        text += f" generated as ({column.generated.expression})"
    if column.identity is not None:
        text += f", {column.identity.kind}" if column.identity.kind == "auto_increment" else ", identity"
    return text


def _key(key: t.Key) -> str:
    text = f"({_items(key.parts)})"
    if key.include:
        text += f" include ({', '.join(key.include)})"
    return f"{text} nulls not distinct" if key.nulls_not_distinct else text


def _foreign_key(key: t.ForeignKey) -> str:
    text = f"({', '.join(key.columns)}) to {key.target} ({', '.join(key.target_columns)})"
    return f"{text} on delete {key.on_delete}" if key.on_delete != "no action" else text


def _index(index: t.Index) -> str:
    text = f"{'unique ' if index.unique else ''}({_items(index.parts)})"
    if index.method != "btree":
        text += f" using {index.method}"
    return f"{text} where {index.predicate}" if index.predicate else text


def _policy(policy: t.Policy) -> str:
    return f"for {policy.command} to {', '.join(policy.roles)}"


def _owned(owned: t.PartitionOf) -> str:
    return f"{owned.parent} {owned.bound}"


_WRITERS: Final[dict[type, Callable[[Any], str]]] = {
    Ref: str,
    SqlType: str,
    t.IndexPart: _part,
    t.Column: _column,
    t.Key: _key,
    t.ForeignKey: _foreign_key,
    t.Check: lambda check: check.expression,
    t.Exclusion: lambda exclusion: exclusion.definition,
    t.Index: _index,
    t.Policy: _policy,
    t.Generated: lambda value: f"({value.expression}) {'stored' if value.stored else 'virtual'}",
    t.Identity: lambda value: value.kind,
    t.Partition: lambda value: f"{value.name} {value.bound or ''}".strip(),
    t.Partitioning: lambda value: f"by {value.method} ({value.key})",
    t.PartitionOf: _owned,
    t.RowSecurity: lambda value: ("forced" if value.forced else "on") if value.enabled else "off",
    c.Published: lambda value: str(value.table),
}


def sketch(value: Any) -> str:
    """What a thing is in a few words, for when there is nothing on the other side to compare it with."""
    return describe(value) if type(value) in _WRITERS else ""
