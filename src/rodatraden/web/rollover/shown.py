"""What a roll-over would do, as its page tells it."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rodatraden.core.rollover.notes import Fate, Note
from rodatraden.documents.next_year import CarriedPlan, Prepared
from rodatraden.web.ui.words import joined

SHOWN_AT_MOST = 100
_GROUPS = (
    (Fate.LATE, "risk", "Inte rapporterat som klart", "Följer med, men se över datumen."),
    (Fate.UNOWNED, "none", "Saknar någon som svarar för det", "Följer med. Bestäm vem som tar över."),
    (Fate.ENDED, "done", "Avslutas med året", "Ligger kvar i årets plan och följer inte med."),
    (Fate.LEFT, "new", "Läggs på nytt", "Det gamla finns kvar i årets plan att läsa bredvid."),
    (Fate.CARRIED, "on", "Följer med som det är", ""),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing and why."""

    organisation: str
    kind: str
    name: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Things with the same fate; `more` is how many are not shown."""

    heading: str
    shape: str
    hint: str
    count: int
    rows: tuple[Row, ...]
    more: int
    open: bool


def groups(prepared: Prepared) -> list[Group]:
    """What happens, in groups: first what wants a decision."""
    notes = [(plan, note) for plan in prepared.plans for note in plan.carried.notes]
    made = []
    for fate, shape, heading, hint in _GROUPS:
        found = [_row(plan, note) for plan, note in notes if note.fate is fate]
        if found:
            made.append(
                Group(
                    heading=_(heading),
                    shape=shape,
                    hint=_(hint) if hint else "",
                    count=len(found),
                    rows=tuple(found[:SHOWN_AT_MOST]),
                    more=max(len(found) - SHOWN_AT_MOST, 0),
                    open=fate in (Fate.LATE, Fate.UNOWNED),
                )
            )
    return made


def _row(plan: CarriedPlan, note: Note) -> Row:
    return Row(organisation=plan.name, kind=note.kind, name=note.name, why=note.why)


def summary(prepared: Prepared) -> str:
    """One sentence of what follows along."""
    plans = len(prepared.plans)
    kinds = Counter(
        note.kind
        for plan in prepared.plans
        for note in plan.carried.notes
        if note.fate not in (Fate.ENDED, Fate.LEFT) and note.kind != "text"
    )
    told = joined([f"{number} {_PLURALS.get(kind, kind) if number > 1 else kind}" for kind, number in kinds.items()])
    how = _("En plan förs över") if plans == 1 else _("%(plans)s planer förs över") % {"plans": plans}
    return f"{how}: {told}." if told else f"{how}."


_PLURALS = {
    "aktivitet": "aktiviteter",
    "åtagande": "åtaganden",
    "handlingsplan": "handlingsplaner",
    "risk": "risker",
    "kontroll": "kontroller",
    "planerat arbete": "rader planerat arbete",
}
