"""The images built here behave as the public ones do, seen through testcontainers' own modules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import URL, create_engine, text
from testcontainers.community.mysql import MySqlContainer
from testcontainers.community.postgres import PostgresContainer
from testcontainers.core.config import testcontainers_config

from toolkit.engines import parse_wanted
from toolkit.engines.docker_host import docker_client, image_here
from toolkit.errors import EngineUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_USER = {"username": "me", "password": "it's \\ mine", "dbname": "my_shop"}


@pytest.fixture(params=["postgres:18", "postgres:15", "mysql:9", "mariadb:11"])
def container(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A container as testcontainers makes it, started when testcontainers says so."""
    image = f"toolkit/{request.param}"
    try:
        with docker_client() as client:
            if image_here(client, image) is None:
                pytest.skip(f"{image} is not built: make images")
    except EngineUnavailable as error:
        pytest.skip(str(error))
    monkeypatch.setattr(testcontainers_config, "ryuk_disabled", True)
    tmp_path.chmod(0o755)  # as in the public images, the server's account reads the files
    (tmp_path / "1-table.sql").write_text("CREATE TABLE t (a int);")
    (tmp_path / "2-rows.sql").write_text("INSERT INTO t VALUES (1), (2);")
    if parse_wanted(request.param.replace("postgres:", "postgresql:")).dialect == "postgresql":
        made: Any = PostgresContainer(image, driver="psycopg", **_USER)
    else:
        made = MySqlContainer(image, dialect="pymysql", **_USER)
    with made.with_volume_mapping(tmp_path, "/docker-entrypoint-initdb.d"):
        yield made


def test_an_image_honours_variables_init_files_and_health(container: Any) -> None:
    wrapped = container.get_wrapped_container()
    wrapped.reload()
    published = wrapped.attrs["NetworkSettings"]["Ports"][f"{container.port}/tcp"][0]["HostPort"]
    driver = "postgresql+psycopg" if container.port == 5432 else "mysql+pymysql"
    engine = create_engine(
        URL.create(
            driver,
            username=_USER["username"],
            password=_USER["password"],
            host="127.0.0.1",
            port=int(published),
            database=_USER["dbname"],
        )
    )
    with engine.begin() as connection:
        assert connection.scalar(text("SELECT sum(a) FROM t")) == 3
        connection.execute(text("CREATE TABLE mine (a int)"))
    engine.dispose()

    _, health = wrapped.image.attrs["Config"]["Healthcheck"]["Test"]
    assert container.exec(["sh", "-c", health]).exit_code == 0
