"""What a user may not see: information_schema passes over it, as if it were not there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pymysql.constants import ER

from toolkit.dialects.quoting import quote_name
from toolkit.errors import ToolkitError
from toolkit.model.catalog import Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.dialects.session import Session

Place = tuple[str, str]

_NAME: Final = r"(?:\*|`(?:[^`]|``)+`)"
_LINE: Final = re.compile(
    rf"(?P<verb>GRANT|REVOKE) (?P<rights>.+?) ON (?:TABLE )?(?P<schema>{_NAME})\.(?P<table>{_NAME}) (?:TO|FROM) "
)
_COLUMNS: Final = re.compile(r"[A-Z ]+ \([^)]*\)")
_ALL: Final = "ALL PRIVILEGES"
_WILD: Final = re.compile(r"\\(.)|([%_])", re.DOTALL)
# Each of them shows the routines of a database, if not always what is in them.
_SHOWS_ROUTINES: Final = frozenset({"EXECUTE", "CREATE ROUTINE", "ALTER ROUTINE", "SHOW CREATE ROUTINE"})
_PROGRAMS: Final = ("mysql", "proc")
SEE_ROUTINES: Final = {"mysql": "SHOW_ROUTINE ON *.*", "mariadb": "SELECT ON mysql.proc"}
"""The right to see every routine and what is in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """The rights that a user has, in person and by the roles that are active: on everything, a database, a table."""

    everywhere: set[str] = field(default_factory=set)
    on_schemas: dict[str, set[str]] = field(default_factory=dict)
    revoked: dict[str, set[str]] = field(default_factory=dict)
    on_tables: dict[Place, set[str]] = field(default_factory=dict)

    def on(self, schema: str) -> set[str]:
        """The rights on a whole database; patterns that fit it count where it is not named itself."""
        found = [rights for pattern, rights in self.on_schemas.items() if _literal(pattern) == schema]
        found = found or [rights for pattern, rights in self.on_schemas.items() if _fits(pattern, schema)]
        return self.kept(schema).union(*found)

    def kept(self, schema: str) -> set[str]:
        """The rights on everything, without those that were taken back for one database."""
        return self.everywhere - self.revoked.get(schema, set())

    def shows_all_routines(self, schema: str, dialect: str) -> bool:
        """Whether routines are seen by a right that is not one on their database."""
        if dialect == "mysql":
            return bool(self.kept(schema) & {"SELECT", "SHOW_ROUTINE"})
        return bool((self.on(_PROGRAMS[0]) | self.on_tables.get(_PROGRAMS, set())) & {"SELECT", _ALL})


def unseen(session: Session, schemas: Iterable[str], tables: Iterable[Place], *, whole: bool) -> Iterator[Unread]:
    """What the user has no right to see, and what would give it; `whole` is false where only some tables are read."""
    try:
        held = _held([str(line) for (line,) in session.rows("SHOW GRANTS")])
    except ToolkitError as problem:
        session.ensure_whole()
        # Without a table of rights everybody sees everything.
        if problem.__cause__ is None or problem.__cause__.args[:1] != (ER.OPTION_PREVENTS_STATEMENT,):
            yield Unread(kind="rights", name="of the user", reason=problem.message.rstrip("."))
        return
    places = list(tables)
    for schema in schemas:
        rights = held.on(schema)
        where = "in this database" if schema == session.database else f"in {schema}"
        target = f"{quote_name(schema, 'mysql')}.*"

        def lacks(kind: str, grant: str, where: str = where) -> Unread:
            return Unread(kind=kind, name=where, reason=f"the user may not see them all; GRANT {grant} TO it")

        if not rights & {"SELECT", _ALL}:
            yield lacks("tables, columns and checks", f"SELECT ON {target}")
        mine = [place for place in places if place[0] == schema]
        if not rights & {"TRIGGER", _ALL} and not (
            mine and all(held.on_tables.get(place, set()) & {"TRIGGER", _ALL} for place in mine)
        ):
            yield lacks("triggers", f"TRIGGER ON {target}")
        if whole and not rights & {"EVENT", _ALL}:
            yield lacks("events", f"EVENT ON {target}")
        if whole and not (rights & {*_SHOWS_ROUTINES, _ALL} or held.shows_all_routines(schema, session.dialect)):
            yield lacks("routines", SEE_ROUTINES[session.dialect])


def _held(lines: Iterable[str]) -> _Held:
    held = _Held()
    for line in lines:
        found = _LINE.match(line)
        if found is None:
            continue
        # A right on some columns is none on the table.
        rights = {right.strip() for right in _COLUMNS.sub("", found["rights"]).split(",")} - {""}
        schema, table = _bare(found["schema"]), _bare(found["table"])
        if found["verb"] == "REVOKE":
            held.revoked.setdefault(schema, set()).update(rights)
        elif schema == "*":
            held.everywhere.update(rights)
        elif table == "*":
            held.on_schemas.setdefault(schema, set()).update(rights)
        else:
            held.on_tables.setdefault((schema, table), set()).update(rights)
    return held


def _bare(name: str) -> str:
    return name if name == "*" else name[1:-1].replace("``", "`")


def _literal(pattern: str) -> str | None:
    """The one name that a pattern means, if it is one."""
    wild = any(found[2] for found in _WILD.finditer(pattern))
    return None if wild else _WILD.sub(r"\1", pattern)


def _fits(pattern: str, schema: str) -> bool:
    """Whether a pattern of databases, as rights have them, fits one.

    >>> _fits(r"shop\\_%", "shop_2"), _fits(r"shop\\_%", "shops")
    (True, False)
    """
    parts = re.split(r"(\\.|[%_])", pattern)
    meant = (".*" if part == "%" else "." if part == "_" else re.escape(part.removeprefix("\\")) for part in parts)
    return re.fullmatch("".join(meant), schema, re.DOTALL) is not None
