"""Whether an edition is still, byte for byte, what was decided."""

from rodatraden.documents.manifest import Manifest, read_manifest, sha256
from rodatraden.documents.models import Edition
from rodatraden.documents.snapshot import template_hash, unpack


def verify_edition(edition: Edition) -> list[str]:
    """What does not agree with the manifest, one Swedish sentence each; empty when all does."""
    stored = bytes(edition.manifest)
    manifest = read_manifest(stored)
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
    hashes = {name: sha256(part) for name, part in unpack(bytes(edition.data)).items()}
    return [] if hashes == dict(manifest.data) else ["Dataunderlaget är ändrat sedan beslutet."]


def _file_faults(edition: Edition, manifest: Manifest) -> list[str]:
    faults = []
    stored = {file.format: file for file in edition.files.all()}
    for file_format, facts in manifest.files.items():
        file = stored.pop(file_format, None)
        if file is None:
            faults.append(f"Filen {facts.name} saknas.")
        elif sha256(bytes(file.content)) != facts.sha256:
            faults.append(f"Filen {facts.name} är ändrad sedan beslutet.")
    return faults + [f"Filen {file.name} står inte i manifestet." for file in stored.values()]


def _decision_faults(edition: Edition, manifest: Manifest) -> list[str]:
    decided_on = edition.decided_on.isoformat() if edition.decided_on else ""
    stored = (edition.body, decided_on, edition.paragraph, edition.case_number)
    printed = (manifest.body, manifest.decided_on, manifest.paragraph, manifest.case_number)
    return [] if stored == printed else ["Uppgifterna om beslutet är ändrade efteråt."]
