"""The data behind an edition: the canonical plan files of every part, in one JSON object."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rodatraden.documents.manifest import sha256


@dataclass(frozen=True)
class DataFile:
    """All parts in one, and the hash of each."""

    content: bytes
    hashes: Mapping[str, str]


def pack(parts: Mapping[str, bytes]) -> DataFile:
    """Pack the canonical plan files by name."""
    texts = {name: content.decode() for name, content in parts.items()}
    packed = json.dumps(texts, ensure_ascii=False, sort_keys=True).encode()
    return DataFile(packed, {name: sha256(content) for name, content in parts.items()})


def unpack(content: bytes) -> Mapping[str, bytes]:
    """The parts that `pack` packed."""
    return {name: text.encode() for name, text in json.loads(content).items()}


def template_hash(content: Mapping[str, Any]) -> str:
    """The hash of a template's content."""
    return sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode())
