"""Views of a MySQL database, with the queries that they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pymysql.constants import ER

from toolkit.dialects.mysql.expressions import with_bytes
from toolkit.dialects.mysql.tokens import pieces
from toolkit.dialects.mysql.written import may_differ
from toolkit.dialects.quoting import quote_ref
from toolkit.errors import ToolkitError
from toolkit.model.catalog import Unread, View
from toolkit.model.names import Ref

if TYPE_CHECKING:
    from collections import defaultdict

    from toolkit.dialects.mysql.objects import Reading
    from toolkit.dialects.session import Session
    from toolkit.model.table import Column

Place = tuple[str, str]

_ALGORITHM: Final = re.compile(r"^CREATE ALGORITHM=(\w+)")
_CHECKED: Final = re.compile(r" WITH (?:LOCAL|CASCADED) CHECK OPTION$")
_INVALID: Final = "a table, column or function that it names is gone, or its definer may not use it"
_NO_QUERY: Final = "the user may not see its query; GRANT SELECT, SHOW VIEW ON it TO the user"
_NO_TEXTS: Final = "its texts are in charsets that the server does not show in full"


def _note_unread(reading: Reading) -> frozenset[Place]:
    """Put what has no place in the model on the list of unread things; return where each is."""
    rows = reading.session.named("unread", reading.schemas)
    for kind, schema, name in rows:
        subject = str(reading.names.ref(schema, name))
        reading.unread.append(Unread(kind=kind, name=subject, reason="the toolkit does not read this kind yet"))
    return frozenset((schema, name) for _, schema, name in rows)


def read_views(reading: Reading, columns: defaultdict[Place, list[Column]]) -> tuple[View, ...]:
    """Views, with the columns the server gives them."""
    others = _note_unread(reading)
    rows = [row for row in reading.session.named("views", reading.schemas) if row[:2] not in others]
    # Only the statement tells how MySQL runs a view, and the charsets of texts in its query.
    asked = [row[:2] for row in rows if row[2] and (row[6] is None or may_differ(row[2]))]
    statements = _statements(reading.session, asked, columns)
    views = []
    for schema, name, definition, check, security, definer, algorithm in rows:
        ref = reading.names.ref(schema, name)
        if not definition:
            reading.unread.append(Unread(kind="view", name=str(ref), reason=_NO_QUERY))
        elif not columns[schema, name]:
            reason = f"the server cannot resolve it: {_why_broken(reading.session, schema, name)}"
            reading.unread.append(Unread(kind="view", name=str(ref), reason=reason))
        statement = statements.get((schema, name), "")
        if statement is None:
            reading.unread.append(Unread(kind="view", name=str(ref), reason=_NO_TEXTS))
        told = _ALGORITHM.search(statement or "")
        chosen = algorithm or (told[1] if told else None)
        views.append(
            View(
                ref=ref,
                definition=reading.names.relative(_query(statement or "") or definition or ""),
                columns=tuple(columns[schema, name]),
                check_option=None if check == "NONE" else check.lower(),
                security=security.lower(),
                options=(("algorithm", chosen.lower()),) if chosen else (),
                owner=definer,
            )
        )
    return tuple(views)


def _why_broken(session: Session, schema: str, name: str) -> str:
    """What the server says to somebody who uses a view; no row is read."""
    try:
        with session.asking_for_rows():
            session.rows(f"SELECT * FROM {quote_ref(Ref(schema=schema, name=name), 'mysql')} LIMIT 0")
    except ToolkitError as problem:
        error = problem.__cause__
        if error is None or len(error.args) < 2:
            return problem.message.rstrip(".")
        return _INVALID if error.args[0] == ER.VIEW_INVALID else str(error.args[1]).rstrip(".")
    return "it tells no column of it"


def _statements(
    session: Session, places: list[Place], columns: defaultdict[Place, list[Column]]
) -> dict[Place, str | None]:
    """The statements of views, as bytes: each text in them is in a charset of its own. None is one not understood."""
    found: dict[Place, str | None] = {}
    if not places:
        return found
    session.rows("SET SESSION character_set_results = binary")
    for place in places:
        try:
            row, *_ = session.rows(f"SHOW CREATE VIEW {quote_ref(Ref(schema=place[0], name=place[1]), 'mysql')}")
        except ToolkitError:
            session.ensure_whole()
            # Of some that are broken the server shows none.
            if columns[place]:
                raise
            continue
        try:
            found[place] = with_bytes(row[1]) if isinstance(row[1], bytes) else row[1]
        except UnicodeError:
            found[place] = None
    session.rows("SET SESSION character_set_results = utf8mb4")
    return found


def _query(statement: str) -> str | None:
    """The query of a view's statement, where it says a charset, which information_schema leaves out.

    >>> _query("CREATE VIEW `as` (`a`) AS select _latin1'x' AS `a` WITH LOCAL CHECK OPTION")
    "select _latin1'x' AS `a`"
    """
    start, introduced = None, False
    for found in pieces("").finditer(statement):
        if start is None and found["word"] == "AS":
            start = found.end() + 1
        # Other names stand in quotes.
        if start is not None and introduced and (found["text"] or (found["word"] or "").startswith("0x")):
            return _CHECKED.sub("", statement[start:])
        introduced = bool(found["word"] and found["word"].startswith("_"))
    return None
