"""Bringing in plan files: their content, what their texts point at, and the documents they give."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from django.db import transaction

from rodatraden.connectors.planfile.load import LoadReport, load
from rodatraden.connectors.planfile.parse import ParsedFile
from rodatraden.documents.actions.opening import open_documents
from rodatraden.documents.live_text import refuse_unresolved
from rodatraden.documents.models import Document
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.errors import Refusal


class PreviewOutdated(Refusal):
    """What the files would change is no longer what was shown."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(
            "Det som filerna skulle ändra är inte längre det du såg: någon har ändrat något sedan dess. "
            "Inget är inläst. Se igenom listan igen."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtIn:
    """What an import changed, and the documents it opened."""

    report: LoadReport
    opened: tuple[Document, ...]


def digest_of(report: LoadReport) -> str:
    """What a report says, in a hash: equal for two runs that change the same."""
    said = [
        [file.filename, str(file.scope)]
        + [[change.what, change.kind, change.key, dict(change.before), dict(change.after)] for change in file.changes]
        for file in report.files
    ]
    return sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def bring_in(
    files: Sequence[ParsedFile], *, by: User, replace_reason: str = "", dry_run: bool = False, seen: str = ""
) -> BroughtIn:
    """Load plan files and open their documents, in one transaction: all of it or nothing.

    Raises what `load` raises, and `PlanFileRefused` (with file and line) for a text whose figure,
    table or section does not exist once the files are in. With `dry_run` nothing is kept. `seen` is the
    digest of the report that the person said yes to: PreviewOutdated when it would now be another.
    """
    with transaction.atomic():
        report = load(files, by=by, replace_reason=replace_reason)
        if seen and digest_of(report) != seen:
            raise PreviewOutdated
        opened = open_documents(by=by)
        refuse_unresolved(files)
        if dry_run:
            transaction.set_rollback(True)
    return BroughtIn(report=replace(report, dry_run=dry_run), opened=tuple(opened))
