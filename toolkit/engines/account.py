"""The account a server runs under: database servers refuse to run as root."""

from __future__ import annotations

import os
import pwd
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from toolkit.errors import EngineUnavailable

if TYPE_CHECKING:
    from pathlib import Path

_FALLBACK: Final = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An unprivileged account of this machine."""

    name: str
    uid: int
    gid: int

    def as_popen_arguments(self) -> dict[str, Any]:
        """What `subprocess` needs to run a program under it."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def owns(self, path: Path) -> None:
        """Give a directory or file to the account."""
        os.chown(path, self.uid, self.gid)

    def reads(self, program: Path) -> bool:
        """Whether everybody may run a program where it stands."""
        path = program.resolve()
        return all(step.stat().st_mode & 0o001 for step in (path, *path.parents))


def server_account(preferred: str) -> Account | None:
    """The account to run a server under, or none when we are not root and run it ourselves."""
    if os.geteuid() != 0:
        return None
    for name in (preferred, _FALLBACK):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name=name, uid=entry.pw_uid, gid=entry.pw_gid)
    raise EngineUnavailable(
        "Database servers do not run as root, and there is no other account here.",
        hint="Run the toolkit as an ordinary user.",
    )
