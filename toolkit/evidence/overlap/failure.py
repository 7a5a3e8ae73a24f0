"""What is said of a pair of tables whose comparison failed in a way that nobody foresaw."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.model.names import Ref


def unforeseen(left: Ref, right: Ref, error: Exception) -> str:
    """The sentence, with what it takes to find the reason."""
    reason = f"{type(error).__name__}: {' '.join(str(error).split())}".rstrip(".: ")
    return f"{left} and {right} could not be compared ({reason}); please report this, it is a defect of the toolkit"
