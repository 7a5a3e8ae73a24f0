"""Lines that belong together, as far as a statement is worth keeping."""

from __future__ import annotations

from typing import Final

# A restored dump has statements of a million characters; what is longer is cut, and is said to be.
LONGEST: Final = 4_000_000


class Gathered:
    """Lines of one entry. It holds a little more than the longest statement, so that a cut one can be told."""

    def __init__(self, first: str) -> None:
        self._lines = [first]
        self._length = len(first)

    def add(self, line: str) -> None:
        """Take one more line, while there is room."""
        if self._length <= LONGEST:
            self._lines.append(line)
            self._length += len(line) + 1

    def __str__(self) -> str:
        return "\n".join(self._lines)
