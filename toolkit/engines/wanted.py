"""What kind of throwaway server is wanted, as a value and as the text a person types."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from toolkit.dialects.url import is_url, parse_url
from toolkit.errors import BadInput

TITLES: Final = {"postgresql": "Postgres", "mysql": "MySQL", "mariadb": "MariaDB", "sqlite": "SQLite"}

VIAS: Final = ("auto", "container", "binaries", "embedded", "url")

# The versions the toolkit promises to work on, newest first in each dialect.
MATRIX: Final = ("postgresql:18", "postgresql:17", "postgresql:15", "mysql:9", "mariadb:11", "mariadb:10.11")

_SPELLING: Final = re.compile(r"(?P<dialect>[a-z]+)(?::(?P<version>[0-9]+(\.[0-9]+)*))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A kind of server, a version or any, and the way to get it."""

    dialect: str
    version: str | None = None
    via: str = "auto"
    image: str | None = None
    url: str | None = field(default=None, repr=False)  # it may hold a password

    def __str__(self) -> str:
        return f"{self.dialect}:{self.version}" if self.version else self.dialect

    @property
    def title(self) -> str:
        """How a sentence names it: `Postgres 17`."""
        return f"{TITLES[self.dialect]} {self.version}" if self.version else TITLES[self.dialect]

    def accepts(self, version: str) -> bool:
        """Whether a server of this version will do; 10 asks for 10.x, and not for 101."""
        return self.version is None or f"{version}.".startswith(f"{self.version}.")


def parse_wanted(text: str, *, via: str = "auto", image: str | None = None) -> Wanted:
    """Read `postgresql`, `postgresql:17`, `mariadb:10.11`, or the URL of a server to use.

    >>> parse_wanted("mariadb:10.11").title
    'MariaDB 10.11'
    """
    if via not in VIAS:
        raise BadInput(f"There is no way called {via!r} to get a server.", hint=f"Choose from {', '.join(VIAS)}.")
    if is_url(text):
        return Wanted(dialect=dialect_of(text), via="url", url=text)
    found = _SPELLING.fullmatch(text.strip().lower())
    dialect = {"postgres": "postgresql"}.get(found["dialect"], found["dialect"]) if found else ""
    if found is None or dialect not in TITLES:
        raise BadInput(
            f"{text!r} is not an engine.", hint=f"Write one of {', '.join(TITLES)}, or a version as postgresql:17."
        )
    return Wanted(dialect=dialect, version=found["version"], via=via, image=image)


def as_wanted(wanted: Wanted | str) -> Wanted:
    """A wanted value from either spelling."""
    return parse_wanted(wanted) if isinstance(wanted, str) else wanted


def dialect_of(url: str) -> str:
    """The dialect that a URL names.

    >>> dialect_of("postgres://localhost/shop")
    'postgresql'
    """
    return parse_url(url).get_backend_name()
