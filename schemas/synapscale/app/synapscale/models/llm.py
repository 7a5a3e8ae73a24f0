"""The catalogue of language models."""

from sqlalchemy import JSON, Boolean, Column, Float, Integer, String
from sqlalchemy.orm import relationship

from .base import Base, Identified


class LLM(Identified, Base):
    __tablename__ = "llms"

    name = Column(String(100), nullable=False, index=True)
    provider = Column(String(50), nullable=False, index=True)
    cost_per_token_input = Column(Float, nullable=False, default=0)
    cost_per_token_output = Column(Float, nullable=False, default=0)
    context_window = Column(Integer)
    is_active = Column(Boolean, nullable=False, default=True)
    llm_metadata = Column(JSON)

    usage_logs = relationship("UsageLog", back_populates="llm")

    def calculate_cost(self, input_tokens: int, output_tokens: int) -> float:
        return input_tokens * self.cost_per_token_input + output_tokens * self.cost_per_token_output
