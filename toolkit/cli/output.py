"""Print results: to the terminal or a file, and JSON one way everywhere."""

from __future__ import annotations

import codecs
import json
import os
import re
import shutil
import sys
from contextlib import contextmanager, redirect_stdout
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from toolkit.errors import BadInput
from toolkit.report.plain_text import WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator

out_option = click.option(
    "--out", metavar="FILE", type=click.Path(dir_okay=False), help="Write to this file instead of the terminal."
)

# What a terminal would obey, or hide, rather than show: all but tabs and ends of lines.
_UNSEEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Our own bold and colours, with which nothing can be hidden.
_STYLE: Final = re.compile("(\x1b\\[(?:[01]|3[1-7])m)")
_ESCAPED: Final = "toolkit.escaped"

# Narrower, nothing would be beside anything; wider, nobody finds the next line.
_NARROWEST: Final = 50
_WIDEST: Final = 160


def text_width(out: str | None = None) -> int:
    """How long a line of text may be: as wide as the terminal, or as COLUMNS says; in a file always the same."""
    if out is not None:
        return WIDTH
    return min(max(shutil.get_terminal_size((WIDTH, 0)).columns, _NARROWEST), _WIDEST)


def prepare_output() -> None:
    """Make sure that whatever a name is made of can be printed, and that a terminal shows it and does not obey it."""
    if sys.stderr is None:
        # Somebody closed it, and wants to hear nothing.
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - it is needed to the end
    out = sys.stdout
    if not isinstance(out, TextIOWrapper):
        return
    if out.isatty():
        sys.stdout = _Terminal(out.buffer, encoding=out.encoding, errors=_ESCAPED, line_buffering=True)
    else:
        out.reconfigure(errors=_ESCAPED)


def visible(text: str) -> str:
    """The text with its control characters spelled out, as JSON spells them.

    >>> visible("a\\x1b[2Jb")
    'a\\\\u001b[2Jb'
    """
    return _UNSEEN.sub(lambda found: _spelled(found[0]), text)


class _Terminal(TextIOWrapper):
    """Standard output where a person watches."""

    def write(self, text: str, /) -> int:
        pieces = _STYLE.split(text)
        super().write("".join(piece if number % 2 else visible(piece) for number, piece in enumerate(pieces)))
        return len(text)


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """What the encoding lacks, and the bytes of file names that are no text, in a way that JSON understands too."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return _spelled(error.object[error.start : error.end]), error.end


def _spelled(text: str) -> str:
    units = text.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))


codecs.register_error(_ESCAPED, _escaped)


@contextmanager
def printing_to(out: str | None) -> Iterator[None]:
    """Send what is printed to a file, where one is named."""
    if out is None:
        yield
        return
    try:
        with Path(out).open("w", encoding="utf-8", errors=_ESCAPED) as file, redirect_stdout(file):
            yield
    except OSError as error:
        raise BadInput(
            f"{out} cannot be written: {error.strerror}.", hint="Name a file in a folder that exists."
        ) from None


def as_json(data: Any) -> str:
    """Data as indented JSON, its keys in the order they were given."""
    return json.dumps(data, ensure_ascii=False, indent=2)


def print_json(data: Any) -> None:
    """Print data as JSON."""
    click.echo(as_json(data))
