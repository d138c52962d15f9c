"""``Leg``: counting intervals from one day, never chained."""

import datetime
from collections.abc import Sequence

from rnr_caseplan.dates import DAYS_A_WEEK, Unit, WorkingDays, day_after, end_of_month, shifted
from rnr_caseplan.duties.length import Basis, Length
from rnr_caseplan.policy.cadence import Align, Edge, Interval, Stage, Timing

_FEWEST_DAYS_OF_A_MONTH = 28


class Leg:
    """Intervals that follow each other from one day.

    All of them are counted from that day: months first, then days, then working days. Only what
    follows working days, and days that follow a month's end, are counted from where that ended.

    Args:
        origin: The day to count from.
        timing: The timing whose intervals are counted.
        place: How many duties came before, which tells the stage.
        working: Which days are worked on.
        basis: What the origin is.
    """

    __slots__ = (
        "_is_aligned",
        "_last",
        "_reached",
        "_working",
        "basis",
        "days",
        "months",
        "origin",
        "place",
        "timing",
        "working_days",
    )

    def __init__(
        self,
        origin: datetime.date,
        timing: Timing,
        place: int,
        working: WorkingDays,
        basis: Basis = Basis.ANCHOR,
    ) -> None:
        """Begin at the origin."""
        self.origin = origin
        self.basis = basis
        self.timing = timing
        self.place = place
        self.months = self.days = self.working_days = 0
        self._working = working
        self._reached = origin
        self._last: datetime.date | None = None
        self._is_aligned = False

    def interval(self) -> tuple[int, Unit, Align]:
        """Give the interval that comes next."""
        timing = self.timing
        stated: Interval | None = timing.first if self.place == 0 else None
        if timing.stages:
            stated = _stage_at(timing.stages, self.place)
        if stated is not None:
            return stated.amount, stated.unit, stated.align
        return timing.amount or 0, timing.unit or Unit.DAYS, timing.align or Align.SAME_DAY

    def step(self) -> tuple[datetime.date, Length] | None:
        """Go one interval on; ``None`` past the end of the calendar.

        An interval that ends no later than the one before it, because that one ended with its
        month, is gone on from until it does.

        Returns:
            The day, and how long after the origin it lies.
        """
        interval = self.interval()
        found = self._go(*interval)
        while found is not None and self._last is not None and found[0] <= self._last:
            found = self._go(*interval)
        self.place += 1
        if found is not None:
            self._last = found[0]
        return found

    def _go(self, amount: int, unit: Unit, align: Align) -> tuple[datetime.date, Length] | None:
        if self._is_aligned and align is Align.SAME_DAY and unit is not Unit.MONTHS:
            self._begin_anew(self._last)
        if unit is Unit.WORKING_DAYS:
            self.working_days += amount
        else:
            if self.working_days:
                self._begin_anew(self._reached)
            if unit is Unit.MONTHS:
                self.months += amount
            else:
                self.days += amount * DAYS_A_WEEK if unit is Unit.WEEKS else amount
        day = shifted(self.origin, months=self.months, days=self.days)
        if day is not None and self.working_days:
            day = self._working.after(day, self.working_days)
        if day is None:
            return None
        self._reached = day
        self._is_aligned = to_month_end = align is Align.END_OF_MONTH
        length = Length(self.months, self.days, self.working_days, to_month_end)
        return (end_of_month(day) if to_month_end else day), length

    def _begin_anew(self, day: datetime.date | None) -> None:
        """Count on from a day that was reached: what follows cannot be counted from before."""
        self.origin, self.basis = day or self.origin, Basis.DUE
        self.months = self.days = self.working_days = 0

    def days_until(self, until: datetime.date, most: int | None = None) -> list[datetime.date]:
        """Go on as long as days lie up to an end.

        Args:
            until: The last day that may be given.
            most: How many days are given at most; without it all.

        Returns:
            The days, in order.
        """
        timing = self.timing
        if timing.stages is not None or timing.first is not None or timing.align is not None:
            return self._days_one_by_one(until, most)
        if timing.unit is Unit.MONTHS:
            return self._months_until(until, most)
        every = self._even_days()
        if not every:
            return self._days_one_by_one(until, most)
        left = (until - self.origin).days
        passed = range(every, left + 1, every)[:most]
        return [self.origin + datetime.timedelta(days=days) for days in passed]

    def _months_until(self, until: datetime.date, most: int | None) -> list[datetime.date]:
        """Give the days of an interval in months, each counted from the origin."""
        months = self.timing.amount or 0
        days: list[datetime.date] = []
        while most is None or len(days) < most:
            day = shifted(self.origin, months=months * (len(days) + 1))
            if day is None or day > until:
                break
            days.append(day)
            if not months or (until - day).days < _FEWEST_DAYS_OF_A_MONTH * months:
                break
        return days

    def _days_one_by_one(self, until: datetime.date, most: int | None) -> list[datetime.date]:
        days: list[datetime.date] = []
        while most is None or len(days) < most:
            step = self.step()
            if step is None or step[0] > until:
                break
            day = step[0]
            days.append(day)
            every = self._even_days()
            if every and most is None:
                steps = range(every, (until - day).days + 1, every)
                days += [day + datetime.timedelta(days=passed) for passed in steps]
                break
        return days

    def _even_days(self) -> int:
        """Give the days of an interval that stays the same and is counted in days; else 0."""
        timing = self.timing
        if timing.stages is not None or timing.align is Align.END_OF_MONTH or self.working_days:
            return 0
        if timing.unit is Unit.DAYS:
            return timing.amount or 0
        return (timing.amount or 0) * DAYS_A_WEEK if timing.unit is Unit.WEEKS else 0


def _stage_at(stages: Sequence[Stage], place: int) -> Stage:
    """Give the stage in which a duty stands that so many came before."""
    passed = 0
    for stage in stages:
        passed += stage.times or 0
        if stage.times is None or place < passed:
            return stage
    return stages[-1]


def edge_day(edge: Edge, anchor: datetime.date, working: WorkingDays) -> datetime.date | None:
    """Give the day of an edge, counted from the day that it names.

    Args:
        edge: The edge.
        anchor: The day that its name stands for.
        working: Which days are worked on.

    Returns:
        The day; ``None`` past either end of the calendar.
    """
    amount = edge.amount if edge.after else -edge.amount
    if edge.unit is Unit.WORKING_DAYS:
        return working.after(anchor, amount)
    return day_after(anchor, amount, edge.unit)
