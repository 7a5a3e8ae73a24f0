"""Servers for a test run: each is started once, when first asked for, whichever process asks.

Tests that need what others must not touch ask for one apart, by a name for what they use it for.
"""

from __future__ import annotations

import secrets
import threading
from contextlib import ExitStack
from multiprocessing.connection import Client, Connection, Listener
from typing import Protocol

from toolkit.engines import Server, Wanted, scratch_server
from toolkit.errors import EngineUnavailable


class ServerSource(Protocol):
    def server(self, wanted: Wanted, apart_for: str = "") -> Server: ...


class Broker:
    """Starts servers in this process and keeps them until it is closed."""

    def __init__(self) -> None:
        self.outcomes: dict[tuple[Wanted, str], Server | EngineUnavailable] = {}
        self._stack = ExitStack()
        self._guard = threading.Lock()
        self._turns: dict[tuple[Wanted, str], threading.Lock] = {}

    def server(self, wanted: Wanted, apart_for: str = "") -> Server:
        key = (wanted, apart_for)
        with self._guard:
            turn = self._turns.setdefault(key, threading.Lock())
        with turn:
            if key not in self.outcomes:
                self.outcomes[key] = self._start(wanted)
        outcome = self.outcomes[key]
        if isinstance(outcome, EngineUnavailable):
            raise EngineUnavailable(outcome.message, hint=outcome.hint)
        return outcome

    def close(self) -> None:
        self._stack.close()

    def _start(self, wanted: Wanted) -> Server | EngineUnavailable:
        with ExitStack() as starting:
            try:
                server = starting.enter_context(scratch_server(wanted))
            except EngineUnavailable as error:
                return error
            with self._guard:
                self._stack.push(starting.pop_all())
            return server


class BrokerServer:
    """Lets the workers of a parallel run ask the broker of the process that started them."""

    def __init__(self, broker: Broker) -> None:
        self.key = secrets.token_bytes(16)
        self._broker = broker
        self._listener = Listener(authkey=self.key)
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def address(self) -> str:
        return str(self._listener.address)

    def _accept(self) -> None:
        while True:
            connection = self._listener.accept()
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: Connection) -> None:
        with connection:
            try:
                answer: Server | tuple[str, str] = self._broker.server(*connection.recv())
            except EngineUnavailable as error:
                answer = (error.message, error.hint)
            connection.send(answer)


class RemoteBroker:
    """The broker as a worker sees it."""

    def __init__(self, address: str, key: bytes) -> None:
        self._address = address
        self._key = key

    def server(self, wanted: Wanted, apart_for: str = "") -> Server:
        with Client(self._address, authkey=self._key) as connection:
            connection.send((wanted, apart_for))
            answer = connection.recv()
        if isinstance(answer, Server):
            return answer
        message, hint = answer
        raise EngineUnavailable(message, hint=hint)
