"""The expression around a token: what is called on it and what it is handed to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.evidence.code.tokens import ACCESSORS

if TYPE_CHECKING:
    from toolkit.evidence.code.source import Source

PREFIXES: Final = frozenset({"new", "await", "not", "typeof", "async", "throw", "yield"})
_PREFIX_MARKS: Final = ("&", "*", "!", "...", "~", "**")
_KEYWORDS: Final = frozenset({
    "if", "elif", "while", "for", "foreach", "switch", "catch", "return", "match", "when", "using", "unless",
    "until", "in", "and", "or", "not", "is", "else", "with", "assert", "print", "echo", "lambda", "function",
    "fn", "fun", "def", "case", "except", "instanceof", "extends", "implements", "as", "from", "import",
    "where", "do", "then", "end",
})  # fmt: skip


class Member(NamedTuple):
    """A member of something, `called` or only named."""

    name: str
    called: bool


class Expression(NamedTuple):
    """A stretch of tokens and the members that follow its subject."""

    start: int
    end: int
    members: tuple[Member, ...]
    constructed: bool


class Taker(NamedTuple):
    """The function that an expression is handed to, and the members before and after that call."""

    name: str
    before: tuple[Member, ...]
    expression: Expression


def expression_at(source: Source, index: int, last: int | None = None) -> Expression:
    """The expression whose subject stands at an index (or from there to `last`), with all that is called on it."""
    start, _ = _leftwards(source, index)
    start, new = _prefixes(source, start)
    end, members, called = _rightwards(source, index if last is None else last)
    while source.is_mark(start - 1, "(") and source.is_mark(end + 1, ")") and not _is_callee(source, start - 2):
        # `(new Order)->save()`: the brackets change nothing.
        start, _ = _prefixes(source, start - 1)
        end, more, _ = _rightwards(source, end + 1)
        members = (*members, *more)
    return Expression(start, end, members, new or called)


def taker_of(source: Source, inner: Expression) -> Taker | None:
    """The function that an expression is an argument of, seen through brackets, arrows and keys."""
    start = inner.start
    direct = _generic_taker(source, inner) or _bare_taker(source, inner)
    if direct is not None:
        return direct
    for _ in range(6):
        start = _past_key_or_arrow(source, start)
        opening = source.brackets.around(start)
        if opening < 0 or not (source.is_mark(start - 1, "(", ",", "[", "{", ":") or start - 1 == opening):
            return None
        callee = _before_generics(source, opening - 1)
        if source.is_mark(opening, "(") and _is_callee(source, callee):
            outer_start, before = _leftwards(source, callee)
            outer_start, _ = _prefixes(source, outer_start)
            close = source.closing(opening)
            outer_end, members, _ = _rightwards(source, close)
            return Taker(source.name(callee), before, Expression(outer_start, outer_end, members, constructed=False))
        if source.is_mark(opening, "{") and not _is_literal(source, opening):
            return None
        start, _ = _prefixes(source, opening)
    return None


def _generic_taker(source: Source, inner: Expression) -> Taker | None:
    """`context.Set<Order>().Find(1)`: the function that has the expression as the argument of its type."""
    if not source.is_mark(inner.start - 1, "<") or inner.members or not source.name(inner.start - 2):
        return None
    closed = after_generics(source, inner.start - 1)
    if closed < 0 or not source.is_mark(closed + 1, "("):
        return None
    start, before = _leftwards(source, inner.start - 2)
    end, members, _ = _rightwards(source, source.closing(closed + 1))
    outer = Expression(_prefixes(source, start)[0], end, members, constructed=False)
    return Taker(source.name(inner.start - 2), before, outer)


def _bare_taker(source: Source, inner: Expression) -> Taker | None:
    """`create_table :orders do`: the function that has the expression as its first argument, without brackets."""
    callee = inner.start - 1
    if not source.language.bare_calls or not _is_callee(source, callee) or not same_line(source, callee, inner.start):
        return None
    start, before = _leftwards(source, callee)
    return Taker(source.name(callee), before, Expression(_prefixes(source, start)[0], inner.end, (), constructed=False))


def _is_callee(source: Source, index: int) -> bool:
    name = source.name(index)
    return bool(name) and (name.lower() not in _KEYWORDS or source.is_mark(index - 1, *ACCESSORS))


def same_line(source: Source, first: int, second: int) -> bool:
    """Whether nothing but blanks stands between the end of one token and the start of another."""
    end = source.tokens[first].start + len(source.tokens[first].text)
    return "\n" not in source.text[end : source.tokens[second].start]


def after_generics(source: Source, index: int) -> int:
    """The index of the `>` that closes the `<` at an index, when all between looks like types; else -1."""
    depth = 0
    for at in range(index, min(index + 40, len(source.tokens))):
        if source.is_mark(at, "<"):
            depth += 1
        elif source.is_mark(at, ">"):
            depth -= 1
            if depth == 0:
                return at
        elif not (source.name(at) or source.is_mark(at, ",", ".", "?", "[", "]", "&", "|", "*", ":")):
            return -1
    return -1


def _leftwards(source: Source, index: int) -> tuple[int, tuple[Member, ...]]:
    """From a member back to the start of its chain, with the members passed, the first one first."""
    members: list[Member] = []
    while index >= 2 and source.is_mark(index - 1, *ACCESSORS, "!!"):
        before = _before_comments(source, index - 2)
        if source.is_mark(before, "!", "!!", "?"):
            before -= 1
        called = False
        while source.is_mark(before, ")", "]", "}") and before in source.brackets.partner:
            called = called or source.is_mark(before, ")", "}")
            before = source.brackets.partner[before] - 1
        before = _before_generics(source, before)
        if not source.name(before):
            # A bracketed or literal subject: `(await x).y`, `"a".y`.
            return before + 1, tuple(reversed(members))
        members.append(Member(source.name(before), called))
        index = before
    return index, tuple(reversed(members))


def _before_comments(source: Source, index: int) -> int:
    while index >= 0 and source.tokens[index].kind == "comment":
        index -= 1
    return index


def _after_comments(source: Source, index: int) -> int:
    while index < len(source.tokens) and source.tokens[index].kind == "comment":
        index += 1
    return index


def _before_generics(source: Source, index: int) -> int:
    if not source.is_mark(index, ">"):
        return index
    depth = 0
    for at in range(index, max(index - 40, -1), -1):
        depth += source.is_mark(at, ">") - source.is_mark(at, "<")
        if depth == 0:
            return at - 1
    return index


def _prefixes(source: Source, start: int) -> tuple[int, bool]:
    new = False
    while True:
        word = source.name(start - 1)
        if word in PREFIXES:
            new = new or word == "new"
        elif source.language.name == "go" and source.is_mark(start - 1, "]") and source.is_mark(start - 2, "["):
            start -= 1
        elif not source.is_mark(start - 1, *_PREFIX_MARKS) or (
            source.is_mark(start - 1, "*", "&", "**") and _is_operand(source, start - 2)
        ):
            return start, new
        start -= 1


def _is_operand(source: Source, index: int) -> bool:
    """Whether the token ends a value, so that the mark after it is arithmetic: `a * B`, not `(*B`."""
    return source.is_mark(index, ")", "]") or (index >= 0 and source.tokens[index].kind == "number")


def _rightwards(source: Source, index: int) -> tuple[int, tuple[Member, ...], bool]:
    members: list[Member] = []
    constructed = False
    count = len(source.tokens)
    while index + 1 < count:
        after = _after_comments(source, index + 1)
        if source.is_mark(after, "!", "!!", "?") and source.is_mark(after + 1, *ACCESSORS):
            after += 1
        if source.is_mark(after, "<") and after_generics(source, after) > 0:
            closed = after_generics(source, after)
            if not source.is_mark(closed + 1, "(", "{", *ACCESSORS):
                break
            index = closed
        elif source.is_mark(after, *ACCESSORS) and source.name(after + 1):
            index, member = _member(source, after + 1)
            members.append(member)
        elif source.is_mark(after, "(") and same_line(source, index, after):
            constructed = constructed or not members
            index = source.closing(after)
        elif source.is_mark(after, "[") and same_line(source, index, after):
            index = source.closing(after)
        elif (
            source.is_mark(after, "{")
            and source.language.name == "go"
            and not members
            and same_line(source, index, after)
        ):
            constructed = True
            index = source.closing(after)
        else:
            break
    return index, tuple(members), constructed


def _member(source: Source, index: int) -> tuple[int, Member]:
    name = source.name(index)
    after = index + 1
    if source.is_mark(after, "<") and after_generics(source, after) > 0:
        after = after_generics(source, after) + 1
    called = False
    end = index
    if source.is_mark(after, "(") and same_line(source, after - 1, after):
        called, end = True, source.closing(after)
        after = end + 1
    elif source.language.bare_calls:
        called = True
    if source.is_mark(after, "{") and source.language.name == "kotlin" and same_line(source, after - 1, after):
        called, end = True, source.closing(after)
    return end, Member(name, called)


def _past_key_or_arrow(source: Source, start: int) -> int:
    """`key: X`, `key=X` and `() => X` stand where their key or arrow does."""
    while True:
        if source.is_mark(start - 1, ":", "=") and source.name(start - 2):
            start -= 2
        elif source.is_mark(start - 1, "=>", "->") and source.is_mark(start - 2, ")"):
            start = source.brackets.partner.get(start - 2, start - 2)
        elif source.is_mark(start - 1, "=>", "->") and source.name(start - 2):
            start -= 2
        else:
            return start


def _is_literal(source: Source, opening: int) -> bool:
    """Whether a brace opens a value and not a block."""
    return source.is_mark(opening - 1, "(", ",", "[", ":", "=", "=>") or source.name(opening - 1) == "return"
