"""What a person may see and do in the wheel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django.http import Http404, HttpRequest

from rodatraden.apps.cycle.queries.years import planning_years
from rodatraden.apps.cycle.rules import PASS_STAGE, PLAN_YEAR, READ_YEAR
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.org.queries.places import Places, places_of
from rodatraden.apps.org.rules import READ
from rodatraden.core.content.organisation import Occasion, OrganisationKind, PlanningYear
from rodatraden.foundation.permissions import allows

if TYPE_CHECKING:
    from rodatraden.foundation.accounts.models import User

_BOARDS = (OrganisationKind.BOARD.value, OrganisationKind.EXECUTIVE_BOARD.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A board to choose."""

    key: str
    name: str


def reader(request: HttpRequest) -> User:
    """Whoever reads the wheel; a missing page for those who may not."""
    if not allows(request.user, READ_YEAR, None):
        raise Http404
    return cast("User", request.user)


def may_plan(user: User) -> bool:
    """Whether a person changes the wheel."""
    return allows(user, PLAN_YEAR, "")


def may_pass(user: User, board: str) -> bool:
    """Whether a person notes that a board's stages are done."""
    return allows(user, PASS_STAGE, board)


def read_places(user: User) -> Places:
    """The places whose undecided content a person reads."""
    return places_of(user, READ)


def boards_of(user: User) -> list[Board]:
    """The boards whose reports a person reads, by name."""
    places = read_places(user)
    rows = Organisation.objects.filter(kind__in=_BOARDS, ended_at__isnull=True).order_by("name", "key")
    return [Board(key=key, name=name) for key, name in rows.values_list("key", "name") if places.contains(key)]


def year_of(year: int) -> PlanningYear:
    """A planned year; a missing page when there is none."""
    found = next((one for one in planning_years() if one.year == year), None)
    if found is None:
        raise Http404
    return found


def occasion_of(year: int, key: str) -> Occasion:
    """An occasion of a year; a missing page when there is none."""
    found = next((one for one in year_of(year).occasions if one.key == key), None)
    if found is None:
        raise Http404
    return found
