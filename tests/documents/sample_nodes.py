"""Statuses of the sample, and short ways to write its nodes."""

from decimal import Decimal

from rodatraden.core.document.figure import Figure, Provenance
from rodatraden.core.document.inline import (
    FigureRun,
    Line,
    Link,
    Reference,
    Status,
    StatusMeaning,
    Text,
    Trend,
)
from rodatraden.core.document.tree import (
    ItemList,
    Node,
    Paragraph,
    Section,
    SectionRole,
)

DONE = Status(meaning=StatusMeaning.DONE, label="Klar")
ON_TRACK = Status(meaning=StatusMeaning.ON_TRACK, label="Blir klar i år")
AT_RISK = Status(meaning=StatusMeaning.AT_RISK, label="Delvis försenad")
OFF_TRACK = Status(meaning=StatusMeaning.OFF_TRACK, label="Når inte målet")
CANCELLED = Status(meaning=StatusMeaning.CANCELLED, label="Utgår")
NOT_STARTED = Status(meaning=StatusMeaning.NOT_STARTED, label="Inte påbörjad")
INFORMATION = Status(meaning=StatusMeaning.INFORMATION, label="12,4 mnkr mer än 2024")
NO_STATUS = Status(meaning=StatusMeaning.NONE, label="Mål saknas")


def t(text: str) -> Text:
    return Text(text=text)


def number(value: str, unit: str = "", decimals: int = 1, stated: str | None = None) -> Figure:
    return Figure(
        value=Decimal(value),
        decimals=decimals,
        unit=unit,
        stated=stated,
        provenance=Provenance(address=f"observation:sample/{value}", label="Exempel"),
    )


def run(value: str, unit: str = "", decimals: int = 1) -> FigureRun:
    return FigureRun(figure=number(value, unit, decimals))


def p(
    key: str, *parts: str | FigureRun | Reference | Link | Text | Status | Trend, lead: bool = False, tag: str = ""
) -> Paragraph:
    runs: Line = tuple(t(part) if isinstance(part, str) else part for part in parts)
    return Paragraph(key=key, runs=runs, lead=lead, tag=tag)


def items(key: str, *texts: str, ordered: bool = False) -> ItemList:
    return ItemList(key=key, items=tuple((t(text),) for text in texts), ordered=ordered)


def section(
    key: str,
    heading: str,
    *children: Node,
    role: SectionRole = SectionRole.PLAIN,
    kicker: str = "",
    numbered: bool = True,
) -> Section:
    return Section(
        key=f"section:{key}",
        heading=heading,
        children=children,
        role=role,
        kicker=kicker,
        numbered=numbered,
    )
