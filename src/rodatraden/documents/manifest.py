"""The manifest of an edition: hashes of everything that was decided, and the fingerprint over it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

SCHEMA = "rodatraden/manifest/1"


class ManifestBroken(ValueError):
    """The bytes are no manifest that this version reads."""


def sha256(data: bytes) -> str:
    """The hash of some bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """A rendered file: name, hash and size."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What an edition consists of; `files` by format, `data` the hash of each part's canonical form."""

    document: str
    edition: int
    state: str
    kind: str
    template: str
    template_sha256: str
    tree_sha256: str
    data: Mapping[str, str]
    files: Mapping[str, FileFacts]
    body: str = ""
    decided_on: str = ""
    paragraph: str = ""
    case_number: str = ""
    reason: str = ""
    valid_from: str = ""
    software: str = ""

    def to_bytes(self) -> bytes:
        """The canonical JSON of the manifest: sorted keys, no spare space, UTF-8."""
        data = {"schema": SCHEMA, **asdict(self)}
        return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    @property
    def fingerprint(self) -> str:
        """The hash of the manifest: the fingerprint of the edition."""
        return sha256(self.to_bytes())


def read_manifest(data: bytes) -> Manifest:
    """The manifest that `to_bytes` wrote; `ManifestBroken` when it is none."""
    try:
        fields = json.loads(data)
        if fields.pop("schema") != SCHEMA:
            raise ManifestBroken
        fields["files"] = {name: FileFacts(**facts) for name, facts in fields["files"].items()}
        return Manifest(**fields)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ManifestBroken from error
