"""What the code search keeps: it answers for the same files only, and is never needed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st

from toolkit.cli.main import cli
from toolkit.evidence.code import following, scan_code
from toolkit.evidence.code.source import Source
from toolkit.model.names import Ref
from toolkit.model.reference import Behind, Kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from toolkit.model.reference import CodeScan

    Change = Callable[[Path], object]

ORDERS = Ref(name="sales_order")
BILLS = Ref(schema="shop", name="bills_\N{GOTHIC LETTER AHSA}")
TABLES = [ORDERS, BILLS]
MODEL = "from django.db import models\n\n\nclass Order(models.Model):\n    total = models.IntegerField()\n"
USE = "from app.models import Order\n\n\ndef total():\n    return Order.objects.all()\n"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """An application whose model is found by its class, and means a table by its configuration."""
    root = tmp_path / "tree"
    files = {
        "app/apps.py": 'class App(AppConfig):\n    label = "sales"\n',
        "app/models.py": MODEL,
        "app/use.py": USE,
        "app/no name \udcff\n.py": f'run("SELECT * FROM {BILLS.name}")\n',
        "app/data.bin": "FROM sales_order\0",
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "kept"


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every time that code is taken apart."""
    times: list[object] = []
    followed = following.followed

    def noted(*arguments: object) -> object:
        times.append(arguments)
        return followed(*arguments)  # type: ignore[arg-type]  # what it is given it hands on

    monkeypatch.setattr(following, "followed", noted)
    return times


def use_of(scan: CodeScan) -> set[tuple[Ref, Kind]]:
    return {(each.table, each.kind) for each in scan.references}


def test_the_same_files_are_taken_apart_once(tree: Path, kept: Path, searched: list[object]) -> None:
    first = scan_code([tree], TABLES, kept_in=kept)
    again = scan_code([tree], TABLES, kept_in=kept)
    assert first == again == scan_code([tree], TABLES)
    assert (ORDERS, Kind.READS) in use_of(first)
    assert len(searched) == 2


def rewrite(name: str, old: str, new: str) -> Change:
    """Put as many letters in place of others, at the same time of the clock."""
    assert len(old) == len(new)

    def change(root: Path) -> None:
        path = root / name
        before = path.stat()
        path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    return change


CHANGES: dict[str, Change] = {
    "a use is gone": rewrite("app/use.py", "Order.objects.all()", "Owner.objects.all()"),
    "a model is another": rewrite("app/models.py", "class Order", "class Older"),
    "an application is called otherwise": rewrite("app/apps.py", "sales", "sailz"),
    "an application is called at all": lambda root: (root / "app/apps.py").unlink(),
    "a file is new": lambda root: (root / "app/more.py").write_text(USE.replace("all()", "create()"), "utf-8"),
    "a file has gone": lambda root: (root / "app/use.py").unlink(),
    "a file is a test now": lambda root: (root / "app/use.py").rename(root / "app/test_use.py"),
    "a file is left out": lambda root: (root / ".gitignore").write_text("use.py\n", "utf-8"),
    "a file can be read now": lambda root: (root / "app/data.bin").write_text("FROM sales_order", "utf-8"),
    "a file is too large now": lambda root: (root / "app/use.py").write_text(USE + "#\n" * 1_100_000, "utf-8"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_has_changed_is_searched_anew(tree: Path, kept: Path, what: str) -> None:
    before = scan_code([tree], TABLES, kept_in=kept)
    CHANGES[what](tree)
    after = scan_code([tree], TABLES, kept_in=kept)
    assert after == scan_code([tree], TABLES)
    assert after != before


def test_another_question_has_an_answer_of_its_own(tree: Path, kept: Path) -> None:
    behind = {Ref(name="orders_shown"): (Behind(table=ORDERS),)}
    (tree / "app/view.py").write_text('run("SELECT * FROM orders_shown")\nrun("DELETE FROM order")\n', "utf-8")
    (tree / "app/inner").mkdir()
    (tree / "app/inner/use.py").write_text('run("DELETE FROM sales_order")\n', "utf-8")
    questions = [
        scan_code([tree], TABLES, kept_in=kept),
        scan_code([tree], [ORDERS], kept_in=kept),
        scan_code([tree / "app/inner"], TABLES, kept_in=kept),
        scan_code([tree], TABLES, behind=behind, kept_in=kept),
        scan_code([tree], TABLES, prefix="sales_", kept_in=kept),
    ]
    assert [questions.index(each) for each in questions] == list(range(5))


@pytest.mark.parametrize("spoiled", [b"", b"{", b"[]", b'{"passes": 1, "files": {}, "scan": {}}', b"\xff\0"])
def test_a_spoiled_answer_is_as_none(tree: Path, kept: Path, spoiled: bytes) -> None:
    first = scan_code([tree], TABLES, kept_in=kept)
    (file,) = kept.iterdir()
    file.write_bytes(spoiled)
    assert scan_code([tree], TABLES, kept_in=kept) == first
    assert file.stat().st_size > len(spoiled)


SPOILED_ROWS = [b"", b"[]\n", b"[[]]\n", b'[["Path", "a", "b"]]\n', b"\xff\n"]


@pytest.mark.parametrize("spoiled", SPOILED_ROWS)
def test_a_spoiled_result_is_as_none(tree: Path, kept: Path, spoiled: bytes) -> None:
    first = scan_code([tree], TABLES, kept_in=kept)
    (file,) = kept.iterdir()
    rests_on, _, told = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(rests_on + spoiled + told)
    assert scan_code([tree], TABLES, kept_in=kept) == first


@pytest.mark.parametrize("spoiled", SPOILED_ROWS)
def test_a_spoiled_memory_is_as_none(tree: Path, kept: Path, spoiled: bytes) -> None:
    scan_code([tree], TABLES, kept_in=kept)
    (file,) = kept.iterdir()
    rests_on, answer, _ = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(rests_on + answer + spoiled)
    (tree / "app/use.py").unlink()
    assert scan_code([tree], TABLES, kept_in=kept) == scan_code([tree], TABLES)


def test_a_folder_that_cannot_be_written_to_keeps_nobody(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert scan_code([tree], TABLES, kept_in=tmp_path / "file/kept") == scan_code([tree], TABLES)


def test_what_nobody_asks_for_is_thrown_away(tree: Path, kept: Path) -> None:
    scan_code([tree], TABLES, kept_in=kept)
    (old,) = kept.iterdir()
    os.utime(old, (0, 0))
    scan_code([tree], [ORDERS], kept_in=kept)
    assert old not in kept.iterdir()
    assert len(list(kept.iterdir())) == 1


def test_the_command_keeps_what_it_finds_unless_told_not_to(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    names = tmp_path / "names.txt"
    names.write_text("sales_order\n", "utf-8")
    command = ["audit", "code", str(tree), "--tables-from", str(names)]
    anew = CliRunner().invoke(cli, [*command, "--no-cache"])
    assert not (tmp_path / "cache").exists()
    printed = {CliRunner().invoke(cli, command).output for _ in range(2)}
    assert printed == {anew.output}
    assert len(list((tmp_path / "cache/toolkit/code").iterdir())) == 1


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are taken apart."""
    names: list[str] = []
    cut = Source.cut

    def noted(source: Source) -> None:
        names.append(source.path.name)
        cut(source)

    monkeypatch.setattr(Source, "cut", noted)
    return names


def test_only_the_files_that_have_changed_are_taken_apart_again(tree: Path, kept: Path, taken: list[str]) -> None:
    scan_code([tree], TABLES, kept_in=kept)
    for name in ("use.py", "models.py"):
        file = tree / "app" / name
        file.write_text(f"# one more line\n{file.read_text('utf-8')}", "utf-8")
        taken.clear()
        found = scan_code([tree], TABLES, kept_in=kept)
        assert taken == [name]
        assert found == scan_code([tree], TABLES)


def test_where_a_model_means_another_table_every_file_is_asked_again(tree: Path, kept: Path, taken: list[str]) -> None:
    scan_code([tree], TABLES, kept_in=kept)
    everything = sorted(taken)
    taken.clear()
    file = tree / "app/models.py"
    file.write_text(f"{MODEL}\n    class Meta:\n        db_table = '{BILLS.name}'\n", "utf-8")
    found = scan_code([tree], TABLES, kept_in=kept)
    assert sorted(taken) == everything
    assert (BILLS, Kind.READS) in use_of(found)


def model(name: str, *members: str, of: str = "Model") -> str:
    return f"class {name} extends {of} {{ {' '.join(members)} }}"


ORDERED, BILLED, LISTED = (f"protected $table = '{table}';" for table in ("orders", "bills", "order_lines"))
VARIANTS: dict[str, tuple[str, ...]] = {
    "Sale.php": (
        model("Sale", ORDERED),
        model("Sale", BILLED, "function lines() { return $this->hasMany(Line::class); }"),
        model("Sale", ORDERED, "function tags() { return $this->belongsToMany(Line::class, 'bills'); }"),
        model("Other"),
    ),
    "Line.php": (model("Line", LISTED), "class Line { }"),
    "Shop.php": (model("Shop", "function sales() { return $this->hasMany(Sale::class); }"), "class Shop { }"),
    "Further.php": (model("Further", of="Sale"), model("Further", of="Line"), "class Further { }"),
    "Rare.php": (model("Rare", of="Further"), model("Rare", of="Sale")),
    "use.php": (
        "$shop->sales()->delete();\n$sale->lines()->delete();",
        "$sale->tags()->detach();\nDB::table('orders')->get();",
        "Further::create([]);\nRare::all();",
        "Rare::query()->delete();\nSale::first();",
    ),
}
STATE = st.fixed_dictionaries({name: st.integers(-1, len(texts) - 1) for name, texts in VARIANTS.items()})
WHOLE = dict.fromkeys(VARIANTS, 0)


@settings(max_examples=15)
@given(states=st.lists(STATE, min_size=2, max_size=4))
# What was asked of the first files only, as more models were known in the end, is asked of all of them now.
@example(states=[WHOLE, {**WHOLE, "Further.php": -1}])
def test_what_is_remembered_changes_no_answer_whatever_has_changed(
    tmp_path_factory: pytest.TempPathFactory, states: list[dict[str, int]]
) -> None:
    root, kept = tmp_path_factory.mktemp("tree"), tmp_path_factory.mktemp("kept")
    tables = [Ref(name=name) for name in ("orders", "order_lines", "bills")]
    for state in states:
        for name, chosen in state.items():
            file = root / name
            file.unlink(missing_ok=True)
            if chosen >= 0:
                file.write_text(f"<?php\n{VARIANTS[name][chosen]}\n", "utf-8")
        assert scan_code([root], tables, kept_in=kept) == scan_code([root], tables)
