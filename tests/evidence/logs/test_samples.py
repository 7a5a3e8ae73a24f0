"""Each sample log says what must be found in it, and that stays so however the file is written."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.evidence.logs.sample_logs import NAMES, dialect_of, sample, used
from toolkit.evidence.logs import read_logs
from toolkit.evidence.logs.formats import FORMATS, format_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

every_sample = pytest.mark.parametrize("name", NAMES)


def test_every_format_has_a_sample() -> None:
    assert {sample(name)[1]["format"] for name in NAMES} == {each.TITLE for each in FORMATS}


@every_sample
def test_what_a_sample_says_is_found_and_nothing_else(name: str) -> None:
    path, expected = sample(name)
    logs = read_logs([path], expected["database"])
    found = format_of(path.read_text("utf-8"))
    assert found is not None
    assert expected["format"] == found.TITLE
    assert used(logs, dialect_of(name)) == (expected["reads"], expected["writes"])
    assert logs.complete == expected.get("complete", False)
    start, end = (datetime.fromisoformat(text).replace(tzinfo=UTC) for text in expected["window"])
    assert (logs.window.start, logs.window.end) == (start, end)
    for words in expected.get("cannot_see", ()):
        assert words in "; ".join(logs.cannot_see)


@every_sample
def test_users_are_named_and_values_are_not(name: str) -> None:
    path, expected = sample(name)
    logs = read_logs([path], expected["database"])
    shown = [each.text for each in (*logs.statements, *logs.elsewhere)]
    assert not [
        text for text in shown if "'" in text or "from gho" in text.replace("from ghosts", "") or "multi" in text
    ]
    if "users" in expected:
        assert {each.user for each in (*logs.statements, *logs.elsewhere)} == set(expected["users"])


_AS_IT_IS: dict[str, Callable[[bytes], bytes]] = {
    "with Windows line ends": lambda content: content.replace(b"\n", b"\r\n"),
    "compressed": gzip.compress,
    "compressed in two parts": lambda content: gzip.compress(content[:999]) + gzip.compress(content[999:]),
    "with a byte order mark": lambda content: b"\xef\xbb\xbf" + content,
    "with text in another encoding": lambda content: content.replace("😀".encode(), b"\xff\xfe\x00\xe9"),
}


@every_sample
@pytest.mark.parametrize("written", _AS_IT_IS)
def test_how_a_file_is_written_changes_nothing(name: str, written: str, tmp_path: Path) -> None:
    path, expected = sample(name)
    # The name says nothing about what is in it.
    other = tmp_path / "current.txt"
    other.write_bytes(_AS_IT_IS[written](path.read_bytes()))
    logs = read_logs([other], expected["database"])
    assert used(logs, dialect_of(name)) == (expected["reads"], expected["writes"])


@every_sample
def test_two_files_count_both_and_the_window_spans_them(name: str, tmp_path: Path) -> None:
    path, expected = sample(name)
    later = tmp_path / "later.log"
    later.write_text(path.read_text("utf-8").replace("2026-03-01", "2026-03-05").replace("260301", "260305"), "utf-8")
    one, both = read_logs([path], expected["database"]), read_logs([later, path], expected["database"])
    reads, writes = used(one, dialect_of(name))
    twice = ({table: 2 * (count or 0) for table, count in each.items()} for each in (reads, writes))
    assert used(both, dialect_of(name)) == tuple(twice)
    assert both.window.start == one.window.start
    if expected["format"] != "MySQL slow log":
        assert (both.window.end - one.window.end).days == 4
        assert any("which no file covers" in text for text in both.cannot_see)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_a_file_that_breaks_off_anywhere_says_less_and_nothing_else(
    name: str, data: st.DataObject, tmp_path: Path
) -> None:
    path, expected = sample(name)
    content = path.read_bytes()
    part = tmp_path / "part.log"
    part.write_bytes(content[: data.draw(st.integers(min_value=0, max_value=len(content)))])
    found = used(read_logs([part], expected["database"]), dialect_of(name))
    for counted, whole in zip(found, (expected["reads"], expected["writes"]), strict=True):
        assert all((count or 0) <= whole.get(table, 0) for table, count in counted.items())


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_bytes_that_went_bad_never_end_the_reading(name: str, data: st.DataObject, tmp_path: Path) -> None:
    path, expected = sample(name)
    content = bytearray(path.read_bytes())
    for place in data.draw(st.lists(st.integers(min_value=0, max_value=len(content) - 1), max_size=30)):
        content[place] = data.draw(st.integers(min_value=0, max_value=255))
    part = tmp_path / "bad.log"
    part.write_bytes(content)
    read_logs([part], expected["database"])
    part.write_bytes(gzip.compress(bytes(content))[: len(content) // 4])
    read_logs([part], expected["database"])
