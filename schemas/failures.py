"""How requests to language models fail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One way to fail, in the words of the provider."""

    code: str
    http_status: int | None
    message: str
    cause: str
    is_timeout: bool = False


FAILURES: Final = (
    Failure(
        code="rate_limit_exceeded",
        http_status=429,
        message="Rate limit reached for requests per min (RPM): Limit 500, Used 500. Try again in 120ms.",
        cause="More requests a minute than the plan allows",
    ),
    Failure(
        code="request_timeout",
        http_status=None,
        message="cURL error 28: Operation timed out after 60001 milliseconds with 0 bytes received",
        cause="The provider did not answer in time",
        is_timeout=True,
    ),
    Failure(
        code="overloaded_error",
        http_status=529,
        message='{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}',
        cause="The provider has no capacity left",
    ),
    Failure(
        code="context_length_exceeded",
        http_status=400,
        message="This model's maximum context length is 16385 tokens, but your messages are 17212 tokens.",
        cause="The prompt is longer than the model's context",
    ),
    Failure(
        code="invalid_api_key",
        http_status=401,
        message="Incorrect API key provided. You can find your API key in the settings of your account.",
        cause="The key was rotated and not replaced",
    ),
    Failure(
        code="connection_refused",
        http_status=None,
        message="Connection refused: http://localhost:11434/api/generate - is Ollama running? 🦙",
        cause="The local model server is down",
    ),
)
