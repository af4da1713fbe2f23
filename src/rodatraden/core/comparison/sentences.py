"""A difference in one Swedish sentence."""

from rodatraden.core.comparison.difference import Change, Step
from rodatraden.core.comparison.item import Likeness, Sort, Value
from rodatraden.core.comparison.step import step_words

_LONG = 60

_DIRECTION = {
    Change.TIGHTENED: "har skärpts",
    Change.EASED: "har sänkts",
}
LIKENESS_WORDS = {
    Likeness.KEY: "",
    Likeness.NAME: "samma namn",
    Likeness.LIKELY: "troligen samma",
}


def presence_sentence(sort: Sort, name: str, change: Change) -> str:
    """That a thing is new, or is not there any more."""
    if change is Change.ADDED:
        return f"{sort.definite} ”{name}” är {'nytt' if sort.neuter else 'ny'}."
    return f"{sort.definite} ”{name}” finns inte kvar."


def field_sentence(
    sort: Sort, name: str, label: str, change: Change, before: Value, after: Value, step: Step | None
) -> str:
    """What has happened to a field of a thing."""
    subject = f"{sort.definite} ”{name}”"
    if change is Change.RENAMED:
        return f"{sort.definite} ”{before.words}” heter nu ”{after.words}”."
    if change is Change.MOVED and before.words and after.words:
        return f"{subject} har flyttats från ”{before.words}” till ”{after.words}”."
    what = f"{label[:1].lower()}{label[1:]}"
    if before.prose or after.prose:
        return f"{subject}: {_prose(what, before, after)}."
    if change in (Change.ADDED, Change.ENDED) or not before.words or not after.words:
        now = f"{what} är nu {_quoted(after)}" if after.words else f"{what} var {_quoted(before)} och finns inte kvar"
        return f"{subject}: {now}."
    way, end = _DIRECTION.get(change, ""), f", {step_words(step)}" if step else ""
    if way:
        return f"{subject} {way}: {what} från {_quoted(before)} till {_quoted(after)}{end}."
    return f"{subject}: {what} var {_quoted(before)} och är nu {_quoted(after)}{end}."


def across_sentence(name: str, label: str, before: Value, after: Value, step: Step | None) -> str:
    """What a budget line became."""
    end = f", {step_words(step)}" if step else ""
    return f"”{name}”, {label[:1].lower()}{label[1:]}: {before.words} mot {after.words}{end}."


def _prose(what: str, before: Value, after: Value) -> str:
    if not before.words:
        return f"{what} har tillkommit"
    return f"{what} har skrivits om" if after.words else f"{what} har tagits bort"


def _quoted(value: Value) -> str:
    if value.number is not None and len(value.words) <= _LONG:
        return value.words
    words = " ".join(value.words.split())
    short = words if len(words) <= _LONG else words[:_LONG].rsplit(" ", 1)[0] + " …"
    return f"”{short}”"
