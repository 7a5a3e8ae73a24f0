"""Add the models that the catalogue lacks."""

import logging

from sqlalchemy import select
from synapscale.api.database import open_session
from synapscale.models import LLM

logger = logging.getLogger(__name__)

INITIAL_LLMS = (
    {"name": "gpt-4o", "provider": "openai", "cost_per_token_input": 5e-6, "cost_per_token_output": 1.5e-5},
    {"name": "claude-3-opus", "provider": "anthropic", "cost_per_token_input": 1.5e-5, "cost_per_token_output": 7.5e-5},
    {"name": "gemini-1.5-pro", "provider": "google", "cost_per_token_input": 3.5e-6, "cost_per_token_output": 1.05e-5},
)


def populate() -> int:
    with open_session.begin() as session:
        present = set(session.scalars(select(LLM.name)))
        missing = [LLM(**llm) for llm in INITIAL_LLMS if llm["name"] not in present]
        session.add_all(missing)
    logger.info("Added %d models", len(missing))
    return len(missing)


if __name__ == "__main__":
    populate()
