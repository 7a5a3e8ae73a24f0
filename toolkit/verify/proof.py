"""The certificate: what was proved, on which engine, and what was seen where it failed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One thing that has to hold."""

    name: str
    holds: bool
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineCertificate:
    """All proofs on one engine. `replanned` says that the plan's operations were planned anew for it."""

    engine: str
    tables: int
    rows: int
    replanned: bool
    proofs: tuple[Proof, ...]

    @property
    def holds(self) -> bool:
        """Whether everything holds."""
        return all(proof.holds for proof in self.proofs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What `toolkit verify` says of a plan."""

    plan: str
    base: str
    engines: tuple[EngineCertificate, ...]

    @property
    def holds(self) -> bool:
        """Whether everything holds on every engine."""
        return all(engine.holds for engine in self.engines)
