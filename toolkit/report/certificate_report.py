"""A certificate as text and as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from toolkit.model.data import to_data
from toolkit.model.units import plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.verify.proof import Certificate


def as_text(certificate: Certificate) -> str:
    """The certificate as a person reads it."""
    return "\n".join(_lines(certificate))


def _lines(certificate: Certificate) -> Iterator[str]:
    yield f"Plan {certificate.plan} on {certificate.base}"
    for engine in certificate.engines:
        yield ""
        yield f"{engine.engine}: {plural(engine.tables, 'table')}, {plural(engine.rows, 'row')}"
        if engine.replanned:
            yield "  (its operations, planned anew for this engine)"
        for proof in engine.proofs:
            mark = "ok  " if proof.holds else "FAIL"
            yield f"  {mark} {proof.name}" + (f": {proof.detail}" if proof.detail else "")
    yield ""
    count = sum(len(engine.proofs) for engine in certificate.engines)
    failed = sum(not proof.holds for engine in certificate.engines for proof in engine.proofs)
    yield f"{plural(count, 'proof')}, all hold." if not failed else f"{failed} of {plural(count, 'proof')} failed."


def as_data(certificate: Certificate) -> dict[str, Any]:
    """The certificate as JSON knows it."""
    return {"version": 1, "holds": certificate.holds, **to_data(certificate)}
