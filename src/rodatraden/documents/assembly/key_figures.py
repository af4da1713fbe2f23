"""The document on a page: three to six figures a reader should not miss."""

from dataclasses import replace
from decimal import Decimal

from rodatraden.core.content.economy import ColumnRole, RowRole, StatementColumn, StatementKind
from rodatraden.core.content.indicators import Indicator, Observation, TargetTerm
from rodatraden.core.document.figure import Figure, Mode
from rodatraden.core.document.inline import FigureRun, Line, Status, StatusMeaning, Text
from rodatraden.core.document.tree import KeyFigure, KeyFigures
from rodatraden.core.small_groups import latest_told
from rodatraden.core.surveys import margin_of
from rodatraden.core.targets import TargetResult, comparator_of, judge, value_of
from rodatraden.documents.assembly.figures import (
    amount_figure,
    observation_provenance,
    target_figure,
)
from rodatraden.documents.assembly.filled import Filled, filled_statements
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.assembly.statements import cell_figure

MILLION = {"kr": Decimal(1_000_000), "tkr": Decimal(1000), "mnkr": Decimal(1)}
RESULT_STATUS = {
    TargetResult.REACHED: Status(meaning=StatusMeaning.ON_TRACK, label="Når målet"),
    TargetResult.WITHIN_MARGIN: Status(meaning=StatusMeaning.AT_RISK, label="Inom felmarginalen"),
    TargetResult.NOT_REACHED: Status(meaning=StatusMeaning.OFF_TRACK, label="Når inte målet"),
    TargetResult.NO_TARGET: Status(meaning=StatusMeaning.NONE, label="Utan etappmål"),
    TargetResult.NO_OUTCOME: Status(meaning=StatusMeaning.NONE, label="Utfall saknas"),
}


def key_figures(material: Material) -> KeyFigures | None:
    """Money first, then the measures that have both outcome and target, at most six in all.

    None in a published document: its source had no such page.
    """
    if material.mode is Mode.PUBLISHED:
        return None
    items = [*_money(material), *_measures(material)][:6]
    return KeyFigures(key="key-figures", items=tuple(items)) if len(items) > 2 else None


def _money(material: Material) -> list[KeyFigure]:
    wanted = (
        ((RowRole.FORECAST_RESULT, "Prognos för helåret"), (RowRole.NET_COST, "Nettokostnad"))
        if material.report
        else ((RowRole.NET_BUDGET, f"Nettobudget {material.year}"),)
    )
    items = []
    for filled in filled_statements(material, StatementKind.INCOME)[:1]:
        for role, label in wanted:
            item = _money_item(material, filled, role, label)
            if item is not None:
                items.append(item)
    return items


def _money_item(material: Material, filled: Filled, role: RowRole, label: str) -> KeyFigure | None:
    row = next((r for r in filled.rows if r.role is role), None)
    column = current_column(material, filled)
    if row is None or column is None or filled.template.unit not in MILLION:
        return None
    figure = cell_figure(material, filled, row, column)
    if figure is None or figure.value is None:
        return None
    shown = _in_millions(figure, filled.template.unit)
    if role is RowRole.NET_BUDGET:
        shown = replace(shown, value=abs(figure.value))
    compare = _against_last(material, filled, row.key, column)
    return KeyFigure(key=f"key/{role.value}", label=label, figure=shown, unit="mnkr", compare=compare)


def _in_millions(figure: Figure, unit: str) -> Figure:
    return replace(figure, scale=MILLION[unit], decimals=1)


def current_column(material: Material, filled: Filled) -> StatementColumn | None:
    """The column of the year the document is about: the one in focus, else this year's last."""
    focused = [c for c in filled.columns if c.focus]
    this_year = [c for c in filled.columns if c.year == material.year]
    found = focused or this_year or list(filled.columns)
    return found[-1] if found else None


def _against_last(material: Material, filled: Filled, row: str, column: StatementColumn) -> Line:
    before = next(
        (c for c in filled.columns if c.year == material.year - 1 and c.role in (column.role, ColumnRole.BUDGET)),
        None,
    )
    now, then = filled.value(row, column.key), filled.value(row, before.key) if before else None
    if now is None or then is None or before is None:
        return ()
    change = abs(now) - abs(then)
    figure = Figure(value=abs(change), scale=MILLION[filled.template.unit], decimals=1, unit="mnkr")
    word = "mer" if change >= 0 else "mindre"
    return (FigureRun(figure=figure), Text(text=f" {word} än {before.label.lower()}"))


def _measures(material: Material) -> list[KeyFigure]:
    items = []
    for link in material.plan.indicator_links:
        indicator = material.indicators.get(link.indicator)
        if indicator is None:
            continue
        latest = latest_observation(material, indicator.key)
        if latest is not None:
            items.append(_measure_item(material, indicator, latest))
    return [item for item in items if item.status and item.status.meaning is not StatusMeaning.NONE]


def latest_observation(material: Material, indicator: str) -> Observation | None:
    """The last outcome with a value; None when a later one is hidden: then nothing is judged."""
    return latest_told(material.series(indicator))


def target_status(material: Material, indicator: Indicator, latest: Observation | None) -> Status:
    """How the latest outcome stands against the year's interim target."""
    target = material.target(indicator.key, TargetTerm.INTERIM)
    if target is None:
        return RESULT_STATUS[TargetResult.NO_TARGET]
    if latest is None:
        return RESULT_STATUS[TargetResult.NO_OUTCOME]
    judged = judge(
        latest.amount.value,
        value_of(target, {o.period: o.amount.value for o in material.series(indicator.key)}),
        comparator_of(target, indicator.polarity),
        polarity=indicator.polarity,
        margin=margin_of(latest.survey, indicator.unit),
    )
    return RESULT_STATUS[judged.result]


def _measure_item(material: Material, indicator: Indicator, latest: Observation) -> KeyFigure:
    target = material.target(indicator.key, TargetTerm.INTERIM)
    compare: Line = ()
    if target is not None and target.amount.value is not None:
        figure = target_figure(material, target)
        compare = (Text(text=f"Etappmål {target.year}: "), FigureRun(figure=figure))
    return KeyFigure(
        key=f"key/{indicator.key}",
        label=indicator.short_name or indicator.name,
        figure=amount_figure(latest.amount, provenance=observation_provenance(material, latest), marks=()),
        unit=indicator.unit,
        compare=compare,
        status=target_status(material, indicator, latest),
    )
