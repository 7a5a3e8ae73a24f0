"""Seed rows that an administrator would have typed: users, configurations, templates, documents."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from ..dice import dice
from ..people import full_name
from ..phrases import answer, question

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from ..batches import Row
    from ..traffic import Traffic

FIRST_NAMES: Final = (
    "Ana",
    "João",
    "María José",
    "O'Neill",
    "Zoë",
    "Nguyễn",
    "Mwangi",
    "Łukasz",
    "李",
    "Emma",
)
SURNAMES: Final = ("Silva", "García", "Müller", "Okafor", "Kowalski", "Tanaka", "Dubois", "Smith")
EXTENSIONS: Final = ("llm-manager", "tickets", "cms", "crm")
ENDPOINTS: Final = {
    "openai": "https://api.openai.com/v1",
    "anthropic": "https://api.anthropic.com/v1",
    "ollama": "http://localhost:11434",
}


def installed_at(traffic: Traffic) -> datetime:
    """The day the extension was installed: before all traffic."""
    return traffic.until - timedelta(days=190)


def users(traffic: Traffic) -> Iterator[Row]:
    """The host application's users."""
    for number in range(1, traffic.users + 1):
        chance = dice(traffic.seed, "user", number)
        yield {"id": number, "name": full_name(chance), "email": f"user{number}@example.com"}


def configurations(traffic: Traffic) -> Iterator[Row]:
    """One configuration for each model, and two that no request uses."""
    moment = installed_at(traffic)
    unused = (
        ("Gateway trial", "openrouter", "meta-llama/llama-3.1-70b"),
        ("Legacy proxy", "custom", "gpt-4"),
    )
    used = tuple((model.name, model.provider, model.name) for model in traffic.models)
    for number, (name, provider, model) in enumerate((*used, *unused), start=1):
        is_local = provider == "ollama"
        in_use = number <= len(used)
        yield {
            "id": number,
            "name": name,
            "slug": name.lower().replace(" ", "-").replace(":", "-").replace(".", "-"),
            "provider": provider,
            "model": model,
            "api_endpoint": ENDPOINTS.get(provider),
            "api_key": None if is_local else f"encrypted:{traffic.seed:08x}{number:08x}",
            "default_parameters": {"temperature": 0.7, "max_tokens": 4096, "stop": []} if in_use else None,
            "capabilities": {"streaming": True, "vision": not is_local, "tools": not is_local},
            "is_active": in_use,
            "is_default": number == 1,
            "description": None if in_use else "",
            "created_at": moment,
            "updated_at": moment + timedelta(days=number),
        }


def prompt_templates(traffic: Traffic) -> Iterator[Row]:
    """Templates; those of no extension are global, as revision 2025_11_21_000001 made them."""
    moment = installed_at(traffic)
    templates = (
        ("Summary", "summary", None, "writing", "Summarise in {{words}} words:\n{{text}}"),
        ("Translate", "translate", None, "writing", "Translate into {{language}}: {{text}}"),
        ("Ticket reply", "ticket-reply", "tickets", "support", "Answer {{name}} kindly 🙂:\n{{ticket}}"),
        ("Ticket triage", "ticket-triage", "tickets", "support", "Priority of: {{ticket}}"),
        ("Page outline", "page-outline", "cms", "writing", "Outline a page about {{topic}}"),
        ("Scratch", None, "cms", None, ""),
    )
    for number, (name, slug, extension, category, template) in enumerate(templates, start=1):
        yield {
            "id": number,
            "name": name,
            "slug": slug,
            "extension_slug": extension,
            "is_global": extension is None,
            "category": category,
            "template": template,
            "variables": ["text"] if template else None,
            "example_values": {"text": "It's a test"} if extension is None else None,
            "default_parameters": None,
            "is_active": bool(template),
            "description": None,
            "created_at": moment,
            "updated_at": moment,
        }


def parameter_overrides(traffic: Traffic) -> Iterator[Row]:
    """What extensions change in the parameters of a configuration."""
    moment = installed_at(traffic)
    strategies = ("replace", "merge", "deep_merge")
    for number, extension in enumerate(EXTENSIONS, start=1):
        yield {
            "id": number,
            "extension_slug": extension,
            "llm_configuration_id": number if number > 1 else None,
            "context": "chat" if number % 2 else None,
            "override_parameters": {"temperature": number / 10},
            "merge_strategy": strategies[number % 3],
            "is_active": True,
            "priority": number * 10,
            "description": "",
            "created_at": moment,
            "updated_at": None,
        }


def documents(traffic: Traffic) -> Iterator[Row]:
    """Documents of the knowledge base, half of them indexed."""
    moment = installed_at(traffic)
    for number in range(1, 9):
        chance = dice(traffic.seed, "document", number)
        is_indexed = number % 2 == 0
        yield {
            "id": number,
            "extension_slug": chance.choice((None, *EXTENSIONS)),
            "document_type": "faq" if is_indexed else None,
            "title": question(chance)[:255],
            "content": "\n\n".join(answer(chance) for _ in range(12)),
            "content_chunks": answer(chance) if is_indexed else None,
            "embeddings": [round(chance.uniform(-1, 1), 6) for _ in range(16)] if is_indexed else None,
            "embedding_model": "text-embedding-3-small" if is_indexed else None,
            "metadata": {"language": "en", "pages": number},
            "is_indexed": is_indexed,
            "indexed_at": moment + timedelta(hours=number) if is_indexed else None,
            "created_at": moment,
            "updated_at": moment,
        }


def preferences(traffic: Traffic) -> Iterator[Row]:
    """Workspace preferences of two users in three."""
    moment = installed_at(traffic)
    with_preferences = (number for number in range(1, traffic.users + 1) if number % 3)
    for number, user in enumerate(with_preferences, start=1):
        yield {
            "id": number,
            "user_id": user,
            "config": {"theme": "dark" if user % 2 else "light", "pinned": [], "emoji": "🦊"},
            "created_at": moment,
            "updated_at": None,
        }
