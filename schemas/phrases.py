"""What people ask language models and what they answer, in several languages, short and very long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from random import Random

_QUESTIONS: Final = (
    "What is {}?",
    "Explain {} as if I were new to the team.",
    "Write a short guide to {} with two examples.",
    "How do I test {}?",
    "Compare {} with what we use today and list the trade-offs.",
    "¿Cómo funciona {} y cuándo conviene usarlo?",
    "Escreva um resumo de {} para o cliente.",
    "{}について教えてください 🙏",
    "My colleague says \"{}\" is slow; isn't it 100% her query's fault?",
    "Draft a friendly e-mail about {} 😀🎉",
)
_SUBJECTS: Final = (
    "Laravel queues",
    "optimistic locking",
    "the invoice export",
    "blue-green deployment",
    "vector search",
    "our refund policy",
    "row level security",
    "idempotent webhooks",
    "the Q3 churn figures",
    "GDPR deletion requests",
    "C:\\temp\\report.csv",
    "naïve Bayes",
)
_SENTENCES: Final = (
    "In short, it keeps the slow work out of the request.",
    "Start with the smallest case that shows the problem.",
    "There are two common mistakes: doing it twice, and not doing it at all.",
    "Measure first; the bottleneck is rarely where you expect it.",
    "Here is an example:\n\n```sql\nSELECT status, count(*) FROM jobs GROUP BY status;\n```",
    "Si el proceso falla, vuelve a intentarlo con una espera creciente.",
    "É importante validar os dados antes de gravar.",
    "That said, it's fine for small teams 👍🏽.",
    "\t• keep it simple\n\t• write it down\n\t• delete what nobody reads",
    "Let me know if you want the long version! 🚀",
)
_LONG_PASTE: Final = (
    "2025-11-03T09:14:22Z worker-7 WARN queue=default attempts=3 job=ExportInvoices took 12,418 ms; retrying in 30 s\n"
)


def question(dice: Random) -> str:
    """A prompt; one in forty has a long log pasted under it."""
    text = dice.choice(_QUESTIONS).format(dice.choice(_SUBJECTS))
    if dice.random() < 1 / 40:
        return f"{text}\n\n{_LONG_PASTE * dice.randint(40, 300)}"
    return text


def answer(dice: Random) -> str:
    """A response of a few sentences; one in two hundred is empty, as when a model stops at once."""
    if dice.random() < 1 / 200:
        return ""
    return " ".join(dice.choices(_SENTENCES, k=dice.randint(1, 9)))


def estimated_tokens(text: str) -> int:
    """The usual rule of thumb: four characters a token."""
    return len(text) // 4 + 1
