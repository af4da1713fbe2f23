"""A document's material as a side of a comparison."""

from functools import cache

from rodatraden.core.comparison import Side
from rodatraden.core.comparison.plain import plain_words
from rodatraden.core.document.figure import Mode
from rodatraden.core.document.inline import FigureRun, Line, Link, Reference, Text
from rodatraden.core.document.template import Template, TemplateSection
from rodatraden.core.numbers import with_unit
from rodatraden.core.prose import ProseError
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.assembly.running_text import lines
from rodatraden.documents.template_data import delivered_templates

_SLOTS = {
    "operation": "Verksamhet",
    "goal_analysis": "Analys av målet",
    "goal": "Text om målet",
    "steering_model": "Styrmodell",
    "responsibility": "Ansvar",
}
"""Places that stand within what other parts make, and so have no heading in the templates."""


def side_of(material: Material) -> Side:
    """The side, its figures hidden and its running text told as the document would."""
    plan, report = material.plan, material.report
    concerned = {link.indicator for link in plan.indicator_links} | {t.indicator for t in plan.targets}
    concerned |= {o.indicator for o in (*plan.observations, *(report.observations if report else ()))}
    return Side(
        municipality=material.municipality,
        plan=plan,
        report=report,
        year=material.year,
        board=material.board,
        observations=tuple(o for o in material.observations.values() if o.indicator in concerned),
        slots=slots_of(material.template),
        say=lambda text: told(material, text),
    )


def told(material: Material, text: str) -> str:
    """A prose text in plain words, one line a paragraph or item, its figures as the document prints them."""
    try:
        return "\n".join(_words(line, material.mode) for line in lines(material, text))
    except ProseError:
        return plain_words(text)


def _words(line: Line, mode: Mode) -> str:
    said = []
    for run in line:
        match run:
            case Text() | Reference() | Link():
                said.append(run.text)
            case FigureRun():
                said.append(with_unit(run.figure, mode))
            case _:
                said.append(run.label)
    return "".join(said)


def slots_of(template: Template) -> dict[str, str]:
    """What each place that texts stand in is called: by this template, else by another kind's."""
    return _delivered_slots() | dict(_headings(template.sections))


@cache
def _delivered_slots() -> dict[str, str]:
    found = dict(_SLOTS)
    for template in delivered_templates():
        for slot, heading in _headings(template.sections):
            found.setdefault(slot, heading)
    return found


def _headings(sections: tuple[TemplateSection, ...]) -> list[tuple[str, str]]:
    found = []
    for section in sections:
        found.append((section.slot, section.heading))
        found += _headings(section.sections)
    return found
