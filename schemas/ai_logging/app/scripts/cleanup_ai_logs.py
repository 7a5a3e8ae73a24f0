"""Delete the requests that are older than a week; run every night."""

import logging
from datetime import UTC, datetime, timedelta

from app.config.database import SessionLocal
from app.models.ai_log import AIRequestLog
from sqlalchemy import delete

logger = logging.getLogger(__name__)


def cleanup_old_logs(days: int = 7) -> int:
    cutoff = datetime.now(UTC) - timedelta(days=days)
    with SessionLocal.begin() as session:
        deleted = session.execute(delete(AIRequestLog).where(AIRequestLog.created_at < cutoff)).rowcount
    logger.info("Deleted %d logs older than %d days", deleted, days)
    return deleted


if __name__ == "__main__":
    cleanup_old_logs()
