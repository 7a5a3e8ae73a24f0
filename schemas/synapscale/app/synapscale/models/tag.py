"""Tags for conversations, messages, users and workspaces."""

from sqlalchemy import UUID, Boolean, Column, Float, ForeignKey, String, Text

from .base import Base, Identified


class Tag(Identified, Base):
    __tablename__ = "tags"

    target_type = Column(String(50), nullable=False)
    target_id = Column(UUID, nullable=False)
    tag_name = Column(String(100), nullable=False)
    tag_value = Column(Text)
    tag_category = Column(String(50))
    is_system_tag = Column(Boolean, nullable=False, default=False)
    created_by_user_id = Column(ForeignKey("synapscale_db.users.id", ondelete="SET NULL"))
    auto_generated = Column(Boolean, nullable=False, default=False)
    confidence_score = Column(Float)
