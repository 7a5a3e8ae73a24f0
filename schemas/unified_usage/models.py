"""The estate: the tables of the four systems in one Postgres database, synapscale in its own schema."""

from __future__ import annotations

from sqlalchemy import MetaData

from ..ai_logging import models as ai_logging
from ..llm_manager import models as llm_manager
from ..llm_request_logs import models as llm_request_logs
from ..synapscale import models as synapscale

metadata = MetaData()

for system in (llm_manager, synapscale, ai_logging, llm_request_logs):
    # Constraints are named when their table is attached, by the convention of that moment.
    metadata.naming_convention = system.metadata.naming_convention
    for table in system.metadata.sorted_tables:
        table.to_metadata(metadata)

# The estate lives in Postgres, which has no FULLTEXT index; the condition that says so is not copied.
documents = metadata.tables["llm_manager_document_knowledge_base"]
documents.indexes.remove(next(index for index in documents.indexes if index.name == "llm_dkb_content_fulltext"))

# What create_all does beside creating tables is not copied with them.
synapscale.create_schema_first(metadata)
llm_request_logs.protect(metadata.tables["llm_request_logs"])
