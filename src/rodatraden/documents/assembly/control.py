"""Risks with treatments, audits, systematic controls and the follow-up plan as tables and text."""

from collections.abc import Sequence

from rodatraden.core.checks.reporting import OFF_PLAN
from rodatraden.core.content.control import (
    Audit,
    ControlReport,
    Risk,
    RiskDecision,
    SystematicControl,
    Treatment,
)
from rodatraden.core.document.figure import Figure, Provenance
from rodatraden.core.document.inline import FigureRun, Line, Text
from rodatraden.core.document.table import (
    Cell,
    Column,
    ColumnKind,
    EmptyCell,
    Row,
    RowKind,
    StatusCell,
    Table,
    TextCell,
)
from rodatraden.core.number_words import to_words
from rodatraden.documents.assembly.cells import NO_STATUS, status_of, text_cell, words
from rodatraden.documents.assembly.indicators import caption_of, relabelled
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.assembly.notes import NoteBook
from rodatraden.documents.assembly.origins import origin_line
from rodatraden.documents.assembly.running_text import cell, line, lines


def subject_of(material: Material, goal: str, process: str, subject: str) -> str:
    """What a risk or control is tied to, in words."""
    if subject:
        return subject
    if goal in material.goals:
        return material.goals[goal].name
    processes = {p.key: p.name for p in material.municipality.processes}
    return processes.get(process, process)


def reports_of(material: Material) -> dict[str, ControlReport]:
    """What the occasion says of treatments, measures and controls."""
    return {r.of: r for r in material.report.control_reports if not r.unit} if material.report else {}


def lifted_risks(material: Material) -> list[Risk]:
    """The risks in the board's plan: decided so, or in a file that only carries those."""
    return [risk for risk in material.plan.risks if risk.decision in (None, RiskDecision.BOARD_PLAN)]


def _risk_value(risk: Risk) -> Cell:
    if risk.likelihood is None or risk.consequence is None:
        return EmptyCell()
    value = f"{risk.likelihood} × {risk.consequence} = {risk.likelihood * risk.consequence}"
    return text_cell(value)


def _risk_background(material: Material, risk: Risk) -> TextCell:
    parts: list[Line] = []
    for text in (risk.background, risk.effects, risk.conditions):
        parts.extend(lines(material, text))
    if risk.also_affects:
        told = f"Påverkar även: {', '.join(risk.also_affects)}."
        parts.append((Text(text=told, emphasis=True),))
    if risk.origin is not None:
        parts.append(origin_line(risk.origin))
    return TextCell(lines=tuple(parts))


def _with_report(material: Material, treatment: Treatment, report: ControlReport | None) -> list[Line]:
    result = list(lines(material, treatment.text))
    if report is None:
        return result
    status = status_of(material, report.status) or NO_STATUS
    result.append((status,))
    result.extend(lines(material, report.comment))
    return result


def risk_table(material: Material, key: str, risks: Sequence[Risk], caption: str, *, grouped: bool) -> Table:
    """Risks with background, value and treatments; grouped by what they threaten when asked."""
    valued = any(r.likelihood is not None for r in risks)
    columns = [
        Column(key="risk", label="Risk", kind=ColumnKind.LABEL),
        Column(key="background", label="Bakgrund", kind=ColumnKind.TEXT),
    ]
    if valued:
        columns.append(Column(key="value", label="Riskvärde", kind=ColumnKind.CODE))
    columns.append(Column(key="treatments", label="Åtgärd", kind=ColumnKind.TEXT))
    rows: list[Row] = []
    subject = None
    for risk in risks:
        about = subject_of(material, risk.goal, risk.process, risk.subject)
        if grouped and about != subject and about:
            subject = about
            empty: list[Cell] = [EmptyCell() for _ in columns[1:]]
            rows.append(Row(key=f"group/{risk.key}", kind=RowKind.GROUP, cells=(text_cell(about), *empty)))
        rows.append(_risk_row(material, risk, valued=valued))
    return Table(
        key=key,
        of="risks",
        caption=caption_of(material, key, caption),
        columns=relabelled(material, key, tuple(columns)),
        rows=tuple(rows),
        notes=NoteBook(material, key).notes(),
    )


def _risk_row(material: Material, risk: Risk, *, valued: bool) -> Row:
    reports = reports_of(material)
    cells: list[Cell] = [text_cell(risk.title), _risk_background(material, risk)]
    if valued:
        cells.append(_risk_value(risk))
    measures: list[Line] = []
    for treatment in risk.treatments:
        measures += _with_report(material, treatment, reports.get(treatment.key))
    return Row(key=risk.key, kind=RowKind.LINE, cells=(*cells, TextCell(lines=tuple(measures))))


def risk_tables(material: Material) -> list[Table]:
    """One table in a plan; in a report one a goal, so that each is read beside its goal."""
    risks = lifted_risks(material)
    if not risks:
        return []
    if material.report is None:
        return [risk_table(material, "risks", risks, "Risker och åtgärder", grouped=True)]
    groups: dict[str, list[Risk]] = {}
    for risk in risks:
        groups.setdefault(risk.goal or risk.process or "ovrigt", []).append(risk)
    return [_risks_about(material, key, group) for key, group in groups.items()]


def _risks_about(material: Material, key: str, risks: Sequence[Risk]) -> Table:
    """The risks of one goal; where they are headed by several subjects these stand in the table."""
    names = list(dict.fromkeys(subject_of(material, r.goal, r.process, r.subject) for r in risks))
    several = len(names) > 1
    goal = material.goals.get(key)
    name = (goal.name if goal else "Övrigt") if several else names[0]
    return risk_table(material, f"risks:{key}", risks, f"Risker: {name}", grouped=several)


def audits_of(material: Material) -> Sequence[Audit]:
    """The audits a document shows: the report's own, else the plan's."""
    if material.report is not None and material.report.audits:
        return material.report.audits
    return material.plan.audits


def audit_table(material: Material) -> Table | None:
    """Audits with recommendation, measure and status."""
    audits = audits_of(material)
    if not audits:
        return None
    reports = reports_of(material)
    rows = []
    for audit in audits:
        head = text_cell(" ".join((audit.title, audit.case_number)).strip())
        measures: list[Line] = []
        for item in audit.recommendations:
            if item.text:
                measures.append((Text(text="Rekommendation: ", emphasis=True), *line(material, item.text)))
            treatment = Treatment(key=item.key, text=item.measure)
            measures += _with_report(material, treatment, reports.get(item.key))
        if not measures:
            measures += lines(material, audit.conclusion or "Ingen rekommendation.")
        rows.append(
            Row(
                key=audit.key,
                kind=RowKind.LINE,
                cells=(head, text_cell(str(audit.year or "")), TextCell(lines=tuple(measures))),
            )
        )
    columns = (
        Column(key="audit", label="Granskning", kind=ColumnKind.LABEL),
        Column(key="year", label="År", kind=ColumnKind.CODE),
        Column(key="measure", label="Åtgärd", kind=ColumnKind.TEXT),
    )
    return Table(
        key="audits",
        of="audits",
        caption=caption_of(material, "audits", "Granskningar och åtgärder"),
        columns=relabelled(material, "audits", columns),
        rows=tuple(rows),
        notes=NoteBook(material, "audits").notes(),
    )


def _control_words(material: Material, control: SystematicControl) -> TextCell:
    parts: list[Line] = [*lines(material, control.why)]
    facts = (
        ("Metod: ", line(material, control.method)),
        ("Hur ofta: ", words(control.frequency)),
        ("Görs av: ", words(material.name_of(control.performed_by))),
    )
    told: Line = ()
    for name, fact in facts:
        if any(not isinstance(run, Text) or run.text for run in fact):
            told = (*told, Text(text=f"{'. ' if told else ''}{name}"), *fact)
    if told:
        parts.append((*told, Text(text=".")))
    if control.guide_value is not None:
        provenance = Provenance(address=f"control:{control.key}", label="Riktvärde")
        figure = Figure(value=control.guide_value, provenance=provenance)
        parts.append((Text(text="Riktvärde: "), FigureRun(figure=figure)))
    return TextCell(lines=tuple(parts))


def _units_said(material: Material, control: SystematicControl) -> list[Line]:
    """How many units have said how it goes with them, and those that deviate, by name."""
    said = [r for r in (material.report.control_reports if material.report else ()) if r.of == control.key and r.unit]
    if not said:
        return []
    meanings = {status.key: status.meaning for status in material.municipality.statuses}
    off = [report for report in said if meanings.get(report.status) in OFF_PLAN]
    number = (
        "En enhet har rapporterat."
        if len(said) == 1
        else f"{to_words(len(said)).capitalize()} enheter har rapporterat."
    )
    found: list[Line] = [(Text(text=number if off else f"{number} Ingen avviker."),)]
    for report in off:
        status = status_of(material, report.status)
        name = Text(text=f"{material.name_of(report.unit)}: ", emphasis=True)
        first, *rest = lines(material, report.comment) or ((),)
        found += [(name, *((status, Text(text=" ")) if status else ()), *first), *rest]
    return found


def control_table(material: Material, key: str, controls: Sequence[SystematicControl], caption: str) -> Table:
    """Systematic controls: what, why, and at an occasion status and comment."""
    reports = reports_of(material)
    reporting = material.report is not None
    rows = []
    for control in controls:
        report = reports.get(control.key)
        about = text_cell(subject_of(material, control.goal, control.process, control.subject))
        cells: list[Cell] = [cell(material, control.what), about, _control_words(material, control)]
        if reporting:
            status = status_of(material, report.status) if report else None
            comment = [*(lines(material, report.comment) if report else ()), *_units_said(material, control)]
            if status and not comment:
                cells.append(StatusCell(status=status))
            else:
                first: tuple[Line, ...] = ((status,),) if status else ()
                cells.append(TextCell(lines=(*first, *comment)))
        rows.append(Row(key=control.key, kind=RowKind.LINE, cells=tuple(cells)))
    columns = [
        Column(key="control", label="Systematisk kontroll", kind=ColumnKind.LABEL),
        Column(key="subject", label="Mål eller process", kind=ColumnKind.TEXT),
        Column(key="why", label="Varför görs kontrollen?", kind=ColumnKind.TEXT),
    ]
    if reporting:
        columns.append(Column(key="status", label="Status och kommentar", kind=ColumnKind.TEXT))
    return Table(
        key=key,
        of="controls",
        caption=caption_of(material, key, caption),
        columns=relabelled(material, key, tuple(columns)),
        rows=tuple(rows),
        notes=NoteBook(material, key).notes(),
    )


def controls_of(material: Material) -> list[SystematicControl]:
    """The board's controls, then those the executive board carries out for all boards."""
    shared = [c for c in material.municipality.controls if c.for_all_boards]
    own = list(material.plan.controls)
    reports = reports_of(material)
    if material.report is not None:
        shared = [c for c in shared if c.key in reports]
    return own + [c for c in shared if c.key not in {o.key for o in own}]


def control_tables(material: Material) -> list[Table]:
    """All controls of the document in one table."""
    controls = controls_of(material)
    if not controls:
        return []
    goals = {c.goal for c in controls}
    one_goal = material.report is not None and len(goals) == 1 and "" not in goals
    key = f"controls:{goals.pop()}" if one_goal else "controls"
    return [control_table(material, key, controls, "Systematiska kontroller")]
