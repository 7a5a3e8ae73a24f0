"""Where a name holds: the class or function around a token, and the classes of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.source import Source

_CLASS_WORDS: Final = frozenset(
    {"class", "interface", "object", "struct", "trait", "record", "model", "enum", "module"}
)
_BODILESS_WORDS: Final = frozenset({"namespace", "package", "module"})
# Ends of what stands before a header.
_ENDS: Final = frozenset(";{}")
_CLOSING: Final = frozenset(")]")
_CONSTRUCTORS: Final = frozenset({"__construct", "__init__", "constructor", "initialize", "init"})


class Class(NamedTuple):
    """A class-like declaration: its header after the name, its body, and the tokens before its word.

    Where blocks are indented nothing is asked of what stands before.
    """

    name: str
    at: int
    before: range
    header: range
    body: range


def classes_of(source: Source) -> Iterator[Class]:
    """The classes that a file declares, in order."""
    places = sorted((place, word) for word in _CLASS_WORDS & source.words for place in source.places_of(word))
    for place, word in places:
        index = source.token_at(place)
        if index is not None and source.name(index) == word and source.name(index + 1):
            # A colon makes `:class` a name, but where it begins a block.
            no_class = (".", "->", "::", "@") if source.language.indented else (".", "->", "::", "@", ":")
            if source.is_mark(index - 1, *no_class) or source.is_mark(index + 2, "=", ":=", ",", ")"):
                continue
            found = _class_at(source, index)
            if found is not None:
                yield found


def _class_at(source: Source, index: int) -> Class | None:
    name_at = index + 1
    while source.is_mark(name_at + 1, "::", ".") and source.name(name_at + 2):
        name_at += 2
    if source.language.indented:
        before = index
        header_end, body = _indented_body(source, name_at)
    else:
        before = _header_start(source, index)
        header_end, body = _braced_body(source, name_at)
    return Class(source.name(name_at), name_at, range(before, index), range(name_at + 1, header_end), body)


def _braced_body(source: Source, name_at: int) -> tuple[int, range]:
    at = name_at + 1
    while at < len(source.tokens) and not source.is_mark(at, "{", ";", "}"):
        if source.is_mark(at, "(", "["):
            at = source.closing(at)
        elif source.name(at) in {"class", "interface", "object", "fun", "import"} and not source.is_mark(at - 1, ":"):
            break
        at += 1
    return at, range(at + 1, source.closing(at)) if source.is_mark(at, "{") else range(at, at)


def _indented_body(source: Source, name_at: int) -> tuple[int, range]:
    at = name_at + 1
    line = source.line(source.tokens[name_at].start)
    if source.is_mark(at, "("):
        at = source.closing(at) + 1
    else:
        while at < len(source.tokens) and source.line(source.tokens[at].start) == line and not source.is_mark(at, ":"):
            at += 1
    return at, _deeper_than(source, line, source.line(source.tokens[min(at, len(source.tokens) - 1)].start))


def _deeper_than(source: Source, line: int, header_end: int) -> range:
    """The tokens from a header to the last line that is indented deeper than its first."""
    depth = source.indent(line)
    last = header_end
    while last < source.line_count and source.indent(last + 1) > depth:
        last += 1
    return source.tokens_of_lines(line, last)


def scope_of(source: Source, index: int) -> range:
    """The tokens among which a variable named at an index means the same thing."""
    if source.language.indented:
        return _indented_scope(source, index)
    found = -1
    at = source.brackets.around(index)
    while at >= 0:
        if source.is_mark(at, "{") and at in source.brackets.partner:
            if _is_class_body(source, at):
                break
            found = at
        elif source.is_mark(at, "(") and found < 0:
            body = _body_after_parameters(source, at)
            if body is not None:
                return body
        at = source.brackets.around(at)
    if found < 0:
        return range(len(source.tokens))
    return range(_header_start(source, found), source.closing(found) + 1)


def _header_start(source: Source, end: int) -> int:
    """Where the header begins that ends before a token: with parameters and attributes, which brackets may hold."""
    texts, partner = source.tokens.texts, source.brackets.partner
    at = end - 1
    while at >= 0 and texts[at] not in _ENDS:
        at = partner.get(at, at) - 1 if texts[at] in _CLOSING else at - 1
    return at + 1


def _body_after_parameters(source: Source, opening: int) -> range | None:
    """The function whose parameters a parenthesis holds; what a constructor is given is kept for the whole class."""
    if source.name(opening - 1) in _CONSTRUCTORS or source.name(opening - 2) in {"class", "record"}:
        return range(len(source.tokens))
    at = source.closing(opening) + 1
    limit = min(at + 16, len(source.tokens))
    while at < limit and not source.is_mark(at, "{", ";", ",", ")"):
        at += 1
    if source.is_mark(at, "{") and at in source.brackets.partner:
        return range(opening, source.closing(at) + 1)
    return None


def _is_class_body(source: Source, brace: int) -> bool:
    at = brace - 1
    while at >= 0 and not source.is_mark(at, ";", "}", "{"):
        if source.is_mark(at, ")", "]") and at in source.brackets.partner:
            at = source.brackets.partner[at]
        elif source.name(at) in _CLASS_WORDS | _BODILESS_WORDS and source.name(at + 1):
            return True
        at -= 1
    return False


def _indented_scope(source: Source, index: int) -> range:
    """The outermost function around a token, by indentation; the whole file outside of any."""
    line = source.line(source.tokens[index].start)
    depth = source.indent(line)
    header = 0
    for at in range(line, 0, -1):
        if at != line and source.indent(at) >= depth:
            continue
        start = source.tokens_of_lines(at, at)
        if source.is_mark(start.start, ")", "]", "}"):
            continue
        words = [source.name(i) for i in start[:3]]
        if "def" in words:
            header = at
        elif words[:1] in (["class"], ["module"]):
            break
        depth = min(depth, source.indent(at))
    if not header or any(source.name(i) in _CONSTRUCTORS for i in source.tokens_of_lines(header, header)[:3]):
        return range(len(source.tokens))
    opening = next((i for i in source.tokens_of_lines(header, header) if source.is_mark(i, "(")), None)
    header_end = header if opening is None else source.line(source.tokens[source.closing(opening)].start)
    return _deeper_than(source, header, header_end)
