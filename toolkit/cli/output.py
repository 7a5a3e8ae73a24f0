"""Print results: to the terminal or a file, and JSON one way everywhere."""

from __future__ import annotations

import json
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from toolkit.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator

out_option = click.option(
    "--out", metavar="FILE", type=click.Path(dir_okay=False), help="Write to this file instead of the terminal."
)


@contextmanager
def printing_to(out: str | None) -> Iterator[None]:
    """Send what is printed to a file, where one is named."""
    if out is None:
        yield
        return
    try:
        with Path(out).open("w", encoding="utf-8") as file, redirect_stdout(file):
            yield
    except OSError as error:
        raise BadInput(
            f"{out} cannot be written: {error.strerror}.", hint="Name a file in a folder that exists."
        ) from None


def as_json(data: Any) -> str:
    """Data as indented JSON, its keys in the order they were given."""
    return json.dumps(data, ensure_ascii=False, indent=2)


def print_json(data: Any) -> None:
    """Print data as JSON."""
    click.echo(as_json(data))
