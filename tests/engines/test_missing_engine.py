"""A run without an engine says so: by failing in CI, by its last lines elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

# No server of this version is made any more, and no Docker is at this address.
_ENGINE = "mysql:5"
_NOWHERE = "unix:///nowhere.sock"


def _run(tmp_path: Path, ci: str) -> subprocess.CompletedProcess[str]:
    root = Path(__file__).parents[2]
    (tmp_path / "conftest.py").write_text('pytest_plugins = ["tests.engine_plugin"]\n')
    (tmp_path / "test_it.py").write_text("def test_it(server): pass\n")
    return subprocess.run(
        (sys.executable, "-m", "pytest", f"--engines={_ENGINE}", "-p", "no:cacheprovider", str(tmp_path)),
        cwd=tmp_path,
        env={**os.environ, "CI": ci, "DOCKER_HOST": _NOWHERE, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_elsewhere_the_test_is_skipped_and_the_last_lines_say_how_to_get_the_engine(tmp_path: Path) -> None:
    done = _run(tmp_path, ci="")
    assert done.returncode == 0
    *_, engine, totals = done.stdout.strip().splitlines()
    assert engine.startswith("not run  MySQL 5: No MySQL 5 can be had here: ")
    assert "start Docker" in engine
    assert "1 skipped" in totals


def test_in_ci_the_test_fails(tmp_path: Path) -> None:
    done = _run(tmp_path, ci="true")
    assert done.returncode == 1
    assert "No MySQL 5 can be had here" in done.stdout
