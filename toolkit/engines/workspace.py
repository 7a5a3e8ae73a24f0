"""Directories on disk: one for each scratch server, and a cache of what is slow to make."""

from __future__ import annotations

import fcntl
import os
import shutil
import stat
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.engines.owner import PREFIX, is_left_behind, scratch_name
from toolkit.errors import EngineUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from toolkit.engines.account import Account


@contextmanager
def workspace(account: Account | None = None) -> Iterator[Path]:
    """A directory of our own, private to an account, gone afterwards; those of the dead go first."""
    sweep_workspaces()
    directory = _temporary() / scratch_name()
    directory.mkdir(mode=0o700)
    try:
        if account is not None:
            account.owns(directory)
        yield directory
    finally:
        shutil.rmtree(directory, ignore_errors=True)


def sweep_workspaces() -> None:
    """Remove the directories whose owners died before they could."""
    for directory in _temporary().glob(f"{PREFIX}*"):
        if is_left_behind(directory.name):
            shutil.rmtree(directory, ignore_errors=True)


def cached(name: str, make: Callable[[Path], None], account: Account | None) -> Path:
    """A directory that is made once on this machine, by one process, and kept.

    Args:
        name: What is in it; another content needs another name.
        make: Fills the directory it is given, which belongs to the account.
        account: Who owns it.
    """
    root = _cache_root()
    wanted = root / name
    with (root / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if wanted.is_dir():
            return wanted
        unfinished = root / f"{name}.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        try:
            if account is not None:
                account.owns(unfinished)
            make(unfinished)
            unfinished.rename(wanted)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
    return wanted


def copy_tree(source: Path, target: Path) -> None:
    """Copy a directory with its owners, without using disk space where the file system can do that."""
    for options in (("-a", "--reflink=auto"), ("-a",)):  # the first is for GNU only
        command = ("cp", *options, f"{source}/.", str(target))
        if subprocess.run(command, capture_output=True, check=False).returncode == 0:  # noqa: S603 # fixed
            return
    raise EngineUnavailable(f"{source} could not be copied to {target}.", hint="Is the disk full?")


def _cache_root() -> Path:
    # Not below the home directory: as root, the servers run under an account that may not look there.
    root = _temporary() / f"toolkit-cache-{os.geteuid()}"
    root.mkdir(mode=0o755, exist_ok=True)
    found = root.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & 0o022:
        raise EngineUnavailable(f"{root} is not a directory that only you can write to.", hint="Remove it.")
    return root


def _temporary() -> Path:
    # The path of a Unix socket has to fit into 104 bytes, which macOS's own directory leaves no room for.
    directory = Path(tempfile.gettempdir())
    return directory if len(str(directory)) < 32 else Path("/tmp")  # noqa: S108 # private names below it
