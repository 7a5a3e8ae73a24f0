"""Read several servers at a time; whoever interrupts that ends what runs on each of them."""

from __future__ import annotations

import time
from collections import deque
from concurrent.futures import FIRST_EXCEPTION, Future, wait
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from threading import Lock, Thread
from typing import TYPE_CHECKING, Final, TypeVar

from toolkit.dialects.session import ServerLost

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from toolkit.dialects.session import Session

_Answer = TypeVar("_Answer")

# How long to wait until every server has heard that it should stop.
_PATIENCE: Final = 5.0
# How long to wait then for the work on each: who still waits for a server to answer at all cannot be told.
_PARTING: Final = 1.0


class _Together:
    """The sessions that are open for one piece of work."""

    def __init__(self) -> None:
        self.stopped = False
        self._open: dict[int, Session] = {}
        self._turn = Lock()

    def add(self, session: Session) -> None:
        with self._turn:
            self._open[id(session)] = session
        if self.stopped:
            session.stop()

    def remove(self, session: Session) -> None:
        with self._turn:
            del self._open[id(session)]

    def stop(self) -> None:
        self.stopped = True
        with self._turn:
            threads = [Thread(target=session.stop, daemon=True) for session in self._open.values()]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(_PATIENCE)


_together: ContextVar[_Together | None] = ContextVar("together", default=None)


def each_at_once(work: Callable[[str], _Answer], urls: Sequence[str], jobs: int) -> list[_Answer]:
    """The answers for all URLs, in their order, `jobs` of them at a time.

    Whatever ends this early, Ctrl-C too, ends the statements that the sessions of all of them wait for.
    """
    together = _Together()
    answers: list[Future[_Answer]] = [Future() for _ in urls]
    left = deque(zip(urls, answers, strict=True))

    def work_off() -> None:
        _together.set(together)
        with suppress(IndexError):
            while True:
                _answer(work, *left.popleft())

    # Nobody waits for such a thread when the program ends, as the threads of an executor are waited for.
    threads = [Thread(target=work_off, daemon=True) for _ in range(min(jobs, len(urls)))]
    try:
        for thread in threads:
            thread.start()
        for answer in wait(answers, return_when=FIRST_EXCEPTION).done:
            answer.result()
        return [answer.result() for answer in answers]
    except BaseException:
        left.clear()
        together.stop()
        end = time.monotonic() + _PARTING
        for thread in threads:
            thread.join(max(end - time.monotonic(), 0))
        raise


def _answer(work: Callable[[str], _Answer], url: str, answer: Future[_Answer]) -> None:
    try:
        answer.set_result(work(url))
    except BaseException as error:  # noqa: BLE001 - whoever asked for the answer raises it
        answer.set_exception(error)


def ensure_going_on() -> None:
    """Fail where the work that this thread has a part in was stopped."""
    together = _together.get()
    if together is not None and together.stopped:
        raise ServerLost.stopped()


@contextmanager
def stopped_with_others(session: Session) -> Iterator[None]:
    """Let the session be stopped with all that were opened for the same work."""
    together = _together.get()
    if together is None:
        yield
        return
    together.add(session)
    try:
        yield
    finally:
        together.remove(session)
