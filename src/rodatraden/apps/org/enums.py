"""The roles that people have in a municipality."""

from __future__ import annotations

from django.db import models


class RoleKind(models.TextChoices):
    """A role on the organisation tree; which rights it gives stands in each app's `rules`."""

    READER = "reader", "läsare"
    REPORTER = "reporter", "rapportör"
    UNIT_MANAGER = "unit_manager", "enhetschef"
    CONTROLLER = "controller", "controller"
    HR_PARTNER = "hr_partner", "HR-partner"
    DEVELOPMENT_LEAD = "development_lead", "utvecklingsledare"
    HEAD_OF_ADMINISTRATION = "head_of_administration", "förvaltningschef"
    BOARD_SECRETARY = "board_secretary", "nämndsekreterare"
    BOARD_MEMBER = "board_member", "förtroendevald"
    CENTRAL_OFFICE = "central_office", "central stab"
    AUDITOR = "auditor", "revisor"
    ADMINISTRATOR = "administrator", "administratör"


INSIDE = tuple(role for role in RoleKind if role not in (RoleKind.BOARD_MEMBER, RoleKind.ADMINISTRATOR))
"""The roles that read what is not decided yet, where they are held."""
