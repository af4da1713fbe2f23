"""What holds for every pair of contents."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rodatraden.core.comparison import Change, Difference, compare
from rodatraden.core.comparison.difference import MIRRORED
from rodatraden.core.content.file import PlanContent
from rodatraden.core.content.planning import IndicatorLink
from tests.connectors.planfile import everything
from tests.core.comparison.contents import INDICATORS, changed, leaves, observations, plans, reports, side

few = settings(max_examples=40)
"""Each example is two whole contents."""


def mirror(differences: Iterable[Difference]) -> set[Any]:
    return {(d.id, MIRRORED.get(d.change, d.change), d.after.words, d.before.words) for d in differences}


def told(differences: Iterable[Difference]) -> set[Any]:
    return {(d.id, d.change, d.before.words, d.after.words) for d in differences}


@few
@given(plans, st.none() | reports)
def test_content_held_against_itself_gives_nothing(plan: Any, report: Any) -> None:
    assert compare(side(plan, report), side(plan, report)).differences == ()


@few
@given(plans, plans, st.none() | reports, st.none() | reports)
def test_sides_exchanged_give_the_mirror_image(first: Any, second: Any, before: Any, after: Any) -> None:
    one, other = side(first, before), side(second, after)
    assert told(compare(one, other).differences) == mirror(compare(other, one).differences)


@few
@given(plans, plans, st.none() | reports)
def test_each_difference_has_an_id_of_its_own_and_one_sentence(first: Any, second: Any, report: Any) -> None:
    differences = compare(side(first), side(second, report)).differences
    assert len({d.id for d in differences}) == len(differences)
    assert [d.sentence for d in differences if not d.sentence.endswith(".") or "\n" in d.sentence] == []


@few
@given(plans, reports, st.data())
def test_one_changed_field_is_exactly_one_difference(plan: Any, report: Any, data: st.DataObject) -> None:
    ways = [("plan", way) for way in leaves(plan)] + [("report", way) for way in leaves(report)]
    # A row that becomes a heading, or stops being one, has or loses figures as well.
    ways = [(part, way) for part, way in ways if not ("rows" in way and way[-1] == "kind")]
    assume(ways)
    part, way = data.draw(st.sampled_from(ways))
    after = side(changed(plan, way), report) if part == "plan" else side(plan, changed(report, way))
    differences = compare(side(plan, report), after).differences
    assert len(differences) == 1, (way, [d.sentence for d in differences])
    assert differences[0].change not in (Change.ADDED, Change.ENDED)


@few
@given(observations, observations)
def test_outcomes_that_are_new_gone_or_changed_are_told_one_by_one(before: Any, after: Any) -> None:
    links = tuple(IndicatorLink(goal="omradet", indicator=i.key) for i in INDICATORS)
    plan = PlanContent(indicator_links=links)
    differences = compare(side(plan, observations=before), side(plan, observations=after)).differences
    mine, theirs = ({(o.indicator, o.period): (o.amount, o.preliminary) for o in each} for each in (before, after))
    differing = {place for place in mine.keys() | theirs.keys() if mine.get(place) != theirs.get(place)}
    assert {d.id for d in differences} == {f"indicator:{i}#observation.{p}//" for i, p in differing}


@pytest.mark.parametrize("part", ["plan", "report"])
def test_every_filled_field_of_a_whole_content_is_found(part: str) -> None:
    municipality, plan, report = everything.municipality(), everything.plan(), everything.report()
    given = {"municipality": municipality.municipality, "year": 2022}
    # What the report says of an outcome stands over what the plan says: the plan is tried alone.
    contents = {"plan": plan.plan, "report": report.report if part == "report" else None}
    silent = []
    for way in leaves(contents[part]):
        after = contents | {part: changed(contents[part], way)}
        if not compare(side(**contents, **given), side(**after, **given)).differences:
            silent.append(way)
    assert silent == []
