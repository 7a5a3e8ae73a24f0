"""A word that we call reserved is one that the server refuses as a name."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError

from tests.systems.sample import connected
from toolkit.catalog.read import read_open
from toolkit.dialects.connect import open_session, read_profile
from toolkit.dialects.session import Scope


def test_the_server_refuses_what_we_call_reserved(database: str) -> None:
    with open_session(database) as session:
        words = read_profile(session, Scope(), read_open(session, Scope())).reserved
    assert "select" in words or session.dialect == "sqlite"
    taken = [word for word in sorted(words) if _takes(database, word)]
    assert taken == []


def _takes(url: str, word: str) -> bool:
    with connected(url) as connection:
        try:
            connection.exec_driver_sql(f"CREATE TABLE {word} (x int)")
        except DBAPIError:
            return False
    return True
