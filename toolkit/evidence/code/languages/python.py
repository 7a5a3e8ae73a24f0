"""Python: `from m import A as B`, packages that pass names on, and blocks by indentation."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.language import Language
from toolkit.evidence.code.lexicon import lexicon, quoted, thrice_quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from toolkit.evidence.code.handle import Handle
    from toolkit.evidence.code.source import Source

_FROM: Final = re.compile(r"^[ \t]*from\s+([.\w]+)\s+import\s+(\([^)]*\)|[^\n;]+)", re.MULTILINE)
_IMPORT: Final = re.compile(r"^[ \t]*import\s+([\w.]+)(?:\s+as\s+(\w+))?", re.MULTILINE)
# `Order = get_model("shop", "Order")`, and of one text: `apps.get_model("shop.Order")`.
_GOTTEN: Final = re.compile(
    r"^[ \t]*(\w+)\s*=\s*(?:\w+\.)*get_model\(\s*['\"](\w+)(?:\.|['\"]\s*,\s*['\"])(\w+)['\"]", re.MULTILINE
)
# `Thing = Order`, which is a class by its first letter.
_SAME: Final = re.compile(r"^(\w+)[ \t]*=[ \t]*([A-Z]\w*)[ \t]*(?:\#[^\n]*)?$", re.MULTILINE)
_AS: Final = re.compile(r"\s+as\s+")
_COMMENT: Final = re.compile(r"#[^\n]*")


def _visible(source: Source, handle: Handle) -> Iterator[str]:
    if source.path == handle.file:
        yield handle.name
    yield from (local for local, label, model in _gotten(source.text) if _is_gotten(handle, label, model))
    stem, folder = handle.file.stem, handle.file.parent.name
    for module, name, alias in _imports(source.text):
        if not name:
            if _may_hold(module, source.path, handle.file):
                yield f"{alias}.{handle.name}"
        elif name in {handle.name, "*"}:
            if _may_hold(module, source.path, handle.file):
                yield handle.name if name == "*" else alias
        elif name in {stem, folder}:
            yield f"{alias}.{handle.name}"


@lru_cache(maxsize=8)
def _gotten(text: str) -> tuple[tuple[str, str, str], ...]:
    """The models that a file gets by their names: what it calls each, its application, its name.

    What it calls several, such as `model` in the configuration of several classes, stands for none of them.
    """
    found = {match.groups() for match in _GOTTEN.finditer(text)} if "get_model(" in text else set()
    times = Counter(local for local, _, _ in found)
    return tuple(sorted((local, label, model.lower()) for local, label, model in found if times[local] == 1))


def _is_gotten(handle: Handle, label: str, model: str) -> bool:
    """Whether a model is that of an application; one whose table is called otherwise may be."""
    if handle.name.lower() != model:
        return False
    return any(not ref.name.endswith(f"_{model}") or ref.name == f"{label}_{model}" for ref in handle.tables)


@lru_cache(maxsize=8)
def _imports(text: str) -> tuple[tuple[str, str, str], ...]:
    """Module, name and what it is called here, for every import; without a name the module itself is imported."""
    found = []
    for match in _FROM.finditer(text):
        for item in _COMMENT.sub("", match[2]).strip("()").split(","):
            name, _, alias = (part.strip() for part in _AS.sub("\0", item.strip()).partition("\0"))
            if name:
                found.append((match[1], name, alias or name))
    found += [(match[1], "", match[2] or match[1].split(".")[-1]) for match in _IMPORT.finditer(text)]
    return tuple(found)


def _renamed(source: Source) -> Iterator[tuple[str, str]]:
    """What a package passes on under another name, and what any file calls once more."""
    if source.path.name == "__init__.py":
        yield from ((alias, alias) for _, name, alias in _imports(source.text) if name not in {"", alias})
    yield from ((match[2], match[1]) for match in _SAME.finditer(source.text))


def _may_hold(module: str, importer: Path, declared_in: Path) -> bool:
    """Whether a module is the file of a class, or a package above it that may pass the name on."""
    dots = len(module) - len(module.lstrip("."))
    parts = [part for part in module.split(".") if part]
    place = declared_in.with_suffix("").parts
    if dots:
        folder = importer.parents[dots - 1].parts if dots <= len(importer.parents) else ()
        wanted = (*folder, *parts)
        return place[: len(wanted)] == wanted
    if place[-1] == "__init__":
        place = place[:-1]
    # A package further up passes on what a subpackage holds; two levels are as far as people go.
    return any(parts == list(place[len(place) - up - len(parts) : len(place) - up]) for up in range(3))


LANGUAGE: Final = Language(
    name="python",
    suffixes=(".py", ".pyi", ".pyw"),
    lexicon=lexicon(
        comments=r"\#[^\n]*",
        texts="[rbufRBUF]{0,2}(?:" + thrice_quoted("\"'") + "|" + quoted("\"'") + ")",
        names=r"[A-Za-z_]\w*",
    ),
    visible=_visible,
    renamed=_renamed,
    indented=True,
    tracked=True,
)
