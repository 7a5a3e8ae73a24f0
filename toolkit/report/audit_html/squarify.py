"""Areas in a frame, each as large as its weight and as square as can be: a squarified treemap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float


def squarify(weights: Sequence[float], frame: Box) -> list[Box]:
    """One box for each weight, in their order. The weights are above zero, the largest first.

    The boxes fill the frame, do not overlap, and have areas in proportion to their weights. As Bruls, Huizing and
    van Wijk describe it: rows are laid along the shorter side, and one more box joins a row while that makes the
    worst box of the row no longer and thinner.

    >>> for box in squarify([4, 1, 1], Box(0.0, 0.0, 3.0, 2.0)):
    ...     print(box)
    Box(x=0.0, y=0.0, width=2.0, height=2.0)
    Box(x=2.0, y=0.0, width=1.0, height=1.0)
    Box(x=2.0, y=1.0, width=1.0, height=1.0)
    """
    boxes: list[Box] = []
    total = sum(weights)
    scale = frame.width * frame.height / total if total else 0.0
    left, start = frame, 0
    while start < len(weights):
        end = _row(weights, start, scale, min(left.width, left.height))
        if end == len(weights):
            # The last row takes what there is, so that rounding leaves no gap.
            thickness = max(left.width, left.height)
        else:
            thickness = sum(weights[start:end]) * scale / min(left.width, left.height)
        placed, left = _lay(weights[start:end], thickness, left)
        boxes += placed
        start = end
    return boxes


def _row(weights: Sequence[float], start: int, scale: float, side: float) -> int:
    """Where the row that begins at `start` ends."""
    largest = smallest = total = weights[start] * scale
    worst = _worst(largest, smallest, total, side)
    end = start + 1
    while end < len(weights):
        smallest = weights[end] * scale
        total += smallest
        longer = _worst(largest, smallest, total, side)
        if longer > worst:
            break
        worst = longer
        end += 1
    return end


def _worst(largest: float, smallest: float, total: float, side: float) -> float:
    """How far the least square box of a row is from a square."""
    return max(side * side * largest / (total * total), total * total / (side * side * smallest))


def _lay(weights: Sequence[float], thickness: float, left: Box) -> tuple[list[Box], Box]:
    """A row along the shorter side, and what is left of the frame."""
    total, done = sum(weights), 0.0
    boxes: list[Box] = []
    upright = left.width >= left.height
    for weight in weights:
        begin, length = done / total, weight / total
        if upright:
            boxes.append(Box(left.x, left.y + begin * left.height, thickness, length * left.height))
        else:
            boxes.append(Box(left.x + begin * left.width, left.y, length * left.width, thickness))
        done += weight
    if upright:
        return boxes, Box(left.x + thickness, left.y, left.width - thickness, left.height)
    return boxes, Box(left.x, left.y + thickness, left.width, left.height - thickness)
