"""What hangs on a goal: indicators, work, money, risks."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from rodatraden.core.content.amount import as_amount
from rodatraden.core.content.planning import Goal
from rodatraden.core.numbers import NBSP, format_number
from rodatraden.documents.html.shapes import SHAPE_OF_STATUS
from rodatraden.web.ui.board_year import BoardYear
from rodatraden.web.ui.measures import Measure
from rodatraden.web.ui.prose import first_words
from rodatraden.web.ui.risks import valued
from rodatraden.web.ui.words import value_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One thing on a strand: its name, page, mark and a few words to the right."""

    name: str
    href: str = ""
    shape: str = ""
    words: str = ""
    value: str = ""
    zone: int = 0
    risk: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """One of the threads that a goal unravels to."""

    name: str
    things: tuple[Thing, ...]
    kind: str
    note: str = ""


def strands(year: BoardYear, goal: Goal, measures: list[Measure]) -> list[Strand]:
    """The strands that have something on them."""
    every = [
        Strand(name=_("Indikatorer"), things=tuple(_measure(year, m) for m in measures), kind="indicators"),
        Strand(name=_("Delmål"), things=tuple(_goals(year, goal)), kind="goals"),
        Strand(name=_("Arbete"), things=tuple(_work(year, goal)), kind="work"),
        Strand(name=_("Kronor"), things=tuple(_money(year, goal)), kind="money"),
        Strand(name=_("Risker"), things=tuple(_risks(year, goal)), kind="risks"),
    ]
    return [strand for strand in every if strand.things]


def _measure(year: BoardYear, measure: Measure) -> Thing:
    last, near = measure.latest, measure.interim
    value = last.shown if last is not None else _("utfall saknas")
    if measure.hidden:
        value = value_words(measure)
    elif last is not None and near is not None and near.value is not None:
        value = _("%(value)s mot %(target)s") % {"value": last.shown, "target": near.shown}
    return Thing(
        name=measure.name,
        href=reverse("indicators:indicator", args=(year.board, year.year, measure.indicator.key)),
        shape=measure.standing.value,
        value=value,
    )


def _goals(year: BoardYear, goal: Goal) -> list[Thing]:
    return [
        Thing(name=child.name, href=reverse("goals:goal", args=(year.board, year.year, child.key)), shape="new")
        for child in year.material.children(goal.key)
        if child.key in year.material.relevant
    ]


def _work(year: BoardYear, goal: Goal) -> list[Thing]:
    material = year.material
    found = [Thing(name=first_words(item.text), shape="new") for item in material.plan.work if item.goal == goal.key]
    owned = [(c.key, c.name) for c in material.commitments.values() if c.goal == goal.key]
    owned += [(a.key, a.name) for a in material.plan.activities if goal.key in a.goals]
    for key, name in owned:
        shape, words = status_of(year, key)
        found.append(Thing(name=name, shape=shape or "new", words=words, value=words))
    return found


def status_of(year: BoardYear, key: str) -> tuple[str, str]:
    """The shape and word of the last report on a thing; two empty when there is none."""
    report = year.material.report
    found = next((one for one in report.status_reports if one.of == key), None) if report else None
    label = year.material.statuses.get(found.status) if found else None
    return (SHAPE_OF_STATUS[label.meaning], label.label) if label else ("", "")


def _money(year: BoardYear, goal: Goal) -> list[Thing]:
    plan = year.material.plan
    things = []
    for grant in plan.funding:
        if grant.goal != goal.key:
            continue
        amount = as_amount(grant.grant)
        shown = format_number(amount.value, 0) + NBSP + plan.funding_unit if amount.value is not None else amount.text
        things.append(Thing(name=grant.name, value=shown))
    return things


def _risks(year: BoardYear, goal: Goal) -> list[Thing]:
    own = tuple(risk for risk in year.material.plan.risks if risk.goal == goal.key)
    zones = year.material.municipality.risk_zones
    return [
        Thing(name=risk.title, zone=risk.zone, risk=str(risk.value) if risk.value is not None else "–")
        for risk in valued(own, zones)
    ]
