"""The account of a person, or of the system, and the roles it has."""

from __future__ import annotations

import unicodedata
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from rodatraden.foundation.accounts.enums import LinkPurpose
from rodatraden.foundation.permissions import allows


def fold_email(email: str) -> str:
    """The one form in which an address is kept and looked up."""
    return unicodedata.normalize("NFKC", email).strip().casefold()


def searchable(name: str, email: str) -> str:
    """What an account is searched by, in one case; the database cannot fold å, ä and ö on its own."""
    return f"{unicodedata.normalize('NFKC', name).casefold()} {fold_email(email)}"


class UserManager(BaseUserManager["User"]):
    """Finds accounts by address, however it is typed."""

    def get_by_natural_key(self, username: str | None) -> User:
        """Find the account of an address, in any mix of cases."""
        return self.get(email=fold_email(username or ""))


class User(AbstractBaseUser):
    """An account; its address is its name, and its key towards everything else."""

    email = models.EmailField("e-post", max_length=254, unique=True)
    name = models.CharField("namn", max_length=200)
    is_active = models.BooleanField("aktivt", default=True)
    is_system = models.BooleanField("systemets konto", default=False, editable=False)
    created_at = models.DateTimeField("skapat", default=timezone.now, editable=False)
    search = models.TextField("sökord", blank=True, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = "konto"
        verbose_name_plural = "konton"
        ordering = ("name", "email")
        constraints = (
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="account_email_folded"),
            models.UniqueConstraint(
                fields=("is_system",), condition=models.Q(is_system=True), name="account_one_system"
            ),
        )

    def __str__(self) -> str:
        """Give the name that others see."""
        return self.name

    def get_full_name(self) -> str:
        """Give the name that others see."""
        return self.name

    def get_short_name(self) -> str:
        """Give the name that others see."""
        return self.name

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Whether the account has a permission; templates ask this way."""
        return allows(self, perm, obj)


class RoleGrant(models.Model):
    """That an account has a role at a place for a period.

    A place is a key in the tree that the layers above know; "" is everywhere. Nothing is deleted:
    a grant ends, or is withdrawn. A substitute's grant names whom it stands in for.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="grants", verbose_name="konto")
    role = models.CharField("roll", max_length=30)
    place = models.CharField("var", max_length=200, blank=True)
    starts = models.DateField("från och med")
    ends = models.DateField("till och med", null=True, blank=True)
    substitute_for = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="vikarierar för"
    )
    given_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="given av")
    created_at = models.DateTimeField("given", default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField("återtagen", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "roll"
        verbose_name_plural = "roller"
        ordering = ("user", "place", "role", "starts", "pk")
        indexes = (models.Index(fields=("place", "role"), name="grant_place"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends__isnull=True) | models.Q(ends__gte=models.F("starts")),
                name="grant_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        """Give role and place."""
        return f"{self.role} {self.place}".strip()


class PasswordLink(models.Model):
    """A link sent to a person, which once and for a time lets them choose a password.

    Only a digest of it is kept here: whoever reads the table cannot use it.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="password_links", verbose_name="konto")
    purpose = models.CharField("ärende", max_length=20, choices=LinkPurpose.choices)
    digest = models.CharField("kontrollsumma", max_length=64, unique=True)
    created_at = models.DateTimeField("skapad", default=timezone.now, editable=False)
    expires_at = models.DateTimeField("gäller till")
    used_at = models.DateTimeField("använd", null=True, blank=True)

    class Meta:
        verbose_name = "länk för lösenord"
        verbose_name_plural = "länkar för lösenord"
        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        """Give what it is for."""
        return str(LinkPurpose(self.purpose).label)
