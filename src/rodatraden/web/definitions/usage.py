"""Where an indicator is used, and from when its series is not comparable with before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rodatraden.apps.control.models import SystematicControl
from rodatraden.apps.cycle.models import ScopedFact, ScopedThing
from rodatraden.apps.indicators.actions.breaks import remove_series_break, set_series_break
from rodatraden.apps.indicators.models import IndicatorReport, SeriesBreak, Target
from rodatraden.apps.indicators.rules import EDIT_DEFINITIONS
from rodatraden.apps.org.queries.places import Places, places_of
from rodatraden.apps.org.rules import READ
from rodatraden.apps.planning.models import IndicatorLink
from rodatraden.core import periods
from rodatraden.core.content import indicators as content
from rodatraden.core.numbers import MINUS
from rodatraden.core.typed_periods import read_period
from rodatraden.documents.queries import documents_visible_to
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.keyed.numbers import join_number
from rodatraden.foundation.permissions import PermissionRefused, require
from rodatraden.web.definitions.reading import WHOLE, indicator_of, reader_of
from rodatraden.web.definitions.words import period_words, scope_words

MOST = 20
Row = TypeVar("Row", bound=ScopedFact | ScopedThing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """One place where an indicator is used: what for, by whom, and the page where that is seen."""

    what: str
    where: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Uses:
    """Where an indicator is used, sort by sort; `left` are those that there is no room for."""

    groups: tuple[tuple[str, tuple[Used, ...], int], ...]

    @property
    def are_none(self) -> bool:
        """Whether nothing uses it."""
        return not self.groups


def used_in(key: str, person: User) -> Uses:
    """The goals, targets, controls and documents that an indicator is used in, as far as a person may read them."""
    places = places_of(person, READ)
    links = _living(IndicatorLink.objects.filter(indicator_id=key).select_related("goal"), places)
    targets = _living(Target.objects.filter(indicator_id=key), places)
    controls = _living(SystematicControl.objects.filter(guards__key=key), places)
    reports = _living(IndicatorReport.objects.filter(indicator_id=key), places)
    scopes = {row.scope_id for row in (*links, *targets, *reports)}
    documents = list(documents_visible_to(person).filter(scope_id__in=scopes).order_by("-scope__year", "key"))
    read = {each.scope_id for each in documents}
    found: tuple[tuple[str, list[Used]], ...] = (
        (_("Mål"), [_goal(row, key, is_read=row.scope_id in read) for row in links]),
        (_("Målvärden"), [_target(row) for row in targets]),
        (_("Kontroller"), [Used(what=row.what, where=scope_words(row.scope)) for row in controls]),
        (
            _("Dokument"),
            [Used(what=each.title, href=reverse("documents:read", args=(each.key,))) for each in documents],
        ),
    )
    return Uses(
        groups=tuple((heading, tuple(rows[:MOST]), max(0, len(rows) - MOST)) for heading, rows in found if rows)
    )


def _living(rows: QuerySet[Row], places: Places) -> list[Row]:
    """The living rows of scopes that a person reads, newest year first."""
    living = rows.filter(ended_at__isnull=True).select_related("scope__board")
    return [
        row
        for row in living.order_by("-scope__year", "scope__key", "position", "pk")
        if places.contains(row.scope.place)
    ]


def _goal(row: IndicatorLink, key: str, *, is_read: bool) -> Used:
    scope = row.scope
    href = reverse("indicators:indicator", args=(scope.board_id, scope.year, key)) if is_read and scope.board_id else ""
    return Used(what=row.goal.name, where=scope_words(scope), href=href)


def _target(row: Target) -> Used:
    value = join_number(row.value, row.value_decimals)
    told = f" {MINUS if value < 0 else ''}{abs(value):f}".replace(".", ",") if value is not None else ""
    return Used(
        what=_("Målvärde %(year)s:%(value)s") % {"year": row.year, "value": told or f" {_('i ord eller regel')}"},
        where=scope_words(row.scope),
    )


def breaks_of(key: str) -> list[tuple[str, str, str]]:
    """The series breaks of an indicator: the period as it is kept, in words, and the reason."""
    rows = SeriesBreak.objects.filter(indicator_id=key, ended_at__isnull=True).order_by("position", "pk")
    found = [(row.period, period_words(row.period), row.reason) for row in rows]
    return sorted(found, key=lambda each: periods.end_of(each[0]), reverse=True)


@login_required
@require_POST
def series_break(request: HttpRequest, key: str) -> HttpResponse:
    """Say that a series breaks from a period, or that it does not."""
    person = reader_of(request)
    held, _scope = indicator_of(key)
    require(person, EDIT_DEFINITIONS, WHOLE)
    removed, typed = request.POST.get("ta-bort", ""), request.POST.get("period", "")
    try:
        if removed:
            remove_series_break(by=person, indicator=key, period=removed)
        else:
            period = str(read_period(typed, held.period_rule))
            told = content.SeriesBreak(indicator=key, period=period, reason=request.POST.get("orsak", ""))
            set_series_break(by=person, series_break=told)
    except PermissionRefused:
        raise
    except (Refusal, periods.UnreadablePeriod) as refusal:
        messages.warning(request, refusal.sentence if isinstance(refusal, Refusal) else str(refusal))
    else:
        messages.success(request, _("Seriebrottet är borttaget.") if removed else _("Seriebrottet är sparat."))
    return HttpResponseRedirect(reverse("definitions:indicator", args=(key,)) + "#seriebrott")
