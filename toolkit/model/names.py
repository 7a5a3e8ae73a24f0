"""What things are called."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Ref:
    """The name of an object and the schema it stands in.

    On MySQL and MariaDB a schema is a database. The connected database is written as the empty
    schema, so that the same tables in two databases are equal; so is SQLite's main file.

    >>> str(Ref(schema="public", name="orders"))
    'public.orders'
    """

    schema: str = ""
    name: str

    def __str__(self) -> str:
        return f"{self.schema}.{self.name}" if self.schema else self.name
