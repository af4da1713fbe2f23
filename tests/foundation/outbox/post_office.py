"""An e-mail server on this machine that says yes or no as it is told."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller


class Office:
    """What the server has accepted, and what it says to the next messages."""

    def __init__(self) -> None:
        self.accepted: list[Message] = []
        self.recipients: list[str] = []
        self.at_recipient: list[str] = []
        self.at_data: list[str] = []
        self.arrived = threading.Event()
        self.may_answer = threading.Event()
        self.may_answer.set()

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if self.at_recipient:
            return self.at_recipient.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.at_data:
            return self.at_data.pop(0)
        self.accepted.append(message_from_bytes(envelope.content, policy=default))
        self.recipients += envelope.rcpt_tos
        self.arrived.set()
        # The message is kept; whether the sender ever hears so is another thing.
        await server.loop.run_in_executor(None, self.may_answer.wait, 30)
        return "250 OK"

    @property
    def ids(self) -> Counter[str]:
        """How many times each Message-ID was accepted."""
        return Counter(str(message["Message-ID"]) for message in self.accepted)


@contextmanager
def open_office(port: int = 0) -> Iterator[tuple[Office, int]]:
    """A server that runs while the context lasts, and its port."""
    office = Office()
    controller = Controller(office, hostname="127.0.0.1", port=port or free_port())
    controller.start()
    try:
        yield office, controller.port
    finally:
        office.may_answer.set()
        controller.stop()


def free_port() -> int:
    """A port that nobody listens to."""
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
