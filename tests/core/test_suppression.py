from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.suppression import suppress_cumulative, suppress_parts, too_few, too_few_answers

limits = st.integers(2, 12)


def test_nobody_may_be_shown_but_few_may_not() -> None:
    assert [too_few(count, 5) for count in (0, 1, 4, 5)] == [False, True, True, False]
    assert [too_few_answers(answers, 10) for answers in (0, 9, 10)] == [True, True, False]


def test_of_two_groups_both_are_hidden() -> None:
    found = suppress_parts({"women": 28, "men": 1}, 5)
    assert (found.primary, found.secondary, found.total_hidden) == ({"men"}, {"women"}, False)


def test_smallest_of_the_rest_protects() -> None:
    found = suppress_parts({"a": 3, "b": 40, "c": 12, "d": 0}, 5)
    assert (found.primary, found.secondary) == ({"a"}, {"c"})


def test_nothing_small_nothing_hidden() -> None:
    assert suppress_parts({"a": 5, "b": 0}, 5).hidden == frozenset()


def test_total_is_hidden_when_everything_is_small() -> None:
    assert suppress_parts({"a": 1, "b": 2}, 5).total_hidden


@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.integers(0, 40), max_size=7), limits)
def test_nothing_small_can_be_reckoned_from_the_total(counts: dict[str, int], limit: int) -> None:
    found = suppress_parts(counts, limit)
    assert all(not too_few(count, limit) for part, count in counts.items() if part not in found.hidden)
    if found.hidden and not found.total_hidden:
        shown = sum(count for part, count in counts.items() if part not in found.hidden)
        assert len(found.hidden) > 1
        assert sum(counts.values()) - shown >= limit


def test_running_total_is_hidden_until_the_difference_is_large_enough() -> None:
    assert suppress_cumulative([12, 14, 16, 17, 17], 5) == (False, True, True, False, False)


@given(st.lists(st.integers(0, 15), max_size=12), limits)
def test_no_period_can_be_reckoned_from_two_running_totals(monthly: list[int], limit: int) -> None:
    running = [sum(monthly[: n + 1]) for n in range(len(monthly))]
    shown = [0, *(value for value, hide in zip(running, suppress_cumulative(running, limit), strict=True) if not hide)]
    for first in range(len(shown)):
        for later in range(first, len(shown)):
            assert not too_few(shown[later] - shown[first], limit)
