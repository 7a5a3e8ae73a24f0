"""Get a throwaway server: the ways there are, in the order they are tried."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Final

from toolkit.engines.binaries import Binaries
from toolkit.engines.container import Container
from toolkit.engines.embedded import Embedded
from toolkit.engines.given import Given
from toolkit.engines.sqlite_file import SqliteFile
from toolkit.engines.wanted import as_wanted
from toolkit.errors import EngineUnavailable, ToolkitError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.engines.offer import Offer, Way
    from toolkit.engines.server import Server
    from toolkit.engines.wanted import Wanted

# What somebody set comes before what we find; what is as in production before what is handy.
WAYS: Final[tuple[Way, ...]] = (Given(), Container(), Binaries(), Embedded(), SqliteFile())


def offers(wanted: Wanted | str) -> tuple[Offer, ...]:
    """What every way has to offer for a kind of server, without starting any."""
    sought = as_wanted(wanted)
    return tuple(way.offer(sought) for way in _ways(sought))


@contextmanager
def scratch_server(wanted: Wanted | str) -> Iterator[Server]:
    """A throwaway server, by the first way that gives one; `Server.label` says which.

    Args:
        wanted: A value, or text like `postgresql`, `mysql:9`, or the URL of a server to use.

    Raises:
        EngineUnavailable: No way gives one; the message says why, the hint how to get one.
    """
    sought = as_wanted(wanted)
    with ExitStack() as stack:
        yield _started(sought, stack)


@contextmanager
def scratch_database(wanted: Wanted | str) -> Iterator[str]:
    """The URL of a fresh database on a throwaway server; both are gone afterwards."""
    with scratch_server(wanted) as server, server.database() as url:
        yield url


def _started(wanted: Wanted, stack: ExitStack) -> Server:
    failures: list[tuple[str, str]] = []
    for way in _ways(wanted):
        offer = way.offer(wanted)
        if not offer.available:
            failures.append((offer.reason, offer.remedy))
            continue
        try:
            return stack.enter_context(way.start(wanted))
        except ToolkitError as error:
            failures.append((error.message, error.hint))
    reasons = "; ".join(reason.rstrip(".") for reason, _ in failures)
    remedies = ", or ".join(
        remedy.rstrip(".")[:1].lower() + remedy.rstrip(".")[1:] for _, remedy in reversed(failures) if remedy
    )
    raise EngineUnavailable(
        f"No {wanted.title} can be had here: {reasons}.",
        hint=f"{remedies[:1].upper()}{remedies[1:]}." if remedies else "",
    )


def _ways(wanted: Wanted) -> tuple[Way, ...]:
    of_dialect = tuple(way for way in WAYS if wanted.dialect in way.dialects)
    if wanted.via == "auto" or wanted.dialect == "sqlite":
        return of_dialect
    chosen = tuple(way for way in of_dialect if way.via == wanted.via)
    if not chosen:
        raise EngineUnavailable(
            f"{wanted.title} cannot be had by way of {wanted.via}.",
            hint=f"Use {', '.join(each.via for each in of_dialect)} or auto.",
        )
    return chosen
