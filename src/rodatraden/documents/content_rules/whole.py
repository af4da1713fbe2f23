"""Whether the document is whole: its live figures are found, and all its texts have a place in it."""

from collections.abc import Iterator
from typing import NamedTuple

from rodatraden.core.checks.check import Check, Finding, Place, Severity
from rodatraden.core.checks.passages import figures_in, passages_of
from rodatraden.core.document.figure import Mode
from rodatraden.core.document.tree import Document, walk
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.assembly.running_text import UNKNOWN


class Assembled(NamedTuple):
    """A document and what it is made of."""

    material: Material
    document: Document


def find_unresolved(whole: Assembled) -> Iterator[Finding]:
    """Figures in running text whose address names nothing any more."""
    for passage in passages_of(whole.document):
        for figure in figures_in(passage.runs):
            if figure.text == UNKNOWN and figure.provenance is not None:
                yield Finding(
                    check=UNRESOLVED.id,
                    severity=Severity.FAULT,
                    place=Place(node=passage.node, label=passage.label),
                    text=f"Texten hämtar en siffra från ”{figure.provenance.address}”, som inte finns.",
                    expected="en siffra som finns",
                    found=figure.provenance.address,
                    mend=UNRESOLVED.mend,
                )


def find_unplaced(whole: Assembled) -> Iterator[Finding]:
    """Texts of the file that stand nowhere in the document. Not asked of a published document."""
    if whole.material.mode is Mode.PUBLISHED:
        return
    keys = [node.key.removeprefix("section:").split("/") for node in walk(whole.document)]
    shown = {key[1] for key in keys if key[0] == "text"}
    top = next((section.key for section in whole.document.children), "")
    for text in whole.material.texts:
        if text.body.strip() and text.key not in shown:
            about = f" om ”{text.about}”" if text.about else ""
            yield Finding(
                check=UNPLACED.id,
                severity=Severity.QUESTION,
                place=Place(node=top, label=text.heading or text.key),
                text=f"Texten ”{text.key}” har platsen ”{text.slot}”{about}, som dokumentet inte har. Den visas inte.",
                expected="en plats i mallen",
                found=text.slot,
                mend=UNPLACED.mend,
            )


UNRESOLVED = Check[Assembled](
    id="text-figure-unknown",
    title="Siffror i text som inte finns",
    reads="Siffror i löpande text",
    mend="Ändra adressen i texten, eller lägg till det som saknas.",
    find=find_unresolved,
)
UNPLACED = Check[Assembled](
    id="text-unplaced",
    title="Texter utan plats",
    reads="Planfilens texter och dokumentets avsnitt",
    mend="Ändra textens plats till ett avsnitt i mallen, eller ta bort den.",
    find=find_unplaced,
)
