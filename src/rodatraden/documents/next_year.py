"""What a roll-over to the next year would do: each plan of the year as it would start the next."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from rodatraden.apps.control.models import Risk
from rodatraden.apps.cycle.enums import ScopeLevel, ScopeMode
from rodatraden.apps.cycle.models import Occasion
from rodatraden.apps.cycle.models import Scope as ScopeRow
from rodatraden.apps.economy.models import Statement
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.org.tree import tree
from rodatraden.apps.planning.models import Activity, Commitment, Goal, TextSection
from rodatraden.connectors.planfile.read import read_municipality, read_row
from rodatraden.core.content.file import SCHEMA, MunicipalityContent, PlanContent, PlanFile, ReportContent
from rodatraden.core.content.organisation import PlanningYear
from rodatraden.core.content.scope import Scope
from rodatraden.core.content.scope import ScopeLevel as Level
from rodatraden.core.document.inline import StatusMeaning
from rodatraden.core.rollover.carry import Carried, Past, carry
from rodatraden.core.rollover.year import next_year
from rodatraden.documents.errors import NothingToRollOver, YearUnknown


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedPlan:
    """One organisation's plan as it would start the new year."""

    organisation: str
    name: str
    carried: Carried
    file: PlanFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A whole roll-over, before anything is written. `new_year` is None where the year already stands."""

    year: int
    municipality: MunicipalityContent
    new_year: PlanningYear | None
    plans: tuple[CarriedPlan, ...]
    standing: tuple[str, ...]


Read = Callable[[ScopeRow], PlanFile]


def prepare(year: int, *, texts: bool = False, steering_model: str = "", read: Read = read_row) -> Prepared:
    """What carrying the year's plans to the next would give; writes nothing.

    Plans that the next year already has are left alone and named in `standing`. `read` gives the
    content of a scope. Raises YearUnknown or NothingToRollOver.
    """
    file = read_municipality()
    municipality = file.municipality if file else None
    years = {one.year: one for one in municipality.years} if municipality else {}
    if municipality is None or year not in years:
        raise YearUnknown(year)
    rows = _plans(year)
    standing = set(_plans(year + 1).values_list("board__key", flat=True))
    going = _in_order(row for row in rows if row.board_id not in standing)
    plans = tuple(_carried(going, municipality, texts=texts, read=read))
    if not plans:
        raise NothingToRollOver(year, all_stand=bool(standing))
    made = None if year + 1 in years else next_year(years[year], steering_model=steering_model)
    names = tree().names
    return Prepared(
        year=year,
        municipality=municipality,
        new_year=made,
        plans=plans,
        standing=tuple(names.get(key, key) for key in sorted(key for key in standing if key)),
    )


def _plans(year: int) -> QuerySet[ScopeRow]:
    """The year's own plans with anything living in them."""
    own = ScopeRow.objects.filter(level=ScopeLevel.BOARD_YEAR, year=year, mode=ScopeMode.OWN)
    anything = Q()
    for model in (Goal, Activity, Commitment, Risk, Statement, TextSection):
        living = model._default_manager.filter(scope=OuterRef("pk"), ended_at__isnull=True)  # noqa: SLF001
        anything |= Q(Exists(living))
    return own.filter(anything).order_by("board", "pk")


def _in_order(rows: Iterable[ScopeRow]) -> list[ScopeRow]:
    """Those above before those below, so that a unit's goals find the board's new ones."""
    organisation = tree()
    return sorted(rows, key=lambda row: (len(organisation.at_or_above(row.place)), row.place))


def _carried(
    rows: list[ScopeRow], municipality: MunicipalityContent, *, texts: bool, read: Read
) -> Iterable[CarriedPlan]:
    names: dict[str, str] = {}
    meanings = {status.key: status.meaning for status in municipality.statuses}
    gone = frozenset(Organisation.objects.filter(ended_at__isnull=False).order_by("key").values_list("key", flat=True))
    for row in rows:
        plan = read(row).plan or PlanContent()
        if plan == PlanContent():
            continue
        reports = _reports(row, read)
        year = row.year or 0
        over = frozenset(o.key for o in municipality.organisations if o.valid_to and o.valid_to.year <= year)
        past = Past(year=year, statuses=_statuses(reports, meanings), gone=gone | over, reports=reports)
        carried = carry(plan, past, texts=texts, above=names)
        names.update(carried.names)
        scope = Scope(level=Level.BOARD_YEAR, board=row.place, year=year + 1)
        yield CarriedPlan(
            organisation=row.place,
            name=tree().names.get(row.place, row.place),
            carried=carried,
            file=PlanFile(schema=SCHEMA, scope=scope, plan=carried.plan),
        )


def _reports(row: ScopeRow, read: Read) -> tuple[ReportContent, ...]:
    """What was reported in the year, in the order of the occasions."""
    days = {
        key: day.isoformat() if day else ""
        for key, day in Occasion.objects.filter(year=row.year).order_by("pk").values_list("key", "as_of")
    }
    found = ScopeRow.objects.filter(level=ScopeLevel.BOARD_OCCASION, board__key=row.board_id, year=row.year)
    ordered = sorted(found.order_by("pk"), key=lambda one: days.get(one.occasion, ""))
    files = [read(one).report for one in ordered]
    return tuple(file for file in files if file is not None)


def _statuses(reports: tuple[ReportContent, ...], meanings: Mapping[str, StatusMeaning]) -> dict[str, StatusMeaning]:
    """The newest reported meaning of each thing."""
    found = {}
    for report in reports:
        said = [(one.of, one.status) for one in report.status_reports]
        said += [(one.of, one.status) for one in report.control_reports if not one.unit]
        found.update({key: meanings[status] for key, status in said if status in meanings})
    return found
