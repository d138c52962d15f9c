"""The course of a duty: the days on which it is due, and what became of each."""

import datetime
from typing import NamedTuple

from rnr_caseplan.duties.length import Basis, Length
from rnr_caseplan.policy.cadence import OnChange, PauseReads, PauseRule, Timing
from rnr_caseplan.policy.when import When


class AfterChange(NamedTuple):
    """A running day that a change of level moved."""

    on: datetime.date
    how: OnChange
    before: datetime.date


class AfterPaused(NamedTuple):
    """A running day that met a pause; ``ends_on`` is ``None`` while the pause lasts."""

    rule: PauseRule
    starts_on: datetime.date
    ends_on: datetime.date | None
    before: datetime.date


class AtEnd(NamedTuple):
    """A day that was counted past the end of its window, and is due at its end."""

    before: datetime.date


Move = AfterChange | AfterPaused | AtEnd


class Due(NamedTuple):
    """A day on which a duty is due.

    Attributes:
        due_on: The day.
        earliest_on: The first day on which it can be met, where there is one.
        counted_from: The day that it is counted from.
        basis: What that day is.
        length: How long after it.
        timing: The timing that holds.
        when: The tests by which it holds.
        met_on: The day on which it was met in time.
        late_on: The day on which it was done after its day had passed.
        early_on: A day on which it was done before it could be met.
        paused: How it reads while a pause lasts.
        moves: What moved its day, in order.
        is_first: Whether it is a separate first duty.
    """

    due_on: datetime.date
    earliest_on: datetime.date | None
    counted_from: datetime.date
    basis: Basis
    length: Length
    timing: Timing
    when: tuple[When, ...]
    met_on: datetime.date | None
    late_on: datetime.date | None
    early_on: datetime.date | None
    paused: PauseReads | None
    moves: tuple[Move, ...]
    is_first: bool


class Nothing(NamedTuple):
    """That a band asks for nothing, or that its window ended before it began."""

    timing: Timing
    when: tuple[When, ...]
    ended_on: datetime.date | None = None


class Course(NamedTuple):
    """All days of a duty up to an end, in order, and why there may be no more.

    Attributes:
        dues: The days, strictly rising.
        nothing: That from some day on nothing is asked for; ``None`` where something is.
        lacking: The names that must be known before more days can be counted.
    """

    dues: tuple[Due, ...]
    nothing: Nothing | None = None
    lacking: tuple[str, ...] = ()
