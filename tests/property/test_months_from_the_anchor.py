"""Months are counted from the anchor, never chained: as relativedelta counts them.

A month without the anchor's day gives its last day, and the month after it has the anchor's day
again. Checked for the last days of every month from 1900 to 2200, every length of a month and
every leap year among them.
"""

import calendar
import datetime
from collections.abc import Iterator

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import example, given
from hypothesis import strategies as st

from rnr_caseplan import Unit
from rnr_caseplan.dates import WorkingDays, day_after, shifted
from rnr_caseplan.duties.leg import Leg
from rnr_caseplan.policy.cadence import Align, Timing
from tests.strategies import days

YEARS = range(1900, 2201)
EVERY_DAY = WorkingDays(weekend=())


def last_days(year: int) -> Iterator[datetime.date]:
    """Give the days from the 28th on of each month of a year."""
    for month in range(1, 13):
        for day in range(28, calendar.monthrange(year, month)[1] + 1):
            yield datetime.date(year, month, day)


def by_the_calendar(anchor: datetime.date, months: int) -> datetime.date:
    """Count months by the calendar alone."""
    whole = anchor.year * 12 + anchor.month - 1 + months
    year, month = whole // 12, whole % 12 + 1
    return datetime.date(year, month, min(anchor.day, calendar.monthrange(year, month)[1]))


@pytest.mark.parametrize("months", [1, 2, 6, 11, 12, 13, 48])
def test_counting_months_gives_the_anchors_day_or_the_months_last(months: int) -> None:
    """Both ways, for the last days of every month of three centuries."""
    step = relativedelta(months=months)
    for year in YEARS:
        for anchor in last_days(year):
            later = day_after(anchor, months, Unit.MONTHS)
            assert later == by_the_calendar(anchor, months) == anchor + step
            earlier = day_after(anchor, -months, Unit.MONTHS)
            assert earlier == by_the_calendar(anchor, -months) == anchor - step


@pytest.mark.parametrize("align", list(Align))
def test_each_interval_is_counted_from_the_anchor(align: Align) -> None:
    """The k-th month of a duty lies k months after its anchor, whatever lay between."""
    timing = Timing(amount=1, unit=Unit.MONTHS, align=align)
    for year in YEARS:
        for month in range(1, 13):
            anchor = datetime.date(year, month, calendar.monthrange(year, month)[1])
            leg = Leg(anchor, timing, 0, EVERY_DAY)
            for count in range(1, 14):
                step = leg.step()
                assert step is not None
                expected = by_the_calendar(anchor, count)
                if align is Align.END_OF_MONTH:
                    last = calendar.monthrange(expected.year, expected.month)[1]
                    expected = expected.replace(day=last)
                assert step[0] == expected
                assert step[1] == (count, 0, 0, align is Align.END_OF_MONTH)


@given(
    anchor=days(), months=st.integers(-200_000, 200_000), more=st.integers(-4_000_000, 4_000_000)
)
@example(anchor=datetime.date(2026, 8, 31), months=6, more=1)
@example(anchor=datetime.date(9999, 11, 30), months=1, more=1)
@example(anchor=datetime.date(9999, 11, 30), months=1, more=2)
@example(anchor=datetime.date(1, 1, 31), months=-1, more=0)
@example(anchor=datetime.date(1, 1, 1), months=0, more=-1)
def test_days_are_counted_after_the_months(anchor: datetime.date, months: int, more: int) -> None:
    """As by the calendar, and past either of its ends there is no day."""
    expected: datetime.date | None = None
    whole = anchor.year * 12 + anchor.month - 1 + months
    if datetime.MINYEAR <= whole // 12 <= datetime.MAXYEAR:
        ordinal = by_the_calendar(anchor, months).toordinal() + more
        if 1 <= ordinal <= datetime.date.max.toordinal():
            expected = datetime.date.fromordinal(ordinal)
    assert shifted(anchor, months=months, days=more) == expected
