"""Tables of one idea are found by what their columns mean, with the map between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from toolkit.catalog.read import read_catalog
from toolkit.evidence.overlap.ideas import find_ideas
from toolkit.findings.estate import audit_estate
from toolkit.samples import find_sample, load_sample

if TYPE_CHECKING:
    from toolkit.engines import Server

USAGE_LOGS = {"ai_request_logs", "llm_manager_usage_logs", "llm_request_logs", "usage_logs"}
# What all of them say, and a few of what most of them say, under the name of each.
MEANINGS = {
    "created": {"created_at", "executed_at"},
    "latency": {"processing_time_ms", "execution_time_ms", "latency_ms"},
    "token": {"tokens_used", "total_tokens", "tokens_total"},
    "prompt token": {"prompt_tokens", "tokens_prompt", "input_tokens", None},
    "status": {"status", "success"},
    "error": {"error_message"},
}


@pytest.mark.dialects("postgresql")
def test_the_four_usage_logs_of_an_estate_are_one_idea_with_a_map_of_columns(server: Server) -> None:
    with server.database() as url:
        load_sample(find_sample("unified_usage"), url, rows=40, seed=1)
        ideas = audit_estate([url]).ideas
    idea = next(each for each in ideas if any(place.table.name == "usage_logs" for place in each.places))
    assert {place.table.name for place in idea.places} == USAGE_LOGS
    columns = dict(idea.columns)
    assert {meaning: set(columns[meaning]) for meaning in MEANINGS} == MEANINGS


@pytest.mark.dialects("postgresql")
def test_the_same_idea_is_found_across_databases(server: Server) -> None:
    catalogs = {}
    for system in ("llm_manager", "synapscale", "ai_logging", "llm_request_logs"):
        with server.database() as url:
            load_sample(find_sample(system), url, rows=40, seed=1)
            catalogs[system] = read_catalog(url)
    (idea,) = (each for each in find_ideas(catalogs) if len(each.places) == 4)
    assert {place.target for place in idea.places} == catalogs.keys()
    assert {place.table.name for place in idea.places} == USAGE_LOGS
