"""Conversations of users with agents, their messages, and what users think of them."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Text
from sqlalchemy.orm import relationship

from .base import Base, Identified


class Agent(Identified, Base):
    __tablename__ = "agents"

    name = Column(String(100), nullable=False)
    workspace_id = Column(ForeignKey("synapscale_db.workspaces.id", ondelete="CASCADE"))
    system_prompt = Column(Text)


class Conversation(Identified, Base):
    __tablename__ = "conversations"

    user_id = Column(ForeignKey("synapscale_db.users.id", ondelete="CASCADE"), nullable=False)
    workspace_id = Column(ForeignKey("synapscale_db.workspaces.id", ondelete="SET NULL"))
    agent_id = Column(ForeignKey("synapscale_db.agents.id", ondelete="SET NULL"))
    title = Column(String(255))

    messages = relationship("Message", back_populates="conversation", order_by="Message.created_at")
    usage_logs = relationship("UsageLog", back_populates="conversation")


class Message(Identified, Base):
    __tablename__ = "messages"

    conversation_id = Column(
        ForeignKey("synapscale_db.conversations.id", ondelete="CASCADE"), nullable=False, index=True
    )
    role = Column(String(20), nullable=False)
    content = Column(Text, nullable=False)

    conversation = relationship("Conversation", back_populates="messages")
    feedbacks = relationship("MessageFeedback", back_populates="message")


class MessageFeedback(Identified, Base):
    __tablename__ = "message_feedbacks"

    message_id = Column(ForeignKey("synapscale_db.messages.id", ondelete="CASCADE"), nullable=False)
    user_id = Column(ForeignKey("synapscale_db.users.id", ondelete="CASCADE"), nullable=False)
    rating_type = Column(String(20), nullable=False)
    rating_value = Column(Integer)
    feedback_text = Column(Text)
    is_public = Column(Boolean, nullable=False, default=False)

    message = relationship("Message", back_populates="feedbacks")
