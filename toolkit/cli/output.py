"""Print results: JSON one way everywhere, so that the same input gives the same bytes."""

from __future__ import annotations

import json
from typing import Any

import click


def print_json(data: Any) -> None:
    """Print data as indented JSON in a fixed order of keys as they were given."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))
