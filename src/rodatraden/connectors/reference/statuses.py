"""Status labels and reason codes: a municipality's words and what they mean."""

import re

from rodatraden.connectors.reference.keys import slug
from rodatraden.connectors.reference.pair import Pair
from rodatraden.core.content.organisation import ReasonCode, ReasonMeaning, StatusLabel
from rodatraden.core.document.inline import StatusMeaning

_MEANINGS = (
    (r"avbr|utgår|avslutas utan", StatusMeaning.CANCELLED),
    (r"(ej|inte) påbörja", StatusMeaning.NOT_STARTED),
    (r"^(ej|inte)\b|kommer inte", StatusMeaning.OFF_TRACK),
    (r"troligen|risk|delvis", StatusMeaning.AT_RISK),
    (r"blir klar|enligt plan|pågår", StatusMeaning.ON_TRACK),
    (r"klar|genomförd|slutförd", StatusMeaning.DONE),
)
_REASONS = (
    ("enligt-plan", "Enligt plan", ReasonMeaning.ON_PLAN),
    ("forsenad", "Försenad", ReasonMeaning.LATE),
    ("omplanerad", "Omplanerad", ReasonMeaning.REPLANNED),
    ("vantar-pa-beslut", "Väntar på beslut", ReasonMeaning.WAITING_FOR_DECISION),
    ("inte-langre-aktuell", "Inte längre aktuell", ReasonMeaning.NO_LONGER_RELEVANT),
    ("klar", "Klar", ReasonMeaning.DONE),
    ("inte-paborjad", "Inte påbörjad", ReasonMeaning.NOT_STARTED),
)
_KEYS = {meaning: key for key, _, meaning in _REASONS}
_PROGRESS = {
    "on_plan": ReasonMeaning.ON_PLAN,
    "delayed": ReasonMeaning.LATE,
    "late": ReasonMeaning.LATE,
    "replanned": ReasonMeaning.REPLANNED,
    "not_started": ReasonMeaning.NOT_STARTED,
    "waiting": ReasonMeaning.WAITING_FOR_DECISION,
    "done": ReasonMeaning.DONE,
}
_WORDS = (
    (r"(ej|inte)( längre)? aktuell", ReasonMeaning.NO_LONGER_RELEVANT),
    (r"försen", ReasonMeaning.LATE),
    (r"enligt plan", ReasonMeaning.ON_PLAN),
)


def status_meaning(label: str) -> StatusMeaning:
    """What a label means; INFORMATION when its words do not say."""
    low = label.lower()
    return next((meaning for pattern, meaning in _MEANINGS if re.search(pattern, low)), StatusMeaning.INFORMATION)


def status_key(label: str) -> str:
    """The key of a status label; "" for none."""
    return slug(label)


def reason_of(progress: str, comment: str) -> str:
    """The key of the reason that a file's judgement or, without one, a comment's words give."""
    if progress in _PROGRESS:
        return _KEYS[_PROGRESS[progress]]
    low = comment.lower()
    return next((_KEYS[meaning] for pattern, meaning in _WORDS if re.search(pattern, low)), "")


def status_labels(pair: Pair) -> tuple[StatusLabel, ...]:
    """The labels that the document may use."""
    vocabulary = pair.root.get("status_vocabulary")
    labels = vocabulary.words("commitment_and_measure_status") if vocabulary else ()
    return tuple(StatusLabel(key=status_key(x), label=x, meaning=status_meaning(x)) for x in labels)


def reason_codes() -> tuple[ReasonCode, ...]:
    """All reasons, in plain Swedish."""
    return tuple(ReasonCode(key=key, label=label, meaning=meaning) for key, label, meaning in _REASONS)
