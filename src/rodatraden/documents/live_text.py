"""What running text points at and only documents know: figures, tables and sections.

The import itself holds references to what has a key of its own, as goals and activities. What
exists only once it is computed or put together is held here, with file and line.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

from rodatraden.connectors.planfile.messages import at, shortened
from rodatraden.connectors.planfile.parse import ParsedFile
from rodatraden.connectors.planfile.read import read_municipality, read_plan, read_report
from rodatraden.connectors.planfile.walk import Found, things
from rodatraden.core.content.economy import Statement, StatementTemplate
from rodatraden.core.content.file import PlanContent
from rodatraden.core.content.scope import Scope, ScopeLevel
from rodatraden.core.document.figure import Mode
from rodatraden.core.document.template import DocumentKind
from rodatraden.core.document.tree import Node, walk
from rodatraden.core.prose import Address, ReferenceMark, marks
from rodatraden.core.prose.fields import prose_of
from rodatraden.core.refusal import CalculationRefused
from rodatraden.core.statements import evaluate
from rodatraden.documents.assembly.addresses import AddressUnknown, look_up
from rodatraden.documents.assembly.assemble import assemble
from rodatraden.documents.assembly.filled import fill
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.assembly.references import IN_DOCUMENT, place_of
from rodatraden.documents.data import data_for, material_of
from rodatraden.documents.errors import StatementNotComputed
from rodatraden.documents.models import Document
from rodatraden.documents.template_data import delivered_template

_NOUNS = {"table": "tabellen", "section": "avsnittet", "plan": "dokumentet"}


def refuse_unresolved(files: Sequence[ParsedFile]) -> None:
    """Refuse the first of all files, now that they are in, whose text or table does not hold together.

    `PlanFileRefused` for a text that points at what is not there, and for a statement that cannot
    be computed because its formulas or cells do not fit its form.
    """
    for parsed in files:
        around = Surroundings(parsed.file.scope)
        for found in things(parsed.file):
            _refuse_uncomputed(parsed, found, around)
            for below, written in prose_of(found.thing):
                for mark in marks(written):
                    if not around.has(mark):
                        raise parsed.refused(_sentence(mark, found.field(*below)), (*found.path, *below))


def _refuse_uncomputed(parsed: ParsedFile, found: Found, around: "Surroundings") -> None:
    thing = found.thing
    try:
        if isinstance(thing, StatementTemplate):
            evaluate(thing.rows, thing.columns, {})
        elif isinstance(thing, Statement):
            around.compute(thing)
    except (CalculationRefused, StatementNotComputed) as refused:
        why = refused.why if isinstance(refused, StatementNotComputed) else str(refused)
        raise parsed.refused(f"{found.place} går inte att räkna ut. {why}", found.path) from refused


def _sentence(mark: Address | ReferenceMark, place: str) -> str:
    if isinstance(mark, ReferenceMark):
        noun = _NOUNS[mark.kind]
        return f"{place} pekar på {noun} ”{shortened(mark.key)}” som inte finns; rätta nyckeln."
    return f"siffran ”{shortened(str(mark))}”{at(place)} finns inte; rätta adressen eller lägg till det som saknas."


class Surroundings:
    """What the texts of one scope may point at, as the database has it."""

    def __init__(self, scope: Scope) -> None:
        """Read nothing before it is asked for."""
        self._scope = scope

    def has(self, mark: Address | ReferenceMark) -> bool:
        """Whether the figure, table or section is there, in some document that prints the scope's texts."""
        if isinstance(mark, ReferenceMark):
            if mark.kind == "plan":
                return Document.objects.filter(key=mark.key).exists()
            if mark.kind not in IN_DOCUMENT or not self._documents:
                return True
            return any(place_of(material, mark.kind, mark.key, nodes) for material, nodes in self._assembled)
        if self.material is None or _finds(self.material, mark):
            return True
        return any(_finds(material, mark) for material, _ in self._assembled)

    def compute(self, statement: Statement) -> None:
        """Compute a statement of the scope; raises `StatementNotComputed`."""
        if self.material is not None:
            fill(self.material, statement)

    @cached_property
    def _documents(self) -> list[Document]:
        found = Document.objects.select_related("scope", "template").order_by("pk")
        if self._scope.level is ScopeLevel.MUNICIPALITY:
            return list(found)
        here = found.filter(scope__board__key=self._scope.board, scope__year=self._scope.year)
        return list(here.filter(scope__occasion=self._scope.occasion) if self._scope.occasion else here)

    @cached_property
    def _assembled(self) -> list[tuple[Material, Mapping[str, Node]]]:
        made: list[tuple[Material, Mapping[str, Node]]] = []
        for document in self._documents:
            material = material_of(document, data_for(document))
            made.append((material, {node.key: node for node in walk(assemble(material, key=document.key))}))
        return made

    @cached_property
    def material(self) -> Material | None:
        """The scope's own content; None while there is no municipality."""
        shared = read_municipality()
        if shared is None or shared.municipality is None:
            return None
        scope = self._scope
        plan = read_plan(scope.board, scope.year) if scope.year is not None else None
        report = read_report(scope.board, scope.year, scope.occasion) if scope.year and scope.occasion else None
        return Material(
            template=delivered_template(DocumentKind.PLAN),
            board=scope.board,
            year=scope.year or 0,
            municipality=shared.municipality,
            plan=plan.plan if plan and plan.plan else PlanContent(),
            report=report.report if report else None,
            occasion=scope.occasion,
            mode=Mode.OWN,
        )


def _finds(material: Material, address: Address) -> bool:
    try:
        look_up(material, address.kind, address.segments, dict(address.query))
    except AddressUnknown:
        return False
    return True
