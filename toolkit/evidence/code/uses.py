"""What the code does with the thing that a token stands for: reads, writes, or only names it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.evidence.code.expression import Expression, Member, expression_at, taker_of
from toolkit.evidence.code.scopes import scope_of
from toolkit.evidence.code.variables import kept_in, looped_as, typed_variable
from toolkit.evidence.code.verbs import is_opener, is_relation, of_member, of_taker
from toolkit.model.reference import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.evidence.code.source import Source

# `Order::class`, `Order.name` and the like ask the class about itself, not its table.
_ABOUT_THE_CLASS = frozenset({
    "class", "name", "factory", "make", "make_new", "new", "build", "fake", "mock", "observe", "getTable",
    "table_name", "model_name", "human_attribute_name", "shouldReceive", "resolveConnection", "unguard",
    "reguard", "java", "javaClass", "hydrate", "getTableName", "init", "associate", "prototype", "morphClass",
    "attributes", "rules",
})  # fmt: skip


class Use(NamedTuple):
    """One thing done with a table, and the position of the token that does it."""

    kind: Kind
    position: int


def uses_of_class(source: Source, index: int) -> Iterator[Use]:
    """What is done with a model class that is named at an index, there and through the variables that hold its rows."""
    position = source.tokens[index].start
    kind, outermost, related = _judge(source, expression_at(source, index), is_class=True)
    if kind is None and looped_as(source, outermost) and (outermost.members or source.language.name == "csharp"):
        kind = Kind.READS
    if related:
        yield Use(Kind.MENTIONS, position)
        return
    later = tuple(_through_variables(source, index, outermost))
    if kind is not None:
        yield Use(kind, position)
    yield from later
    if kind is None and not later:
        yield Use(Kind.MENTIONS, position)


def uses_of_member(source: Source, index: int) -> Iterator[Use]:
    """What is done with a relation or property that holds rows; naming it loads them."""
    expression = expression_at(source, index)
    kind, outermost, _ = _judge(source, expression, is_class=False)
    if kind is None and any(member.name in {"append", "push", "attach", "sync"} for member in expression.members):
        kind = Kind.WRITES
    yield Use(kind or Kind.READS, source.tokens[index].start)
    variable = kept_in(source, expression) or kept_in(source, outermost) or looped_as(source, outermost)
    if variable:
        yield from _uses_of_variable(source, variable, index, outermost.end)


def uses_of_name(source: Source, first: int, last: int) -> tuple[Kind | None, tuple[Use, ...]]:
    """What a builder does with a table whose name is the text at an index; and later, through a variable."""
    kind, outermost, _ = _judge(source, expression_at(source, first, last), is_class=False)
    variable = kept_in(source, outermost) or looped_as(source, outermost)
    later = tuple(_uses_of_variable(source, variable, first, outermost.end)) if variable else ()
    return kind, later


def _judge(source: Source, expression: Expression, *, is_class: bool) -> tuple[Kind | None, Expression, bool]:
    """What is done with an expression, the outermost one that was looked at, and whether it only relates models."""
    kind = _of_members(source, expression.members, is_class=is_class)
    outermost = expression
    for _ in range(4):
        if kind is not None:
            break
        taker = taker_of(source, outermost)
        if taker is None:
            break
        if is_relation(taker.name):
            return None, outermost, True
        kind = _of_taker(source, taker.name, taker.before, taker.expression.members)
        outermost = taker.expression
    return kind, _whole(source, outermost), False


def _whole(source: Source, expression: Expression) -> Expression:
    """Out to the whole right-hand side: `x = session.scalar(select(Order))` keeps in x what select began."""
    for _ in range(4):
        if kept_in(source, expression):
            return expression
        taker = taker_of(source, expression)
        if taker is None or not _hands_on(taker.name):
            return expression
        expression = taker.expression
    return expression


def _hands_on(name: str) -> bool:
    """Whether a function gives back what it was handed, or the rows of it."""
    if is_opener(name) or name == "make" or "exec" in name.lower():
        return True
    return of_taker(name) is not None or of_member(name) is Kind.READS


def _of_members(source: Source, members: Iterable[Member], *, is_class: bool) -> Kind | None:
    kinds: set[Kind | None] = set()
    for place, member in enumerate(members):
        if place == 0 and is_class and member.name in _ABOUT_THE_CLASS:
            # Elsewhere it makes an object; in Exposed it inserts the row.
            kinds.add(Kind.WRITES if member == ("new", True) and source.language.name == "kotlin" else None)
            continue
        if member.called or member.name in {"objects", "query"}:
            kinds.add(of_member(member.name))
            if place == 0 and is_class and source.language.name in {"php", "ruby"}:
                # A scope or a finder of its own: both languages send what the class lacks to a query.
                kinds.add(Kind.READS)
    return _strongest(kinds)


def _of_taker(source: Source, name: str, before: Iterable[Member], after: Iterable[Member]) -> Kind | None:
    own = of_taker(name)
    joins = own is Kind.READS and "join" in name.lower()
    if own is Kind.WRITES or joins:
        return own
    around = (*before, *after)
    kind = _of_members(source, around, is_class=False)
    if kind is Kind.WRITES and (own is Kind.READS or is_opener(name)):
        return kind
    return own if not is_opener(name) or own is Kind.READS else kind


def _strongest(kinds: set[Kind | None]) -> Kind | None:
    return Kind.WRITES if Kind.WRITES in kinds else Kind.READS if Kind.READS in kinds else None


def _through_variables(source: Source, index: int, outermost: Expression) -> Iterator[Use]:
    variable = kept_in(source, outermost) or looped_as(source, outermost)
    if variable:
        yield from _uses_of_variable(source, variable, index, outermost.end)
    else:
        typed = typed_variable(source, index)
        if typed:
            yield from _uses_of_variable(source, typed, index, index)


def _uses_of_variable(source: Source, variable: str, index: int, after: int) -> Iterator[Use]:
    """What is done, further down, with a variable that holds a row, a query or a repository."""
    spellings = {variable, f"${variable}", f"@{variable}"}
    for at in scope_of(source, index):
        if (
            at <= after
            or source.tokens.texts[at] not in spellings
            or not source.name(at)
            or _is_declared_again(source, at)
        ):
            continue
        expression = expression_at(source, at)
        # What follows a member that says nothing belongs to that member: `$session->messages()->get()`.
        speaks = bool(expression.members) and of_member(expression.members[0].name) is not None
        kind = _of_members(source, expression.members, is_class=False) if speaks else None
        if kind is None and source.language.tracked and _assigns_to_member(source, expression):
            kind = Kind.WRITES
        if kind is None and not expression.members:
            taker = taker_of(source, expression)
            kind = of_taker(taker.name) if taker is not None else None
        if kind is not None:
            yield Use(kind, source.tokens[at].start)


def _is_declared_again(source: Source, index: int) -> bool:
    return source.is_mark(index + 1, "=", ":=") and source.is_mark(index - 1, ".", "->") is False


def _assigns_to_member(source: Source, expression: Expression) -> bool:
    has_member = bool(expression.members) and not expression.members[-1].called
    return has_member and source.is_mark(expression.end + 1, "=", "+=", "-=", "*=", "|=")
