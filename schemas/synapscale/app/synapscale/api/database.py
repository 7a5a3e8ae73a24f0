"""A session for each request."""

import os
from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends
from sqlalchemy import create_engine
from sqlalchemy.orm import Session, sessionmaker

open_session = sessionmaker(create_engine(os.environ["DATABASE_URL"]))


def request_session() -> Iterator[Session]:
    with open_session.begin() as session:
        yield session


RequestSession = Annotated[Session, Depends(request_session)]
