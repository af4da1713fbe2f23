"""Survey results that too few answered are hidden, and so is what would reveal them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from rodatraden.core.content.amount import Amount
from rodatraden.core.content.indicators import Observation, Survey
from rodatraden.core.document.figure import Mode
from rodatraden.core.document.serial import to_json
from rodatraden.core.missing import MissingReason
from rodatraden.documents.assembly.assemble import assemble
from rodatraden.documents.assembly.material import Material
from tests.documents.board import plan_material


def answered(count: int, value: str = "77.7", **breakdown: str) -> Observation:
    return Observation(
        indicator="nojdhet",
        period="2023",
        amount=Amount(value=Decimal(value)),
        breakdown=breakdown,
        survey=Survey(respondents=count, asked=60),
    )


def with_observations(material: Material, *observations: Observation) -> Material:
    return replace(material, plan=replace(material.plan, observations=observations))


@pytest.mark.parametrize(("count", "reason"), [(9, MissingReason.TOO_FEW_ANSWERS), (10, None)])
def test_result_is_hidden_under_the_limit_of_answers(count: int, reason: MissingReason | None) -> None:
    found = with_observations(plan_material(), answered(count)).observation("nojdhet", "2023")
    assert found is not None
    assert found.amount.missing is reason


def test_limit_of_the_indicator_wins() -> None:
    material = with_observations(plan_material(), answered(12))
    own = tuple(
        replace(i, minimum_respondents=15) if i.key == "nojdhet" else i for i in material.municipality.indicators
    )
    material = replace(material, municipality=replace(material.municipality, indicators=own))
    found = material.observation("nojdhet", "2023")
    assert found is not None
    assert found.amount.value is None


def test_other_groups_are_hidden_with_the_one_that_is_too_small() -> None:
    material = with_observations(plan_material(), answered(30), answered(24, gender="women"), answered(6, gender="men"))
    reasons = [
        found.amount.missing
        for breakdown in ({}, {"gender": "women"}, {"gender": "men"})
        if (found := material.observation("nojdhet", "2023", **breakdown))
    ]
    assert reasons == [None, MissingReason.SUPPRESSED, MissingReason.TOO_FEW_ANSWERS]


def test_nothing_hidden_stands_anywhere_in_the_document() -> None:
    document = assemble(with_observations(plan_material(), answered(6, "63.21")), key="plan")
    assert b"63.21" not in to_json(document)
    assert b"63,21" not in to_json(document)


def test_published_document_prints_what_its_source_printed() -> None:
    found = with_observations(plan_material(Mode.PUBLISHED), answered(6)).observation("nojdhet", "2023")
    assert found is not None
    assert found.amount.value == Decimal("77.7")


def test_series_of_mixed_periods_stands_in_order_of_time() -> None:
    periods = ["r12:2023-10", "2022", "2024-02", "2023"]
    observations = [replace(answered(20), period=period, survey=None) for period in periods]
    series = with_observations(plan_material(), *observations).series("nojdhet")
    assert [o.period for o in series] == ["2022", "r12:2023-10", "2023", "2024-02"]
