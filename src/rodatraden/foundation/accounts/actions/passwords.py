"""Invite a person, send a new link, choose a password, change it."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rodatraden.foundation.accounts.actions.people import create_without_password
from rodatraden.foundation.accounts.actions.sessions import end_every_session
from rodatraden.foundation.accounts.enums import LinkPurpose
from rodatraden.foundation.accounts.errors import AccountClosed, LinkSpent, PasswordWeak, PasswordWrong
from rodatraden.foundation.accounts.links import digest_of, make_link
from rodatraden.foundation.accounts.models import PasswordLink, User
from rodatraden.foundation.accounts.queries import usable_link
from rodatraden.foundation.accounts.rules import CREATE_USER
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.outbox.actions import put
from rodatraden.foundation.outbox.keys import message_key
from rodatraden.foundation.outbox.letters import letter
from rodatraden.foundation.permissions import require

CHOOSE_PATH = "/valj-losenord/"


@transaction.atomic
def invite_user(*, by: User, email: str, name: str) -> tuple[User, str]:
    """Create an account and send its person a link, valid for seven days; give the link's token too.

    Raises EmailInvalid, EmailTaken or NameMissing.
    """
    user = create_without_password(by=by, email=email, name=name)
    return user, send_invitation(by=by, user=user)


@transaction.atomic
def send_invitation(*, by: User, user: User) -> str:
    """Send a person a new link to choose a password by; the earlier ones stop working. Raises AccountClosed."""
    require(by, CREATE_USER)
    if not user.is_active or user.is_system:
        raise AccountClosed(user.name)
    link, token = make_link(user, LinkPurpose.INVITATION)
    lead = _(
        "%(by)s har bjudit in dig till Röda tråden, kommunens stöd för planering och uppföljning. "
        "Öppna länken och välj ett lösenord. Länken gäller en gång, i sju dagar."
    )
    _send(link, token, subject=_("Välkommen till Röda tråden"), lead=lead % {"by": by.name})
    record(by=by, action="accounts.invite", kind="account", key=str(user.pk))
    return token


@transaction.atomic
def send_new_password_link(*, email: str) -> None:
    """Send whoever has an account with this address a link; nothing tells whether there is one."""
    user = User.objects.filter(email=email, is_active=True, is_system=False).first()
    if user is None:
        return
    link, token = make_link(user, LinkPurpose.NEW_PASSWORD)
    lead = _(
        "Du, eller någon annan, har bett om ett nytt lösenord till Röda tråden. Öppna länken och välj ett. "
        "Den gäller en gång, i ett dygn. Har du inte bett om det behöver du inte göra något."
    )
    _send(link, token, subject=_("Nytt lösenord till Röda tråden"), lead=lead)
    record(by=user, action="accounts.ask_for_password", kind="account", key=str(user.pk))


def _send(link: PasswordLink, token: str, *, subject: str, lead: str) -> None:
    put(
        key=message_key(person=link.user_id, occasion="", kind=link.purpose, day=str(link.pk)),
        kind=link.purpose,
        to=link.user,
        subject=subject,
        body=letter(name=link.user.name, lead=lead, path=f"{CHOOSE_PATH}{token}/", link=_("Välj lösenord")),
    )


@transaction.atomic
def choose_password(*, token: str, password: str, now: datetime | None = None) -> User:
    """Use a link: set the password, end what stands open, and give the account. Raises LinkSpent or PasswordWeak."""
    moment = now or timezone.now()
    link = usable_link(token, now=moment)
    if link is None:
        raise LinkSpent
    user = link.user
    _set(user, password)
    used = PasswordLink.objects.filter(digest=digest_of(token), used_at__isnull=True).update(used_at=moment)
    if not used:
        raise LinkSpent
    end_every_session(user)
    record(by=user, action="accounts.choose_password", kind="account", key=str(user.pk))
    return user


@transaction.atomic
def change_password(*, by: User, old: str, new: str, session_key: str = "") -> None:
    """Change one's own password; every other session ends. Raises PasswordWrong or PasswordWeak."""
    if not by.check_password(old):
        raise PasswordWrong
    _set(by, new)
    end_every_session(by, but=session_key)
    record(by=by, action="accounts.change_password", kind="account", key=str(by.pk))


def _set(user: User, password: str) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise PasswordWeak(error.messages) from error
    user.set_password(password)
    user.save(update_fields=("password",))
