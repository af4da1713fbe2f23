"""The goals of a plan: goal areas as chapters, council goals, board goals with work and measures."""

from collections.abc import Sequence

from rodatraden.core.content.planning import Activity, Goal, LevelMeaning
from rodatraden.core.document.figure import Mode
from rodatraden.core.document.table import Column, ColumnKind, Row, RowKind, Table
from rodatraden.core.document.tree import ItemList, Node, Section, SectionRole
from rodatraden.documents.assembly.cells import text_cell
from rodatraden.documents.assembly.indicator_charts import goal_charts
from rodatraden.documents.assembly.indicators import plan_table, report_table
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.assembly.origins import origin_told
from rodatraden.documents.assembly.reports import (
    activity_list,
    analyses,
    area_commitments,
)
from rodatraden.documents.assembly.running_text import blocks, line, told

ROLES = {
    LevelMeaning.AREA: SectionRole.GOAL_AREA,
    LevelMeaning.GOAL: SectionRole.COUNCIL_GOAL,
    LevelMeaning.BOARD_GOAL: SectionRole.BOARD_GOAL,
}


def goal_sections(material: Material) -> list[Section]:
    """The top goals of the year's model that the board has anything under, in the model's order."""
    tops = [g for g in material.children("") if g.key in material.relevant and not _silent(material, g)]
    return [goal_section(material, goal) for goal in tops]


def goal_section(material: Material, goal: Goal) -> Section:
    """A goal with everything of its own, then the goals below it."""
    content = _report_content if material.report is not None else _plan_content
    below = [
        goal_section(material, child)
        for child in material.children(goal.key)
        if child.key in material.relevant and not _silent(material, child)
    ]
    return Section(
        key=f"section:goal/{goal.key}",
        heading=goal.name,
        kicker=_kicker(material, goal),
        role=ROLES.get(material.meaning(goal), SectionRole.PLAIN),
        children=(*content(material, goal), *below),
    )


def _silent(material: Material, goal: Goal) -> bool:
    return material.report is not None and material.occasion in goal.not_reported_at


def _kicker(material: Material, goal: Goal) -> str:
    level = goal.sort or material.levels[goal.level].name
    words = [level[:1].upper() + level[1:]]
    if goal.dimension:
        words.append(goal.dimension[:1].upper() + goal.dimension[1:])
    return " · ".join(words) if material.meaning(goal) is not LevelMeaning.BOARD_GOAL else ""


def _plan_content(material: Material, goal: Goal) -> list[Node]:
    key = f"goal/{goal.key}"
    nodes: list[Node] = [
        *blocks(material, goal.description, f"{key}/description"),
        *blocks(material, goal.introduction, f"{key}/introduction"),
        *_texts(material, goal, "goal"),
        *origin_told(goal.origin, key),
    ]
    work = _work_section(material, goal)
    if work is not None:
        nodes.append(work)
    activities = _activity_table(material, goal)
    if activities is not None:
        nodes.append(activities)
    table = plan_table(material, goal.key, f"Mått: {goal.name}")
    if table is not None:
        nodes.append(table)
    nodes += goal_charts(material, goal.key)
    nodes += _texts(material, goal, "goal_analysis")
    return nodes


def _work_section(material: Material, goal: Goal) -> Section | None:
    items = [item for item in material.plan.work if item.goal == goal.key]
    if not items:
        return None
    key = f"goal/{goal.key}/work"
    short = all("\n\n" not in item.text.strip() for item in items)
    children: Sequence[Node]
    if short and material.mode.value == "own":
        texts = tuple(line(material, item.text) for item in items)
        children = [ItemList(key=f"{key}/items", items=texts)]
    else:
        children = [b for item in items for b in blocks(material, item.text, f"{key}/{item.key}")]
    return Section(
        key=f"section:{key}",
        heading="Arbete för att nå målet",
        role=SectionRole.WORK,
        numbered=False,
        children=tuple(children),
    )


def _activity_table(material: Material, goal: Goal) -> Table | None:
    """What will be done for the goal: each activity where it stands, who leads it and until when.

    None in a published document, which prints its activities as its source did.
    """
    own = [a for a in material.plan.activities if a.goals[:1] == (goal.key,)]
    if not own or material.mode is Mode.PUBLISHED:
        return None
    rows = tuple(
        Row(
            key=activity.key,
            kind=RowKind.LINE,
            cells=(
                text_cell(activity.name, *_described(material, activity)),
                text_cell(material.name_of(activity.led_by) if activity.led_by else activity.responsible),
                text_cell(activity.ends.isoformat() if activity.ends else ""),
            ),
        )
        for activity in own
    )
    columns = (
        Column(key="activity", label="Aktivitet", kind=ColumnKind.LABEL),
        Column(key="led_by", label="Leds av", kind=ColumnKind.TEXT),
        Column(key="ends", label="Klar", kind=ColumnKind.TEXT),
    )
    key = f"activities:{goal.key}"
    return Table(key=key, of="activities", caption=f"Aktiviteter: {goal.name}", columns=columns, rows=rows)


def _described(material: Material, activity: Activity) -> list[str]:
    return [told(material, activity.description)] if activity.description.strip() else []


def _report_content(material: Material, goal: Goal) -> list[Node]:
    key = f"goal/{goal.key}"
    nodes: list[Node] = [
        *blocks(material, goal.introduction, f"{key}/introduction"),
        *blocks(material, goal.description, f"{key}/description"),
        *_texts(material, goal, "goal"),
        *activity_list(material, goal),
    ]
    table = report_table(material, goal.key, f"Mått: {goal.name}")
    if table is not None:
        nodes.append(table)
        nodes += analyses(material, goal.key)
    nodes += goal_charts(material, goal.key)
    nodes += _texts(material, goal, "goal_analysis")
    nodes += area_commitments(material, goal)
    return nodes


def _texts(material: Material, goal: Goal, slot: str) -> list[Node]:
    nodes: list[Node] = []
    for text in material.texts_in(slot, goal.key):
        found = blocks(material, text.body, f"text/{text.key}")
        if text.heading:
            nodes.append(
                Section(
                    key=f"section:text/{text.key}",
                    heading=text.heading,
                    numbered=False,
                    children=tuple(found),
                )
            )
        else:
            nodes += found
    return nodes
