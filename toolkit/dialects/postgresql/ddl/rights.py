"""Who may do what: row level security, policies, publications and grants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.dialects.ddl import remark
from toolkit.dialects.postgresql.ddl.words import name, names, ref, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.catalog import Catalog, Grant, Publication, Routine
    from toolkit.model.table import Policy


def row_security(catalog: Catalog) -> Iterator[str]:
    """Policies, and the switches that make them count."""
    for table in catalog.tables:
        if table.row_security.enabled:
            yield f"ALTER TABLE {ref(table.ref)} ENABLE ROW LEVEL SECURITY"
        if table.row_security.forced:
            yield f"ALTER TABLE {ref(table.ref)} FORCE ROW LEVEL SECURITY"
        for policy in table.policies:
            yield _policy(policy, ref(table.ref))


def _policy(policy: Policy, table: str) -> str:
    roles = ", ".join("PUBLIC" if role == "public" else name(role) for role in policy.roles)
    words = f"CREATE POLICY {name(policy.name)} ON {table}"
    if not policy.permissive:
        words += " AS RESTRICTIVE"
    words += f" FOR {policy.command.upper()} TO {roles}"
    if policy.using is not None:
        words += f" USING ({policy.using})"
    return f"{words} WITH CHECK ({policy.with_check})" if policy.with_check is not None else words


def publications(catalog: Catalog) -> Iterator[str]:
    """Publications with what they publish."""
    for publication in catalog.publications:
        yield _publication(publication)


def _publication(publication: Publication) -> str:
    words = f"CREATE PUBLICATION {name(publication.name)}"
    if publication.all_tables:
        words += " FOR ALL TABLES"
    else:
        pieces = []
        for item in publication.tables:
            piece = f"TABLE ONLY {ref(item.table)}"
            if item.columns:
                piece += f" ({names(item.columns)})"
            pieces.append(f"{piece} WHERE ({item.where})" if item.where else piece)
        pieces.extend(f"TABLES IN SCHEMA {name(schema)}" for schema in publication.schemas)
        words += f" FOR {', '.join(pieces)}" if pieces else ""
    return words + settings((("publish", ", ".join(publication.operations)), *publication.options))


def grants(catalog: Catalog) -> Iterator[str]:
    """Rights given beyond what the server gives, and those taken away."""
    places = _places(catalog)
    for grant in catalog.grants:
        target = places.get((grant.kind, grant.subject))
        if target is None:
            yield remark(f"A right could not be written down: {grant.privilege} on {grant.kind} {grant.subject}")
            continue
        if grant.grantee == "the owner":
            grantee = "CURRENT_USER"
        else:
            grantee = "PUBLIC" if grant.grantee == "public" else name(grant.grantee)
        yield _grant(grant, target, grantee)


def _grant(grant: Grant, target: tuple[str, str], grantee: str) -> str:
    kind, columns = target
    right = f"{grant.privilege.upper()}{columns} ON {kind}"
    if grant.revoked:
        return f"REVOKE {right} FROM {grantee}"
    return f"GRANT {right} TO {grantee}{' WITH GRANT OPTION' if grant.grantable else ''}"


def _arguments(routine: Routine) -> str:
    """The arguments as a right names them: of an ordered-set aggregate first the direct ones, then the ordered."""
    direct, order, ordered = routine.arguments.rpartition("ORDER BY ")
    if routine.kind != "aggregate" or not order:
        return routine.arguments
    # One that takes any number is told on both sides, and is one.
    return direct.strip() if "VARIADIC " in direct else ", ".join(filter(None, (direct.strip(), ordered)))


def _places(catalog: Catalog) -> dict[tuple[str, str], tuple[str, str]]:
    """How a statement names each thing that rights can be on."""
    places = {("schema", schema.name): (f"SCHEMA {name(schema.name)}", "") for schema in catalog.schemas}
    for table in catalog.tables:
        places["table", str(table.ref)] = (f"TABLE {ref(table.ref)}", "")
        for column in table.columns:
            places["column", f"{table.ref}.{column.name}"] = (f"TABLE {ref(table.ref)}", f" ({name(column.name)})")
    for view in catalog.views:
        places["view", str(view.ref)] = (f"TABLE {ref(view.ref)}", "")
        for column in view.columns:
            places["column", f"{view.ref}.{column.name}"] = (f"TABLE {ref(view.ref)}", f" ({name(column.name)})")
    for sequence in catalog.sequences:
        places["sequence", str(sequence.ref)] = (f"SEQUENCE {ref(sequence.ref)}", "")
    for routine in catalog.routines:
        words = f"ROUTINE {ref(routine.ref)}({_arguments(routine)})"
        places["routine", f"{routine.ref}({routine.arguments})"] = (words, "")
    own_types = [*(item.ref for item in catalog.enums), *(item.ref for item in catalog.domains)]
    for own in (*own_types, *(item.ref for item in catalog.composites)):
        places["type", str(own)] = (f"TYPE {ref(own)}", "")
    return places
