"""Writes one row for every request to a provider."""

from datetime import UTC, datetime
from hashlib import sha256
from uuid import uuid4

from sqlalchemy import select

from app.config.database import SessionLocal
from app.models.ai_log import AIErrorAnalysis, AIRequestLog


def log_request(*, module: str, task: str, prompt: str, provider: str, model: str) -> int:
    """Note that a request begins and return the identifier of its row."""
    with SessionLocal.begin() as session:
        log = AIRequestLog(
            request_id=str(uuid4()),
            module=module,
            task=task,
            prompt_length=len(prompt),
            prompt_hash=sha256(prompt.encode()).hexdigest(),
            provider_used=provider,
            model_requested=model,
        )
        session.add(log)
        session.flush()
        return log.id


def log_error(request_log_id: int, *, code: str, message: str) -> None:
    """Note that a request failed, and count the pattern of its error."""
    with SessionLocal.begin() as session:
        log = session.get_one(AIRequestLog, request_log_id)
        log.status, log.error_code, log.error_message = "error", code, message
        pattern = session.scalar(select(AIErrorAnalysis).where(AIErrorAnalysis.error_pattern == code))
        if pattern is None:
            pattern = AIErrorAnalysis(error_pattern=code, error_message_pattern=message[:255], occurrence_count=0)
            session.add(pattern)
        pattern.occurrence_count += 1
        pattern.last_occurred = datetime.now(UTC)
