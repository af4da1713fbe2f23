"""The council's budget and what the boards answer: directives, frames, answers, and the boards' year together."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from rodatraden.core.answers import Answered, answers_of, asked_of
from rodatraden.core.content.council import AnswerKind, Directive, DirectiveKind
from rodatraden.core.content.planning import Goal, LevelMeaning
from rodatraden.core.document.figure import Figure, Provenance
from rodatraden.core.document.inline import Status, StatusMeaning
from rodatraden.core.document.table import Column, ColumnKind, FigureCell, Row, RowKind, StatusCell, Table
from rodatraden.core.document.tree import Node, Section, SectionRole
from rodatraden.documents.assembly.cells import text_cell
from rodatraden.documents.assembly.figures import decimals_of
from rodatraden.documents.assembly.goals import goal_section
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.assembly.running_text import blocks, cell

HEADINGS: Mapping[DirectiveKind, str] = {
    DirectiveKind.PRIORITY: "Särskilda prioriteringar",
    DirectiveKind.DIRECTIVE: "Styrsignaler",
    DirectiveKind.ASSIGNMENT: "Uppdrag till nämnderna",
    DirectiveKind.CONDITION: "Planeringsförutsättningar",
}
ANSWER_WORDS: Mapping[AnswerKind, str] = {
    AnswerKind.OWN_GOAL: "Eget mål",
    AnswerKind.CORE_MISSION: "Ingår i grunduppdraget",
    AnswerKind.COMMITMENT: "Utvecklingsåtagande",
    AnswerKind.NOT_CONCERNED: "Berör inte nämnden",
}
UNANSWERED = Status(meaning=StatusMeaning.NONE, label="Inte besvarat")


def directives(material: Material) -> list[Node]:
    """What the council lays on its boards beside goals, a table a kind."""
    nodes: list[Node] = []
    for kind, heading in HEADINGS.items():
        found = [one for one in material.plan.directives if one.kind is kind]
        if found:
            nodes.append(_directive_table(material, kind, heading, found))
    return nodes


def _directive_table(material: Material, kind: DirectiveKind, heading: str, found: list[Directive]) -> Table:
    rows = tuple(
        Row(
            key=one.key,
            kind=RowKind.LINE,
            cells=(
                cell(material, f"**{one.name}**\n\n{one.text}" if one.text else f"**{one.name}**"),
                text_cell(_boards(material, one)),
                text_cell(_when(material, one)),
                text_cell(one.decision),
            ),
        )
        for one in found
    )
    columns = (
        Column(key="text", label=heading, kind=ColumnKind.LABEL),
        Column(key="boards", label="Gäller", kind=ColumnKind.TEXT),
        Column(key="due", label="Besvaras", kind=ColumnKind.TEXT),
        Column(key="decision", label="Beslut", kind=ColumnKind.TEXT),
    )
    return Table(key=f"directives:{kind.value}", of="directives", caption=heading, columns=columns, rows=rows)


def _boards(material: Material, one: Directive) -> str:
    return ", ".join(material.name_of(board) for board in one.boards) or "Alla nämnder"


def _when(material: Material, one: Directive) -> str:
    occasions = material.planning_year.occasions if material.planning_year else ()
    named = next((o.name for o in occasions if o.key == one.occasion), "")
    day = one.due.isoformat() if one.due else ""
    return ", ".join(part for part in (named, day) if part)


def frames(material: Material) -> Table | None:
    """The boards' frames with their sum."""
    found = material.plan.frames
    if not found:
        return None
    rows = [
        Row(
            key=frame.board,
            kind=RowKind.LINE,
            cells=(
                text_cell(material.name_of(frame.board)),
                FigureCell(figure=_amount(frame.amount, f"frame:{frame.board}", material.name_of(frame.board))),
                cell(material, frame.text),
                text_cell(frame.decision),
            ),
        )
        for frame in found
    ]
    if len({frame.unit for frame in found}) == 1 and len(found) > 1:
        total = sum((frame.amount for frame in found), Decimal(0))
        figure = _amount(total, "frame:total", "Summa ramar")
        rows.append(
            Row(
                key="total",
                kind=RowKind.TOTAL,
                cells=(text_cell("Summa"), FigureCell(figure=figure), text_cell(""), text_cell("")),
            )
        )
    columns = (
        Column(key="board", label="Nämnd", kind=ColumnKind.LABEL),
        Column(key="amount", label="Ram, netto", kind=ColumnKind.NUMBER),
        Column(key="text", label="Kommentar", kind=ColumnKind.TEXT),
        Column(key="decision", label="Beslut", kind=ColumnKind.TEXT),
    )
    return Table(
        key="frames", of="frames", caption="Nämndernas ramar", unit=found[0].unit, columns=columns, rows=tuple(rows)
    )


def _amount(value: Decimal, address: str, label: str) -> Figure:
    return Figure(value=value, decimals=decimals_of(value), provenance=Provenance(address=address, label=label))


def answered(material: Material) -> list[Answered]:
    """What the council laid on the board with its answers; nothing where there is no council budget."""
    if material.council is None:
        return []
    meanings = {key: level.meaning for key, level in material.levels.items()}
    goals = [goal for goal in material.municipality.goals if goal.level in material.levels]
    return answers_of(asked_of(material.board, goals, meanings, material.council), material.plan)


def answers(material: Material) -> Table | None:
    """The board's answers to the council, one row each; what is not answered says so."""
    found = answered(material)
    if not found or material.report is not None:
        return None
    columns = (
        Column(key="asked", label="Fullmäktiges mål och uppdrag", kind=ColumnKind.LABEL),
        Column(key="answer", label="Nämndens svar", kind=ColumnKind.TEXT),
        Column(key="by", label="Genom", kind=ColumnKind.TEXT),
    )
    return Table(
        key="answers",
        of="answers",
        caption="Nämndens svar på fullmäktiges mål och uppdrag",
        columns=columns,
        rows=tuple(_answer_row(material, one) for one in found),
    )


def _answer_row(material: Material, one: Answered) -> Row:
    asked = text_cell(one.asked.name, one.asked.decision)
    if one.answer is None:
        return Row(key=one.asked.key, kind=RowKind.LINE, cells=(asked, StatusCell(status=UNANSWERED), text_cell("")))
    by = _named(material, one.answer.by)
    how = cell(material, "\n\n".join(part for part in (by, one.answer.text) if part))
    return Row(key=one.asked.key, kind=RowKind.LINE, cells=(asked, text_cell(ANSWER_WORDS[one.answer.kind]), how))


def _named(material: Material, key: str) -> str:
    known = material.goals.get(key) or material.commitments.get(key) or material.activities.get(key)
    return known.name if known else ""


def boards_together(material: Material) -> list[Section]:
    """Each council goal with what every board has under it: own goals, measures, work and assessments."""
    sections = []
    for area in _of(material, ""):
        below = [section for goal in _of(material, area.key) if (section := _council_goal(material, goal)) is not None]
        own = _council_goal(material, area) if material.meaning(area) is LevelMeaning.GOAL else None
        children = (*(own.children if own else ()), *below)
        if children:
            sections.append(
                Section(
                    key=f"section:goal/{area.key}",
                    heading=area.name,
                    kicker=material.levels[area.level].name,
                    role=SectionRole.GOAL_AREA if own is None else SectionRole.COUNCIL_GOAL,
                    children=tuple(children),
                )
            )
    return sections


def _of(material: Material, parent: str) -> list[Goal]:
    return [goal for goal in material.municipality.goals if goal.parent == parent and goal.level in material.levels]


def _council_goal(material: Material, goal: Goal) -> Section | None:
    """A council goal: its description, the boards' assessments in one table, then each board's own goals."""
    parts = [(board, [g for g in board.plan.goals if g.parent == goal.key]) for board in material.boards]
    carried = [(board, goals) for board, goals in parts if goals]
    described = blocks(material, goal.description, f"goal/{goal.key}/description")
    if not carried and not described:
        return None
    children: list[Node] = [*described]
    if carried:
        children.append(_assessment_table(goal, carried))
    for board, goals in carried:
        name = board.name_of(board.board)
        for own in goals:
            made = goal_section(board, own)
            children.append(replace(made, kicker=name, role=SectionRole.BOARD_GOAL))
    return Section(
        key=f"section:goal/{goal.key}",
        heading=goal.name,
        kicker=material.levels[goal.level].name,
        role=SectionRole.COUNCIL_GOAL,
        children=tuple(children),
    )


def _assessment_table(goal: Goal, carried: list[tuple[Material, list[Goal]]]) -> Table:
    rows = tuple(row for board, goals in carried for row in _assessment_rows(board, goals))
    columns = (
        Column(key="goal", label="Nämndens mål", kind=ColumnKind.LABEL),
        Column(key="board", label="Nämnd", kind=ColumnKind.TEXT),
        Column(key="assessment", label="Bedömning", kind=ColumnKind.STATUS),
    )
    caption = f"Nämndernas mål under {goal.name}"
    return Table(key=f"boards:{goal.key}", of="boards", caption=caption, columns=columns, rows=rows)


def _assessment_rows(board: Material, goals: list[Goal]) -> Iterator[Row]:
    levels = {level.key: level for level in board.municipality.assessment_levels}
    given = {a.goal: a.level for a in board.report.goal_assessments} if board.report else {}
    for goal in goals:
        level = levels.get(given.get(goal.key, ""))
        status = (
            Status(meaning=level.meaning, label=level.label)
            if level
            else Status(meaning=StatusMeaning.NONE, label="Inte bedömt")
        )
        cells = (text_cell(goal.name), text_cell(board.name_of(board.board)), StatusCell(status=status))
        yield Row(key=goal.key, kind=RowKind.LINE, cells=cells)
