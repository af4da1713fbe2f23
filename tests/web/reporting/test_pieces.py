"""A long form is shown a piece at a time, and every field of it can be reached."""

from hypothesis import given
from hypothesis import strategies as st

from rodatraden.apps.followup.queries.thing import Thing
from rodatraden.web.reporting.pieces import AT_ONCE, WHOLE, Pieces


def things(section: str, number: int) -> tuple[Thing, ...]:
    return tuple(
        Thing(section=section, about=f"sak-{at}", name=f"Sak {at}", asks=frozenset(), values={}, tokens={})
        for at in range(number)
    )


def test_short_form_is_shown_whole_and_fields_are_reached_within_it() -> None:
    sections = {"activities": things("activities", WHOLE - 1), "texts": things("texts", 1)}
    pieces = Pieces(sections, "activities")
    assert not pieces.is_cut
    assert [pieces.shown(name) for name in sections] == [*sections.values()]
    assert (pieces.query, pieces.href("texts")) == ("", "#texts")
    assert pieces.way_to("texts-sak-0-body") == "#texts-sak-0-body"


def test_long_form_shows_the_section_that_was_asked_for() -> None:
    sections = {"activities": things("activities", WHOLE), "texts": things("texts", 1)}
    pieces = Pieces(sections, "texts")
    assert [len(pieces.shown(name)) for name in sections] == [0, 1]
    assert (pieces.query, pieces.href("activities")) == ("?del=texts&sida=1", "?del=activities")


@given(st.integers(WHOLE + 1, 5 * AT_ONCE), st.integers(0, 3 * AT_ONCE), st.integers(1, 5), st.data())
def test_way_to_any_field_leads_to_a_piece_that_shows_it(many: int, few: int, page: int, data: st.DataObject) -> None:
    sections = {"activities": things("activities", many), "indicators": things("indicators", few)}
    here = Pieces(sections, "activities", str(page))
    name = data.draw(st.sampled_from([name for name in sections if sections[name]]))
    thing = data.draw(st.sampled_from(sections[name]))
    query, _hash, field = here.way_to(f"{thing.field}-comment").partition("#")
    assert field == f"{thing.field}-comment"
    asked = (
        dict(part.split("=") for part in query[1:].split("&")) if query else {"del": "activities", "sida": str(page)}
    )
    there = Pieces(sections, asked["del"], asked["sida"])
    assert thing in there.shown(name)
