"""What was used, and what it cost."""

from sqlalchemy import JSON, UUID, Boolean, Column, DateTime, Float, ForeignKey, Integer, String, Text
from sqlalchemy.orm import relationship

from .base import Base, Identified


class UsageLog(Identified, Base):
    __tablename__ = "usage_logs"

    message_id = Column(ForeignKey("synapscale_db.messages.id", ondelete="CASCADE"), nullable=False)
    user_id = Column(ForeignKey("synapscale_db.users.id", ondelete="CASCADE"), nullable=False)
    conversation_id = Column(ForeignKey("synapscale_db.conversations.id", ondelete="CASCADE"), nullable=False)
    llm_id = Column(ForeignKey("synapscale_db.llms.id", ondelete="RESTRICT"), nullable=False)
    workspace_id = Column(ForeignKey("synapscale_db.workspaces.id", ondelete="SET NULL"))
    input_tokens = Column(Integer, nullable=False, default=0)
    output_tokens = Column(Integer, nullable=False, default=0)
    total_tokens = Column(Integer, nullable=False, default=0)
    cost_usd = Column(Float, nullable=False, default=0)
    latency_ms = Column(Integer)
    api_status_code = Column(Integer)
    user_api_key_used = Column(Boolean, nullable=False, default=False)
    model_settings = Column(JSON)
    error_message = Column(Text)
    status = Column(String(20), nullable=False, default="success")

    user = relationship("User", back_populates="usage_logs")
    workspace = relationship("Workspace", back_populates="usage_logs")
    conversation = relationship("Conversation", back_populates="usage_logs")
    llm = relationship("LLM", back_populates="usage_logs")


class ConversationLLM(Base):
    __tablename__ = "conversation_llms"

    id = Column(UUID, primary_key=True)
    conversation_id = Column(ForeignKey("synapscale_db.conversations.id", ondelete="CASCADE"), nullable=False)
    llm_id = Column(ForeignKey("synapscale_db.llms.id", ondelete="CASCADE"), nullable=False)
    last_used_at = Column(DateTime(timezone=True))
    message_count = Column(Integer, nullable=False, default=0)
    total_input_tokens = Column(Integer, nullable=False, default=0)
    total_output_tokens = Column(Integer, nullable=False, default=0)
    total_cost_usd = Column(Float, nullable=False, default=0)


class BillingEvent(Identified, Base):
    __tablename__ = "billing_events"

    user_id = Column(ForeignKey("synapscale_db.users.id", ondelete="CASCADE"), nullable=False)
    workspace_id = Column(ForeignKey("synapscale_db.workspaces.id", ondelete="SET NULL"))
    event_type = Column(String(50), nullable=False)
    amount_usd = Column(Float, nullable=False)
    description = Column(Text)
    related_usage_log_id = Column(ForeignKey("synapscale_db.usage_logs.id", ondelete="SET NULL"))
    status = Column(String(20), nullable=False, default="pending")
    processed_at = Column(DateTime(timezone=True))

    user = relationship("User", back_populates="billing_events")
