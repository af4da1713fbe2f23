"""The council's budget, the boards' answers, and all boards together in one document."""

from dataclasses import replace
from decimal import Decimal

import pytest

from rodatraden.connectors.planfile.load import load
from rodatraden.connectors.planfile.parse import ParsedFile
from rodatraden.connectors.planfile.read import read_municipality
from rodatraden.core.content.council import Directive, DirectiveKind, Frame
from rodatraden.core.content.file import SCHEMA, MunicipalityContent, PlanContent, PlanFile, ReportContent
from rodatraden.core.content.organisation import Organisation, OrganisationKind
from rodatraden.core.content.planning import GoalAssessment
from rodatraden.core.content.scope import Scope, ScopeLevel
from rodatraden.core.content.text import TextSection
from rodatraden.core.document.inline import Text
from rodatraden.core.document.table import FigureCell, Table, TextCell
from rodatraden.core.document.tree import Document as Tree
from rodatraden.core.document.tree import Section, walk
from rodatraden.documents.actions import DecisionFacts, accept_findings, decide_document, open_documents
from rodatraden.documents.enums import FileFormat
from rodatraden.documents.frozen_content import frozen_data
from rodatraden.documents.models import Document
from rodatraden.documents.queries import review, tree_now
from rodatraden.documents.rendering import render
from rodatraden.foundation.accounts.models import User

BOARD, YEAR = "omsorgsnamnden", 2024


COUNCIL = "kommunfullmaktige"


def municipality() -> MunicipalityContent:
    file = read_municipality()
    assert file is not None
    assert file.municipality is not None
    return file.municipality


@pytest.fixture
def council(documents: dict[str, Document], development_lead: User) -> str:
    """The council, beside the fixtures' boards."""
    content = municipality()
    known = Organisation(key=COUNCIL, name="Kommunfullmäktige", kind=OrganisationKind.COUNCIL)
    content = replace(content, organisations=(*content.organisations, known))
    file = PlanFile(schema=SCHEMA, scope=Scope(level=ScopeLevel.MUNICIPALITY), municipality=content)
    load([ParsedFile(file=file, filename="kommun.yaml")], by=development_lead)
    return COUNCIL


@pytest.fixture
def budget(documents: dict[str, Document], council: str, development_lead: User) -> Document:
    """Mål och budget with an assignment and two frames."""
    plan = PlanContent(
        directives=(Directive(key="kf-uppdrag", kind=DirectiveKind.ASSIGNMENT, name="Utred natten", decision="§ 9"),),
        frames=(
            Frame(board=BOARD, amount=Decimal(1250), unit="mnkr"),
            Frame(board=council, amount=Decimal(3), unit="mnkr"),
        ),
        texts=(TextSection(key="kf-text", slot="planning_conditions", body="Befolkningen åldras."),),
    )
    scope = Scope(level=ScopeLevel.BOARD_YEAR, board=council, year=YEAR)
    load([ParsedFile(file=PlanFile(schema=SCHEMA, scope=scope, plan=plan), filename="mob.yaml")], by=development_lead)
    (document,) = open_documents(by=development_lead)
    return document


def table(tree: Tree, key: str) -> Table:
    return next(node for node in walk(tree) if isinstance(node, Table) and node.key == key)


def words(cell: object) -> str:
    assert isinstance(cell, TextCell)
    return " ".join(run.text for line in cell.lines for run in line if isinstance(run, Text))


def test_the_budget_has_its_own_template_with_every_council_goal(budget: Document) -> None:
    tree = tree_now(budget)
    assert tree.meta.title == "Mål och budget 2024"
    headings = [node.heading for node in walk(tree) if isinstance(node, Section)]
    assert {goal.name for goal in municipality().goals} <= set(headings)


def test_frames_are_summed_and_directives_say_whom_they_concern(budget: Document) -> None:
    tree = tree_now(budget)
    figures = [row.cells[1] for row in table(tree, "frames").rows]
    assert [cell.figure.value for cell in figures if isinstance(cell, FigureCell)] == [1250, 3, 1253]
    (row,) = table(tree, "directives:assignment").rows
    assert [words(cell) for cell in row.cells] == ["Utred natten", "Alla nämnder", "", "§ 9"]


def test_the_boards_plan_answers_and_the_review_lists_what_it_has_not(
    budget: Document, documents: dict[str, Document]
) -> None:
    plan = Document.objects.get(pk=documents["plan"].pk)
    rows = {row.key: row for row in table(tree_now(plan), "answers").rows}
    assert words(rows["god-omsorg"].cells[1]) == "Eget mål"
    assert "kf-uppdrag" in rows
    missing = [finding.place.label for finding in review(plan) if finding.check == "rule.council_is_answered"]
    assert "Utred natten" in missing
    assert "Omsorgen håller god kvalitet" not in missing


def test_a_decided_plan_keeps_the_budget_it_answered(
    budget: Document, documents: dict[str, Document], development_lead: User, facts: DecisionFacts
) -> None:
    plan = Document.objects.get(pk=documents["plan"].pk)
    accept_findings(by=development_lead, document=plan, findings=review(plan), reason="Provat.")
    edition = decide_document(by=development_lead, document=plan, facts=facts)
    frozen = frozen_data(edition).council
    assert frozen is not None
    assert frozen.plan is not None
    assert [one.key for one in frozen.plan.directives] == ["kf-uppdrag"]


def test_all_boards_stand_together_under_each_council_goal(
    budget: Document, council: str, development_lead: User
) -> None:
    def report(board: str, content: ReportContent) -> ParsedFile:
        scope = Scope(level=ScopeLevel.BOARD_OCCASION, board=board, year=YEAR, occasion="helar")
        return ParsedFile(file=PlanFile(schema=SCHEMA, scope=scope, report=content), filename=f"{board}.yaml")

    level = municipality().assessment_levels[-1]
    assessed = ReportContent(goal_assessments=(GoalAssessment(goal="on-kvalitet", level=level.key, text="Ja."),))
    load([report(BOARD, assessed), report(council, ReportContent())], by=development_lead)
    document = next(one for one in open_documents(by=development_lead) if one.scope.board_id == council)
    tree = tree_now(document)
    (row,) = [row for row in table(tree, "boards:god-omsorg").rows if row.key == "on-kvalitet"]
    assert words(row.cells[1]) == "Omsorgsnämnden"
    assert row.cells[2].status.label == level.label
    kickers = [n.kicker for n in walk(tree) if isinstance(n, Section) and n.key == "section:goal/on-kvalitet"]
    assert kickers == ["Omsorgsnämnden"]
    assert render(tree, FileFormat.PDF).startswith(b"%PDF")
