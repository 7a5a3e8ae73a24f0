"""Runs a server for as long as its owner lives, then ends it and removes its directory.

Run as a program of its own, with the standard library alone. Its standard input is a pipe that the
owner holds open: the pipe closes when the owner lets go or dies, whatever it dies of.
"""

from __future__ import annotations

import ctypes
import json
import os
import select
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)
_PATIENCE = 10
_IGNORED = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)  # the owner decides, by its pipe


def main() -> None:
    """Keep the server that the one argument, a JSON object, describes."""
    wanted: dict[str, Any] = json.loads(sys.argv[1])
    directory = Path(wanted["directory"])
    stop = int(wanted["stop_signal"])
    account: dict[str, Any] = wanted["account"]
    libc = ctypes.CDLL(None) if sys.platform == "linux" else None

    def die_with_me() -> None:
        for ignored in _IGNORED:
            signal.signal(ignored, signal.SIG_DFL)
        if libc is not None:
            libc.prctl(_PARENT_DEATH_SIGNAL, stop)

    # Read by people when the server does not start.
    log = os.open(wanted["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    server = subprocess.Popen(  # noqa: S603 # the owner's own command
        wanted["command"],
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        cwd=directory,
        start_new_session=True,
        preexec_fn=die_with_me,  # noqa: PLW1509 # this program has one thread
        **account,
    )
    while server.poll() is None:
        readable, _, _ = select.select([sys.stdin], [], [], 0.2)
        if readable:
            break
    else:
        # The server ended by itself: the owner still wants to read why.
        sys.stdout.close()
        sys.stdin.read()
    if server.poll() is None:
        server.send_signal(stop)
        try:
            server.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
    shutil.rmtree(directory, ignore_errors=True)


if __name__ == "__main__":
    for signal_number in _IGNORED:
        signal.signal(signal_number, signal.SIG_IGN)
    main()
