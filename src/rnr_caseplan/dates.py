"""Counting days, weeks, months and working days; the only module that knows dateutil.

Each month is counted anew from the anchor, so that a count from the 31st returns to the
month's end after February. A day past the end of the calendar is ``None``, never clamped.
Weekends and holidays come from outside: nothing here knows a country.
"""

import bisect
import calendar
import datetime
import enum
import functools
from collections.abc import Iterable

from dateutil.relativedelta import relativedelta

ONE_DAY = datetime.timedelta(days=1)
DAYS_A_WEEK = 7
_DAYS_OF_EVERY_MONTH = 28


class Unit(enum.Enum):
    """The units in which policies count time."""

    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"


class Period(enum.Enum):
    """The periods of the calendar in which policies count; a week begins on Monday."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_MONTHS_IN = {Period.MONTH: 1, Period.QUARTER: 3, Period.YEAR: 12}


def day_after(anchor: datetime.date, amount: int, unit: Unit = Unit.DAYS) -> datetime.date | None:
    """Count an amount of time on from an anchor.

    Args:
        anchor: The day to count from; it is day 0.
        amount: How many units; negative counts back.
        unit: Calendar days, weeks or calendar months; ``WorkingDays`` counts working days.

    Returns:
        The day, or ``None`` where the calendar (years 1 to 9999) does not reach it.
        A month without the anchor's day gives its last day.

    Raises:
        ValueError: For working days, which only ``WorkingDays`` can count.

    Examples:
        >>> day_after(datetime.date(2026, 1, 5), 60)
        datetime.date(2026, 3, 6)
        >>> day_after(datetime.date(2027, 1, 31), 1, Unit.MONTHS)
        datetime.date(2027, 2, 28)
    """
    if unit is Unit.MONTHS:
        return shifted(anchor, months=amount)
    if unit is Unit.WORKING_DAYS:
        message = "working days are counted by WorkingDays.after"
        raise ValueError(message)
    return shifted(anchor, days=amount * DAYS_A_WEEK if unit is Unit.WEEKS else amount)


def shifted(anchor: datetime.date, *, months: int = 0, days: int = 0) -> datetime.date | None:
    """Count months on from an anchor, and then days.

    Args:
        anchor: The day to count from.
        months: Calendar months; negative counts back.
        days: Calendar days after them; negative counts back.

    Returns:
        The day, or ``None`` where the calendar does not reach it.

    Examples:
        >>> shifted(datetime.date(2026, 8, 31), months=6, days=1)
        datetime.date(2027, 3, 1)
    """
    try:
        day = _months_after(anchor, months) if months else anchor
        return day + datetime.timedelta(days=days) if days else day
    except (OverflowError, ValueError):
        return None


def _months_after(anchor: datetime.date, amount: int) -> datetime.date:
    if anchor.day <= _DAYS_OF_EVERY_MONTH:
        year, month = divmod(anchor.year * 12 + anchor.month - 1 + amount, 12)
        return anchor.replace(year=year, month=month + 1)
    return anchor + _months(amount)


@functools.lru_cache(maxsize=4096)
def _months(amount: int) -> relativedelta:
    return relativedelta(months=amount)


def days_after(anchor: datetime.date, amounts: Iterable[int]) -> tuple[datetime.date | None, ...]:
    """Count several amounts of calendar days on from one anchor.

    Args:
        anchor: The day to count from; it is day 0.
        amounts: How many days on, for each day that is asked for.

    Returns:
        The days, in the same order; ``None`` where the calendar does not reach one.

    Examples:
        >>> [str(day) for day in days_after(datetime.date(2026, 12, 30), (1, 3))]
        ['2026-12-31', '2027-01-02']
    """
    last = (datetime.date.max - anchor).days
    return tuple(
        [anchor + datetime.timedelta(amount) if amount <= last else None for amount in amounts]
    )


def end_of_month(day: datetime.date) -> datetime.date:
    """Give the last day of a day's month.

    Examples:
        >>> end_of_month(datetime.date(2028, 2, 3))
        datetime.date(2028, 2, 29)
    """
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def period_of(day: datetime.date, period: Period) -> tuple[datetime.date, datetime.date]:
    """Give the first and the last day of the calendar period that a day lies in.

    Args:
        day: The day.
        period: A week (Monday to Sunday), month, quarter or year of the calendar.

    Returns:
        First and last day; a period that the calendar cuts off ends with it.

    Examples:
        >>> [str(edge) for edge in period_of(datetime.date(2026, 5, 20), Period.QUARTER)]
        ['2026-04-01', '2026-06-30']
    """
    if period is Period.WEEK:
        first = day - datetime.timedelta(days=day.weekday())
        last = shifted(first, days=DAYS_A_WEEK - 1)
        return first, last or datetime.date.max
    months = _MONTHS_IN[period]
    first = day.replace(month=(day.month - 1) // months * months + 1, day=1)
    return first, end_of_month(first.replace(month=first.month + months - 1))


class WorkingDays:
    """Which days are worked on, and counting them.

    Args:
        weekend: The days of the week that are not worked on; 0 is Monday.
        holidays: Further days that are not worked on.

    Examples:
        >>> days = WorkingDays(weekend=(5, 6), holidays=[datetime.date(2026, 12, 25)])
        >>> days.after(datetime.date(2026, 12, 24), 1)
        datetime.date(2026, 12, 28)
    """

    __slots__ = ("_free", "_free_days", "_worked_before", "_worked_of_week")

    def __init__(self, *, weekend: Iterable[int], holidays: Iterable[datetime.date] = ()) -> None:
        """Prepare the counting: a week has so many working days, less the holidays in it."""
        off = frozenset(weekend)
        self._worked_of_week = DAYS_A_WEEK - len(off)
        self._worked_before = [
            sum(weekday not in off for weekday in range(place)) for place in range(DAYS_A_WEEK + 1)
        ]
        self._free = off
        self._free_days = sorted({day.toordinal() for day in holidays if day.weekday() not in off})

    def includes(self, day: datetime.date) -> bool:
        """Say whether a day is worked on."""
        if day.weekday() in self._free:
            return False
        place = bisect.bisect_left(self._free_days, day.toordinal())
        return self._free_days[place : place + 1] != [day.toordinal()]

    def after(self, anchor: datetime.date, amount: int) -> datetime.date | None:
        """Give the working day that lies so many working days after a day.

        Args:
            anchor: The day to count from; it is day 0, worked on or not.
            amount: How many working days; 0 gives the anchor, negative counts back.

        Returns:
            The day, or ``None`` where the calendar does not reach it.
        """
        if amount == 0 or not self._worked_of_week:
            return anchor if amount == 0 else None
        start = anchor.toordinal()
        # The day is the one that has so many working days up to it; halving finds it.
        wanted = self._count(start) + amount if amount > 0 else self._count(start - 1) + amount + 1
        reach = (abs(amount) + len(self._free_days)) // self._worked_of_week + 2
        first = max(start - reach * DAYS_A_WEEK, 1)
        last = min(start + reach * DAYS_A_WEEK, datetime.date.max.toordinal())
        if wanted < 1 or self._count(last) < wanted:
            return None
        while first < last:
            middle = (first + last) // 2
            if self._count(middle) >= wanted:
                last = middle
            else:
                first = middle + 1
        return datetime.date.fromordinal(first)

    def _count(self, ordinal: int) -> int:
        """Count the working days from the first day of the calendar up to a day, included."""
        weeks, rest = divmod(ordinal, DAYS_A_WEEK)  # the first day of the calendar is a Monday
        worked = weeks * self._worked_of_week + self._worked_before[rest]
        return worked - bisect.bisect_right(self._free_days, ordinal)
