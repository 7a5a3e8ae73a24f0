"""As root, a server runs under another account, also when its programs stand where that one may not look."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from toolkit.engines import embedded, workspace
from toolkit.engines.postgres import run_postgres
from toolkit.engines.readiness import server_says


@pytest.mark.skipif(os.geteuid() != 0, reason="servers run under our own account unless we are root")
def test_programs_in_a_private_directory_are_copied_with_their_libraries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = next(iter(embedded._in_wheel()), None)
    if installed is None:
        pytest.skip("the embedded wheel is not installed")
    private = tmp_path / "private"
    package = installed.directory.parents[1]
    for part in (installed.directory.parent, *installed.beside):
        shutil.copytree(part, private / part.relative_to(package.parent), symlinks=True)
    private.chmod(0o700)
    moved = replace(
        installed,
        directory=private / installed.directory.relative_to(package.parent),
        beside=tuple(private / part.relative_to(package.parent) for part in installed.beside),
    )
    # A cache of its own, where the other account may look; the directory of the test is private too.
    with tempfile.TemporaryDirectory(dir="/tmp") as cache:
        Path(cache).chmod(0o755)
        monkeypatch.setattr(workspace, "_temporary", lambda: Path(cache))
        with run_postgres(moved, via="embedded") as server:
            assert server_says("postgresql", server.admin_url).startswith(installed.version)
