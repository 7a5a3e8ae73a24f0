"""What SQLAlchemy's inspector sees of a rich schema, the catalog says too."""

from __future__ import annotations

import warnings

import pytest
from sqlalchemy import create_engine, inspect
from sqlalchemy.exc import SAWarning
from sqlalchemy.pool import NullPool

from tests.catalog.test_round_trip import rich
from toolkit.catalog.build import build
from toolkit.catalog.read import read_catalog
from toolkit.dialects.url import parse_url
from toolkit.model.names import Ref


@pytest.mark.dialects("postgresql", "mysql", "mariadb", "sqlite")
def test_the_inspector_agrees(server, database: str) -> None:
    build(rich(server), database)
    catalog = read_catalog(database)
    schemas = {table.ref.schema for table in catalog.tables}
    engine = create_engine(parse_url(database), poolclass=NullPool)
    with warnings.catch_warnings(), engine.connect() as connection:
        warnings.simplefilter("ignore", SAWarning)  # types that SQLAlchemy has no name for
        seen = inspect(connection)
        for schema in schemas:
            named = schema or None
            ours = {table.ref.name for table in catalog.tables if table.ref.schema == schema}
            # Those that a virtual table keeps its content in are its own affair.
            shadows = {
                name
                for name in seen.get_table_names(schema=named)
                if server.dialect == "sqlite" and name.startswith("words_")
            }
            assert set(seen.get_table_names(schema=named)) - ours == shadows
            for name in ours & set(seen.get_table_names(schema=named)):
                assert_same(seen, catalog, catalog.table(Ref(schema=schema, name=name)), named)


def assert_same(seen, catalog, table, schema: str | None) -> None:
    name = table.ref.name
    domains = {str(domain.ref) for domain in catalog.domains}
    partitions = {table.ref.name for table in catalog.tables if table.partition_of}
    columns = seen.get_columns(name, schema=schema)
    shown = [column for column in table.columns if column.visible]
    # The inspector leaves the backticks of MySQL's names doubled.
    nullable = {column["name"].replace("``", "`"): column["nullable"] for column in columns}
    assert set(nullable) >= {column.name for column in shown}
    key = set(table.primary_key.columns) if table.primary_key else set()
    for column in shown:
        # SQLite's keys may hold NULL, and the inspector says so; it adds a domain's NOT NULL to the column's.
        if column.name not in key and column.type.spelling not in domains:
            assert nullable[column.name] == column.nullable, (name, column.name)
    assert seen.get_pk_constraint(name, schema=schema)["constrained_columns"] == list(
        table.primary_key.columns if table.primary_key else ()
    )
    theirs = {
        (tuple(key["constrained_columns"]), key["referred_table"], tuple(key["referred_columns"]))
        for key in seen.get_foreign_keys(name, schema=schema)
        # The inspector also tells the shadows that a key to a partitioned table has to each partition.
        if key["referred_table"] not in partitions
    }
    assert theirs == {(key.columns, key.target.name, key.target_columns) for key in table.foreign_keys}
    exclusions = {exclusion.name for exclusion in table.exclusions}
    keys = (*table.uniques, *([table.primary_key] if table.primary_key else []))
    indexes = {item.name: item for item in (*table.indexes, *keys)}
    for index in seen.get_indexes(name, schema=schema):
        own = index["name"] not in exclusions and not index["name"].startswith("sqlite_autoindex")
        if own and None not in index["column_names"]:
            parts = [part.column for part in indexes[index["name"]].parts]
            assert None in parts or index["column_names"][: len(parts)] == parts
    if seen.dialect.name != "sqlite":
        assert (seen.get_table_comment(name, schema=schema)["text"] or None) == table.comment
