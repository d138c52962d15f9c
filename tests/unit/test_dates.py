"""Counting days: anchors, month ends, and the ends of the calendar."""

import datetime

import pytest

from rnr_caseplan.dates import Unit, day_after, days_after, days_every

FIRST, LAST = datetime.date.min, datetime.date.max


def day(text: str) -> datetime.date:
    """Read a day."""
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("anchor", "amount", "unit", "expected"),
    [
        ("2026-01-05", 60, Unit.DAYS, "2026-03-06"),
        ("2026-01-05", 0, Unit.DAYS, "2026-01-05"),
        ("2026-01-05", -5, Unit.DAYS, "2025-12-31"),
        ("2026-02-26", 1, Unit.WEEKS, "2026-03-05"),
        ("2026-03-05", -1, Unit.WEEKS, "2026-02-26"),
        ("2026-01-31", 1, Unit.MONTHS, "2026-02-28"),
        ("2028-01-31", 1, Unit.MONTHS, "2028-02-29"),
        ("2026-08-31", 6, Unit.MONTHS, "2027-02-28"),
        ("2024-02-29", 12, Unit.MONTHS, "2025-02-28"),
        ("2024-02-29", 48, Unit.MONTHS, "2028-02-29"),
        ("2026-03-31", -1, Unit.MONTHS, "2026-02-28"),
        ("2026-12-31", 2, Unit.MONTHS, "2027-02-28"),
    ],
)
def test_time_is_counted_from_the_anchor(
    anchor: str, amount: int, unit: Unit, expected: str
) -> None:
    """The anchor is day 0, and a month without the anchor's day gives its last day."""
    assert day_after(day(anchor), amount, unit) == day(expected)


def test_days_are_the_usual_unit() -> None:
    """Without a unit calendar days are counted."""
    assert day_after(day("2026-12-31"), 1) == day("2027-01-01")


@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("amount", [1, 10**6, 10**12, 10**30])
def test_the_calendar_ends_at_either_end(unit: Unit, amount: int) -> None:
    """A day that the calendar does not reach is None, never clamped and never an exception."""
    assert day_after(LAST, amount, unit) is None
    assert day_after(FIRST, -amount, unit) is None


@pytest.mark.parametrize("unit", list(Unit))
def test_the_first_and_the_last_day_are_reached(unit: Unit) -> None:
    """The two ends themselves are days like others."""
    assert day_after(LAST, 0, unit) == LAST
    assert day_after(FIRST, 0, unit) == FIRST
    assert day_after(LAST - datetime.timedelta(days=7), 1, Unit.WEEKS) == LAST
    assert day_after(FIRST + datetime.timedelta(days=7), -1, Unit.WEEKS) == FIRST


def test_months_are_never_chained() -> None:
    """The 31st goes back to the month's end after February."""
    days = days_every(day("2026-12-31"), 1, Unit.MONTHS, until=day("2027-04-30"))
    assert [str(found) for found in days] == [
        "2027-01-31",
        "2027-02-28",
        "2027-03-31",
        "2027-04-30",
    ]


def test_the_last_day_is_included_and_the_day_after_it_is_not() -> None:
    """``until`` is a day that may be in the result."""
    anchor = day("2026-01-01")
    assert days_every(anchor, 10, Unit.DAYS, until=day("2026-01-11")) == (day("2026-01-11"),)
    assert days_every(anchor, 10, Unit.DAYS, until=day("2026-01-10")) == ()
    assert days_every(anchor, 10, Unit.DAYS, until=day("2025-01-01")) == ()


def test_intervals_stop_at_the_end_of_the_calendar() -> None:
    """Nothing is invented past the last day."""
    anchor = LAST - datetime.timedelta(days=15)
    assert days_every(anchor, 1, Unit.WEEKS, until=LAST) == (
        LAST - datetime.timedelta(days=8),
        LAST - datetime.timedelta(days=1),
    )


def test_several_days_are_counted_from_one_anchor() -> None:
    """In the order that was asked for, and none past the calendar."""
    anchor = LAST - datetime.timedelta(days=2)
    assert days_after(anchor, [2, 0, 3, 1]) == (LAST, anchor, None, LAST - datetime.timedelta(1))
    assert days_after(FIRST, iter(())) == ()


def test_no_interval_fits_before_its_end() -> None:
    """Where the end is the anchor itself, or before it, there is none."""
    assert days_every(LAST, 1, Unit.DAYS, until=LAST) == ()
    assert days_every(LAST, 1, Unit.MONTHS, until=FIRST) == ()
