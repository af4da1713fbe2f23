"""A generated annual report of about 60 pages: 1,000 indicator rows and 20 charts.

`seed` changes every figure, so that no two reports are alike and nothing set before helps.
"""

import random
from datetime import date
from decimal import Decimal

from rodatraden.core.document.figure import Figure, Mode
from rodatraden.core.document.inline import FigureRun, Line, Text
from rodatraden.core.document.table import (
    Cell,
    Column,
    ColumnKind,
    EmptyCell,
    FigureCell,
    Note,
    Row,
    RowKind,
    Table,
    TextCell,
)
from rodatraden.core.document.tree import (
    Chart,
    Decision,
    Document,
    ItemList,
    Meta,
    Paragraph,
    Section,
    SectionRole,
)
from rodatraden.core.missing import Missing, MissingReason
from rodatraden.documents.charts.specs import Outcome, TargetMark, indicator_chart

AREAS = 20
TABLES = 2
ROWS = 25
SHARE_MISSING = 0.12
_WORDS = [
    "nämnden",
    "arbetet",
    "under",
    "året",
    "mål",
    "resultat",
    "enheterna",
    "stöd",
    "kvalitet",
    "brukare",
    "medarbetare",
    "ökade",
    "minskade",
    "jämfört",
    "föregående",
    "planerade",
    "insatser",
    "uppföljning",
    "visar",
    "utveckling",
    "kommunen",
    "trygghet",
    "delaktighet",
    "samverkan",
]
_YEARS = (2022, 2023, 2024)


def annual_report(seed: int) -> Document:
    """The report number `seed`."""
    chance = random.Random(seed)
    return Document(
        key=f"annual-{seed}",
        mode=Mode.OWN,
        meta=_meta(seed),
        children=tuple(_area(chance, number) for number in range(1, AREAS + 1)),
        thread=tuple((chance.randint(2, 6), chance.randint(1, 4)) for _ in range(6)),
    )


def _meta(seed: int) -> Meta:
    return Meta(
        title="Verksamhetsberättelse 2024",
        subtitle=f"Mål, ekonomi och intern kontroll, omgång {seed}",
        kind="annual",
        municipality="Lindsjö kommun",
        organisation="Vård- och omsorgsnämnden",
        year=2024,
        as_of=date(2024, 12, 31),
        case_number="VON 2025/0012",
        edition="decided",
        edition_label="Beslutad",
        decision=Decision(body="Vård- och omsorgsnämnden", date=date(2025, 2, 12), paragraph="§ 11"),
        notice="Genererad för mätning.",
    )


def _area(chance: random.Random, number: int) -> Section:
    goal = Section(
        key=f"section:goal/board-{number}",
        heading=_words(chance, 6).capitalize(),
        children=(
            *(Paragraph(key=f"p:{number}-{i}", runs=_prose(chance)) for i in range(2)),
            ItemList(key=f"list:{number}", items=tuple(_prose(chance, 12) for _ in range(4))),
            *(_table(chance, number, part) for part in range(TABLES)),
            _chart(chance, number),
        ),
        role=SectionRole.BOARD_GOAL,
    )
    council = Section(
        key=f"section:goal/council-{number}",
        heading=_words(chance, 4).capitalize(),
        children=(goal,),
        role=SectionRole.COUNCIL_GOAL,
    )
    return Section(
        key=f"section:area-{number}",
        heading=f"Område {number}: {_words(chance, 2)}",
        children=(council,),
        role=SectionRole.GOAL_AREA,
        kicker="Målområde",
    )


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(count))


def _prose(chance: random.Random, count: int = 45) -> Line:
    value = Figure(value=Decimal(chance.randint(10, 9999)) / 10, decimals=1, unit="mnkr")
    return (
        Text(text=_words(chance, count).capitalize() + " "),
        FigureRun(figure=value),
        Text(text=f" {_words(chance, 8)}."),
    )


def _column(key: str, label: str, group: str = "", *, focus: bool = False) -> Column:
    return Column(key=key, label=label, kind=ColumnKind.NUMBER, group=group, focus=focus)


def _table(chance: random.Random, number: int, part: int) -> Table:
    columns = (
        Column(key="name", label="Mått", kind=ColumnKind.LABEL),
        *(_column(f"outcome_{year}", str(year), "Utfall", focus=year == _YEARS[-1]) for year in _YEARS),
        _column("interim_2025", "Etappmål 2025"),
        _column("long_term_2030", "Målvärde 2030"),
    )
    rows: list[Row] = []
    for i in range(ROWS):
        if i % 9 == 0:
            heading = TextCell(lines=((Text(text=_words(chance, 3).capitalize()),),))
            rows.append(Row(key=f"g{i}", kind=RowKind.GROUP, cells=(heading, *(EmptyCell() for _ in range(5)))))
        label = TextCell(lines=((Text(text=_words(chance, 4).capitalize()),),))
        rows.append(Row(key=f"r{i}", kind=RowKind.LINE, cells=(label, *(_cell(chance) for _ in range(5)))))
    return Table(
        key=f"indicators:{number}-{part}",
        caption=f"Mått {number}.{part}, procent",
        columns=columns,
        rows=tuple(rows),
        of="indicators",
        notes=(
            Note(mark="a", text=(Text(text="Färre än tio svar. Talet visas inte."),)),
            Note(mark="", text=(Text(text="Etappmål: oviktat medelvärde för liknande kommuner."),)),
        ),
        source="Kolada",
    )


def _cell(chance: random.Random) -> Cell:
    if chance.random() < SHARE_MISSING:
        missing = Missing(reason=MissingReason.TOO_FEW_ANSWERS)
        return FigureCell(figure=Figure(missing=missing, marks=("a",)))
    return FigureCell(figure=Figure(value=Decimal(chance.randint(0, 100_000)) / 10, decimals=1))


def _chart(chance: random.Random, number: int) -> Chart:
    return indicator_chart(
        key=f"chart:{number}",
        caption=f"Utveckling för mått {number}, procent",
        outcomes=[Outcome(at=year, value=Decimal(chance.randint(400, 900)) / 10) for year in range(2018, 2025)],
        targets=[
            TargetMark(at=2025, value=Decimal(chance.randint(500, 900)) / 10, label="Etappmål 2025"),
            TargetMark(at=2030, value=Decimal(chance.randint(700, 1000)) / 10, label="Målvärde 2030", long_term=True),
        ],
        unit="%",
        decimals=1,
        source="Kolada",
    )
