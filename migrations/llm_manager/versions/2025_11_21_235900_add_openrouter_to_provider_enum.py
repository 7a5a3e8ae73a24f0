"""Let a configuration name OpenRouter as its provider.

The way back refuses when a configuration already does: no older value means the same."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from llm_manager_blueprint import is_postgresql

revision = "2025_11_21_235900"
down_revision = "2025_11_21_000013"

TABLE = "llm_manager_configurations"
ENUM = f"{TABLE}_provider"
BEFORE = ("ollama", "openai", "anthropic", "local", "custom")
AFTER = ("ollama", "openai", "anthropic", "openrouter", "local", "custom")


def upgrade() -> None:
    if is_postgresql():
        op.execute(f"ALTER TYPE {ENUM} ADD VALUE 'openrouter' AFTER 'anthropic'")
    else:
        alter_values(BEFORE, AFTER)


def downgrade() -> None:
    if is_postgresql():
        # Postgres cannot take a value out of an enum, so the column moves to a new type.
        op.execute(f"ALTER TYPE {ENUM} RENAME TO {ENUM}_before")
        op.execute(f"CREATE TYPE {ENUM} AS ENUM ({', '.join(map(repr, BEFORE))})")
        op.execute(
            f"ALTER TABLE {TABLE} ALTER COLUMN provider DROP DEFAULT, "
            f"ALTER COLUMN provider TYPE {ENUM} USING provider::text::{ENUM}, "
            "ALTER COLUMN provider SET DEFAULT 'ollama'"
        )
        op.execute(f"DROP TYPE {ENUM}_before")
    else:
        alter_values(AFTER, BEFORE)


def alter_values(existing: tuple[str, ...], wanted: tuple[str, ...]) -> None:
    op.alter_column(
        TABLE,
        "provider",
        type_=sa.Enum(*wanted),
        existing_type=sa.Enum(*existing),
        existing_nullable=False,
        existing_server_default="ollama",
    )
