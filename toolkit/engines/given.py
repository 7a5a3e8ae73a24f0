"""A server that somebody runs and lets us use: we make databases of our own in it, and nothing else."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from toolkit.config import read_config
from toolkit.dialects.url import is_url, shown
from toolkit.engines.databases import DATABASES
from toolkit.engines.offer import Offer
from toolkit.engines.owner import is_left_behind
from toolkit.engines.readiness import server_says, version_number
from toolkit.engines.server import Server
from toolkit.engines.wanted import TITLES
from toolkit.errors import CannotConnect, EngineUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.engines.wanted import Wanted

_PATIENCE = 5


class Given:
    """The server of `--engine URL`, of TOOLKIT_URL_<DIALECT>, or of `toolkit.toml`."""

    via = "url"
    dialects = ("postgresql", "mysql", "mariadb")

    def offer(self, wanted: Wanted) -> Offer:
        """The given server, when it answers and is of the wanted kind."""
        try:
            url = _url(wanted)
            version = _version(wanted, url)
        except (CannotConnect, EngineUnavailable) as error:
            return Offer(via=self.via, dialect=wanted.dialect, reason=error.message.rstrip("."), remedy=error.hint)
        return Offer(via=self.via, dialect=wanted.dialect, versions=(version,), detail=shown(url))

    @contextmanager
    def start(self, wanted: Wanted) -> Iterator[Server]:
        """The given server, freed of scratch databases whose owners are dead."""
        url = _url(wanted)
        version = _version(wanted, url)
        databases = DATABASES[wanted.dialect]
        for name in databases.names(url):
            if is_left_behind(name):
                databases.drop(url, name)
        yield Server(
            dialect=wanted.dialect,
            version=version,
            via=self.via,
            label=f"{TITLES[wanted.dialect]} {version} at {shown(url)}",
            admin_url=url,
        )


def _url(wanted: Wanted) -> str:
    if wanted.url is not None:
        return wanted.url
    variable = f"TOOLKIT_URL_{wanted.dialect.upper()}"
    in_file = str(read_config().section("engines").get(wanted.dialect, ""))
    url = os.environ.get(variable) or (in_file if is_url(in_file) else "")
    if not url:
        raise EngineUnavailable("no server is given", hint=f"Give one with {variable}={wanted.dialect}://user@host/")
    return url


def _version(wanted: Wanted, url: str) -> str:
    said = server_says(wanted.dialect, url, patience=_PATIENCE)
    version = version_number(said)
    if not wanted.accepts(version) or (wanted.dialect == "mysql" and "MariaDB" in said):
        raise EngineUnavailable(f"the server at {shown(url)} is {said}, and {wanted.title} is wanted")
    return version
