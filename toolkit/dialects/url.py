"""Database URLs: what a user types, what the driver needs, and what may be shown."""

from __future__ import annotations

import re
from threading import Lock
from typing import TYPE_CHECKING, Final

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from toolkit.errors import BadInput

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect

_LOADING: Final = Lock()
_DRIVERS: Final = {
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
    "mysql": "mysql+pymysql",
    "mariadb": "mariadb+pymysql",
    "sqlite": "sqlite",
}

_EXAMPLES: Final = "Write it as postgresql://user@host/name, mysql://user@host/name or sqlite:///file.db."
_ESCAPES: Final = "In a user's name or a password, write @ as %40, / as %2F, # as %23, ? as %3F and : as %3A."

_SAME_KIND: Final = {"postgres": "postgresql", "mariadb": "mysql"}
_PORTS: Final = {"postgresql": 5432, "mysql": 3306}
_LOOPBACK: Final = re.compile(r"127(\.\d+){3}|::1|ip6-localhost")

# Where the user and the password end, as SQLAlchemy sees it.
_USER: Final = re.compile(r"(?P<name>[^:/]*)(?P<password>:[^@]*)?@")
_PLACE: Final = re.compile(r"(\[[0-9A-Fa-f:.%\w]*\]|[^\[\]/:#]*)(:[0-9]*)?(/.*)?", re.DOTALL)
_OPTION: Final = re.compile(r"\?\w+=")

# A password as it stands in what somebody typed, whether or not that is a URL.
_TYPED: Final = (
    re.compile(r"(?P<before>:/{0,2}[^\s:/@'\"]*:)[^\s]+(?=@)"),
    re.compile(r"(?P<before>\b(?:ssl_?|ssl_key_)?pass(?:word|wd)=)[^\s&]+", re.IGNORECASE),
)


def parse_url(text: str) -> URL:
    """Read a database URL and give it the driver the toolkit ships with.

    >>> parse_url("postgres://me@localhost/shop").drivername
    'postgresql+psycopg'
    """
    url = _read(text)
    kind = url.drivername.partition("+")[0]
    driver = _DRIVERS.get(kind)
    if driver is None:
        raise BadInput(f"The toolkit does not speak {kind!r}.", hint=_EXAMPLES)
    return url.set(drivername=driver)


def dialect_of(url: URL) -> type[Dialect]:
    """SQLAlchemy's dialect of a URL, loaded by one thread at a time: half loaded by another, it seems not to exist."""
    with _LOADING:
        return url.get_dialect()


def is_text(argument: str) -> bool:
    """Whether an argument came in bytes that are UTF-8, or as what Python makes of others.

    >>> is_text("café"), is_text("caf\\udce9")
    (True, False)
    """
    try:
        argument.encode()
    except UnicodeEncodeError:
        return False
    return True


def is_url(text: str) -> bool:
    """Whether a text is a database URL rather than a path or a module name."""
    return "://" in text


def shown(url: URL | str) -> str:
    """The URL as it may be printed: no password, and no query options, which may hold one.

    >>> shown("postgresql://me:secret@db/shop?sslpassword=x")
    'postgresql://me@db/shop'
    """
    parsed = _read(url) if isinstance(url, str) else url
    plain = parsed.set(drivername=parsed.drivername.partition("+")[0], query={})
    return plain._replace(password=None).render_as_string(hide_password=False)


def place(url: str) -> tuple[str, ...]:
    """What a URL names, whoever asks for it and whatever this machine is called: server, port and database.

    >>> place("postgresql://me@127.0.0.1/shop") == place("postgres://you@localhost:5432/shop")
    True
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        return (url,)
    name = parsed.drivername.partition("+")[0]
    kind = _SAME_KIND.get(name, name)
    host = (parsed.host or "localhost").lower()
    port = str(parsed.port or _PORTS.get(kind) or "")
    return kind, "localhost" if _LOOPBACK.fullmatch(host) else host, port, parsed.database or parsed.username or ""


def without_passwords(text: str) -> str:
    """A message that may repeat what somebody typed, with no password in it.

    >>> without_passwords("Path 'mysql://me:secret@db/shop' does not exist.")
    "Path 'mysql://me:***@db/shop' does not exist."
    """
    for typed in _TYPED:
        text = typed.sub(r"\g<before>***", text)
    return text


def _read(text: str) -> URL:
    """The parts of a URL. The text may hold a password, so that no error repeats any of it."""
    if not is_text(text):
        raise BadInput("This database URL holds bytes that are not UTF-8.", hint="Write é as %C3%A9, and so on.")
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise BadInput("This is not a database URL.", hint=f"{_EXAMPLES} {_ESCAPES}") from None
    rest = text.partition("://")[2]
    is_file = url.drivername.startswith("sqlite") and rest.startswith("/")
    if not is_file and not _is_plain(rest):
        raise BadInput("Where the host begins in this database URL is not clear.", hint=_ESCAPES)
    return url


def _is_plain(rest: str) -> bool:
    """Whether what follows the :// can be read in one way only: else a piece of a password may pass for a host."""
    user = _USER.match(rest)
    name, password = (user["name"], user["password"]) if user else ("", None)
    place, _, options = rest[user.end() if user else 0 :].partition("?")
    return (
        "?" not in name
        and not _OPTION.search(password or "")
        and "@" not in place
        and _PLACE.fullmatch(place) is not None
        # The end of a password with an @ and a ? in it; a user's name among the options may well have an @.
        and not (password and "@" in options)
    )
