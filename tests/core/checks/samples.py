"""Small documents for the checks: just enough of a tree and of content to hold one fault."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from rodatraden.core.checks.subject import ReviewSubject
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.economy import (
    ColumnRole,
    CostSign,
    RowRole,
    Statement,
    StatementColumn,
    StatementKind,
    StatementRow,
    StatementTemplate,
)
from rodatraden.core.content.file import MunicipalityContent, PlanContent, ReportContent
from rodatraden.core.content.indicators import Indicator, Observation, Polarity, Survey
from rodatraden.core.content.organisation import PlanningYear, ReasonCode, ReasonMeaning, StatusLabel
from rodatraden.core.content.planning import Activity, Commitment, Goal, Level, LevelMeaning, SteeringModel
from rodatraden.core.document.figure import Figure, Mode, Provenance
from rodatraden.core.document.inline import Inline, StatusMeaning, Text
from rodatraden.core.document.table import (
    Cell,
    Column,
    ColumnKind,
    EmptyCell,
    FigureCell,
    Note,
    NoteMeaning,
    Row,
    RowKind,
    Table,
    TextCell,
)
from rodatraden.core.document.tree import Document, ItemList, Meta, Node, Paragraph, Section

YEAR = 2024
STATUSES = (
    StatusLabel(key="blir-klart", label="Blir klart", meaning=StatusMeaning.ON_TRACK),
    StatusLabel(key="blir-inte-klart", label="Blir inte klart", meaning=StatusMeaning.OFF_TRACK),
    StatusLabel(key="utgar", label="Utgår", meaning=StatusMeaning.CANCELLED),
)
REASONS = tuple(
    ReasonCode(key=meaning.value, label=meaning.value, meaning=meaning)
    for meaning in (ReasonMeaning.ON_PLAN, ReasonMeaning.LATE, ReasonMeaning.NO_LONGER_RELEVANT)
)
LEVELS = (
    Level(key="omrade", name="Målområde", plural="Målområden", meaning=LevelMeaning.AREA),
    Level(key="delmal", name="Delmål", plural="Delmål", meaning=LevelMeaning.BOARD_GOAL),
    Level(key="satsning", name="Satsning", plural="Satsningar", meaning=LevelMeaning.COMMITMENT),
)
GOALS = (
    Goal(key="stad", level="omrade", name="Levande stad"),
    Goal(key="torg", level="delmal", name="Trygga torg", parent="stad"),
    Goal(key="park", level="delmal", name="Gröna parker", parent="stad"),
)
COMMITMENTS = (
    Commitment(key="ljus", name="Bättre belysning", goal="torg"),
    Commitment(key="dialog", name="Medborgardialog", goal="park"),
)
ACTIVITIES = (
    Activity(key="lampor", name="Byta lampor på torgen", goals=("torg",), commitments=("ljus",)),
    Activity(key="vandring", name="Trygghetsvandringar", goals=("torg",), commitments=("dialog",)),
    Activity(key="odling", name="Stadsodling med föreningar", goals=("park",), commitments=("dialog",)),
)
TRUST = Indicator(
    key="trygga", name="Trygghet på torgen, andel (%)", unit="%", polarity=Polarity.HIGHER, minimum_respondents=10
)


def paragraph(key: str, *runs: str | Inline) -> Paragraph:
    return Paragraph(key=key, runs=tuple(Text(text=run) if isinstance(run, str) else run for run in runs))


def items(key: str, *texts: str) -> ItemList:
    return ItemList(key=key, items=tuple((Text(text=text),) for text in texts))


def section(heading: str, *children: Node) -> Section:
    return Section(key=f"section:{heading.casefold().replace(' ', '-')}", heading=heading, children=children)


def document(*sections: Section, mode: Mode = Mode.PUBLISHED) -> Document:
    meta = Meta(
        title="Plan",
        subtitle="",
        kind="plan",
        municipality="Storby",
        organisation="Stadsnämnden",
        year=YEAR,
        as_of=date(YEAR, 3, 31),
    )
    return Document(key="plan", mode=mode, meta=meta, children=sections)


def municipality(
    indicators: Iterable[Indicator] = (TRUST,), templates: Iterable[StatementTemplate] = ()
) -> MunicipalityContent:
    return MunicipalityContent(
        id="9999",
        name="Storby",
        steering_models=(SteeringModel(key="modell", name="Modellen", levels=LEVELS),),
        years=(PlanningYear(year=YEAR, steering_model="modell"),),
        statuses=STATUSES,
        reasons=REASONS,
        goals=GOALS,
        indicators=tuple(indicators),
        statement_templates=tuple(templates),
    )


def subject(
    *sections: Section,
    plan: PlanContent | None = None,
    report: ReportContent | None = None,
    templates: Iterable[StatementTemplate] = (),
    indicators: Iterable[Indicator] = (TRUST,),
    mode: Mode = Mode.PUBLISHED,
) -> ReviewSubject:
    return ReviewSubject(
        document=document(*sections, mode=mode),
        municipality=municipality(indicators, templates),
        plan=plan or PlanContent(commitments=COMMITMENTS, activities=ACTIVITIES),
        report=report,
    )


def column(key: str, label: str = "", role: str = "", kind: ColumnKind = ColumnKind.NUMBER) -> Column:
    return Column(key=key, label=label or key.capitalize(), kind=kind, role=role)


def figure(
    value: str | None = None,
    stated: str | None = None,
    *,
    marks: tuple[str, ...] = (),
    address: str = "",
    decimals: int = 0,
    unit: str = "",
) -> Figure:
    origin = Provenance(address=address, label="Sakuppgiften") if address else None
    number = None if value is None else Decimal(value)
    return Figure(value=number, stated=stated, marks=marks, provenance=origin, decimals=decimals, unit=unit)


def table(
    key: str,
    columns: tuple[Column, ...],
    rows: dict[str, tuple[Figure | None, ...]],
    notes: tuple[tuple[str, NoteMeaning], ...] = (),
    of: str = "",
) -> Table:
    """A table with a first column of labels; the row "total" is a total."""
    head = Column(key="name", label="Rad", kind=ColumnKind.LABEL)
    return Table(
        key=key,
        of=of,
        caption=f"Tabellen {key}",
        columns=(head, *columns),
        rows=tuple(_row(row, figures) for row, figures in rows.items()),
        notes=tuple(Note(mark=mark, text=(Text(text=f"Not {mark}"),), meaning=meaning) for mark, meaning in notes),
    )


def _row(key: str, figures: tuple[Figure | None, ...]) -> Row:
    cells: list[Cell] = [TextCell(lines=((Text(text=key.capitalize()),),))]
    cells += [EmptyCell() if one is None else FigureCell(figure=one) for one in figures]
    return Row(key=key, kind=RowKind.TOTAL if key == "total" else RowKind.LINE, cells=tuple(cells))


def observed(
    value: str | None, period: str = str(YEAR), survey: Survey | None = None, indicator: str = "trygga", **group: str
) -> Observation:
    amount = Amount(value=None if value is None else Decimal(value))
    return Observation(indicator=indicator, period=period, amount=amount, survey=survey, breakdown=group)


BUDGET = StatementColumn(key="budget", label="Budget", role=ColumnRole.BUDGET, year=YEAR)
OUTCOME = StatementColumn(key="outcome", label="Utfall", role=ColumnRole.OUTCOME, year=YEAR)
VARIANCE = StatementColumn(
    key="variance", label="Avvikelse", role=ColumnRole.VARIANCE, formula="budget - outcome", year=YEAR
)
OPERATING = StatementTemplate(
    key="drift",
    name="Driftredovisning",
    kind=StatementKind.OPERATING,
    unit="mnkr",
    decimals=1,
    cost_sign=CostSign.POSITIVE,
    columns=(BUDGET, OUTCOME, VARIANCE),
    rows=(
        StatementRow(key="care", label="Torg"),
        StatementRow(key="staff", label="Parker"),
        StatementRow(key="total", label="Summa", kind=RowKind.TOTAL, role=RowRole.NET_COST, formula="sum(care, staff)"),
    ),
)
INCOME = StatementTemplate(
    key="resultat",
    name="Resultaträkning",
    kind=StatementKind.INCOME,
    unit="mnkr",
    decimals=1,
    cost_sign=CostSign.POSITIVE,
    columns=(OUTCOME,),
    rows=(
        StatementRow(key="net", label="Nettokostnad", role=RowRole.NET_COST),
        StatementRow(key="net_budget", label="Nettobudget", role=RowRole.NET_BUDGET),
        StatementRow(key="result", label="Resultat", role=RowRole.RESULT, formula="net_budget - net"),
        StatementRow(key="cap", label="Tak", role=RowRole.EQUITY_CAP),
        StatementRow(key="opening", label="Ingående", role=RowRole.OPENING_EQUITY),
        StatementRow(key="closing", label="Utgående", role=RowRole.CLOSING_EQUITY),
    ),
    equity_cap_share=Decimal("0.03"),
)


def statement(template: StatementTemplate, **rows: tuple[str | None, ...]) -> Statement:
    """A filled statement: values in the order of the template's columns, `None` for not given."""
    keys = [c.key for c in template.columns]
    cells = {
        row: {key: Decimal(value) for key, value in zip(keys, values, strict=False) if value is not None}
        for row, values in rows.items()
    }
    return Statement(key=template.key, template=template.key, caption=template.name, cells=cells)
