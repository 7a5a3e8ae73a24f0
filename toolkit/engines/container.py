"""Servers in containers, through testcontainers."""

from __future__ import annotations

import os
import secrets
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy.engine import URL

from toolkit.config import read_config
from toolkit.engines.docker_host import (
    OWNER_LABEL,
    docker_client,
    docker_said,
    image_here,
    image_names,
    obtain_image,
    sweep_containers,
    tags_here,
)
from toolkit.engines.images import image_of, split_image
from toolkit.engines.offer import Offer
from toolkit.engines.owner import owner_token
from toolkit.engines.readiness import first_that_answers
from toolkit.engines.server import Server
from toolkit.engines.tuning import SCRATCH_OPTIONS, STATEMENT_STATISTICS
from toolkit.engines.wanted import TITLES
from toolkit.errors import EngineUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docker import DockerClient  # type: ignore[import-untyped] # it ships no types
    from testcontainers.core.container import DockerContainer

    from toolkit.engines.wanted import Wanted

_LOOPBACK: Final = "127.0.0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Flavour:
    """What the images of an engine want to be told; the variable is for the administrator's password."""

    port: int
    user: str
    database: str | None
    variable: str
    home: str
    command: tuple[str, ...]


_FLAVOURS: Final = {
    "postgresql": _Flavour(
        port=5432,
        user="postgres",
        database="postgres",
        variable="POSTGRES_PASSWORD",
        home="/scratch",
        command=("postgres", *SCRATCH_OPTIONS["postgresql"], *STATEMENT_STATISTICS),
    ),
    "mysql": _Flavour(
        port=3306,
        user="root",
        database=None,
        variable="MYSQL_ROOT_PASSWORD",
        home="/var/lib/mysql",
        command=("mysqld", *SCRATCH_OPTIONS["mysql"]),
    ),
    "mariadb": _Flavour(
        port=3306,
        user="root",
        database=None,
        variable="MARIADB_ROOT_PASSWORD",
        home="/var/lib/mysql",
        command=("mariadbd", *SCRATCH_OPTIONS["mariadb"]),
    ),
}


class Container:
    """Servers in containers of a Docker that answers."""

    via = "container"
    dialects = tuple(_FLAVOURS)

    def offer(self, wanted: Wanted) -> Offer:
        """The image of the wanted server, when Docker answers; one that is not here may be pulled."""
        image = image_of(wanted, read_config())
        try:
            with docker_client() as client:
                here = [tag for name in image_names(image) for tag in tags_here(client, name)]
                chosen = image_here(client, image)
        except EngineUnavailable as error:
            return Offer(via=self.via, dialect=wanted.dialect, reason=error.message, remedy=error.hint)
        wanted_tag = split_image(image)[1]
        versions = (wanted_tag, *sorted(set(here) - {wanted_tag, "latest"}, reverse=True))
        detail = f"image {chosen}" if chosen else f"image {image}, pulled when it is needed"
        return Offer(via=self.via, dialect=wanted.dialect, versions=versions, detail=detail)

    @contextmanager
    def start(self, wanted: Wanted) -> Iterator[Server]:
        """A server whose data is in memory, published on the loopback address alone."""
        flavour = _FLAVOURS[wanted.dialect]
        password = secrets.token_hex(16)
        with docker_client() as client:
            sweep_containers(client)
            image = obtain_image(client, image_of(wanted, read_config()))
            container = _described(client, image, flavour, password)
            try:
                _run(container, image)
                wrapped = container.get_wrapped_container()
                urls = tuple(
                    URL.create(
                        wanted.dialect,
                        username=flavour.user,
                        password=password,
                        host=host,
                        port=port,
                        database=flavour.database,
                    ).render_as_string(hide_password=False)
                    for host, port in _addresses(wrapped, flavour.port)
                )
                try:
                    admin_url, version = first_that_answers(wanted.dialect, urls, still_runs=_status(wrapped))
                except EngineUnavailable as error:
                    raise EngineUnavailable(f"{error.message} {_last_words(wrapped)}", hint=error.hint) from None
                yield Server(
                    dialect=wanted.dialect,
                    version=version,
                    via=self.via,
                    label=f"{TITLES[wanted.dialect]} {version} in a container ({image})",
                    admin_url=admin_url,
                    container=wrapped.id,
                )
            finally:
                container.stop()


def _described(client: DockerClient, image: str, flavour: _Flavour, password: str) -> DockerContainer:
    from testcontainers.core.config import testcontainers_config  # noqa: PLC0415 # optional, and slow to import
    from testcontainers.core.container import DockerContainer  # noqa: PLC0415

    # Its own reaper is used where its image is at hand; ours works in any case.
    if "TESTCONTAINERS_RYUK_DISABLED" not in os.environ and not image_here(client, testcontainers_config.ryuk_image):
        testcontainers_config.ryuk_disabled = True

    container = DockerContainer(image)
    container.with_command(list(flavour.command))
    container.with_env(flavour.variable, password)
    container.with_env("PGDATA", f"{flavour.home}/data")
    container.with_tmpfs_mount(flavour.home)
    # A Docker on another machine has to publish where we can reach it.
    interface = "0.0.0.0" if _remote_host() else _LOOPBACK  # noqa: S104 # only for a remote Docker
    container.with_kwargs(
        labels={OWNER_LABEL: owner_token()},
        shm_size="256m",
        network_mode="bridge",
    )
    container.ports = {f"{flavour.port}/tcp": (interface, None)}  # type: ignore[dict-item] # docker takes a pair
    return container


def _run(container: DockerContainer, image: str) -> None:
    import docker.errors  # type: ignore[import-untyped]  # noqa: PLC0415 # no types; optional, slow to import

    try:
        container.start()
    except docker.errors.APIError as error:
        raise EngineUnavailable(f"A container of {image} did not start: {docker_said(error)}") from None


def _addresses(wrapped: Any, port: int) -> tuple[tuple[str, int], ...]:
    """Where a container's server may answer: the published port, and from within Docker its own address."""
    wrapped.reload()
    network = wrapped.attrs["NetworkSettings"]
    published = (network["Ports"].get(f"{port}/tcp") or [{}])[0].get("HostPort")
    own = {network.get("IPAddress"), *(each.get("IPAddress") for each in network["Networks"].values())} - {"", None}
    outside = ((_remote_host() or _LOOPBACK, int(published)),) if published else ()
    return (*outside, *((address, port) for address in sorted(own)))


def _remote_host() -> str | None:
    scheme, _, rest = os.environ.get("DOCKER_HOST", "").partition("://")
    return rest.rpartition(":")[0] or rest if scheme in {"tcp", "http", "https"} else None


def _status(wrapped: Any) -> Callable[[], bool]:
    def runs() -> bool:
        wrapped.reload()
        return str(wrapped.status) in {"created", "running"}

    return runs


def _last_words(wrapped: Any) -> str:
    lines = wrapped.logs(tail=5).decode("utf-8", "replace").strip().splitlines()
    return f"Its last words: {lines[-1].strip()}." if lines else "It said nothing."
