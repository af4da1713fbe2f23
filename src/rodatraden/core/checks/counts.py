"""Counts that running text announces against what there is, and the links it claims."""

from collections.abc import Iterator

from rodatraden.core.checks.announced import WORDS, Announcement, Counted, announcements
from rodatraden.core.checks.check import Check, Finding, Place, Severity
from rodatraden.core.checks.passages import Passage
from rodatraden.core.checks.subject import ReviewSubject
from rodatraden.core.checks.wording import count_words, listed, quoted, sentence
from rodatraden.core.content.control import RiskDecision
from rodatraden.core.content.file import PlanContent
from rodatraden.core.content.planning import Activity, CommitmentReach
from rodatraden.core.number_words import to_words

_MEND = "Ändra talet i texten, eller lägg till det som saknas."
_MEND_LINK = "Ändra texten, eller koppla aktiviteten till åtagandet."


def find(subject: ReviewSubject) -> Iterator[Finding]:
    """Announced counts that differ from the content, one finding a passage."""
    for passage in subject.passages:
        said = list(announcements(subject, passage))
        differing = [(one, there) for one in said if (there := _differs(subject, one)) is not None]
        if differing:
            yield _finding(subject, passage, differing)
        if passage.list_items and passage.text.endswith(":") and said and said[-1].number != passage.list_items:
            yield _list_finding(passage, said[-1])


def _standing(subject: ReviewSubject, goals: frozenset[str]) -> tuple[list[Activity], list[Activity]]:
    """The activities that stand under the goals, and those that serve them in any way."""
    below = frozenset(key for goal in goals for key in subject.below(goal)) if goals else None
    every = list(subject.activities.values())
    if below is None:
        return every, every
    return (
        [a for a in every if a.goals and a.goals[0] in below],
        [a for a in every if below.intersection(a.goals)],
    )


def _possible(subject: ReviewSubject, said: Announcement) -> list[int]:
    """The counts the content gives, by each way to read the words; none when they cannot be told."""
    plan = subject.plan or PlanContent()
    possible: list[int] = []
    match said.counted:
        case Counted.ACTIVITIES if said.goals or said.commitments:
            possible = [
                sum(1 for a in found if not said.commitments or set(said.commitments) & set(a.commitments))
                for found in _standing(subject, said.goals)
            ]
        case Counted.COMMITMENTS if said.goals:
            possible = [_commitments(subject, said)]
        case Counted.INDICATORS if said.goals:
            below = {key for goal in said.goals for key in subject.below(goal)}
            possible = [sum(1 for link in plan.indicator_links if link.goal in below)]
        case Counted.RISKS if not said.goals:
            possible = [len([r for r in plan.risks if r.decision is RiskDecision.BOARD_PLAN]), len(plan.risks)]
        case Counted.CONTROLS if not said.goals:
            possible = [len(plan.controls), len(plan.controls) + len(subject.municipality.controls)]
    return possible


def _commitments(subject: ReviewSubject, said: Announcement) -> int:
    """Commitments on the goals; one laid on all boards lies on an area and is carried out below it."""
    below = {key for goal in said.goals for key in subject.below(goal)}
    over = {key for goal in said.goals for key in subject.above(goal)}
    found = [
        c
        for c in subject.commitments.values()
        if c.goal in below or (c.reach is CommitmentReach.MUNICIPALITY and c.goal in over)
    ]
    return sum(1 for c in found if said.reach in (None, c.reach))


def _differs(subject: ReviewSubject, said: Announcement) -> int | None:
    """What the content gives when it differs from what is said."""
    possible = [] if said.remaining else _possible(subject, said)
    if not possible or said.number in possible:
        return None
    return possible[0] if said.counted is Counted.ACTIVITIES else possible[-1]


def _finding(subject: ReviewSubject, passage: Passage, differing: list[tuple[Announcement, int]]) -> Finding:
    parts = []
    for said, there in differing:
        singular, plural, neuter = WORDS[said.counted]
        names = [subject.goals[key].name for key in said.goals] + [
            subject.commitments[key].name for key in said.commitments
        ]
        under = f" ({listed(names)})" if names else ""
        left = to_words(there, neuter=neuter) if there else "inget" if neuter else "ingen"
        parts.append(f"{count_words(said.number, singular, plural, neuter=neuter)}{under} utlovas, {left} finns")
    first, there = differing[0]
    return Finding(
        check="counts",
        severity=Severity.FAULT if any(one.goals or one.commitments for one, _ in differing) else Severity.QUESTION,
        place=Place(node=passage.node, label=passage.label),
        text=". ".join(sentence(part) for part in parts) + ".",
        expected=str(there),
        found=str(first.number),
        mend=_MEND,
    )


def _list_finding(passage: Passage, said: Announcement) -> Finding:
    singular, plural, neuter = WORDS[said.counted]
    announced = count_words(said.number, singular, plural, neuter=neuter)
    return Finding(
        check="counts",
        severity=Severity.FAULT,
        place=Place(node=passage.node, label=passage.label),
        text=f"{sentence(announced)} utlovas, listan har {passage.list_items}.",
        expected=str(passage.list_items),
        found=str(said.number),
        mend=_MEND,
    )


def find_links(subject: ReviewSubject) -> Iterator[Finding]:
    """Commitments that a text says the activities under a goal serve, and none of them does."""
    for passage in subject.passages:
        for said in announcements(subject, passage):
            if said.counted is not Counted.ACTIVITIES or not said.goals or said.remaining:
                continue
            activities = _standing(subject, said.goals)[1]
            served = {key for activity in activities for key in activity.commitments}
            missing = [key for key in said.commitments if key not in served]
            if activities and missing and len(said.commitments) > len(missing):
                names = listed(quoted(subject.commitments[key].name, 60) for key in missing)
                has = listed(quoted(subject.commitments[key].name, 60) for key in said.commitments if key in served)
                yield Finding(
                    check="commitment-links",
                    severity=Severity.FAULT,
                    place=Place(node=passage.node, label=passage.label),
                    text=f"Texten kopplar {'aktiviteten' if said.number == 1 else 'aktiviteterna'} även till {names}. "
                    f"I planen finns bara kopplingen till {has}.",
                    expected=has,
                    found=f"{has} och {names}",
                    mend=_MEND_LINK,
                )


COUNTS = Check[ReviewSubject](
    id="counts",
    title="Utlovat antal och antal som finns",
    reads="Tal i löpande text om aktiviteter, åtaganden, mått, risker och kontroller, och listor efter dem",
    mend=_MEND,
    find=find,
)
COMMITMENT_LINKS = Check[ReviewSubject](
    id="commitment-links",
    title="Åtaganden som texten kopplar till",
    reads="Meningar som kopplar aktiviteter under ett mål till namngivna åtaganden",
    mend=_MEND_LINK,
    find=find_links,
)
