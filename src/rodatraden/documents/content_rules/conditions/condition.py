"""A condition that a municipality's rule pack may choose: a small pure check with words of its own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rodatraden.core.checks.instructed import Instructed
from rodatraden.core.content.occasions import RuleSeverity
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.content_rules.gap import Gap

Finder = Callable[[Material], Iterable[Gap]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A condition: its name in packs, its Swedish title, what a pack proposes, and what finds the gaps.

    `instruction` is what the year's instruction says when the municipality writes no words of its own.
    """

    id: str
    title: str
    severity: RuleSeverity
    instruction: str
    find: Finder


def instructed(check: Instructed) -> Callable[[Finder], Finder]:
    """Register a function as the condition that finds in a document what a check of the form finds in its fields."""

    def register(find: Finder) -> Finder:
        severity = RuleSeverity(check.severity.value)
        OWN[check.id] = Condition(id=check.id, title=check.title, severity=severity, instruction=check.words, find=find)
        return find

    return register


OWN: dict[str, Condition] = {}
"""The conditions that stand in this folder, by name."""


def condition(title: str, severity: RuleSeverity, instruction: str) -> Callable[[Finder], Finder]:
    """Register a function as the condition of its own name."""

    def register(find: Finder) -> Finder:
        name = find.__name__
        OWN[name] = Condition(id=name, title=title, severity=severity, instruction=instruction, find=find)
        return find

    return register
