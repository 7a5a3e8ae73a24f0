"""Users and the workspaces they share."""

from sqlalchemy import Boolean, Column, ForeignKey, String
from sqlalchemy.orm import relationship

from .base import Base, Identified


class User(Identified, Base):
    __tablename__ = "users"

    email = Column(String(255), nullable=False, unique=True)
    full_name = Column(String(255))
    is_active = Column(Boolean, nullable=False, default=True)

    usage_logs = relationship("UsageLog", back_populates="user")
    billing_events = relationship("BillingEvent", back_populates="user")


class Workspace(Identified, Base):
    __tablename__ = "workspaces"

    name = Column(String(100), nullable=False)
    owner_id = Column(ForeignKey("synapscale_db.users.id", ondelete="CASCADE"), nullable=False)

    usage_logs = relationship("UsageLog", back_populates="workspace")
