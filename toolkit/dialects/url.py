"""Database URLs: what a user types, what the driver needs, and what may be shown."""

from __future__ import annotations

from typing import Final

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from toolkit.errors import BadInput

_DRIVERS: Final = {
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
    "mysql": "mysql+pymysql",
    "mariadb": "mariadb+pymysql",
    "sqlite": "sqlite",
}

_EXAMPLES: Final = "Write it as postgresql://user@host/name, mysql://user@host/name or sqlite:///file.db."


def parse_url(text: str) -> URL:
    """Read a database URL and give it the driver the toolkit ships with.

    >>> parse_url("postgres://me@localhost/shop").drivername
    'postgresql+psycopg'
    """
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        # The text may hold a password, so it is not repeated.
        raise BadInput("This is not a database URL.", hint=_EXAMPLES) from None
    kind = url.drivername.partition("+")[0]
    driver = _DRIVERS.get(kind)
    if driver is None:
        raise BadInput(f"The toolkit does not speak {kind!r}.", hint=_EXAMPLES)
    return url.set(drivername=driver)


def is_url(text: str) -> bool:
    """Whether a text is a database URL rather than a path or a module name."""
    return "://" in text


def shown(url: URL | str) -> str:
    """The URL as it may be printed: no password, and no query options, which may hold one.

    >>> shown("postgresql://me:secret@db/shop?sslpassword=x")
    'postgresql://me@db/shop'
    """
    parsed = make_url(url) if isinstance(url, str) else url
    plain = parsed.set(drivername=parsed.drivername.partition("+")[0], query={})
    return plain._replace(password=None).render_as_string(hide_password=False)
