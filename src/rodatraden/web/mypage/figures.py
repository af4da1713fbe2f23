"""A person's figures in plain words: the indicators of their units, and the year's money."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.http import Http404
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.economy.queries.forecasts import forecast_rows
from rodatraden.apps.indicators.queries.of_units import UnitOutcome, of_units
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.org.tree import tree
from rodatraden.core.content.organisation import OrganisationKind
from rodatraden.core.missing import HIDDEN_WORD
from rodatraden.core.numbers import NBSP, format_number
from rodatraden.foundation.accounts.models import User
from rodatraden.web.ui.board_year import BoardYear, board_year
from rodatraden.web.ui.charts.mini import mini
from rodatraden.web.ui.measures import Measure, Standing
from rodatraden.web.ui.periods import moment
from rodatraden.web.ui.words import sentences, value_words

MOST = 5
_GRAVITY = (Standing.MISS, Standing.MARGIN, Standing.REACH, Standing.NO_TARGET, Standing.NO_OUTCOME)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """A figure in plain words, with its drawing."""

    heading: str
    words: str
    href: str
    standing: str = ""
    drawing: SafeString | None = None


def boards_above(organisations: Iterable[str]) -> list[str]:
    """The boards that the organisations are, or work for."""
    known = tree()
    above = {key for place in organisations for key in known.at_or_above(place)}
    kinds = (OrganisationKind.BOARD.value, OrganisationKind.EXECUTIVE_BOARD.value)
    rows = Organisation.objects.filter(key__in=above, kind__in=kinds, ended_at__isnull=True)
    return list(rows.order_by("position", "key").values_list("key", flat=True))


def plain_figures(user: User, board: str, year: int, organisations: frozenset[str]) -> list[Plain]:
    """The gravest figures of a board's year, those of the person's own organisations first."""
    try:
        found = board_year(user, board, year)
    except Http404:
        return []
    own = _own(found, organisations)
    measures = sorted(
        (measure for measure in found.measured if measure.newest is not None),
        key=lambda measure: (measure.indicator.key not in own, _GRAVITY.index(measure.standing)),
    )
    return [_plain(found, measure) for measure in measures[:MOST]]


def unit_figures(user: User, organisations: Iterable[str], year: int) -> list[Plain]:
    """What is measured of the very units where the person has a role; a hidden figure with why, and for whom it is."""
    known = tree()
    return [
        Plain(
            heading=f"{one.indicator.short_name or one.indicator.name}: {_unit_value(one)}",
            words=" ".join(
                part
                for part in (
                    f"{known.names.get(one.organisation, one.organisation)}, {moment(one.period).words}.",
                    one.hidden,
                    _("Bara du som är chef för enheten ser talet: den har få anställda.")
                    if one.for_manager_only
                    else "",
                )
                if part
            ),
            href=reverse("definitions:values", args=(one.indicator.key,)),
        )
        for one in of_units(user, list(organisations), year)[:MOST]
    ]


def _unit_value(one: UnitOutcome) -> str:
    if one.value is None:
        return HIDDEN_WORD
    return f"{format_number(one.value, one.indicator.decimals)}{NBSP}{one.indicator.unit}".rstrip(NBSP)


def _own(found: BoardYear, organisations: frozenset[str]) -> set[str]:
    """The indicators that the organisations measure, or that follow the goals of their activities."""
    return found.kept(("own", organisations), lambda: _own_now(found, organisations))


def _own_now(found: BoardYear, organisations: frozenset[str]) -> set[str]:
    plan, material = found.material.plan, found.material
    names = {material.name_of(key).casefold() for key in organisations} | {key.casefold() for key in organisations}
    goals = {goal for activity in plan.activities if activity.led_by.casefold() in names for goal in activity.goals}
    goals |= {goal.key for goal in plan.goals if goal.owner.casefold() in names}
    linked = {link.indicator for link in plan.indicator_links if link.goal in goals}
    return linked | {key for key, indicator in material.indicators.items() if indicator.source in organisations}


def _plain(found: BoardYear, measure: Measure) -> Plain:
    value = value_words(measure).replace("procent", "%")
    said = sentences(measure)
    return Plain(
        heading=f"{measure.name}: {value}",
        words=" ".join(said),
        href=reverse("indicators:indicator", args=(found.board, found.year, measure.indicator.key)),
        standing=measure.standing.value,
        drawing=mini(measure, f"min-{measure.indicator.key}"),
    )


def money_words(scope: Scope) -> Plain | None:
    """What the whole year is expected to cost against the budget, in a sentence."""
    rows = [row for row in forecast_rows(scope) if row.budget is not None and row.forecast is not None]
    if not rows:
        return None
    nothing = Decimal(0)
    budget = sum((abs(row.budget or nothing) for row in rows), nothing)
    variance = sum((row.variance or nothing for row in rows), nothing)
    unit, decimals = rows[0].unit, rows[0].decimals
    size = f"{format_number(abs(variance), decimals)}{NBSP}{unit}"
    total = f"{format_number(budget - variance, decimals)}{NBSP}{unit}"
    if variance < 0:
        heading = _("Hela året väntas kosta %(total)s, alltså %(size)s över budget") % {"total": total, "size": size}
    elif variance > 0:
        heading = _("Hela året väntas kosta %(total)s, alltså %(size)s under budget") % {"total": total, "size": size}
    else:
        heading = _("Hela året väntas kosta %(total)s, som i budgeten") % {"total": total}
    over = [row for row in rows if row.variance is not None and row.variance < 0]
    worst = sorted(over, key=lambda row: row.variance or nothing)[:2]
    words = ", ".join(
        f"{row.label} {format_number(abs(row.variance or nothing), decimals)}{NBSP}{unit}" for row in worst
    )
    return Plain(
        heading=heading,
        words=_("Mest över: %(rows)s.") % {"rows": words} if words else "",
        href=reverse("reporting:report", args=(scope.board_id, scope.year, scope.occasion, scope.board_id)),
        standing="miss" if variance < 0 else "reach",
    )
