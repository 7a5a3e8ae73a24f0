"""Find a SQLAlchemy MetaData in a module given by name or by file."""

from __future__ import annotations

import importlib
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import MetaData

from toolkit.errors import SourceFailed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from toolkit.catalog.sources import Models


def load_metadata(source: Models) -> MetaData:
    """Import the module and return the MetaData it was said to hold, or that of a declarative base."""
    found: Any = load_module(source.module)
    for name in source.attribute.split("."):
        found = getattr(found, name, None)
    found = getattr(found, "metadata", found)
    if not isinstance(found, MetaData):
        raise SourceFailed(
            f"{source} is not a SQLAlchemy MetaData.", hint="Name a MetaData, or a declarative base class."
        )
    return found


def load_module(module: str) -> ModuleType:
    """Import a module by its dotted name, or by its file; a file in a package is imported as a part of it."""
    name, folder = module, Path()
    if module.endswith(".py"):
        path = Path(module).resolve()
        if not path.is_file():
            raise SourceFailed(f"There is no file {module}.", hint="Check the path before the colon.")
        name, folder = _in_its_package(path)
    with _importable_from(folder):
        try:
            return importlib.import_module(name)
        except (Exception, SystemExit) as error:
            reason = "it ends the program" if isinstance(error, SystemExit) else error
            raise SourceFailed(
                f"The module {module} cannot be imported: {reason}.",
                hint="Run from the project's folder, in the environment it is installed in.",
            ) from error


def _in_its_package(path: Path) -> tuple[str, Path]:
    """The dotted name of a file, and the folder that its outermost package stands in."""
    names, folder = [path.stem], path.parent
    while (folder / "__init__.py").is_file():
        names.insert(0, folder.name)
        folder = folder.parent
    return ".".join(names), folder


@contextmanager
def _importable_from(folder: Path) -> Iterator[None]:
    place = str(folder.resolve())
    sys.path.insert(0, place)
    try:
        yield
    finally:
        sys.path.remove(place)
