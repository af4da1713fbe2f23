"""The identity of a finding."""

from rodatraden.core.checks.check import Finding
from rodatraden.documents.manifest import sha256


def finding_key(finding: Finding) -> str:
    """A key that is the same while check, place, expected and found are the same."""
    place = finding.place
    parts = (finding.check, place.node, place.row, place.column, finding.expected, finding.found)
    return sha256("\n".join((*parts, finding.text)).encode())
