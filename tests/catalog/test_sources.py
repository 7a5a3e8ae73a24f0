"""What a text on the command line names, in which order files run, and what a source that fails says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.systems.sample import MIGRATIONS
from toolkit.catalog.build import build
from toolkit.catalog.read import read_catalog
from toolkit.catalog.sources import AlembicChain, Estate, LiveDatabase, Models, SqlScripts, migrations_in, parse_source
from toolkit.errors import BadInput, SourceFailed

if TYPE_CHECKING:
    from pathlib import Path


def test_every_kind_of_source_is_told_by_its_look(tmp_path: Path) -> None:
    (tmp_path / "one.sql").write_text("", encoding="utf-8")
    (tmp_path / "models.py").write_text("", encoding="utf-8")
    assert isinstance(parse_source("mysql://me@host/db"), LiveDatabase)
    assert parse_source(f"{MIGRATIONS}/llm_manager@abc").revision == "abc"
    assert isinstance(parse_source(f"{MIGRATIONS}/llm_manager/alembic.ini"), AlembicChain)
    assert isinstance(parse_source(f"{MIGRATIONS}/llm_request_logs"), SqlScripts)
    assert isinstance(parse_source(f"{MIGRATIONS}/unified_usage"), Estate)
    assert isinstance(parse_source(f"{tmp_path}/one.sql"), SqlScripts)
    assert parse_source("shop.models:Base.metadata") == Models(module="shop.models", attribute="Base.metadata")
    assert isinstance(parse_source(f"{tmp_path}/models.py:Base"), Models)


def test_what_is_nothing_is_answered_with_what_can_be_given(tmp_path: Path) -> None:
    for text in ("nowhere", str(tmp_path)):
        with pytest.raises(BadInput) as caught:
            parse_source(text)
        assert "Alembic environment" in caught.value.hint


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["V10__c.sql", "V2__b.sql", "V1.1__a.sql", "U2__b.sql", "R__views.sql"], ["V1.1", "V2__", "V10_", "R__v"]),
        (["0002_b.up.sql", "0001_a.up.sql", "0001_a.down.sql"], ["0001", "0002"]),
        (["20240102000000_b.sql", "20240101000000_a.sql"], ["2024", "2024"]),
        (["9-z.sql", "10-a.sql"], ["9-z.", "10-a"]),
    ],
    ids=["flyway", "up and down", "supabase", "numbered"],
)
def test_files_run_in_the_order_their_tools_run_them(tmp_path: Path, names: list[str], expected: list[str]) -> None:
    for name in names:
        (tmp_path / name).write_text("", encoding="utf-8")
    assert [path.name[:4] for path in migrations_in(tmp_path)] == expected


def test_only_the_way_forward_of_a_file_with_both_is_run(tmp_path: Path, sqlite_url: str) -> None:
    (tmp_path / "1_goose.sql").write_text("-- +goose Up\nCREATE TABLE a (x int);\n-- +goose Down\nDROP TABLE a;\n")
    (tmp_path / "2_dbmate.sql").write_text("-- migrate:up\nCREATE TABLE b (x int);\n-- migrate:down\nDROP TABLE b;\n")
    build(parse_source(str(tmp_path)), sqlite_url)
    assert [table.ref.name for table in read_catalog(sqlite_url).tables] == ["a", "b"]


def test_a_script_that_fails_is_named_with_its_line(tmp_path: Path, postgres_url: str) -> None:
    (tmp_path / "1_bad.sql").write_text("CREATE TABLE a (x int);\n\nCREATE TABLE a (x int);\n")
    with pytest.raises(SourceFailed, match=r'1_bad\.sql, line 3: relation "a" already exists'):
        build(parse_source(str(tmp_path)), postgres_url)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\nCREATE TABLE caf\xe9 (x int);", "line 2: this is not UTF-8"),
        (b"CREATE TABLE a (x int);\nCOPY a FROM STDIN;\n", "line 2: COPY cannot be used"),
    ],
    ids=["bytes of another encoding", "rows from nowhere"],
)
def test_a_script_that_cannot_be_run_says_where(tmp_path: Path, postgres_url: str, content: bytes, said: str) -> None:
    (tmp_path / "1_bad.sql").write_bytes(content)
    with pytest.raises(SourceFailed, match=said):
        build(parse_source(str(tmp_path)), postgres_url)


def test_a_byte_order_mark_is_no_part_of_a_script(tmp_path: Path, sqlite_url: str) -> None:
    (tmp_path / "1_marked.sql").write_bytes(b"\xef\xbb\xbfCREATE TABLE a (x int);")
    build(parse_source(str(tmp_path)), sqlite_url)
    assert [table.ref.name for table in read_catalog(sqlite_url).tables] == ["a"]


def test_a_chain_that_fails_says_why(postgres_url: str) -> None:
    with pytest.raises(SourceFailed, match=r"does not upgrade: .*nosuchrevision"):
        build(parse_source(f"{MIGRATIONS}/ai_logging@nosuchrevision"), postgres_url)


def test_a_chain_cannot_reach_a_database_named_in_the_environment(
    tmp_path: Path, postgres_server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An env.py that reads its own variable is sent to the scratch database all the same."""
    env = (
        "import os\n"
        "from alembic import context\n"
        "from sqlalchemy import create_engine\n"
        "with create_engine(os.environ['SHOP_DSN'].replace('postgresql:', 'postgresql+psycopg:')).connect() as c:\n"
        "    context.configure(connection=c)\n"
        "    with context.begin_transaction():\n"
        "        context.run_migrations()\n"
        "    c.commit()\n"
    )
    revision = (
        "from alembic import op\nrevision = 'r1'\ndown_revision = None\n"
        "def upgrade(): op.execute('CREATE TABLE made (x int)')\ndef downgrade(): op.execute('DROP TABLE made')\n"
    )
    (tmp_path / "versions").mkdir()
    (tmp_path / "env.py").write_text(env)
    (tmp_path / "versions" / "r1.py").write_text(revision)
    with postgres_server.database() as precious, postgres_server.database() as scratch:
        monkeypatch.setenv("SHOP_DSN", precious)
        build(parse_source(str(tmp_path)), scratch)
        assert read_catalog(precious).tables == ()
        assert "made" in {table.ref.name for table in read_catalog(scratch).tables}


def test_models_in_a_package_are_loaded_as_a_part_of_it(tmp_path: Path, sqlite_url: str) -> None:
    package = tmp_path / "shop_for_test"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "base.py").write_text("from sqlalchemy import MetaData\nmetadata = MetaData()\n")
    (package / "models.py").write_text(
        "from sqlalchemy import Column, Integer, Table\nfrom .base import metadata\n"
        "Table('orders', metadata, Column('id', Integer, primary_key=True))\n"
    )
    build(parse_source(f"{package}/models.py:metadata"), sqlite_url)
    assert [table.ref.name for table in read_catalog(sqlite_url).tables] == ["orders"]


def test_what_is_no_metadata_is_refused(tmp_path: Path, sqlite_url: str) -> None:
    (tmp_path / "not_models_for_test.py").write_text("metadata = 1\n")
    with pytest.raises(SourceFailed, match="not a SQLAlchemy MetaData"):
        build(parse_source(f"{tmp_path}/not_models_for_test.py:metadata"), sqlite_url)


def test_a_module_that_ends_the_program_ends_nothing(tmp_path: Path, sqlite_url: str) -> None:
    (tmp_path / "ends_for_test.py").write_text("import sys\nsys.exit()\n")
    with pytest.raises(SourceFailed, match="it ends the program"):
        build(parse_source(f"{tmp_path}/ends_for_test.py:metadata"), sqlite_url)
