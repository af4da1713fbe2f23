"""What a value may be: of a period the indicator is measured in, on its scale, or with a reason why there is none."""

from __future__ import annotations

import re

from rodatraden.apps.indicators.definition_errors import ObservationUnclear
from rodatraden.apps.indicators.errors import OutcomeBeyondScale
from rodatraden.apps.indicators.models import Indicator, PeerGroup
from rodatraden.apps.org.models import Organisation
from rodatraden.core import periods
from rodatraden.core.content.indicators import Observation, Survey
from rodatraden.core.numbers import format_number
from rodatraden.core.periods import PERIOD_RULES, PeriodKind

_GROUP = "grupp:"
_MUNICIPALITY = re.compile(r"kommun:\d{4}")
_SAID = {
    PeriodKind.YEAR: "per år. Skriv perioden som 2025.",
    PeriodKind.MONTH: "per månad. Skriv perioden som 2025-03.",
    PeriodKind.REFERENCE_DAY: "en bestämd dag. Skriv perioden som 2025-10-15.",
    PeriodKind.ROLLING_12: "rullande tolv månader. Skriv perioden som r12:2025-08.",
    PeriodKind.SCHOOL_YEAR: "per läsår. Skriv perioden som 2024/2025.",
}


def refuse_wrong_period(observation: Observation, indicator: Indicator) -> None:
    """Raise ObservationUnclear for what is no period, or not of the kind that the indicator is measured in."""
    try:
        period = periods.parse(observation.period)
    except periods.UnreadablePeriod as error:
        raise ObservationUnclear(str(error)) from error
    wanted = PERIOD_RULES.get(indicator.period_rule)
    if wanted is not None and period.kind is not wanted:
        raise ObservationUnclear(f"”{indicator.name}” mäts {_SAID[wanted]}")


def refuse_unknown_entity(entity: str) -> None:
    """Raise ObservationUnclear for a value of somebody who is not there."""
    if not entity or _MUNICIPALITY.fullmatch(entity):
        return
    if not (_is_group(entity.removeprefix(_GROUP)) if entity.startswith(_GROUP) else _is_organisation(entity)):
        raise ObservationUnclear(f"”{entity}” är ingen organisation här. Välj en i listan.")


def _is_group(key: str) -> bool:
    return PeerGroup.objects.filter(key=key, ended_at__isnull=True).exists()


def _is_organisation(key: str) -> bool:
    return Organisation.objects.filter(key=key, ended_at__isnull=True).exists()


def refuse_impossible(observation: Observation, indicator: Indicator) -> None:
    """Raise ObservationUnclear or OutcomeBeyondScale for what cannot be a value of the indicator."""
    amount = observation.amount
    if amount.value is not None and amount.missing is not None:
        raise ObservationUnclear("Värdet har både ett tal och en orsak till att talet saknas. Ta bort det ena.")
    if amount.value is None and amount.missing is None and not amount.text:
        raise ObservationUnclear("Skriv värdet, eller välj varför det saknas. Ett värde som saknas är aldrig noll.")
    low, high = indicator.scale_low, indicator.scale_high
    if amount.value is not None and (
        (low is not None and amount.value < low) or (high is not None and amount.value > high)
    ):
        raise OutcomeBeyondScale(*(format_number(bound, 0) if bound is not None else "…" for bound in (low, high)))
    if observation.survey is not None:
        _refuse_odd_survey(observation.survey)


def _refuse_odd_survey(survey: Survey) -> None:
    if survey.asked is not None and survey.respondents > survey.asked:
        raise ObservationUnclear("Fler har svarat än som är tillfrågade. Kontrollera antalen.")
