"""Random variants of whole boards: real files with some of their facts exchanged for awkward ones.

What must fit together (keys and what points to them) is left alone, so that nearly every variant
is a file that the import would take; those it would not are thrown away.
"""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from rodatraden.connectors.planfile.load_checks import _TEMPLATE_PARTS
from rodatraden.connectors.planfile.references import ASSEMBLED, REFERS, defined, references
from rodatraden.connectors.planfile.rules import problems
from rodatraden.connectors.planfile.types import Field, Leaf, Listing, Optional, Record
from rodatraden.connectors.planfile.walk import things
from rodatraden.core.content.economy import (
    Allocation,
    ConditionalIncome,
    CorrectiveMeasure,
    InvestmentPlan,
    StatementColumn,
    StatementRow,
    StatementTemplate,
)
from rodatraden.core.content.file import MunicipalityContent, PlanContent, PlanFile, ReportContent
from rodatraden.core.content.scope import Scope
from rodatraden.core.document.figure import Mode
from rodatraden.core.document.template import DocumentKind
from rodatraden.core.refusal import CalculationRefused
from rodatraden.core.statements import evaluate
from rodatraden.documents.assembly.filled import fill
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.errors import StatementNotComputed
from rodatraden.documents.template_data import delivered_template
from tests.connectors.planfile import everything
from tests.connectors.planfile.plan_files import values_of
from tests.documents.board import plan_file

Path = tuple[str | int, ...]
REPORTS = tuple(kind for kind in DocumentKind if kind is not DocumentKind.PLAN)
_LEFT_ALONE = {"key", "of", "table", "schema", "mode", "scope", "body_format"}
_MONEY = (Allocation, ConditionalIncome, CorrectiveMeasure, InvestmentPlan, StatementTemplate)
_FORMS = (StatementTemplate, StatementRow, StatementColumn)


@dataclass(frozen=True)
class Board:
    """The three files a document is made of."""

    municipality: PlanFile
    plan: PlanFile
    report: PlanFile

    def with_file(self, name: str, file: PlanFile) -> "Board":
        """The board with one of its files exchanged."""
        return replace(self, **{name: file})

    @property
    def files(self) -> tuple[PlanFile, ...]:
        """The files in the order they are read in."""
        return self.municipality, self.plan, self.report

    def material(self, kind: DocumentKind, mode: Mode) -> Material:
        """What a document of the kind is made of."""
        scope, report = self.report.scope, self.report.report if kind is not DocumentKind.PLAN else None
        assert self.municipality.municipality is not None
        assert self.plan.plan is not None
        return Material(
            template=delivered_template(kind),
            board=scope.board,
            year=scope.year or 0,
            municipality=self.municipality.municipality,
            plan=self.plan.plan,
            report=report,
            occasion=scope.occasion if report else "",
            mode=mode,
        )


@cache
def boards() -> tuple[Board, ...]:
    """The boards that the variants are made of."""
    return (
        Board(plan_file("kommun.yaml"), plan_file("plan.yaml"), plan_file("report.yaml")),
        Board(everything.municipality(), everything.plan(), everything.report()),
    )


@st.composite
def variants(draw: st.DrawFn) -> Board:
    """A board with some facts exchanged, that an import would take."""
    board = draw(st.sampled_from(boards()))
    for _ in range(draw(st.integers(0, 8))):
        name = draw(st.sampled_from(("municipality", "plan", "report")))
        file = getattr(board, name)
        path, field = draw(st.sampled_from(_places(file)))
        board = board.with_file(name, _exchanged(file, path, draw(values_of(field.shape))))
    assume(fits(board))
    return board


@cache
def _fields(of: type[Any]) -> tuple[Field, ...]:
    pointing = REFERS.get(of, {})
    return tuple(
        field
        for field in Record(of).fields.values()
        if field.name not in _LEFT_ALONE | set(pointing) and not _holds_keys(field)
    )


def _holds_keys(field: Field) -> bool:
    """Whether new content there would need keys that fit the rest."""
    shape = field.shape.of if isinstance(field.shape, Optional) else field.shape
    if isinstance(shape, Listing):
        return isinstance(shape.of, Record)
    return isinstance(shape, Record) and shape.of in (MunicipalityContent, PlanContent, ReportContent, Scope)


def _places(file: PlanFile) -> list[tuple[Path, Field]]:
    return [
        ((*found.path, field.name), field)
        for found in things(file)
        for field in _fields(type(found.thing))
        if not (isinstance(found.thing, Scope) or (isinstance(found.thing, _FORMS) and field.name == "formula"))
    ] + [
        (found.path, Field("", Leaf.TEXT, required=False, default=()))
        for found in things(file)
        if found.path and isinstance(found.path[-1], int)
    ]


def _exchanged(thing: Any, path: Path, value: Any) -> Any:
    """The thing with the value at the path; a place in a list is left out altogether."""
    first, *rest = path
    if isinstance(first, int):
        if first >= len(thing):
            return thing
        left = (_exchanged(thing[first], tuple(rest), value),) if rest else ()
        return (*thing[:first], *left, *thing[first + 1 :])
    if isinstance(thing, dict):
        return {**thing, first: _exchanged(thing[first], tuple(rest), value)}
    below = getattr(thing, str(first))
    return replace(thing, **{str(first): _exchanged(below, tuple(rest), value) if rest else value})


def fits(board: Board) -> bool:
    """Whether an import would find nothing wrong in the three files."""
    if any(next(problems(file), None) for file in board.files):
        return False
    known: dict[str, set[str]] = {}
    for file in board.files:
        for kind, keys in defined(file).items():
            known.setdefault(kind, set()).update(keys)
    content = board.municipality.municipality
    for template in content.statement_templates if content else ():
        for kind, below in _TEMPLATE_PARTS.items():
            known.setdefault(kind, set()).update(f"{template.key}/{part.key}" for part in getattr(template, below))
    return (
        _computes(board)
        and _counts_money(board)
        and all(
            not ASSEMBLED.isdisjoint(found.kinds) or any(found.key in known.get(kind, ()) for kind in found.kinds)
            for file in board.files
            for found in references(file)
        )
    )


def _computes(board: Board) -> bool:
    """Whether every statement and template can be computed."""
    material = board.material(DocumentKind.INTERIM_EARLY, Mode.OWN)
    assert material.report is not None
    try:
        for template in material.municipality.statement_templates:
            evaluate(template.rows, template.columns, {})
        for statement in (*material.plan.statements, *material.report.statements):
            fill(material, statement)
    except (CalculationRefused, StatementNotComputed):
        return False
    return True


def _counts_money(board: Board) -> bool:
    """Whether all money is in a unit that the import takes."""
    found = [each.thing for file in board.files for each in things(file)]
    units = [thing.unit for thing in found if isinstance(thing, _MONEY)]
    units += [thing.funding_unit for thing in found if isinstance(thing, PlanContent)]
    return set(units) <= {"kr", "tkr", "mnkr"}
