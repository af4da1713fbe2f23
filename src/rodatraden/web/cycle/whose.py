"""Whose tasks an occasion makes, in words and as choices."""

from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _

from rodatraden.apps.org.enums import RoleKind
from rodatraden.core.content.organisation import OccasionKind
from rodatraden.core.cycle.preparing import PREPARES
from rodatraden.web.ui.words import joined

REPORTING = (
    RoleKind.REPORTER,
    RoleKind.UNIT_MANAGER,
    RoleKind.CONTROLLER,
    RoleKind.HR_PARTNER,
    RoleKind.HEAD_OF_ADMINISTRATION,
    RoleKind.DEVELOPMENT_LEAD,
)


def role_choices(chosen: Collection[str]) -> list[tuple[str, str, bool]]:
    """The roles that tasks may go to: value, words, and whether it is chosen."""
    return [(role.value, _capital(str(role.label)), role.value in chosen) for role in REPORTING]


def whose_words(roles: Iterable[str], kind: OccasionKind) -> str:
    """Whom the tasks of such an occasion go to, in a sentence or two."""
    if kind is OccasionKind.OPINION:
        return _("Varje nämnd skriver sitt yttrande. Texten står i fullmäktiges mål och budget.")
    if kind in PREPARES:
        return _("Kommunstyrelsen skriver. Texten står i fullmäktiges mål och budget.")
    named = [str(RoleKind(role).label) for role in roles if role in RoleKind.values]
    if not named:
        return _(
            "Uppgifterna går till den som svarar för saken i planen: enhetschef, förvaltningschef, controller "
            "eller utvecklingsledare."
        )
    return _(
        "Uppgifterna går till %(roles)s. Där ingen har en sådan roll, eller den inte får rapportera saken, går "
        "uppgiften till den som svarar för saken i planen."
    ) % {"roles": joined(named)}


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
