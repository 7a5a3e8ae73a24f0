"""A process that takes a server, says what it has, and waits to be ended: `owner_process.py TEXT VIA`."""

from __future__ import annotations

import json
import signal
import sys
import time

from toolkit.engines import parse_wanted, scratch_server

# A shell starts what it runs in the background with interrupts ignored, and a test run may be such a thing.
signal.signal(signal.SIGINT, signal.default_int_handler)

with scratch_server(parse_wanted(sys.argv[1], via=sys.argv[2])) as server, server.database() as url:
    found = {"admin_url": server.admin_url, "container": server.container, "url": url}
    sys.stdout.write(f"{json.dumps(found)}\n")
    sys.stdout.flush()
    time.sleep(600)
