import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.commitments import rolled_up
from rodatraden.core.document.inline import StatusMeaning as S


@pytest.mark.parametrize(
    ("activities", "together"),
    [
        ([], S.NONE),
        ([S.NONE], S.NONE),
        ([S.DONE, S.DONE, S.CANCELLED], S.DONE),
        ([S.DONE, S.ON_TRACK], S.ON_TRACK),
        ([S.ON_TRACK, S.AT_RISK, S.OFF_TRACK], S.OFF_TRACK),
        ([S.ON_TRACK, S.AT_RISK], S.AT_RISK),
        ([S.NOT_STARTED, S.NOT_STARTED], S.NOT_STARTED),
        ([S.NOT_STARTED, S.DONE], S.ON_TRACK),
        ([S.CANCELLED], S.CANCELLED),
    ],
)
def test_activities_together(activities: list[S], together: S) -> None:
    assert rolled_up(activities) is together


@given(st.lists(st.sampled_from(S), max_size=8))
def test_order_does_not_matter(activities: list[S]) -> None:
    assert rolled_up(activities) is rolled_up(reversed(activities))
