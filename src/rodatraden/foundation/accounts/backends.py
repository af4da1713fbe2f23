"""How a person signs in."""

from __future__ import annotations

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from rodatraden.foundation.accounts.models import User


class PasswordBackend(BaseBackend):
    """E-mail and password; the system's own account is never let in."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        email: str | None = None,
        **_: object,
    ) -> User | None:
        """Find the account that these belong to, taking equally long when there is none."""
        address = username or email
        if address is None or password is None:
            return None
        try:
            user = User.objects.get_by_natural_key(address)
        except User.DoesNotExist:
            User().set_password(password)
            return None
        return user if user.check_password(password) and may_sign_in(user) else None

    def get_user(self, user_id: int) -> User | None:
        """Find the account of a session, unless it has been closed since."""
        user = User.objects.filter(pk=user_id).first()
        return user if user is not None and may_sign_in(user) else None


def may_sign_in(user: User) -> bool:
    """Whether the account is a person's and open."""
    return user.is_active and not user.is_system
