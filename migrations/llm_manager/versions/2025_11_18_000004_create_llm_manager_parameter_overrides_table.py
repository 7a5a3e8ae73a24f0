"""Create the parameters that extensions override."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from llm_manager_blueprint import ZERO, choice, create_table, drop_table, flag, reference, timestamps

revision = "2025_11_18_000004"
down_revision = "2025_11_18_000003"

TABLE = "llm_manager_parameter_overrides"


def upgrade() -> None:
    create_table(
        TABLE,
        sa.Column("extension_slug", sa.String(100), nullable=False),
        reference("llm_configuration_id", "llm_manager_configurations", "CASCADE", nullable=True),
        sa.Column("context", sa.String(100)),
        sa.Column("override_parameters", sa.JSON(), nullable=False),
        choice(TABLE, "merge_strategy", "replace", "merge", "deep_merge", default="merge"),
        flag("is_active", default=True),
        sa.Column("priority", sa.Integer(), nullable=False, server_default=ZERO),
        sa.Column("description", sa.Text()),
        *timestamps(),
    )
    op.create_index("llm_po_extension_config_idx", TABLE, ["extension_slug", "llm_configuration_id"])
    op.create_index("llm_po_extension_context_idx", TABLE, ["extension_slug", "context"])
    op.create_index("llm_po_active_priority_idx", TABLE, ["is_active", "priority"])


def downgrade() -> None:
    drop_table(TABLE, choices=("merge_strategy",))
