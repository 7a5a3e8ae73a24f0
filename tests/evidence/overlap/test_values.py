"""Whatever a driver returns can be compared with whatever another does."""

from __future__ import annotations

import ipaddress
from datetime import UTC, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from toolkit.evidence.overlap.matching import covered_rows, match_columns
from toolkit.evidence.overlap.rows import Anchor, Samples, canonical_rows
from toolkit.evidence.overlap.shapes import Candidate
from toolkit.evidence.overlap.values import canonical, conversion
from toolkit.model.names import Ref
from toolkit.model.table import Column, Table
from toolkit.model.types import Family, SqlType

ZONES = st.sampled_from([None, UTC, timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))])
PLAIN = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.just(10**400),
    st.floats(),
    st.decimals(),
    st.text(),
    st.sampled_from(["", "0000-00-00 00:00:00", "0000-00-00", "infinity", "20000-01-01", "$1,234.50", "1e999", "nan"]),
    st.binary(),
    st.dates(),
    st.datetimes(timezones=ZONES),
    st.times(),
    st.timedeltas(),
    st.uuids(),
    st.ip_addresses(),
    st.just(ipaddress.ip_interface("10.0.0.1/8")),
    st.just(ipaddress.ip_network("10.0.0.0/8")),
)
VALUES = PLAIN | st.lists(PLAIN, max_size=3) | st.dictionaries(st.text(), PLAIN, max_size=3)
KINDS = ("number", "time", "text", "flag", "document", "other")
FAMILIES = (Family.INTEGER, Family.TIMESTAMP, Family.TEXT, Family.MONEY)


@given(left=VALUES, right=VALUES, kinds=st.tuples(st.sampled_from(KINDS), st.sampled_from(KINDS)))
def test_no_two_values_fail_to_be_compared(left: object, right: object, kinds: tuple[str, str]) -> None:
    one, other = canonical(left, kinds[0]), canonical(right, kinds[1])
    assert hash(one) == hash(canonical(left, kinds[0]))
    assert one == canonical(left, kinds[0])
    for kind in (*KINDS, "epoch"):
        if one is not None and other is not None:
            assert isinstance(conversion(kind, one, other), str | None)


@given(values=st.lists(st.tuples(*[VALUES] * 4), min_size=1, max_size=8), families=st.permutations(FAMILIES))
def test_no_mixture_of_values_ends_the_comparison_of_two_tables(
    values: list[tuple[object, ...]], families: list[Family]
) -> None:
    def table(name: str, kinds: tuple[Family, ...] | list[Family]) -> Table:
        columns = (Column(name=f"c{at}", type=SqlType(spelling="x", family=kind)) for at, kind in enumerate(kinds))
        return Table(ref=Ref(schema="", name=name), columns=tuple(columns))

    candidate = Candidate(left=table("one", FAMILIES), right=table("other", families), score=1.0)
    anchor = Anchor(left="c0", right="c0")
    # Each row often enough for a match, beside values of every other row.
    rows = [dict(zip(("c0", "c1", "c2", "c3"), row, strict=True)) for row in values * 6]
    left = list(canonical_rows(candidate.left, rows))
    right = list(canonical_rows(candidate.right, left))
    samples = Samples(left=tuple(left), right={row["c0"]: right for row in left}, whole=True, of_right=len(right))
    every = match_columns(candidate, anchor, samples)
    kinds = {"c0": "number", "c1": "time", "c2": "text", "c3": "number"}
    assert 0 <= covered_rows(every, anchor, samples, kinds) <= len(left)
