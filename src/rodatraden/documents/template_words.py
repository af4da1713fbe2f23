"""A template as lines of words: for its token, its history, and to tell whether it has changed."""

from rodatraden.core.document.slots import instructions_of, sections_of, text_slots
from rodatraden.core.document.template import Template, TemplateSection
from rodatraden.documents.content_rules import RULES
from rodatraden.documents.part_words import PART_WORDS
from rodatraden.foundation.editing.tokens import token_of


def content_words(template: Template) -> dict[str, str]:
    """What a template says, a section a line; its version is left out."""
    every = sections_of(template)
    names = text_slots(template)
    words = {
        "Namn": template.name,
        "Titel": template.title,
        "Undertitel": template.subtitle,
        "Ordning": ", ".join(f"{'– ' * depth}{section.heading}" for depth, section in every),
        "Krav": ", ".join(RULES[rule].title if rule in RULES else rule for rule in template.rules),
    }
    words |= {f"Avsnitt {section.slot}": _section_words(section) for _depth, section in every}
    words |= {f"Anvisning {names.get(slot, slot)}": text for slot, text in instructions_of(template).items()}
    return words


def _section_words(section: TemplateSection) -> str:
    shown = ", ".join(PART_WORDS[part] for part in section.parts)
    also = [
        words
        for words, holds in (
            ("står alltid", section.required),
            ("målen blir egna kapitel", section.chapters),
            ("bilaga", section.role == "appendix"),
        )
        if holds
    ]
    return ". ".join(part for part in (f"{section.heading}: {shown}", ", ".join(also), section.empty) if part)


def token_of_template(template: Template) -> str:
    """The token of a template as it is written now."""
    return token_of(content_words(template))
