"""What closes a year: assessments, internal control, improvement areas, follow-up of providers."""

from rodatraden.core.content.control import ProviderFollowUp
from rodatraden.core.document.inline import Status, StatusMeaning
from rodatraden.core.document.table import Column, ColumnKind, Row, RowKind, Table
from rodatraden.core.document.tree import (
    Attachment,
    ItemList,
    Node,
    Paragraph,
    StatusItem,
    StatusList,
)
from rodatraden.documents.assembly.cells import text_cell, words
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.assembly.running_text import line, lines


def goal_assessments(material: Material) -> list[Node]:
    """How far each goal was reached: council goals jointly, board goals one by one."""
    if material.report is None:
        return []
    levels = {level.key: level for level in material.municipality.assessment_levels}
    given = {a.goal: a for a in material.report.goal_assessments}
    items = []
    for goal in material.goals.values():
        assessment = given.get(goal.key)
        if assessment is None:
            continue
        level = levels.get(assessment.level)
        status = Status(meaning=level.meaning, label=level.label) if level else None
        items.append(
            StatusItem(
                key=f"assessment/{goal.key}",
                title=goal.name,
                status=status,
                scope=goal.sort or material.levels[goal.level].name,
                paragraphs=lines(material, assessment.text),
            )
        )
    return [StatusList(key="goal-assessments", items=tuple(items))] if items else []


def improvement_areas(material: Material) -> list[Node]:
    """What the board must improve."""
    areas = material.report.improvement_areas if material.report else ()
    items = tuple(line(material, area.text) for area in areas)
    return [ItemList(key="improvement-areas", items=items)] if items else []


def control_judgement(material: Material) -> list[Node]:
    """The board's judgement of the year's internal control, with grounds."""
    judged = material.report.internal_control if material.report else None
    if judged is None:
        return []
    status = (
        Status(meaning=StatusMeaning.ON_TRACK, label="Tillräcklig")
        if judged.sufficient
        else Status(meaning=StatusMeaning.OFF_TRACK, label="Inte tillräcklig")
    )
    item = StatusItem(
        key="control-judgement",
        title="Årets interna kontroll",
        status=status,
        scope="Nämndens bedömning",
        paragraphs=lines(material, judged.grounds),
    )
    return [StatusList(key="control-judgement-list", items=(item,))]


def follow_up_plan(material: Material) -> list[Node]:
    """The plan for follow-up and insight: what it rests on, its points and its follow-ups."""
    plan = material.plan.follow_up_plan
    if plan is None:
        return []
    law = next((x for x in material.municipality.laws if x.key == plan.law), None)
    facts = []
    if law is not None:
        facts.append(f"Planen grundas på {law.name} {law.provision}".strip())
    if plan.programme:
        facts.append(plan.programme)
    if plan.first_year and plan.last_year:
        facts.append(f"Den gäller {plan.first_year}–{plan.last_year} och ses över varje år")
    nodes: list[Node] = []
    if facts and material.mode.value == "own":
        runs = words(". ".join(f.rstrip(".") for f in facts) + ".")
        nodes.append(Paragraph(key="follow-up-plan/facts", runs=runs))
    if plan.points:
        items = tuple(line(material, point) for point in plan.points)
        nodes.append(ItemList(key="follow-up-plan/points", items=items))
    table = follow_up_table(material, plan.follow_ups, "Planerade uppföljningar")
    if table is not None:
        nodes.append(table)
    if plan.attachment:
        nodes.append(Attachment(key="follow-up-plan/attachment", title=plan.attachment, filename=""))
    return nodes


def follow_ups(material: Material) -> list[Node]:
    """Follow-ups of providers done since the last report."""
    done = material.report.follow_ups if material.report else ()
    table = follow_up_table(material, done, "Genomförda uppföljningar")
    return [table] if table else []


def follow_up_table(material: Material, follow_ups: tuple[ProviderFollowUp, ...], caption: str) -> Table | None:
    """Provider, year, kind and outcome."""
    if not follow_ups:
        return None
    names = {p.key: p for p in material.municipality.providers}
    reported = any(f.outcome for f in follow_ups)
    rows = []
    for item in follow_ups:
        provider = names.get(item.provider)
        cells = [
            text_cell(provider.name if provider else item.provider),
            text_cell(provider.service if provider else ""),
            text_cell(item.kind),
            text_cell(str(item.year)),
        ]
        if reported:
            cells.append(text_cell(item.outcome or "Inte genomförd än"))
        rows.append(Row(key=item.key, kind=RowKind.LINE, cells=tuple(cells)))
    columns = [
        Column(key="provider", label="Utförare", kind=ColumnKind.LABEL),
        Column(key="service", label="Verksamhet", kind=ColumnKind.TEXT),
        Column(key="kind", label="Uppföljning", kind=ColumnKind.TEXT),
        Column(key="year", label="År", kind=ColumnKind.CODE),
    ]
    if reported:
        columns.append(Column(key="outcome", label="Resultat", kind=ColumnKind.TEXT))
    return Table(key="follow_ups", of="follow_ups", caption=caption, columns=tuple(columns), rows=tuple(rows))
