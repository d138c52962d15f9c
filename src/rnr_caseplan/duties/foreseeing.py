"""``foresee``: the days of a duty before anything has happened."""

import datetime
from typing import NamedTuple

from rnr_caseplan.duties.choosing import Undecided, anchor_days, choose_anchor
from rnr_caseplan.duties.known import Known
from rnr_caseplan.duties.leg import Leg, edge_day
from rnr_caseplan.policy.cadence import Cadence, PastEnd, Repeats, Timing
from rnr_caseplan.policy.when import When


class Foreseen(NamedTuple):
    """The days on which a duty will be due, and how they are counted.

    Attributes:
        days: The days, strictly rising.
        counted_from: The day that they are counted from; ``None`` where it is not known.
        timing: The timing that holds, or that asks for nothing; ``None`` where none is chosen.
        when: The tests by which it was chosen.
        lacking: The names of what is not known.
    """

    days: tuple[datetime.date, ...] = ()
    counted_from: datetime.date | None = None
    timing: Timing | None = None
    when: tuple[When, ...] = ()
    lacking: tuple[str, ...] = ()


def foresee(
    cadence: Cadence, known: Known, *, until: datetime.date, most: int | None = None
) -> Foreseen:
    """Count the days of a duty that nothing has met, moved or paused yet.

    It gives what ``count_duty`` gives without a history, and sooner where one interval follows
    another; a draft counts all its reviews so.

    Args:
        cadence: The duty.
        known: What is known; of its history only the events that the duty is counted from.
        until: The last day that is asked for.
        most: How many days are asked for at most; without it all.

    Returns:
        The days, or why there are none.
    """
    chosen = choose_anchor(cadence, known)
    if isinstance(chosen, Undecided):
        return Foreseen(lacking=chosen.lacking)
    timing = chosen.timing
    anchors = anchor_days(timing.anchor, known) if timing.anchor else []
    end = _end(timing, known)
    is_walked = timing.standing is None and timing.repeats is not Repeats.EACH_PERIOD
    is_walked = is_walked and timing.opens is None and (timing.times or 1) == 1
    if len(anchors) != 1 or end is None or cadence.is_timed or not is_walked:
        return _counted(cadence, known, until, most)
    leg = Leg(anchors[0], timing, 0, known.working)
    comes_once = (timing.repeats or Repeats.NEVER) is Repeats.NEVER
    days = leg.days_until(min(until, end), 1 if comes_once else most)
    if not days:
        return _counted(cadence, known, until, most)
    return Foreseen(tuple(days), anchors[0], timing, chosen.when)


def _end(timing: Timing, known: Known) -> datetime.date | None:
    """Give the last day of the window; ``None`` where it has to be counted day by day."""
    ends = timing.ends
    if ends is None:
        return datetime.date.max
    day = known.dates.get(ends.name)
    if day is None or ends.then is PastEnd.DUE_THEN:
        return None
    return edge_day(ends, day, known.working)


def _counted(cadence: Cadence, known: Known, until: datetime.date, most: int | None) -> Foreseen:
    from rnr_caseplan.duties.counting import count_duty  # noqa: PLC0415  # few drafts need it

    course = count_duty(cadence, known, met_by=(), period=(datetime.date.min, until), most=most)
    if course.dues:
        first, days = course.dues[0], tuple(due.due_on for due in course.dues)
        return Foreseen(days, first.counted_from, first.timing, first.when, course.lacking)
    if course.nothing is not None:
        return Foreseen(timing=course.nothing.timing, when=course.nothing.when)
    return Foreseen(lacking=course.lacking)
