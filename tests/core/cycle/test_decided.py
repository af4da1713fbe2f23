"""Which stage a decision is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.content.occasions import Stage, StageKind
from rodatraden.core.content.organisation import OrganisationKind
from rodatraden.core.cycle.decided import DECIDES, decided_at, published_at

STAGES = st.lists(
    st.builds(Stage, key=st.text(min_size=1, max_size=3), name=st.text(max_size=5), kind=st.sampled_from(StageKind))
)


def stages(*kinds: StageKind) -> list[Stage]:
    return [Stage(key=kind.value, name="Torsdagsmötet", kind=kind) for kind in kinds]


@pytest.mark.parametrize(
    ("body", "kinds", "found"),
    [
        (OrganisationKind.BOARD, (StageKind.NOTICE, StageKind.BOARD, StageKind.COUNCIL), StageKind.BOARD),
        (OrganisationKind.COUNCIL, (StageKind.BOARD, StageKind.COUNCIL), StageKind.COUNCIL),
        (OrganisationKind.COUNCIL, (StageKind.BOARD,), None),
        (OrganisationKind.EXECUTIVE_BOARD, (StageKind.EXECUTIVE_BOARD, StageKind.BOARD), StageKind.BOARD),
        (OrganisationKind.EXECUTIVE_BOARD, (StageKind.EXECUTIVE_BOARD,), StageKind.EXECUTIVE_BOARD),
        (OrganisationKind.UNIT, (StageKind.BOARD,), None),
    ],
)
def test_the_decision_is_the_stage_of_the_body_that_decides(
    body: OrganisationKind, kinds: tuple[StageKind, ...], found: StageKind | None
) -> None:
    stage = decided_at(body, stages(*kinds))
    assert (stage.kind if stage else None) == found


@given(STAGES, st.sampled_from(OrganisationKind))
def test_it_is_always_one_of_the_stages_and_of_a_meaning_that_decides(
    given_stages: list[Stage], body: OrganisationKind
) -> None:
    found = decided_at(body, given_stages)
    meanings = {stage.kind for stage in given_stages} & set(DECIDES.get(body, ()))
    assert (found is None) == (not meanings)
    assert found is None or (found in given_stages and found.kind in meanings)


def test_publication_is_found_by_its_meaning() -> None:
    assert published_at(stages(StageKind.BOARD, StageKind.PUBLICATION)) == stages(StageKind.PUBLICATION)[0]
    assert published_at(stages(StageKind.BOARD)) is None
