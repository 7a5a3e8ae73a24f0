"""A process of its own for a share of the files: questions go in as pickles, answers come back."""

from __future__ import annotations

import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, TypeVar

from toolkit.evidence.code.share import Share
from toolkit.garbage import no_garbage_collection

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from toolkit.evidence.code.names import TableNames

_Answer = TypeVar("_Answer")
# Nothing is imported from the current folder, which may be the very tree that is searched.
_COMMAND: Final = (sys.executable, "-P", "-m", "toolkit.evidence.code.helper")


# How many questions wait for it while it answers one.
_IN_ADVANCE: Final = 3


class HelperLost(Exception):
    """A helper that did not begin, or ended before anybody told it to."""


class Helper:
    """The near end: questions are put one after the other, and nobody waits before asking for the answer."""

    def __init__(self, names: TableNames) -> None:
        """Start the process in a session of its own: Ctrl-C is for whoever asks."""
        self._running = subprocess.Popen(  # noqa: S603 - this program
            _COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._asking = ThreadPoolExecutor(max_workers=1, thread_name_prefix="asking-a-helper")
        self._begun = self._asking.submit(self._answer, names)
        self._asked: list[Future[Any]] = []

    def ask(self, question: Callable[[Share], _Answer]) -> Future[_Answer]:
        """Put a question; the answer raises HelperLost where none comes."""
        answer: Future[_Answer] = self._asking.submit(self._answer, question)
        self._asked.append(answer)
        return answer

    def takes_more(self) -> bool:
        """Whether it has begun, and has little left to do."""
        self._asked = [each for each in self._asked if not each.done()]
        return self._begun.done() and not self._begun.exception() and len(self._asked) < _IN_ADVANCE

    def end(self) -> None:
        """Let it go, whatever it is doing."""
        self._running.kill()
        self._asking.shutdown(cancel_futures=True)
        with suppress(OSError):  # what was not sent yet
            self._running.__exit__(None, None, None)

    def _send(self, what: object) -> None:
        if self._running.stdin is None:
            raise HelperLost
        try:
            pickle.dump(what, self._running.stdin)
            self._running.stdin.flush()
        except OSError as error:
            raise HelperLost from error

    def _answer(self, question: object) -> Any:
        self._send(question)
        if self._running.stdout is None:
            raise HelperLost
        try:
            answer = pickle.load(self._running.stdout)  # noqa: S301 - from this program
        except (OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, LookupError) as error:
            raise HelperLost from error
        if isinstance(answer, Exception):
            raise answer
        return answer


def _serve() -> None:
    """The far end: answer until nobody asks any more."""
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    with suppress(EOFError, BrokenPipeError), no_garbage_collection():
        share = Share(names=pickle.load(questions))  # noqa: S301 - from this program
        answer = None
        while True:
            pickle.dump(answer, answers)
            answers.flush()
            question = pickle.load(questions)  # noqa: S301 - from this program
            try:
                answer = question(share)
            except Exception as error:  # noqa: BLE001 - it is raised where the question came from
                answer = error


if __name__ == "__main__":
    _serve()
