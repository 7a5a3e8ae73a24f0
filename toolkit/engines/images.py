"""Which container image stands for an engine."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from toolkit.dialects.url import is_url

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.config import Config
    from toolkit.engines.wanted import Wanted

_REPOSITORIES: Final = {"postgresql": "postgres", "mysql": "mysql", "mariadb": "mariadb"}
_DEFAULT_TAGS: Final = {"postgresql": "18", "mysql": "9", "mariadb": "11"}
_LOCAL_PREFIX: Final = "toolkit/"


def image_of(wanted: Wanted, config: Config, environment: Mapping[str, str] = os.environ) -> str:
    """The image to run: by option, environment, `toolkit.toml`, or the public one.

    An image that was set for an engine serves other versions of it by tag: a mirror stays a mirror.
    """
    if wanted.image is not None:
        return wanted.image
    in_file = str(config.section("engines").get(wanted.dialect, ""))
    chosen = environment.get(f"TOOLKIT_IMAGE_{wanted.dialect.upper()}") or ("" if is_url(in_file) else in_file)
    repository, tag = split_image(chosen or public_image(wanted.dialect))
    if wanted.version is not None and not wanted.accepts(tag):
        tag = wanted.version
    return f"{repository}:{tag}"


def public_image(dialect: str) -> str:
    """The public image of an engine in the version that is tested first."""
    return f"{_REPOSITORIES[dialect]}:{_DEFAULT_TAGS[dialect]}"


def local_twin(image: str) -> str | None:
    """The image that `make images` builds in place of a public one; nothing for images of others."""
    repository, tag = split_image(image)
    return f"{_LOCAL_PREFIX}{repository}:{tag}" if repository in _REPOSITORIES.values() else None


def split_image(image: str) -> tuple[str, str]:
    """Repository and tag of an image; a colon before a slash belongs to the registry's address.

    >>> split_image("localhost:5000/postgres")
    ('localhost:5000/postgres', 'latest')
    """
    path, colon, tag = image.rpartition(":")
    return (path, tag) if colon and "/" not in tag else (image, "latest")
