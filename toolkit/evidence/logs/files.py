"""Log files as lines, compressed or not, in bounded memory, whatever bytes stand in them."""

from __future__ import annotations

import gzip
import io
import zlib
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final, cast

from toolkit.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import TextIO

_GZIP: Final = b"\x1f\x8b"
# Enough to look over a long statement that a file begins in the middle of.
_HEAD: Final = 262_144


@contextmanager
def opened(path: Path) -> Iterator[TextIO]:
    """A file as text; what is no UTF-8 in it is replaced, and only a newline ends a line.

    Raises:
        BadInput: There is no such file, or it may not be read.
    """
    try:
        with path.open("rb") as raw:
            compressed = raw.read(len(_GZIP)) == _GZIP
            raw.seek(0)
            content = cast("io.BufferedReader", gzip.GzipFile(fileobj=raw)) if compressed else raw
            with io.TextIOWrapper(content, encoding="utf-8-sig", errors="replace", newline="\n") as text:
                yield text
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadInput(f"The log {path} cannot be read: {reason}.", hint="Name files that hold logs.") from None


def head_of(path: Path) -> str:
    """How a file begins."""
    head = io.StringIO()
    with opened(path) as text, suppress(EOFError, zlib.error, gzip.BadGzipFile):
        while head.tell() < _HEAD and (line := text.readline(_HEAD)):
            head.write(line)
    return head.getvalue()


class Lines:
    """The finished lines of a file without their ends; `broken` says that a compressed file ended before its end."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self.broken = False

    def __iter__(self) -> Iterator[str]:
        try:
            for line in self._text:
                # A line without an end was cut within: what is left of a statement may say something else.
                if line.endswith("\n"):
                    yield line.rstrip("\r\n")
        except (EOFError, zlib.error, gzip.BadGzipFile):
            self.broken = True
