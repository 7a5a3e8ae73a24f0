"""The options at the end of a MySQL URL: which there are, and what a wrong one is told."""

from __future__ import annotations

from inspect import signature
from typing import TYPE_CHECKING, Any, Final

import pymysql
from pymysql.charset import charset_by_name

from toolkit.dialects.url import dialect_of
from toolkit.errors import BadInput

if TYPE_CHECKING:
    from sqlalchemy.engine import URL

_SWITCHES: Final = ("ssl_disabled", "ssl_verify_cert", "ssl_verify_identity")
_FILES: Final = ("ssl_ca", "ssl_capath", "ssl_cert", "ssl_key", "read_default_file")
_NUMBERS: Final = ("connect_timeout", "read_timeout", "write_timeout", "client_flag", "max_allowed_packet")
# SQLAlchemy hands these on in another form.
_PACKED: Final = {"ssl_capath", "ssl_cipher", "ssl_check_hostname"}
# They could write, or send the server a file of this machine, before the session is one that cannot.
_UNSAFE: Final = {"init_command", "local_infile"}
# What stands elsewhere in the URL, what a session sets itself, what no text can say, and what the driver refuses.
_NOT_HERE: Final = {
    *("host", "port", "database", "db", "passwd", "autocommit", "defer_connect", "cursorclass", "conv"),
    *("auth_plugin_map", "binary_prefix", "ssl", "compress", "named_pipe"),
}
_YES: Final = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}


def read_options(url: URL) -> dict[str, Any]:
    """What a URL says, as the driver takes it."""
    given = dict(url.query)
    for name, value in given.items():
        if name in _UNSAFE:
            raise BadInput(
                f"The option {name} in a MySQL URL is not taken: it could change data, or give away files.",
                hint="Leave it out.",
            )
        if name not in _known():
            raise BadInput(f"There is no option {name} in a MySQL URL.", hint=f"There are {', '.join(_known())}.")
        if not isinstance(value, str):
            raise BadInput(f"The option {name} stands in the URL twice.", hint="Give it once.")
        if name in _NUMBERS and not value.isdecimal():
            raise BadInput(f"The option {name} in the URL is not a number.", hint=f"Write it as {name}=10.")
        if name in _SWITCHES and value.lower() not in _YES:
            raise BadInput(f"The option {name} in the URL is neither true nor false.", hint=f"Write {name}=true.")
    charset = str(given.get("charset", "utf8mb4"))
    if charset_by_name(charset) is None:
        raise BadInput(
            f"The driver knows no {charset}, which the option charset names.", hint="Leave it out: it is utf8mb4 then."
        )
    _, taken = dialect_of(url)().create_connect_args(url)
    options: dict[str, Any] = dict(taken)
    options |= {name: _YES[str(given[name]).lower()] for name in _SWITCHES if name in given}
    options |= {name: int(str(given[name])) for name in _NUMBERS if name in given and name != "client_flag"}
    return options


def _known() -> list[str]:
    """What the driver takes, whichever of its versions this is."""
    return sorted({*signature(pymysql.Connection).parameters, *_PACKED} - _UNSAFE - _NOT_HERE)


def prepared(options: dict[str, Any], where: str) -> Any:
    """A connection that is yet to be made; the driver looks at its options, and reads the files that they name."""
    try:
        return pymysql.Connection(**options, defer_connect=True)
    except OSError as error:
        files = ", ".join(name for name in _FILES if name in options or name[4:] in options.get("ssl", {}))
        raise BadInput(
            f"A file that the URL {where} names ({files}) cannot be used: {error.strerror or type(error).__name__}.",
            hint="Check its path, and that it is a PEM file.",
        ) from None
    except UnicodeError:
        # The driver's own words name the character.
        raise BadInput(
            f"The driver cannot send the password for {where}: a character of it is not in Latin-1.",
            hint="Give the user a password of other characters.",
        ) from None
    except (TypeError, ValueError, LookupError, AttributeError, RuntimeError) as error:
        raise BadInput(
            f"An option in the URL {where} cannot be used: {error}.", hint=f"There are {', '.join(_known())}."
        ) from None
