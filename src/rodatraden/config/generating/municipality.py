"""What a generated municipality shares: organisation, steering model, goals, scales, definitions."""

from collections.abc import Iterator
from datetime import date
from random import Random

from rodatraden.config.generating import words
from rodatraden.config.generating.size import OCCASION, YEAR, Size
from rodatraden.core.content.file import SCHEMA, MunicipalityContent, PlanFile
from rodatraden.core.content.indicators import Indicator, Polarity, Source
from rodatraden.core.content.occasions import Stage, StageKind
from rodatraden.core.content.organisation import (
    AssessmentLevel,
    Occasion,
    OccasionKind,
    Organisation,
    OrganisationKind,
    PlanningYear,
    ReasonCode,
    ReasonMeaning,
    RiskScaleLevel,
    RiskZone,
    StatusLabel,
    YearState,
)
from rodatraden.core.content.planning import Carries, Goal, Level, LevelMeaning, SteeringModel
from rodatraden.core.content.scope import Scope, ScopeLevel
from rodatraden.core.document.inline import StatusMeaning

COUNCIL = "kommunfullmaktige"
MODEL, AREA, COUNCIL_GOAL, BOARD_GOAL = "modell", "omrade", "kf-mal", "namndmal"
GOALS_AN_AREA = 3


def board_key(number: int) -> str:
    """The key of a board by its number."""
    return f"namnd-{number + 1:02}"


def office_key(number: int) -> str:
    """The key of a board's administration."""
    return f"forvaltning-{number + 1:02}"


def unit_key(number: int) -> str:
    """The key of a unit."""
    return f"enhet-{number + 1:03}"


def indicator_key(number: int) -> str:
    """The key of an indicator."""
    return f"ind-{number + 1:04}"


def council_goal_key(number: int) -> str:
    """The key of a council goal."""
    return f"kf-{number % (len(words.AREAS) * GOALS_AN_AREA) + 1:02}"


def shared_file(size: Size, random: Random) -> PlanFile:
    """The municipality's own plan file."""
    content = MunicipalityContent(
        id="9999",
        name="Exempelby kommun",
        notice="Kommunen finns inte: allt är påhittat för att prova och mäta.",
        organisations=tuple(_organisations(size, random)),
        steering_models=(_model(),),
        years=(_year(YEAR - 1, YearState.CLOSED), _year(YEAR, YearState.ORDINARY)),
        statuses=_STATUSES,
        reasons=_REASONS,
        assessment_levels=_ASSESSMENTS,
        risk_scale=tuple(_risk_scale()),
        risk_zones=_ZONES,
        goals=tuple(_goals()),
        sources=(
            Source(key="egen", name="Egen mätning"),
            Source(key="kolada", name="Kolada", attribution="Källa: Kolada"),
        ),
        indicators=tuple(_indicators(size, random)),
    )
    return PlanFile(schema=SCHEMA, scope=Scope(level=ScopeLevel.MUNICIPALITY), municipality=content)


def _organisations(size: Size, random: Random) -> Iterator[Organisation]:
    yield Organisation(key=COUNCIL, name="Kommunfullmäktige", kind=OrganisationKind.COUNCIL)
    for number in range(size.boards):
        kind = OrganisationKind.EXECUTIVE_BOARD if number == 0 else OrganisationKind.BOARD
        name = words.BOARDS[number % len(words.BOARDS)]
        yield Organisation(key=board_key(number), name=name, kind=kind)
        yield Organisation(
            key=office_key(number),
            name=f"{name.removesuffix('nämnden')}förvaltningen".replace("s-", "-"),
            kind=OrganisationKind.ADMINISTRATION,
            serves=(board_key(number),),
        )
    for number in range(size.units):
        name = f"{random.choice(words.UNITS)} {random.choice(words.PLACES)} {number + 1}"
        office = office_key(number % size.boards)
        yield Organisation(key=unit_key(number), name=name, kind=OrganisationKind.UNIT, parent=office)


def _model() -> SteeringModel:
    everything = tuple(Carries)
    levels = (
        Level(key=AREA, name="Målområde", plural="Målområden", meaning=LevelMeaning.AREA, carries=(Carries.RISKS,)),
        Level(key=COUNCIL_GOAL, name="Kommunfullmäktigemål", plural="Kommunfullmäktigemål", meaning=LevelMeaning.GOAL),
        Level(key=BOARD_GOAL, name="Nämndmål", plural="Nämndmål", meaning=LevelMeaning.BOARD_GOAL, carries=everything),
    )
    return SteeringModel(key=MODEL, name="Styrmodell", levels=levels)


def _year(year: int, state: YearState) -> PlanningYear:
    board = Stage(key="namnd", name="Nämnden", kind=StageKind.BOARD, day=date(year, 9, 24))
    occasions = (
        Occasion(key="plan", name="Verksamhetsplan", kind=OccasionKind.PLAN),
        Occasion(
            key=OCCASION,
            name="Delårsrapport per 31 augusti",
            kind=OccasionKind.INTERIM_FULL,
            as_of=date(year, 8, 31),
            deadline=date(year, 9, 18),
            stages=(board,),
        ),
        Occasion(key="bokslut", name="Verksamhetsberättelse", kind=OccasionKind.ANNUAL, as_of=date(year, 12, 31)),
    )
    return PlanningYear(year=year, steering_model=MODEL, state=state, occasions=occasions)


_STATUSES = (
    StatusLabel(key="enligt-plan", label="Blir klart i år", meaning=StatusMeaning.ON_TRACK),
    StatusLabel(key="osakert", label="Troligen klart i år", meaning=StatusMeaning.AT_RISK),
    StatusLabel(key="ej-klart", label="Ej klart i år", meaning=StatusMeaning.OFF_TRACK),
    StatusLabel(key="klart", label="Klart", meaning=StatusMeaning.DONE),
)
_SOURCES = (
    Source(key="egen", name="Egen mätning"),
    Source(key="kolada", name="Kolada", attribution="Källa: Kolada"),
)
_REASONS = (
    ReasonCode(key="enligt-plan", label="Enligt plan", meaning=ReasonMeaning.ON_PLAN),
    ReasonCode(key="forsenad", label="Försenad", meaning=ReasonMeaning.LATE),
)
_ASSESSMENTS = (
    AssessmentLevel(key="natt", label="Målet är nått", order=2, meaning=StatusMeaning.DONE),
    AssessmentLevel(key="delvis", label="Delvis nått", order=1, meaning=StatusMeaning.AT_RISK),
    AssessmentLevel(key="inte", label="Inte nått", order=0, meaning=StatusMeaning.OFF_TRACK),
)
_ZONES = (
    RiskZone(key="lag", from_value=1, label="Låg", proposal="Acceptera"),
    RiskZone(key="medel", from_value=5, label="Medel", proposal="Egenkontroll"),
    RiskZone(key="hog", from_value=10, label="Hög", proposal="Lyft till nämndens plan"),
)


def _risk_scale() -> Iterator[RiskScaleLevel]:
    for dimension in ("likelihood", "consequence"):
        for value, label in enumerate(("Mycket låg", "Låg", "Hög", "Mycket hög"), 1):
            yield RiskScaleLevel(dimension=dimension, value=value, label=label)


def _goals() -> Iterator[Goal]:
    for number, area in enumerate(words.AREAS):
        yield Goal(key=f"omr-{number + 1}", level=AREA, name=area)
        for below in range(GOALS_AN_AREA):
            key = council_goal_key(number * GOALS_AN_AREA + below)
            yield Goal(key=key, level=COUNCIL_GOAL, name=f"{area}, del {below + 1}", parent=f"omr-{number + 1}")


def _indicators(size: Size, random: Random) -> Iterator[Indicator]:
    for number in range(size.indicators):
        measure = random.choice(words.MEASURES)
        lower = measure in ("Sjukfrånvaro", "Kostnad per brukare", "Handläggningstid", "Kontinuitet")
        yield Indicator(
            key=indicator_key(number),
            name=f"{measure}, {random.choice(words.PLACES)} {number + 1}",
            unit="%" if measure.startswith("Andel") or measure == "Sjukfrånvaro" else "antal",
            decimals=1,
            polarity=Polarity.LOWER if lower else Polarity.HIGHER,
            source=random.choice(("egen", "kolada")),
        )
