"""Names as programmers turn them: singular and plural, snake and camel."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

_IRREGULAR: Final = {
    "person": "people",
    "child": "children",
    "man": "men",
    "woman": "women",
    "mouse": "mice",
    "datum": "data",
    "medium": "media",
    "criterion": "criteria",
    "index": "indices",
    "vertex": "vertices",
    "quiz": "quizzes",
    "analysis": "analyses",
}
_SINGULARS: Final = {many: one for one, many in _IRREGULAR.items()}
_UNCOUNTED: Final = frozenset({"equipment", "information", "money", "news", "series", "species", "sheep", "feedback"})
_WORDS: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+|\d+")


@cache
def plural(word: str) -> str:
    """The plural of the last word of a snake-case name.

    >>> plural("order_entry"), plural("box"), plural("person"), plural("logs")
    ('order_entries', 'boxes', 'people', 'logs')
    """
    head, last = _split(word)
    if last in _UNCOUNTED or last in _SINGULARS:
        return word
    if last in _IRREGULAR:
        return head + _IRREGULAR[last]
    if last.endswith("s") and not last.endswith(("ss", "us", "is")):
        return word
    if re.search(r"[^aeiou]y$", last):
        return f"{word[:-1]}ies"
    if last.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    return f"{word}s"


@cache
def singular(word: str) -> str:
    """The singular of the last word of a snake-case name.

    >>> singular("order_entries"), singular("boxes"), singular("statuses"), singular("analysis"), singular("s")
    ('order_entry', 'box', 'status', 'analysis', 's')
    """
    head, last = _split(word)
    if last in _UNCOUNTED or last.endswith(("ss", "us", "is")):
        return word
    if last in _SINGULARS:
        return head + _SINGULARS[last]
    if last.endswith("ies") and len(last) > 4:
        return f"{word[:-3]}y"
    if re.search(r"(ss|us|x|z|ch|sh)es$", last):
        return word[:-2]
    return word[:-1] if last.endswith("s") and len(last) > 1 else word


@cache
def snake(name: str) -> str:
    """A camel-case name in snake case.

    >>> snake("LLMUsageLog"), snake("orderItem")
    ('llm_usage_log', 'order_item')
    """
    return "_".join(word.lower() for word in _WORDS.findall(name))


def camel(name: str) -> str:
    """A snake-case name in camel case.

    >>> camel("usage_log")
    'UsageLog'
    """
    return "".join(word[:1].upper() + word[1:] for word in re.split(r"[^A-Za-z0-9]+", name))


def _split(word: str) -> tuple[str, str]:
    head, mark, last = word.rpartition("_")
    return head + mark, last
