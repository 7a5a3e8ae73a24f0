"""Read a whole PostgreSQL database in a fixed number of queries, however many tables it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.dialects.postgresql import objects
from toolkit.dialects.postgresql.options import oid_list
from toolkit.dialects.postgresql.rows import RelationRow
from toolkit.dialects.postgresql.tables import questions, read_relations
from toolkit.dialects.scope import in_scope
from toolkit.dialects.session import Question
from toolkit.model.catalog import Catalog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from toolkit.dialects.session import Scope, Session


def read(session: Session, scope: Scope) -> Catalog:
    """Read everything in scope. With table globs, what belongs to no table is left out."""
    schemas = {"schemas": list(scope.schemas) or None}
    whole = not scope.tables
    rows = [
        row
        for row in map(RelationRow._make, session.named("relations", schemas))
        if in_scope(scope, row.schema, row.name)
    ]
    of_relations = questions(session, rows, schemas)
    with session.asking_ahead([*of_relations, *_questions(rows, schemas, whole=whole)]):
        return _read(session, rows, schemas, of_relations[-1], whole=whole)


def _questions(rows: list[RelationRow], schemas: dict[str, Any], *, whole: bool) -> Iterator[Question]:
    yield Question("types", schemas)
    yield Question("triggers", {"oids": oid_list(row.oid for row in rows)})
    yield Question("unread", schemas)
    yield Question("encoding")
    if whole:
        yield from (Question(name, schemas) for name in ("schemas", "routines", "grants"))
        yield from map(Question, ("event_triggers", "extensions", "published_tables", "publications"))


def _read(
    session: Session, rows: list[RelationRow], schemas: dict[str, Any], sizes: Question, *, whole: bool
) -> Catalog:
    relations = read_relations(session, rows, schemas, sizes)
    sequences = relations.sequences
    types = objects.read_types(session, schemas)
    triggers = objects.read_triggers(session, relations.refs)
    encoding, collation = session.named("encoding")[0]
    own = relations.refs.values()
    return Catalog(
        dialect="postgresql",
        server_version=session.server_version,
        source=session.source,
        taken_at=session.opened_at,
        charset=encoding,
        collation=collation,
        schemas=objects.read_schemas(session, schemas) if whole else (),
        tables=relations.tables,
        views=relations.views,
        routines=objects.read_routines(session, schemas) if whole else (),
        triggers=triggers,
        events=objects.read_events(session) if whole else (),
        enums=types.enums if whole else (),
        domains=types.domains if whole else (),
        composites=types.composites if whole else (),
        sequences=sequences
        if whole
        else tuple(item for item in sequences if item.owned_by and item.owned_by[0] in own),
        extensions=objects.read_extensions(session) if whole else (),
        publications=objects.read_publications(session) if whole else (),
        grants=(*objects.read_grants(session, schemas), *relations.column_grants) if whole else (),
        unread=objects.read_unread(session, schemas),
    )
