"""How much of a roll-over is shown at once."""

from rodatraden.web.rollover.shown import SHOWN_ALONE, SHOWN_AT_FIRST, Group, Row, shown


def group(rows: int) -> Group:
    made = tuple(Row(organisation="Nämnden", kind="mål", name=f"Mål {number}", why="") for number in range(rows))
    return Group(fate="carried", heading="Följer med", shape="on", hint="", rows=made, open=False)


def test_few_things_are_all_shown_and_lead_nowhere() -> None:
    found = shown(group(SHOWN_AT_FIRST))
    assert (len(found.page), found.more) == (SHOWN_AT_FIRST, False)


def test_many_things_are_cut_and_lead_to_all_of_them() -> None:
    found = shown(group(SHOWN_AT_FIRST + 1))
    assert (len(found.page), found.more) == (SHOWN_AT_FIRST, True)


def test_pages_of_a_group_show_each_thing_once() -> None:
    many = group(2 * SHOWN_ALONE + 1)
    pages = [shown(many, str(number)) for number in (1, 2, 3)]
    assert [row for each in pages for row in each.page] == list(many.rows)
    assert not any(each.more for each in pages)
