"""Which server is taken, what is said about it, and what is said when there is none."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from toolkit.cli.engines import command
from toolkit.config import Config
from toolkit.engines import MATRIX, TITLES, Offer, Server, Wanted, parse_wanted, programs, scratch_server, ways
from toolkit.engines.images import image_of, local_twin
from toolkit.errors import BadInput, CannotConnect, EngineUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class FakeWay:
    """A way that offers, refuses or fails, as told."""

    dialects = ("mysql",)

    def __init__(self, via: str, *, reason: str = "", failure: str = "") -> None:
        self.via = via
        self.reason = reason
        self.failure = failure

    def offer(self, wanted: Wanted) -> Offer:
        return Offer(via=self.via, dialect=wanted.dialect, reason=self.reason, remedy=f"Mend {self.via}")

    @contextmanager
    def start(self, wanted: Wanted) -> Iterator[Server]:
        if self.failure:
            raise EngineUnavailable(self.failure, hint="Look at its log")
        yield Server(dialect=wanted.dialect, version="9", via=self.via, label=f"MySQL 9 by {self.via}", admin_url="")


def test_auto_takes_the_first_way_that_gives_a_server_and_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    absent = FakeWay("url", reason="no server is given")
    broken = FakeWay("container", failure="it did not start.")
    monkeypatch.setattr(ways, "WAYS", (absent, broken, FakeWay("binaries"), FakeWay("embedded")))
    with scratch_server("mysql") as server:
        assert server.label == "MySQL 9 by binaries"


def test_an_error_of_the_caller_is_not_taken_for_a_way_that_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ways, "WAYS", (FakeWay("container"), FakeWay("binaries")))
    with pytest.raises(CannotConnect), scratch_server("mysql"):
        raise CannotConnect("of the caller")


def test_without_any_way_one_sentence_says_why_and_one_says_how(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCKER_HOST", "unix:///nowhere.sock")
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("TOOLKIT_URL_MYSQL", raising=False)
    monkeypatch.setattr(programs, "_BESIDE_PATH", {"mysqld": ()})
    with pytest.raises(EngineUnavailable) as raised, scratch_server("mysql"):
        pass
    assert raised.value.message == (
        "No MySQL can be had here: no server is given; Docker does not answer; no mysqld is on this machine."
    )
    assert raised.value.hint == (
        "Install MySQL's server (Debian: apt-get install mysql-server), or install and start Docker, "
        "or give one with TOOLKIT_URL_MYSQL=mysql://user@host/."
    )


def test_a_given_server_that_does_not_answer_is_named_without_its_password() -> None:
    with pytest.raises(EngineUnavailable) as raised, scratch_server("postgresql://me:s3cret@127.0.0.1:1/shop"):
        pass
    assert "postgresql://me@127.0.0.1:1/shop" in str(raised.value)
    assert "s3cret" not in str(raised.value)
    assert "s3cret" not in repr(parse_wanted("postgresql://me:s3cret@127.0.0.1:1/shop"))


def test_a_way_that_does_not_serve_an_engine_says_which_do() -> None:
    with pytest.raises(EngineUnavailable) as raised, scratch_server(Wanted(dialect="mysql", via="embedded")):
        pass
    assert str(raised.value) == "MySQL cannot be had by way of embedded. Use url, container, binaries or auto."


@pytest.mark.parametrize("text", ["oracle", "postgresql:", "postgresql:new", "mysql 9", ""])
def test_what_is_not_an_engine_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="is not an engine"):
        parse_wanted(text)


def test_a_version_asks_for_itself_and_its_patches_only() -> None:
    wanted = parse_wanted("mariadb:10.1")
    assert [wanted.accepts(version) for version in ("10.1", "10.1.48", "10.11.6", "10")] == [True, True, False, False]


@pytest.mark.parametrize(
    ("text", "in_file", "environment", "image"),
    [
        ("postgresql", {}, {}, "postgres:18"),
        ("postgresql:17", {}, {}, "postgres:17"),
        ("mysql", {"mysql": "mirror/mysql:8.4"}, {}, "mirror/mysql:8.4"),
        ("mysql:9", {"mysql": "mirror/mysql:8.4"}, {}, "mirror/mysql:9"),
        ("mysql", {"mysql": "mirror/mysql:8.4"}, {"TOOLKIT_IMAGE_MYSQL": "host:5000/mysql:9.1"}, "host:5000/mysql:9.1"),
        ("mariadb", {"mariadb": "mariadb://root@db/"}, {}, "mariadb:11"),
    ],
)
def test_the_image_comes_from_the_environment_then_the_file_then_the_default(
    text: str, in_file: dict[str, str], environment: dict[str, str], image: str
) -> None:
    config = Config(sections={"engines": in_file})
    assert image_of(parse_wanted(text), config, environment) == image


def test_an_image_by_option_wins() -> None:
    wanted = parse_wanted("postgresql:17", image="mine:1")
    assert image_of(wanted, Config(), {"TOOLKIT_IMAGE_POSTGRESQL": "other:2"}) == "mine:1"


def test_only_public_images_are_replaced_by_those_built_here() -> None:
    assert local_twin("mariadb:10.11") == "toolkit/mariadb:10.11"
    assert local_twin("mirror/mariadb:10.11") is None


def test_the_command_lists_every_way_of_every_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TOOLKIT_URL_POSTGRESQL", "postgresql://me:s3cret@127.0.0.1:1/shop")
    result = CliRunner().invoke(command, ["--format", "json"])
    listed = json.loads(result.output)
    assert set(listed) == set(TITLES)
    assert [way["via"] for way in listed["postgresql"]] == ["url", "container", "binaries", "embedded"]
    for way in (way for each in listed.values() for way in each):
        assert way["versions"] if way["available"] else way["reason"]
    text = CliRunner().invoke(command, []).output
    assert "No connection to postgresql://me@127.0.0.1:1/shop could be made" in " ".join(text.split())
    assert "s3cret" not in text + result.output


def test_the_matrix_can_be_spelled() -> None:
    assert [str(parse_wanted(each)) for each in MATRIX] == list(MATRIX)
