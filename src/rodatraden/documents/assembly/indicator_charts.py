"""Charts beside a goal's measures, where a reader would rather look than read a table."""

from decimal import Decimal

from rodatraden.core import periods
from rodatraden.core.content.indicators import Indicator, Observation, TargetTerm
from rodatraden.core.document.figure import Mode
from rodatraden.core.document.tree import Chart, Node
from rodatraden.core.surveys import margin_of
from rodatraden.documents.assembly.figures import decimals_of, missing_of, period_words, source_words
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.charts.specs import (
    ByGender,
    Outcome,
    TargetMark,
    gender_chart,
    indicator_chart,
)

ENOUGH = 3
MOST_A_GOAL = 2
DAYS = Decimal(366)


def goal_charts(material: Material, goal: str) -> list[Node]:
    """Charts of the two measures with most outcomes where there is something to see, and shares by gender.

    A measure of several goals is drawn by the first of them. None in a published document: its
    source had none.
    """
    if material.mode is Mode.PUBLISHED:
        return []
    homes = {link.indicator: link.goal for link in reversed(material.plan.indicator_links)}
    linked = [key for key, home in reversed(homes.items()) if home == goal]
    known = [material.indicators[key] for key in linked if key in material.indicators]
    charts = [chart for indicator in known if (chart := _series_chart(material, indicator))]
    charts.sort(key=lambda chart: -len(chart.data.rows))
    nodes: list[Node] = list(charts[:MOST_A_GOAL])
    gender = _gender_chart(material, goal, known)
    return [*nodes, gender] if gender else nodes


def _at(period: str) -> Decimal:
    """The place of a period on the time axis: years as whole numbers, months in between."""
    found = periods.parse(period)
    if found.kind is periods.PeriodKind.YEAR:
        return Decimal(found.start.year)
    day = found.end.timetuple().tm_yday
    return (Decimal(found.end.year) + (day - 1) / DAYS).quantize(Decimal("0.01"))


def _label(period: str) -> str:
    return "" if period.isdigit() else period_words(period.removeprefix("r12:"))


def _new_series(material: Material, before: Observation | None, now: Observation) -> str:
    """Why an outcome cannot be compared with the one before; "" where it can."""
    if before is None:
        return ""
    early, late = periods.parse(before.period).end, periods.parse(now.period).end
    for one in material.municipality.series_breaks:
        if one.indicator == now.indicator and early < periods.parse(one.period).start <= late:
            return one.reason
    return ""


def _outcome(observation: Observation, unit: str, new_series: str) -> Outcome:
    margin = margin_of(observation.survey, unit)
    return Outcome(
        at=_at(observation.period),
        value=observation.amount.value,
        margin=None if margin is None else margin.quantize(Decimal("0.1")),
        label=_label(observation.period),
        why=missing_of(observation.amount),
        new_series=new_series,
    )


def _series_chart(material: Material, indicator: Indicator) -> Chart | None:
    series = material.series(indicator.key)
    with_value = [o for o in series if o.amount.value is not None]
    targets = _targets(material, indicator)
    if not _worth_drawing(indicator, [o.amount.value for o in with_value if o.amount.value is not None], targets):
        return None
    name = indicator.short_name or indicator.name
    return indicator_chart(
        key=f"chart:{indicator.key}",
        caption=name,
        outcomes=[
            _outcome(now, indicator.unit, _new_series(material, before, now))
            for before, now in zip([None, *series], series, strict=False)
        ],
        targets=targets,
        unit=indicator.unit,
        decimals=max(decimals_of(o.amount.value) for o in with_value),
        source=source_words(material, indicator),
    )


def _worth_drawing(indicator: Indicator, values: list[Decimal], targets: list[TargetMark]) -> bool:
    """Three outcomes, or two that differ by more than the threshold of a trend with a target beside."""
    if len(values) >= ENOUGH:
        return True
    if len(values) < ENOUGH - 1 or not targets:
        return False
    coarsest = Decimal(1).scaleb(-min(decimals_of(v) for v in values))
    threshold = indicator.trend_threshold or 2 * coarsest
    return abs(values[-1] - values[0]) > threshold


def _targets(material: Material, indicator: Indicator) -> list[TargetMark]:
    found = []
    for term, word in ((TargetTerm.INTERIM, "Etappmål"), (TargetTerm.LONG_TERM, "Målvärde")):
        target = material.target(indicator.key, term)
        if target is not None and target.amount.value is not None:
            found.append(
                TargetMark(
                    at=target.year,
                    value=target.amount.value,
                    label=f"{word} {target.year}",
                    long_term=term is TargetTerm.LONG_TERM,
                )
            )
    return found


def _gender_chart(material: Material, goal: str, indicators: list[Indicator]) -> Chart | None:
    """Shares in per cent by gender of all measures that an occasion reports so."""
    if material.report is None:
        return None
    reported = {r.indicator: r.period or str(material.year) for r in material.report.indicator_reports}
    rows, shown = [], []
    for indicator in indicators:
        period = reported.get(indicator.key)
        if period is None or "%" not in indicator.unit:
            continue
        women = material.observation(indicator.key, period, gender="women")
        men = material.observation(indicator.key, period, gender="men")
        if women is None or men is None:
            continue
        name = indicator.short_name or indicator.name
        why = missing_of(women.amount) or missing_of(men.amount)
        rows.append(ByGender(name=name, women=women.amount.value, men=men.amount.value, why=why))
        shown.append(indicator)
    if not rows:
        return None
    values = [v for row in rows for v in (row.women, row.men)]
    return gender_chart(
        key=f"chart:gender/{goal}",
        caption="Kvinnor och män",
        rows=rows,
        unit="%",
        decimals=max(decimals_of(v) for v in values),
        source="; ".join(sorted({source_words(material, i) for i in shown} - {""})),
    )
