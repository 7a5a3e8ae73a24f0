"""Run an Alembic chain against a scratch database, in a process of its own (`alembic_child`).

A project's `env.py` is code we do not know: it may configure logging, read settings, or take its URL
from the environment. In its own process it cannot disturb ours, and every database URL in that
process's environment is replaced by the scratch database's, so that it has no other place to go.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from toolkit.dialects.url import is_url, parse_url
from toolkit.errors import BadInput, SourceFailed

if TYPE_CHECKING:
    from toolkit.catalog.sources import AlembicChain


def upgrade(chain: AlembicChain, url: str) -> None:
    """Bring a scratch database to the chain's revision."""
    _run(chain, url, "upgrade", chain.revision)


def downgrade(chain: AlembicChain, url: str, revision: str) -> None:
    """Take a scratch database back to an earlier revision; `base` is the beginning."""
    _run(chain, url, "downgrade", revision)


def _run(chain: AlembicChain, url: str, command: str, revision: str) -> None:
    order = {
        "command": command,
        "revision": revision,
        "folder": str(chain.folder.resolve()),
        "ini": str(chain.ini.resolve()) if chain.ini else None,
        "url": parse_url(url).render_as_string(hide_password=False),
    }
    finished = subprocess.run(
        [sys.executable, "-m", "toolkit.catalog.alembic_child"],
        input=json.dumps(order),
        capture_output=True,
        text=True,
        check=False,
        cwd=chain.ini.parent if chain.ini else chain.folder,
        env=_environment(url),
    )
    if finished.returncode != 0:
        raise SourceFailed(
            f"The chain {chain} does not {command}: {_reason(finished.stderr, parse_url(url).password)}.",
            hint="Run it by hand against an empty database to see more.",
        )


def _reason(output: str, password: object) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    reason = lines[-1].rstrip(".") if lines else "it gave no reason"
    return reason.replace(str(password), "***") if password else reason


def _environment(url: str) -> dict[str, str]:
    environment = {name: url if _names_a_database(value) else value for name, value in os.environ.items()}
    paths = [path for path in sys.path if path]
    return {**environment, "PYTHONPATH": os.pathsep.join(paths), "DATABASE_URL": url}


def _names_a_database(value: str) -> bool:
    if not is_url(value):
        return False
    try:
        parse_url(value)
    except BadInput:
        return False
    return True
