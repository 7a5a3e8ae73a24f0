"""Language models and what they cost."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_MILLIONTH: Final = Decimal("0.000001")


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A model; prices are US dollars for a million tokens."""

    name: str
    provider: str
    input_price: Decimal
    output_price: Decimal
    context_window: int
    vision: bool = False

    def cost(self, input_tokens: int, output_tokens: int) -> Decimal:
        """The price of one request, to a millionth of a dollar.

        >>> CHAT_MODELS[0].cost(1000, 200)
        Decimal('0.008000')
        """
        tokens_at_price = input_tokens * self.input_price + output_tokens * self.output_price
        return (tokens_at_price / 1_000_000).quantize(_MILLIONTH)


def _model(name: str, provider: str, prices: tuple[str, str], context_window: int, vision: bool) -> Model:
    return Model(
        name=name,
        provider=provider,
        input_price=Decimal(prices[0]),
        output_price=Decimal(prices[1]),
        context_window=context_window,
        vision=vision,
    )


CHAT_MODELS: Final = (
    _model("gpt-4o", "openai", ("5", "15"), 128_000, True),
    _model("gpt-4o-mini", "openai", ("0.15", "0.6"), 128_000, True),
    _model("gpt-4-turbo", "openai", ("10", "30"), 128_000, True),
    _model("gpt-3.5-turbo", "openai", ("0.5", "1.5"), 16_385, False),
    _model("claude-3-opus", "anthropic", ("15", "75"), 200_000, True),
    _model("claude-3-sonnet", "anthropic", ("3", "15"), 200_000, True),
    _model("claude-3-haiku", "anthropic", ("0.25", "1.25"), 200_000, True),
    _model("gemini-1.5-pro", "google", ("3.5", "10.5"), 2_000_000, True),
    _model("gemini-1.5-flash", "google", ("0.075", "0.3"), 1_000_000, True),
    _model("grok-2", "grok", ("2", "10"), 131_072, False),
    _model("deepseek-chat", "deepseek", ("0.14", "0.28"), 64_000, False),
    _model("llama-3.1-405b", "llama", ("2", "2"), 128_000, False),
)

LOCAL_MODELS: Final = (
    _model("llama3.1:8b", "ollama", ("0", "0"), 128_000, False),
    _model("qwen2.5-coder:7b", "ollama", ("0", "0"), 32_768, False),
)

EMBEDDING_MODEL: Final = _model("text-embedding-3-small", "openai", ("0.02", "0"), 8_191, False)
TRANSCRIPTION_MODEL: Final = _model("whisper-1", "openai", ("0", "100"), 0, False)
