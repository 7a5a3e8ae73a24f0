"""`toolkit audit code`: what it reads the tables from, and what it prints."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from toolkit.cli.main import cli

CASES = Path(__file__).parent / "cases"
_MAIN = "from toolkit.cli.main import main; main()"
SERVICE = """<?php
DB::table('shop_orders')->insert(['id' => 1]);
DB::table('shop_orders')->get();
"""


@pytest.fixture
def app(tmp_path: Path) -> Path:
    folder = tmp_path / "app"
    (folder / "tests").mkdir(parents=True)
    (folder / "service.php").write_text(SERVICE, encoding="utf-8")
    (folder / "tests/service.php").write_text("<?php\nDB::table('shop_carts')->truncate();\n", encoding="utf-8")
    return folder


def run(*arguments: object) -> str:
    result = CliRunner().invoke(cli, ["audit", "code", *map(str, arguments)])
    assert result.exit_code == 0, result.output
    return result.stdout


def as_json(*arguments: object) -> Any:
    return json.loads(run(*arguments, "--format", "json"))


def write_names(folder: Path, text: str) -> Path:
    path = folder / "tables"
    path.write_text(text, encoding="utf-8")
    return path


def test_text_says_first_which_tables_have_no_production_use(app: Path, tmp_path: Path) -> None:
    text = run(app, "--tables-from", write_names(tmp_path, "# ours\nshop_orders\nshop_carts\npublic.shop_notes\n"))
    assert text.index("shop_carts  no production use") < text.index("shop_orders  production: 1 write, 1 read")
    assert f"    writes    {app}/service.php:2  query builder" in text
    assert "No reference at all: public.shop_notes" in text
    assert "Not looked at:" in text


def test_json_has_a_version_and_every_table_in_the_order_given(app: Path, tmp_path: Path) -> None:
    data = as_json(app, "--tables-from", write_names(tmp_path, "shop_orders\nshop_notes\n"))
    assert data["version"] == 1
    assert [
        (each["table"], each["production_writes"], each["production_reads"], len(each["references"]))
        for each in data["tables"]
    ] == [("shop_orders", 1, 1, 2), ("shop_notes", 0, 0, 0)]
    assert data["tables"][0]["references"][0] == {
        "file": f"{app}/service.php",
        "line": 2,
        "kind": "writes",
        "role": "production",
        "through": "query builder",
    }


def test_the_tables_come_from_a_database_or_from_what_inspect_prints(app: Path, tmp_path: Path) -> None:
    database = tmp_path / "shop.db"
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE shop_orders (id integer)")
    inspected = CliRunner().invoke(cli, ["inspect", f"sqlite:///{database}", "--format", "json"]).stdout
    live = as_json(app, "--tables-from", f"sqlite:///{database}")
    kept = as_json(app, "--tables-from", write_names(tmp_path, inspected))
    assert live == kept
    assert [(each["table"], each["production_writes"]) for each in live["tables"]] == [("shop_orders", 1)]


def test_a_prefix_is_what_the_code_leaves_out(app: Path, tmp_path: Path) -> None:
    (app / "service.php").write_text("<?php\nDB::table('orders')->get();\n", encoding="utf-8")
    names = write_names(tmp_path, '["shop_orders"]')
    assert as_json(app, "--tables-from", names)["tables"][0]["production_reads"] == 0
    assert as_json(app, "--tables-from", names, "--prefix", "shop_")["tables"][0]["production_reads"] == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "There is no table to look for."),
        ("{not json", "is not the JSON that it begins as"),
        ('{"tables": [{"name": 1}]}', "lists something that is no table's name"),
    ],
)
def test_a_file_without_tables_is_said_in_one_sentence(app: Path, tmp_path: Path, content: str, message: str) -> None:
    names = write_names(tmp_path, content)
    result = CliRunner().invoke(cli, ["audit", "code", str(app), "--tables-from", str(names)])
    assert result.exit_code != 0
    assert message in str(result.exception)


def test_nobody_waits_for_a_pipe(app: Path, tmp_path: Path) -> None:
    # The search itself would pass over it; a model leads to the files beside it.
    (app / "models.py").write_text("from django.db import models\n\nclass Order(models.Model):\n    pass\n")
    os.mkfifo(app / "apps.py")
    names = write_names(tmp_path, "app_order\n")
    for path, status, said in ((app, 0, "declares"), (app / "apps.py", 2, "nor a regular file")):
        command = [sys.executable, "-c", _MAIN, "audit", "code", path, "--tables-from", names, "--no-cache"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
        assert (done.returncode, said in done.stdout + done.stderr) == (status, True)


def test_the_same_files_give_the_same_bytes_in_every_process() -> None:
    names = CASES / "django_apps/tables.txt"
    command = [sys.executable, "-c", _MAIN, "audit", "code", CASES, "--tables-from", names, "--no-cache"]
    printed = {
        subprocess.run(
            [*command, "--format", "json"], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "5", "7", "8")
    }
    assert len(printed) == 1
    assert b"forms.py" in printed.pop()
