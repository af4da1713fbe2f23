"""Freezing: everything an edition holds is made first, and then kept in one transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from rodatraden.apps.cycle.actions import close_scope, note_decided
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.followup.actions import freeze_parts
from rodatraden.connectors.planfile.write import write
from rodatraden.core.checks.check import Severity
from rodatraden.core.content.scope import ScopeLevel
from rodatraden.core.document.serial import to_json
from rodatraden.core.document.tree import Document as Tree
from rodatraden.documents import queries
from rodatraden.documents.actions.facts import DecisionFacts
from rodatraden.documents.assembly.assemble import assemble
from rodatraden.documents.data import data_for, material_of
from rodatraden.documents.enums import EditionKind, EditionState, FileFormat
from rodatraden.documents.errors import ChangedMeanwhile, FaultsRemain
from rodatraden.documents.finding_key import finding_key
from rodatraden.documents.manifest import FileFacts, Manifest, sha256
from rodatraden.documents.models import Document, Edition, EditionFile
from rodatraden.documents.rendering import file_name, render
from rodatraden.documents.snapshot import DataFile, pack, template_hash
from rodatraden.documents.version import software_version
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record, seal
from rodatraden.foundation.audit.queries import Head, chain_head

EDITION_LABELS = {
    EditionKind.ORIGINAL: "Beslutad",
    EditionKind.CORRECTION: "Beslutad, rättad",
    EditionKind.REVISION: "Reviderad",
}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What kind of edition is asked for; without `facts` a proposal."""

    kind: EditionKind
    facts: DecisionFacts | None
    reason: str = ""
    valid_from: date | None = None

    @property
    def state(self) -> EditionState:
        """How far the edition has come when it is kept."""
        return EditionState.PROPOSAL if self.facts is None else EditionState.DECIDED


@dataclass(frozen=True)
class Frozen:
    """Everything an edition holds, made before the transaction."""

    tree: Tree
    tree_bytes: bytes
    data: DataFile
    files: dict[FileFormat, bytes]


def make(document: Document, asked: Asked) -> Frozen:
    """Assemble, review and render; `FaultsRemain` when a decision meets faults that nobody has accepted.

    Before a decision the log is sealed, and the document says where its chain ended.
    """
    head = ""
    if asked.facts is not None:
        _refuse_faults(document)
        seal()
        head = _told(chain_head())
    data, tree = _prepare(document, asked, head)
    files = {file_format: render(tree, file_format) for file_format in FileFormat}
    return Frozen(tree, to_json(tree), data, files)


def _told(head: Head) -> str:
    """The head of the chain as a document prints it."""
    return f"omgång {head.number}, {head.hash[:16]}" if head.number else ""


def keep(frozen: Frozen, asked: Asked, *, by: User, document: Document, allowed: Callable[[Document], None]) -> Edition:
    """Store what was made, in one transaction and with everything under it locked.

    `allowed` refuses when the document, as it is once nobody else can change it, may not have
    such an edition. Raises `ChangedMeanwhile` when its content is not what was rendered.
    """
    with transaction.atomic():
        _lock_content(document.scope)
        locked = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
        allowed(locked)
        data, tree = _prepare(locked, asked, frozen.tree.meta.log_head)
        if to_json(tree) != frozen.tree_bytes or data.content != frozen.data.content:
            raise ChangedMeanwhile(document.title)
        edition = _store(by, locked, frozen, asked)
        if asked.facts is not None:
            freeze_parts(by=by, scope=locked.scope)
            close_scope(by=by, scope=locked.scope)
            if asked.kind is EditionKind.ORIGINAL and asked.facts.decided_on is not None:
                note_decided(by=by, scope=locked.scope, day=asked.facts.decided_on, document=locked.key)
        record(
            by=by,
            action=f"documents.{'propose' if asked.facts is None else 'decide'}",
            kind="document",
            key=document.key,
            after={"edition": edition.number, "kind": asked.kind.value, "fingerprint": edition.fingerprint},
            reason=asked.reason,
        )
    return edition


def _lock_content(scope: Scope) -> None:
    """Lock the scopes a document reads, in the order an import takes them: municipality, year, occasion."""
    rows = Scope.objects.select_for_update(of=("self",)).order_by("pk")
    list(rows.filter(level=ScopeLevel.MUNICIPALITY.value))
    list(rows.filter(level=ScopeLevel.BOARD_YEAR.value, board=scope.board, year=scope.year))
    list(rows.filter(pk=scope.pk))


def _prepare(document: Document, asked: Asked, log_head: str) -> tuple[DataFile, Tree]:
    data = data_for(document)
    tree = assemble(
        material_of(document, data),
        key=document.key,
        edition=asked.state.value,
        edition_label="Förslag" if asked.facts is None else EDITION_LABELS[asked.kind],
        decision=asked.facts.in_document() if asked.facts else None,
        log_head=log_head,
    )
    return pack({name: write(part) for name, part in data.parts().items()}), tree


def _refuse_faults(document: Document) -> None:
    accepted = queries.accepted_findings(document)
    remaining = [f for f in queries.review(document) if f.severity is Severity.FAULT and finding_key(f) not in accepted]
    if remaining:
        raise FaultsRemain(len(remaining), remaining[0].text)


def _manifest(document: Document, number: int, frozen: Frozen, asked: Asked) -> Manifest:
    facts = asked.facts
    return Manifest(
        document=document.key,
        edition=number,
        state=asked.state.value,
        kind=asked.kind.value,
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
        reason=asked.reason,
        valid_from=asked.valid_from.isoformat() if asked.valid_from else "",
        software=software_version(),
    )


def _store(by: User, document: Document, frozen: Frozen, asked: Asked) -> Edition:
    last = queries.newest_edition(document)
    manifest = _manifest(document, last.number + 1 if last else 1, frozen, asked)
    edition = Edition.objects.create(
        document=document,
        number=manifest.edition,
        state=manifest.state,
        kind=asked.kind,
        reason=asked.reason,
        template=document.template,
        tree=frozen.tree_bytes,
        data=frozen.data.content,
        body=manifest.body,
        decided_on=asked.facts.decided_on if asked.facts else None,
        paragraph=manifest.paragraph,
        case_number=manifest.case_number,
        valid_from=asked.valid_from,
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
