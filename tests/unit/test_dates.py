"""Counting days: anchors, month ends, working days, and the ends of the calendar."""

import datetime

import pytest

from rnr_caseplan.dates import (
    ONE_DAY,
    Period,
    Unit,
    WorkingDays,
    day_after,
    days_after,
    end_of_month,
    period_of,
    shifted,
)

FIRST, LAST = datetime.date.min, datetime.date.max
CALENDAR_UNITS = (Unit.DAYS, Unit.WEEKS, Unit.MONTHS)
SATURDAY, SUNDAY = 5, 6


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


@pytest.mark.parametrize("unit", CALENDAR_UNITS)
@pytest.mark.parametrize("amount", [1, 10**6, 10**12, 10**30])
def test_the_calendar_ends_at_either_end(unit: Unit, amount: int) -> None:
    """A day that the calendar does not reach is None, never clamped and never an exception."""
    assert day_after(LAST, amount, unit) is None
    assert day_after(FIRST, -amount, unit) is None


@pytest.mark.parametrize("unit", CALENDAR_UNITS)
def test_the_first_and_the_last_day_are_reached(unit: Unit) -> None:
    """The two ends themselves are days like others."""
    assert day_after(LAST, 0, unit) == LAST
    assert day_after(FIRST, 0, unit) == FIRST
    assert day_after(LAST - datetime.timedelta(days=7), 1, Unit.WEEKS) == LAST
    assert day_after(FIRST + datetime.timedelta(days=7), -1, Unit.WEEKS) == FIRST


def test_several_days_are_counted_from_one_anchor() -> None:
    """In the order that was asked for, and none past the calendar."""
    anchor = LAST - datetime.timedelta(days=2)
    assert days_after(anchor, [2, 0, 3, 1]) == (LAST, anchor, None, LAST - datetime.timedelta(1))
    assert days_after(FIRST, iter(())) == ()


def test_days_are_counted_after_months() -> None:
    """First the months, to the month's last day where it is shorter, and then the days."""
    assert shifted(day("2026-12-31"), months=2, days=1) == day("2027-03-01")
    assert shifted(day("2027-03-01"), months=-1, days=-1) == day("2027-01-31")
    assert shifted(day("2027-01-31")) == day("2027-01-31")


@pytest.mark.parametrize(("months", "days"), [(1, 0), (0, 1), (10**9, 0), (0, 10**12)])
def test_neither_months_nor_days_pass_the_calendar(months: int, days: int) -> None:
    """Past either end there is no day."""
    assert shifted(LAST, months=months, days=days) is None
    assert shifted(FIRST, months=-months, days=-days) is None


@pytest.mark.parametrize(
    ("within", "last"),
    [
        ("2026-02-01", "2026-02-28"),
        ("2028-02-29", "2028-02-29"),
        ("2100-02-10", "2100-02-28"),
        ("2026-12-31", "2026-12-31"),
        ("9999-12-01", "9999-12-31"),
    ],
)
def test_a_month_ends_on_its_last_day(within: str, last: str) -> None:
    """In leap years too, and on the last day of the calendar."""
    assert end_of_month(day(within)) == day(last)


@pytest.mark.parametrize(
    ("within", "period", "first", "last"),
    [
        ("2026-11-21", Period.WEEK, "2026-11-16", "2026-11-22"),
        ("2026-11-16", Period.WEEK, "2026-11-16", "2026-11-22"),
        ("2026-11-22", Period.WEEK, "2026-11-16", "2026-11-22"),
        ("2026-12-31", Period.WEEK, "2026-12-28", "2027-01-03"),
        ("2028-02-29", Period.MONTH, "2028-02-01", "2028-02-29"),
        ("2026-03-31", Period.QUARTER, "2026-01-01", "2026-03-31"),
        ("2026-04-01", Period.QUARTER, "2026-04-01", "2026-06-30"),
        ("2026-12-31", Period.QUARTER, "2026-10-01", "2026-12-31"),
        ("2026-01-01", Period.YEAR, "2026-01-01", "2026-12-31"),
        ("0001-01-01", Period.WEEK, "0001-01-01", "0001-01-07"),
        ("9999-12-31", Period.WEEK, "9999-12-27", "9999-12-31"),
        ("9999-12-31", Period.YEAR, "9999-01-01", "9999-12-31"),
    ],
)
def test_a_period_has_a_first_and_a_last_day(
    within: str, period: Period, first: str, last: str
) -> None:
    """A week begins on Monday; the week that the calendar cuts off ends with it."""
    assert period_of(day(within), period) == (day(first), day(last))


@pytest.mark.parametrize(
    ("anchor", "amount", "expected"),
    [
        ("2026-11-20", 1, "2026-11-23"),
        ("2026-11-21", 1, "2026-11-23"),
        ("2026-11-22", 1, "2026-11-23"),
        ("2026-11-20", 5, "2026-11-27"),
        ("2026-11-23", -1, "2026-11-20"),
        ("2026-11-22", -1, "2026-11-20"),
        ("2026-11-21", 0, "2026-11-21"),
        ("2026-12-24", 1, "2026-12-28"),
        ("2026-12-28", -1, "2026-12-24"),
        ("2026-12-23", 10, "2027-01-08"),
    ],
)
def test_working_days_skip_weekends_and_holidays(anchor: str, amount: int, expected: str) -> None:
    """The anchor is day 0, worked on or not."""
    holidays = [day("2026-12-25"), day("2027-01-01")]
    working = WorkingDays(weekend=(SATURDAY, SUNDAY), holidays=holidays)
    assert working.after(day(anchor), amount) == day(expected)


def test_a_day_is_worked_on_unless_it_is_free() -> None:
    """Neither at the weekend nor on a holiday; a holiday at the weekend counts once."""
    holidays = [day("2026-12-25"), day("2026-12-26"), day("2026-12-25")]
    working = WorkingDays(weekend=(SATURDAY, SUNDAY), holidays=holidays)
    found = [working.includes(day(f"2026-12-{number}")) for number in range(23, 29)]
    assert found == [True, True, False, False, False, True]
    assert working.after(day("2026-12-24"), 1) == day("2026-12-28")


def test_working_days_end_with_the_calendar() -> None:
    """Either end is reached, and there is no day past it."""
    working = WorkingDays(weekend=())
    assert working.after(LAST - ONE_DAY, 1) == LAST
    assert working.after(LAST, 1) is None
    assert working.after(FIRST + ONE_DAY, -1) == FIRST
    assert working.after(FIRST, -1) is None
    assert working.after(FIRST, 10**9) is None
    assert working.after(LAST, -(10**9)) is None


def test_a_last_day_that_is_free_is_not_reached() -> None:
    """The calendar ends before the next working day."""
    working = WorkingDays(weekend=(SATURDAY, SUNDAY), holidays=[LAST, FIRST])
    assert LAST.weekday() == 4
    assert working.after(LAST - ONE_DAY, 1) is None
    assert working.after(FIRST + ONE_DAY, -1) is None


def test_where_no_day_is_worked_on_only_the_anchor_is_found() -> None:
    """Counting none is still possible."""
    working = WorkingDays(weekend=range(7))
    assert working.after(day("2026-11-21"), 0) == day("2026-11-21")
    assert working.after(day("2026-11-21"), 1) is None
    assert working.after(day("2026-11-21"), -1) is None
    assert not working.includes(day("2026-11-21"))


def test_working_days_are_not_counted_without_a_weekend() -> None:
    """Whoever asks for them so is told where they are counted."""
    with pytest.raises(ValueError, match="WorkingDays"):
        day_after(day("2026-11-21"), 1, Unit.WORKING_DAYS)
