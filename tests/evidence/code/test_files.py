"""Which files the search looks into, and what it says of those that it does not."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path, PurePath

import pytest

from tests.systems.sample import SCHEMAS
from toolkit.errors import BadInput
from toolkit.evidence.code import basis, files, scan_code
from toolkit.evidence.code.following import followed
from toolkit.evidence.code.memory import Memory
from toolkit.evidence.code.names import TableNames
from toolkit.evidence.code.roles import role_of
from toolkit.model.names import Ref
from toolkit.model.reference import CodeScan, Kind, Role

ORDERS = Ref(name="shop_orders")
READ = 'db.execute("SELECT * FROM shop_orders")\n'


def write(root: Path, *names: str, text: str = READ) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def found(scan: CodeScan) -> set[str]:
    (root,) = scan.paths
    return {Path(each.file).relative_to(root).as_posix() for each in scan.references}


def reasons(scan: CodeScan) -> dict[str, str]:
    return {Path(note.what).name: note.reason for note in scan.not_looked_at}


@pytest.fixture(params=["ripgrep", "reading"])
def search(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run a test with ripgrep, and as where it is not installed."""
    if request.param == "reading":
        monkeypatch.setattr(files, "find_ripgrep", lambda: None)
    elif files.find_ripgrep() is None:
        pytest.skip("ripgrep is not installed")
    return str(request.param)


@pytest.mark.usefixtures("search")
def test_what_git_ignores_and_what_others_wrote_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, "app/a.py", "app/keep/b.py", ".github/c.py")
    write(tmp_path, "node_modules/x/a.js", "vendor/a.php", "build/a.py", "app/b.tmp", "app/local/a.py", "web/a.min.js")
    write(tmp_path, ".gitignore", text="/build/\n*.tmp\n")
    write(tmp_path, "app/.gitignore", text="local\n")
    assert found(scan_code([tmp_path], [ORDERS])) == {"app/a.py", "app/keep/b.py", ".github/c.py"}


@pytest.mark.usefixtures("search")
def test_a_second_search_by_class_respects_gitignore_too(tmp_path: Path) -> None:
    write(tmp_path, "models.py", text='class Purchase(Base):\n    __tablename__ = "shop_orders"\n')
    write(tmp_path, "use.py", "ignored.py", text="from models import Purchase\n\nsession.add(Purchase())\n")
    write(tmp_path, ".gitignore", text="ignored.py\n")
    assert found(scan_code([tmp_path], [ORDERS])) == {"models.py", "use.py"}


@pytest.mark.usefixtures("search")
def test_files_that_cannot_be_read_are_named_with_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(basis, "LARGEST", 1_000)
    write(tmp_path, "good.py")
    write(tmp_path, "large.sql", text="INSERT INTO shop_orders VALUES (1);\n" * 100)
    (tmp_path / "binary.dat").write_bytes(b"FROM shop_orders\0\1\2")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.py").symlink_to(tmp_path / "nowhere")
    scan = scan_code([tmp_path], [ORDERS])
    assert found(scan) == {"good.py"}
    assert {"large.sql", "binary.dat"} <= reasons(scan).keys()


@pytest.mark.usefixtures("search")
@pytest.mark.parametrize("encoding", ["latin-1", "utf-8-sig", "utf-16"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "old.php").write_text(
        "<?php\n// é\nDB::table('shop_orders')->delete();\n".encode(encoding).decode(encoding), encoding=encoding
    )
    (reference,) = scan_code([tmp_path], [ORDERS]).references
    assert (reference.kind, reference.line) == (Kind.WRITES, 3)


@pytest.mark.usefixtures("search")
@pytest.mark.parametrize("mark", ["", '\\"'])
@pytest.mark.parametrize(
    "name", ["österreich_orte", "café_menu_é", "año_fiscal", "café", "örtchen", "shop_orders-", "order"]
)
def test_names_that_begin_or_end_beyond_ascii_or_in_a_mark_are_found(tmp_path: Path, name: str, mark: str) -> None:
    write(tmp_path, "use.py", text=f'# größe\ndb.execute("DELETE FROM {mark}{name}{mark} WHERE true")\n')
    (reference,) = scan_code([tmp_path], [Ref(name=name)]).references
    assert (reference.kind, reference.line) == (Kind.WRITES, 2)


@pytest.mark.usefixtures("search")
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.sql", "SELECT *\n  FROM\n    orders;\n"),
        ("a.sql", "SELECT *\n  FROM customers,\n    orders;\n"),
        ("a.sql", "DELETE FROM /*_*/orders;\n"),
        ("a.rb", 'class Sale < ActiveRecord::Base\n  self.table_name = "#{prefix}orders#{suffix}"\nend\n'),
        ("a.rb", "drop_table(:orders\n)\n"),
        ("a.go", "type order struct {\n\tgorm.Model\n}\n"),
        ("a.cs", "class Shop : DbContext {\n  public DbSet<Order> Orders { get; set; }\n}\n"),
        ("a.cs", "class Shop : DbContext {\n  public DbSet<Sale> Orders { get; set; }\n}\n"),
        ("a.prisma", 'model order {\n  id Int @id\n  @@map("orders")\n}\n'),
    ],
)
def test_a_file_that_holds_one_use_is_read_wherever_the_name_stands(tmp_path: Path, name: str, text: str) -> None:
    write(tmp_path, name, text=text)
    assert found(scan_code([tmp_path], [Ref(name="orders")])) == {name}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ts", "const Line = sequelize.define('order_line', {});\n"),
        ("a.ts", 'export const Line = model<ILine>("OrderLine", schema);\n'),
        ("a.rb", "class Order::Line < ApplicationRecord\nend\n"),
        ("a.py", "class Line(models.Model):\n    class Meta:\n        app_label = 'order'\n"),
    ],
)
def test_a_model_is_read_whatever_convention_names_it(tmp_path: Path, name: str, text: str) -> None:
    write(tmp_path, name, text=text)
    assert followed((tmp_path,), TableNames(refs=(Ref(name="order_lines"),)), Memory()).basis.files


def test_files_that_hold_only_words_are_not_read(tmp_path: Path) -> None:
    write(tmp_path, "a.py", text='"""What a\n    order\nof the type order is."""\n\norders = len(object_order)\n')
    write(tmp_path, "b.ts", text="// the model order, in\n// orders\nexport class CategoryOrder {}\n")
    assert not followed((tmp_path,), TableNames(refs=(Ref(name="orders"),)), Memory()).basis.files


@pytest.mark.usefixtures("search")
def test_labels_that_are_called_like_tables_say_nothing_where_nothing_is_cut(tmp_path: Path) -> None:
    write(tmp_path, "i18n/de.json", text='{"orders": "Bestellungen", "Order": "x", "label": ":orders "}\n')
    write(tmp_path, "docs.json", text='{"sql": "SELECT * FROM orders"}\n')
    write(tmp_path, "job.sh", text="psql -c 'INSERT INTO\n  \"orders\" VALUES (1)'\n")
    write(tmp_path, "names.json", text='{"table": "shop_orders"}\n')
    kinds = {
        (Path(each.file).name, each.kind) for each in scan_code([tmp_path], [ORDERS, Ref(name="orders")]).references
    }
    assert kinds == {("docs.json", Kind.READS), ("job.sh", Kind.WRITES), ("names.json", Kind.MENTIONS)}


def test_bundles_that_a_machine_wrote_are_named_and_not_searched(tmp_path: Path) -> None:
    query = 'db.query("SELECT * FROM shop_orders");'
    write(tmp_path, "assets/main.chunk.js", text=query * 2_000)
    write(tmp_path, "src/long.js", text=f"{query}\n" * 2_000)
    scan = scan_code([tmp_path], [ORDERS])
    assert found(scan) == {"src/long.js"}
    assert reasons(scan)["main.chunk.js"] == "it is a bundle that a machine wrote"


def test_sql_that_no_parser_understands_is_no_matter_for_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write(tmp_path, "a.sql", text="ALTER TABLE x MODIFY shop_orders INT AUTO_INCREMENT;\n")
    scan_code([tmp_path], [ORDERS])
    assert caplog.records == []


@pytest.mark.skipif(os.geteuid() == 0 and shutil.which("setpriv") is None, reason="root reads everything")
def test_a_folder_without_rights_is_named(tmp_path: Path, search: str) -> None:
    write(tmp_path, "good.py", "closed/a.py")
    (tmp_path / "closed").chmod(0)
    program = (
        "from toolkit.evidence.code import files, scan_code\n"
        "from toolkit.model.names import Ref\n"
        f"if {search == 'reading'}:\n    files.find_ripgrep = lambda: None\n"
        f"scan = scan_code([{str(tmp_path)!r}], [Ref(name='shop_orders')])\n"
        "print(*(each.file for each in scan.references), sep='\\n')\n"
        "print(*(f'{note.what}: {note.reason}' for note in scan.not_looked_at), sep='\\n')\n"
    )
    command = [sys.executable, "-c", program]
    if os.geteuid() == 0:
        # Root as anyone else: without the two rights by which it reads what it may not.
        command = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *command]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    (tmp_path / "closed").chmod(0o755)
    lines = done.stdout.splitlines()
    assert lines[0] == f"{tmp_path}/good.py", done.stderr
    assert lines[1] == f"{tmp_path}/closed: permission denied"


def test_both_ways_of_searching_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = [Ref(name=name) for name in ("llm_manager_usage_logs", "usage_logs", "tags", "users", "ai_request_logs")]
    fast = scan_code([SCHEMAS], tables)
    monkeypatch.setattr(files, "find_ripgrep", lambda: None)
    assert scan_code([SCHEMAS], tables) == fast
    assert len(fast.references) > 50


@pytest.mark.usefixtures("search")
def test_a_binary_file_that_holds_a_name_is_named_and_one_that_holds_none_is_not(tmp_path: Path) -> None:
    (tmp_path / "table.bin").write_bytes(b"\0\0FROM orders ")
    (tmp_path / "other.bin").write_bytes(b"\0\0 border ")
    assert {"table.bin", "other.bin"} & reasons(scan_code([tmp_path], [Ref(name="orders")])).keys() == {"table.bin"}


@pytest.mark.usefixtures("search")
def test_the_name_of_a_class_leads_to_a_file_once_it_is_a_model(tmp_path: Path) -> None:
    write(tmp_path, "use.py", text="from models import Order\n\nsession.add(Order())\n")
    write(tmp_path, "other.py", text="class Order:\n    pass\n\n\nsession.add(Order())\n")
    assert found(scan_code([tmp_path], [Ref(name="orders")])) == set()
    write(tmp_path, "models.py", text='class Order(Base):\n    __tablename__ = "orders"\n')
    assert found(scan_code([tmp_path], [Ref(name="orders")])) == {"models.py", "use.py"}


@pytest.mark.usefixtures("search")
def test_the_name_of_a_file_may_hold_what_ends_a_line(tmp_path: Path) -> None:
    write(tmp_path, "odd\nname.py")
    (tmp_path / "odd\n.bin").write_bytes(b"\0\0FROM shop_orders ")
    scan = scan_code([tmp_path], [ORDERS])
    assert found(scan) == {"odd\nname.py"}
    assert "odd\n.bin" in reasons(scan)


def test_a_name_that_is_no_pattern_is_looked_for_as_it_is(tmp_path: Path) -> None:
    write(tmp_path, "a.sql", text='SELECT * FROM "odd (name) [x]+*";\nSELECT * FROM "näme$";\n')
    names = [Ref(name="odd (name) [x]+*"), Ref(name="näme$")]
    assert [each.line for each in scan_code([tmp_path], names).references] == [2, 1]


@pytest.mark.parametrize("name", ["s", "es", "_", "ß", "订单", "日志_s"])
def test_a_name_of_which_little_is_a_word_is_found_and_matches_nothing_else(tmp_path: Path, name: str) -> None:
    write(tmp_path, "a.sql", text=f"SELECT * FROM {name};\n")
    assert found(scan_code([tmp_path], [Ref(name=name)])) == {"a.sql"}
    assert not re.search(TableNames(refs=(Ref(name=name),)).first_cut(), "print('hello, world')")


def test_thousands_of_names_are_one_search(tmp_path: Path) -> None:
    write(tmp_path, "a.py", text='db.execute("DELETE FROM log_table_4321 WHERE id = 1")\n')
    tables = [Ref(name=f"log_table_{number:04}") for number in range(5_000)]
    (reference,) = scan_code([tmp_path], tables).references
    assert (reference.table.name, reference.kind) == ("log_table_4321", Kind.WRITES)


def test_a_path_that_does_not_exist_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="nowhere does not exist") as error:
        scan_code([tmp_path / "nowhere"], [ORDERS])
    assert error.value.hint


def test_an_empty_folder_and_an_empty_list_are_no_error(tmp_path: Path) -> None:
    assert scan_code([tmp_path], [ORDERS]).references == ()
    write(tmp_path, "a.py")
    assert scan_code([tmp_path], []).references == ()


def test_a_file_and_the_folder_around_it_are_searched_once(tmp_path: Path) -> None:
    write(tmp_path, "app/a.py")
    scan = scan_code([tmp_path / "app/a.py", tmp_path, tmp_path / "app"], [ORDERS])
    assert len(scan.references) == 1


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("app/Services/a.php", Role.PRODUCTION),
        ("database/seeders/DemoSeeder.php", Role.SEEDER),
        ("db/seeds.rb", Role.SEEDER),
        ("database/factories/a.php", Role.FIXTURE),
        ("tests/a.py", Role.TEST),
        ("src/a.spec.ts", Role.TEST),
        ("pkg/store_test.go", Role.TEST),
        ("src/test/java/a.java", Role.TEST),
        ("db/migrate/001_a.rb", Role.MIGRATION),
        ("V1__init.sql", Role.MIGRATION),
        ("docs/a.py", Role.DOCS),
        ("HISTORY", Role.DOCS),
        ("history.md", Role.DOCS),
        ("app/history.py", Role.PRODUCTION),
        ("app/license.rb", Role.PRODUCTION),
        ("app/external/stripe.py", Role.PRODUCTION),
        ("src/a.g.cs", Role.GENERATED),
        ("third_party/a.py", Role.VENDORED),
        ("contest/latest/a.py", Role.PRODUCTION),
        ("app/specials/seedling.py", Role.PRODUCTION),
    ],
)
def test_a_file_has_the_role_that_its_path_says(name: str, role: Role) -> None:
    assert role_of(PurePath("project") / name, "") is role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("<?php\nclass Demo extends Seeder\n", Role.SEEDER),
        ("// Code generated by sqlc. DO NOT EDIT.\n", Role.GENERATED),
        ("class Add < ActiveRecord::Migration[7.0]\n", Role.MIGRATION),
        ("revision = 'a'\ndown_revision = None\n", Role.MIGRATION),
        ("<?php\nclass OrderFactory extends Factory\n", Role.FIXTURE),
        ("class PaymentFactory:\n    pass\n", Role.PRODUCTION),
    ],
)
def test_a_file_has_the_role_that_its_beginning_says(text: str, role: Role) -> None:
    assert role_of(PurePath("app/a"), text) is role


def test_what_is_above_the_folder_says_nothing_of_a_role(tmp_path: Path) -> None:
    write(tmp_path, "tests/project/app/a.py")
    (reference,) = scan_code([tmp_path / "tests" / "project"], [ORDERS]).references
    assert reference.role is Role.PRODUCTION


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_gitignore_is_read_as_git_reads_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["a/b/c.py", "a/x.py", "keep/x.py", "logs/a.py", "logs/keep.py", "q1.py", "q12.py", "deep/gen/a.py"]
    write(tmp_path, *names)
    write(tmp_path, ".gitignore", text="a/**/c.py\n/x.py\nlogs/*\n!logs/keep.py\nq?.py\ngen/\n\\#odd\n")
    subprocess.run([shutil.which("git") or "git", "init", "-q"], cwd=tmp_path, check=True)
    listed = subprocess.run(
        [shutil.which("git") or "git", "ls-files", "--others", "--exclude-standard", "*.py"],
        cwd=tmp_path, check=True, capture_output=True, text=True,
    ).stdout.split()  # fmt: skip
    monkeypatch.setattr(files, "find_ripgrep", lambda: None)
    assert found(scan_code([tmp_path], [ORDERS])) == set(listed)


def test_interrupting_the_command_says_so_and_leaves_no_traceback(tmp_path: Path) -> None:
    write(tmp_path, "names.txt", text="shop_orders\n")
    program = (
        "import toolkit.evidence.code.basis as basis\n"
        "def interrupted(*_):\n    raise KeyboardInterrupt\n"
        "basis.files_with = interrupted\n"
        "from toolkit.cli.main import main\n"
        "main()\n"
    )
    command = [sys.executable, "-c", program, "audit", "code", str(tmp_path), "--tables-from", f"{tmp_path}/names.txt"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()
