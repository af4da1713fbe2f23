"""Bringing in plan files: their content, what their texts point at, and the documents they give."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from rodatraden.connectors.planfile.load import LoadReport, load
from rodatraden.connectors.planfile.parse import ParsedFile
from rodatraden.documents.actions.opening import open_documents
from rodatraden.documents.live_text import refuse_unresolved
from rodatraden.documents.models import Document
from rodatraden.foundation.accounts.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtIn:
    """What an import changed, and the documents it opened."""

    report: LoadReport
    opened: tuple[Document, ...]


def bring_in(files: Sequence[ParsedFile], *, by: User, replace_reason: str = "", dry_run: bool = False) -> BroughtIn:
    """Load plan files and open their documents, in one transaction: all of it or nothing.

    Raises what `load` raises, and `PlanFileRefused` (with file and line) for a text whose figure,
    table or section does not exist once the files are in. With `dry_run` nothing is kept.
    """
    with transaction.atomic():
        report = load(files, by=by, replace_reason=replace_reason)
        opened = open_documents(by=by)
        refuse_unresolved(files)
        if dry_run:
            transaction.set_rollback(True)
    return BroughtIn(report=replace(report, dry_run=dry_run), opened=tuple(opened))
