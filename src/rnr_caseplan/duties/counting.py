"""``count_duty``: from a cadence and what is known to the days on which a duty is due."""

import bisect
import datetime
from collections.abc import Sequence

from rnr_caseplan.dates import ONE_DAY
from rnr_caseplan.duties.chains import count_once, count_rolling
from rnr_caseplan.duties.choosing import Held, Undecided, anchor_days, choose, choose_anchor
from rnr_caseplan.duties.course import Course
from rnr_caseplan.duties.grids import count_grid
from rnr_caseplan.duties.known import Known
from rnr_caseplan.duties.runner import Runner
from rnr_caseplan.policy.cadence import Cadence, Repeats


def count_duty(
    cadence: Cadence,
    known: Known,
    *,
    met_by: Sequence[str],
    period: tuple[datetime.date, datetime.date],
    most: int | None = None,
) -> Course:
    """Count the days on which a duty is due.

    Args:
        cadence: The duty.
        known: What is known of days, facts, events and pauses.
        met_by: The kinds of event that meet it.
        period: The first and the last day that are asked for; of the days before the first one
            only the earliest that is still open is given.
        most: How many days are asked for at most; without it all.

    Returns:
        The days, met, missed, open or to come, in strictly rising order.
    """
    runner = Runner(cadence, known, period, most)
    chosen = choose_anchor(cadence, known)
    if isinstance(chosen, Undecided):
        runner.lack(*chosen.lacking)
        return runner.course()
    anchor = chosen.timing.anchor or cadence.anchor
    anchors = anchor_days(anchor, known) if anchor else []
    if not anchors:
        if chosen.timing.standing is None:
            runner.lack(anchor or "")
        else:
            runner.rest(chosen)
        return runner.course()
    events = known.days_of(met_by)
    if anchor in met_by and anchor not in known.dates:
        anchors = anchors[:1]
        events = events[bisect.bisect_right(events, anchors[0]) :]
    _count_from_each(runner, anchors, chosen, events)
    return runner.course()


def _count_from_each(
    runner: Runner, anchors: Sequence[datetime.date], held: Held, events: Sequence[datetime.date]
) -> None:
    """Count from each day of the anchor; what repeats starts anew at the next one."""
    until = runner.until
    for place, anchor in enumerate(anchors):
        chosen = held if place == 0 else choose(runner.cadence, runner.known, anchor)
        if isinstance(chosen, Undecided):
            runner.lack(*chosen.lacking)
            continue
        kind = _kind_of(runner.cadence, chosen)
        if kind is Repeats.NEVER and chosen.timing.amount == 0 and len(anchors) == 1:
            count_once(runner, anchor, chosen, events)  # what is due on a day is done before it
            continue
        later = events[bisect.bisect_left(events, anchor) :]
        if kind is Repeats.NEVER:
            count_once(runner, anchor, chosen, later)
            continue
        if place + 1 < len(anchors):
            runner.until = min(until, anchors[place + 1] - ONE_DAY)
        if kind is Repeats.FROM_LAST:
            count_rolling(runner, anchor, chosen, later)
        else:
            count_grid(runner, anchor, chosen, later)
        runner.until = until


def _kind_of(cadence: Cadence, held: Held) -> Repeats:
    """Say how a duty is counted: at fixed days, from the last event, or once.

    Bands between which facts choose are all counted in one way, so that one can follow another.
    """
    timings = [held.timing] if held.timing.standing is None else []
    timings += [timing for _, timing in cadence.choices if timing.standing is None]
    kinds = [timing.repeats or Repeats.NEVER for timing in timings]
    if kinds and kinds[0] is Repeats.NEVER and Repeats.FROM_LAST in kinds:
        return Repeats.FROM_LAST
    return kinds[0] if kinds else Repeats.NEVER
