"""``Attendance``: whether somebody can come at the times that a text names.

Only what is certainly out of reach is said to be so.
"""

from collections.abc import Collection, Iterable
from functools import cached_property

from rnr_caseplan.checks.clock_words import ALL_DAYS, DAY, Span
from rnr_caseplan.checks.hours import WHOLE_DAY, Block, Hours, Times, read_times

_WEEK = len(ALL_DAYS) * DAY
_EVERY_MINUTE = (1 << _WEEK) - 1


class Attendance:
    """When somebody can attend.

    Attributes:
        is_known: Whether the words for it are understood.
    """

    def __init__(self, text: str) -> None:
        """Read the words; where they are not understood, nothing is ever said to be outside.

        Args:
            text: When somebody can attend, such as ``Monday to Friday, 9:00 to 15:00``.
        """
        times = read_times(text)
        self.is_known = times is not None and not _has_points(times)
        self._times = times or Times((), ())

    @cached_property
    def _open(self) -> tuple[int, int]:
        """The minutes of the week that are open to exact times, and to vague ones."""
        return _open_minutes(self._times)

    def is_outside(self, text: str) -> bool:
        """Say whether somebody cannot attend what happens at some times.

        Args:
            text: The times, such as ``Saturdays, 10:00 to 12:00``.

        Returns:
            Whether they are certainly outside; not so where either text is not understood, or
            where they fit on some day that the text leaves open.

        Examples:
            >>> attendance = Attendance("Monday to Friday, 9:00 to 15:00")
            >>> attendance.is_outside("Wednesdays, 10:00 to 12:00")
            False
            >>> attendance.is_outside("Saturday mornings"), attendance.is_outside("6 to 8 p.m.")
            (True, True)
        """
        times = read_times(text) if self.is_known else None
        if times is None:
            return False
        left_out: frozenset[int] = frozenset()
        for block in times.excluded:
            if block.days is None or block.either != (WHOLE_DAY,):
                return False
            left_out |= block.days
        return any(self._is_missed(block, left_out) for block in times.named)

    def _is_missed(self, block: Block, left_out: Collection[int]) -> bool:
        """Say whether a time is missed on one of its days, or on each where none is named."""
        days = [day for day in block.days or ALL_DAYS if day not in left_out]
        missed = [all(self._misses(day, hours) for hours in block.either) for day in days]
        return all(missed) if block.days is None else any(missed)

    def _misses(self, day: int, hours: Hours) -> bool:
        minutes = _minutes(((day,), hours.says))
        exact, vague = self._open
        return bool(minutes & ~exact) if hours.is_exact else not minutes & vague


def _has_points(times: Times) -> bool:
    blocks = (*times.named, *times.excluded)
    return any(hours.is_point for block in blocks for hours in block.either)


def _open_minutes(times: Times) -> tuple[int, int]:
    """Give the minutes of the week that are open to exact times, and to vague ones."""
    named = times.named or (Block(None, (WHOLE_DAY,)),)
    exact = _minutes(*[(item.days, hours.at_most) for item in named for hours in item.either])
    vague = _minutes(*[(item.days, hours.says) for item in named for hours in item.either])
    for item in times.excluded:
        exact &= ~_shared((item.days, hours.at_least) for hours in item.either)
        vague &= ~_shared((item.days, hours.says) for hours in item.either)
    return exact, vague


def _shared(times: Iterable[tuple[Collection[int] | None, Span]]) -> int:
    """Give the minutes that belong to each of some times."""
    shared = _EVERY_MINUTE
    for item in times:
        shared &= _minutes(item)
    return shared


def _minutes(*times: tuple[Collection[int] | None, Span]) -> int:
    """Give minutes of the week as bits; what goes past Sunday goes on on Monday."""
    found = 0
    for days, (start, end) in times:
        minutes = (1 << (end - start)) - 1 << start
        for day in ALL_DAYS if days is None else days:
            found |= minutes << day * DAY
    return (found | found >> _WEEK) & _EVERY_MINUTE
