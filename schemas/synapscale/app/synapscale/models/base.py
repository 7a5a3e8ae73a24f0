"""What every model shares."""

from sqlalchemy import UUID, Column, DateTime, MetaData, func, text
from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    metadata = MetaData(schema="synapscale_db")


class Identified:
    id = Column(UUID, primary_key=True, server_default=text("gen_random_uuid()"))
    created_at = Column(DateTime(timezone=True), nullable=False, server_default=func.now())
