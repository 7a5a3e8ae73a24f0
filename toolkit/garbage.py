"""Let Python's garbage collector rest where it would find nothing."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """Keep Python from looking for garbage meanwhile.

    Reading a catalog, and taking source code apart, make hundreds of thousands of small values and hardly a cycle:
    looking for cycles would take up to as long as the work itself.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
