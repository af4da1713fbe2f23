"""What the units say for themselves, and which of them have not."""

from rodatraden.core.document.inline import Text
from rodatraden.core.document.tree import Node, Paragraph, Section
from rodatraden.core.number_words import to_words
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.assembly.reports import status_reports
from rodatraden.documents.assembly.running_text import blocks

SLOT = "units"
NOT_REPORTED = "Enheten har inte rapporterat."
NO_WORDS = "Enheten har inte skrivit något eget."


def units(material: Material) -> list[Section]:
    """A section for each unit that was asked: its own words, and in plain words what it has left out."""
    made = []
    for text in material.texts_in(SLOT):
        key = f"text/{text.key}"
        nodes: list[Node] = list(blocks(material, text.body, key))
        lacking = _lacking(material, text.about, written=bool(nodes))
        if lacking:
            nodes.append(Paragraph(key=f"{key}/lacking", runs=(Text(text=lacking, emphasis=True),)))
        heading = text.heading or material.name_of(text.about)
        made.append(Section(key=f"section:{key}", heading=heading, numbered=False, children=tuple(nodes)))
    return made


def _lacking(material: Material, unit: str, *, written: bool) -> str:
    """What the unit has not reported, as a sentence; "" when nothing is missing."""
    reports = status_reports(material)
    led = [activity for activity in material.plan.activities if _leads(material, activity.led_by, unit)]
    told = [activity for activity in led if activity.key in reports]
    if not written and not told:
        return NOT_REPORTED
    silent = "" if written else NO_WORDS
    missing = len(led) - len(told)
    if missing:
        words = to_words(missing)
        said = f"{words[0].upper()}{words[1:]} av enhetens {to_words(len(led))} aktiviteter har inget läge."
        return f"{silent} {said}".strip()
    return silent


def _leads(material: Material, led_by: str, unit: str) -> bool:
    return led_by == unit or led_by.casefold() == material.name_of(unit).casefold()
