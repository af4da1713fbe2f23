# ruff: noqa: E501
"""The sample's tables: statements, indicators, text tables, with every kind of column and row."""

from decimal import Decimal

from rodatraden.core.document.figure import Figure
from rodatraden.core.document.inline import (
    FigureRun,
    Line,
    Reference,
    Status,
    StatusMeaning,
    Text,
    Trend,
    TrendDirection,
)
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
    StatusCell,
    Table,
    TextCell,
    TrendCell,
)
from rodatraden.core.missing import Missing, MissingReason

N, L, T = ColumnKind.NUMBER, ColumnKind.LABEL, ColumnKind.TEXT
LINE, GROUP, SUBTOTAL, TOTAL = RowKind.LINE, RowKind.GROUP, RowKind.SUBTOTAL, RowKind.TOTAL


def column(key: str, label: str, kind: ColumnKind = N, group: str = "", *, focus: bool = False,
           preliminary: bool = False, marks: tuple[str, ...] = (), role: str = "") -> Column:  # fmt: skip
    return Column(
        key=key, label=label, kind=kind, group=group, focus=focus, preliminary=preliminary, marks=marks, role=role
    )


def text(value: str, *marks: str) -> TextCell:
    return TextCell(lines=((Text(text=value),),), marks=marks)


def texts(*values: str) -> TextCell:
    return TextCell(lines=tuple((Text(text=value),) for value in values))


def figure(value: str, decimals: int = 0, *marks: str, stated: str | None = None) -> FigureCell:
    return FigureCell(figure=Figure(value=Decimal(value), decimals=decimals, marks=marks, stated=stated))


def missing(reason: MissingReason, *marks: str, stated: str | None = None) -> FigureCell:
    return FigureCell(figure=Figure(missing=Missing(reason=reason), marks=marks, stated=stated))


def rule(words: str, *marks: str) -> FigureCell:
    return FigureCell(figure=Figure(text=words, marks=marks))


def cells(spec: str, decimals: int = 0) -> tuple[Cell, ...]:
    """Figures from a line of numbers; "-" is an empty cell."""
    return tuple(EmptyCell() if part == "-" else figure(part, decimals) for part in spec.split())


def row(label: str, *values: Cell, kind: RowKind = LINE, marks: tuple[str, ...] = ()) -> Row:
    return Row(key=label.lower().replace(" ", "-")[:40], kind=kind, cells=(text(label, *marks), *values))


def group(label: str, width: int) -> Row:
    return row(label, *(EmptyCell() for _ in range(width - 1)), kind=GROUP)


def note(mark: str, words: str, meaning: NoteMeaning = NoteMeaning.OTHER) -> Note:
    return Note(mark=mark, text=(Text(text=words),), meaning=meaning)


def indicator_table() -> Table:
    columns = (
        column("name", "Mått", L), column("unit", "Enhet", T),
        column("outcome_2022", "2022", group="Utfall"), column("outcome_2023", "2023", group="Utfall"),
        column("outcome_2024", "2024", group="Utfall", focus=True, preliminary=True),
        column("interim_2025", "Etappmål 2025"), column("long_term_2030", "Målvärde 2030"),
    )  # fmt: skip
    few = missing(MissingReason.TOO_FEW_ANSWERS, "a", stated="-*")
    later = missing(MissingReason.NOT_DECIDED, "b", stated="-**")
    rows = (
        group("Brukarnas egen bedömning", 7),
        row("Nöjda med sin hemtjänst", text("%"), figure("88"), figure("87", 0, "c"), figure("86", 0, "c", stated="86±3"), figure("89"), figure("92")),
        row("Trygga på sitt särskilda boende", text("%"), few, figure("84.5", 1), figure("85.2", 1), figure("87", 0), later),
        row("Inflytande över tid och innehåll i hjälpen", text("%"), few, few, figure("61", 0, "c"), rule("Samma nivå som 2024"), later),
        group("Effektivitet", 7),
        row("Nettokostnadsavvikelse äldreomsorg", text("%"), figure("-1.2", 1), figure("-3.25", 2), figure("-4.6", 1), rule("Lägre"), figure("0")),
        row("Kostnad per brukare, hemtjänst", text("kr"), figure("264310"), figure("279880"), figure("287450"), missing(MissingReason.NOT_APPLICABLE), missing(MissingReason.NOT_APPLICABLE)),
    )  # fmt: skip
    notes = (
        note("a", "Färre än tio svar. Talet visas inte.", NoteMeaning.MISSING_OUTCOME),
        note("b", "Beslutas när kommunens plan för äldre är antagen.", NoteMeaning.MISSING_TARGET),
        note("c", "Enkät. 412 av 640 svarade, felmarginal ±3 procentenheter.", NoteMeaning.SURVEY),
        note("", "Etappmål: oviktat medelvärde för liknande kommuner 2023.", NoteMeaning.TARGET_RULE),
    )
    return Table(key="indicators:effective-care", caption="Mått för en effektiv omsorg", columns=columns, rows=rows,
                 of="indicators", notes=notes, source="Kolada")  # fmt: skip


def report_table() -> Table:
    columns = (
        column("name", "Mått", L), column("outcome", "Utfall", focus=True), column("trend", "Trend", ColumnKind.TREND),
        column("target", "Mål"), column("women", "Kvinnor", group="Varav"), column("men", "Män", group="Varav"),
        column("unjustified", "Omotiverad skillnad", T),
    )  # fmt: skip

    def trend(direction: TrendDirection, label: str) -> TrendCell:
        return TrendCell(trend=Trend(direction=direction, label=label, stated=label))

    rows = (
        row("Sjukfrånvaro, procent", figure("7.9", 1, "a", stated="7,9 1)"), trend(TrendDirection.NEGATIVE, "Negativ"), figure("6.8", 1), figure("8.6", 1), figure("5.1", 1), text("Ja")),
        row("Medarbetarengagemang, index", figure("78"), trend(TrendDirection.POSITIVE, "Positiv"), figure("80"), figure("78"), figure("77"), text("Nej")),
        row("Personalomsättning, procent", figure("11.4", 1), trend(TrendDirection.UNCHANGED, "Oförändrad"), figure("10", 0), figure("11.2", 1), figure("12.3", 1), text("Inte bedömt")),
        row("Timavlönade årsarbetare", figure("64"), trend(TrendDirection.INCREASED, "Ökat"), missing(MissingReason.NOT_DECIDED, "b"), figure("51"), figure("13"), text("Nej")),
        row("Övertidstimmar", figure("8410"), trend(TrendDirection.DECREASED, "Minskat"), missing(MissingReason.NOT_DECIDED, "b"), figure("6900"), figure("1510"), text("Nej")),
    )  # fmt: skip
    return Table(key="indicators:leaders", caption="Mått för attraktiv arbetsgivare", columns=columns, rows=rows, of="indicators",
                 notes=(note("a", "Rullande tolv månader till och med november 2024."), note("b", "Mål beslutas i januari 2025.")), source="Personalsystemet")  # fmt: skip


def activity_table() -> Table:
    columns = (
        column("name", "Aktivitet", L),
        column("status", "Status", ColumnKind.STATUS),
        column("comment", "Kommentar", T),
        column("code", "Id", ColumnKind.CODE),
    )

    def state(meaning: StatusMeaning, label: str) -> StatusCell:
        return StatusCell(status=Status(meaning=meaning, label=label))

    rows = (
        group("Kontinuitet", 4),
        row("Fasta omsorgskontakter till alla som vill ha en", state(StatusMeaning.DONE, "Klar"), text("Införd i alla områden sedan april."), text("VON-11")),
        row("Mindre arbetslag", state(StatusMeaning.ON_TRACK, "Blir klar i år"), texts("Fyra av sex områden har delats.", "Resten delas efter sommaren."), text("VON-12")),
        group("Punktlighet", 4),
        row("Ruttplanering efter väglag", state(StatusMeaning.AT_RISK, "Delvis försenad"), text("Leverantören levererar en månad sent."), text("VON-13")),
        row("Larm som kvitteras på plats", state(StatusMeaning.OFF_TRACK, "Blir inte klar i år"), text("Kräver ny upphandling."), text("VON-14")),
        row("Elcyklar i centrum", state(StatusMeaning.CANCELLED, "Utgår"), text("Ryms inte i budgeten."), text("VON-15")),
        row("Gemensam jour", state(StatusMeaning.NOT_STARTED, "Inte påbörjad"), EmptyCell(), text("VON-16")),
    )  # fmt: skip
    return Table(
        key="commitment:home", caption="Aktiviteter för en trygg hemtjänst", columns=columns, rows=rows, of="activities"
    )


def volume_table() -> Table:
    columns = (column("name", "Reference", L), column("y2023", "31 december 2023"), column("y2024", "31 december 2024"))
    columns = (column("name", "Volym", L), *columns[1:])
    rows = (
        row("Platser på särskilt boende", *cells("398 412")),
        row("I kö mer än tre månader", *cells("21 34")),
        row("Varav makar", *cells("0 2")),
    )
    return Table(key="volume:housing", caption="Platser och kö", columns=columns, rows=rows, unit="antal", of="volume")


def statement_table() -> Table:
    columns = (column("name", "Post", L), column("bokslut_2023", "Bokslut 2023"), column("budget_2024", "Budget 2024"),
               column("budget_2025", "Budget 2025", focus=True), column("plan_2026", "Plan 2026", marks=("1)",)))  # fmt: skip
    rows = (
        row("Försäljningsmedel, avgifter och ersättningar", *cells("48120 47900 49350 50100")),
        row("Statsbidrag", *cells("31045 29800 22400 22400"), marks=("2)",)),
        row("Verksamhetens intäkter", *cells("79165 77700 71750 72500"), kind=SUBTOTAL),
        row("Personalkostnader", *cells("-472310 -480150 -486020 -495700")),
        row("Lokalkostnader", *cells("-61250 -63400 -66900 -69100")),
        row("Köp av huvudverksamhet", *cells("-98400 -99800 -101230 -104000")),
        row("Övriga kostnader", *cells("-31205 -34350 -30000 -30700")),
        row("Verksamhetens kostnader", *cells("-663165 -677700 -684150 -699500"), kind=SUBTOTAL),
        row("Nettokostnad", *cells("-584000 -600000 -612400 -627000"), kind=TOTAL),
    )
    return Table(key="statement:income", caption="Resultaträkning", unit="tkr", columns=columns, rows=rows, of="income_statement",
                 notes=(note("1)", "Planår utan beslutad ram."), note("2)", "Tillfälliga bidrag upphör 2025.")))  # fmt: skip


def operating_table() -> Table:
    year, part = "Helår", "Januari–augusti"
    columns = (
        column("name", "Verksamhet", L), column("budget", "Budget", group=year), column("forecast", "Prognos", group=year),
        column("variance", "Avvikelse", group=year), column("measures", "Åtgärder", group=year),
        column("after", "Avvikelse efter åtgärder", group=year), column("budget_p", "Budget", group=part),
        column("outcome", "Utfall", group=part), column("variance_p", "Avvikelse", group=part),
    )  # fmt: skip

    def line(label: str, spec: str, kind: RowKind = LINE) -> Row:
        return row(label, *cells(spec, 1), kind=kind)

    rows = (
        line("Hemtjänst", "241.2 246.8 -5.6 2.0 -3.6 160.8 165.9 -5.1"),
        line("Särskilt boende", "232.6 233.9 -1.3 0.0 -1.3 155.0 156.2 -1.2"),
        line("Funktionsnedsättning, boende och daglig verksamhet", "98.7 97.6 1.1 0.0 1.1 65.8 64.7 1.1"),
        line("Nämnd och ledning", "27.5 27.0 0.5 0.0 0.5 18.3 18.0 0.3"),
        line("Summa exklusive tillfälliga poster", "600.0 605.3 -5.3 2.0 -3.3 399.9 404.8 -4.9", SUBTOTAL),
        row(
            "Statlig ersättning för sjuklöner",
            *cells("0.0 -1.3 1.3 0.0 1.3 0.0", 1),
            figure("-0.9", 1, "a"),
            figure("0.9", 1),
        ),
        line("Summa nämnd", "600.0 604.0 -4.0 2.0 -2.0 399.9 403.9 -4.0", TOTAL),
    )
    return Table(key="statement:operating", caption="Driftredovisning per verksamhet per den 31 augusti 2024", unit="mnkr", columns=columns, rows=rows,
                 of="operating_statement", notes=(note("a", "Ansökan som ännu inte är beviljad."), note("", "Avvikelse är budget minus prognos eller utfall; minus betyder överskridande.")))  # fmt: skip


def equity_table() -> Table:
    columns = (column("name", "Post", L), column("y2023", "2023"), column("y2024", "2024"))
    rows = (row("Ingående eget kapital", *cells("12400 8150")), row("Årets resultat", *cells("-4250 -3300")),
            row("Utgående eget kapital", *cells("8150 4850"), kind=TOTAL))  # fmt: skip
    return Table(key="statement:equity", caption="Eget kapital", unit="tkr", columns=columns, rows=rows, of="equity")


def investment_table() -> Table:
    columns = (
        column("name", "Projekt", L),
        *(column(f"y{y}", str(y)) for y in range(2025, 2029)),
        column("sum", "Summa"),
    )
    rows = (
        row("Nytt särskilt boende, inventarier", *cells("0 1200 6800 500 8500")),
        row("Trygghetslarm, ny teknik", *cells("2500 1500 0 0 4000")),
        row("Hjälpmedel och medicinteknisk utrustning", *cells("1100 1100 1200 1200 4600")),
        row("Summa", *cells("3600 3800 8000 1700 17100"), kind=TOTAL),
    )
    return Table(
        key="table:investments",
        caption="Investeringar 2025–2028",
        unit="tkr",
        columns=columns,
        rows=rows,
        of="investments",
    )


def risk_table() -> Table:
    columns = (
        column("name", "Risk", L),
        column("value", "Riskvärde"),
        column("background", "Bakgrund", T),
        column("treatment", "Åtgärder", T),
    )
    long = ("Rekryteringen av undersköterskor har blivit svårare varje år sedan 2020. Två av tre annonser ger färre än fem sökande "
            "med rätt utbildning, och pensionsavgångarna är som störst 2026–2028.")  # fmt: skip
    rows = tuple(
        row(label, figure(value), text(background), texts(*treatments))
        for label, value, background, treatments in (
            ("Brist på utbildad personal", "16", long, ("Språkstöd och betald utbildning till undersköterska.", "Samarbete med vuxenutbildningen om fler platser.")),
            ("Läkemedel hanteras fel", "12", "Avvikelserna ökade med 14 procent under året, mest i hemsjukvården. Delegeringar ges ofta samma dag som de behövs.", ("Digital signering på alla enheter.",)),
            ("Avbrott i digitala trygghetslarm", "12", "Nätet för mobil telefoni byts ut och äldre larm slutar fungera.", ("Byte före oktober.", "Reservrutin övas två gånger om året.", "Lista över brukare med äldre larm.")),
            ("Sekretess bryts mellan nämnder", "9", "Gemensamma system har gett för vida behörigheter.", ("Behörigheter gås igenom varje kvartal.",)),
        )
    )  # fmt: skip
    return Table(key="risks", caption="Risker som lyfts till nämndens plan", columns=columns, rows=rows, of="risks",
                 notes=(note("", "Riskvärde är sannolikhet gånger konsekvens på en skala 1–4."),))  # fmt: skip


def control_table() -> Table:
    columns = (column("name", "Kontroll", L), column("owner", "Utförs av", T))
    rows = (group("Upphandling", 2), row("Inköp över gränsen för direktupphandling", text("Kommunstyrelsen")),
            row("Avtalstrohet för livsmedel och hjälpmedel", text("Kommunstyrelsen")), group("Löner och personuppgifter", 2),
            row("Utanordningslistor utan attest", text("Förvaltningen")), row("Personuppgiftsbiträdesavtal", text("Förvaltningen")))  # fmt: skip
    return Table(key="controls", caption="Systematiska kontroller 2025", columns=columns, rows=rows, of="controls")


def source_table() -> Table:
    columns = (
        column("name", "Mått", L),
        column("source", "Källa", T),
        column("method", "Så räknas måttet", T),
        column("code", "Nyckel", ColumnKind.CODE),
    )
    methods = (
        "Andel som svarat mycket eller ganska nöjd på frågan om helheten.",
        "Faktisk kostnad minus referenskostnad, delat med referenskostnaden.",
        "Frånvarotid delad med ordinarie arbetstid, rullande tolv månader.",
    )
    names = ("Nöjda med sin hemtjänst", "Trygga på särskilt boende", "Inflytande över hjälpen", "Nettokostnadsavvikelse", "Kostnad per brukare",
             "Sjukfrånvaro", "Personalomsättning", "Medarbetarengagemang", "Fossilfria fordon", "Väntetid till boende")  # fmt: skip
    rows: list[Row] = []
    for part, start in (("Brukare", 0), ("Medarbetare", 1), ("Miljö och lokaler", 2)):
        rows.append(group(part, 4))
        rows.extend(
            row(
                name,
                text("Kolada" if i % 2 else "Egen mätning"),
                text(methods[(i + start) % 3]),
                text(f"U{21400 + i * 7 + start}"),
            )
            for i, name in enumerate(names)
        )
    return Table(key="sources", caption="Mått, källor och beräkning", columns=columns, rows=tuple(rows), of="sources",
                 notes=(Note(mark="", text=_sources_note()),))  # fmt: skip


def _sources_note() -> Line:
    reference = Reference(target="indicator:nojd", text="måttets sida", inside=False)
    return (
        Text(text="Definitionen av varje mått finns på "),
        reference,
        Text(text=". Uppdaterat "),
        FigureRun(figure=Figure(value=Decimal(30), decimals=0, unit="mått")),
        Text(text="."),
    )
