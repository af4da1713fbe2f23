import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.hierarchy import RunsInCircle, UnknownParent, tree

GOALS = [("area", ""), ("board", "council"), ("council", "area"), ("other", ""), ("second", "council")]


def test_tree_order_and_depth() -> None:
    assert list(tree(GOALS).in_order()) == [("area", 0), ("council", 1), ("board", 2), ("second", 2), ("other", 0)]


def test_ancestors_nearest_first() -> None:
    assert tree(GOALS).ancestors("second") == ("council", "area")
    assert tree(GOALS).roots == ("area", "other")


def test_unknown_parent_is_refused() -> None:
    with pytest.raises(UnknownParent, match="”a” ligger under ”b”, som inte finns"):
        tree([("a", "b")])


@pytest.mark.parametrize("pairs", [[("a", "a")], [("a", "b"), ("b", "a")], [("top", ""), ("a", "b"), ("b", "a")]])
def test_circle_is_refused(pairs: list[tuple[str, str]]) -> None:
    with pytest.raises(RunsInCircle, match="ligger under sig själv"):
        tree(pairs)


@given(st.lists(st.integers(0, 30), max_size=30))
def test_every_key_comes_once_and_after_its_parent(choices: list[int]) -> None:
    pairs = [(f"k{n}", f"k{choice % n}" if n and choice else "") for n, choice in enumerate(choices)]
    order = [key for key, _ in tree(pairs).in_order()]
    assert sorted(order) == sorted(key for key, _ in pairs)
    assert all(parent == "" or order.index(parent) < order.index(key) for key, parent in pairs)
