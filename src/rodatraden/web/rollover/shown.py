"""What a roll-over would do, as its page tells it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from rodatraden.core.rollover.notes import Fate, Note
from rodatraden.documents.next_year import CarriedPlan, Prepared
from rodatraden.web.ui.words import joined

SHOWN_AT_FIRST = 30
SHOWN_ALONE = 150
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
    """Things with the same fate."""

    fate: str
    heading: str
    shape: str
    hint: str
    rows: tuple[Row, ...]
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a roll-over would do, in words."""

    groups: tuple[Group, ...]
    summary: str
    standing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownGroup:
    """A group and the rows of it that are shown: the first of all groups, or a page of one."""

    group: Group
    page: Page[Row]
    more: bool


def told_of(prepared: Prepared) -> Told:
    """A prepared roll-over in words."""
    return Told(groups=tuple(_groups(prepared)), summary=_summary(prepared), standing=prepared.standing)


def shown(group: Group, page: str = "") -> ShownGroup:
    """The first rows of a group; with `page` that page of it, alone."""
    paginator = Paginator(group.rows, SHOWN_ALONE if page else SHOWN_AT_FIRST)
    found = paginator.get_page(page or 1)
    return ShownGroup(group=group, page=found, more=not page and found.has_next())


def _groups(prepared: Prepared) -> Iterator[Group]:
    """What happens, in groups: first what wants a decision."""
    notes = [(plan, note) for plan in prepared.plans for note in plan.carried.notes]
    for fate, shape, heading, hint in _GROUPS:
        found = [_row(plan, note) for plan, note in notes if note.fate is fate]
        if found:
            yield Group(
                fate=fate.value,
                heading=_(heading),
                shape=shape,
                hint=_(hint) if hint else "",
                rows=tuple(found),
                open=fate in (Fate.LATE, Fate.UNOWNED),
            )


def _row(plan: CarriedPlan, note: Note) -> Row:
    return Row(organisation=plan.name, kind=note.kind, name=note.name, why=note.why)


def _summary(prepared: Prepared) -> str:
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
