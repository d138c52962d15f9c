"""What moves a running day: pauses, and the ends of windows."""

import datetime
from typing import NamedTuple

from rnr_caseplan.dates import Unit, WorkingDays
from rnr_caseplan.duties.course import AfterPaused, AtEnd, Move
from rnr_caseplan.duties.known import Known
from rnr_caseplan.duties.leg import edge_day
from rnr_caseplan.policy.cadence import (
    DUE,
    START,
    AfterPause,
    Cadence,
    Edge,
    PastEnd,
    PauseReads,
    PauseRule,
    Timing,
    WindowEnd,
)


class Moved(NamedTuple):
    """A day, what moved it, and how it reads while a pause lasts."""

    due: datetime.date
    moves: tuple[Move, ...] = ()
    paused: PauseReads | None = None


class Window(NamedTuple):
    """The edges of a window that are known, and the names of those that are not."""

    opens: datetime.date | None
    ends: datetime.date | None
    lacking: tuple[str, ...]


def after_pauses(  # noqa: PLR0913  # each is a fact of its own
    cadence: Cadence,
    known: Known,
    *,
    due: datetime.date,
    base: datetime.date,
    done_on: datetime.date | None,
    nothing_before: bool,
) -> Moved:
    """Say what the policy makes of a running day that meets a pause.

    A pause counts where it starts up to the day, lasts past the day that is counted from, and
    the duty is not done before it. A pause that lasts is taken as if it ended today.

    Args:
        cadence: The duty.
        known: What is known.
        due: The day.
        base: The day that it is counted from.
        done_on: The day on which the duty is done next, if it is.
        nothing_before: Whether nothing was due before it; what follows a day that a lasting pause
            has moved runs from that day on, and is not moved again.

    Returns:
        The day that holds now.
    """
    moves: list[Move] = []
    paused: PauseReads | None = None
    counted_to, latest = base, datetime.date.min
    for pause in known.pauses if cadence.pauses else ():
        rule = next((rule for rule in cadence.pauses if rule.event == pause.kind), None)
        ended = pause.ends_on is not None and pause.ends_on <= known.as_of
        end = pause.ends_on if ended and pause.ends_on is not None else known.as_of
        if rule is None or pause.starts_on > due or (ended and end <= base):
            continue
        if done_on is not None and done_on < pause.starts_on:
            continue
        paused_days = max((end - max(pause.starts_on, counted_to)).days, 0)
        moved = due
        if end > latest or rule.then is AfterPause.SHIFTED:  # one inside another ends with it
            moved = _after_pause(rule, known.working, due=due, end=end, paused_days=paused_days)
        if rule.then is AfterPause.SHIFTED:
            counted_to = max(counted_to, end)
        elif rule.then is not AfterPause.UNCHANGED:
            latest = max(latest, end)
        if not ended:
            paused = rule.reads
            if base > end or (base == end and not nothing_before):
                moves.append(AfterPaused(rule, pause.starts_on, None, due))
                continue
        moves.append(AfterPaused(rule, pause.starts_on, end if ended else None, due))
        due = moved
    return Moved(due, tuple(moves), paused)


def _after_pause(
    rule: PauseRule,
    working: WorkingDays,
    *,
    due: datetime.date,
    end: datetime.date,
    paused_days: int,
) -> datetime.date:
    """Give the day after one pause; past the end of the calendar it is the calendar's last."""
    if rule.then is AfterPause.UNCHANGED:
        return due
    if rule.then is AfterPause.SHIFTED:
        room = (datetime.date.max - due).days
        return due + datetime.timedelta(days=min(paused_days, room))
    edge = Edge(amount=rule.amount or 0, unit=rule.unit or Unit.DAYS, after=START)
    after = edge_day(edge, end, working) or datetime.date.max
    return max(due, after) if rule.then is AfterPause.LATER else after


def window_of(timing: Timing, known: Known, *, base: datetime.date, due: datetime.date) -> Window:
    """Give the edges of a duty's window.

    Args:
        timing: The timing that holds.
        known: What is known.
        base: The day that the duty is counted from.
        due: The day on which it is due.

    Returns:
        The first day on which it can be met and the day that no due day passes, where there are
        such days; and the names of days that are not known.
    """
    lacking: list[str] = []
    found: list[datetime.date | None] = []
    for edge in (timing.opens, timing.ends):
        day: datetime.date | None = None
        if edge is not None:
            anchor = {DUE: due, START: base}.get(edge.name) or known.dates.get(edge.name)
            if anchor is None:
                lacking.append(edge.name)
            else:
                day = edge_day(edge, anchor, known.working)
                if day is None and isinstance(edge, WindowEnd) and edge.before:
                    day = datetime.date.min  # it ended before the calendar begins
        found.append(day)
    return Window(found[0], found[1], tuple(lacking))


def at_end(
    end: WindowEnd | None,
    day: datetime.date | None,
    moved: Moved,
    *,
    after: datetime.date,
    nothing_before: bool,
) -> Moved | None:
    """Say what becomes of a day that its window's end cuts off.

    Args:
        end: The end of the window, if there is one.
        day: Its day; ``None`` where it lies past the calendar.
        moved: The day that is counted.
        after: The day that is counted from; a window that ended before it has no room.
        nothing_before: Whether nothing was due before it; then it may be due on that day itself.

    Returns:
        The day that holds; ``None`` where the duty is not due any more.
    """
    if end is None or day is None or moved.due <= day:
        return moved
    has_room = day >= after if nothing_before else day > after
    is_due = end.then is PastEnd.DUE_THEN or (end.then is PastEnd.AT_LEAST_ONCE and nothing_before)
    if not (has_room and is_due):
        return None
    return Moved(day, (*moved.moves, AtEnd(moved.due)), moved.paused)
