"""Assignments and calls that ORMs ask about, found among the tokens of a class."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.evidence.code.literals import content_of
from toolkit.evidence.code.orm import Related
from toolkit.evidence.code.sql import PUT_BEFORE, PUT_BEHIND

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from toolkit.evidence.code.scopes import Class
    from toolkit.evidence.code.source import Source


_PUT_AROUND: Final = re.compile(rf"^{PUT_BEFORE}|{PUT_BEHIND}$")


class Setting(NamedTuple):
    """A text that a name is set to, and where it stands."""

    value: str
    position: int


def text_set_to(source: Source, tokens: Iterable[int], *names: str) -> Setting | None:
    """The text in `name = "..."`, `name: "..."`, `"name": "..."` or `"name" => "..."`, the first one there is."""
    if source.words.isdisjoint(names):
        return None
    for index in tokens:
        token = source.tokens[index]
        if token.kind != "text" or not source.is_mark(index - 1, "=", ":", "=>", "return"):
            continue
        key = source.tokens[index - 2] if index > 1 else None
        if key is not None and (content_of(key.text)[1] if key.kind == "text" else key.text.lstrip("$@")) in names:
            return Setting(_PUT_AROUND.sub("", content_of(token.text)[1]), token.start)
    return None


def text_given_to(source: Source, tokens: Iterable[int], *names: str) -> Setting | None:
    """The text that a call or annotation of one of these names has as its first argument, or as `name`."""
    for index in tokens:
        if source.name(index) in names and source.is_mark(index + 1, "("):
            inside = range(index + 2, source.closing(index + 1))
            if inside and source.tokens[inside[0]].kind == "text":
                return Setting(content_of(source.tokens[inside[0]].text)[1], source.tokens[inside[0]].start)
            return text_set_to(source, inside, "name", "value", "Name")
    return None


def class_around(source: Source, position: int) -> Class | None:
    """The innermost class whose body holds a position."""
    starts = source.tokens.starts
    around = (
        each for each in source.classes if each.body and starts[each.body[0]] <= position <= starts[each.body[-1]]
    )
    return max(around, key=lambda each: each.at, default=None)


def names_in(source: Source, tokens: Iterable[int]) -> set[str]:
    """The names among some tokens, each without the namespace before it."""
    return {source.name(index).rsplit("\\", 1)[-1] for index in tokens if source.name(index)}


def related_by_keys(
    source: Source,
    key: re.Pattern[str],
    back: re.Pattern[str],
    joins: Callable[[Source, Class, re.Match[str]], tuple[str, ...]],
) -> Iterator[Related]:
    """Both ways of foreign keys: the groups of a `key` are its member and its target, that of `back` the way back.

    `joins` names the table that a key of many to many needs between the two.
    """
    for match in key.finditer(source.text):
        owner = class_around(source, match.start())
        if owner is not None:
            between, at = joins(source, owner, match), match.start(1)
            # An abstract class stands for those made of it, which are mostly called like it.
            called = owner.name.removeprefix("Abstract") or owner.name
            within, _, target = match[2].rpartition(".")
            yield Related(owner=called, name=match[1], target=target, within=within, joins=between, position=at)
            # The way back: `customer.order_set`, or as the key calls it.
            named = back.match(source.text, match.end())
            name = named[1] if named else f"{called.lower()}_set"
            yield Related(owner=target, name=name, target=called, joins=between)
