"""Conversations with language models: the raw material of every sample system's rows.

Every exchange follows from the seed and its number alone, so that several tables can tell the same story
without anything being kept in memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final, Literal

from .dice import dice
from .failures import FAILURES, Failure
from .phrases import answer, estimated_tokens, question
from .rhythm import LAST_DAY, Rhythm

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from .pricing import Model

TURNS: Final = 8
"""Exchanges in a conversation; the last conversation may have fewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One prompt and what became of it. Numbers start at 1; times are UTC without a zone."""

    number: int
    conversation: int
    turn: int
    user: int
    model: Model
    asked_at: datetime
    prompt: str
    response: str | None
    input_tokens: int
    output_tokens: int
    latency_ms: int
    failure: Failure | None

    @property
    def answered_at(self) -> datetime:
        """When the response was complete, to the second."""
        return (self.asked_at + timedelta(milliseconds=self.latency_ms)).replace(microsecond=0)

    @property
    def status(self) -> Literal["success", "error", "timeout"]:
        """How it ended."""
        if self.failure is None:
            return "success"
        return "timeout" if self.failure.is_timeout else "error"

    @property
    def cost(self) -> Decimal | None:
        """What the provider charged: nothing is known of a failure or of a model of one's own."""
        if self.failure is not None or not self.model.input_price:
            return None
        return self.model.cost(self.input_tokens, self.output_tokens)


@dataclass(frozen=True)  # without slots: what is computed once is kept beside the fields
class Traffic:
    """The exchanges of one system over half a year."""

    system: str
    scale: int
    seed: int
    models: tuple[Model, ...]
    until: datetime = LAST_DAY

    @property
    def users(self) -> int:
        """How many people use the system."""
        return max(5, min(500, self.scale // 40))

    @property
    def conversations(self) -> int:
        """How many conversations they have."""
        return -(-self.scale // TURNS)

    def exchanges(self) -> Iterator[Exchange]:
        """All exchanges, in order of their numbers."""
        for conversation in range(1, self.conversations + 1):
            yield from self.conversation(conversation)

    def conversation(self, conversation: int) -> tuple[Exchange, ...]:
        """The exchanges of one conversation: one person, one model, a few minutes apart."""
        chance = dice(self.seed, self.system, "conversation", conversation)
        # The square makes a few people do most of the asking.
        user = 1 + int(chance.random() ** 2 * self.users)
        model = chance.choices(self.models, cum_weights=self._popularity)[0]
        asked_at = self._rhythm.at((conversation - 1 + chance.random()) / self.conversations)
        first = (conversation - 1) * TURNS + 1
        exchanges = []
        for number in range(first, min(first + TURNS, self.scale + 1)):
            asked_at += timedelta(seconds=chance.randint(20, 240))
            prompt = question(chance)
            failure = chance.choice(FAILURES) if chance.random() < 0.04 else None
            response = None if failure else answer(chance)
            output_tokens = 0 if response is None else estimated_tokens(response)
            exchange = Exchange(
                number=number,
                conversation=conversation,
                turn=number - first + 1,
                user=user,
                model=model,
                asked_at=asked_at,
                prompt=prompt,
                response=response,
                input_tokens=estimated_tokens(prompt),
                output_tokens=output_tokens,
                latency_ms=_latency(chance.lognormvariate(6.2, 0.6), output_tokens, failure),
                failure=failure,
            )
            exchanges.append(exchange)
            asked_at = exchange.answered_at
        return tuple(exchanges)

    @cached_property
    def _rhythm(self) -> Rhythm:
        return Rhythm(until=self.until, days=182)

    @cached_property
    def _popularity(self) -> list[float]:
        return list(accumulate(1 / place for place in range(1, len(self.models) + 1)))


def _latency(first_token_ms: float, output_tokens: int, failure: Failure | None) -> int:
    if failure is not None and failure.is_timeout:
        return 60_001
    return int(first_token_ms) + 18 * output_tokens
