"""HTML and SVG elements as text that is escaped once, and only here."""

from __future__ import annotations

import re
from html import escape
from typing import Final

# Elements that have no content and no end.
_VOID: Final = frozenset({"br", "hr", "input", "link", "meta", "wbr"})
# Between two letters, so that an escaped character stays whole.
_BREAK: Final = re.compile(r"(?<=\w)[/_]+(?=\w)")
# What a document in UTF-8 must not hold: most control characters, and halves of characters.
_UNSPEAKABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


Child = str | None
Value = str | float | bool | None


def text(words: str) -> Html:
    """Words as markup: escaped, unless they are markup already.

    >>> text("a < b"), text(Html("<b>b</b>"))
    ('a &lt; b', '<b>b</b>')
    """
    return words if isinstance(words, Html) else Html(escape(_UNSPEAKABLE.sub("\ufffd", words)))


def together(*children: Child) -> Html:
    """Several children, one after the other; None is nothing.

    >>> together("1 & ", None, tag("b", "2"))
    '1 &amp; <b>2</b>'
    """
    return Html("".join(text(child) for child in children if child is not None))


def tag(name: str, /, *children: Child, **attributes: Value) -> Html:
    """One element with its children.

    An underscore in the name of an attribute is a hyphen, one at its end keeps it from being a word of Python. True
    is an attribute without a value; False and None leave it out.

    >>> tag("p", "1 < 2", tag("br"), class_="note", data_row=1, hidden=True, id=None)
    '<p class="note" data-row="1" hidden>1 &lt; 2<br></p>'
    """
    start = f"<{name}{''.join(map(_attribute, attributes, attributes.values()))}>"
    return Html(start if name in _VOID else f"{start}{together(*children)}</{name}>")


def breakable(words: str) -> Html:
    """Words that hold names and paths, which may break after a slash or an underscore; copied text is as before.

    >>> breakable("app/user_log.php")
    'app/<wbr>user_<wbr>log.php'
    """
    return Html(_BREAK.sub(r"\g<0><wbr>", text(words)))


def _attribute(name: str, value: Value) -> str:
    if value is None or value is False:
        return ""
    name = name.rstrip("_").replace("_", "-")
    if value is True:
        return f" {name}"
    return f' {name}="{text(value if isinstance(value, str) else number(value))}"'


def number(value: float) -> str:
    """A coordinate with as many digits as can be seen, so that the same picture has the same bytes everywhere.

    >>> number(1.0), number(2 / 3), number(1200)
    ('1', '0.67', '1200')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".")
