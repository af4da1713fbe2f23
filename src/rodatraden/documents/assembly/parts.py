"""What each part of a template is filled with."""

from collections.abc import Callable, Mapping

from rodatraden.core.content.economy import StatementKind
from rodatraden.core.document.inline import Text
from rodatraden.core.document.template import Part, TemplateSection
from rodatraden.core.document.tree import ItemList, Node, Section
from rodatraden.documents.assembly import (
    closing,
    control,
    council,
    economy,
    goals,
    key_figures,
    measures,
    own_frame,
    promises,
    reports,
    sources,
    statements,
    units,
    vision,
)
from rodatraden.documents.assembly.economy_charts import operation_charts
from rodatraden.documents.assembly.filled import filled_statements
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.assembly.origins import come_from
from rodatraden.documents.assembly.running_text import blocks

Maker = Callable[[Material, TemplateSection], list[Node]]


def texts(material: Material, section: TemplateSection) -> list[Node]:
    """The texts of the section's slot; one with a heading becomes a section of its own."""
    nodes: list[Node] = []
    for text in material.texts_in(section.slot):
        found = blocks(material, text.body, f"text/{text.key}")
        if text.heading:
            nodes.append(Section(key=f"section:text/{text.key}", heading=text.heading, children=tuple(found)))
        else:
            nodes += found
    return [*nodes, *come_from(material, section.slot)]


def laws(material: Material, section: TemplateSection) -> list[Node]:
    """The laws that govern the board in the year, with their numbers."""
    in_force = [
        law
        for law in material.municipality.laws
        if not law.provision
        and (not law.governs or material.board in law.governs)
        and (law.valid_from is None or law.valid_from.year <= material.year)
        and (law.valid_to is None or law.valid_to.year >= material.year)
    ]
    items = tuple(
        (
            Text(
                text=law.name
                + (f" ({law.abbreviation})" if law.abbreviation else "")
                + (f", SFS {law.number}" if law.number else "")
            ),
        )
        for law in in_force
    )
    return [ItemList(key="laws", items=items)] if items else []


def income(material: Material, section: TemplateSection) -> list[Node]:
    """The income statement, and the equity statement when it is one of its own; a report's grants are here too."""
    kinds = (StatementKind.INCOME, StatementKind.EQUITY, *((StatementKind.FUNDING,) if material.report else ()))
    every = [f for kind in kinds for f in filled_statements(material, kind)]
    return [statements.statement_table(material, f) for f in every]


def operating(material: Material, section: TemplateSection) -> list[Node]:
    """The operating statement with its chart."""
    nodes: list[Node] = []
    for filled in filled_statements(material, StatementKind.OPERATING):
        nodes.append(statements.statement_table(material, filled))
        nodes += operation_charts(material, filled)
    return nodes


def beside(make: Callable[[Material], Node | None], kind: StatementKind) -> Maker:
    """A maker of a table and, after it, the statements of the same matter."""

    def maker(material: Material, section: TemplateSection) -> list[Node]:
        node = make(material)
        told = [statements.statement_table(material, filled) for filled in filled_statements(material, kind)]
        return [*([node] if node is not None else []), *told]

    return maker


def operations(material: Material, section: TemplateSection) -> list[Node]:
    """What is said of each operation, under the operation's name."""
    every = filled_statements(material, StatementKind.OPERATING)
    names = {row.key: row.label for filled in every for row in filled.rows}
    nodes: list[Node] = []
    for text in material.texts_in("operation"):
        found = blocks(material, text.body, f"text/{text.key}")
        nodes.append(
            Section(
                key=f"section:text/{text.key}",
                heading=text.heading or names.get(text.about, text.about),
                numbered=False,
                children=tuple(found),
            )
        )
    return nodes


def one(make: Callable[[Material], Node | None]) -> Maker:
    """A maker of at most one node."""

    def maker(material: Material, section: TemplateSection) -> list[Node]:
        node = make(material)
        return [node] if node is not None else []

    return maker


def many(make: Callable[[Material], "list[Node] | list[Section]"]) -> Maker:
    """A maker of several nodes."""

    def maker(material: Material, section: TemplateSection) -> list[Node]:
        return list(make(material))

    return maker


MAKERS: Mapping[Part, Maker] = {
    Part.TEXTS: texts,
    Part.LAWS: laws,
    Part.KEY_FIGURES: one(key_figures.key_figures),
    Part.VISION: many(vision.vision),
    Part.GOAL_OVERVIEW: many(vision.goal_overview),
    Part.CORE_VALUES: many(vision.core_values),
    Part.PLAN_GOALS: many(goals.goal_sections),
    Part.REPORT_GOALS: many(goals.goal_sections),
    Part.COMMITMENT_SUMMARY: many(reports.commitment_summary),
    Part.NOT_REPORTED: many(vision.not_reported),
    Part.GOAL_ASSESSMENTS: many(closing.goal_assessments),
    Part.IMPROVEMENT_AREAS: many(closing.improvement_areas),
    Part.CONTROL_JUDGEMENT: many(closing.control_judgement),
    Part.INCOME_STATEMENT: income,
    Part.OPERATING_STATEMENT: operating,
    Part.OPERATIONS: operations,
    Part.ALLOCATIONS: one(measures.allocation_table),
    Part.FUNDING: beside(economy.funding_table, StatementKind.FUNDING),
    Part.INVESTMENTS: beside(economy.investment_table, StatementKind.INVESTMENT),
    Part.MEASURES: many(measures.measures),
    Part.VOLUMES: lambda material, section: list(economy.volume_tables(material)),
    Part.RISKS: lambda material, section: list(control.risk_tables(material)),
    Part.AUDITS: one(control.audit_table),
    Part.CONTROLS: lambda material, section: list(control.control_tables(material)),
    Part.FOLLOW_UP_PLAN: many(closing.follow_up_plan),
    Part.FOLLOW_UPS: many(closing.follow_ups),
    Part.DIRECTIVES: many(council.directives),
    Part.FRAMES: one(council.frames),
    Part.ANSWERS: one(council.answers),
    Part.BOARDS_TOGETHER: many(council.boards_together),
    Part.SOURCES: one(sources.source_table),
    Part.UNITS: many(units.units),
    Part.OWN_FRAME: one(own_frame.own_frame),
    Part.PROMISES: one(promises.promises),
}
