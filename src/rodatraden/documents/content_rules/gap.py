"""What a content rule is, and what it finds lacking."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from rodatraden.core.content.planning import Goal, LevelMeaning
from rodatraden.documents.assembly.material import Material


class Gap(NamedTuple):
    """The node where something is lacking, words for the place, the sentence, and kind/key of the thing itself."""

    node: str
    label: str
    sentence: str
    of: str = ""


Finder = Callable[[Material], Iterable[Gap]]


class Rule(NamedTuple):
    """A content rule: its id in templates, its Swedish title, and what finds the gaps."""

    id: str
    title: str
    find: Finder


RULES: dict[str, Rule] = {}


def rule(title: str) -> Callable[[Finder], Finder]:
    """Register a function as the rule of its own name."""

    def register(find: Finder) -> Finder:
        RULES[find.__name__] = Rule(find.__name__, title, find)
        return find

    return register


def board_goals(material: Material) -> list[Goal]:
    """The board's goals of the year that it has anything under."""
    return [
        g
        for g in material.goals.values()
        if material.meaning(g) is LevelMeaning.BOARD_GOAL and g.key in material.relevant
    ]


def goal_place(goal: Goal) -> tuple[str, str]:
    """Where a goal stands in the document, and its name."""
    return f"section:goal/{goal.key}", goal.name
