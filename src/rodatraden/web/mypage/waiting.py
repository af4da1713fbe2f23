"""What waits for a person, as their page lists it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from rodatraden.apps.cycle.models import Occasion, Scope
from rodatraden.apps.followup.enums import Section
from rodatraden.apps.followup.models import Part
from rodatraden.apps.followup.queries.levels import name_in
from rodatraden.apps.followup.queries.waiting import Due
from rodatraden.web.ui.days import away_words, day_words
from rodatraden.web.ui.reported import occasion_words
from rodatraden.web.ui.words import counted, joined

Names = Mapping[tuple[str, str], str]
Occasions = Mapping[tuple[int, str], str]
MOST_PLACES = 3
"""Who answers for more organisations than this is shown one row for each, not one for each section."""
_SHOWN_NAMES = 3
_THINGS: Mapping[str, tuple[str, str, bool]] = {
    Section.ACTIVITIES: ("aktivitet", "aktiviteter", False),
    Section.COMMITMENTS: ("åtagande", "åtaganden", True),
    Section.INDICATORS: ("indikator", "indikatorer", False),
    Section.GOALS: ("mål", "mål", True),
    Section.FORECAST: ("rad i prognosen", "rader i prognosen", False),
    Section.TREATMENTS: ("riskåtgärd", "riskåtgärder", False),
    Section.CONTROLS: ("kontroll", "kontroller", False),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The day something is due, and how far away it is."""

    day: str = ""
    away: str = ""
    is_late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Something that waits: its day, what it is, where it leads."""

    heading: str
    href: str
    verb: str
    over: tuple[str, ...]
    words: str = ""
    when: When = When()
    comment: str = ""
    by: str = ""
    hand_over: str = ""


def rows(dues: Sequence[Due], names: Names, today: date) -> list[Row]:
    """The rows of what is to be reported."""
    occasions = _occasions([due.scope for due in dues])
    if len({(due.scope.pk, due.organisation) for due in dues}) > MOST_PLACES:
        return _by_place(dues, occasions, today)
    return [_section(due, names, occasions, today) for due in dues]


def _section(due: Due, names: Mapping[tuple[str, str], str], occasions: Occasions, today: date) -> Row:
    told = [names.get((task.kind, task.about), "") for task in due.tasks]
    known = [name for name in told if name]
    fell = sum(bool(task.fell) for task in due.tasks)
    single = known[0] if len(due.tasks) == 1 and known else ""
    words = "" if single else joined([*known[:_SHOWN_NAMES], *([_("fler")] if len(known) > _SHOWN_NAMES else [])])
    return Row(
        heading=single or _heading(due),
        href=f"{_href(due.scope, due.organisation)}#{due.section}",
        verb=_("Rätta") if due.is_returned else _("Rapportera"),
        over=(_name(due.scope, due.organisation), occasions.get(_key(due.scope), due.scope.occasion)),
        words=" ".join(part for part in (words, _fell_words(fell)) if part),
        comment=due.part.comment if due.part else "",
        by=due.part.changed_by.name if due.part and due.part.comment and due.part.changed_by else "",
        hand_over=reverse("mypage:hand-over", args=(due.part.pk,)) if due.part else "",
        when=_when(due.due, today),
    )


def _fell_words(fell: int) -> str:
    """How many of the things lie here because the plan names nobody who was found."""
    if not fell:
        return ""
    said = counted(fell, _("sak"), _("saker"), capital=True)
    return _("%(said)s har hamnat här för att planen inte säger vilken enhet som svarar.") % {"said": said}


def _by_place(dues: Sequence[Due], occasions: Occasions, today: date) -> list[Row]:
    by_place: dict[tuple[int, str], list[Due]] = defaultdict(list)
    for due in dues:
        by_place[due.scope.pk, due.organisation].append(due)
    return [
        Row(
            heading=_name(found[0].scope, found[0].organisation),
            href=_href(found[0].scope, found[0].organisation),
            verb=_("Rapportera"),
            over=(occasions.get(_key(found[0].scope), found[0].scope.occasion),),
            words=joined([_heading(due) for due in found]),
            when=_when(min((due.due for due in found if due.due), default=None), today),
        )
        for found in by_place.values()
    ]


def approvals(found: Sequence[tuple[Scope, list[Part]]], today: date) -> list[Row]:
    """The rows of what is to be approved, one a report."""
    occasions = _occasions([scope for scope, _parts in found])
    return [
        Row(
            heading=_("%(count)s att godkänna") % {"count": counted(len(parts), _("del"), _("delar"), capital=True)},
            href=reverse("progress:board", args=(scope.board_id, scope.year, scope.occasion)),
            verb=_("Läs och godkänn"),
            over=(scope.board.name if scope.board else "", occasions.get(_key(scope), scope.occasion)),
            words=joined(list(dict.fromkeys(_name(scope, part.organisation) for part in parts))),
            when=_when(min((part.due for part in parts if part.due), default=None), today),
        )
        for scope, parts in found
    ]


def _when(due: date | None, today: date) -> When:
    if due is None:
        return When()
    return When(day=day_words(due, today), away=away_words(due, today), is_late=due < today)


def _heading(due: Due) -> str:
    if due.section == Section.TEXTS:
        return _("Enhetens egna ord")
    one, many, neuter = _THINGS[due.section]
    return counted(len(due.tasks), one, many, neuter=neuter, capital=True)


def _name(scope: Scope, organisation: str) -> str:
    return name_in(scope.board_id or "", organisation)


def _href(scope: Scope, organisation: str) -> str:
    return reverse("reporting:report", args=(scope.board_id, scope.year, scope.occasion, organisation))


def _key(scope: Scope) -> tuple[int, str]:
    return scope.year or 0, scope.occasion


def _occasions(scopes: Sequence[Scope]) -> dict[tuple[int, str], str]:
    """The names of the occasions, by year and key."""
    years = {scope.year or 0 for scope in scopes}
    found = Occasion.objects.filter(year__year__in=years, ended_at__isnull=True).order_by("pk")
    return {(year, key): occasion_words(name, year) for year, key, name in found.values_list("year_id", "key", "name")}
