"""Searching real applications for their own tables, beside plain ripgrep over the same names and the same tree.

Generated trees hold names that stand for nothing else. In real ones half of the words are names of tables, models
lead from file to file, and lines are longer. The applications come from PyPI.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from benchmarks.code import alternate, run_ripgrep, search_anew, search_edited
from toolkit.evidence.code import scan_code
from toolkit.model.names import Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

_APPLICATIONS: Final = (
    "apache-airflow-core==3.3.2",
    "django-cms==5.1.3",
    "django-oscar==4.2.1",
    "pretix==2026.8.0",
    "wagtail==8.0.1",
)
# Those whose tables are looked for, in the tree of all.
_LOOKED_FOR: Final = ("airflow", "oscar", "pretix", "wagtail")
_NAMED: Final = re.compile(r"__tablename__\s*=\s*['\"](\w+)")
_CREATED: Final = re.compile(r"migrations\.CreateModel\(\s*name=['\"](\w+)")
_LABEL: Final = re.compile(r"^\s+label\s*=\s*['\"](\w+)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Seconds of a first search, of one that finds what was kept, of one after an edit, and of ripgrep.

    All files are in memory, and what is edited is the file that names the tables most often.
    """

    application: str
    tables: int
    references: int
    first: float
    again: float
    edited: float
    ripgrep: float


def _tables(root: Path) -> set[str]:
    """The tables that an application declares: by name, or as Django calls those of its migrations."""
    found = {name for path in root.rglob("*.py") for name in _NAMED.findall(path.read_text("utf-8"))}
    for migrations in root.rglob("migrations"):
        beside = [migrations.parent / name for name in ("apps.py", "__init__.py")]
        labels = [label for path in beside if path.exists() for label in _LABEL.findall(path.read_text("utf-8"))]
        label = (*labels, migrations.parent.name)[0]
        created = (name for path in migrations.glob("*.py") for name in _CREATED.findall(path.read_text("utf-8")))
        found |= {f"{label}_{name.lower()}" for name in created}
    return found


def _unpack(folder: Path) -> Path:
    """All applications as one tree."""
    wheels, root = folder / "wheels", folder / "tree"
    # Their code is looked at and not run, so what they need is not needed.
    download = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:"]
    subprocess.run([*download, "--dest", str(wheels), *_APPLICATIONS], check=True)
    for wheel in sorted(wheels.iterdir()):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(root)
    return root


def measure() -> tuple[int, list[Figure]]:
    """How many files there are, and what it takes to find the tables of each application in them."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as kept:
        root = _unpack(Path(folder))
        files = sum(path.is_file() for path in root.rglob("*"))
        return files, [_figure(root, name, Path(kept)) for name in _LOOKED_FOR]


def _figure(root: Path, application: str, kept: Path) -> Figure:
    refs = [Ref(name=name) for name in sorted(_tables(root / application))]
    references = scan_code([root], refs, kept_in=kept).references
    ((busiest, _),) = Counter(each.file for each in references if each.file.endswith(".py")).most_common(1)
    first, again, edited, ripgrep = alternate(
        (
            partial(search_anew, root, refs),
            partial(scan_code, [root], refs, kept_in=kept),
            partial(search_edited, root, refs, kept, Path(busiest)),
            partial(run_ripgrep, rf"\b(?:{'|'.join(ref.name for ref in refs)})\b", root),
        ),
        root,
        cached=True,
    )
    return Figure(
        application=application,
        tables=len(refs),
        references=len(references),
        first=first,
        again=again,
        edited=edited,
        ripgrep=ripgrep,
    )


def as_markdown(files: int, figures: list[Figure]) -> Iterator[str]:
    """The figures as a section of the results."""
    yield ""
    yield "## Searching real applications"
    yield ""
    yield f"{files:,} files of {len(_APPLICATIONS)} applications from PyPI, searched for the tables of one of them,"
    yield "beside `rg -n` over their names; all files in memory. A table that a model means is mostly used without"
    yield "being named, so the toolkit searches again for the models, and reads far more files than ripgrep finds."
    yield "Edited is the file that names the tables most often, before they are searched for again."
    yield ""
    yield "| tables of | tables | references | first | again | edited | rg | first to rg | again to rg | edited to rg |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
    for each in figures:
        yield (
            f"| {each.application} | {each.tables} | {each.references:,} | {each.first:.1f} s | {each.again:.2f} s |"
            f" {each.edited:.2f} s | {each.ripgrep:.2f} s | {each.first / each.ripgrep:.0f} |"
            f" {each.again / each.ripgrep:.1f} | {each.edited / each.ripgrep:.1f} |"
        )


@click.command()
def main() -> None:
    """Measure and print."""
    click.echo("\n".join(as_markdown(*measure())))


if __name__ == "__main__":
    main()
