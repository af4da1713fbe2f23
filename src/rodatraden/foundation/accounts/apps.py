"""The accounts app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People who sign in, and the system itself as an actor."""

    name = "rodatraden.foundation.accounts"
    label = "accounts"
    verbose_name = "konton"
