"""Controls that each unit carries out: how many units have said how it goes, and which deviate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rodatraden.apps.control.models import ControlReport, SystematicControl
from rodatraden.apps.cycle.models import Scope, StatusLabel
from rodatraden.apps.followup.enums import Section
from rodatraden.apps.followup.models import Task
from rodatraden.apps.org.tree import tree
from rodatraden.core.checks.reporting import OFF_PLAN
from rodatraden.core.document.inline import StatusMeaning


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSaid:
    """What one unit says of a control; `status` is the municipality's word, "" while nothing is said."""

    unit: str
    name: str
    status: str = ""
    meaning: StatusMeaning | None = None
    comment: str = ""

    @property
    def is_off(self) -> bool:
        """Whether it deviates."""
        return self.meaning in OFF_PLAN


@dataclass(frozen=True, slots=True, kw_only=True)
class EachUnit:
    """A control that each unit carries out, with what every unit that was asked says of it."""

    key: str
    name: str
    units: tuple[UnitSaid, ...]

    @property
    def said(self) -> int:
        """How many units have said how it goes."""
        return sum(bool(one.status) for one in self.units)

    @property
    def off(self) -> tuple[UnitSaid, ...]:
        """The units that deviate."""
        return tuple(one for one in self.units if one.is_off)


def each_unit_controls(scope: Scope, *, only: Iterable[str] | None = None) -> Mapping[str, EachUnit]:
    """The controls of a report (`only` some of them) that units have been asked about, by key."""
    controls = SystematicControl.objects.filter(
        each_unit=True, scope__board__key=scope.board_id, scope__year=scope.year
    )
    if only is not None:
        controls = controls.filter(key__in=list(only))
    names = {control.key: control.what for control in controls}
    if not names:
        return {}
    reports = ControlReport.objects.filter(scope=scope, of__in=names, ended_at__isnull=True).exclude(unit="")
    told = {(row.of, row.unit): row for row in reports}
    labels = {label.key: label for label in StatusLabel.objects.filter(ended_at__isnull=True)}
    known = tree().names
    found: dict[str, list[UnitSaid]] = defaultdict(list)
    for about, unit in _asked(scope, names):
        row = told.get((about, unit))
        label = labels.get(row.status_id or "") if row else None
        found[about].append(
            UnitSaid(
                unit=unit,
                name=known.get(unit, unit),
                status=label.label if label else "",
                meaning=StatusMeaning(label.meaning) if label else None,
                comment=row.comment if row else "",
            )
        )
    return {key: EachUnit(key=key, name=names[key], units=tuple(units)) for key, units in found.items()}


def _asked(scope: Scope, keys: Iterable[str]) -> list[tuple[str, str]]:
    """The units that have a task of their own; the first task of a control is that of the whole."""
    rows = Task.objects.filter(scope=scope, kind=Section.CONTROLS, about__in=list(keys)).order_by("pk")
    first: set[str] = set()
    found = []
    for about, organisation in rows.values_list("about", "organisation"):
        if about in first:
            found.append((about, organisation))
        first.add(about)
    return found
