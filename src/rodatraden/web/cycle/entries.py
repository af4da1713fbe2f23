"""The occasions of a calendar year as the wheel and its list show them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.queries.years import calendar_of
from rodatraden.apps.followup.models import Task
from rodatraden.apps.org.queries.places import Places
from rodatraden.core.content.occasions import Ask
from rodatraden.core.content.organisation import Occasion, OccasionKind, PlanningYear, YearState
from rodatraden.core.cycle.preparing import ORIGIN_NAMES, PREPARES
from rodatraden.core.cycle.standing import Day, Happening, Standing, days_of, next_day, span, standing
from rodatraden.core.cycle.usual_year import ASKS, board_day
from rodatraden.web.cycle.wheel import Arc
from rodatraden.web.ui.days import away_words, day_words, days_left, weekday_words
from rodatraden.web.ui.words import joined

ASK_WORDS: dict[Ask, str] = {
    Ask.ACTIVITIES: "aktiviteter",
    Ask.COMMITMENTS: "åtaganden",
    Ask.TREATMENTS: "riskåtgärder",
    Ask.CONTROLS: "kontroller",
    Ask.INDICATORS: "indikatorer",
    Ask.FORECAST: "prognos",
    Ask.GOALS: "mål",
    Ask.TEXTS: "texter",
}
KIND_WORDS: dict[OccasionKind, str] = {
    OccasionKind.PLAN: "Plan",
    OccasionKind.MONTHLY: "Månadsuppföljning",
    OccasionKind.INTERIM_EARLY: "Tidig delårsrapport",
    OccasionKind.INTERIM_FULL: "Full delårsrapport",
    OccasionKind.ANNUAL: "Verksamhetsberättelse",
    OccasionKind.CONDITIONS: "Planeringsförutsättningar",
    OccasionKind.DIRECTION: "Inriktningsärende",
    OccasionKind.OPINION: "Nämndens yttrande",
}
_ARCS = {Standing.DECIDED: "done", Standing.OPEN: "now", Standing.LATE: "now", Standing.NOT_OPENED: "next"}
_SHAPES = {Standing.DECIDED: "done", Standing.OPEN: "on", Standing.LATE: "risk", Standing.NOT_OPENED: "new"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How the boards' reports at an occasion stand: begun, decided, and the tasks in them."""

    begun: int = 0
    decided: int = 0
    tasks: int = 0
    done: int = 0

    @property
    def is_decided(self) -> bool:
        """Whether every report that was begun is decided."""
        return 0 < self.begun == self.decided

    @property
    def is_undone(self) -> bool:
        """Whether somebody has something left; unknown counts as left."""
        return self.tasks == 0 or self.done < self.tasks

    @property
    def share(self) -> int:
        """The per cent of the tasks that are done."""
        return 100 * self.done // self.tasks if self.tasks else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An occasion in the list, numbered as in the wheel."""

    number: int
    year: int
    occasion: Occasion
    href: str
    standing: Standing
    progress: Progress
    shape: str
    state: str
    about: str
    next: str
    days: tuple[tuple[str, str, bool], ...]
    is_unstarted: bool = False

    @property
    def name(self) -> str:
        """The name, with its year when nothing in it says which."""
        return self.occasion.name if str(self.year) in self.occasion.name else f"{self.occasion.name} {self.year}"

    @property
    def kind(self) -> str:
        """Done, now or next: how it is drawn."""
        return _ARCS[self.standing]


def progress_of(years: Iterable[int], places: Places, board: str = "") -> Mapping[tuple[int, str], Progress]:
    """How far the reports have come that the reader may read, by year and occasion ("" is the year's plan)."""
    scopes = Scope.objects.filter(year__in=list(years)).exclude(level=ScopeLevel.MUNICIPALITY)
    if not places.everywhere:
        scopes = scopes.filter(board__key__in=places.keys)
    if board:
        scopes = scopes.filter(board__key=board)
    rows = list(scopes.order_by("pk").values_list("pk", "year", "occasion", "is_closed"))
    counted = Task.objects.filter(scope__in=scopes, ended_at__isnull=True).order_by().values_list("scope_id")
    tasks = {pk: (whole, done) for pk, whole, done in counted.annotate(
        whole=Count("pk"), done=Count("pk", filter=Q(done_at__isnull=False)))}  # fmt: skip
    found: dict[tuple[int, str], list[tuple[bool, int, int]]] = defaultdict(list)
    for pk, year, occasion, closed in rows:
        found[year or 0, occasion].append((closed, *tasks.get(pk, (0, 0))))
    return {
        key: Progress(
            begun=len(reports),
            decided=sum(closed for closed, _whole, _done in reports),
            tasks=sum(whole for _closed, whole, _done in reports),
            done=sum(done for _closed, _whole, done in reports),
        )
        for key, reports in found.items()
    }


def entries(
    year: int, years: tuple[PlanningYear, ...], progress: Mapping[tuple[int, str], Progress], today: date
) -> list[Entry]:
    """What the wheel of a calendar year shows, in the order it begins."""
    closed = {one.year for one in years if one.state is YearState.CLOSED}
    return [
        entry(number, planned, occasion, progress, today, is_closed=planned in closed)
        for number, (planned, occasion) in enumerate(calendar_of(year, years), start=1)
    ]


def entry(
    number: int, year: int, occasion: Occasion, progress: Mapping[tuple[int, str], Progress], today: date,
    *, is_closed: bool = False,
) -> Entry:  # fmt: skip
    """One occasion as the list shows it."""
    plan = occasion.kind is OccasionKind.PLAN
    come = progress.get((year, "" if plan else occasion.key), Progress())
    prepared = occasion.kind in PREPARES and come.tasks > 0 and come.done == come.tasks
    where = standing(
        occasion,
        today,
        decided=is_closed or come.is_decided or prepared,
        opened=come.begun > 0 and not plan,
        undone=come.is_undone,
    )
    unbegun = _was_never_begun(occasion, come, today)
    if unbegun:
        where = Standing.NOT_OPENED
    return Entry(
        number=number,
        year=year,
        occasion=occasion,
        href=reverse("cycle:occasion", args=(year, occasion.key)),
        standing=where,
        progress=come,
        shape=_SHAPES[where],
        state=_("Skriven") if prepared and not is_closed else _state(where, occasion, today, is_closed=is_closed),
        about=about(occasion, today),
        next=next_words(where, occasion, today),
        days=tuple((day_name(day), day_words(day.day, today), day.day < today) for day in days_of(occasion)),
        is_unstarted=unbegun and not is_closed,
    )


def _was_never_begun(occasion: Occasion, come: Progress, today: date) -> bool:
    """Whether all its days went by without anybody reporting at it: not late, but not started or not used."""
    work = span(occasion)
    return come.begun == 0 and work is not None and work[1] < today


def arcs(found: Sequence[Entry]) -> list[Arc]:
    """The entries that have days, for the drawing."""
    spans = [(one, span(one.occasion)) for one in found]
    return [Arc(number=one.number, first=s[0], last=s[1], kind=one.kind) for one, s in spans if s is not None]


def lead(found: Sequence[Entry], today: date) -> str:
    """What to know first: what is going on and how long there is left, else what starts next."""
    going = [one for one in found if one.standing in (Standing.LATE, Standing.OPEN)]
    if going:
        one = min(going, key=lambda e: (e.occasion.deadline or date.max, e.number))
        deadline = one.occasion.deadline
        if one.standing is Standing.LATE:
            return _("%(name)s är försenad. %(next)s") % {"name": one.name, "next": one.next}
        if deadline is None or deadline < today:
            return _("%(name)s pågår. %(next)s") % {"name": one.name, "next": one.next}
        left = days_left(deadline, today)
        return _("%(name)s pågår. %(left)s för enheterna.") % {
            "name": one.name, "left": left[:1].upper() + left[1:],
        }  # fmt: skip
    ahead = [one for one in found if one.standing is Standing.NOT_OPENED and (one.occasion.opens or today) > today]
    if ahead:
        one = min(ahead, key=lambda e: e.occasion.opens or date.max)
        opens = one.occasion.opens or today
        return _("Inget pågår just nu. %(name)s öppnar %(when)s, %(day)s.") % {
            "name": one.name, "when": away_words(opens, today), "day": weekday_words(opens, today),
        }  # fmt: skip
    unstarted = [one.name for one in found if one.is_unstarted]
    if len(unstarted) == 1:
        return _("Inget pågår just nu. %(name)s är inte startat.") % {"name": unstarted[0]}
    if unstarted:
        return _("Inget pågår just nu. %(number)s tillfällen är inte startade.") % {"number": len(unstarted)}
    return _("Årets tillfällen är klara.") if found else ""


def _state(where: Standing, occasion: Occasion, today: date, *, is_closed: bool) -> str:
    if where is Standing.DECIDED:
        return _("Stängt") if is_closed else _("Beslutad")
    if where is Standing.LATE:
        return _("Försenad")
    if where is Standing.OPEN:
        return _("Pågår")
    work = span(occasion)
    if work is not None and work[1] < today:
        return _("Användes inte") if is_closed else _("Inte startat")
    return _("Startar %(day)s") % {"day": day_words(occasion.opens, today)} if occasion.opens else _("Inte öppnat")


def about(occasion: Occasion, today: date) -> str:
    """What is asked, and the two days that matter most."""
    told = joined([ASK_WORDS[ask] for ask in occasion.asks or ASKS[occasion.kind]])
    if occasion.kind in PREPARES:
        told = _("%(section)s i fullmäktiges budget") % {"section": ORIGIN_NAMES[PREPARES[occasion.kind]].lower()}
    prepares = occasion.kind in PREPARES
    days = []
    if occasion.deadline:
        first = _("Texten %(day)s") if prepares else _("Enheterna %(day)s")
        days.append(first % {"day": day_words(occasion.deadline, today)})
    board = board_day(occasion)
    if board:
        of_executive = prepares and occasion.kind is not OccasionKind.OPINION
        then = _("kommunstyrelsen %(day)s") if of_executive else _("nämnden %(day)s")
        days.append(then % {"day": day_words(board, today)})
    when = ", ".join(days)
    return f"{told[:1].upper()}{told[1:]}. {when[:1].upper()}{when[1:]}{'.' if when else ''}".strip()


def next_words(where: Standing, occasion: Occasion, today: date) -> str:
    """The next thing to happen, in words."""
    if where is Standing.DECIDED:
        return ""
    following = next_day(occasion, today)
    if following is None:
        if where is not Standing.LATE:
            return ""
        if occasion.kind in PREPARES:
            return _("Alla dagar har varit, men allt är inte skrivet.")
        return _("Alla dagar har varit, men allt är inte beslutat.")
    what = day_name(following)
    return _("Härnäst: %(what)s %(day)s, %(away)s.") % {
        "what": what[:1].lower() + what[1:], "day": weekday_words(following.day, today),
        "away": away_words(following.day, today),
    }  # fmt: skip


def day_name(day: Day) -> str:
    """What happens on a day."""
    match day.what:
        case Happening.OPENS:
            return _("Öppnar")
        case Happening.AS_OF:
            return _("Siffrorna gäller")
        case Happening.DEADLINE:
            return _("Enheternas sista dag")
        case Happening.STAGE:
            return day.name
