"""Which databases are replicas of one another, so that they are audited as the one that they are."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from toolkit.dialects.connect import open_session, read_node
from toolkit.dialects.several import each_at_once
from toolkit.errors import ToolkitError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.catalog.read import Limits
    from toolkit.dialects.usage import Node


def by_primary(urls: Sequence[str], limits: Limits | None, *, jobs: int) -> Mapping[str, tuple[str, ...]]:
    """The URLs to audit, each with those of its replicas: the primary's, where it is among them.

    A server that cannot be asked stands alone; its audit says why.
    """
    if len(urls) == 1:
        return {urls[0]: ()}
    nodes = dict(zip(urls, each_at_once(partial(_node, limits=limits), urls, jobs), strict=True))
    primaries: defaultdict[str, list[str]] = defaultdict(list)
    replicas: defaultdict[str, list[str]] = defaultdict(list)
    for url, node in nodes.items():
        if node is not None:
            (replicas if node.is_replica else primaries)[node.cluster].append(url)
    # Two that lead have gone their own ways, and nobody knows whom the others follow.
    led = {found[0]: tuple(replicas[cluster]) for cluster, found in primaries.items() if len(found) == 1}
    following = {url for each in led.values() for url in each}
    return {url: led.get(url, ()) for url in urls if url not in following}


def _node(url: str, limits: Limits | None) -> Node | None:
    try:
        with open_session(url, limits) as session:
            return read_node(session)
    except ToolkitError:
        return None
