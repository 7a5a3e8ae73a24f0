"""What is asked of Docker: whether it answers, which images it has, what the dead left in it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from toolkit.engines.images import local_twin, split_image
from toolkit.engines.owner import owner_is_dead
from toolkit.errors import EngineUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docker import DockerClient  # type: ignore[import-untyped] # it ships no types

# Who made a container; the value is an owner token.
OWNER_LABEL: Final = "toolkit.scratch.owner"


@contextmanager
def docker_client() -> Iterator[DockerClient]:
    """A client of a Docker that answers, or a reason and a remedy."""
    try:
        import docker.errors  # type: ignore[import-untyped]  # noqa: PLC0415 # no types; optional, slow to import
        import testcontainers.core  # noqa: F401, PLC0415
    except ImportError:
        raise EngineUnavailable(
            "testcontainers is not installed", hint="Install it with pip install 'toolkit[verify]'"
        ) from None
    try:
        client = docker.from_env()  # it asks Docker for its version
    except docker.errors.DockerException:
        raise EngineUnavailable("Docker does not answer", hint="Install and start Docker") from None
    try:
        yield client
    finally:
        client.close()


def image_names(image: str) -> tuple[str, ...]:
    """The repositories that may hold an image: its own and the one of those built here."""
    twin = local_twin(image)
    return tuple(split_image(name)[0] for name in (image, twin) if name)


def tags_here(client: DockerClient, repository: str) -> Iterator[str]:
    """The tags of a repository that need no pulling."""
    for image in client.images.list(name=repository):
        for name in image.tags:
            if split_image(name)[0] == repository:
                yield split_image(name)[1]


def image_here(client: DockerClient, image: str) -> str | None:
    """The image, or the one that was built here in its place; none when it has to be pulled."""
    import docker.errors  # noqa: PLC0415 # optional, slow to import

    for candidate in (image, local_twin(image)):
        if candidate is None:
            continue
        try:
            client.images.get(candidate)
        except docker.errors.ImageNotFound:
            continue
        return candidate
    return None


def obtain_image(client: DockerClient, image: str) -> str:
    """The image, or the one built here in its place, pulled when neither is here."""
    import docker.errors  # noqa: PLC0415 # optional, slow to import

    here = image_here(client, image)
    if here is not None:
        return here
    repository, tag = split_image(image)
    try:
        client.images.pull(repository, tag=tag)
    except docker.errors.APIError as error:
        raise EngineUnavailable(
            f"The image {image} is not here and could not be pulled ({docker_said(error)})",
            hint="Build it with make images, or name another with TOOLKIT_IMAGE_POSTGRESQL, _MYSQL or _MARIADB",
        ) from None
    return image


def sweep_containers(client: DockerClient) -> None:
    """Remove the containers whose owners died before they could."""
    import docker.errors  # noqa: PLC0415 # optional, slow to import

    for container in client.containers.list(all=True, filters={"label": OWNER_LABEL}, ignore_removed=True):
        if owner_is_dead(container.labels[OWNER_LABEL]):
            try:
                container.remove(force=True, v=True)
            except (docker.errors.NotFound, docker.errors.APIError):
                continue  # another process of ours is at it


def docker_said(error: Exception) -> str:
    """The first line of what Docker answered, short enough for a sentence."""
    explanation = getattr(error, "explanation", None) or str(error)
    return str(explanation).strip().splitlines()[0].rstrip(".")[:200]
