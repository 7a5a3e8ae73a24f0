"""The rendered revision runs with nothing but Alembic: up to the planned schema, down to the old one, offline too."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from tests.systems.sample import MIGRATIONS, build_host, catalog, connected, migrate
from toolkit.dialects.url import parse_url
from toolkit.model.data import fingerprint
from toolkit.model.operation import RetireTable
from toolkit.plan.decide import find_table, make_plan
from toolkit.plan.file import plan_id
from toolkit.render.alembic_revision import revision

if TYPE_CHECKING:
    from pathlib import Path


def test_the_revision_leads_to_the_planned_schema_and_back(database: str, tmp_path: Path) -> None:
    build_host("llm_manager", database)
    migrate("llm_manager", database, "head")
    before = catalog(database)
    table = find_table("llm_manager_conversation_logs", before)
    plan = make_plan(before, [(RetireTable(table=table, on=date(2026, 11, 21)), "T001: it's never read, 100%: sure")])

    chain = shutil.copytree(MIGRATIONS / "llm_manager", tmp_path / "llm_manager")
    with connected(database) as connection:
        head = connection.exec_driver_sql("SELECT version_num FROM alembic_version_llm_manager").scalar()
    (chain / "versions" / f"{plan_id(plan)}.py").write_text(revision(plan, "Retire", head), encoding="utf-8")

    engine = create_engine(parse_url(database), poolclass=NullPool)
    config = Config(chain / "alembic.ini")
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        assert fingerprint(catalog(database)) == plan.target_fingerprint
        command.downgrade(config, "-1")
        assert catalog(database) == before
