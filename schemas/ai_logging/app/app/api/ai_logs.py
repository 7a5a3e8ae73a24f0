"""The logs for the operators' page."""

from fastapi import APIRouter
from sqlalchemy import func, select, text

from app.config.database import SessionLocal
from app.models.ai_log import AIErrorAnalysis, AIRequestLog

router = APIRouter(prefix="/api/v1/ai/logs")


@router.get("/")
def recent(limit: int = 50) -> list[dict]:
    newest = (
        select(AIRequestLog.request_id, AIRequestLog.module, AIRequestLog.status)
        .order_by(AIRequestLog.created_at.desc())
        .limit(limit)
    )
    with SessionLocal() as session:
        return [row._asdict() for row in session.execute(newest)]


@router.get("/errors")
def open_errors() -> list[str]:
    unresolved = select(AIErrorAnalysis.error_pattern).where(AIErrorAnalysis.resolution_status == "open")
    with SessionLocal() as session:
        return list(session.scalars(unresolved))


@router.get("/providers")
def requests_by_provider() -> dict[str, int]:
    counts = select(AIRequestLog.provider_used, func.count()).group_by(AIRequestLog.provider_used)
    with SessionLocal() as session:
        return dict(session.execute(counts).tuples())


@router.get("/recoveries")
def recovery_rate() -> float | None:
    share = text("SELECT avg(CASE WHEN was_successful = 'true' THEN 1.0 ELSE 0.0 END) FROM ai_error_recovery")
    with SessionLocal() as session:
        return session.scalar(share)
