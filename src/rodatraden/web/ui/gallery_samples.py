"""Made-up things for the gallery: figures of no municipality."""

from decimal import Decimal

from rodatraden.core.content.amount import Amount
from rodatraden.core.content.indicators import (
    Comparator,
    Indicator,
    Observation,
    Polarity,
    Survey,
    Target,
    TargetTerm,
)
from rodatraden.core.document.figure import Figure, Mode, Provenance
from rodatraden.core.document.inline import FigureRun, Status, StatusMeaning, Text, Trend, TrendDirection
from rodatraden.core.document.table import (
    Column,
    ColumnKind,
    EmptyCell,
    FigureCell,
    Note,
    Row,
    RowKind,
    StatusCell,
    Table,
    TextCell,
    TrendCell,
)
from rodatraden.core.document.tree import (
    Document,
    KeyFigure,
    KeyFigures,
    Meta,
    Paragraph,
    Section,
    StatusItem,
    StatusList,
)
from rodatraden.core.missing import Missing, MissingReason
from rodatraden.documents.html import Options, render_parts
from rodatraden.web.ui.components import Station, Step, Tab
from rodatraden.web.ui.measures import Measure, build

STATIONS = (
    Station(kind="Vision", name="En kommun för alla åldrar", href="#trad"),
    Station(kind="Målområde", name="Trygg uppväxt", href="#trad"),
    Station(kind="Fullmäktiges mål", name="Alla barn klarar skolan", href="#trad"),
    Station(kind="Nämndmål", name="Nämndmål", here=True),
    Station(kind="Indikator", name="Behöriga till gymnasiet", href="#trad"),
)
STATUSES = (
    (("on", "Blir klart i år"), ("risk", "Troligen klart i år"), ("off", "Ej klart i år"), ("done", "Klart"),
     ("new", "Ej påbörjat"), ("cancelled", "Utgår"), ("info", "För kännedom")),
    (("reach", "Når målet"), ("margin", "Inom felmarginalen"), ("miss", "Når inte målet"),
     ("notarget", "Utan etappmål"), ("none", "Utfall saknas")),
)  # fmt: skip
TABS = (
    Tab(label="2021", href="#flikar"),
    Tab(label="2022", href="#flikar", here=True),
    Tab(label="2023", href="#flikar"),
)
STEPS = (
    Step(name="Undersökning", rest="hösten 2021", below="24 svar av 62"),
    Step(name="Källan", rest="U00001", below="hämtat 2021-12-09"),
    Step(name="Utfall 2021: 81 procent", below="felmarginal ± 16", here=True),
    Step(name="Plan 2022", below="fryst vid beslutet"),
)
FINDINGS = (
    {
        "number": 1,
        "text": "Intervallet stämmer inte",
        "place": "Tabell Indikatorer, Nöjda besökare, 2021",
        "facts": (("Väntat", "65–97"), ("Funnet", "75–97"), ("Rätta", "Byt 75 mot 65.")),
        "accepted": "",
        "href": "#fynd",
        "open": True,
    },
    {
        "number": 2,
        "text": "Texten säger 9 miljoner, tabellen ger 9,1",
        "place": "Ekonomi, andra stycket",
        "facts": (),
        "accepted": "Godtagen av Lena Läsare: Texten är avrundad.",
        "href": "",
        "open": False,
    },
)


def _measure(key: str, name: str, values: tuple[str | None, ...], goal: str | None, *, lower: bool = False) -> Measure:
    indicator = Indicator(
        key=key, name=name, unit="%", decimals=0 if key == "nojda" else 1,
        polarity=Polarity.LOWER if lower else Polarity.HIGHER, survey=key == "nojda",
    )  # fmt: skip
    series = [
        Observation(
            indicator=key,
            period=str(2019 + order),
            amount=Amount(value=Decimal(value)) if value else Amount(missing=MissingReason.TOO_FEW_ANSWERS),
            survey=Survey(respondents=24, asked=62) if key == "nojda" and order == len(values) - 1 else None,
        )
        for order, value in enumerate(values)
    ]
    interim = long_term = None
    if goal:
        comparator = Comparator.AT_MOST if lower else Comparator.AT_LEAST
        interim = Target(indicator=key, term=TargetTerm.INTERIM, year=2022, comparator=comparator,
                         amount=Amount(value=Decimal(goal)))  # fmt: skip
    if key == "nojda":
        long_term = Target(indicator=key, term=TargetTerm.LONG_TERM, year=2030, amount=Amount(value=Decimal(100)))
    return build(indicator, series, interim, long_term)


MEASURES = (
    _measure("nojda", "Nöjda besökare", (None, "85", "81"), "83"),
    _measure("franvaro", "Sjukfrånvaro", ("5.3", "6.4", "8.1"), "6.5", lower=True),
    _measure("behoriga", "Behöriga till gymnasiet", ("84.1", "86.0", "88.2"), "87"),
    _measure("fordon", "Fordon på förnybart", ("37.5", "42.9"), None),
    _measure("ny", "Nytt mått", (None,), "50"),
)


def _figure(value: str, label: str, **more: str) -> Figure:
    return Figure(
        value=Decimal(value),
        decimals=1,
        stated=more.get("stated"),
        provenance=Provenance(
            address=f"cell:exempel/{label}", label=label, source="Ekonomisystemet, 2 april", rule=more.get("rule", "")
        ),
    )


def _row(key: str, label: str, kind: RowKind, first: Figure, second: Figure) -> Row:
    head = TextCell(lines=((Text(text=label),),))
    return Row(key=key, kind=kind, cells=(head, FigureCell(figure=first), FigureCell(figure=second)))


def _statement() -> Table:
    missing = Figure(missing=Missing(reason=MissingReason.NOT_PUBLISHED), marks=("a",))
    return Table(
        key="exempel",
        caption="Resultaträkning",
        unit="Miljoner kronor",
        columns=(
            Column(key="rad", label="", kind=ColumnKind.LABEL),
            Column(key="nu", label="2022", kind=ColumnKind.NUMBER, group="Helår", focus=True),
            Column(key="da", label="2021", kind=ColumnKind.NUMBER, group="Helår", preliminary=True),
        ),
        rows=(
            Row(key="grupp", kind=RowKind.GROUP, cells=(TextCell(lines=((Text(text="Verksamheten"),),)),)),
            _row("in", "Intäkter", RowKind.LINE, _figure("20.9", "Intäkter"), _figure("21.5", "Intäkter i fjol")),
            _row("ut", "Kostnader", RowKind.LINE, _figure("-121.8", "Kostnader"), missing),
            _row(
                "netto", "Nettokostnad", RowKind.TOTAL,
                _figure("-100.9", "Nettokostnad", stated="-101,0", rule="Kostnader minus intäkter"),
                Figure(value=Decimal(0), decimals=1),
            ),
        ),
        notes=(Note(mark="a", text=(Text(text="Publiceras i mars."),)), Note(mark="", text=(Text(text="Exempel."),))),
        source="Källa: ekonomisystemet",
    )  # fmt: skip


def _statuses() -> Table:
    word = TextCell(lines=((Text(text="Fler i arbete"),),))
    return Table(
        key="lagen",
        caption="Lägen i en tabell",
        columns=(
            Column(key="namn", label="Aktivitet", kind=ColumnKind.LABEL),
            Column(key="lage", label="Läge", kind=ColumnKind.STATUS),
            Column(key="trend", label="Trend", kind=ColumnKind.TREND),
            Column(key="tom", label="Kommentar", kind=ColumnKind.TEXT),
        ),
        rows=(
            Row(key="ett", kind=RowKind.LINE, cells=(
                word, StatusCell(status=Status(meaning=StatusMeaning.AT_RISK, label="Troligen klart i år")),
                TrendCell(trend=Trend(direction=TrendDirection.POSITIVE, label="Positiv")), EmptyCell())),
        ),
    )  # fmt: skip


def document_parts() -> str:
    """A small document with a node of each kind, drawn as documents are."""
    section = Section(
        key="section:exempel",
        heading="Ett avsnitt",
        kicker="Nämndmål",
        children=(
            KeyFigures(key="tal", items=(
                KeyFigure(key="tal-1", label="Nettokostnad", figure=_figure("100.9", "Nettokostnad"), unit="mnkr",
                          compare=(Text(text="9,1 lägre än i fjol"),)),
                KeyFigure(key="tal-2", label="Nöjda besökare", figure=Figure(value=Decimal(81)), unit="%",
                          status=Status(meaning=StatusMeaning.AT_RISK, label="Inom felmarginalen")),
            )),
            Paragraph(key="p-1", runs=(
                Text(text="Till och med mars har verksamheten kostat "),
                FigureRun(figure=_figure("100.9", "Nettokostnad")), Text(text=" miljoner kronor netto."))),
            _statement(),
            _statuses(),
            StatusList(key="lista", items=(
                StatusItem(key="a-1", title="En aktivitet", scope="Fler i arbete",
                           status=Status(meaning=StatusMeaning.ON_TRACK, label="Blir klart i år"),
                           paragraphs=((Text(text="Arbetet går enligt planen."),),)),
            )),
        ),
    )  # fmt: skip
    meta = Meta(title="Exempel", subtitle="", kind="plan", municipality="", organisation="", year=2022)
    document = Document(key="exempel", mode=Mode.PUBLISHED, meta=meta, children=(section,))
    return render_parts(document, {}, Options(depth=3, compare=True)).body
