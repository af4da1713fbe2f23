"""One connection to the e-mail server, and what it answers in Swedish."""

from __future__ import annotations

import smtplib
import ssl
from contextlib import suppress
from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend
from django.utils.crypto import salted_hmac

from rodatraden.foundation.outbox.models import OutboxMessage

# A conversation is at most about twelve answers, each waited for this long: well under the lease.
SECONDS_FOR_AN_ANSWER = 20


class NotAccepted(Exception):
    """The server did not accept a message: why, whether for good, and whether others would fare the same."""

    def __init__(self, sentence: str, *, lasting: bool = False, server: bool = False) -> None:
        """Carry the sentence."""
        super().__init__(sentence)
        self.sentence = sentence
        self.lasting = lasting
        self.server = server


def message_id(key: str) -> str:
    """The Message-ID of a key: the same every time, unlike any other installation's."""
    domain = settings.PUBLIC_ADDRESS.split("//")[-1].split("/")[0].split(":")[0] or "localhost"
    return f"<{salted_hmac('rodatraden.outbox', key, algorithm='sha256').hexdigest()[:40]}@{domain}>"


class Server:
    """A connection that is opened at the first message and used for those after it."""

    def __init__(self) -> None:
        """Open nothing yet."""
        self._backend = EmailBackend(timeout=SECONDS_FOR_AN_ANSWER)

    def send(self, row: OutboxMessage, address: str, name: str) -> None:
        """Hand over a message; raise `NotAccepted` unless the server has said yes to it."""
        try:
            message = _message(row, address, name)
            message.message()
        except ValueError as error:
            raise NotAccepted(f"Meddelandet går inte att skriva ({error}).", lasting=True) from error
        try:
            self._backend.open()
            self._backend.send_messages([message])
        except OSError as error:  # All that smtplib, ssl and the network raise.
            self.close()
            raise explained(error, address) from error

    def close(self) -> None:
        """Say goodbye, whether or not the server is still there to hear it."""
        with suppress(smtplib.SMTPException, OSError):
            self._backend.close()


def _message(row: OutboxMessage, address: str, name: str) -> EmailMessage:
    return EmailMessage(
        subject=row.subject,
        body=row.body,
        to=[formataddr((name, address))],
        headers={
            "Message-ID": message_id(row.key),
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )


def explained(error: OSError, address: str) -> NotAccepted:
    """What went wrong, in a sentence for whoever looks after the installation."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, text = next(iter(error.recipients.values()))
        return NotAccepted(f"E-postservern tar inte emot post till {address}{_said(code, text)}.", lasting=code >= 500)
    if isinstance(error, smtplib.SMTPDataError):
        told = _said(error.smtp_code, error.smtp_error)
        return NotAccepted(f"E-postservern tog inte emot meddelandet{told}.", lasting=error.smtp_code >= 500)
    return NotAccepted(_about_the_server(error), server=True)


def _about_the_server(error: OSError) -> str:
    server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    told = _said(error.smtp_code, error.smtp_error) if isinstance(error, smtplib.SMTPResponseException) else ""
    match error:
        case smtplib.SMTPAuthenticationError():
            return f"E-postservern {server} godtog inte användarnamn och lösenord{told}."
        case smtplib.SMTPSenderRefused():
            return f"E-postservern {server} tar inte emot post från {error.sender}{told}."
        case smtplib.SMTPServerDisconnected():
            return f"Förbindelsen med e-postservern {server} bröts innan den hade svarat."
        case smtplib.SMTPNotSupportedError():
            return f"E-postservern {server} kan inte kryptera eller ta emot inloggning."
        case smtplib.SMTPResponseException():
            return f"E-postservern {server} tog inte emot förbindelsen{told}."
        case smtplib.SMTPException():
            return f"E-postservern {server} svarade på ett sätt som inte går att tyda ({error})."
        case ssl.SSLError():
            return f"Det gick inte att kryptera förbindelsen med e-postservern {server} ({error.reason})."
        case TimeoutError():
            return f"E-postservern {server} svarade inte inom {SECONDS_FOR_AN_ANSWER} sekunder."
    return f"E-postservern {server} går inte att nå ({error.strerror or error})."


def _said(code: int, text: bytes | str) -> str:
    """The server's own words, in brackets."""
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return f" ({code} {' '.join(words.split())})"
