"""Working days are counted as one would count them on a calendar, a day at a time.

Forwards and back, with any weekend and any holidays; the day counted from is day 0, worked on or
not, and past either end of the calendar there is no day.
"""

import datetime

from hypothesis import example, given
from hypothesis import strategies as st

from rnr_caseplan.dates import WorkingDays
from tests.strategies import day_near, days

ONE_DAY = datetime.timedelta(days=1)
EVERY_WEEKDAY = frozenset(range(7))


def is_worked_on(
    day: datetime.date, weekend: frozenset[int], holidays: frozenset[datetime.date]
) -> bool:
    """Say whether a day is worked on."""
    return day.weekday() not in weekend and day not in holidays


def counted_a_day_at_a_time(
    anchor: datetime.date,
    amount: int,
    weekend: frozenset[int],
    holidays: frozenset[datetime.date],
) -> datetime.date | None:
    """Go from day to day until so many working days have passed."""
    if weekend == EVERY_WEEKDAY:
        return anchor if amount == 0 else None
    day, left = anchor, abs(amount)
    while left:
        if day == (datetime.date.max if amount > 0 else datetime.date.min):
            return None
        day += ONE_DAY if amount > 0 else -ONE_DAY
        left -= is_worked_on(day, weekend, holidays)
    return day


SATURDAY_AND_SUNDAY = frozenset({5, 6})
CHRISTMAS = datetime.date(2026, 12, 25)


@given(
    anchor=days(),
    amount=st.integers(-40, 40),
    weekend=st.frozensets(st.integers(0, 6)),
    distances=st.frozensets(st.integers(-60, 60), max_size=20),
)
@example(
    anchor=datetime.date(2026, 12, 24),
    amount=1,
    weekend=SATURDAY_AND_SUNDAY,
    distances=frozenset({1}),
)
@example(anchor=CHRISTMAS, amount=-1, weekend=SATURDAY_AND_SUNDAY, distances=frozenset({0}))
@example(anchor=CHRISTMAS, amount=0, weekend=SATURDAY_AND_SUNDAY, distances=frozenset({0}))
@example(
    anchor=datetime.date.max, amount=-1, weekend=SATURDAY_AND_SUNDAY, distances=frozenset({0, -1})
)
@example(anchor=datetime.date.max, amount=1, weekend=frozenset(), distances=frozenset())
@example(anchor=datetime.date.min, amount=-1, weekend=frozenset(), distances=frozenset())
@example(anchor=datetime.date.min, amount=1, weekend=frozenset({0, 1, 2, 3}), distances=frozenset())
@example(anchor=CHRISTMAS, amount=3, weekend=EVERY_WEEKDAY - {4}, distances=frozenset(range(30)))
@example(anchor=CHRISTMAS, amount=1, weekend=EVERY_WEEKDAY, distances=frozenset())
def test_working_days_are_those_counted_a_day_at_a_time(
    anchor: datetime.date, amount: int, weekend: frozenset[int], distances: frozenset[int]
) -> None:
    """Whatever the weekend, and however many holidays lie side by side."""
    holidays = frozenset(day_near(anchor, distance) for distance in distances)
    working = WorkingDays(weekend=weekend, holidays=holidays)
    found = working.after(anchor, amount)
    assert found == counted_a_day_at_a_time(anchor, amount, weekend, holidays)
    if found is not None and amount:
        assert working.includes(found)
    for distance in range(-8, 9):
        day = day_near(anchor, distance)
        assert working.includes(day) == is_worked_on(day, weekend, holidays)


@given(
    anchor=st.dates(datetime.date(1900, 1, 1), datetime.date(2200, 12, 31)),
    amount=st.integers(1, 60),
    distances=st.frozensets(st.integers(-60, 60), max_size=20),
)
@example(anchor=CHRISTMAS, amount=1, distances=frozenset({0}))
def test_counting_back_leads_to_the_working_day_before(
    anchor: datetime.date, amount: int, distances: frozenset[int]
) -> None:
    """As many back as forwards give the anchor, or the working day before one that is free."""
    holidays = [day_near(anchor, distance) for distance in distances]
    working = WorkingDays(weekend=SATURDAY_AND_SUNDAY, holidays=holidays)
    there = working.after(anchor, amount)
    assert there is not None
    back = working.after(there, -amount)
    assert back == (anchor if working.includes(anchor) else working.after(anchor, -1))
