"""Searching code for tables, beside plain ripgrep over the same names and the same tree.

Ripgrep prints lines; the toolkit says what each does with which table, for which it has to take the files apart that
ripgrep finds for it, and to search again for classes whose names are not those that convention gives them. What it
found it keeps, and takes from there as long as the same search finds the same files.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from toolkit.evidence.code import scan_code
from toolkit.evidence.code.files import find_ripgrep
from toolkit.evidence.code.inflection import plural, snake
from toolkit.evidence.code.names import TableNames
from toolkit.model.names import Ref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_FILES: Final = 12_000
_ROUNDS: Final = 5
_GOAL: Final = 2.0
_CLASSES: Final = (
    "Order", "OrderLine", "Invoice", "InvoiceItem", "Customer", "CustomerNote", "Product", "ProductPrice", "StockMove",
    "AuditLog", "UserSession", "PaymentAttempt", "ShipmentEvent", "PriceRule", "TaxRate", "CouponUse", "ReturnCase",
    "SupplierBill", "WarehouseBin", "LoyaltyPoint",
)  # fmt: skip
_WORDS: Final = (
    "value", "item", "result", "total", "index", "buffer", "handler", "state", "config", "parser", "node", "edge",
    "width", "height", "count", "limit", "offset", "payload", "header", "footer", "render", "paint", "cache", "token",
    "stream", "worker", "queue", "batch", "event", "signal", "widget", "panel", "layout", "theme", "color",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Language:
    """A language of the tree: how a file begins, goes on, uses a class, and ends."""

    suffix: str
    head: str
    line: str
    use: str
    tail: str


_LANGUAGES: Final = (
    _Language(
        suffix="py",
        head="from shop.models import {name}\n\n\ndef run(session):\n",
        line="    {a} = {b}.{c}({n}, '{a} {b}')  # the {c}\n",
        use="    session.add({name}(total=1))\n    rows = session.query({name}).all()\n",
        tail="",
    ),
    _Language(
        suffix="php",
        head="<?php\n\nnamespace App\\Services;\n\nuse App\\Models\\{name};\n\nclass Service\n{{\n"
        "    public function run()\n    {{\n",
        line="        ${a} = $this->{b}->{c}('{a}', {n}); // the {c}\n",
        use="        {name}::create(['total' => 1]);\n        $rows = {name}::where('id', 1)->get();\n",
        tail="    }}\n}}\n",
    ),
    _Language(
        suffix="ts",
        head="export class Service {{\n  async run() {{\n",
        line="    const {a} = this.{b}.{c}(`{a}`, {n}); // the {c}\n",
        use="    await this.db.query('SELECT * FROM {table} WHERE id = $1');\n",
        tail="  }}\n}}\n",
    ),
    _Language(
        suffix="java",
        head="package shop;\n\nclass Service {{\n    void run() {{\n",
        line='        var {a} = this.{b}.{c}("{a}", {n}); // the {c}\n',
        use='        jdbc.update("INSERT INTO {table} (id) VALUES (?)");\n',
        tail="    }}\n}}\n",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Seconds of both on one tree; `when` says what was in memory, and whether anything was kept.

    `all_names` are those of ripgrep for every spelling and class name that the toolkit looks for.
    """

    share: float
    when: str
    toolkit: float
    ripgrep: float
    all_names: float
    references: int

    @property
    def ratio(self) -> float:
        """How many times as long the toolkit takes."""
        return self.toolkit / self.ripgrep


def _table(name: str) -> str:
    return plural(snake(name))


def make_tree(root: Path, share: float) -> None:
    """Write the files; this share of them uses one of the tables."""
    chance = random.Random(7)
    for name in _CLASSES:
        php, python = root / "php/Models" / f"{name}.php", root / "py/shop/models" / f"{snake(name)}.py"
        php.parent.mkdir(parents=True, exist_ok=True)
        python.parent.mkdir(parents=True, exist_ok=True)
        php.write_text(f"<?php\n\nnamespace App\\Models;\n\nclass {name} extends Model\n{{\n}}\n", encoding="utf-8")
        python.write_text(f'class {name}(Base):\n    __tablename__ = "{_table(name)}"\n', encoding="utf-8")
    for number in range(_FILES):
        language = _LANGUAGES[number % len(_LANGUAGES)]
        folder = root / language.suffix / f"package{number % 97}" / f"module{number % 13}"
        folder.mkdir(parents=True, exist_ok=True)
        text = "".join(_lines(language, chance, chance.choice(_CLASSES) if chance.random() < share else ""))
        (folder / f"service{number}.{language.suffix}").write_text(text, encoding="utf-8")


def _lines(language: _Language, chance: random.Random, name: str) -> Iterator[str]:
    yield language.head.format(name=name or "Thing")
    for _ in range(chance.randint(40, 120)):
        a, b, c = chance.sample(_WORDS, 3)
        yield language.line.format(a=a, b=b, c=c, n=chance.randint(1, 99))
    if name:
        yield language.use.format(name=name, table=_table(name))
    yield language.tail.format()


def measure(shares: tuple[float, ...] = (0.01, 0.05)) -> Iterator[Figure]:
    """Measure trees of which these shares of the files use the tables."""
    refs = [Ref(name=_table(name)) for name in _CLASSES]
    pattern = rf"\b(?:{'|'.join([*(ref.name for ref in refs), *_CLASSES])})\b"
    every = TableNames(refs=tuple(refs)).first_cut()
    for share in shares:
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as kept:
            root = Path(folder)
            make_tree(root, share)
            references = len(scan_code([root], refs, kept_in=Path(kept)).references)
            anew = partial(search_anew, root, refs)
            again = partial(scan_code, [root], refs, kept_in=Path(kept))
            edited = partial(search_edited, root, refs, Path(kept), next(root.rglob("order_line.py")))
            for when, work, cached in (
                ("the first search", anew, False),
                ("the first search, files in memory", anew, True),
                ("again, files in memory", again, True),
                ("after an edit of a model, files in memory", edited, True),
            ):
                peers = (partial(run_ripgrep, names, root) for names in (pattern, every))
                toolkit, ripgrep, all_names = alternate((work, *peers), root, cached=cached)
                yield Figure(
                    share=share,
                    when=when,
                    toolkit=toolkit,
                    ripgrep=ripgrep,
                    all_names=all_names,
                    references=references,
                )


def search_anew(root: Path, refs: list[Ref]) -> None:
    """Search as one does who has never searched before, and keep what is found."""
    with tempfile.TemporaryDirectory() as kept:
        scan_code([root], refs, kept_in=Path(kept))


def search_edited(root: Path, refs: list[Ref], kept: Path, file: Path) -> None:
    """Search again after a line was added to a file."""
    with file.open("a", encoding="utf-8") as text:
        text.write("# one more line\n")
    scan_code([root], refs, kept_in=kept)


def run_ripgrep(pattern: str, root: Path) -> None:
    """Search a tree as a person would, and print nothing."""
    program = find_ripgrep()
    if program is None:
        raise click.UsageError("There is nothing to compare with: `pip install ripgrep` first.")
    subprocess.run([program, "-n", pattern, str(root)], check=True, stdout=subprocess.DEVNULL)


def alternate(works: tuple[Callable[[], object], ...], root: Path, *, cached: bool) -> tuple[float, ...]:
    """The median seconds of each, run in turn."""
    seconds: tuple[list[float], ...] = tuple([] for _ in works)
    for _ in range(_ROUNDS):
        for work, found in zip(works, seconds, strict=True):
            if not cached:
                _forget(root)
            start = time.perf_counter()
            work()
            found.append(time.perf_counter() - start)
    return tuple(statistics.median(found) for found in seconds)


def _forget(root: Path) -> None:
    """Ask the kernel to drop what it keeps of the files, so that they are read from disk again."""
    os.sync()
    for folder, _, names in os.walk(root):
        for name in names:
            handle = os.open(Path(folder, name), os.O_RDONLY)
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(handle)


def as_markdown(figures: list[Figure]) -> Iterator[str]:
    """The figures as a section of the results."""
    yield ""
    yield "## Searching code"
    yield ""
    yield f"{_FILES:,} generated files in four languages, {len(_CLASSES)} tables, beside `rg -n` over the names of the"
    yield "tables and classes, and over every spelling and class name that the toolkit looks for. It takes apart the"
    yield "files that it finds, and keeps what it found; after an edit it takes apart what has changed."
    yield ""
    yield "| files that use a table | | references | the toolkit | rg | rg, every spelling | ratio to rg | goal |"
    yield "|---:|---|---:|---:|---:|---:|---:|---|"
    for each in figures:
        met = "met" if each.ratio <= _GOAL else "not met"
        yield (
            f"| {each.share:.0%} | {each.when} | {each.references:,} | {each.toolkit:.2f} s |"
            f" {each.ripgrep:.2f} s | {each.all_names:.2f} s | {each.ratio:.1f} | at most {_GOAL:.0f}: {met} |"
        )


@click.command()
def main() -> None:
    """Measure and print."""
    click.echo("\n".join(as_markdown(list(measure()))))


if __name__ == "__main__":
    main()
