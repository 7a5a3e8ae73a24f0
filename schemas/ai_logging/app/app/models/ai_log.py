"""The three log tables."""

from sqlalchemy import JSON, Column, DateTime, Float, Integer, String, Text, func
from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    pass


class AIRequestLog(Base):
    __tablename__ = "ai_request_logs"

    id = Column(Integer, primary_key=True)
    request_id = Column(String(50), nullable=False, unique=True, index=True)
    tenant_id = Column(String(36))
    module = Column(String(50))
    user_id = Column(String(36))
    task = Column(String(20), nullable=False)
    prompt_length = Column(Integer, nullable=False)
    prompt_hash = Column(String(64))
    temperature = Column(Float, default=0.3)
    model_requested = Column(String(50))
    provider_used = Column(String(20), nullable=False)
    status = Column(String(20), default="success")
    tokens_used = Column(Integer)
    processing_time_ms = Column(Integer)
    error_message = Column(Text)
    error_code = Column(String(50))
    retry_count = Column(Integer, default=0)
    request_metadata = Column(JSON)
    created_at = Column(DateTime, server_default=func.now())
    updated_at = Column(DateTime, server_default=func.now(), onupdate=func.now())


class AIErrorAnalysis(Base):
    __tablename__ = "ai_error_analysis"

    id = Column(Integer, primary_key=True)
    error_pattern = Column(String(100), unique=True)
    error_message_pattern = Column(String(255), nullable=False)
    occurrence_count = Column(Integer, default=1)
    last_occurred = Column(DateTime)
    resolution_status = Column(String(50), default="open")
    auto_correction_enabled = Column(String(50))


class AIErrorRecovery(Base):
    __tablename__ = "ai_error_recovery"

    id = Column(Integer, primary_key=True)
    request_log_id = Column(Integer, index=True)
    strategy_name = Column(String(50), nullable=False)
    step_number = Column(Integer)
    action_taken = Column(String(100))
    was_successful = Column(String(20))
    recovery_time_ms = Column(Integer)
    recovery_result = Column(JSON)
