"""What belongs to the host application: the users, whom the extension refers to and never changes."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, MetaData, String, Table
from sqlalchemy.dialects import mysql

metadata = MetaData()

UTF8_TABLE: Final = {
    "mysql_charset": "utf8mb4",
    "mysql_collate": "utf8mb4_unicode_ci",
    "mariadb_charset": "utf8mb4",
    "mariadb_collate": "utf8mb4_unicode_ci",
}
"""Written out because servers differ in their defaults, and a three-byte one loses emoji."""

users = Table(
    "users",
    metadata,
    Column(
        "id",
        BigInteger().with_variant(mysql.BIGINT(unsigned=True), "mysql", "mariadb"),
        primary_key=True,
        autoincrement=True,
    ),
    Column("name", String(255), nullable=False),
    Column("email", String(255), nullable=False),
    **UTF8_TABLE,
)
