"""Turns voice messages into text."""

from pathlib import Path
from time import monotonic

from openai import OpenAI

from bot.services.llm_logger import log_llm_request

MODEL = "whisper-1"

client = OpenAI()


def transcribe(voice: Path, user_id: int) -> str:
    started = monotonic()
    with voice.open("rb") as audio:
        text = client.audio.transcriptions.create(model=MODEL, file=audio).text
    log_llm_request(
        request_type="transcription",
        model=MODEL,
        user_id=user_id,
        latency_ms=int((monotonic() - started) * 1000),
        input_metadata={"bytes": voice.stat().st_size},
        output_text=text,
    )
    return text
