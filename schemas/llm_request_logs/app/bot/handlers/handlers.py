"""Text and voice messages."""

from pathlib import Path

from bot.services.rag_pipeline import answer
from bot.services.transcription import transcribe


async def on_text(message) -> None:
    await message.reply_text(answer(message.text, message.from_user.id, str(message.chat.id)))


async def on_voice(message) -> None:
    voice = Path(await message.voice.download())
    question = transcribe(voice, message.from_user.id)
    await message.reply_text(answer(question, message.from_user.id, str(message.chat.id)))
