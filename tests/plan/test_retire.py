"""A plan to retire tables: what it does, what it refuses, and the file it is kept in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.systems.sample import connected
from toolkit.catalog.read import read_catalog
from toolkit.dialects.quoting import fitting_name
from toolkit.errors import BadInput
from toolkit.model.names import Ref
from toolkit.model.operation import RetireTable
from toolkit.model.plan import Hazard, Phase, Plan, Step
from toolkit.plan.decide import find_table, make_plan
from toolkit.plan.file import read_plan, write_plan

if TYPE_CHECKING:
    from pathlib import Path


DAY = date(2026, 11, 21)


def plan_to_retire(url: str, name: str) -> Plan:
    catalog = read_catalog(url)
    return make_plan(catalog, [(RetireTable(table=find_table(name, catalog), on=DAY), "because")])


def test_the_same_database_gives_the_same_bytes(llm_manager: str) -> None:
    first, second = (write_plan(plan_to_retire(llm_manager, "llm_manager_conversation_logs")) for _ in range(2))
    assert first == second


def test_a_retired_table_is_cut_loose_labelled_and_renamed_and_the_scope_names_it_alone(llm_manager: str) -> None:
    plan = plan_to_retire(llm_manager, "llm_manager_conversation_logs")
    verbs = [step.title.split()[0] for step in plan.steps]
    assert verbs == ["Cut", "Label", "Rename"]
    assert [ref.name for ref in plan.scope] == [
        "llm_manager_conversation_logs",
        "zz_retired_20261121_llm_manager_conversation_logs",
    ]
    assert plan.base_fingerprint != plan.target_fingerprint


def test_a_table_that_something_needs_by_name_is_refused_and_the_user_is_named(database: str) -> None:
    with connected(database) as connection:
        connection.exec_driver_sql("CREATE TABLE parent (id int PRIMARY KEY)")
        connection.exec_driver_sql("CREATE TABLE child (id int, p int, FOREIGN KEY (p) REFERENCES parent (id))")
        connection.exec_driver_sql("CREATE TABLE seen (id int)")
        connection.exec_driver_sql("CREATE VIEW watcher AS SELECT id FROM seen")
    with pytest.raises(BadInput, match=r"foreign key of .*child"):
        plan_to_retire(database, "parent")
    with pytest.raises(BadInput, match=r"the view .*watcher"):
        plan_to_retire(database, "seen")


@pytest.mark.dialects("postgresql")
def test_rights_are_taken_and_given_back(database: str) -> None:
    with connected(database) as connection:
        connection.exec_driver_sql("CREATE TABLE logs (id int, note text)")
        connection.exec_driver_sql("GRANT SELECT ON logs TO PUBLIC; GRANT UPDATE (note) ON logs TO PUBLIC")
    step = next(step for step in plan_to_retire(database, "logs").steps if step.title.startswith("Close"))
    assert step.statements == (
        'REVOKE UPDATE ("note") ON TABLE "public"."logs" FROM PUBLIC',
        'REVOKE SELECT ON TABLE "public"."logs" FROM PUBLIC',
    )
    assert step.reverse[1] == 'GRANT SELECT ON TABLE "public"."logs" TO PUBLIC'


def test_a_name_that_could_be_two_tables_is_asked_about(postgres_url: str) -> None:
    with connected(postgres_url) as connection:
        connection.exec_driver_sql("CREATE SCHEMA other; CREATE TABLE t (id int); CREATE TABLE other.t (id int)")
    with pytest.raises(BadInput, match=r"other\.t, public\.t"):
        plan_to_retire(postgres_url, "t")
    assert plan_to_retire(postgres_url, "other.t").scope[0] == Ref(schema="other", name="t")


def test_a_long_name_is_cut_to_fit_and_stays_its_own() -> None:
    names = [fitting_name(f"zz_retired_20261121_{'ü' * 40}{end}", "postgresql") for end in "ab"]
    assert all(len(name.encode()) <= 63 for name in names)
    assert names[0] != names[1]


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)
refs = st.builds(Ref, schema=texts, name=texts)
steps = st.builds(
    Step,
    title=texts,
    because=texts,
    operation=st.builds(RetireTable, table=refs, on=st.dates()),
    phase=st.sampled_from(Phase),
    statements=st.lists(texts, max_size=3).map(tuple),
    reverse=st.lists(texts, max_size=3).map(tuple),
    hazards=st.lists(st.builds(Hazard, code=texts, message=texts), max_size=2).map(tuple),
)
plans = st.builds(
    Plan,
    dialect=st.sampled_from(["postgresql", "mysql", "mariadb"]),
    base_fingerprint=texts,
    target_fingerprint=texts,
    scope=st.lists(refs, max_size=2).map(tuple),
    steps=st.lists(steps, max_size=3).map(tuple),
)


@given(plan=plans)
def test_what_is_written_is_read_back_whole(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("plan") / "plan.toml"
    path.write_text(write_plan(plan), encoding="utf-8", newline="")
    assert read_plan(path) == plan


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("version = 1\ndialect = ", "not valid TOML"),
        ("version = 2", "version 2"),
        ("version = 1", "not whole"),
        ('version=1\ndialect="mysql"\nbase=""\ntarget=""\nscope=[]\n[[steps]]\ntitle="x"', "not whole"),
    ],
)
def test_half_a_plan_gets_one_sentence(text: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=says):
        read_plan(path)
