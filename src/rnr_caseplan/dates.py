"""Counting days, weeks and months from an anchor; the only module that knows dateutil.

Each month is counted anew from the anchor, so that a count from the 31st returns to the
month's end after February. A day past the end of the calendar is ``None``, never clamped.
"""

import datetime
import enum
import functools
from collections.abc import Iterable

from dateutil.relativedelta import relativedelta


class Unit(enum.Enum):
    """The units in which policies count time."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


def day_after(anchor: datetime.date, amount: int, unit: Unit = Unit.DAYS) -> datetime.date | None:
    """Count an amount of time on from an anchor.

    Args:
        anchor: The day to count from; it is day 0.
        amount: How many units; negative counts back.
        unit: Calendar days, weeks or calendar months.

    Returns:
        The day, or ``None`` where the calendar (years 1 to 9999) does not reach it.
        A month without the anchor's day gives its last day.

    Examples:
        >>> day_after(datetime.date(2026, 1, 5), 60)
        datetime.date(2026, 3, 6)
        >>> day_after(datetime.date(2027, 1, 31), 1, Unit.MONTHS)
        datetime.date(2027, 2, 28)
    """
    try:
        if unit is Unit.MONTHS:
            return anchor + _months(amount)
        days = amount * 7 if unit is Unit.WEEKS else amount
        return anchor + datetime.timedelta(days=days)
    except (OverflowError, ValueError):
        return None


@functools.cache
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


def days_every(
    anchor: datetime.date, amount: int, unit: Unit, *, until: datetime.date
) -> tuple[datetime.date, ...]:
    """Give every day that lies a whole number of intervals after an anchor.

    Args:
        anchor: The day to count from; it is not in the result.
        amount: Units in one interval, at least 1.
        unit: The unit of the interval.
        until: The last day that may be in the result.

    Returns:
        Strictly rising days, each counted from the anchor.

    Examples:
        >>> end = datetime.date(2027, 12, 31)
        >>> [str(day) for day in days_every(datetime.date(2026, 8, 31), 6, Unit.MONTHS, until=end)]
        ['2027-02-28', '2027-08-31']
    """
    days: list[datetime.date] = []
    last = anchor
    while last < until:
        day = day_after(anchor, amount * (len(days) + 1), unit)
        if day is None or day > until:
            break
        days.append(day)
        last = day
    return tuple(days)
