"""Create the documents that prompts may draw on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from llm_manager_blueprint import (
    LONG_TEXT,
    TIMESTAMP,
    create_table,
    drop_table,
    flag,
    is_postgresql,
    timestamps,
)

revision = "2025_11_18_000009"
down_revision = "2025_11_18_000008"

TABLE = "llm_manager_document_knowledge_base"


def upgrade() -> None:
    create_table(
        TABLE,
        sa.Column("extension_slug", sa.String(100)),
        sa.Column("document_type", sa.String(50)),
        sa.Column("title", sa.String(255), nullable=False),
        sa.Column("content", LONG_TEXT, nullable=False),
        sa.Column("content_chunks", LONG_TEXT),
        sa.Column("embeddings", sa.JSON()),
        sa.Column("embedding_model", sa.String(100)),
        sa.Column("metadata", sa.JSON()),
        flag("is_indexed", default=False),
        sa.Column("indexed_at", TIMESTAMP),
        *timestamps(),
    )
    op.create_index("llm_dkb_extension_type_idx", TABLE, ["extension_slug", "document_type"])
    op.create_index("llm_dkb_indexed_idx", TABLE, ["is_indexed"])
    if not is_postgresql():
        op.execute(f"CREATE FULLTEXT INDEX llm_dkb_content_fulltext ON {TABLE} (title, content)")


def downgrade() -> None:
    drop_table(TABLE)
