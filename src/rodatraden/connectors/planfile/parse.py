"""A plan file read from bytes, typed and checked in itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import cast

from rodatraden.connectors.planfile.messages import Fault, Path, PlanFileRefused
from rodatraden.connectors.planfile.rules import problems
from rodatraden.connectors.planfile.types import Record
from rodatraden.connectors.planfile.values import Values
from rodatraden.connectors.planfile.yaml_text import read_nodes, read_text
from rodatraden.core.content.file import PlanFile


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFile:
    """A plan file with the line of every value, for those who check it against the database."""

    file: PlanFile
    filename: str
    lines: Mapping[Path, int] = field(default_factory=dict)

    def line_of(self, path: Path) -> int | None:
        """The line of a value, or of the nearest thing around it that the file has."""
        for length in range(len(path), -1, -1):
            if (line := self.lines.get(path[:length])) is not None:
                return line
        return None

    def refused(self, message: str, path: Path = ()) -> PlanFileRefused:
        """A refusal that names this file and the line of `path`; the caller raises it."""
        return PlanFileRefused(message, self.filename, self.line_of(path))


def read_types(data: bytes, filename: str) -> ParsedFile:
    """The typed content, before anything is held against anything else."""
    values = Values()
    try:
        file = values.read(read_nodes(read_text(data)), Record(PlanFile))
    except Fault as fault:
        raise PlanFileRefused(fault.message, filename, fault.line) from None
    return ParsedFile(file=cast("PlanFile", file), filename=filename, lines=MappingProxyType(values.lines))


def parse(data: bytes, filename: str) -> ParsedFile:
    """The content of a plan file; `PlanFileRefused` says in one sentence why not, and where.

    Only what the file alone can tell is checked: references to other scopes are for the import,
    which finds them with `references.references`.
    """
    parsed = read_types(data, filename)
    for message, path in problems(parsed.file):
        raise parsed.refused(message, path)
    return parsed
