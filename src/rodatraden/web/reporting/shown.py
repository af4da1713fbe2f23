"""A part as its page shows it: sections, things, fields, choices, and what was said last time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from rodatraden.apps.cycle.models import AssessmentLevel
from rodatraden.apps.followup.enums import PartState, Section
from rodatraden.apps.followup.models import Part
from rodatraden.apps.followup.queries.thing import Thing
from rodatraden.core.content.indicators import Comparator
from rodatraden.core.content.preparing import Origin
from rodatraden.core.document.inline import StatusMeaning
from rodatraden.core.missing import Missing, MissingReason
from rodatraden.core.numbers import NBSP, format_number
from rodatraden.documents.html.shapes import SHAPE_OF_STATUS
from rodatraden.web.reporting.fields import Choice, Field, levels, missing, reasons, statuses
from rodatraden.web.reporting.page import PartPage, fields_of, section_words
from rodatraden.web.reporting.remaining import Remaining
from rodatraden.web.ui.periods import moment
from rodatraden.web.ui.prose import blocks
from rodatraden.web.ui.told import FiguresThen

STATE_SHAPES: Mapping[str, str] = {
    PartState.NOT_STARTED: "none",
    PartState.BEGUN: "new",
    PartState.READY: "on",
    PartState.RETURNED: "risk",
    PartState.APPROVED: "done",
}
_HOW = {
    Comparator.AT_LEAST: "minst ",
    Comparator.AT_MOST: "högst ",
    Comparator.OVER: "över ",
    Comparator.UNDER: "under ",
    Comparator.KEEP: "att hålla ",
    Comparator.IMPROVE: "bättre än ",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LastTime:
    """What was said last time; `field` is the one its text can be put in."""

    when: str
    shape: str
    status: str
    paragraphs: tuple[str, ...]
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownThing:
    """A thing of the form."""

    thing: Thing
    kind: str
    fields: Mapping[str, Field]
    choices: tuple[Choice, ...]
    reasons: tuple[Choice, ...]
    last: LastTime | None
    facts: str
    told: tuple[str, ...]
    shape: str
    status: str
    paragraphs: tuple[str, ...]
    figure: str
    fallen: str = ""

    @property
    def prepares(self) -> bool:
        """Whether it is a section of the council's budget."""
        return self.kind == Section.TEXTS and self.thing.about in {origin.value for origin in Origin}

    @property
    def period(self) -> str:
        """The period that its value is for, in words."""
        return moment(self.thing.period).words if self.thing.period else ""

    @property
    def faults(self) -> list[Field]:
        """The fields with something wrong."""
        return [one for one in self.fields.values() if one.error]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSection:
    """A section of the part, to be written or read."""

    name: str
    heading: str
    part: Part
    shape: str
    state: str
    written: bool
    may_reopen: bool
    may_approve: bool
    may_return: bool
    things: tuple[ShownThing, ...]
    stops: bool
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shared:
    """What the things of a page share: the scale of assessment, and what figures in texts are drawn from."""

    scale: list[AssessmentLevel]
    then: FiguresThen


def shown_sections(
    page: PartPage, values: Mapping[str, str], errors: Mapping[str, str], remaining: Remaining
) -> list[ShownSection]:
    """Every section, with `values` in the fields that may be written, `errors` and what is left beside them."""
    things = [thing for all_of_one in page.form.sections.values() for thing in all_of_one]
    shared = _Shared(
        scale=list(AssessmentLevel.objects.filter(ended_at__isnull=True).order_by("-order")),
        then=FiguresThen({page.scope.pk, *(thing.last.scope for thing in things if thing.last)}),
    )
    return [
        ShownSection(
            name=name,
            heading=section_words(name),
            part=page.parts[name],
            shape=STATE_SHAPES[page.parts[name].state],
            state=str(PartState(page.parts[name].state).label),
            written=page.is_written(name),
            may_reopen=page.may_reopen(name),
            may_approve=page.may_approve(name),
            may_return=page.may_return(name),
            things=tuple(_thing(page, thing, values, errors, remaining, shared) for thing in page.pieces.shown(name)),
            stops=remaining.stops.get(name, False),
            href=page.pieces.href(name),
        )
        for name in page.form.sections
    ]


def _thing(
    page: PartPage,
    thing: Thing,
    values: Mapping[str, str],
    errors: Mapping[str, str],
    remaining: Remaining,
    shared: _Shared,
) -> ShownThing:
    scale, then = shared.scale, shared.then
    fields = {}
    for name in fields_of(thing):
        key = f"{thing.field}-{name}"
        fields[name] = Field(
            id=key,
            value=values.get(key, thing.values[name]),
            error=errors.get(key, ""),
            note=remaining.notes.get(key),
        )
    kind = "status" if "status" in thing.asks else thing.section
    shape, status = _status(page, thing.values.get("status", ""))
    level = next((step for step in scale if step.key == thing.values.get("level")), None)
    if level is not None:
        shape, status = SHAPE_OF_STATUS[StatusMeaning(level.meaning)], level.label
    return ShownThing(
        thing=thing,
        kind=kind,
        fields=fields,
        choices=levels(fields, scale) if kind == "goals" else statuses(page, fields),
        reasons=missing(fields) if "missing" in fields else reasons(page, fields),
        last=_last(page, thing, then),
        facts=_facts(thing),
        told=tuple(blocks(thing.text)),
        shape=shape,
        status=status,
        paragraphs=_paragraphs(then, page.scope.pk, thing.values),
        figure=_figure(thing),
        fallen=page.fallen.get((thing.section, thing.about), ""),
    )


def _status(page: PartPage, key: str) -> tuple[str, str]:
    label = next((label for label in page.form.statuses if label.key == key), None)
    return (SHAPE_OF_STATUS[StatusMeaning(label.meaning)], label.label) if label else ("", "")


def _last(page: PartPage, thing: Thing, then: FiguresThen) -> LastTime | None:
    if thing.last is None:
        return None
    shape, status = _status(page, thing.last.values.get("status", ""))
    text = next((name for name in ("comment", "body", "analysis", "text") if thing.last.values.get(name)), "")
    return LastTime(
        when=thing.last.when,
        shape=shape,
        status=status,
        paragraphs=_paragraphs(then, thing.last.scope, thing.last.values),
        field=f"{thing.field}-{text}" if text in thing.asks else "",
    )


def _paragraphs(then: FiguresThen, scope: int, values: Mapping[str, str]) -> tuple[str, ...]:
    """What was written, with the figures of its own time."""
    names = ("comment", "analysis", "measure", "text", "body")
    told = (then.words(scope, values[name]) for name in names if values.get(name))
    return tuple(line for text in told for line in text.splitlines() if line)


def _facts(thing: Thing) -> str:
    """What one needs to know of the thing in plain words: the target and how it stands, or the budget."""
    if thing.row is not None:
        return _money_facts(thing)
    if thing.indicator is None or thing.standing is None:
        return ""
    stands, decimals, unit = thing.standing, thing.indicator.decimals, thing.indicator.unit
    said = []
    if stands.hidden:
        said.append(_("Senast %(when)s: dolt. %(why)s") % {"when": moment(stands.period).words, "why": stands.hidden})
    if stands.value is not None:
        value = _with_unit(stands.value, decimals, unit)
        said.append(_("Senast %(when)s: %(value)s.") % {"when": moment(stands.period).words, "value": value})
    if stands.target is not None:
        how = _HOW.get(stands.comparator, "") if stands.comparator else ""
        aim = f"{how}{_with_unit(stands.target, decimals, unit)}"
        said.append(_("Målet är %(aim)s.") % {"aim": aim})
    if thing.off_target:
        said.append(_("Målet nås inte."))
    return " ".join(said)


def _money_facts(thing: Thing) -> str:
    row = thing.row
    if row is None:
        return ""
    parts = [(_("Budget för året"), row.budget), (_("utfall hittills"), row.outcome)]
    told = ", ".join(
        f"{words} {_with_unit(value, row.decimals, row.unit)}" for words, value in parts if value is not None
    )
    if row.variance is None:
        return f"{told}." if told else ""
    size = _with_unit(abs(row.variance), row.decimals, row.unit)
    if row.variance < 0:
        return _("%(told)s. Prognosen är %(size)s över budgeten.") % {"told": told, "size": size}
    if row.variance > 0:
        return _("%(told)s. Prognosen är %(size)s under budgeten.") % {"told": told, "size": size}
    return _("%(told)s. Prognosen är lika stor som budgeten.") % {"told": told}


def _figure(thing: Thing) -> str:
    if thing.row is not None and thing.row.forecast is not None:
        return _("Prognos %(value)s") % {"value": _with_unit(thing.row.forecast, thing.row.decimals, thing.row.unit)}
    if thing.hidden:
        return _("Rapporterat men dolt. %(why)s") % {"why": thing.hidden}
    if thing.indicator is not None and thing.values.get("value"):
        return f"{thing.values['value']}{NBSP}{thing.indicator.unit}".strip()
    if thing.values.get("missing"):
        return Missing(reason=MissingReason(thing.values["missing"]), expected=_expected(thing)).explain()
    return ""


def _expected(thing: Thing) -> date | None:
    text = thing.values.get("expected", "")
    return date.fromisoformat(text) if text else None


def _with_unit(value: Decimal, decimals: int, unit: str) -> str:
    return f"{format_number(value, decimals)}{NBSP}{unit}".rstrip(NBSP)
