"""What a link that leads to choosing a password is for."""

from __future__ import annotations

from django.db import models


class LinkPurpose(models.TextChoices):
    """Why somebody was sent a link."""

    INVITATION = "invitation", "inbjudan"
    NEW_PASSWORD = "new_password", "nytt lösenord"
