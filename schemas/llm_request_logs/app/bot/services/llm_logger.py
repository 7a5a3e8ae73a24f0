"""Writes one row for every request; a log that cannot be written never stops the bot."""

import logging

from bot.services.supabase_client import supabase

logger = logging.getLogger(__name__)


def log_llm_request(*, request_type: str, model: str, user_id: int | None, latency_ms: int, **details: object) -> None:
    row = {"request_type": request_type, "model": model, "user_id": user_id, "latency_ms": latency_ms, **details}
    try:
        supabase.table("llm_request_logs").insert(row).execute()
    except Exception:
        logger.warning("A request could not be logged", exc_info=True)
