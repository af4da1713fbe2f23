"""A generated board's plan, and its report at an occasion."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from random import Random

from rodatraden.config.generating import words
from rodatraden.config.generating.municipality import BOARD_GOAL, board_key, council_goal_key, indicator_key, unit_key
from rodatraden.config.generating.size import OCCASION, YEAR, Size
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.control import Risk, RiskDecision, Treatment
from rodatraden.core.content.file import SCHEMA, PlanContent, PlanFile, ReportContent
from rodatraden.core.content.indicators import Comparator, IndicatorReport, Observation, Target, TargetTerm
from rodatraden.core.content.planning import Activity, Goal, IndicatorLink, StatusReport, WorkItem
from rodatraden.core.content.scope import Scope, ScopeLevel
from rodatraden.core.content.text import TextSection

GOALS_IN_TEN = 1
GENDERS: tuple[dict[str, str], ...] = ({}, {"gender": "women"}, {"gender": "men"})


class BoardPlan:
    """One board's plan and report, drawn from the seed."""

    def __init__(self, size: Size, number: int, random: Random) -> None:
        """Decide how much of everything falls on the board."""
        self._size, self._number, self._random = size, number, random
        things = size.of_board(size.things, number)
        self._goals = max(things * GOALS_IN_TEN // 10, 1)
        self._activities = things - self._goals
        before = sum(size.of_board(size.indicators, n) for n in range(number))
        self._indicators = range(before, before + size.of_board(size.indicators, number))
        self._units = range(number, size.units, size.boards)

    @property
    def board(self) -> str:
        """The board's key."""
        return board_key(self._number)

    def plan(self) -> PlanFile:
        """The plan of the year."""
        content = PlanContent(
            goals=tuple(self._each_goal()),
            work=tuple(self._each_work()),
            activities=tuple(self._each_activity()),
            indicator_links=tuple(self._each_link()),
            observations=tuple(self._each_observation()),
            targets=tuple(self._each_target()),
            risks=tuple(self._each_risk()),
            texts=(self._text("overview", "Så ser året ut."), self._text("responsibility", "Nämnden ansvarar.")),
        )
        scope = Scope(level=ScopeLevel.BOARD_YEAR, board=self.board, year=YEAR)
        return PlanFile(schema=SCHEMA, scope=scope, plan=content)

    def report(self) -> PlanFile:
        """The report at the occasion: statuses of every other activity, analyses of every tenth indicator."""
        statuses = tuple(
            StatusReport(
                of=self._key("akt", n),
                status=self._random.choice(("enligt-plan", "enligt-plan", "osakert", "ej-klart", "klart")),
                comment="Arbetet går framåt, och nästa steg är planerat.",
            )
            for n in range(0, self._activities, 2)
        )
        analyses = tuple(
            IndicatorReport(indicator=indicator_key(n), analysis="Utfallet beror mest på att fler har svarat.")
            for n in self._indicators[::10]
        )
        content = ReportContent(
            status_reports=statuses, indicator_reports=analyses, texts=(self._text("summary", "Läget är gott."),)
        )
        scope = Scope(level=ScopeLevel.BOARD_OCCASION, board=self.board, year=YEAR, occasion=OCCASION)
        return PlanFile(schema=SCHEMA, scope=scope, report=content)

    def _key(self, kind: str, number: int) -> str:
        return f"{self.board}-{kind}-{number + 1:03}"

    def _words(self) -> str:
        return f"{self._random.choice(words.VERBS)} {self._random.choice(words.THINGS)}"

    def _each_goal(self) -> Iterator[Goal]:
        for n in range(self._goals):
            yield Goal(
                key=self._key("mal", n),
                level=BOARD_GOAL,
                name=f"{self._words()} ({n + 1})",
                parent=council_goal_key(self._number * 5 + n),
                owner=self.board,
                description="Den som möter oss ska märka skillnad.",
            )

    def _each_work(self) -> Iterator[WorkItem]:
        for n in range(self._goals):
            yield WorkItem(key=self._key("arb", n), goal=self._key("mal", n), text=f"{self._words()}.")

    def _each_activity(self) -> Iterator[Activity]:
        for n in range(self._activities):
            yield Activity(
                key=self._key("akt", n),
                name=f"{self._words()} {n + 1}",
                goals=(self._key("mal", n % self._goals),),
                led_by=unit_key(self._random.choice(self._units)) if self._units else self.board,
                starts=date(YEAR, 1, 15),
                ends=date(YEAR, self._random.randint(3, 12), 28),
            )

    def _each_link(self) -> Iterator[IndicatorLink]:
        for at, n in enumerate(self._indicators):
            yield IndicatorLink(goal=self._key("mal", at % self._goals), indicator=indicator_key(n))

    def _each_observation(self) -> Iterator[Observation]:
        for n in self._indicators:
            level = self._random.uniform(20, 90)
            for year in range(YEAR - self._size.years, YEAR):
                level += self._random.uniform(-3, 3)
                for gender in GENDERS:
                    value = Decimal(f"{min(max(level + self._random.uniform(-2, 2), 0), 100):.1f}")
                    yield Observation(
                        indicator=indicator_key(n), period=str(year), amount=Amount(value=value), breakdown=gender
                    )

    def _each_target(self) -> Iterator[Target]:
        for n in self._indicators:
            value = Decimal(f"{self._random.uniform(30, 90):.1f}")
            yield Target(
                indicator=indicator_key(n),
                term=TargetTerm.INTERIM,
                year=YEAR,
                comparator=Comparator.AT_LEAST,
                amount=Amount(value=value),
                decision="Exempel § 1",
            )

    def _each_risk(self) -> Iterator[Risk]:
        for n in range(self._size.of_board(self._size.risks, self._number)):
            likelihood, consequence = self._random.randint(1, 4), self._random.randint(1, 4)
            lifted = likelihood * consequence >= 10
            yield Risk(
                key=self._key("risk", n),
                title=f"Risk att {self._random.choice(words.THINGS)} inte räcker till ({n + 1})",
                goal=self._key("mal", n % self._goals),
                likelihood=likelihood,
                consequence=consequence,
                decision=RiskDecision.BOARD_PLAN if lifted else RiskDecision.ACCEPT,
                decision_reason="Ledningsgruppens bedömning.",
                treatments=(Treatment(key=self._key("atg", n), text=f"{self._words()}."),) if lifted else (),
            )

    def _text(self, slot: str, body: str) -> TextSection:
        return TextSection(key=f"{self.board}-{slot}", slot=slot, body=body)
