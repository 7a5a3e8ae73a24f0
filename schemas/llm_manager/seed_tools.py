"""Seed rows of the tools that models call: connectors, definitions, workflows, executions."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from ..dice import dice
from ..phrases import answer
from .seed_catalogue import installed_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..batches import Row
    from ..traffic import Traffic

TOOLS: Final = (
    ("Search documents", "search-documents", "function_calling", None),
    ("Create ticket", "create-ticket", "function_calling", None),
    ("Read file", "read-file", "mcp", 1),
    ("Fetch page", "fetch-page", "mcp", 2),
    ("Old calculator", None, "function_calling", None),
)
TOOLS_IN_USE: Final = 4


def connectors(traffic: Traffic) -> Iterator[Row]:
    """A bundled server, an external one, and one switched off."""
    moment = installed_at(traffic)
    servers = (
        ("Filesystem", "bundled", "stdio", "servers/filesystem.js", None),
        ("Web", "external", "http", None, "https://mcp.example.com/web"),
        ("Metrics", "external", "websocket", None, "wss://mcp.example.com/metrics"),
    )
    for number, (name, kind, protocol, path, url) in enumerate(servers, start=1):
        yield {
            "id": number,
            "name": name,
            "slug": name.lower(),
            "type": kind,
            "server_path": path,
            "server_url": url,
            "protocol": protocol,
            "capabilities": {"tools": True} if number < len(servers) else None,
            "configuration": {"timeout": 30},
            "is_active": number < len(servers),
            "auto_start": kind == "bundled",
            "priority": number,
            "description": None,
            "created_at": moment,
            "updated_at": moment,
        }


def definitions(traffic: Traffic) -> Iterator[Row]:
    """Tools, the last of them no longer used."""
    moment = installed_at(traffic)
    for number, (name, slug, kind, connector) in enumerate(TOOLS, start=1):
        is_function = kind == "function_calling"
        yield {
            "id": number,
            "name": name,
            "slug": slug,
            "extension_slug": "tickets" if slug == "create-ticket" else None,
            "type": kind,
            "tool_type": "native" if is_function else None,
            "mcp_connector_id": connector,
            "function_schema": {"type": "object", "properties": {}} if is_function else None,
            "parameters_schema": None,
            "handler_class": f"App\\Tools\\{name.title().replace(' ', '')}" if is_function else None,
            "handler_method": "handle" if is_function else None,
            "implementation": None,
            "validation_rules": {"query": "required|string"} if is_function else None,
            "security_policy": {"allow": ["admin", "agent"]},
            "metadata": None,
            "is_active": number <= TOOLS_IN_USE,
            "description": "" if slug is None else None,
            "created_at": moment,
            "updated_at": moment,
        }


def workflows(traffic: Traffic) -> Iterator[Row]:
    """Two workflows, one bound to a configuration."""
    moment = installed_at(traffic)
    for number, name in enumerate(("Triage", "Weekly report"), start=1):
        yield {
            "id": number,
            "name": name,
            "slug": name.lower().replace(" ", "-"),
            "extension_slug": "tickets" if number == 1 else None,
            "workflow_definition": {"steps": ["read", "decide", "answer"][: number + 1]},
            "agents_config": {"writer": {"temperature": 0.2}},
            "llm_configuration_id": 1 if number == 1 else None,
            "max_steps": 20,
            "timeout_seconds": 120,
            "is_active": True,
            "description": None,
            "created_at": moment,
            "updated_at": moment,
        }


def executions(traffic: Traffic) -> Iterator[Row]:
    """A tool call in every fourth conversation; its fields tell how it ended."""
    for number, conversation in enumerate(range(1, traffic.conversations + 1, 4), start=1):
        exchange = traffic.conversation(conversation)[0]
        chance = dice(traffic.seed, "tool", number)
        status = chance.choices(("success", "error", "running", "pending"), (90, 6, 2, 2))[0]
        is_done = status in {"success", "error"}
        yield {
            "id": number,
            "tool_definition_id": 1 + number % TOOLS_IN_USE,
            "usage_log_id": exchange.number if is_done else None,
            "session_id": conversation,
            "input_parameters": {"query": exchange.prompt[:100]},
            "output_result": answer(chance) if status == "success" else None,
            "status": status,
            "error_message": "Tool returned HTTP 503" if status == "error" else None,
            "execution_time_ms": chance.randint(5, 4000) if is_done else None,
            "executed_at": exchange.asked_at + timedelta(seconds=1),
            "created_at": exchange.asked_at,
            "updated_at": exchange.answered_at,
        }
