"""Why a server did not let us in, recognised by signs in its answer, said in one sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from toolkit.dialects.url import without_passwords
from toolkit.errors import CannotConnect

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.errors import ToolkitError


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One reason: any of the signs gives it away, where a * stands for anything.

    `{where}` in the sentence is the URL, no secrets.
    """

    signs: tuple[str, ...]
    sentence: str
    hint: str
    kind: type[ToolkitError] = CannotConnect


def refused(
    answer: str, where: str, reasons: Iterable[Refusal], secrets: Iterable[str | bytes | None] = ()
) -> ToolkitError:
    """The error for the first reason whose sign stands in the answer; where none does, the answer without secrets."""
    text = answer.lower()
    for reason in reasons:
        if any(fnmatchcase(text, f"*{sign}*") for sign in reason.signs):
            return reason.kind(reason.sentence.format(where=where), hint=reason.hint)
    # The driver says first what it was about to do; a server speaks last, and may add lines of advice.
    words = without_passwords((re.split("FATAL:|failed:", answer)[-1].strip() or "no reason was given").splitlines()[0])
    for secret in secrets:
        if secret:
            words = words.replace(secret.decode("latin1") if isinstance(secret, bytes) else secret, "***")
    said = words.strip().rstrip(".")
    return CannotConnect(f"The connection to {where} failed: {said}.", hint="Check the URL and the server's log.")
