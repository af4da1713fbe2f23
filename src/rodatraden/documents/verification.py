"""Whether an edition is still, byte for byte, what was decided."""

from datetime import date

from rodatraden.documents.enums import EditionState
from rodatraden.documents.manifest import Manifest, ManifestBroken, read_manifest, sha256
from rodatraden.documents.models import Edition
from rodatraden.documents.snapshot import template_hash, unpack


def verify_edition(edition: Edition) -> list[str]:
    """What does not agree with the manifest, one Swedish sentence each; empty when all does."""
    stored = bytes(edition.manifest)
    try:
        manifest = read_manifest(stored)
    except ManifestBroken:
        return ["Manifestet går inte att läsa."]
    faults = []
    if sha256(stored) != edition.fingerprint or manifest.fingerprint != edition.fingerprint:
        faults.append("Manifestet stämmer inte med fingeravtrycket.")
    if sha256(bytes(edition.tree)) != manifest.tree_sha256:
        faults.append("Dokumentträdet är ändrat sedan beslutet.")
    if template_hash(edition.template.content) != manifest.template_sha256:
        faults.append("Mallen är ändrad sedan beslutet.")
    faults += _data_faults(edition, manifest)
    faults += _file_faults(edition, manifest)
    faults += _decision_faults(edition, manifest)
    return faults


def _data_faults(edition: Edition, manifest: Manifest) -> list[str]:
    try:
        hashes = {name: sha256(part) for name, part in unpack(bytes(edition.data)).items()}
    except (ValueError, AttributeError):
        hashes = {}
    return [] if hashes == dict(manifest.data) else ["Dataunderlaget är ändrat sedan beslutet."]


def _file_faults(edition: Edition, manifest: Manifest) -> list[str]:
    faults = []
    stored = {file.format: file for file in edition.files.all()}
    for file_format, facts in manifest.files.items():
        file = stored.pop(file_format, None)
        if file is None:
            faults.append(f"Filen {facts.name} saknas.")
        elif (sha256(bytes(file.content)), file.name, file.size) != (facts.sha256, facts.name, facts.size):
            faults.append(f"Filen {facts.name} är ändrad sedan beslutet.")
    return faults + [f"Filen {file.name} står inte i manifestet." for file in stored.values()]


def _decision_faults(edition: Edition, manifest: Manifest) -> list[str]:
    stored = (
        *(edition.document.key, edition.number, edition.kind, _state(edition)),
        *(edition.body, _day(edition.decided_on), edition.paragraph, edition.case_number),
        *(edition.reason, _day(edition.valid_from)),
    )
    printed = (
        *(manifest.document, manifest.edition, manifest.kind, manifest.state),
        *(manifest.body, manifest.decided_on, manifest.paragraph, manifest.case_number),
        *(manifest.reason, manifest.valid_from),
    )
    return [] if stored == printed else ["Uppgifterna om beslutet är ändrade efteråt."]


def _state(edition: Edition) -> str:
    """The state when the edition was kept: what is decided may have been published since."""
    published = edition.state == EditionState.PUBLISHED and edition.published_at is not None
    return EditionState.DECIDED.value if published else edition.state


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
