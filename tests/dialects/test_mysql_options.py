"""What stands at the end of a MySQL URL is understood, or named as what is wrong with it, before anybody connects."""

from __future__ import annotations

import pytest

from toolkit.dialects.connect import open_session
from toolkit.dialects.mysql.options import read_options
from toolkit.dialects.url import parse_url
from toolkit.errors import BadInput

# Nobody listens there: a wrong option is told all the same.
NOWHERE = "mysql://me:hunter2@127.0.0.1:1/shop"


@pytest.mark.parametrize(
    ("option", "says"),
    [
        ("foo=x", "no option foo in a MySQL URL. There are bind_address, charset"),
        ("init_command=DELETE+FROM+orders", "init_command in a MySQL URL is not taken"),
        ("local_infile=1", "local_infile in a MySQL URL is not taken"),
        ("cursorclass=x", "no option cursorclass"),
        ("host=elsewhere", "no option host"),
        ("charset=nonsense", "nonsense, which the option charset names"),
        ("charset=latin1&charset=utf8mb4", "charset stands in the URL twice"),
        ("read_timeout=soon", "read_timeout in the URL is not a number"),
        ("read_timeout=0", "read_timeout should be > 0"),
        ("ssl_disabled=perhaps", "ssl_disabled in the URL is neither true nor false"),
        ("ssl_ca=/nope", r"\(ssl_ca\) cannot be used: No such file or directory"),
    ],
)
def test_an_option_that_is_wrong_is_named_with_what_there_is(option: str, says: str) -> None:
    with pytest.raises(BadInput, match=says) as caught, open_session(f"{NOWHERE}?{option}"):
        pass
    assert caught.value.hint
    assert "hunter2" not in str(caught.value)


def test_an_option_that_only_a_later_driver_knows_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    def later(*, user: str, zstd_level: str) -> None: ...

    monkeypatch.setattr("pymysql.Connection", later)
    assert read_options(parse_url(f"{NOWHERE}?zstd_level=3"))["zstd_level"] == "3"


def test_a_switch_that_is_off_stays_off() -> None:
    options = read_options(parse_url(f"{NOWHERE}?ssl_disabled=false&max_allowed_packet=1024&ssl_ca=ca.pem"))
    assert options["ssl_disabled"] is False
    assert options["max_allowed_packet"] == 1024
    assert options["ssl"] == {"ca": "ca.pem"}


def test_a_password_that_cannot_be_sent_is_not_repeated() -> None:
    with (
        pytest.raises(BadInput, match="cannot send the password") as caught,
        open_session("mysql://me:ж@127.0.0.1:1/x"),
    ):
        pass
    assert "043" not in ascii(str(caught.value))
