"""A form as it would stand if what is being written were saved: for the checklist that follows the writer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from rodatraden.apps.followup.queries.thing import Thing
from rodatraden.apps.followup.queries.things import Form
from rodatraden.core.content.indicators import Polarity
from rodatraden.core.document.inline import StatusMeaning
from rodatraden.core.numbers import UnreadableNumber, parse_number
from rodatraden.core.targets import TargetResult, judge

_OFF = {TargetResult.REACHED: False, TargetResult.WITHIN_MARGIN: False, TargetResult.NOT_REACHED: True}


def as_written(form: Form, values: Mapping[str, str]) -> Form:
    """The form with `values`, by the names of its fields, over what is saved; asks the database nothing."""
    sections = {name: tuple(_written(form, t, values) for t in things) for name, things in form.sections.items()}
    return form if sections == form.sections else replace(form, sections=sections)


def _written(form: Form, thing: Thing, values: Mapping[str, str]) -> Thing:
    said = {name: values.get(f"{thing.field}-{name}", held) for name, held in thing.values.items()}
    if said == thing.values:
        return thing
    label = next((label for label in form.statuses if label.key == said.get("status")), None)
    return replace(
        thing,
        values=said,
        status=label.label if label else "",
        meaning=StatusMeaning(label.meaning) if label else None,
        off_target=_off_target(thing, said),
        is_of_the_year=True if said.get("value") else thing.is_of_the_year,
    )


def _off_target(thing: Thing, said: Mapping[str, str]) -> bool | None:
    """Whether the value or the forecast that is written misses its target; None where it cannot be told."""
    if said.get("value") != thing.values.get("value") and thing.indicator is not None and thing.standing is not None:
        stands, value = thing.standing, _number(said.get("value", ""))
        if stands.comparator is None:
            return None
        result = judge(value, stands.target, stands.comparator, polarity=Polarity(thing.indicator.polarity)).result
        return _OFF.get(result)
    if said.get("forecast") != thing.values.get("forecast") and thing.row is not None:
        variance = replace(thing.row, forecast=_number(said.get("forecast", ""))).variance
        return variance is not None and variance < 0
    return thing.off_target


def _number(typed: str) -> Decimal | None:
    try:
        return parse_number(typed) if typed.strip() else None
    except UnreadableNumber:
        return None
