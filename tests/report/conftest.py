"""A headless Chromium of the system, for what only a browser can tell."""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec
from typing import TYPE_CHECKING, NoReturn

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_HOW = (
    "On Debian `apt-get install chromium` brings the browser, elsewhere put Chromium or Chrome on the PATH;"
    " `pip install playwright` drives it, and needs no download of its own."
)


def _missing(what: str) -> NoReturn:
    """Where everything has to be tried, a test that cannot run has failed."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} {_HOW}")
    pytest.skip(f"{what} {_HOW}")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser of the system; playwright only drives it, and downloads none."""
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        _missing("There is no Chromium here.")
    if find_spec("playwright") is None:
        _missing("The package playwright, which drives the browser, is not installed.")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (there, as the line above knows)

    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield found
        found.close()
