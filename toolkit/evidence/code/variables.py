"""Where a value is kept: the variable it is assigned to, that loops over it, or that has it as its type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.expression import PREFIXES, after_generics

if TYPE_CHECKING:
    from toolkit.evidence.code.expression import Expression
    from toolkit.evidence.code.source import Source

_NO_VARIABLES: Final = frozenset({
    "extends", "implements", "as", "in", "is", "where", "and", "or", "if", "for", "do", "end", "from", "else",
    "then", "with", "of", "by", "get", "set", "on", "unless", "not", "instanceof", "import", "return",
})  # fmt: skip


def kept_in(source: Source, expression: Expression) -> str:
    """The variable that an expression is assigned to, or nothing."""
    index = expression.start - 1
    while source.is_mark(index, "[", "(", ",") or source.name(index) in PREFIXES:
        # The first of a list, or in brackets of its own, is kept with the list.
        opening = source.brackets.around(index + 1)
        if source.is_mark(index, "[", "(", ",") and (opening < 0 or not _is_list(source, opening)):
            return ""
        index = opening - 1 if source.is_mark(index, "[", "(", ",") else index - 1
    if not source.is_mark(index, "=", ":=", "||="):
        return ""
    before = index - 1
    if source.is_mark(before, "|") and source.is_mark(before - 1, "|"):
        before -= 2
    line = source.line(source.tokens[index].start)
    for candidate in range(before, max(before - 12, -1), -1):
        # `order: Order = ...` and `var order *Order = ...` name the variable before its type.
        if source.line(source.tokens[candidate].start) != line:
            break
        if source.is_mark(candidate, ":") and source.name(candidate - 1):
            return source.name(candidate - 1)
        if source.is_mark(candidate, "(", "{", ";"):
            break
    while source.is_mark(before - 1, ",") and source.name(before - 2):
        # `order, err := ...`: the row comes first.
        before -= 2
    return source.name(before)


def _is_list(source: Source, opening: int) -> bool:
    """Whether a bracket holds values, and is no call, subscript or block."""
    return source.is_mark(opening, "[", "(") and source.is_mark(opening - 1, "=", ":=", "[", "(")


def looped_as(source: Source, expression: Expression) -> str:
    """The variable that takes each row of an expression in turn, or nothing."""
    before, after = expression.start - 1, expression.end + 1
    if source.name(before) in {"in", "of"} or (source.is_mark(before, ":") and _is_header_of_loop(source, before)):
        return _last_name(source, before - 1)
    if source.name(after) == "as" and source.language.name == "php":
        return source.name(after + 3) if source.is_mark(after + 2, "=>") else source.name(after + 1)
    if source.language.name == "ruby" and (source.name(after) == "do" or source.is_mark(after, "{")):
        return source.name(after + 2) if source.is_mark(after + 1, "|") else ""
    return ""


def _is_header_of_loop(source: Source, index: int) -> bool:
    """Whether a colon divides `for (Order order : orders)`."""
    opening = source.brackets.around(index)
    return source.is_mark(opening, "(") and source.name(opening - 1) == "for"


def _last_name(source: Source, index: int) -> str:
    if source.is_mark(index, ")", "]", "}"):
        # `for number, order in ...` in brackets: rows come last.
        index -= 1
    return source.name(index)


def typed_variable(source: Source, index: int) -> str:
    """The variable or field that is declared with the class at an index as its type, or as what its type holds."""
    start, end = index, index
    for _ in range(3):
        while source.is_mark(start - 1, ".", "::") and source.name(start - 2):
            start -= 2
        name = _declared_by(source, start, end)
        if name:
            return name
        opening = source.tokens[start - 1].text if start else ""
        if opening in {"<", ","} and source.is_mark(end + 1, ">", ",", "[", "?"):
            owner = start - 1
            while owner > 0 and not source.is_mark(owner, "<", ";", "{", "}"):
                owner -= 1
            closed = after_generics(source, owner) if source.is_mark(owner, "<") else -1
            if closed < 0 or not source.name(owner - 1):
                return ""
            start, end = owner - 1, closed
        elif opening == "[" and source.language.name == "python" and source.name(start - 2):
            start, end = start - 2, source.closing(start - 1)
        else:
            return ""
    return ""


def _declared_by(source: Source, start: int, end: int) -> str:
    after = end + 1
    while source.is_mark(after, "[", "]", "?", "!", "&", "|") or (source.is_mark(after, "...")):
        after += 1
    following = source.name(after)
    if (
        following
        and following not in _NO_VARIABLES
        and source.language.name not in {"python", "ruby", "go", "typescript"}
    ):
        return following
    before = start - 1
    while source.is_mark(before, "*", "[", "]", "&", "?", "|") or source.name(before) == "null":
        before -= 1
    if source.is_mark(before, ":") and source.name(before - 1 - source.is_mark(before - 1, "?", "!")):
        name_at = before - 1 - source.is_mark(before - 1, "?", "!")
        if source.language.name in {"python", "kotlin", "typescript"}:
            return source.name(name_at)
    if source.language.name == "go" and source.name(before) and before < start and not source.is_mark(end + 1, "{"):
        return source.name(before) if source.name(before) not in {"return", "func", "type", "map", "range"} else ""
    return ""
