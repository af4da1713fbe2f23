"""What others have done since a person was last here with what is theirs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from rodatraden.apps.followup.models import Part, Task
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow

MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """That somebody did something: the action, with the section or the thing it was done to."""

    at: datetime
    who: str
    action: str
    organisation: str = ""
    section: str = ""
    about: str = ""
    reason: str = ""


_ABOVE = ("followup.return_part", "followup.approve_part", "followup.mark_ready")
_SAID = ("planning.report_status", "control.report", "indicators.report_outcome", "indicators.write_analysis")


def happened_since(user: User, since: datetime, organisations: Iterable[str]) -> list[Happened]:
    """What others did to the parts and things of these organisations, the latest first."""
    wanted = set(organisations)
    parts = list(Part.objects.filter(organisation__in=wanted).select_related("scope").order_by("pk"))
    scopes = {part.scope.key for part in parts}
    if not scopes:
        return []
    homes = dict(Task.objects.filter(organisation__in=wanted).order_by("pk").values_list("about", "organisation"))
    inside = Q()
    for key in scopes:
        inside |= Q(object_key__startswith=f"{key}:")
    rows = (
        AuditRow.objects.filter(Q(action__in=(*_ABOVE, *_SAID)) & inside, at__gt=since)
        .exclude(actor=user)
        .select_related("actor")
        .order_by("-at", "-pk")[:MOST]
    )
    found: list[Happened] = []
    for row in rows:
        _scope, _, rest = row.object_key.partition(":")
        first, _, second = rest.partition(":")
        if row.action in _ABOVE and first in wanted:
            found.append(_happened(row, organisation=first, section=second))
        elif row.action in _SAID and first.partition("@")[0] in homes:
            about = first.partition("@")[0]
            found.append(_happened(row, organisation=homes[about], about=about))
    return _once(found)


def _happened(row: AuditRow, *, organisation: str, section: str = "", about: str = "") -> Happened:
    return Happened(
        at=row.at,
        who=row.actor.name,
        action=row.action,
        reason=row.reason,
        organisation=organisation,
        section=section,
        about=about,
    )


def _once(found: list[Happened]) -> list[Happened]:
    """The latest of what the same person did to the same thing."""
    kept: dict[tuple[str, ...], Happened] = {}
    for one in found:
        kept.setdefault((one.who, one.action, one.organisation, one.section, one.about), one)
    return list(kept.values())
