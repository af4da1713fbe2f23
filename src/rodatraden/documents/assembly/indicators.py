"""Indicator tables: of a plan (three years, interim and long-term target) and of a report."""

from dataclasses import replace

from rodatraden.core import trends
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.indicators import (
    Indicator,
    IndicatorReport,
    Judgement,
    Observation,
    Target,
    TargetRuleKind,
    TargetTerm,
)
from rodatraden.core.content.planning import IndicatorLink
from rodatraden.core.document.figure import Figure, Mode, Provenance
from rodatraden.core.document.inline import Trend
from rodatraden.core.document.table import (
    Cell,
    Column,
    ColumnKind,
    EmptyCell,
    FigureCell,
    NoteMeaning,
    Row,
    RowKind,
    Table,
    TextCell,
    TrendCell,
)
from rodatraden.core.missing import HIDDEN_WORD, Missing, MissingReason
from rodatraden.core.small_groups import is_hidden
from rodatraden.documents.assembly.cells import text_cell
from rodatraden.documents.assembly.figures import (
    amount_figure,
    observation_provenance,
    rule_words,
    source_words,
    target_figure,
)
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.assembly.notes import NoteBook
from rodatraden.documents.assembly.surveys import survey_words

JUDGEMENT_WORDS = {Judgement.YES: "Ja", Judgement.NO: "Nej", Judgement.NOT_JUDGED: "Inte bedömt"}


def outcome_cell(material: Material, book: NoteBook, observation: Observation | None, address: str) -> FigureCell:
    """An outcome with its origin; an observation nobody has made is missing, not zero."""
    if observation is None:
        missing = Missing(reason=MissingReason.NOT_STATED)
        marks = book.mark(missing.explain(), NoteMeaning.MISSING_OUTCOME)
        provenance = Provenance(address=address, label="Utfall")
        stated = "" if material.mode is Mode.PUBLISHED else None
        return FigureCell(figure=Figure(missing=missing, marks=marks, provenance=provenance, stated=stated))
    marks = book.of_amount(observation.amount, NoteMeaning.MISSING_OUTCOME)
    if observation.survey and observation.amount.value is not None:
        unit = material.indicators[observation.indicator].unit
        words = survey_words(observation.amount.value, observation.survey, unit)
        marks += book.mark(words, NoteMeaning.SURVEY)
    provenance = observation_provenance(material, observation)
    return FigureCell(figure=amount_figure(observation.amount, provenance=provenance, marks=marks))


def target_cell(material: Material, book: NoteBook, target: Target | None, address: str) -> Cell:
    """A target: its value, its words, or the reason why it has none."""
    if target is None:
        stated = "" if material.mode is Mode.PUBLISHED else None
        figure = Figure(
            missing=Missing(reason=MissingReason.NOT_APPLICABLE, text="Inget mål är satt."),
            marks=book.mark("Inget mål är satt.", NoteMeaning.MISSING_TARGET),
            provenance=Provenance(address=address, label="Mål"),
            stated=stated,
        )
        return FigureCell(figure=figure)
    amount = target.amount
    if amount.value is None and amount.missing is None and not amount.text:
        words = rule_words(material, target)
        amount = Amount(text=words) if words else Amount(missing=MissingReason.NOT_DECIDED)
    marks = book.of_amount(amount, NoteMeaning.MISSING_TARGET)
    if amount.value is not None and target.rule and target.rule.kind is not TargetRuleKind.FIXED:
        marks += book.mark(rule_words(material, target) + ".", NoteMeaning.TARGET_RULE)
    figure = target_figure(material, target, marks)
    return FigureCell(
        figure=Figure(
            value=figure.value,
            decimals=figure.decimals,
            missing=figure.missing,
            text=amount.text if amount.value is None and not amount.missing else figure.text,
            stated=figure.stated,
            marks=marks,
            provenance=figure.provenance,
        )
    )


def name_cell(material: Material, book: NoteBook, indicator: Indicator, link: IndicatorLink) -> TextCell:
    """The row head: the printed name in a published table, the short one in ours."""
    own = material.mode is Mode.OWN
    name = (indicator.short_name or indicator.name) if own else indicator.name
    return text_cell(name, marks=book.of_file(link.name_marks))


def _plan_columns(material: Material, years: list[int]) -> tuple[Column, ...]:
    own = material.mode is Mode.OWN
    printed = material.year
    unit = Column(key="unit", label="Enhet", kind=ColumnKind.TEXT)
    outcomes = [
        Column(
            key=f"outcome_{year}",
            label=str(year) if own else f"Utfall {year}",
            kind=ColumnKind.NUMBER,
            group="Utfall" if own else "",
            role="outcome",
        )
        for year in years
    ]
    targets = [
        Column(
            key=f"interim_{printed}",
            label=f"Etappmål {printed}" if own else "Etappmål",
            kind=ColumnKind.NUMBER,
            focus=own,
            role="interim_target",
        ),
        Column(
            key="long_term_2030",
            label="Målvärde 2030",
            kind=ColumnKind.NUMBER,
            role="long_term_target",
        ),
    ]
    name = Column(key="name", label="Mått" if own else "Indikatorer", kind=ColumnKind.LABEL)
    return (name, *([unit] if own else []), *outcomes, *targets)


def relabelled(material: Material, table: str, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns with the labels a published table prints."""
    printed = material.printed.get(table)
    if printed is None:
        return columns
    return tuple(
        Column(
            key=c.key,
            label=printed.column_labels.get(c.key, c.label),
            kind=c.kind,
            group=c.group,
            focus=c.focus,
            preliminary=c.preliminary,
            role=c.role,
            marks=c.marks,
        )
        for c in columns
    )


def caption_of(material: Material, table: str, ours: str) -> str:
    """The caption: the file's own when it gives one."""
    printed = material.printed.get(table)
    return printed.caption if printed and printed.caption else ours


def plan_table(material: Material, goal: str, caption: str) -> Table | None:
    """The indicator table of a goal in a plan; None when no indicator hangs on it."""
    links = [link for link in material.plan.indicator_links if link.goal == goal]
    links = [link for link in links if link.indicator in material.indicators]
    if not links:
        return None
    key = f"indicators:{goal}"
    years = [material.year - 3, material.year - 2, material.year - 1]
    book = NoteBook(material, key)
    rows = [_plan_row(material, book, link, years) for link in links]
    names = {source_words(material, material.indicators[link.indicator]) for link in links}
    return Table(
        key=key,
        of="indicators",
        caption=caption_of(material, key, caption),
        columns=relabelled(material, key, _plan_columns(material, years)),
        rows=tuple(rows),
        notes=book.notes(),
        source="; ".join(sorted(n for n in names if n)) if material.mode is Mode.OWN else "",
    )


def _plan_row(material: Material, book: NoteBook, link: IndicatorLink, years: list[int]) -> Row:
    indicator = material.indicators[link.indicator]
    cells: list[Cell] = [name_cell(material, book, indicator, link)]
    if material.mode is Mode.OWN:
        cells.append(text_cell(indicator.unit))
    for year in years:
        observation = material.observation(indicator.key, str(year)) or material.observation(
            indicator.key, f"r12:{year}-10"
        )
        address = f"observation:{indicator.key}@{year}"
        cells.append(outcome_cell(material, book, observation, address))
    for term, year in ((TargetTerm.INTERIM, material.year), (TargetTerm.LONG_TERM, 2030)):
        address = f"target:{indicator.key}@{year}"
        cells.append(target_cell(material, book, material.target(indicator.key, term), address))
    return Row(key=indicator.key, kind=RowKind.LINE, cells=tuple(cells))


def trend_cell(material: Material, book: NoteBook, report: IndicatorReport, period: str) -> Cell:
    """The trend an occasion reports; not one between outcomes of which any is hidden."""
    if report.trend is None:
        return EmptyCell()
    compared = (material.observation(report.indicator, one) for one in (period, report.compared_with))
    hidden = next((one for one in compared if one is not None and is_hidden(one)), None)
    if hidden is not None:
        return text_cell(HIDDEN_WORD, marks=book.of_amount(hidden.amount, NoteMeaning.MISSING_OUTCOME))
    label = trends.WORDS[report.trend]
    return TrendCell(trend=Trend(direction=report.trend, label=label, stated=report.trend_stated or None))


def report_columns() -> tuple[Column, ...]:
    """The columns of a report's indicator table."""
    number = ColumnKind.NUMBER
    return (
        Column(key="name", label="Mått", kind=ColumnKind.LABEL),
        Column(key="outcome", label="Utfall", kind=number, role="outcome", focus=True),
        Column(key="trend", label="Trend", kind=ColumnKind.TREND),
        Column(key="target", label="Etappmål", kind=number, role="interim_target"),
        Column(key="women", label="Kvinnor", kind=number, group="Kön", role="outcome"),
        Column(key="men", label="Män", kind=number, group="Kön", role="outcome"),
        Column(key="unjustified", label="Omotiverad skillnad", kind=ColumnKind.TEXT),
    )


def report_table(material: Material, goal: str, caption: str) -> Table | None:
    """The indicator table of a goal in a report: the outcomes the occasion reports."""
    if material.report is None:
        return None
    reports: dict[str, list[IndicatorReport]] = {}
    for report in material.report.indicator_reports:
        reports.setdefault(report.indicator, []).append(report)
    links = [link for link in material.plan.indicator_links if link.goal == goal and link.indicator in reports]
    if not links:
        return None
    key = f"indicators:{goal}"
    book = NoteBook(material, key)
    rows = [
        replace(row, key=f"{row.key}/{report.period}") if number else row
        for link in links
        for number, report in enumerate(reports[link.indicator])
        for row in (_report_row(material, book, link, report),)
    ]
    names = {source_words(material, material.indicators[link.indicator]) for link in links}
    return Table(
        key=key,
        of="indicators",
        caption=caption_of(material, key, caption),
        columns=relabelled(material, key, report_columns()),
        rows=tuple(rows),
        notes=book.notes(),
        source="; ".join(sorted(n for n in names if n)) if material.mode is Mode.OWN else "",
    )


def _report_row(material: Material, book: NoteBook, link: IndicatorLink, report: IndicatorReport) -> Row:
    indicator = material.indicators[link.indicator]
    period = report.period or str(material.year)

    def outcome(**breakdown: str) -> Cell:
        found = material.observation(indicator.key, period, **breakdown)
        if found is None and breakdown:
            return EmptyCell()
        return outcome_cell(material, book, found, f"observation:{indicator.key}@{period}")

    target = material.target(indicator.key, TargetTerm.INTERIM)
    judged = [JUDGEMENT_WORDS[d.judgement] for d in report.differences]
    cells: tuple[Cell, ...] = (
        name_cell(material, book, indicator, link),
        outcome(),
        trend_cell(material, book, report, period),
        target_cell(material, book, target, f"target:{indicator.key}@{material.year}") if target else EmptyCell(),
        outcome(gender="women"),
        outcome(gender="men"),
        text_cell(*judged),
    )
    return Row(key=indicator.key, kind=RowKind.LINE, cells=cells)
