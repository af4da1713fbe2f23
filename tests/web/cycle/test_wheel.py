"""The drawing and the calendar file, by themselves."""

import re
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.cycle.usual_year import standard_year
from rodatraden.web.cycle.calendar import calendar
from rodatraden.web.cycle.wheel import NARROW, WIDE, Arc, lanes_of, wheel

TODAY = date(2026, 4, 8)
ARC = Arc(number=1, first=date(2026, 4, 1), last=date(2026, 4, 29), kind="now")


def test_the_thread_goes_from_new_year_to_today() -> None:
    drawn = wheel(2026, [ARC], TODAY, WIDE, "hjul")
    assert 'class="w-thread" d="M280 42A238 238 0 0 1 ' in drawn
    assert "8 april" in drawn
    assert "w-knot" in drawn
    assert "Tråden går från nyår till i dag, 8 april." in drawn


def test_a_year_that_has_been_is_all_thread_and_one_to_come_has_none() -> None:
    before, after = wheel(2025, [], TODAY, WIDE, "h"), wheel(2027, [], TODAY, WIDE, "h")
    assert ("w-future" in before, "w-thread" in before, "w-knot" in before) == (False, True, False)
    assert ("w-future" in after, "w-thread" in after, "w-knot" in after) == (True, False, False)


def test_a_drawing_has_classes_and_no_colours_or_styles() -> None:
    drawn = wheel(2026, [ARC], TODAY, NARROW, "hjul")
    assert not re.search(r"style=|#[0-9a-f]{3}|fill=|stroke=", drawn)


@given(
    st.lists(st.tuples(st.dates(date(2026, 1, 1), date(2026, 12, 1)), st.integers(0, 60)), min_size=1, max_size=12),
    st.dates(date(2024, 1, 1), date(2028, 12, 31)),
)
def test_any_year_is_drawn_inside_its_frame(found: list[tuple[date, int]], today: date) -> None:
    arcs = [
        Arc(number=number, first=first, last=first + timedelta(days=days), kind="next")
        for number, (first, days) in enumerate(found, start=1)
    ]
    for size in (WIDE, NARROW):
        drawn = wheel(2026, arcs, today, size, "hjul")
        numbers = [float(one) for one in re.findall(r'\b(?:cx|cy|x1|x2|y1|y2)="([-0-9.]+)"', drawn)]
        assert all(0 <= one <= size.whole for one in numbers)
        assert drawn.count('class="w-num') == len(arcs)


@given(st.lists(st.tuples(st.dates(date(2026, 1, 1), date(2026, 12, 1)), st.integers(0, 60)), max_size=12))
def test_arcs_in_an_outer_lane_never_lie_on_each_other(found: list[tuple[date, int]]) -> None:
    arcs = [
        Arc(number=number, first=first, last=first + timedelta(days=days), kind="next")
        for number, (first, days) in enumerate(found)
    ]
    lanes = lanes_of(arcs, 4)
    for one in arcs:
        for other in arcs:
            if one.number < other.number and lanes[one.number] == lanes[other.number] < 3:
                assert one.last < other.first or other.last < one.first


def test_the_calendar_escapes_and_folds_its_lines() -> None:
    found = [(2026, one) for one in standard_year(2026)]
    text = calendar("Årshjul, vårt; eget", found, host="kommun.example", now=datetime(2026, 4, 8, tzinfo=UTC))
    lines = text.split("\r\n")
    assert "X-WR-CALNAME:Årshjul\\, vårt\\; eget" in lines
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    days = sum(bool(one.opens) + bool(one.deadline) + len(one.stages) for one in standard_year(2026))
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == days
    assert "DTSTART;VALUE=DATE:20260414" in lines
    assert "DTEND;VALUE=DATE:20260415" in lines
    assert all(len(line.encode()) <= 75 for line in lines)
