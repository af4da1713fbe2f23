"""What the form always asks of a thing before a unit's part can be marked ready, whatever the year's instructions say.

Each check reads one thing as it is reported at an occasion. The place of a finding is the field of
the form where it is mended.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rodatraden.core.checks.check import Check, Finding, Place, Severity
from rodatraden.core.document.inline import StatusMeaning

OFF_PLAN = frozenset({StatusMeaning.AT_RISK, StatusMeaning.OFF_TRACK, StatusMeaning.CANCELLED})
"""The meanings that ask for a reason and a comment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A thing and what is said of it so far; `asks` are the fields that its form has.

    `field` is what the ids of its fields begin with, `status` the words of the status that is chosen.
    `off_target` is None while nothing can be judged.
    `may_wait` is set where the value belongs to a period that is not over: it is welcome, and not demanded.
    """

    field: str
    name: str
    asks: frozenset[str]
    values: dict[str, str]
    status: str = ""
    meaning: StatusMeaning | None = None
    off_target: bool | None = None
    reasons_exist: bool = True
    may_wait: bool = False

    def lacks(self, name: str) -> bool:
        """Whether the form has this field and nothing is said in it."""
        return name in self.asks and not self.values.get(name, "").strip()


def _check(identity: str, title: str, field: str, mend: str, misses: Callable[[Reported], bool]) -> Check[Reported]:
    def find(thing: Reported) -> Iterator[Finding]:
        if thing.lacks(field) and misses(thing):
            yield Finding(
                check=identity,
                severity=Severity.FAULT,
                place=Place(node=f"{thing.field}-{field}", label=thing.name),
                text=f"{title[:1].upper()}{title[1:]}.",
                mend=mend,
            )

    return Check(id=identity, title=title, reads="det som enheten rapporterar", mend=mend, find=find)


REPORTING_CHECKS: tuple[Check[Reported], ...] = (
    _check("status_missing", "läge saknas", "status", "Välj ett läge.", lambda thing: True),
    _check(
        "forecast_comment_missing",
        "kommentar saknas",
        "comment",
        "Skriv varför prognosen är över budgeten.",
        lambda thing: "forecast" in thing.asks and thing.off_target is True,
    ),
    _check(
        "value_missing",
        "värde saknas",
        "value",
        "Skriv värdet, eller välj varför det saknas.",
        lambda thing: not thing.values.get("missing") and not thing.may_wait,
    ),
    _check("forecast_missing", "prognos saknas", "forecast", "Skriv prognosen för året.", lambda thing: True),
    _check("level_missing", "bedömning saknas", "level", "Välj hur långt ni har nått.", lambda thing: True),
    _check("grounds_missing", "grund saknas", "text", "Skriv vad bedömningen bygger på.", lambda thing: True),
    _check("words_missing", "enhetens egna ord saknas", "body", "Skriv några meningar.", lambda thing: True),
)
