"""Server processes that live no longer than this one."""

from __future__ import annotations

import json
import select
import socket
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from toolkit.engines import keeper

if TYPE_CHECKING:
    import signal
    from collections.abc import Iterator, Sequence

    from toolkit.engines.account import Account

_LOG: Final = "server.log"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A server process and the directory it lives in."""

    output: IO[bytes]
    directory: Path

    def runs(self) -> bool:
        """Whether the server is still up: its keeper closes its output when the server has ended."""
        return not select.select([self.output], [], [], 0)[0]

    def last_words(self) -> str:
        """The last line of the server's log."""
        log = self.directory / _LOG
        lines = log.read_text(encoding="utf-8", errors="replace").split("\n") if log.exists() else []
        return next((line.strip() for line in reversed(lines) if line.strip()), "it said nothing")


@contextmanager
def kept(
    command: Sequence[str], directory: Path, *, account: Account | None, stop_signal: signal.Signals
) -> Iterator[Kept]:
    """Run a server in a directory, as an account; both are gone afterwards, also when we are killed."""
    wanted = {
        "command": list(command),
        "directory": str(directory),
        "log": str(directory / _LOG),
        "stop_signal": int(stop_signal),
        "account": account.as_popen_arguments() if account else {},
    }
    process = subprocess.Popen(  # noqa: S603 # our own program
        [sys.executable, "-I", "-S", str(Path(keeper.__file__)), json.dumps(wanted)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    if process.stdin is None or process.stdout is None:
        raise AssertionError("pipes were asked for")
    try:
        yield Kept(output=process.stdout, directory=directory)
    finally:
        process.stdin.close()
        process.wait()
        process.stdout.close()


def free_port() -> int:
    """A port of the loopback address that nothing listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
