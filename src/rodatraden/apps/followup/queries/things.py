"""The things that an occasion asks about, as a form shows them: what they are, what is said now and last time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from rodatraden.apps.control.models import ControlReport, SystematicControl, Treatment
from rodatraden.apps.control.queries.answering import report_values
from rodatraden.apps.cycle.models import Occasion, ReasonCode, Scope, StatusLabel
from rodatraden.apps.cycle.queries.scopes import occasion as occasion_of
from rodatraden.apps.economy.queries.forecasts import ForecastRow, forecast_rows, forecast_values
from rodatraden.apps.followup.enums import SECTION_ORDER, Section
from rodatraden.apps.followup.models import Task
from rodatraden.apps.followup.queries.asked import is_own
from rodatraden.apps.followup.queries.earlier import Earlier, Said, earlier_reports
from rodatraden.apps.followup.queries.judged import Standing, judged
from rodatraden.apps.indicators.models import Indicator, IndicatorReport, Observation
from rodatraden.apps.indicators.queries.reports import analysis_values, outcome_values
from rodatraden.apps.planning.models import Activity, Commitment, Goal, GoalAssessment, StatusReport, TextSection
from rodatraden.apps.planning.queries.answering import plan_of
from rodatraden.apps.planning.queries.reports import assessment_values, status_values, unit_text_key
from rodatraden.apps.planning.queries.texts import values_of
from rodatraden.core import analysis
from rodatraden.core.checks.check import Finding
from rodatraden.core.checks.reporting import Reported, checklist
from rodatraden.core.document.inline import StatusMeaning
from rodatraden.core.periods import parse, reference_day, rolling_12
from rodatraden.foundation.editing.tokens import token_of

_STATUS = frozenset({"status", "reason", "comment"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A thing that is asked about, with what is said of it; `tokens` are those of the values, part by part."""

    section: str
    about: str
    name: str
    asks: frozenset[str]
    values: dict[str, str]
    tokens: dict[str, str]
    over: str = ""
    text: str = ""
    ends: date | None = None
    last: Said | None = None
    meaning: StatusMeaning | None = None
    off_target: bool | None = None
    reasons_exist: bool = True
    indicator: Indicator | None = None
    standing: Standing | None = None
    period: str = ""
    entity: str = ""
    row: ForecastRow | None = None

    @property
    def field(self) -> str:
        """What the ids and names of its fields begin with."""
        return f"{self.section}-{self.about}"

    @property
    def reported(self) -> Reported:
        """The thing as the checks read it."""
        return Reported(
            field=self.field,
            name=self.name,
            asks=self.asks,
            values=self.values,
            meaning=self.meaning,
            off_target=self.off_target,
            reasons_exist=self.reasons_exist,
        )


@dataclass(frozen=True)
class Form:
    """Everything that an organisation reports at an occasion, in sections."""

    scope: Scope
    organisation: str
    occasion: Occasion | None
    statuses: tuple[StatusLabel, ...]
    reasons: tuple[ReasonCode, ...]
    sections: Mapping[str, tuple[Thing, ...]] = field(default_factory=dict)

    @cached_property
    def remaining(self) -> Mapping[str, tuple[Finding, ...]]:
        """What is missing, section by section."""
        return {name: checklist(thing.reported for thing in things) for name, things in self.sections.items()}

    def thing(self, section: str, about: str) -> Thing | None:
        """One of the things."""
        return next((thing for thing in self.sections.get(section, ()) if thing.about == about), None)


def form_of(scope: Scope, organisation: str, *, only: Iterable[str] | None = None) -> Form:
    """The form of an organisation's part (`only` some of its sections); a constant number of questions."""
    tasks = Task.objects.filter(scope=scope, organisation=organisation, ended_at__isnull=True).order_by("pk")
    wanted = set(SECTION_ORDER if only is None else only)
    by_section: dict[str, list[str]] = {}
    for kind, about in tasks.values_list("kind", "about"):
        if kind in wanted:
            by_section.setdefault(kind, []).append(about)
    reading = _Reading(scope, organisation)
    sections = {
        name: tuple(_READERS[Section(name)](reading, by_section[name])) for name in SECTION_ORDER if name in by_section
    }
    return Form(scope, organisation, reading.occasion, tuple(reading.statuses), tuple(reading.reasons), sections)


class _Reading:
    """What the sections of one form share."""

    def __init__(self, scope: Scope, organisation: str) -> None:
        self.scope, self.organisation = scope, organisation
        self.statuses = list(StatusLabel.objects.filter(ended_at__isnull=True))
        self.reasons = list(ReasonCode.objects.filter(ended_at__isnull=True))
        self.meanings = {label.key: StatusMeaning(label.meaning) for label in self.statuses}
        self.occasion = occasion_of(scope.year or 0, scope.occasion)

    @cached_property
    def earlier(self) -> Earlier:
        return earlier_reports(self.scope)

    def status(
        self, section: Section, about: str, name: str, values: dict[str, str], last: Said | None, **more: object
    ) -> Thing:
        """A thing that is told of by status, reason and comment."""
        return Thing(
            section=section.value,
            about=about,
            name=name,
            asks=_STATUS,
            values=values,
            tokens={"status": token_of(values)},
            last=last,
            meaning=self.meanings.get(values["status"]),
            reasons_exist=bool(self.reasons),
            **more,  # type: ignore[arg-type]
        )


def _statuses(reading: _Reading, keys: list[str]) -> tuple[dict[str, dict[str, str]], dict[str, Said]]:
    rows = StatusReport.objects.filter(of__in=keys, ended_at__isnull=True).select_related("scope")
    now = {row.of: status_values(row) for row in rows if row.scope_id == reading.scope.pk}
    before = [row for row in rows if row.scope_id in reading.earlier.names]
    return now, reading.earlier.newest(before, lambda row: row.of, status_values)


def _activities(reading: _Reading, keys: list[str]) -> Iterable[Thing]:
    now, last = _statuses(reading, keys)
    for activity in Activity.objects.filter(key__in=keys).prefetch_related("goals__goal"):
        goals = [link.goal.name for link in activity.goals.all()]
        yield reading.status(
            Section.ACTIVITIES,
            activity.key,
            activity.name,
            now.get(activity.key, status_values(None)),
            last.get(activity.key),
            over=goals[0] if goals else "",
            text=activity.description,
            ends=activity.ends,
        )


def _commitments(reading: _Reading, keys: list[str]) -> Iterable[Thing]:
    now, last = _statuses(reading, keys)
    for commitment in Commitment.objects.filter(key__in=keys).select_related("goal"):
        yield reading.status(
            Section.COMMITMENTS,
            commitment.key,
            commitment.name,
            now.get(commitment.key, status_values(None)),
            last.get(commitment.key),
            over=commitment.goal.name,
            text=commitment.text,
            ends=commitment.ends,
        )


def _control_reports(reading: _Reading, keys: list[str]) -> tuple[dict[str, dict[str, str]], dict[str, Said]]:
    rows = ControlReport.objects.filter(of__in=keys, ended_at__isnull=True).select_related("scope")
    now = {row.of: report_values(row) for row in rows if row.scope_id == reading.scope.pk}
    before = [row for row in rows if row.scope_id in reading.earlier.names]
    return now, reading.earlier.newest(before, lambda row: row.of, report_values)


def _treatments(reading: _Reading, keys: list[str]) -> Iterable[Thing]:
    now, last = _control_reports(reading, keys)
    for treatment in Treatment.objects.filter(key__in=keys).select_related("risk"):
        yield reading.status(
            Section.TREATMENTS,
            treatment.key,
            treatment.text,
            now.get(treatment.key, report_values(None)),
            last.get(treatment.key),
            over=treatment.risk.title,
            ends=treatment.ends,
        )


def _controls(reading: _Reading, keys: list[str]) -> Iterable[Thing]:
    now, last = _control_reports(reading, keys)
    for control in SystematicControl.objects.filter(key__in=keys).select_related("goal", "process"):
        over = control.goal.name if control.goal else control.process.name if control.process else control.subject
        yield reading.status(
            Section.CONTROLS,
            control.key,
            control.what,
            now.get(control.key, report_values(None)),
            last.get(control.key),
            over=over,
            text=" ".join(part for part in (control.why, control.method) if part),
        )


def _goals(reading: _Reading, keys: list[str]) -> Iterable[Thing]:
    rows = GoalAssessment.objects.filter(goal__key__in=keys, ended_at__isnull=True).select_related("scope")
    now = {row.goal_id: assessment_values(row) for row in rows if row.scope_id == reading.scope.pk}
    before = [row for row in rows if row.scope_id in reading.earlier.names]
    last = reading.earlier.newest(before, lambda row: row.goal_id, assessment_values)
    for goal in Goal.objects.filter(key__in=keys).select_related("parent"):
        values = now.get(goal.key, assessment_values(None))
        yield Thing(
            section=Section.GOALS.value,
            about=goal.key,
            name=goal.name,
            asks=frozenset({"level", "text"}),
            values=values,
            tokens={"level": token_of(values)},
            over=goal.parent.name if goal.parent else "",
            text=goal.description,
            last=last.get(goal.key),
        )


def _indicators(reading: _Reading, keys: list[str]) -> Iterable[Thing]:
    found = list(Indicator.objects.filter(key__in=keys).select_related("source"))
    standing = judged(reading.scope, plan_of(reading.scope), found)
    reports = IndicatorReport.objects.filter(indicator__key__in=keys, ended_at__isnull=True).select_related("scope")
    told = {row.indicator_id: row for row in reports if row.scope_id == reading.scope.pk}
    before = [row for row in reports if row.scope_id in reading.earlier.names]
    last = reading.earlier.newest(before, lambda row: row.indicator_id, analysis_values)
    here = Observation.objects.filter(scope=reading.scope, indicator__key__in=keys, breakdown="", ended_at__isnull=True)
    outcomes = {(row.indicator_id, row.period): row for row in here}
    for indicator in found:
        stands = standing[indicator.key]
        own = is_own(indicator)
        period = period_of(indicator, reading.occasion) if own else stands.period
        outcome = outcome_values(outcomes.get((indicator.key, period)))
        analysed = analysis_values(told.get(indicator.key))
        why, measure = analysis.split(analysed["analysis"])
        judged_now = stands.off_target if not own or stands.period == period else None
        yield Thing(
            section=Section.INDICATORS.value,
            about=indicator.key,
            name=indicator.short_name or indicator.name,
            asks=frozenset({"analysis", "measure", *(("value",) if own else ())}),
            values={**outcome, "analysis": why, "measure": measure},
            tokens={"value": token_of(outcome), "analysis": token_of(analysed)},
            text=indicator.definition,
            last=last.get(indicator.key),
            off_target=judged_now,
            indicator=indicator,
            standing=stands,
            period=period,
            entity=stands.entity or (reading.scope.board_id or ""),
        )


def period_of(indicator: Indicator, occasion: Occasion | None) -> str:
    """The period that an own measurement is given for at an occasion, by the indicator's rule."""
    if occasion is None:
        return ""
    day = occasion.as_of
    if day is None or indicator.period_rule in ("", "year"):
        return str(occasion.year_id)
    if indicator.period_rule == "r12":
        return str(rolling_12(day.year, day.month))
    if indicator.period_rule == "month":
        return str(parse(f"{day:%Y-%m}"))
    return str(reference_day(day))


def _forecast(reading: _Reading, keys: list[str]) -> Iterable[Thing]:
    texts = {
        text.about: text
        for text in TextSection.objects.filter(scope=reading.scope, slot="operation", ended_at__isnull=True)
    }
    earlier = TextSection.objects.filter(
        scope__in=list(reading.earlier.names), slot="operation", about__in=keys, ended_at__isnull=True
    )
    last = reading.earlier.newest(earlier, lambda text: text.about, lambda text: {"comment": text.body})
    for row in forecast_rows(reading.scope):
        if row.row not in keys:
            continue
        amount, text = forecast_values(row), values_of(texts.get(row.row))
        off = row.variance is not None and row.variance < 0
        yield Thing(
            section=Section.FORECAST.value,
            about=row.row,
            name=row.label,
            asks=frozenset({"forecast", "comment"}),
            values={**amount, "comment": text["body"]},
            tokens={"forecast": token_of(amount), "comment": token_of(text)},
            last=last.get(row.row),
            off_target=off,
            row=row,
        )


def forecast_text_key(scope: Scope, row: str) -> str:
    """The key of the text about a row of the operating statement, the one there is or a new one's."""
    found = TextSection.objects.filter(scope=scope, slot="operation", about=row, ended_at__isnull=True).first()
    return found.key if found is not None else f"prognos-{row}"


def _texts(reading: _Reading, keys: list[str]) -> Iterable[Thing]:
    key = unit_text_key(reading.organisation)
    rows = TextSection.objects.filter(key=key, ended_at__isnull=True)
    now = next((row for row in rows if row.scope_id == reading.scope.pk), None)
    before = [row for row in rows if row.scope_id in reading.earlier.names]
    last = reading.earlier.newest(before, lambda row: row.key, lambda row: {"body": row.body})
    values = values_of(now)
    yield Thing(
        section=Section.TEXTS.value,
        about=reading.organisation,
        name="Enhetens egna ord",
        asks=frozenset({"body"}),
        values={"body": values["body"]},
        tokens={"body": token_of(values)},
        last=last.get(key),
    )


_READERS: Mapping[Section, Callable[[_Reading, list[str]], Iterable[Thing]]] = {
    Section.ACTIVITIES: _activities,
    Section.COMMITMENTS: _commitments,
    Section.INDICATORS: _indicators,
    Section.GOALS: _goals,
    Section.FORECAST: _forecast,
    Section.TREATMENTS: _treatments,
    Section.CONTROLS: _controls,
    Section.TEXTS: _texts,
}
