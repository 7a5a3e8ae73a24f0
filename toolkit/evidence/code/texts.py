"""A table's name inside a text of the code: SQL, an argument of a query builder, or prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.evidence.code.expression import expression_at, taker_of
from toolkit.evidence.code.literals import content_of, is_documentation, literal_at
from toolkit.evidence.code.sql import PUT_BEFORE, PUT_BEHIND, kind_in_sql, looks_like_sql, schema_before
from toolkit.evidence.code.uses import uses_of_name
from toolkit.evidence.code.verbs import is_definition, is_relation, plain
from toolkit.model.reference import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.expression import Taker
    from toolkit.evidence.code.literals import Literal
    from toolkit.evidence.code.names import TableNames
    from toolkit.evidence.code.source import Source


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile("|".join(pattern.split()))


# Functions whose first text is a table's name, whatever they are called on.
_TABLE_TAKERS: Final = _words("""
    table from fromraw into insertinto selectfrom deletefrom updatetable replaceinto mergeinto mergetable knex
    trx (?:left|right|inner|outer|cross|full)?(?:outer)?join(?:sub|where|raw)? readsqltable tosql
    copyrecordstotable truncatetable batchinsert bulkinsert bulkdelete totable fromtable
""")
# Functions that are as often about something else: they count on something that is called like a database.
_MAYBE_TAKERS: Final = _words("""
    insert update delete get getwhere replace count find upsert (?:insert|update|delete|replace)rows?
    select(?:fields?|fieldvalues|rows?|rowcount|one|all)? fetch(?:rows?|all|one|assoc|col(?:umn)?|pairs)
    (?:estimate)?rowcount insertbatch updatebatch truncate query
    emptytable has upsert insertorthrow db sql conn collection create save one all exists
""")
_DATABASES: Final = re.compile(
    r"(?i)(?:.*(?:db[hrw]?|database|conn|connection|knex|trx|dbal|pdo|mysqli|sqlite|schema|builder|dsl|jooq))"
)
_NO_DATABASES: Final = re.compile(
    r"(?i)(?:array|buffer|storage|path|posixpath|file|list|set|object|date|os|url|string|uint8array|stream|paths|require|observable|rx|iterable|promise|symbol|json)"
)
_SCHEMA_BUILDERS: Final = re.compile(r"(?i)schema|schemabuilder|op|batch_op|queryinterface|migration\w*")
_ALTERS: Final = _words(r"""
    (?:drop|alter|rename|add|remove|change|modify)(?:table|column|index|constraint|foreignkey|unique|reference|field)\w*
    dropifexists createindex createforeignkey createuniqueconstraint createcheckconstraint batchaltertable
    hastable hascolumn jointable collectiontable secondarytable
""")
# Who is handed a sentence, and runs no statement.
_SAYING: Final = _words(r"""
    (?:log|print|write)?(?:info|information|warn|warning|error|debug|trace|fatal|critical|notice|line|log)(?:f|ln|w)?
    print(?:f|ln)? puts echo raise throw panic(?:f|ln)? abort fail assert\w* expect describe it .*(?:error|exception)
""")
# What follows a verb that a builder of statements begins with.
_STEPS: Final = frozenset({"values", "columns", "set", "setmap", "where", "rows", "returning", "onconflict"})
_STARTS: Final = frozenset({"insert", "update", "delete", "replace", "upsert", "select"})
_DEFINERS: Final = frozenset({"createtable", "createtableifnotexists", "createjointable"})
_BEFORE_NAME: Final = re.compile(rf"""\s*(?:[`"\[]?\w+[`"\]]?\.|{PUT_BEFORE})?[`"\[\\]*""")
_AFTER_NAME: Final = re.compile(rf"""{PUT_BEHIND}?[`"\]\\]*\s*(?:(?:(?i:as)\s+)?\w+)?\s*""")
_VALIDATION: Final = re.compile(r"(?:^|\|)(?:exists|unique):(?:\w+\.)?$")


class TextHit(NamedTuple):
    """What a text does with a table: `how` says by which means, `position` where."""

    kind: Kind
    position: int
    how: str


def hits_in_text(source: Source, index: int, position: int, name: str, *, distinctive: bool) -> Iterator[TextHit]:
    """What the text at a token does with the table whose name stands at a position in it."""
    if is_documentation(source, index):
        if distinctive:
            yield TextHit(Kind.MENTIONS, position, "docs")
        return
    literal = literal_at(source, index, position)
    if is_name_alone(literal, name):
        yield from _as_argument(source, literal, position, distinctive=distinctive)
    elif looks_like_sql(literal.value) and not is_said(source, literal):
        kind = kind_in_sql(literal.value, literal.offset, name)
        if kind is not None:
            yield TextHit(kind, position, "SQL")
    elif _VALIDATION.search(literal.value[: literal.offset]):
        yield TextHit(Kind.READS, position, "validation rule")
    elif distinctive:
        yield TextHit(Kind.MENTIONS, position, "name")


def is_said(source: Source, literal: Literal) -> bool:
    """Whether a text is a message to people: printed, logged or raised."""
    taker = taker_of(source, expression_at(source, literal.first, literal.last))
    # Some languages print by a statement, with or without brackets around the text.
    name = taker.name if taker is not None else source.name(literal.first - 1) or source.name(literal.first - 2)
    return bool(_SAYING.fullmatch(plain(name)))


def schema_in_text(source: Source, index: int, position: int) -> str | None:
    """The schema written before the name, where there is one."""
    literal = literal_at(source, index, position)
    return schema_before(literal.value, literal.offset)[0]


def is_name_alone(literal: Literal, name: str) -> bool:
    """Whether a text is the name alone: quoted, with its schema before or an alias after."""
    before, after = literal.value[: literal.offset], literal.value[literal.offset + len(name) :]
    return bool(_BEFORE_NAME.fullmatch(before) and _AFTER_NAME.fullmatch(after))


def is_beside_a_table(source: Source, index: int, names: TableNames) -> bool:
    """Whether a text is one of several of which another can only be a table: `kind ? "orders" : "order_archive"`."""
    return any(
        source.is_mark(index + step, ",", ":", "?", "||", "??")
        and 0 <= index + 2 * step < len(source.tokens)
        and names.is_distinctive(content_of(source.tokens.texts[index + 2 * step])[1])
        for step in (-1, 1)
    )


def _as_argument(source: Source, literal: Literal, position: int, *, distinctive: bool) -> Iterator[TextHit]:
    taker = taker_of(source, expression_at(source, literal.first, literal.last))
    if taker is not None and _changes_the_schema(taker):
        kind = Kind.DECLARES if is_definition(taker.name) else Kind.MENTIONS
        yield TextHit(kind, position, "schema builder")
    elif taker is not None and taker.name in {"exists", "unique"} and [each.name for each in taker.before] == ["Rule"]:
        yield TextHit(Kind.READS, position, "validation rule")
    elif taker is not None and not is_relation(taker.name) and takes_tables(source, literal.last, taker):
        kind_here, later = uses_of_name(source, literal.first, literal.last)
        if kind_here is not None:
            yield TextHit(kind_here, position, "query builder")
        for use in later:
            yield TextHit(use.kind, use.position, "query builder")
        if kind_here is None and not later:
            yield TextHit(Kind.MENTIONS, position, "query builder")
    elif distinctive and not (taker is not None and is_relation(taker.name) and source.is_mark(literal.first - 1, "=")):
        # `back_populates="usage_logs"` names a member of a class, not the table.
        yield TextHit(Kind.MENTIONS, position, "name")


def takes_tables(source: Source, last: int, taker: Taker) -> bool:
    """Whether a function is handed tables by their names; `last` is the token that ends the name."""
    word = plain(taker.name)
    receiver = taker.before[-1].name if taker.before else ""
    if _NO_DATABASES.fullmatch(receiver) or (word.endswith("join") and not _joins_tables(source, last, taker)):
        return False
    if _TABLE_TAKERS.fullmatch(word):
        return True
    if word in _STARTS and any(plain(member.name) in _STEPS for member in taker.expression.members):
        return True
    subject = next((member.name for member in reversed(taker.before) if not member.called), receiver)
    return bool(_MAYBE_TAKERS.fullmatch(word) and (_DATABASES.fullmatch(subject or taker.name)))


def _joins_tables(source: Source, last: int, taker: Taker) -> bool:
    """`query.join("orders", ...)` and not `",".join(...)` or `path.join("orders", ...)`."""
    return bool(taker.before) and (source.is_mark(last + 1, ",") or plain(taker.name) != "join")


def _changes_the_schema(taker: Taker) -> bool:
    word = plain(taker.name)
    if word in _DEFINERS or _ALTERS.fullmatch(word):
        return True
    receiver = taker.before[-1].name if taker.before else ""
    return bool(_SCHEMA_BUILDERS.fullmatch(receiver)) and (is_definition(taker.name) or word == "table")
