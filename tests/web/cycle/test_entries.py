"""What the list of the wheel says of each occasion."""

from datetime import date

import pytest

from rodatraden.core.content.organisation import PlanningYear, YearState
from rodatraden.core.cycle.usual_year import standard_year
from rodatraden.web.cycle.entries import Entry, Progress, entries, lead

TODAY = date(2026, 11, 20)


def planned(*years: int, state: YearState = YearState.ORDINARY) -> tuple[PlanningYear, ...]:
    return tuple(
        PlanningYear(year=year, steering_model="s", state=state, occasions=standard_year(year)) for year in years
    )


def named(found: list[Entry], name: str) -> Entry:
    return next(one for one in found if one.name.startswith(name))


@pytest.mark.parametrize(("state", "said"), [(YearState.ORDINARY, "Inte startat"), (YearState.CLOSED, "Användes inte")])
def test_an_occasion_whose_days_have_been_is_not_started_while_the_year_is_open(state: YearState, said: str) -> None:
    found = entries(2026, planned(2026, state=state), {}, TODAY)
    assert named(found, "Delårsrapport per 31 mars").state == said


def test_what_was_begun_and_not_decided_is_late() -> None:
    found = entries(2026, planned(2026), {(2026, "mars"): Progress(begun=1)}, TODAY)
    assert named(found, "Delårsrapport per 31 mars").state == "Försenad"


def test_next_years_plan_is_made_in_this_years_autumn_and_belongs_to_the_year_it_plans() -> None:
    found = entries(2026, planned(2026, 2027), {}, date(2026, 10, 20))
    plans = [(one.name, one.year, one.state) for one in found if "Verksamhetsplan" in one.name]
    assert plans == [("Verksamhetsplan 2027", 2027, "Pågår")]
    autumn_before = entries(2025, planned(2026, 2027), {}, TODAY)
    assert [one.name for one in autumn_before if "Verksamhetsplan" in one.name] == ["Verksamhetsplan 2026"]


def test_the_lead_names_what_comes_and_never_what_has_opened_already() -> None:
    only_march = PlanningYear(
        year=2026, steering_model="s", occasions=tuple(one for one in standard_year(2026) if one.key == "mars")
    )
    found = entries(2026, (only_march,), {}, TODAY)
    assert lead(found, TODAY) == "Inget pågår just nu. Delårsrapport per 31 mars 2026 är inte startat."
    early = entries(2026, (only_march,), {}, date(2026, 2, 1))
    assert lead(early, date(2026, 2, 1)).startswith("Inget pågår just nu. Delårsrapport per 31 mars 2026 öppnar om")
    done = entries(2026, (only_march,), {(2026, "mars"): Progress(begun=1, decided=1)}, TODAY)
    assert lead(done, TODAY) == "Årets tillfällen är klara."
