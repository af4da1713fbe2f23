"""How far the units of a report have come: for a unit, an administration, a board, the municipality."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Value

from rodatraden.apps.control.models import ControlReport
from rodatraden.apps.cycle.models import Scope, StatusLabel
from rodatraden.apps.followup.enums import SECTION_ORDER, PartState
from rodatraden.apps.followup.models import Part, Task
from rodatraden.apps.followup.queries.levels import name_in
from rodatraden.apps.followup.queries.parts import may_approve_up_to
from rodatraden.apps.followup.rules import SEE_PROGRESS
from rodatraden.apps.org.queries.places import places_of
from rodatraden.apps.org.tree import Tree, tree
from rodatraden.apps.planning.models import StatusReport
from rodatraden.core.document.inline import StatusMeaning
from rodatraden.foundation.accounts.models import User

DONE = (PartState.READY, PartState.APPROVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitProgress:
    """One organisation: its sections, how many things are off plan, and how deep it stands below the board."""

    organisation: str
    name: str
    depth: int
    parts: Mapping[str, Part]
    off: int = 0
    at_risk: int = 0

    @property
    def is_opened(self) -> bool:
        """Whether the form has been opened or anything written."""
        return any(part.opened_at or part.state != PartState.NOT_STARTED for part in self.parts.values())

    @property
    def is_ready(self) -> bool:
        """Whether everything has been marked ready."""
        return all(part.state in DONE for part in self.parts.values())

    @property
    def is_approved(self) -> bool:
        """Whether everything has been approved."""
        return all(part.state == PartState.APPROVED for part in self.parts.values())

    @property
    def is_returned(self) -> bool:
        """Whether something has been given back."""
        return any(part.state == PartState.RETURNED for part in self.parts.values())

    def is_late(self, today: date) -> bool:
        """Whether the day has passed with something left to mark ready."""
        return any(part.due and part.due < today and part.state not in DONE for part in self.parts.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardProgress:
    """One board at an occasion, in numbers of organisations."""

    scope: Scope
    units: int
    ready: int
    approved: int
    unopened: int
    late: int
    due: date | None
    frozen: bool


def units_of(user: User, scope: Scope) -> list[UnitProgress]:
    """The organisations of a report that a person follows, in the order of the tree."""
    parts = list(Part.objects.filter(scope=scope).select_related("scope", "changed_by").order_by("pk"))
    places = places_of(user, SEE_PROGRESS)
    by_place: dict[str, dict[str, Part]] = defaultdict(dict)
    for part in sorted(parts, key=lambda part: SECTION_ORDER.index(part.section)):
        by_place[part.organisation][part.section] = part
    known = {
        place: found
        for place, found in by_place.items()
        if places.contains(place) or may_approve_up_to(user, next(iter(found.values())))
    }
    gravity = _gravity(scope)
    organisations = tree()
    return [
        UnitProgress(
            organisation=place,
            name=name_in(scope.board_id or "", place, organisations),
            depth=depth,
            parts=known[place],
            off=gravity[place][StatusMeaning.OFF_TRACK],
            at_risk=gravity[place][StatusMeaning.AT_RISK],
        )
        for place, depth in _walk(organisations, scope.board_id or "", known)
    ]


def _walk(organisations: Tree, board: str, wanted: Iterable[str]) -> list[tuple[str, int]]:
    """The wanted organisations from the board down, with their depth; those outside the tree last."""
    left = set(wanted)
    found: list[tuple[str, int]] = []

    def visit(place: str, depth: int) -> None:
        if place in left:
            left.discard(place)
            found.append((place, depth))
        for below in organisations.below.get(place, ()):
            if below in left or organisations.at_or_below(below) & left:
                visit(below, depth + 1)

    visit(board, 0)
    return [*found, *((place, 0) for place in sorted(left))]


def _gravity(scope: Scope) -> Mapping[str, Counter[StatusMeaning]]:
    """How many things of each organisation have which meaning."""
    meanings = {
        key: StatusMeaning(meaning)
        for key, meaning in StatusLabel.objects.order_by("key").values_list("key", "meaning")
    }
    homes: dict[str, str] = {}
    for about, organisation in Task.objects.filter(scope=scope).order_by("pk").values_list("about", "organisation"):
        homes.setdefault(about, organisation)
    found: dict[str, Counter[StatusMeaning]] = defaultdict(Counter)
    said = [*_said(StatusReport, scope, Value("")), *_said(ControlReport, scope, F("unit"))]
    for of, status, unit in said:
        if of in homes and status in meanings:
            found[unit or homes[of]][meanings[status]] += 1
    return found


def _said(model: type[StatusReport] | type[ControlReport], scope: Scope, unit: F | Value) -> list[tuple[str, str, str]]:
    """What is said of each thing, and by which unit when one speaks for itself."""
    rows = model.objects.filter(scope=scope, ended_at__isnull=True, status__isnull=False).order_by("pk")
    return list(rows.annotate(whose=unit).values_list("of", "status__key", "whose"))


def boards_of(user: User, today: date, *, open_only: bool = True) -> list[BoardProgress]:
    """Every report that has been started and that a person follows, in numbers."""
    rows = Part.objects.order_by("scope__board__name", "scope__key", "pk")
    if open_only:
        rows = rows.filter(frozen_at__isnull=True, scope__is_closed=False)
    places = places_of(user, SEE_PROGRESS)
    if not places.everywhere:
        rows = rows.filter(organisation__in=places.keys)
    # A municipality has thousands of parts in a few dozen scopes: read each scope once, not once a part.
    scopes = Scope.objects.select_related("board").in_bulk({part.scope_id for part in rows})
    by_scope: dict[int, list[Part]] = defaultdict(list)
    for part in rows:
        part.scope = scopes[part.scope_id]
        by_scope[part.scope_id].append(part)
    return [_board(parts, today) for parts in by_scope.values()]


def _board(parts: Sequence[Part], today: date) -> BoardProgress:
    by_place: dict[str, dict[str, Part]] = defaultdict(dict)
    for part in parts:
        by_place[part.organisation][part.section] = part
    units = [UnitProgress(organisation=p, name=p, depth=0, parts=found) for p, found in by_place.items()]
    return BoardProgress(
        scope=parts[0].scope,
        units=len(units),
        ready=sum(unit.is_ready for unit in units),
        approved=sum(unit.is_approved for unit in units),
        unopened=sum(not unit.is_opened for unit in units),
        late=sum(unit.is_late(today) for unit in units),
        due=next((part.due for part in parts if part.due), None),
        frozen=all(part.is_frozen for part in parts),
    )
