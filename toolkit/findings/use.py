"""Which class of use the counters put a table in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.evidence import Measure
from toolkit.model.finding import Use

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.model.evidence import Evidence


def counted_use(about: Mapping[Measure, Evidence]) -> Use:
    """The class of use that the counters show, once everything that needs no reader or writer is taken away."""
    rows_read = _value(about, Measure.ROWS_READ)
    reads, writes = _value(about, Measure.UNEXPLAINED_READS), _value(about, Measure.UNEXPLAINED_WRITES)
    if reads and writes is None:
        return Use.USED
    if rows_read is None or reads is None or writes is None:
        return Use.UNKNOWN
    if reads:
        return Use.USED if writes else Use.READ_NEVER_WRITTEN
    if writes:
        return Use.WRITTEN_NEVER_READ
    touched = rows_read or _value(about, Measure.ROWS_WRITTEN)
    return Use.BACKUPS_AND_CONSTRAINTS if touched else Use.UNTOUCHED


def _value(about: Mapping[Measure, Evidence], measure: Measure) -> int | None:
    evidence = about.get(measure)
    return None if evidence is None else evidence.value
