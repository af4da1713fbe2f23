"""The demo's documents as material: the fictive board's whole year, and the real board's two."""

from functools import cache

from rodatraden.config.demo import demo_files
from rodatraden.core.content.file import MunicipalityContent, PlanFile
from rodatraden.core.content.organisation import OccasionKind
from rodatraden.core.document.template import DocumentKind
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.template_data import delivered_template

KINDS = {kind: DocumentKind(kind.value) for kind in OccasionKind if kind.value in set(DocumentKind)}


@cache
def files() -> tuple[PlanFile, ...]:
    """The demo's plan files."""
    return tuple(parsed.file for parsed in demo_files())


@cache
def municipality() -> MunicipalityContent:
    """What the demo's boards share."""
    return next(file.municipality for file in files() if file.municipality is not None)


@cache
def materials() -> dict[str, Material]:
    """The material of each document of the demo, by board, year and occasion."""
    kinds = {(year.year, one.key): KINDS[one.kind] for year in municipality().years for one in year.occasions}
    found = {}
    for file in files():
        board, year, occasion = file.scope.board, file.scope.year or 0, file.scope.occasion
        if file.plan is not None and file.plan.texts:
            found[f"{board}-{year}"] = _material(file, DocumentKind.PLAN)
        if file.report is not None:
            found[f"{board}-{year}-{occasion}"] = _material(file, kinds[year, occasion])
    return found


def _material(file: PlanFile, kind: DocumentKind) -> Material:
    year = file.scope.year or 0
    plan = next(f.plan for f in files() if f.plan and (f.scope.board, f.scope.year) == (file.scope.board, year))
    return Material(
        template=delivered_template(kind),
        board=file.scope.board,
        year=year,
        municipality=municipality(),
        plan=plan,
        report=file.report,
        occasion=file.scope.occasion,
        mode=file.mode,
        title=file.document_title,
        case_number=file.case_number,
    )


def park(occasion: str = "") -> Material:
    """The fictive board's plan, or its report at an occasion."""
    return materials()["-".join(part for part in ("parknamnden-2025", occasion) if part)]
