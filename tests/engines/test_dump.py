"""The server's own programs write a database down and build the same one again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, text

from toolkit.dialects.url import parse_url
from toolkit.engines.dump import dump_database, load_database
from toolkit.errors import ReadFailed

if TYPE_CHECKING:
    from toolkit.engines import Server


def _fill(url: str) -> None:
    engine = create_engine(parse_url(url))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE names (id int PRIMARY KEY, name varchar(20))"))
        connection.execute(text("INSERT INTO names VALUES (1, 'Zoë'), (2, '雪')"))
    engine.dispose()


def _names(url: str) -> list[str]:
    engine = create_engine(parse_url(url))
    with engine.connect() as connection:
        found = list(connection.scalars(text("SELECT name FROM names ORDER BY id")))
    engine.dispose()
    return found


def test_a_dump_loads_with_its_rows(server: Server) -> None:
    with server.database() as url, server.database() as other:
        _fill(url)
        load_database(server, other, dump_database(server, url))
        assert _names(other) == ["Zoë", "雪"]


def test_a_dump_of_the_schema_holds_no_rows(server: Server) -> None:
    with server.database() as url, server.database() as other:
        _fill(url)
        load_database(server, other, dump_database(server, url, schema_only=True))
        assert _names(other) == []


def test_a_load_that_fails_says_why_and_shows_no_password(server: Server) -> None:
    with server.database() as url, pytest.raises(ReadFailed) as raised:
        load_database(server, url, "SELECT nonsense;")
    assert "nonsense" in str(raised.value)
    assert str(parse_url(url).password) not in str(raised.value)


def test_the_programs_of_a_server_without_a_container_are_used(postgres_server: Server) -> None:
    with postgres_server.database() as url, postgres_server.database() as other:
        _fill(url)
        load_database(postgres_server, other, dump_database(postgres_server, url))
        assert _names(other) == ["Zoë", "雪"]
