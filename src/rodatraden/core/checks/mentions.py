"""Which goals and commitments a piece of text names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rodatraden.core.checks.subject import ReviewSubject

_ENDINGS = "(?:t|et|en|n|s|na|ts|ens|ets)?"


@dataclass(frozen=True, slots=True)
class Mention:
    """A goal or commitment named in a text, from `start` to `end`."""

    kind: str
    key: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def name_pattern(name: str) -> re.Pattern[str]:
    """A pattern for a name in running text: any case, any spacing, an inflected end, no full stop."""
    words = r"\s+".join(re.escape(word) for word in name.strip().rstrip(".").split())
    return re.compile(rf"(?<!\w){words}{_ENDINGS}(?!\w)", re.IGNORECASE)


def mentions(subject: ReviewSubject, text: str) -> tuple[Mention, ...]:
    """The goals and commitments that `text` names, in order; of overlapping names the longest.

    A name that several goals share (an area and its only goal) gives a mention for each.
    """
    names = [("goal", goal.key, goal.name) for goal in subject.goals.values()]
    names += [("commitment", commitment.key, commitment.name) for commitment in subject.commitments.values()]
    return _longest(
        Mention(kind, key, match.start(), match.end())
        for kind, key, name in names
        if name
        for match in name_pattern(name).finditer(text)
    )


def _longest(found: Iterable[Mention]) -> tuple[Mention, ...]:
    every = sorted(found, key=lambda m: (m.start, -m.end))
    kept: list[Mention] = []
    for mention in every:
        inside = any(
            other.start <= mention.start
            and mention.end <= other.end
            and other.end - other.start > mention.end - mention.start
            for other in every
        )
        if not inside:
            kept.append(mention)
    return tuple(kept)


def most_specific(subject: ReviewSubject, goals: Iterable[str]) -> frozenset[str]:
    """Of named goals those that no other named goal lies under."""
    named = set(goals)
    return frozenset(g for g in named if not any(other != g and g in subject.above(other) for other in named))
