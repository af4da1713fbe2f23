import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.content.organisation import RiskScaleLevel, RiskZone
from rodatraden.core.risk import NotOnScale, proposed_zone, risk_value

SCALE = [RiskScaleLevel(dimension=d, value=v, label="") for d in ("likelihood", "consequence") for v in (1, 2, 3, 4)]
ZONES = [
    RiskZone(key="accept", from_value=1, label="Acceptera", proposal=""),
    RiskZone(key="plan", from_value=9, label="Nämndens plan", proposal=""),
    RiskZone(key="line", from_value=4, label="Hantera", proposal=""),
]


def test_value_outside_the_scale_is_refused() -> None:
    with pytest.raises(NotOnScale, match="Konsekvensen 5 finns inte på skalan"):
        risk_value(4, 5, SCALE)
    with pytest.raises(NotOnScale, match="Sannolikheten 0"):
        risk_value(0, 4)


@pytest.mark.parametrize(("value", "zone"), [(1, "accept"), (3, "accept"), (4, "line"), (8, "line"), (16, "plan")])
def test_zone_starts_at_its_value(value: int, zone: str) -> None:
    found = proposed_zone(value, ZONES)
    assert found is not None
    assert found.key == zone


def test_no_zone_below_the_first() -> None:
    assert proposed_zone(0, ZONES) is None


@given(st.integers(1, 4), st.integers(1, 4))
def test_risk_value_is_the_product_either_way(likelihood: int, consequence: int) -> None:
    assert risk_value(likelihood, consequence, SCALE) == likelihood * consequence
