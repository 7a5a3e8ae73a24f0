"""JavaScript and TypeScript: ES imports, `require`, template and regular expression literals."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.language import Language
from toolkit.evidence.code.lexicon import COMMENTS, lexicon, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.handle import Handle
    from toolkit.evidence.code.source import Source

_IMPORT: Final = re.compile(
    r"\b(?:import|export)\s+(?:type\s+)?([^;'\"]+?)\s+from\s+['\"]([^'\"\n]+)['\"]"
    r"|\b(?:const|let|var)\s+([^=;]+?)\s*=\s*(?:await\s+)?(?:require|import)\(\s*['\"]([^'\"\n]+)['\"]"
)
_EXPORT: Final = re.compile(r"\bexport\s*\{([^}]*)\}(\s*from\b)?")
_SAME: Final = re.compile(
    r"^export\s+(?:const|let|var)\s+(\w+)\s*=\s*([A-Z]\w*)[ \t]*;?[ \t]*(?://[^\n]*)?$", re.MULTILINE
)
_NAMES: Final = re.compile(r"\{([^}]*)\}")


def _visible(source: Source, handle: Handle) -> Iterator[str]:
    if source.path == handle.file:
        yield handle.name
        return
    for clause, module in _imports(source.text):
        if _may_hold(module, source.path, handle.file):
            yield from _locals(clause, handle.name)


@lru_cache(maxsize=8)
def _imports(text: str) -> tuple[tuple[str, str], ...]:
    """What is imported and from which module, for every import."""
    return tuple((match[1] or match[3], match[2] or match[4]) for match in _IMPORT.finditer(text))


def _locals(clause: str, name: str) -> Iterator[str]:
    """What a class is called after an import: by its name, an alias, or as a member of the whole module."""
    for group in _NAMES.findall(clause):
        for item in group.split(","):
            original, _, alias = re.sub(r"\s+as\s+|\s*:\s*", "\0", item.strip().removeprefix("type ")).partition("\0")
            if original == name:
                yield alias or name
    whole = _NAMES.sub("", clause).replace("* as", "").strip(" ,\n")
    if whole == name:
        yield name
    elif whole.isidentifier():
        yield f"{whole}.{name}"


def _renamed(source: Source) -> Iterator[tuple[str, str]]:
    """`export { Order as Sale }`, from another module too, and `export const Sale = Order`."""
    for match in _EXPORT.finditer(source.text):
        for item in match[1].split(","):
            name, _, other = re.sub(r"\s+as\s+", "\0", item.strip()).partition("\0")
            if other:
                # Of what comes from elsewhere a file knows only the other name.
                yield (other if match[2] else name), other
    yield from ((match[2], match[1]) for match in _SAME.finditer(source.text))


def _may_hold(module: str, importer: PurePath, declared_in: PurePath) -> bool:
    """Whether a module is the file of a class, the folder it is passed on by, or an alias that ends like them."""
    place = declared_in.with_suffix("")
    if module.startswith("."):
        parts = list(importer.parent.parts)
        for part in PurePath(module).parts:
            if part == "..":
                parts = parts[:-1]
            else:
                parts.append(part)
        wanted = PurePath(*parts).with_suffix("") if module.endswith((".js", ".ts", ".mjs")) else PurePath(*parts)
        return place == wanted or wanted in declared_in.parents
    last = PurePath(module).name.removesuffix(".js")
    return "/" in module and (last == place.name or last in place.parts[-3:])


LANGUAGE: Final = Language(
    name="typescript",
    suffixes=(".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".mts", ".cts"),
    lexicon=lexicon(
        comments=COMMENTS,
        texts=(
            quoted("\"'") + r"|`[^`\\$]*+(?:(?:\\.|\$\{(?:[^{}]++|\{[^{}]*+\})*+\}|\$)[^`\\$]*+)*`"
            r"|(?:(?<=[=(,:!&|?;\[])|(?<=[=(,:!&|?;\[] ))/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*"
        ),
        names=r"[A-Za-z_$\#][\w$]*",
    ),
    visible=_visible,
    renamed=_renamed,
)
