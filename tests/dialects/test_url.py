"""A URL is read in one way or refused, and no piece of a password in it is ever repeated."""

from __future__ import annotations

import subprocess
import sys

import pytest

from toolkit.dialects.url import parse_url, shown, without_passwords
from toolkit.errors import BadInput

UNESCAPED = [
    "postgresql://postgres:p@ss/w#ord@127.0.0.1:55432/ov",
    "postgresql://me:p@ss@host/shop",
    "mysql://me:p@ss?word@host/shop",
    "mysql://me:p@ss?w=ord@host/shop",
    "mysql://me:p@[ss]@host/shop",
    "mysql://me:p@ss:1/x@host/shop",
    "postgresql://u/x:pass@host/shop",
    "postgresql://host?user=me&password=p@ss",
    "postgresql://host:5432?user=me&password=p@ss",
    "postgresql://me:pass@host:ss/shop",
    "postgresql://me:pass@ho[st/shop",
    "me:pass@host/shop",
]


@pytest.mark.parametrize("text", UNESCAPED)
def test_a_password_that_was_not_escaped_is_refused_and_not_repeated(text: str) -> None:
    for read in (parse_url, shown):
        with pytest.raises(BadInput, match="%40") as caught:
            read(text)
        assert "ss" not in str(caught.value).replace("password", "")


PLAIN = {
    "postgresql://me:p%40ss%2Fw%23ord%3F@127.0.0.1:55432/ov": "postgresql://me@127.0.0.1:55432/ov",
    "postgresql://me:p/w#x?y@host/shop": "postgresql://me@host/shop",
    "postgresql://me@corp:pass@host/shop": "postgresql://me%40corp@host/shop",
    "postgresql://me:pass@[::1]:5432/shop": "postgresql://me@[::1]:5432/shop",
    "postgresql://host/shop?user=me@corp&password=x": "postgresql://host/shop",
    "postgresql:///shop?host=/run/postgresql": "postgresql:///shop",
    "mysql://me:pass@host/a%40b": "mysql://me@host/a%40b",
    "sqlite:////srv/a@b/#1.db": "sqlite:////srv/a%40b/%231.db",
}


@pytest.mark.parametrize(("text", "says"), PLAIN.items())
def test_what_can_be_read_in_one_way_is_shown_without_its_password(text: str, says: str) -> None:
    assert shown(parse_url(text)) == says


@pytest.mark.parametrize("text", ["mysql://me:p@ss@h/x", "mysql:/me:pass@h/x", "x://h/x?password=pass&a=b"])
def test_a_message_that_repeats_what_was_typed_is_cleaned(text: str) -> None:
    assert "ss" not in without_passwords(f"There is no '{text}' here.").replace("password", "")


@pytest.mark.parametrize("text", ["No server listens at mysql://me@127.0.0.1:1/x.", "Write name:reason (a@b)."])
def test_a_message_without_a_password_stays_as_it_is(text: str) -> None:
    assert without_passwords(text) == text


AT_ONCE = """
from threading import Barrier, Thread
from toolkit.dialects.url import dialect_of, parse_url
kinds, found = ("mysql", "mariadb", "postgresql"), []
together = Barrier(len(kinds))
def load(kind):
    together.wait()
    found.append(dialect_of(parse_url(f"{kind}://me@host/shop")))
threads = [Thread(target=load, args=(kind,)) for kind in kinds]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert len(found) == len(kinds)
"""


def test_drivers_are_found_by_several_threads_at_once() -> None:
    for _ in range(8):
        subprocess.run([sys.executable, "-c", AT_ONCE], check=True)
