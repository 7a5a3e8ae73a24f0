"""The findings of an audit, as the reasons a plan gives for its steps."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from toolkit.errors import BadInput
from toolkit.model.names import Ref

if TYPE_CHECKING:
    from pathlib import Path


def read_reasons(audit: Path | None) -> dict[Ref, str]:
    """The finding about each table in an audit's JSON; without an audit there are none."""
    if audit is None:
        return {}
    try:
        data = json.loads(audit.read_text("utf-8"))
        return {
            Ref(schema=item["schema"], name=item["table"]): f"{item['code']}: {item['summary']}"
            for database in data["databases"]
            for item in database["findings"]
            if item["verdict"] != "keep"
        }
    except OSError as error:
        raise BadInput(f"The audit {audit} cannot be read: {error.strerror}.", hint="Check the path.") from None
    except (ValueError, KeyError, TypeError):
        raise BadInput(
            f"{audit} is not the JSON of an audit.",
            hint="Make it with: toolkit audit database URL --format json --out FILE.",
        ) from None
