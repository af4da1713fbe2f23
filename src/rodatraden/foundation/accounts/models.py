"""The account of a person, or of the system."""

from __future__ import annotations

import unicodedata
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from rodatraden.foundation.accounts.enums import Role
from rodatraden.foundation.permissions import allows


def fold_email(email: str) -> str:
    """The one form in which an address is kept and looked up."""
    return unicodedata.normalize("NFKC", email).strip().casefold()


class UserManager(BaseUserManager["User"]):
    """Finds accounts by address, however it is typed."""

    def get_by_natural_key(self, username: str | None) -> User:
        """Find the account of an address, in any mix of cases."""
        return self.get(email=fold_email(username or ""))


class User(AbstractBaseUser):
    """An account; its address is its name, and its key towards everything else."""

    email = models.EmailField("e-post", max_length=254, unique=True)
    name = models.CharField("namn", max_length=200)
    role = models.CharField("roll", max_length=30, choices=Role.choices, default=Role.READER)
    is_active = models.BooleanField("aktivt", default=True)
    is_system = models.BooleanField("systemets konto", default=False, editable=False)
    created_at = models.DateTimeField("skapat", default=timezone.now, editable=False)

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
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="account_role_known"),
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
