"""The content behind a document, and the material it makes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.followup.queries.promises import promised_at
from rodatraden.connectors.planfile.read import read_municipality, read_plan, read_report
from rodatraden.core.content.file import PlanContent, PlanFile
from rodatraden.core.content.organisation import OccasionKind, OrganisationKind
from rodatraden.core.cycle.promised import Promised
from rodatraden.core.document.template import Part
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.data_above import goals_above
from rodatraden.documents.data_beside import beside, stated_in
from rodatraden.documents.errors import ScopeEmpty
from rodatraden.documents.models import Document
from rodatraden.documents.template_data import template_from_data


@dataclass(frozen=True)
class Data:
    """The content behind a document: the municipality's, the year's and maybe the occasion's.

    `earlier` are the year's reports before the occasion: their outcomes still stand. `council` is
    the council's budget, which a board's plan answers. `boards` are the plans and reports that the
    council's report gathers, `above` the goals of other plans that these hang under (a unit's under
    its board's). `beside` are outcomes about persons that others state of what it measures: what is hidden
    must not be had from them. `promises` are what has been promised to the document; they are not
    frozen with it.
    """

    municipality: PlanFile
    plan: PlanFile | None
    report: PlanFile | None
    earlier: tuple[PlanFile, ...] = ()
    council: PlanFile | None = None
    boards: tuple[PlanFile, ...] = ()
    above: tuple[PlanFile, ...] = ()
    beside: tuple[PlanFile, ...] = ()
    promises: tuple[Promised, ...] = ()

    def parts(self) -> Mapping[str, PlanFile]:
        """The parts there are, by name."""
        own = {"municipality": self.municipality, "plan": self.plan, "report": self.report, "council": self.council}
        before = {f"earlier {file.scope.occasion}": file for file in self.earlier}
        boards = {f"board {' '.join(_named(file))}": file for file in self.boards}
        above = {f"above {file.scope.board}": file for file in self.above}
        beside = {f"beside {' '.join(_named(file))} {file.scope.year}": file for file in self.beside}
        return {name: part for name, part in own.items() if part is not None} | before | boards | above | beside


def _named(file: PlanFile) -> tuple[str, ...]:
    return (file.scope.board, file.scope.occasion) if file.scope.occasion else (file.scope.board,)


def data_for(
    document: Document,
    *,
    municipality_of: Callable[[], PlanFile | None] = read_municipality,
    plan_of: Callable[[str, int], PlanFile | None] = read_plan,
) -> Data:
    """The content behind a document, as it is now.

    `municipality_of` and `plan_of` are for those who keep what they have read of the shared and the year's.
    """
    scope = document.scope
    board, year = scope.board_id or "", scope.year
    municipality = municipality_of()
    if municipality is None or year is None:
        raise ScopeEmpty(document.title)
    plan = plan_of(board, year)
    report = read_report(board, year, scope.occasion) if scope.occasion else None
    if plan is None and report is None:
        raise ScopeEmpty(document.title)
    earlier = _earlier_reports(municipality, scope)
    boards = _boards_together(municipality, document) if gathers_boards(document) else ()
    return Data(
        municipality=municipality,
        plan=plan,
        report=report,
        earlier=earlier,
        beside=beside([municipality, plan, report, *earlier, *boards]),
        council=_council_budget(municipality, board, year),
        boards=boards,
        above=goals_above(municipality, plan) if plan else (),
        promises=promised_at(board, year, scope.occasion or _plan_occasion(municipality, year)),
    )


def _plan_occasion(municipality: PlanFile, year: int) -> str:
    """The occasion at which the year's plan is made; "" where the year has none."""
    years = municipality.municipality.years if municipality.municipality else ()
    found = (o.key for y in years if y.year == year for o in y.occasions if o.kind is OccasionKind.PLAN)
    return next(found, "")


def gathers_boards(document: Document) -> bool:
    """Whether the document's template gathers what all boards have."""
    return any(Part.BOARDS_TOGETHER in parts for parts in _parts_of(document.template.content["sections"]))


def _parts_of(sections: list[dict[str, Any]]) -> Iterator[list[str]]:
    for section in sections:
        yield section.get("parts", [])
        yield from _parts_of(section.get("sections", []))


def _council_budget(municipality: PlanFile, board: str, year: int) -> PlanFile | None:
    """The council's budget of the year, for the others' documents; None where there is none or it is empty."""
    council = _of_kind(municipality, OrganisationKind.COUNCIL)
    if not council or board in council:
        return None
    found = read_plan(council[0], year)
    return found if found and found.plan and found.plan != PlanContent() else None


def _boards_together(municipality: PlanFile, document: Document) -> tuple[PlanFile, ...]:
    """Every board's plan of the year, and its report at the same occasion, in the order of the register."""
    year, occasion = document.scope.year or 0, document.scope.occasion
    found: list[PlanFile] = []
    for board in _of_kind(municipality, OrganisationKind.EXECUTIVE_BOARD, OrganisationKind.BOARD):
        plan = read_plan(board, year)
        if plan is None or plan.plan == PlanContent():
            continue
        report = read_report(board, year, occasion) if occasion else None
        found += [plan] if report is None else [plan, report]
    return tuple(found)


def _of_kind(municipality: PlanFile, *kinds: OrganisationKind) -> list[str]:
    organisations = municipality.municipality.organisations if municipality.municipality else ()
    return [one.key for one in organisations if one.kind in kinds]


def _earlier_reports(municipality: PlanFile, scope: Scope) -> tuple[PlanFile, ...]:
    """The board's reports of the year as of an earlier day than the scope's occasion, in order."""
    years = municipality.municipality.years if municipality.municipality else ()
    days = {o.key: o.as_of for y in years if y.year == scope.year for o in y.occasions if o.as_of}
    if scope.occasion not in days:
        return ()
    before = sorted((day, key) for key, day in days.items() if day < days[scope.occasion])
    read = [read_report(scope.board_id or "", scope.year or 0, key) for _, key in before]
    return tuple(file for file in read if file is not None)


def material_of(document: Document, data: Data) -> Material:
    """The material of a document from its content."""
    scope = document.scope
    own = data.report or data.plan
    if data.municipality.municipality is None or own is None or scope.year is None:
        raise ScopeEmpty(document.title)
    return Material(
        template=template_from_data(document.template.content),
        board=scope.board_id or "",
        year=scope.year,
        municipality=data.municipality.municipality,
        plan=data.plan.plan if data.plan and data.plan.plan else PlanContent(),
        report=data.report.report if data.report else None,
        occasion=scope.occasion,
        earlier_observations=tuple(o for f in data.earlier if f.report for o in f.report.observations),
        council=data.council.plan if data.council else None,
        boards=_boards_of(document, data),
        beside=stated_in(data.beside),
        above=tuple(goal for file in data.above if file.plan for goal in file.plan.goals),
        promises=data.promises,
        mode=own.mode,
        title=own.document_title,
        case_number=own.case_number,
    )


def _boards_of(document: Document, data: Data) -> tuple[Material, ...]:
    """The material of each board that the document gathers."""
    if data.municipality.municipality is None:
        return ()
    place = {one.key: number for number, one in enumerate(data.municipality.municipality.organisations)}
    reports = {file.scope.board: file.report for file in data.boards if file.report is not None}
    template = template_from_data(document.template.content)
    return tuple(
        Material(
            template=template,
            board=file.scope.board,
            year=document.scope.year or 0,
            municipality=data.municipality.municipality,
            plan=file.plan,
            report=reports.get(file.scope.board),
            occasion=document.scope.occasion,
            beside=stated_in(
                (*data.beside, *(other for other in data.boards if other.scope.board != file.scope.board))
            ),
            mode=file.mode,
        )
        for file in sorted(data.boards, key=lambda file: place.get(file.scope.board, 0))
        if file.plan is not None
    )
