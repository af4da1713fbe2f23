"""What proves who a person is: the second step at sign-in, the identity at another sign-on."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rodatraden.foundation.accounts.actions.sessions import end_every_session
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.accounts.rules import LOOK_AFTER_ACCOUNTS
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.outbox.actions import put
from rodatraden.foundation.outbox.keys import message_key
from rodatraden.foundation.outbox.letters import letter
from rodatraden.foundation.permissions import require


@transaction.atomic
def remove_second_step(*, by: User, user: User, reason: str = "") -> None:
    """Take away a person's codes, when the phone is lost; a letter says so, and what stands open ends."""
    require(by, LOOK_AFTER_ACCOUNTS)
    count, _models = Authenticator.objects.filter(user=user).delete()
    if not count:
        return
    end_every_session(user)
    record(by=by, action="accounts.remove_second_step", kind="account", key=str(user.pk), reason=reason)
    tell(
        user,
        subject=_("Koden vid inloggning är borttagen"),
        lead=_("En administratör har tagit bort koden du loggar in med. Lägg in en ny under Mitt konto."),
    )


@transaction.atomic
def note_second_step(*, by: User, added: bool) -> None:
    """Write down that a person has got codes, or taken them away, and tell that person."""
    action = "accounts.add_second_step" if added else "accounts.drop_second_step"
    record(by=by, action=action, kind="account", key=str(by.pk))
    subject = _("Du loggar nu in med kod") if added else _("Du loggar nu in utan kod")
    lead = _("Det ändrades nyss på ditt konto i Röda tråden. Var det inte du? Säg till en administratör direkt.")
    tell(by, subject=subject, lead=lead)


def tell(user: User, *, subject: str, lead: str) -> None:
    """Put a letter about the account itself in the outbox."""
    put(
        key=message_key(person=user.pk, occasion="", kind="account", day=timezone.now().isoformat()),
        kind="account",
        to=user,
        subject=subject,
        body=letter(name=user.name, lead=lead, path="/mitt-konto/", link=_("Mitt konto")),
    )


@transaction.atomic
def link_identity(*, user: User, identity: SocialAccount) -> None:
    """Let a person sign in by an identity at another sign-on from now on."""
    identity.user = user
    identity.save()
    record(
        by=user,
        action="accounts.link_identity",
        kind="account",
        key=str(user.pk),
        after={"provider": identity.provider, "subject": identity.uid},
        personal=("subject",),
    )
