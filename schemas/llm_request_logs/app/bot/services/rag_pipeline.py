"""Answers a question from the documents that are nearest to it."""

from time import monotonic

from openai import OpenAI, OpenAIError

from bot.services.llm_logger import log_llm_request
from bot.services.supabase_client import supabase

CHAT_MODEL = "gpt-4o-mini"
EMBEDDING_MODEL = "text-embedding-3-small"

client = OpenAI()


def embed(question: str, user_id: int) -> list[float]:
    started = monotonic()
    response = client.embeddings.create(model=EMBEDDING_MODEL, input=question)
    log_llm_request(
        request_type="embedding",
        model=EMBEDDING_MODEL,
        user_id=user_id,
        latency_ms=int((monotonic() - started) * 1000),
        input_text=question,
        tokens_prompt=response.usage.prompt_tokens,
        tokens_total=response.usage.total_tokens,
    )
    return response.data[0].embedding


def answer(question: str, user_id: int, session_id: str) -> str:
    nearest = supabase.rpc("match_documents", {"query_embedding": embed(question, user_id)}).execute()
    context = "\n\n".join(document["content"] for document in nearest.data)
    started = monotonic()
    common = {"request_type": "chat", "model": CHAT_MODEL, "user_id": user_id, "session_id": session_id}
    try:
        response = client.chat.completions.create(
            model=CHAT_MODEL,
            messages=[{"role": "system", "content": context}, {"role": "user", "content": question}],
        )
    except OpenAIError as error:
        latency_ms = int((monotonic() - started) * 1000)
        log_llm_request(**common, latency_ms=latency_ms, success=False, error_message=str(error))
        raise
    text = response.choices[0].message.content
    log_llm_request(
        **common,
        latency_ms=int((monotonic() - started) * 1000),
        input_text=question,
        output_text=text,
        tokens_prompt=response.usage.prompt_tokens,
        tokens_completion=response.usage.completion_tokens,
        tokens_total=response.usage.total_tokens,
    )
    return text
