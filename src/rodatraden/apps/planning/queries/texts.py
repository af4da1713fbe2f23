"""The running texts of plans and reports: what stands there now, and what stood there last time."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import QuerySet

from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import Occasion, Scope
from rodatraden.apps.planning.models import TextSection

NOTHING = {"heading": "", "body": ""}
"""What a text that nobody has written holds."""


def text_address(scope: Scope, key: str) -> str:
    """The address of a text as a place to write."""
    return f"text:{scope.key}:{key}"


def text_of(scope: Scope, key: str) -> TextSection | None:
    """A living text of a scope."""
    return _living(scope).filter(key=key).first()


def texts_of(scope: Scope) -> list[TextSection]:
    """The living texts of a scope in the order of the document."""
    return list(_living(scope))


def values_of(text: TextSection | None) -> dict[str, str]:
    """What a text holds, to be written: its token is made of this."""
    return {"heading": text.heading, "body": text.body} if text is not None else dict(NOTHING)


def earlier_text(scope: Scope, *, slot: str, key: str = "", about: str = "") -> TextSection | None:
    """What stood in the same place last time: last year's plan, or the occasion before."""
    when = _when(scope)
    found = TextSection.objects.filter(
        ended_at__isnull=True, scope__board__key=scope.board_id or "", scope__level=scope.level, slot=slot, about=about
    ).exclude(body="")
    days = _days(scope)
    before = [text for text in found.select_related("scope").order_by("pk") if _when(text.scope, days) < when]
    return max(before, key=lambda text: (_when(text.scope, days), text.key == key, -text.position), default=None)


def _living(scope: Scope) -> QuerySet[TextSection]:
    return TextSection.objects.filter(scope=scope, ended_at__isnull=True)


def _when(scope: Scope, days: Mapping[tuple[int, str], str] | None = None) -> tuple[int, str]:
    known = _days(scope) if days is None else days
    return scope.year or 0, known.get((scope.year or 0, scope.occasion), "")


def _days(scope: Scope) -> dict[tuple[int, str], str]:
    """The day each occasion is about; there are none to ask for a plan."""
    if scope.level != ScopeLevel.BOARD_OCCASION:
        return {}
    rows = Occasion.objects.filter(ended_at__isnull=True, as_of__isnull=False)
    return {(year, key): day.isoformat() for year, key, day in rows.values_list("year_id", "key", "as_of") if day}
