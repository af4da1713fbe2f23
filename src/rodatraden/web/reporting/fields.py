"""The fields of a thing's form, and what there is to choose in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rodatraden.apps.cycle.models import AssessmentLevel
from rodatraden.core.checks.reporting import OFF_PLAN
from rodatraden.core.document.inline import StatusMeaning
from rodatraden.core.missing import REASON_TEXT, MissingReason
from rodatraden.documents.html.shapes import SHAPE_OF_STATUS
from rodatraden.web.reporting.page import PartPage
from rodatraden.web.ui.checklist import ShownMissing

MEANING_WORDS: Mapping[StatusMeaning, str] = {
    StatusMeaning.ON_TRACK: "Går enligt plan.",
    StatusMeaning.AT_RISK: "Något är osäkert, men det går att rädda. Skriv vad.",
    StatusMeaning.OFF_TRACK: "Hinner inte. Skriv varför och vad det betyder.",
    StatusMeaning.DONE: "Allt är gjort.",
    StatusMeaning.NOT_STARTED: "Börjar senare.",
    StatusMeaning.CANCELLED: "Är inte längre aktuellt. Skriv varför.",
}
_REASONS = (
    MissingReason.NOT_MEASURED,
    MissingReason.NOT_PUBLISHED,
    MissingReason.TOO_FEW_ANSWERS,
    MissingReason.NEW_MEASURE,
    MissingReason.NOT_APPLICABLE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Something to choose: its value, words, shape, what it means, and whether it asks for more."""

    value: str
    words: str
    shape: str = ""
    meaning: str = ""
    chosen: bool = False
    asks_more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field with what stands in it, what is wrong with it, and what the year's instructions say of it."""

    id: str
    value: str
    error: str = ""
    note: ShownMissing | None = None


def statuses(page: PartPage, fields: Mapping[str, Field]) -> tuple[Choice, ...]:
    """The statuses to choose among; none where the thing has no status."""
    if "status" not in fields:
        return ()
    return tuple(
        Choice(
            value=label.key,
            words=label.label,
            shape=SHAPE_OF_STATUS[StatusMeaning(label.meaning)],
            meaning=MEANING_WORDS.get(StatusMeaning(label.meaning), ""),
            chosen=fields["status"].value == label.key,
            asks_more=StatusMeaning(label.meaning) in OFF_PLAN,
        )
        for label in page.form.statuses
    )


def reasons(page: PartPage, fields: Mapping[str, Field]) -> tuple[Choice, ...]:
    """The reasons of a departure from the plan to choose among."""
    if "reason" not in fields:
        return ()
    return tuple(
        Choice(value=reason.key, words=reason.label, chosen=fields["reason"].value == reason.key)
        for reason in page.form.reasons
    )


def missing(fields: Mapping[str, Field]) -> tuple[Choice, ...]:
    """Why a value is missing, to choose among."""
    return tuple(
        Choice(
            value=reason.value, words=REASON_TEXT[reason].rstrip("."), chosen=fields["missing"].value == reason.value
        )
        for reason in _REASONS
    )


def levels(fields: Mapping[str, Field], scale: list[AssessmentLevel]) -> tuple[Choice, ...]:
    """The levels of the assessment to choose among."""
    return tuple(
        Choice(
            value=step.key,
            words=step.label,
            shape=SHAPE_OF_STATUS[StatusMeaning(step.meaning)],
            meaning=step.criterion,
            chosen=fields["level"].value == step.key,
        )
        for step in scale
    )
