"""Freezing a document: as a proposal, at the decision, as a correction or a revision."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from rodatraden.apps.cycle.actions import close_scope
from rodatraden.connectors.planfile.write import write
from rodatraden.core.checks.check import Severity
from rodatraden.core.document.serial import content_hash, to_json
from rodatraden.core.document.tree import Decision
from rodatraden.core.document.tree import Document as Tree
from rodatraden.documents import queries
from rodatraden.documents.assembly.assemble import assemble
from rodatraden.documents.enums import EditionKind, EditionState, FileFormat
from rodatraden.documents.errors import (
    AlreadyDecided,
    ChangedMeanwhile,
    DecisionIncomplete,
    FaultsRemain,
    NotDecided,
    ReasonMissing,
)
from rodatraden.documents.finding_key import finding_key
from rodatraden.documents.manifest import FileFacts, Manifest, sha256
from rodatraden.documents.models import Document, Edition, EditionFile
from rodatraden.documents.rendering import file_name, render
from rodatraden.documents.rules import DECIDE_DOCUMENT
from rodatraden.documents.snapshot import DataFile, pack, template_hash
from rodatraden.documents.version import software_version
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.permissions import require

DECIDED = (EditionState.DECIDED, EditionState.PUBLISHED)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFacts:
    """Who decided, when, under which paragraph, and the case number."""

    body: str
    decided_on: date | None
    paragraph: str
    case_number: str

    def complete(self) -> "DecisionFacts":
        """Itself; `DecisionIncomplete` naming what is lacking."""
        names = {
            "beslutande organ": self.body,
            "beslutsdatum": self.decided_on.isoformat() if self.decided_on else "",
            "paragraf": self.paragraph,
            "diarienummer": self.case_number,
        }
        lacking = [name for name, value in names.items() if not value.strip()]
        if lacking:
            raise DecisionIncomplete(" och ".join(lacking))
        return self

    def in_document(self) -> Decision:
        """The decision as the document prints it; `DecisionIncomplete` without a date."""
        if self.decided_on is None:
            raise DecisionIncomplete("beslutsdatum")
        return Decision(
            body=self.body,
            date=self.decided_on,
            paragraph=self.paragraph,
            case_number=self.case_number,
        )


def propose_document(*, by: User, document: Document) -> Edition:
    """Freeze the document as a proposal, so that every member reads the same."""
    require(by, DECIDE_DOCUMENT, document)
    return _freeze(by=by, document=document, kind=EditionKind.ORIGINAL, facts=None)


def decide_document(*, by: User, document: Document, facts: DecisionFacts) -> Edition:
    """Freeze the document as decided: tree, template, data and every rendered file.

    Raises `AlreadyDecided`, `DecisionIncomplete`, `FaultsRemain` (faults of the review that are
    neither mended nor accepted) or `ChangedMeanwhile`.
    """
    require(by, DECIDE_DOCUMENT, document)
    if queries.newest_edition(document, *DECIDED) is not None:
        raise AlreadyDecided(document.title)
    return _freeze(by=by, document=document, kind=EditionKind.ORIGINAL, facts=facts.complete())


def correct_document(*, by: User, document: Document, reason: str) -> Edition:
    """Mend a slip in a decided document under the same decision; `reason` says what was wrong."""
    require(by, DECIDE_DOCUMENT, document)
    before = queries.newest_edition(document, *DECIDED)
    if before is None or before.decided_on is None:
        raise NotDecided(document.title, "rättas")
    if not reason.strip():
        raise ReasonMissing("vad rättelsen gäller")
    facts = DecisionFacts(
        body=before.body,
        decided_on=before.decided_on,
        paragraph=before.paragraph,
        case_number=before.case_number,
    )
    return _freeze(by=by, document=document, kind=EditionKind.CORRECTION, facts=facts, reason=reason.strip())


def revise_document(*, by: User, document: Document, facts: DecisionFacts, reason: str, valid_from: date) -> Edition:
    """A new decision that replaces the plan from a date."""
    require(by, DECIDE_DOCUMENT, document)
    if queries.newest_edition(document, *DECIDED) is None:
        raise NotDecided(document.title, "revideras")
    if not reason.strip():
        raise ReasonMissing("varför dokumentet revideras")
    return _freeze(
        by=by,
        document=document,
        kind=EditionKind.REVISION,
        facts=facts.complete(),
        reason=reason.strip(),
        valid_from=valid_from,
    )


@dataclass(frozen=True)
class _Frozen:
    """Everything an edition stores, made before the transaction."""

    tree: Tree
    tree_bytes: bytes
    data: DataFile
    files: dict[FileFormat, bytes]


def _prepare(document: Document, facts: DecisionFacts | None, kind: EditionKind) -> tuple[queries.Data, Tree]:
    data = queries.data_for(document)
    material = queries.material_of(document, data)
    label = "Förslag" if facts is None else EDITION_LABELS[kind]
    edition = EditionState.PROPOSAL if facts is None else EditionState.DECIDED
    decision = facts.in_document() if facts else None
    tree = assemble(
        material,
        key=document.key,
        edition=edition.value,
        edition_label=label,
        decision=decision,
    )
    return data, tree


EDITION_LABELS = {
    EditionKind.ORIGINAL: "Beslutad",
    EditionKind.CORRECTION: "Beslutad, rättad",
    EditionKind.REVISION: "Reviderad",
}


def _render_all(document: Document, facts: DecisionFacts | None, kind: EditionKind) -> _Frozen:
    data, tree = _prepare(document, facts, kind)
    parts = pack({name: write(part) for name, part in data.parts().items()})
    files = {file_format: render(tree, file_format) for file_format in FileFormat}
    return _Frozen(tree, to_json(tree), parts, files)


def _refuse_faults(document: Document) -> None:
    accepted = queries.accepted_findings(document)
    remaining = [f for f in queries.review(document) if f.severity is Severity.FAULT and finding_key(f) not in accepted]
    if remaining:
        raise FaultsRemain(len(remaining), remaining[0].text)


def _freeze(
    *,
    by: User,
    document: Document,
    kind: EditionKind,
    facts: DecisionFacts | None,
    reason: str = "",
    valid_from: date | None = None,
) -> Edition:
    """Render outside the transaction (it takes a second), then store everything in one."""
    if facts is not None:
        _refuse_faults(document)
    frozen = _render_all(document, facts, kind)
    with transaction.atomic():
        locked = Document.objects.select_for_update().get(pk=document.pk)
        _, again = _prepare(locked, facts, kind)
        if content_hash(again) != content_hash(frozen.tree):
            raise ChangedMeanwhile(document.title)
        edition = _store(by, locked, frozen, kind, facts, reason, valid_from)
        if facts is not None:
            close_scope(by=by, scope=locked.scope)
        record(
            by=by,
            action=f"documents.{'propose' if facts is None else 'decide'}",
            kind="document",
            key=document.key,
            after={"edition": edition.number, "kind": kind.value, "fingerprint": edition.fingerprint},
            reason=reason,
        )
    return edition


def _manifest(
    document: Document,
    number: int,
    frozen: _Frozen,
    kind: EditionKind,
    facts: DecisionFacts | None,
) -> Manifest:
    state = EditionState.PROPOSAL if facts is None else EditionState.DECIDED
    return Manifest(
        document=document.key,
        edition=number,
        state=state.value,
        kind=kind.value,
        template=f"{document.template.key} {document.template.version}",
        template_sha256=template_hash(document.template.content),
        tree_sha256=sha256(frozen.tree_bytes),
        data=frozen.data.hashes,
        files={
            file_format.value: FileFacts(
                name=file_name(frozen.tree, file_format), sha256=sha256(content), size=len(content)
            )
            for file_format, content in frozen.files.items()
        },
        body=facts.body if facts else "",
        decided_on=facts.decided_on.isoformat() if facts and facts.decided_on else "",
        paragraph=facts.paragraph if facts else "",
        case_number=facts.case_number if facts else "",
        software=software_version(),
    )


def _store(
    by: User,
    document: Document,
    frozen: _Frozen,
    kind: EditionKind,
    facts: DecisionFacts | None,
    reason: str,
    valid_from: date | None,
) -> Edition:
    last = queries.newest_edition(document)
    number = last.number + 1 if last else 1
    manifest = _manifest(document, number, frozen, kind, facts)
    edition = Edition.objects.create(
        document=document,
        number=number,
        state=manifest.state,
        kind=kind,
        reason=reason,
        template=document.template,
        tree=frozen.tree_bytes,
        data=frozen.data.content,
        body=manifest.body,
        decided_on=facts.decided_on if facts else None,
        paragraph=manifest.paragraph,
        case_number=manifest.case_number,
        valid_from=valid_from,
        created_by=by,
        manifest=manifest.to_bytes(),
        fingerprint=manifest.fingerprint,
    )
    EditionFile.objects.bulk_create(
        EditionFile(
            edition=edition,
            format=file_format,
            name=file_name(frozen.tree, file_format),
            sha256=sha256(content),
            size=len(content),
            content=content,
        )
        for file_format, content in frozen.files.items()
    )
    return edition
