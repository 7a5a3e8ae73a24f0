"""What a user still has, and what is due."""

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from ..models import BillingEvent, User


class BillingService:
    def __init__(self, session: Session) -> None:
        self.session = session

    def balance(self, user: User) -> float:
        total = select(func.coalesce(func.sum(BillingEvent.amount_usd), 0)).where(BillingEvent.user_id == user.id)
        return self.session.scalar(total)

    def settle(self, user: User) -> int:
        pending = (
            update(BillingEvent)
            .where(BillingEvent.user_id == user.id, BillingEvent.status == "pending")
            .values(status="processed", processed_at=func.now())
        )
        return self.session.execute(pending).rowcount
