"""Log what each user cost in the last month."""

import logging
from collections import defaultdict
from datetime import UTC, datetime, timedelta

from bot.services.supabase_client import supabase

logger = logging.getLogger(__name__)


def costs_by_user(days: int = 30) -> dict[int, float]:
    since = (datetime.now(UTC) - timedelta(days=days)).isoformat()
    rows = supabase.table("llm_request_logs").select("user_id, cost_usd").gte("created_at", since).execute()
    costs: dict[int, float] = defaultdict(float)
    for row in rows.data:
        costs[row["user_id"]] += row["cost_usd"] or 0
    return costs


if __name__ == "__main__":
    for user, cost in costs_by_user().items():
        logger.info("%s: %.2f USD", user, cost)
