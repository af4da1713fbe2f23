"""Plan files into the database: all of them, or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction

from rodatraden.apps.cycle.actions import note_import, open_scope
from rodatraden.apps.cycle.models import Scope as ScopeRow
from rodatraden.apps.cycle.rules import IMPORT_CONTENT, refuse_if_locked
from rodatraden.connectors.planfile.load_areas import replace_content
from rodatraden.connectors.planfile.load_checks import NAMED_IN, check_circles, check_references, check_scope
from rodatraden.connectors.planfile.messages import PlanFileRefused
from rodatraden.connectors.planfile.parse import ParsedFile
from rodatraden.connectors.planfile.write import write
from rodatraden.core.content.scope import Scope, ScopeLevel
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.keyed.changes import Change, ChangeKind
from rodatraden.foundation.keyed.errors import ContentRefused
from rodatraden.foundation.keyed.still_used import refuse_if_still_used
from rodatraden.foundation.permissions import require

_ORDER = list(ScopeLevel)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """What one file changed in its scope."""

    filename: str
    scope: Scope
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReport:
    """What an import changed, file by file; with `dry_run` what it would have changed."""

    files: tuple[FileReport, ...]
    dry_run: bool = False

    @property
    def changes(self) -> tuple[Change, ...]:
        """All changes of all files."""
        return tuple(change for file in self.files for change in file.changes)

    def count(self, what: ChangeKind) -> int:
        """How many things were added, changed, ended or revived."""
        return sum(change.what is what for change in self.changes)


def load(files: Sequence[ParsedFile], *, by: User, replace_reason: str = "", dry_run: bool = False) -> LoadReport:
    """Bring in plan files: the municipality first, then plans, then reports, in one transaction.

    A second time changes nothing and leaves no audit rows. Raises PlanFileRefused (with file and
    line), ScopeClosed, ScopeChangedByPerson or PermissionRefused; then nothing is changed.
    """
    require(by, IMPORT_CONTENT)
    ordered = sorted(files, key=lambda parsed: _ORDER.index(parsed.file.scope.level))
    with transaction.atomic():
        _refuse_same_scope_twice(ordered)
        check_references(ordered)
        reports = [_load_file(parsed, by, replace_reason) for parsed in ordered]
        for parsed, report in zip(ordered, reports, strict=True):
            with _told(parsed):
                refuse_if_still_used(report.changes, NAMED_IN)
        check_circles(ordered)
        if dry_run:
            transaction.set_rollback(True)
    return LoadReport(files=tuple(reports), dry_run=dry_run)


def _load_file(parsed: ParsedFile, by: User, reason: str) -> FileReport:
    file = parsed.file
    check_scope(parsed)
    with _told(parsed):
        row, header = open_scope(
            by=by,
            scope=file.scope,
            mode=file.mode.value,
            document_title=file.document_title,
            case_number=file.case_number,
            reason=reason,
        )
        changes = header + replace_content(by=by, scope=row, file=file, reason=reason)
    if changes:
        _finish(parsed, by, row, reason)
    return FileReport(filename=parsed.filename, scope=file.scope, changes=changes)


def _finish(parsed: ParsedFile, by: User, row: ScopeRow, reason: str) -> None:
    """Refuse what may not be replaced, now that we know that something would be; or note the import."""
    refuse_if_locked(row, reason)
    note_import(by=by, scope=row, digest=hashlib.sha256(write(parsed.file)).hexdigest(), reason=reason)


@contextmanager
def _told(parsed: ParsedFile) -> Iterator[None]:
    """Say in which file and on which line the content is that is refused."""
    try:
        yield
    except ContentRefused as refused:
        sentence = refused.sentence
        raise parsed.refused(sentence[:1].lower() + sentence[1:], refused.path) from refused


def _refuse_same_scope_twice(files: Sequence[ParsedFile]) -> None:
    seen: dict[Scope, str] = {}
    for parsed in files:
        scope = parsed.file.scope
        if scope in seen:
            raise PlanFileRefused(
                f"{scope} finns också i {seen[scope]}; läs in en fil för varje omfattning.",
                parsed.filename,
                parsed.line_of(("scope",)),
            )
        seen[scope] = parsed.filename
