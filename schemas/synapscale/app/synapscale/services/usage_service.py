"""Accounts for every answer of a model."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ..models import LLM, BillingEvent, ConversationLLM, Message, UsageLog, User


class UsageService:
    def __init__(self, session: Session) -> None:
        self.session = session

    def record(self, *, message: Message, user: User, llm: LLM, tokens: tuple[int, int], latency: int) -> UsageLog:
        """Write the usage log, the conversation's totals and the charge, in one transaction."""
        input_tokens, output_tokens = tokens
        cost = llm.calculate_cost(input_tokens, output_tokens)
        log = UsageLog(
            message_id=message.id,
            user_id=user.id,
            conversation_id=message.conversation_id,
            llm_id=llm.id,
            workspace_id=message.conversation.workspace_id,
            input_tokens=input_tokens,
            output_tokens=output_tokens,
            total_tokens=input_tokens + output_tokens,
            cost_usd=cost,
            latency_ms=latency,
            api_status_code=200,
        )
        self.session.add(log)
        self.session.flush()
        self._add_to_totals(log)
        self.session.add(
            BillingEvent(
                user_id=user.id,
                workspace_id=log.workspace_id,
                event_type="usage_charge",
                amount_usd=-cost,
                related_usage_log_id=log.id,
            )
        )
        return log

    def _add_to_totals(self, log: UsageLog) -> None:
        totals = self.session.scalar(
            select(ConversationLLM).where(
                ConversationLLM.conversation_id == log.conversation_id, ConversationLLM.llm_id == log.llm_id
            )
        )
        if totals is None:
            totals = ConversationLLM(conversation_id=log.conversation_id, llm_id=log.llm_id)
            self.session.add(totals)
        totals.message_count += 1
        totals.total_input_tokens += log.input_tokens
        totals.total_output_tokens += log.output_tokens
        totals.total_cost_usd += log.cost_usd
        totals.last_used_at = func.now()
