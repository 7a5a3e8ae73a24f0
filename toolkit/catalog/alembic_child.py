"""The process that runs one Alembic command; its order comes as JSON on standard input."""

from __future__ import annotations

import json
import sys

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool


def main() -> None:
    """Carry out the order; the last line of standard error says why when that fails."""
    order = json.loads(sys.stdin.read())
    config = Config(order["ini"])
    if config.get_main_option("script_location") is None:
        config.set_main_option("script_location", order["folder"].replace("%", "%%"))
    config.set_main_option("sqlalchemy.url", order["url"].replace("%", "%%"))
    engine = create_engine(order["url"], poolclass=NullPool)
    run = {"upgrade": command.upgrade, "downgrade": command.downgrade}[order["command"]]
    try:
        with engine.connect() as connection:
            config.attributes["connection"] = connection
            run(config, order["revision"])
            connection.commit()
    except DBAPIError as error:
        sys.exit(str(error.orig).strip().splitlines()[0])


if __name__ == "__main__":
    main()
