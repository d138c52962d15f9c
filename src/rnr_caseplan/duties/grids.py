"""Duties at fixed days: at intervals from the anchor, or in each period of the calendar.

Each day has a window of its own, and only events in that window meet it.
"""

import bisect
import datetime
from collections.abc import Sequence
from typing import NamedTuple

from rnr_caseplan.dates import ONE_DAY, Period, period_of
from rnr_caseplan.duties.choosing import Held, choose
from rnr_caseplan.duties.leg import Leg
from rnr_caseplan.duties.length import CALENDAR_END, Basis, Length
from rnr_caseplan.duties.runner import Counted, Outcome, Runner
from rnr_caseplan.policy.cadence import FirstPeriod, OnChange, Repeats


class Slot(NamedTuple):
    """A window of the grid: its first day, and the day on which the duty is due."""

    starts_on: datetime.date
    counted: Counted


def count_grid(
    runner: Runner, anchor: datetime.date, held: Held, events: Sequence[datetime.date]
) -> None:
    """Count a duty at fixed days.

    Args:
        runner: Keeps the days.
        anchor: The day to count from.
        held: The band that holds on it.
        events: The days of the events that meet it, in order.
    """
    asked = anchor
    begun = runner.begin(asked, held)
    place = 0
    leg: Leg | None = None
    while begun is not None and not runner.is_full:
        start, held = begun
        if place == 0:
            leg = runner.leg(start, held, 0, Basis.ANCHOR)
            start = _first_start(start, held)
        elif leg is None or leg.timing != held.timing or start != asked:
            has_resumed = start != asked
            origin = start if has_resumed else start - ONE_DAY
            leg = runner.leg(origin, held, place, Basis.CHANGE if has_resumed else Basis.DUE)
        slot = _slot(start, held, leg)
        if slot is None:
            if place == 0:
                runner.lack(CALENDAR_END)
            return
        changed = _changed(runner, slot, held)
        if changed is not None:
            asked, place = changed, 0
        elif _keep(runner, slot, events, nothing_before=place == 0):
            asked, place = slot.counted.due + ONE_DAY, place + 1
        else:
            return
        if runner.is_steady:
            begun = asked, held
        else:
            begun = runner.begin(asked, choose(runner.cadence, runner.known, asked))


def _first_start(anchor: datetime.date, held: Held) -> datetime.date:
    """Give the first day of the first calendar period that counts."""
    if held.timing.period is None:
        return anchor
    first, last = period_of(anchor, held.timing.period)
    is_full = held.timing.first_period is FirstPeriod.FULL
    return last + ONE_DAY if is_full and first < anchor and last < datetime.date.max else anchor


def _slot(start: datetime.date, held: Held, leg: Leg) -> Slot | None:
    if held.timing.repeats is Repeats.EACH_PERIOD:
        _, last = period_of(start, held.timing.period or Period.MONTH)
        length = Length(0, (last - start).days, 0, to_month_end=False)
        return Slot(start, Counted(last, start, leg.basis, length, held))
    step = leg.step()
    if step is None:
        return None
    return Slot(start, Counted(step[0], leg.origin, leg.basis, step[1], held))


def _changed(runner: Runner, slot: Slot, held: Held) -> datetime.date | None:
    """Give the day in a window on which a level changes, where the policy starts anew then."""
    if runner.cadence.on_change is not OnChange.RESTART:
        return None
    for day in runner.changes:
        if slot.starts_on < day <= slot.counted.due:
            chosen = choose(runner.cadence, runner.known, day)
            if not isinstance(chosen, Held) or chosen.timing != held.timing:
                return day
    return None


def _keep(
    runner: Runner, slot: Slot, events: Sequence[datetime.date], *, nothing_before: bool
) -> bool:
    """Keep the day of a window with what became of it; say whether more may follow."""
    counted = slot.counted
    times = counted.held.timing.times or 1
    first = place = bisect.bisect_left(events, slot.starts_on)
    base = slot.starts_on if nothing_before else slot.starts_on - ONE_DAY
    while True:
        done_on = events[place + times - 1] if place + times <= len(events) else None
        moved = runner.settle(counted, base, done_on, nothing_before=nothing_before)
        opened = runner.opens(counted.held, base, moved.due) if moved else None
        if moved is None or opened is None:
            return False
        opens = opened.on or slot.starts_on
        if place == len(events) or events[place] >= opens:
            break
        place += 1  # what is done before the window opens keeps no pause from moving the day
    end = bisect.bisect_right(events, moved.due)
    inside, after = events[place:end], events[max(end, place) :]
    met_on = inside[times - 1] if len(inside) >= times else None
    missing = times - len(inside)
    late_on = after[missing - 1] if met_on is None and len(after) >= missing else None
    early_on = events[place - 1] if place > first else None
    is_period = counted.held.timing.repeats is Repeats.EACH_PERIOD
    shown = opens if opened.on is not None or is_period else None
    runner.add(counted, moved, Outcome(shown, met_on, late_on, early_on), is_first=False)
    return counted.due < runner.until and counted.due < datetime.date.max
