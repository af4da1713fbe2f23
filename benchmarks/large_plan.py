"""A generated board's plan of some thousand things, and the municipality it refers to, as plan files."""

import random
from decimal import Decimal

from rodatraden.connectors.planfile.write import write
from rodatraden.core.content import control, indicators, organisation, planning
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.file import SCHEMA, MunicipalityContent, PlanContent, PlanFile
from rodatraden.core.content.scope import Scope, ScopeLevel

BOARD, YEAR, GOALS = "namnden", 2024, 20
_TEXT = (
    "nämnden arbetet under året mål resultat enheterna stöd kvalitet brukare medarbetare ökade minskade jämfört "
    "föregående planerade insatser uppföljning visar utveckling kommunen trygghet delaktighet samverkan"
)
_WORDS = _TEXT.split()


def municipality(things: int) -> bytes:
    """The municipality's file, with an indicator for every 25 things of the plan."""
    area = planning.LevelMeaning
    levels = (
        planning.Level(key="omrade", name="Målområde", plural="Målområden", meaning=area.AREA),
        planning.Level(key="namndmal", name="Nämndmål", plural="Nämndmål", meaning=area.BOARD_GOAL),
    )
    content = MunicipalityContent(
        id="0000",
        name="Lindsjö",
        organisations=(organisation.Organisation(key=BOARD, name="Nämnden", kind=organisation.OrganisationKind.BOARD),),
        steering_models=(planning.SteeringModel(key="modell", name="Modellen", levels=levels),),
        years=(organisation.PlanningYear(year=YEAR, steering_model="modell"),),
        goals=(planning.Goal(key="omrade-1", level="omrade", name="Ett område"),),
        indicators=tuple(indicators.Indicator(key=f"m-{n}", name=f"Mått {n}", unit="%") for n in range(things // 25)),
    )
    return write(PlanFile(schema=SCHEMA, scope=Scope(level=ScopeLevel.MUNICIPALITY), municipality=content))


def plan(things: int) -> bytes:
    """A plan of about this many things: half observations, a quarter activities, the rest risks and targets."""
    chance = random.Random(things)
    measures = things // 25
    content = PlanContent(
        goals=tuple(_goal(chance, n) for n in range(GOALS)),
        activities=tuple(_activity(chance, n) for n in range(things // 4)),
        observations=tuple(_observation(chance, n, measures) for n in range(things // 2)),
        targets=tuple(_target(n, measures) for n in range(measures)),
        risks=tuple(_risk(chance, n) for n in range(things // 5)),
    )
    scope = Scope(level=ScopeLevel.BOARD_YEAR, board=BOARD, year=YEAR)
    return write(PlanFile(schema=SCHEMA, scope=scope, plan=content))


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(words)).capitalize()


def _goal(chance: random.Random, number: int) -> planning.Goal:
    introduction = f"{_sentence(chance, 40)}.\n\n- **{_sentence(chance, 3)}**\n- {_sentence(chance, 6)}"
    return planning.Goal(
        key=f"mal-{number}",
        level="namndmal",
        name=_sentence(chance, 6),
        parent="omrade-1",
        introduction=introduction,
    )


def _activity(chance: random.Random, number: int) -> planning.Activity:
    mark = f"[[goal:mal-{chance.randrange(GOALS)}]]"
    return planning.Activity(
        key=f"akt-{number}",
        name=_sentence(chance, 6),
        goals=(f"mal-{number % GOALS}",),
        description=f"{_sentence(chance, 20)}, se {mark}.",
    )


def _observation(chance: random.Random, number: int, measures: int) -> indicators.Observation:
    return indicators.Observation(
        indicator=f"m-{number % measures}",
        period=str(2000 + number // measures % 24),
        amount=Amount(value=Decimal(chance.randint(0, 1000)) / 10),
        breakdown={"ålder": str(number // measures // 24)},
    )


def _target(number: int, measures: int) -> indicators.Target:
    return indicators.Target(
        indicator=f"m-{number % measures}",
        term=indicators.TargetTerm.INTERIM,
        year=YEAR,
        comparator=indicators.Comparator.AT_LEAST,
        amount=Amount(value=Decimal(90)),
    )


def _risk(chance: random.Random, number: int) -> control.Risk:
    return control.Risk(
        key=f"risk-{number}",
        title=_sentence(chance, 5),
        goal=f"mal-{number % GOALS}",
        background=f"{_sentence(chance, 25)}.",
        likelihood=chance.randint(1, 4),
        consequence=chance.randint(1, 4),
        decision=control.RiskDecision.BOARD_PLAN,
        treatments=(control.Treatment(key=f"risk-{number}-a", text=_sentence(chance, 10)),),
    )
