"""Carry a year's plans to the next, and undo it."""

import io
import zipfile
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from rodatraden.apps.cycle.actions import mark_changed, replace_cycle_content
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.queries.scopes import find, key_of
from rodatraden.connectors.planfile.for_reader import as_taken_home
from rodatraden.connectors.planfile.load import load
from rodatraden.connectors.planfile.parse import ParsedFile, read_types
from rodatraden.connectors.planfile.read import read_municipality, read_row
from rodatraden.connectors.planfile.write import write
from rodatraden.core.content import scope as content_scope
from rodatraden.core.content.file import MunicipalityContent, PlanContent, ReportContent
from rodatraden.core.content.organisation import PlanningYear
from rodatraden.documents.actions.opening import open_documents
from rodatraden.documents.errors import AlreadyRolledOver, NextYearDecided, NotRolledOver, WouldBeLost
from rodatraden.documents.models import Document, RollOver
from rodatraden.documents.next_year import prepare
from rodatraden.documents.rules import ROLL_OVER
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.permissions import require

_UNDONE = "Överföringen till nästa år ångras."


@transaction.atomic
def roll_over(*, by: User, year: int, texts: bool = False, steering_model: str = "") -> RollOver:
    """Start the next year from this one: its occasions, and every plan as `prepare` shows it.

    Last year stays as it is. Raises YearUnknown, NothingToRollOver or AlreadyRolledOver.
    """
    require(by, ROLL_OVER, "")
    if RollOver.objects.filter(year=year, undone_at__isnull=True).exists():
        raise AlreadyRolledOver(year)
    prepared = prepare(year, texts=texts, steering_model=steering_model)
    if prepared.new_year is not None:
        _set_years(by, prepared.municipality, (*prepared.municipality.years, prepared.new_year))
    files = [ParsedFile(file=plan.file, filename=f"{plan.name} {year + 1}") for plan in prepared.plans]
    load(files, by=by)
    scopes = [key_of(plan.file.scope) for plan in prepared.plans]
    open_documents(by=by, begun=scopes)
    made = RollOver.objects.create(year=year, scopes=scopes, made_year=prepared.new_year is not None, made_by=by)
    record(by=by, action="documents.roll_over", kind="documents.rollover", key=str(year), after={"scopes": scopes})
    return made


def written_since(made: RollOver) -> tuple[Scope, ...]:
    """The plans and reports of the new year that somebody has written in: what undoing would take away."""
    plans = Scope.objects.filter(key__in=made.scopes)
    boards = plans.order_by("pk").values_list("board__key", flat=True)
    reports = Scope.objects.filter(board__key__in=list(boards), year=made.year + 1).exclude(occasion="")
    written = plans.filter(changed_by_person=True) | reports
    return tuple(written.order_by("board", "occasion", "pk"))


@transaction.atomic
def undo_roll_over(*, by: User, year: int, lose: bool = False) -> RollOver:
    """Take the new year away again, as if it had never been started.

    One click until somebody has written in it; then WouldBeLost lists what, and with `lose` it is
    archived in the roll-over first. Raises NotRolledOver, or NextYearDecided when a plan of the
    new year has been put forward or decided.
    """
    require(by, ROLL_OVER, "")
    made = RollOver.objects.select_for_update(of=("self",)).filter(year=year, undone_at__isnull=True).first()
    if made is None:
        raise NotRolledOver(year)
    scopes = list(Scope.objects.select_for_update(of=("self",)).filter(key__in=made.scopes).order_by("key"))
    _refuse_decided(scopes)
    written = written_since(made)
    if written and not lose:
        raise WouldBeLost(year + 1, tuple(str(scope) for scope in written))
    rows = [*[scope for scope in written if scope.occasion], *scopes]
    if written:
        made.archive = _archive(rows)
    load([_emptied(row) for row in rows], by=by, replace_reason=_UNDONE)
    Document.objects.filter(scope__in=rows).delete()
    if made.made_year:
        _take_year_away(by, year + 1)
    made.undone_at, made.undone_by = timezone.now(), by
    made.save(update_fields=("undone_at", "undone_by", "archive"))
    record(
        by=by, action="documents.undo_roll_over", kind="documents.rollover", key=str(year),
        before={"scopes": made.scopes}, reason=_UNDONE,
    )  # fmt: skip
    return made


def _refuse_decided(scopes: list[Scope]) -> None:
    document = Document.objects.filter(scope__in=scopes, editions__isnull=False).order_by("key").first()
    if document is not None:
        raise NextYearDecided(document.title)


def _emptied(row: Scope) -> ParsedFile:
    """A file that holds nothing: what is in the scope ends."""
    file = read_row(row)
    empty = replace(file, plan=PlanContent()) if file.plan is not None else replace(file, report=ReportContent())
    return ParsedFile(file=empty, filename=str(row))


def _archive(rows: list[Scope]) -> bytes:
    """The plan files of the scopes as they stand, in one archive."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for row in rows:
            archive.writestr(f"{row.key.replace('/', '-')}.yaml", write(read_row(row)))
    return into.getvalue()


def _take_year_away(by: User, year: int) -> None:
    file = read_municipality()
    if file is not None and file.municipality is not None:
        kept = tuple(one for one in file.municipality.years if one.year != year)
        _set_years(by, file.municipality, kept)


def _set_years(by: User, municipality: MunicipalityContent, years: tuple[PlanningYear, ...]) -> None:
    row = find(content_scope.Scope(level=content_scope.ScopeLevel.MUNICIPALITY))
    if row is not None:
        replace_cycle_content(by=by, scope=row, content=replace(municipality, years=years), reason="")
        mark_changed(by=by, scope=row)


def archived_files(made: RollOver) -> tuple[str, ...]:
    """The names of the plan files that were kept when it was undone."""
    if not made.archive:
        return ()
    with zipfile.ZipFile(io.BytesIO(bytes(made.archive))) as archive:
        return tuple(archive.namelist())


def archive_for(made: RollOver, user: User) -> bytes:
    """The archive as a person may take it home: without figures about few persons for those who may not have them."""
    into = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(bytes(made.archive))) as kept,
        zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as out,
    ):
        for name in kept.namelist():
            out.writestr(name, as_taken_home(read_types(kept.read(name), name).file, user))
    return into.getvalue()
