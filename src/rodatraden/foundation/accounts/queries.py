"""What can be asked about accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from rodatraden.foundation.accounts.links import digest_of
from rodatraden.foundation.accounts.models import PasswordLink, RoleGrant, User, fold_email


def any_person_exists() -> bool:
    """Whether anyone but the system itself has an account."""
    return User.objects.filter(is_system=False).exists()


def account_with(email: str) -> User | None:
    """The open account of a person with this address."""
    return User.objects.filter(email=fold_email(email), is_active=True, is_system=False).first()


def usable_link(token: str, *, now: datetime | None = None) -> PasswordLink | None:
    """The link of a token, while it can be used."""
    moment = now or timezone.now()
    links = PasswordLink.objects.select_related("user").filter(user__is_active=True, user__is_system=False)
    return links.filter(digest=digest_of(token), used_at__isnull=True, expires_at__gt=moment).first()


def standing_grants(day: date | None = None) -> QuerySet[RoleGrant]:
    """The grants that hold on a day (today) or will hold later, with whom they stand in for."""
    on = day or timezone.localdate()
    kept = RoleGrant.objects.filter(Q(ends__isnull=True) | Q(ends__gte=on), withdrawn_at__isnull=True)
    return kept.select_related("substitute_for").order_by("starts", "pk")


def people(words: str = "") -> QuerySet[User]:
    """The accounts of persons by name, those that contain every word; each with its `standing` grants."""
    found = User.objects.filter(is_system=False)
    for word in fold_email(words).split():
        found = found.filter(search__contains=word)
    return found.order_by("name", "email").prefetch_related(
        Prefetch("grants", queryset=standing_grants(), to_attr="standing")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSession:
    """Where a person is signed in."""

    number: int
    since: datetime
    agent: str
    here: bool


def open_sessions(user: User, *, here: str = "") -> tuple[OpenSession, ...]:
    """The sessions that stand open, the newest first; `here` is the key of the one that asks."""
    live = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    rows = UserSession.objects.filter(user=user, session_key__in=live).order_by("-created_at", "-pk")
    return tuple(
        OpenSession(number=row.pk, since=row.created_at, agent=row.user_agent, here=row.session_key == here)
        for row in rows
    )


def has_second_step(user: User) -> bool:
    """Whether a code is asked for when the person signs in."""
    found: bool = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
    return found


def identities(user: User) -> int:
    """By how many identities at other sign-ons the person signs in."""
    count: int = SocialAccount.objects.filter(user=user).count()
    return count


def substitutes_of(user: User) -> QuerySet[RoleGrant]:
    """Who stands in for a person, or will."""
    return standing_grants().filter(substitute_for=user).select_related("user")
