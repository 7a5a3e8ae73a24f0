"""`make bench`: run every benchmark and write benchmarks/RESULTS.md."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from pathlib import Path

import click

from benchmarks import audit_scale, catalog, code, code_real
from benchmarks.audit import labelled

_RESULTS = Path(__file__).parent / "RESULTS.md"
_HEAD = """# Results

{date}, {machine}. Medians of three rounds or more, the readers in turn; dump tools once.
The seconds are this machine's; the ratios are what to look at.

## Reading a catalog

Tables of twelve columns with a primary key, two indexes and a foreign key. The toolkit reads far more than
the SQLAlchemy readers do; the dump tools read as much, and write it out.
"""


@click.command()
@click.option("--engine", "engines", multiple=True, default=("postgresql", "mysql"), show_default=True)
@click.option("--tables", "sizes", type=int, multiple=True, default=(1000, 5000), show_default=True)
def main(engines: tuple[str, ...], sizes: tuple[int, ...]) -> None:
    """Measure, print, and write the results as ratios with the machine and the date."""
    figures = list(catalog.measure(list(engines), list(sizes)))
    parts = (
        [_head()],
        catalog.as_markdown(figures),
        audit_scale.as_markdown(list(audit_scale.measure(list(engines)))),
        labelled.as_markdown(labelled.measure(list(engines))),
        [""],
        code.as_markdown(list(code.measure())),
        code_real.as_markdown(*code_real.measure()),
    )
    text = "\n".join(line for part in parts for line in part)
    _RESULTS.write_text(text, encoding="utf-8")
    click.echo(text)


def _head() -> str:
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    return _HEAD.format(date=datetime.now(UTC).date(), machine=machine)


if __name__ == "__main__":
    main()
