"""What is told of in figures: indicators and the forecast."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.economy.queries.forecasts import forecast_rows, forecast_values
from rodatraden.apps.followup.enums import Section
from rodatraden.apps.followup.queries.asked import asked_of, is_own
from rodatraden.apps.followup.queries.judged import Judging
from rodatraden.apps.followup.queries.thing import Reading, Thing
from rodatraden.apps.indicators.models import Indicator, IndicatorReport, Observation
from rodatraden.apps.indicators.queries.reports import analysis_values, outcome_values
from rodatraden.apps.indicators.queries.shown import hidden_outcomes
from rodatraden.apps.planning.models import TextSection
from rodatraden.apps.planning.queries.answering import plan_of
from rodatraden.apps.planning.queries.texts import values_of
from rodatraden.core import analysis
from rodatraden.core.cycle.asked_period import AskedPeriod, Wanted
from rodatraden.core.periods import end_of
from rodatraden.foundation.audit.queries import last_written_by
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.keyed.meta import options


def indicators(reading: Reading, keys: list[str]) -> Iterable[Thing]:
    """The indicators: outcomes of own measurements, and why a target is missed.

    An outcome that is hidden from the reader is not among the values, and cannot be written over unseen.
    What is demanded is the same for all: nothing where the outcome is hidden.
    """
    found = list(Indicator.objects.filter(key__in=keys).select_related("source"))
    judging = Judging(reading.scope, plan_of(reading.scope), found)
    standing = judging.seen_by()
    reports = IndicatorReport.objects.filter(indicator__key__in=keys, ended_at__isnull=True).select_related("scope")
    told = {row.indicator_id: row for row in reports if row.scope_id == reading.scope.pk}
    before = [row for row in reports if row.scope_id in reading.earlier.names]
    last = reading.earlier.newest(before, lambda row: row.indicator_id, analysis_values)
    here = Observation.objects.filter(scope=reading.scope, indicator__key__in=keys, breakdown="", ended_at__isnull=True)
    outcomes = {(row.indicator_id, row.period): row for row in here}
    seen = judging.seen_by(reading.sees) if reading.sees else standing
    hidden = hidden_from(reading, here)
    for indicator in found:
        stands = standing[indicator.key]
        own = is_own(indicator)
        asked = asked_of(indicator, reading.occasion, stands.period) if own and reading.occasion else None
        period = str(asked.period) if asked else stands.period
        row = outcomes.get((indicator.key, period))
        outcome = outcome_values(row)
        why_hidden = hidden.get(row.pk, "") if row is not None else ""
        analysed = analysis_values(told.get(indicator.key))
        why, measure = analysis.split(analysed["analysis"])
        judged_now = stands.off_target if not own or stands.period == period else None
        yield Thing(
            section=Section.INDICATORS.value,
            about=indicator.key,
            name=indicator.short_name or indicator.name,
            asks=frozenset({"analysis", "measure", *(() if why_hidden else _asks(asked))}),
            values={**(outcome_values(None) if why_hidden else outcome), "analysis": why, "measure": measure},
            tokens={"value": token_of(outcome), "analysis": token_of(analysed)},
            text=indicator.definition,
            last=last.get(indicator.key),
            off_target=judged_now,
            is_of_the_year=own or not stands.period or end_of(stands.period).year >= (reading.scope.year or 0),
            indicator=indicator,
            standing=seen[indicator.key],
            hidden=why_hidden,
            period=period,
            entity=stands.entity or (reading.scope.board_id or ""),
            may_wait=asked is not None and asked.wanted is not Wanted.VALUE,
        )


def hidden_from(reading: Reading, rows: Iterable[Observation]) -> Mapping[int, str]:
    """Why each outcome of a form that is hidden from its reader is so, by the number of its row.

    Those who report at the very organisation see what stands in its form, and whoever wrote a value sees it.
    """
    if reading.reader is None or reading.reports_here:
        return {}
    shown_in_form = {row.pk: row for row in rows}
    hidden = hidden_outcomes({row.indicator_id for row in shown_in_form.values()}, reading.sees)
    keys = {
        f"{reading.scope.key}:{row.indicator_id}@{row.period}": pk for pk, row in shown_in_form.items() if pk in hidden
    }
    written = last_written_by(reading.reader, options(Observation).label_lower, keys) if keys else set()
    return {pk: hidden[pk] for key, pk in keys.items() if key not in written}


def _asks(asked: AskedPeriod | None) -> tuple[str, ...]:
    """The fields about the value: none where somebody else measures, and the day it comes where it is awaited."""
    if asked is None:
        return ()
    return ("value", "expected") if asked.wanted is Wanted.LATER else ("value",)


def forecast(reading: Reading, keys: list[str]) -> Iterable[Thing]:
    """The rows of the operating statement, with forecast and comment."""
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
