"""Data flows one way through the house: a module imports only from its own layer and those to its left."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import toolkit

LAYERS = (
    "model",
    "dialects",
    "engines",
    "catalog",
    "evidence",
    "findings",
    "plan",
    "render",
    "execute",
    "verify",
    "report",
    "samples",
    "cli",
)
FREE_TO_ALL = {"errors", "config", "garbage"}
ROOT = Path(toolkit.__file__).parent
MODULES = sorted(path for path in ROOT.rglob("*.py") if "_samples" not in path.parts and path != ROOT / "__init__.py")


def imported_layers(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides its layer"
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    parts = (name.split(".") for name in names)
    return {words[1] for words in parts if words[0] == "toolkit" and len(words) > 1} - {"__version__"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_from_its_layer_and_those_to_its_left(path: Path) -> None:
    own = path.relative_to(ROOT).parts[0].removesuffix(".py")
    allowed = FREE_TO_ALL if own in FREE_TO_ALL else {*LAYERS[: LAYERS.index(own) + 1], *FREE_TO_ALL}
    assert imported_layers(path) <= allowed


def test_the_walk_notices_a_step_backwards(tmp_path: Path) -> None:
    module = tmp_path / "x.py"
    module.write_text("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from toolkit.cli.main import cli\n")
    assert imported_layers(module) == {"cli"}
