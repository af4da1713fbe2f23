"""The whole document from its material."""

from collections.abc import Mapping
from dataclasses import replace

from rodatraden.core.content.planning import LevelMeaning
from rodatraden.core.document.template import TemplateSection
from rodatraden.core.document.tree import (
    Decision,
    Document,
    Meta,
    Node,
    Paragraph,
    Section,
    SectionRole,
)
from rodatraden.documents.assembly.cells import words
from rodatraden.documents.assembly.figures import period_words
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.assembly.parts import MAKERS
from rodatraden.documents.assembly.references import placed

GOAL_ROLES = (SectionRole.GOAL_AREA, SectionRole.COUNCIL_GOAL, SectionRole.BOARD_GOAL)


def assemble(
    material: Material,
    *,
    key: str,
    edition: str = "draft",
    edition_label: str = "Utkast",
    decision: Decision | None = None,
    log_head: str = "",
) -> Document:
    """Template + data → document tree; the same in gives the same out."""
    children: list[Section] = []
    for section in material.template.sections:
        children += chapters(material, section)
    document = Document(
        key=key,
        mode=material.mode,
        meta=replace(_meta(material, edition, edition_label, decision), log_head=log_head),
        children=tuple(children),
        thread=_thread(material),
    )
    return placed(material, document)


def chapters(material: Material, section: TemplateSection) -> list[Section]:
    """The section; with `chapters` what its parts make of goals stands beside it."""
    made = _section(material, section)
    if made is None:
        return []
    if not section.chapters:
        return [made]
    goals = [c for c in made.children if isinstance(c, Section) and c.role in GOAL_ROLES]
    own = tuple(c for c in made.children if c not in goals)
    first = [_with(made, own)] if own else []
    return [*first, *goals]


def _with(section: Section, children: tuple[Node, ...]) -> Section:
    return Section(
        key=section.key,
        heading=section.heading,
        role=section.role,
        kicker=section.kicker,
        children=children,
    )


def _section(material: Material, section: TemplateSection) -> Section | None:
    children: list[Node] = [n for part in section.parts for n in MAKERS[part](material, section)]
    for below in section.sections:
        made = _section(material, below)
        if made is not None:
            children.append(made)
    if not children and section.required and section.empty:
        children = [Paragraph(key=f"empty/{section.slot}", runs=words(section.empty))]
    if not children:
        return None
    return Section(
        key=f"section:{section.slot}",
        heading=section.heading,
        role=SectionRole(section.role),
        children=tuple(children),
    )


def title_facts(material: Material) -> Mapping[str, str]:
    """What the title of a template may name."""
    occasion = material.occasion_facts
    as_of = occasion.as_of if occasion else None
    return {
        "year": str(material.year),
        "as_of": period_words(as_of.isoformat()) if as_of else str(material.year),
    }


def _meta(material: Material, edition: str, edition_label: str, decision: Decision | None) -> Meta:
    board = material.name_of(material.board)
    title = material.title or material.template.title.format(**title_facts(material))
    municipality = material.municipality
    occasion = material.occasion_facts
    return Meta(
        title=title,
        subtitle=material.template.subtitle,
        kind=material.template.name,
        municipality=municipality.name,
        organisation=board,
        year=material.year,
        as_of=occasion.as_of if occasion else None,
        case_number=decision.case_number if decision else material.case_number,
        edition=edition,
        edition_label=edition_label,
        decision=decision,
        description=f"{title} för {board} i {municipality.name}.",
        keywords=(material.template.name, board, municipality.name, str(material.year)),
        notice=municipality.notice,
        template=f"{material.template.key} {material.template.version}",
        **({"accent": municipality.accent} if municipality.accent else {}),
    )


def _thread(material: Material) -> tuple[tuple[int, ...], ...]:
    """Measures by top goal and by the goals below, for the lines on the cover."""
    per_goal: dict[str, int] = {}
    for link in material.plan.indicator_links:
        per_goal[link.goal] = per_goal.get(link.goal, 0) + 1
    for activity in material.plan.activities:
        for goal in activity.goals[:1]:
            per_goal[goal] = per_goal.get(goal, 0) + 1
    areas = []
    for top in material.children(""):
        if top.key not in material.relevant or material.meaning(top) is LevelMeaning.WORK:
            continue
        counts = [_carried(material, child.key, per_goal) for child in material.children(top.key)]
        here = per_goal.get(top.key, 0)
        found = tuple(c for c in (*counts, here) if c)
        if found:
            areas.append(found)
    return tuple(areas)


def _carried(material: Material, goal: str, per_goal: Mapping[str, int]) -> int:
    below = sum(_carried(material, child.key, per_goal) for child in material.children(goal))
    return per_goal.get(goal, 0) + below
