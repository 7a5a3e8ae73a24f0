"""Every language and ORM: each snippet states beside a line what the search must find on it, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from toolkit.evidence.code import scan_code
from toolkit.evidence.code.wanted import wanted_tables
from toolkit.model.reference import Role

CASES = Path(__file__).parent / "cases"
_COMMENT = re.compile(r"(?:#|//|--) ((?:(?:reads|writes|declares|mentions): [\w, ]+(?:; )?)+)$")


def expected_in(folder: Path) -> set[tuple[str, int, str, str]]:
    """What the comments of the snippets say: file, line, kind and table."""
    return {
        (path.name, number, kind, table)
        for path in folder.rglob("*.*")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if (comment := _COMMENT.search(line))
        for group in comment[1].split("; ")
        for kind, tables in [group.split(": ")]
        for table in tables.split(", ")
    }


@pytest.mark.parametrize("language", sorted(path.name for path in CASES.iterdir()))
def test_what_a_snippet_says_is_found_and_nothing_else(language: str) -> None:
    folder = CASES / language
    scan = scan_code([folder], wanted_tables(str(folder / "tables.txt")))
    found = {
        (Path(each.file).name, each.line, each.kind.value, each.table.name)
        for each in scan.references
        if each.role is not Role.DOCS
    }
    expected = expected_in(folder)
    assert len(expected) >= 8
    assert found == expected


def test_common_words_that_are_tables_too_do_not_drown_the_result() -> None:
    folder = Path(__file__).parent / "traps"
    scan = scan_code([folder], wanted_tables(str(folder / "tables.txt")))
    assert [each for each in scan.references if each.role is not Role.DOCS] == []
