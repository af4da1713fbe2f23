"""Short ways to make cells and lines of text."""

from rodatraden.core.document.inline import Line, Status, StatusMeaning, Text
from rodatraden.core.document.table import TextCell
from rodatraden.documents.assembly.material import Material


def words(text: str) -> Line:
    """A line of plain text."""
    return (Text(text=text),)


def text_cell(*paragraphs: str, marks: tuple[str, ...] = ()) -> TextCell:
    """A cell of plain paragraphs; empty ones are left out."""
    return TextCell(lines=tuple(words(p) for p in paragraphs if p), marks=marks)


def status_of(material: Material, key: str) -> Status | None:
    """The municipality's status with this key."""
    known = material.statuses.get(key)
    return Status(meaning=known.meaning, label=known.label) if known else None


NO_STATUS = Status(meaning=StatusMeaning.NONE, label="Inte rapporterad")
