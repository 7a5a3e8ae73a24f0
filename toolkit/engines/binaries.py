"""Servers from programs that are installed on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.engines.mysql import PROGRAM, run_mysql
from toolkit.engines.offer import Offer
from toolkit.engines.postgres import run_postgres
from toolkit.engines.programs import installed
from toolkit.engines.wanted import TITLES

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from toolkit.engines.programs import Programs
    from toolkit.engines.server import Server
    from toolkit.engines.wanted import Wanted

_PROGRAM: Final = {"postgresql": "postgres", **PROGRAM}
_NEEDS: Final = {"postgresql": ("initdb",)}
_PACKAGE: Final = {"postgresql": "postgresql", "mysql": "mysql-server", "mariadb": "mariadb-server"}


class Binaries:
    """Server programs on PATH and where packages put them."""

    via = "binaries"
    dialects = tuple(_PROGRAM)

    def offer(self, wanted: Wanted) -> Offer:
        """The installed versions that will do."""
        every = _installed(wanted.dialect)
        fitting = tuple(each for each in every if wanted.accepts(each.version))
        if fitting:
            return Offer(
                via=self.via,
                dialect=wanted.dialect,
                versions=tuple(each.version for each in fitting),
                detail=", ".join(each.origin for each in fitting),
            )
        program = _PROGRAM[wanted.dialect]
        versions = ", ".join(each.version for each in every)
        return Offer(
            via=self.via,
            dialect=wanted.dialect,
            reason=f"{program} on this machine is {versions}" if every else f"no {program} is on this machine",
            remedy=f"Install {TITLES[wanted.dialect]}'s server (Debian: apt-get install {_PACKAGE[wanted.dialect]})",
        )

    def start(self, wanted: Wanted) -> AbstractContextManager[Server]:
        """A server of the first installation that will do."""
        programs = next(each for each in _installed(wanted.dialect) if wanted.accepts(each.version))
        if wanted.dialect in PROGRAM:
            return run_mysql(wanted.dialect, programs, via=self.via)
        return run_postgres(programs, via=self.via)


def _installed(dialect: str) -> tuple[Programs, ...]:
    return installed(_PROGRAM[dialect], _NEEDS.get(dialect, ()))
