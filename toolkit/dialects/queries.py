"""Catalog queries kept as `.sql` files, with lines that hold only for some server versions."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final

_GATE: Final = re.compile(r"--\s*(>=|<)\s*(\d+(?:\.\d+)*)\s*$")

Version = tuple[int, ...]


@cache
def query(folders: tuple[str, ...], name: str, version: Version) -> str:
    """The text of `toolkit/dialects/<folder>/sql/<name>.sql` for one server version.

    The first folder that has the query gives it, so that a relative of another server keeps only
    what differs. A line that ends in `-- >= 15` is there from version 15 on, one that ends in `-- < 15` before it.
    """
    places = (files("toolkit.dialects").joinpath(folder, "sql", f"{name}.sql") for folder in folders)
    text = next(place for place in places if place.is_file()).read_text("utf-8")
    return "\n".join(line for line in text.splitlines() if _holds(line, version))


def _holds(line: str, version: Version) -> bool:
    gate = _GATE.search(line)
    if gate is None:
        return True
    wanted = tuple(int(part) for part in gate[2].split("."))
    return version >= wanted if gate[1] == ">=" else version < wanted
