"""What running text announces: "fyra aktiviteter", under which goal, for which commitments."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from rodatraden.core.checks.mentions import Mention, mentions, most_specific
from rodatraden.core.checks.passages import Passage, sentences
from rodatraden.core.checks.subject import ReviewSubject
from rodatraden.core.content.planning import CommitmentReach, LevelMeaning
from rodatraden.core.number_words import NUMBER_WORDS, from_word

_WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_NUMBER = rf"(?<![\d.,])(?P<number>\b(?:{_WORDS}|\d{{1,3}})\b)(?:\s*\((?P<again>\d{{1,3}})\))?"
_CARRIED = r"(?:stycken|återfinns|finns|redovisas|ligger|under|till|är\s+kopplade?|är\s+direkt\s+kopplade?|kopplade?)\b"
_REST = re.compile(r"\b(?:övriga|resterande|ytterligare|andra)\s*$", re.IGNORECASE)
_PARTITIVE = re.compile(r"\s+av\b", re.IGNORECASE)
_MUNICIPALITY_WIDE = re.compile(r"\bkommun(?:övergripande|gemensam)", re.IGNORECASE)
_LEADS_ON = re.compile(r"\s*(?:redovisas|återfinns|finns|har\s+vi|ligger)\s*", re.IGNORECASE)
_THERE_IS_BEFORE = re.compile(r"\b(?:redovisas|återfinns|finns|har)\s*$", re.IGNORECASE)
_THERE_IS_AFTER = re.compile(r"\s*(?:redovisas|återfinns|finns)\b", re.IGNORECASE)
_AT_LEAST = re.compile(r"\b(?:minst|högst|upp till|fler än|mer än|cirka|ungefär|omkring)\s*$", re.IGNORECASE)


class Counted(StrEnum):
    """What is counted."""

    ACTIVITIES = "activities"
    COMMITMENTS = "commitments"
    INDICATORS = "indicators"
    RISKS = "risks"
    CONTROLS = "controls"


WORDS: dict[Counted, tuple[str, str, bool]] = {
    Counted.ACTIVITIES: ("aktivitet", "aktiviteter", False),
    Counted.COMMITMENTS: ("åtagande", "åtaganden", True),
    Counted.INDICATORS: ("indikator", "indikatorer", False),
    Counted.RISKS: ("risk", "risker", False),
    Counted.CONTROLS: ("systematisk kontroll", "systematiska kontroller", False),
}
_BASE: dict[Counted, tuple[str, ...]] = {
    Counted.ACTIVITIES: ("aktivitet", "aktiviteter"),
    Counted.COMMITMENTS: ("åtagande", "åtaganden"),
    Counted.INDICATORS: ("indikator", "indikatorer", "mått"),
    Counted.RISKS: ("risk", "risker"),
    Counted.CONTROLS: ("systematisk kontroll", "systematiska kontroller"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """A number of things announced, and the goals and commitments it is limited to."""

    counted: Counted
    number: int
    goals: frozenset[str]
    commitments: tuple[str, ...]
    reach: CommitmentReach | None
    remaining: bool
    start: int
    end: int


def nouns(subject: ReviewSubject) -> dict[str, Counted]:
    """The nouns that are counted: plain ones, and the steering model's own names of its levels."""
    found = {word: counted for counted, words in _BASE.items() for word in words}
    for level in subject.levels.values():
        counted = {LevelMeaning.ACTIVITY: Counted.ACTIVITIES, LevelMeaning.COMMITMENT: Counted.COMMITMENTS}.get(
            level.meaning
        )
        if counted:
            found |= {level.name.casefold(): counted, level.plural.casefold(): counted}
    return {word: counted for word, counted in found.items() if word}


def announcements(subject: ReviewSubject, passage: Passage) -> Iterator[Announcement]:
    """What a passage announces, sentence by sentence.

    A number belongs to the noun after it (with at most three words between); a number without
    noun, followed by where it belongs, to the noun before. It is limited to the goals and
    commitments named up to the next number; when no goal is named, to those of the passage's
    first announcement. "två av", "minst två" announce nothing.
    """
    known = nouns(subject)
    pattern = _pattern(tuple(known))
    carried: Counted | None = None
    inherited: frozenset[str] = frozenset()
    for sentence in sentences(passage.text):
        found = list(pattern.finditer(sentence))
        matches = [match for match in found if _announces(sentence, match, alone=len(found) == 1)]
        named = mentions(subject, sentence) if matches else ()
        for number, match in enumerate(matches):
            counted = known[match["noun"].casefold()] if match["noun"] else carried
            if counted is None:
                continue
            own = [m for m in named if _belongs(sentence, m, matches) == number]
            announced = _limited(subject, sentence, match, counted, own)
            if not announced.goals:
                announced = replace(announced, goals=inherited)
            inherited = inherited or announced.goals
            carried = counted
            yield announced


@lru_cache(maxsize=64)
def _pattern(known: tuple[str, ...]) -> re.Pattern[str]:
    noun = "|".join(re.escape(word) for word in sorted(known, key=len, reverse=True))
    return re.compile(
        rf"{_NUMBER}(?:(?:\s+(?!och\b|som\b|av\b|eller\b)[\wåäöÅÄÖ-]+){{0,3}}?\s+(?P<noun>{noun})\b|(?P<carried>\s+{_CARRIED}))",
        re.IGNORECASE,
    )


def _belongs(sentence: str, mention: Mention, matches: list[re.Match[str]]) -> int:
    """Which number a name limits: the last before it, or the next when "finns" leads on to that."""
    for place, match in enumerate(matches):
        if mention.start < match.start():
            leads_on = _LEADS_ON.fullmatch(sentence[mention.end : match.start()])
            return place if leads_on or place == 0 else place - 1
    return len(matches) - 1


def _announces(sentence: str, match: re.Match[str], *, alone: bool) -> bool:
    """Whether a number with its noun counts something: "en" alone is mostly an article."""
    before = sentence[: match.start()]
    after = sentence[match.end("again") if match["again"] else match.end("number") :]
    if _AT_LEAST.search(before) or _PARTITIVE.match(after):
        return False
    article = match["noun"] and match["number"].casefold() in ("en", "ett") and not match["again"] and alone
    return not article or bool(_THERE_IS_BEFORE.search(before) or _THERE_IS_AFTER.match(sentence[match.end() :]))


def _limited(
    subject: ReviewSubject, sentence: str, match: re.Match[str], counted: Counted, named: list[Mention]
) -> Announcement:
    word = match["number"]
    goals = most_specific(subject, (m.key for m in named if m.kind == "goal"))
    wide = counted is Counted.COMMITMENTS and _MUNICIPALITY_WIDE.search(match.group())
    return Announcement(
        counted=counted,
        number=int(word) if word.isdigit() else from_word(word) or 0,
        goals=goals,
        commitments=tuple(dict.fromkeys(m.key for m in named if m.kind == "commitment")),
        reach=CommitmentReach.MUNICIPALITY if wide else None,
        remaining=bool(_REST.search(sentence[: match.start()])),
        start=match.start(),
        end=match.end(),
    )
