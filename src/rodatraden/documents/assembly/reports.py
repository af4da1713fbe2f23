"""What an occasion reports: activities and commitments with status, analyses and judgements."""

from rodatraden.core.content.indicators import IndicatorReport, Judgement
from rodatraden.core.content.organisation import ReasonMeaning
from rodatraden.core.content.planning import (
    Activity,
    Commitment,
    CommitmentReach,
    Goal,
    StatusReport,
)
from rodatraden.core.document.figure import Mode
from rodatraden.core.document.inline import Line, Status, StatusMeaning, Text
from rodatraden.core.document.table import Column, ColumnKind, Row, RowKind, StatusCell, Table, TextCell
from rodatraden.core.document.tree import ItemList, Node, Section, StatusItem, StatusList
from rodatraden.documents.assembly.cells import NO_STATUS, status_of, words
from rodatraden.documents.assembly.figures import period_words
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.assembly.running_text import blocks, lines

REASON_STATUS = {
    ReasonMeaning.ON_PLAN: StatusMeaning.ON_TRACK,
    ReasonMeaning.LATE: StatusMeaning.AT_RISK,
    ReasonMeaning.REPLANNED: StatusMeaning.AT_RISK,
    ReasonMeaning.WAITING_FOR_DECISION: StatusMeaning.AT_RISK,
    ReasonMeaning.NO_LONGER_RELEVANT: StatusMeaning.CANCELLED,
    ReasonMeaning.DONE: StatusMeaning.DONE,
    ReasonMeaning.NOT_STARTED: StatusMeaning.NOT_STARTED,
}


def status_reports(material: Material) -> dict[str, StatusReport]:
    """What the occasion says, by activity or commitment."""
    return {r.of: r for r in material.report.status_reports} if material.report else {}


def status_of_report(material: Material, report: StatusReport | None) -> Status | None:
    """The status label; where only a reason is reported, the reason says how it goes."""
    if report is None:
        return None
    status = status_of(material, report.status)
    if status is not None:
        return status
    reason = next((r for r in material.municipality.reasons if r.key == report.reason), None)
    return Status(meaning=REASON_STATUS[reason.meaning], label=reason.label) if reason else None


def activity_list(material: Material, goal: Goal) -> list[Node]:
    """The activities that stand under a goal (their first), each with status and comment."""
    activities = [a for a in material.plan.activities if a.goals[:1] == (goal.key,)]
    if not activities:
        return []
    reports = status_reports(material)
    items = tuple(_activity_item(material, a, reports.get(a.key)) for a in activities)
    return [StatusList(key=f"activities:{goal.key}", items=items)]


def _activity_item(material: Material, activity: Activity, report: StatusReport | None) -> StatusItem:
    scope = [material.commitments[c].name for c in activity.commitments if c in material.commitments]
    told = "Åtagande: " + " och ".join(scope) if scope else ""
    merged = material.commitments.get(activity.merged_into)
    extra = [
        f"Leds av {material.name_of(activity.led_by)}" if activity.led_by else "",
        f"Ansvarig: {activity.responsible}" if activity.responsible else "",
        f"Ingår i åtagandet {merged.name}" if merged else "",
    ]
    comment = report.comment if report else ""
    return StatusItem(
        key=activity.key,
        title=activity.name,
        status=status_of_report(material, report),
        scope=". ".join(part for part in (told, *extra) if part),
        paragraphs=(*lines(material, activity.description), *lines(material, comment)),
    )


def commitments_under(material: Material, goal: Goal) -> list[Commitment]:
    """The commitments placed on a goal."""
    return [c for c in material.commitments.values() if c.goal == goal.key]


def area_commitments(material: Material, goal: Goal) -> list[Node]:
    """The commitments of a goal: background, what is promised, and a box with status."""
    reports = status_reports(material)
    made = [_commitment(material, c, reports.get(c.key)) for c in commitments_under(material, goal)]
    if not made:
        return []
    return [
        Section(
            key=f"section:commitments/{goal.key}",
            heading="Utvecklingsåtaganden",
            numbered=False,
            children=tuple(made),
        )
    ]


def _commitment(material: Material, commitment: Commitment, report: StatusReport | None) -> Section:
    key = f"commitment/{commitment.key}"
    for_all = commitment.reach is CommitmentReach.MUNICIPALITY
    return Section(
        key=f"section:{key}",
        heading=commitment.name,
        kicker="Kommunövergripande åtagande" if for_all else "Nämndens åtagande",
        numbered=False,
        children=(
            *blocks(material, commitment.background, f"{key}/background"),
            _commitment_box(material, commitment, report),
        ),
    )


def _commitment_box(material: Material, commitment: Commitment, report: StatusReport | None) -> Table:
    key = f"commitment:{commitment.key}"
    status = status_of_report(material, report) or NO_STATUS
    promised = lines(material, commitment.text) or (words(commitment.name),)
    comment: tuple[Line, ...] = lines(material, report.comment) if report else ()
    columns = (
        Column(key="commitment", label="Utvecklingsåtagande", kind=ColumnKind.LABEL),
        Column(key="status", label="Status", kind=ColumnKind.STATUS),
        Column(key="comment", label="Kommentar", kind=ColumnKind.TEXT),
    )
    row = Row(
        key=commitment.key,
        kind=RowKind.LINE,
        cells=(
            TextCell(lines=promised),
            StatusCell(status=status),
            TextCell(lines=comment),
        ),
    )
    return Table(key=key, of="commitment", caption=f"Åtagande: {commitment.name}", columns=columns, rows=(row,))


def commitment_summary(material: Material) -> list[Node]:
    """Each commitment with the activities that serve it and the joint judgement."""
    reports = status_reports(material)
    nodes: list[Node] = []
    for commitment in material.commitments.values():
        report = reports.get(commitment.key)
        if report is None:
            continue
        serving = [a for a in material.plan.activities if commitment.key in a.commitments]
        children: list[Node] = []
        if serving:
            items = tuple((Text(text=activity.name),) for activity in serving)
            children.append(ItemList(key=f"summary/{commitment.key}/activities", items=items))
        children += blocks(material, report.assessment, f"summary/{commitment.key}/assessment")
        if children:
            nodes.append(
                Section(
                    key=f"section:summary/{commitment.key}",
                    heading=commitment.name,
                    numbered=False,
                    children=tuple(children),
                )
            )
    return nodes


def analyses(material: Material, goal: str) -> list[Node]:
    """The analysis of each indicator of a goal, and the grounds for its differences."""
    if material.report is None:
        return []
    linked = [link.indicator for link in material.plan.indicator_links if link.goal == goal]
    reports = [r for r in material.report.indicator_reports if r.indicator in linked]
    made: list[Section] = []
    for report in reports:
        again = any(report.indicator == r.indicator for r in reports[: reports.index(report)])
        section = _analysis(material, goal, report, report.period if again else "")
        if section is not None:
            made.append(section)
    if not made:
        return []
    key = f"section:analysis/{goal}"
    return [Section(key=key, heading="Analys", numbered=False, children=tuple(made))]


def _analysis(material: Material, goal: str, report: IndicatorReport, period: str) -> Section | None:
    """The analysis; `period` tells a second one of the same indicator from the first."""
    key = f"analysis/{goal}/{report.indicator}" + (f"/{period}" if period else "")
    children = blocks(material, report.analysis, key)
    for number, difference in enumerate(report.differences):
        if difference.grounds and difference.judgement is not Judgement.NOT_JUDGED:
            children += blocks(material, difference.grounds, f"{key}/difference-{number}")
    if not children:
        return None
    indicator = material.indicators[report.indicator]
    name = (indicator.short_name or indicator.name) if material.mode is Mode.OWN else indicator.name
    heading = f"{name}, {period_words(period)}" if period else name
    return Section(key=f"section:{key}", heading=heading, numbered=False, children=tuple(children))
