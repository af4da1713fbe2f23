"""The municipality, its boards and the rest of its organisation."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from rodatraden.apps.org.models import Municipality, Organisation
from rodatraden.core.content.organisation import OrganisationKind

_BOARDS = (OrganisationKind.BOARD.value, OrganisationKind.EXECUTIVE_BOARD.value)


def municipality() -> Municipality | None:
    """The municipality, once its file has been brought in."""
    return Municipality.objects.filter(ended_at__isnull=True).order_by("pk").first()


def organisations(*, on: date | None = None) -> QuerySet[Organisation]:
    """All living organisations in the order of their file; `on` leaves out those not valid that day."""
    living = Organisation.objects.filter(ended_at__isnull=True).select_related("parent").order_by("position", "key")
    if on is None:
        return living
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=on)
    return living.filter(begun & (Q(valid_to__isnull=True) | Q(valid_to__gte=on)))


def boards(*, on: date | None = None) -> QuerySet[Organisation]:
    """The executive board and the boards."""
    return organisations(on=on).filter(kind__in=_BOARDS)


def board(key: str) -> Organisation | None:
    """One board by its key."""
    return boards().filter(key=key).first()
