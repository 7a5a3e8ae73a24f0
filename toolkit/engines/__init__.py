"""Throwaway servers: containers, local binaries, the embedded Postgres, or a given URL.

>>> from toolkit.engines import scratch_database, scratch_server
>>> with scratch_database("sqlite") as url:
...     url.partition("://")[0]
'sqlite'
"""

from toolkit.engines.offer import Offer
from toolkit.engines.server import Server
from toolkit.engines.wanted import MATRIX, TITLES, VIAS, Wanted, parse_wanted
from toolkit.engines.ways import offers, scratch_database, scratch_server

__all__ = [
    "MATRIX",
    "TITLES",
    "VIAS",
    "Offer",
    "Server",
    "Wanted",
    "offers",
    "parse_wanted",
    "scratch_database",
    "scratch_server",
]
