"""What users think of an answer, and the tags they give a conversation."""

from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy import select

from ..models import MessageFeedback, Tag
from .database import RequestSession

router = APIRouter()


class Rating(BaseModel):
    user_id: UUID
    value: int
    text: str | None = None


@router.post("/messages/{message_id}/feedback", status_code=201)
def rate(message_id: UUID, rating: Rating, session: RequestSession) -> None:
    session.add(
        MessageFeedback(
            message_id=message_id,
            user_id=rating.user_id,
            rating_type="thumbs",
            rating_value=rating.value,
            feedback_text=rating.text,
        )
    )


@router.get("/conversations/{conversation_id}/tags")
def tags(conversation_id: UUID, session: RequestSession) -> list[str]:
    wanted = select(Tag.tag_name).where(Tag.target_type == "conversation", Tag.target_id == conversation_id)
    return list(session.scalars(wanted))
