"""One line that says what is being done, where somebody watches."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CLEAR = "\r\x1b[2K"


@contextmanager
def showing_progress() -> Iterator[Callable[[str], None]]:
    """Give a function that shows a step on standard error, in place of the one before; silent where that is a file."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    turn = Lock()

    def say(step: str) -> None:
        with turn:
            click.echo(f"{_CLEAR}{step} ...", err=True, nl=False)

    try:
        yield say
    finally:
        click.echo(_CLEAR, err=True, nl=False)
