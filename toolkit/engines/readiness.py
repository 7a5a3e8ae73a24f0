"""Wait until a server answers, and ask it what it is."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Final

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from toolkit.engines.databases import administrator
from toolkit.errors import CannotConnect, EngineUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_NUMBER: Final = re.compile(r"[0-9]+(\.[0-9]+)*")
_PAUSE: Final = 0.05
_VERSION_QUERIES: Final = {"postgresql": "SHOW server_version"}


def version_number(text_with_version: str) -> str:
    """The version in what a server or a program says of itself.

    >>> version_number("11.8.6-MariaDB-0+deb13u1 from Debian")
    '11.8.6'
    """
    found = _NUMBER.search(text_with_version)
    return found[0] if found else ""


def server_says(dialect: str, admin_url: str, *, patience: int = 10) -> str:
    """What the server says its version is.

    Raises:
        CannotConnect: It does not answer, or went away before it could.
    """
    with administrator(admin_url, patience=patience) as connection:
        try:
            return str(connection.scalar(text(_VERSION_QUERIES.get(dialect, "SELECT version()"))))
        except DBAPIError:
            raise CannotConnect("The server went away while it was asked what it is.", hint="Try again.") from None


def first_that_answers(
    dialect: str, urls: Sequence[str], *, still_runs: Callable[[], bool], seconds: float = 90
) -> tuple[str, str]:
    """The first of a server's addresses that answers, best first, and the version it gives.

    Raises:
        EngineUnavailable: The server ended, or none answered in time.
    """
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = _answering(dialect, urls)
        if found is not None:
            # It may have come up between one address and the next: the better one is asked again.
            better = _answering(dialect, urls[: urls.index(found[0])])
            return better or found
        if not still_runs():
            raise EngineUnavailable("The server ended while it was starting.")
        time.sleep(_PAUSE)
    raise EngineUnavailable(f"The server did not answer within {seconds:.0f} seconds.")


def _answering(dialect: str, urls: Sequence[str]) -> tuple[str, str] | None:
    for url in urls:
        try:
            return url, version_number(server_says(dialect, url, patience=2))
        except CannotConnect:
            continue
    return None
