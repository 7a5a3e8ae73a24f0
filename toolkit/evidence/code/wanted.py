"""Which tables to look for: those of a database, of an inspection kept as JSON, or of a list."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.errors import BadInput
from toolkit.model.names import Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

_HINT = "Name a database URL, the output of `toolkit inspect --format json`, or a file with one table's name a line."


def wanted_tables(source: str) -> tuple[Ref, ...]:
    """The tables that a URL or a file names, in order and each once.

    Raises:
        BadInput: The source is neither, or names no table.
    """
    if "://" in source:
        from toolkit.catalog.read import read_catalog  # noqa: PLC0415 - a list of names needs no database driver

        refs = tuple(table.ref for table in read_catalog(source).tables)
    else:
        refs = tuple(dict.fromkeys(_of_file(Path(source))))
    if not refs:
        raise BadInput("There is no table to look for.", hint=_HINT)
    return refs


def _of_file(path: Path) -> Iterator[Ref]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not text"
        raise BadInput(f"{path} cannot be read: {reason}.", hint=_HINT) from None
    if text.lstrip().startswith(("{", "[")):
        yield from _of_json(path, text)
    else:
        lines = (line.partition("#")[0].strip() for line in text.splitlines())
        yield from (_ref(line) for line in lines if line)


def _of_json(path: Path, text: str) -> Iterator[Ref]:
    try:
        data = json.loads(text)
    except ValueError:
        raise BadInput(f"{path} is not the JSON that it begins as.", hint=_HINT) from None
    items = data.get("tables") if isinstance(data, dict) else data
    for item in items if isinstance(items, list) else ():
        ref = _of_item(item)
        if ref is None:
            raise BadInput(f"{path} lists something that is no table's name.", hint=_HINT)
        yield ref


def _of_item(item: Any) -> Ref | None:
    """A name, or a table as `toolkit inspect` writes it."""
    if isinstance(item, str) and item:
        return _ref(item)
    ref = item.get("ref") if isinstance(item, dict) else None
    if isinstance(ref, dict) and isinstance(ref.get("name"), str):
        return Ref(schema=str(ref.get("schema", "")), name=ref["name"])
    return None


def _ref(name: str) -> Ref:
    schema, _, table = name.rpartition(".")
    return Ref(schema=schema, name=table)
