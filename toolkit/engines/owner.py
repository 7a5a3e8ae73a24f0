"""Who made a scratch thing, so that it can be taken away when its owner is gone, and only then."""

from __future__ import annotations

import hashlib
import os
import platform
import re
import secrets
import subprocess
from functools import cache
from pathlib import Path
from typing import Final

PREFIX: Final = "toolkit_scratch_"

_NAME: Final = re.compile(rf"{PREFIX}(?P<owner>[0-9a-f]{{8}}_[0-9]+_[0-9a-f]{{8}})_[0-9a-f]{{8}}")


def owner_token() -> str:
    """This process, told apart from every other one: host, process id, start time."""
    return f"{_host()}_{os.getpid()}_{_started(os.getpid())}"


def scratch_name() -> str:
    """A recognisable name that nothing else has and that says who made it; 54 bytes at most."""
    return f"{PREFIX}{owner_token()}_{secrets.token_hex(4)}"


def is_scratch_name(name: str) -> bool:
    """Whether a name is one that `scratch_name` gives."""
    return _NAME.fullmatch(name) is not None


def is_left_behind(name: str) -> bool:
    """Whether a scratch thing's owner ran on this host and is dead; of other hosts nothing is known."""
    found = _NAME.fullmatch(name)
    return found is not None and owner_is_dead(found["owner"])


def owner_is_dead(token: str) -> bool:
    """Whether a token is of a process of this host that runs no more."""
    host, pid, started = token.split("_")
    return host == _host() and _started(int(pid)) != started


@cache
def _host() -> str:
    # Process ids mean something within one namespace of one machine.
    machine = Path("/etc/machine-id")
    namespace = Path("/proc/self/ns/pid")
    parts = (
        platform.node(),
        machine.read_text(encoding="utf-8") if machine.is_file() else "",
        str(namespace.readlink()) if namespace.is_symlink() else "",
    )
    return _short(*parts)


def _started(pid: int) -> str:
    """When a process started, as a short text; empty when there is none of that id."""
    stat = Path(f"/proc/{pid}/stat")
    if stat.parent.parent.joinpath("stat").exists():
        try:
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            return ""
        if fields[0] in {"Z", "X"}:  # dead, and not yet buried by its parent
            return ""
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="utf-8")
        return _short(boot, fields[19])
    command = ("/bin/ps", "-o", "lstart=", "-p", str(pid))
    printed = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603 # fixed
    return _short(printed) if printed else ""


def _short(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:8]
