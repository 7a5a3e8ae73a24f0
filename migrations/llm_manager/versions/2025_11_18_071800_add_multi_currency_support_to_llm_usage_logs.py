"""Let a usage log keep the cost in the currency it was charged in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from llm_manager_blueprint import add_column

revision = "2025_11_18_071800"
down_revision = "2025_11_18_000014"

TABLE = "llm_manager_usage_logs"


def upgrade() -> None:
    currency = sa.Column("currency", sa.String(3), nullable=False, server_default="USD")
    add_column(TABLE, currency, after="cost_usd")
    add_column(TABLE, sa.Column("cost_original", sa.Numeric(10, 6)), after="currency")
    op.create_index("llm_ul_currency_idx", TABLE, ["currency"])


def downgrade() -> None:
    op.drop_index("llm_ul_currency_idx", TABLE)
    op.drop_column(TABLE, "cost_original")
    op.drop_column(TABLE, "currency")
