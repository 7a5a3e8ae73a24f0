"""Why a server did not let us in, recognised by signs in its answer, said in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.errors import CannotConnect

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.errors import ToolkitError


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One reason: any of the signs gives it away; `{where}` in the sentence is the URL, no secrets."""

    signs: tuple[str, ...]
    sentence: str
    hint: str
    kind: type[ToolkitError] = CannotConnect


def refused(answer: str, where: str, reasons: Iterable[Refusal]) -> ToolkitError:
    """The error for the first reason whose sign stands in the answer; the answer itself is not repeated."""
    text = answer.lower()
    for reason in reasons:
        if any(sign in text for sign in reason.signs):
            return reason.kind(reason.sentence.format(where=where), hint=reason.hint)
    return CannotConnect(f"The connection to {where} failed.", hint="Check the URL and the server's log.")
