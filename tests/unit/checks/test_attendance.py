"""Somebody is said not to be able to come only where that is certain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnr_caseplan.checks.attendance import Attendance
from rnr_caseplan.checks.clock_words import HOUR
from tests.strategies import texts
from tests.unit.checks.test_hours import DAYS, clock

SCHOOL_HOURS = "Monday to Friday, 9:00 to 15:00"


@pytest.mark.parametrize(
    ("schedule", "inside", "outside"),
    [
        (
            SCHOOL_HOURS,
            (
                "Wednesdays, 10:00 to 12:00",
                "Wednesdays, 9:00 to 15:00",
                "Mondays and Fridays at 14:59",
                "Mondays",
                "weekdays",
                "mornings",
                "10 to 11 a.m.",
                "at 2",
                "Tuesday afternoons",
                "Thursdays, 1 to 3",
                "between 8 and 10 a.m. on Mondays",
                "every day except the weekend, 10:00 to 13:00",
            ),
            (
                "Saturdays, 10:00 to 12:00",
                "Saturdays",
                "Wednesdays, 14:00 to 15:01",
                "Wednesdays, 8:59 to 10:00",
                "Mondays at 15:00",
                "Mondays and Saturdays, 10:00 to 12:00",
                "every day",
                "evenings",
                "nights",
                "6 to 8",
                "18:00 to 20:00",
                "Friday evenings",
                "Mondays, 22:00 to 6:00",
                "between 6 and 8 p.m.",
                "after 3 p.m.",
            ),
        ),
        (
            "after 5 p.m.",
            ("Mondays, 17:00 to 19:00", "Mondays, 23:00 to 1:00", "evenings", "weekends"),
            ("Mondays, 16:59 to 18:00", "mornings", "Tuesdays at noon", "between 9 and 11 a.m."),
        ),
        (
            "weekends",
            ("Saturdays, 9:00 to 17:00", "Sundays, 20:00 to 2:00", "mornings", "6 to 8 p.m."),
            ("Mondays", "Fridays, 22:00 to 23:30", "Sunday and Monday mornings"),
        ),
        (
            "evenings and weekends",
            ("Mondays, 18:00 to 20:00", "Saturdays, 9:00 to 12:00", "Sunday mornings"),
            ("Mondays, 9:00 to 11:00 a.m.", "weekday mornings"),
        ),
        (
            "mornings except Monday",
            ("Tuesdays, 9:00 to 12:30", "mornings", "Wednesdays"),
            ("Mondays", "Mondays, 9:00 to 10:00", "Tuesday afternoons", "Tuesdays, 12:30 to 13:30"),
        ),
        (
            "not on Tuesday mornings",
            ("Tuesdays, 14:00 to 15:00", "Tuesdays, 6:00 to 7:00 a.m.", "Mondays", "Tuesdays"),
            ("Tuesday mornings", "Tuesdays, 9:00 to 10:00 a.m.", "Tuesdays at 10 a.m."),
        ),
        (
            "Monday to Friday, 9 to 5",
            ("Mondays, 10:00 to 12:00", "Mondays, 22:00 to 23:00", "Mondays at 4"),
            ("Mondays, 18:00 to 20:00", "Saturdays at 10"),
        ),
        (
            "not from 9 to 5",
            ("Mondays, 6 to 8 p.m.", "Mondays, 10:00 to 12:00", "Mondays, 23:00 to 23:30"),
            (),
        ),
        (
            "22:00 to 6:00",
            ("Mondays, 23:00 to 5:00", "Mondays, 0:00 to 5:00", "Sundays, 23:00 to 3:00"),
            ("Mondays, 5:00 to 7:00 a.m.", "Mondays, 21:00 to 23:00", "noon to 2 p.m."),
        ),
    ],
)
def test_what_is_certainly_outside_is_told_from_the_rest(
    schedule: str, inside: tuple[str, ...], outside: tuple[str, ...]
) -> None:
    """On each of the days that are named; where none is, on all of them."""
    attendance = Attendance(schedule)
    assert attendance.is_known
    assert [text for text in inside if attendance.is_outside(text)] == []
    assert [text for text in outside if not attendance.is_outside(text)] == []


@pytest.mark.parametrize(
    "often",
    [
        "at every session",
        "twice a week",
        "Saturdays or Sundays",
        "not on Mondays",
        "Saturdays, not in the mornings",
        "Saturdays; not after 9 p.m.",
        "Saturdays and Sundays, not Saturday mornings",
    ],
)
def test_what_is_not_understood_is_not_outside(often: str) -> None:
    """Nor what excludes hours, or names nothing."""
    assert not Attendance(SCHOOL_HOURS).is_outside(often)


def test_days_that_are_excluded_are_not_asked_about() -> None:
    """What takes place on the other days must fit."""
    attendance = Attendance("Monday to Friday")
    assert attendance.is_outside("9:00 to 10:00 every day")
    assert not attendance.is_outside("9:00 to 10:00 every day except Saturday and Sunday")
    assert attendance.is_outside("9:00 to 10:00 every day except Saturday")
    assert not attendance.is_outside("mornings except Saturday")


@pytest.mark.parametrize(
    "schedule", ["", "works at night", "Mondays at 10 and Fridays", "not at 10 a.m."]
)
def test_an_attendance_that_is_not_understood_has_nothing_outside(schedule: str) -> None:
    """A single time says nothing of how long somebody can stay."""
    attendance = Attendance(schedule)
    assert not attendance.is_known
    assert not attendance.is_outside("Saturdays, 10:00 to 12:00")


minutes = st.integers(0, 24 * HOUR - 2)


@given(day=st.sampled_from(DAYS), start=minutes, length=st.integers(1, 11 * HOUR), data=st.data())
def test_what_lies_within_is_never_outside_and_what_goes_beyond_is(
    day: str, start: int, length: int, data: st.DataObject
) -> None:
    """For exact times by the 24-hour clock, to the minute; also over midnight."""
    marker = "0:00 to 13:00 on Sundays"  # so that the text is by the 24-hour clock
    end = start + length
    attendance = Attendance(f"{day}, {clock(start)} to {clock(end % (24 * HOUR))}; {marker}")
    inner = data.draw(st.integers(start, end - 1))
    last = data.draw(st.integers(inner + 1, end))
    within = f"{day}, {clock(inner)} to {clock(last % (24 * HOUR))}" if inner < 24 * HOUR else day
    assert not attendance.is_outside(f"{within}; {marker}")
    beyond = f"{day}, {clock(start)} to {clock((end + 1) % (24 * HOUR))}"
    if day not in {"Saturday", "Sunday"}:
        assert attendance.is_outside(f"{beyond}; {marker}")


@given(texts(), texts())
def test_any_two_texts_can_be_asked_about(schedule: str, often: str) -> None:
    """Whatever the words; the same words are never outside of themselves."""
    assert Attendance(schedule).is_outside(often) in {True, False}
    assert not Attendance(schedule).is_outside(schedule)
