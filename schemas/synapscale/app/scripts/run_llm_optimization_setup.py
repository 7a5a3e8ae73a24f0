"""Apply the four migrations in order, then fill the catalogue."""

import logging

from alembic import command
from alembic.config import Config
from populate_initial_llms import populate

logger = logging.getLogger(__name__)

REVISIONS = ("a5f72854", "b6816ff0", "c02a345b", "d1bd1387")


def main() -> None:
    config = Config("alembic.ini")
    for revision in REVISIONS:
        logger.info("Applying %s", revision)
        command.upgrade(config, revision)
    populate()


if __name__ == "__main__":
    main()
