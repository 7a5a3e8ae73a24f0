"""Usage by model, for the dashboard."""

from uuid import UUID

from fastapi import APIRouter
from sqlalchemy import func, select

from ..models import LLM, UsageLog
from .database import RequestSession

router = APIRouter(prefix="/analytics")


@router.get("/workspaces/{workspace_id}/models")
def usage_by_model(workspace_id: UUID, session: RequestSession) -> list[dict]:
    usage = (
        select(LLM.name, func.count().label("requests"), func.sum(UsageLog.cost_usd).label("cost_usd"))
        .join(UsageLog.llm)
        .where(UsageLog.workspace_id == workspace_id)
        .group_by(LLM.name)
        .order_by(func.sum(UsageLog.cost_usd).desc())
    )
    return [row._asdict() for row in session.execute(usage)]
