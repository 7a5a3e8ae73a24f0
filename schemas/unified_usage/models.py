"""The estate: the tables of the four systems in one Postgres database, synapscale in its own schema."""

from __future__ import annotations

from sqlalchemy import MetaData

from ..ai_logging import models as ai_logging
from ..llm_manager import models as llm_manager
from ..llm_request_logs import models as llm_request_logs
from ..synapscale import models as synapscale

metadata = MetaData()

for system in (llm_manager, synapscale, ai_logging, llm_request_logs):
    for table in system.metadata.sorted_tables:
        table.to_metadata(metadata)

# What create_all does beside creating tables is not copied with them.
synapscale.create_schema_first(metadata)
llm_request_logs.protect(metadata.tables["llm_request_logs"])
