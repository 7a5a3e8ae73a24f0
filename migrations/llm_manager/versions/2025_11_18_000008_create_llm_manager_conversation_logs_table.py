"""Create the event log of the conversations."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from llm_manager_blueprint import UNSIGNED_INTEGER, choice, create_table, drop_table, moment, reference

revision = "2025_11_18_000008"
down_revision = "2025_11_18_000007"

TABLE = "llm_manager_conversation_logs"
EVENTS = ("started", "message_sent", "response_received", "error", "summarized", "ended")


def upgrade() -> None:
    create_table(
        TABLE,
        reference("session_id", "llm_manager_conversation_sessions", "CASCADE"),
        choice(TABLE, "event_type", *EVENTS, default="message_sent"),
        sa.Column("event_data", sa.Text()),
        sa.Column("tokens_used", UNSIGNED_INTEGER),
        sa.Column("cost_usd", sa.Numeric(10, 6)),
        sa.Column("execution_time_ms", UNSIGNED_INTEGER),
        moment("created_at"),
    )
    op.create_index("llm_cl_session_event_idx", TABLE, ["session_id", "event_type"])
    op.create_index("llm_cl_created_idx", TABLE, ["created_at"])


def downgrade() -> None:
    drop_table(TABLE, choices=("event_type",))
