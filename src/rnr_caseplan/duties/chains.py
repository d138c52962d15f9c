"""Duties that are counted from the event that met them last, or that come once.

A duty runs from a day, its base, until an event closes it. In time, the event meets it; after
its day, the day was missed and stays so. Until then the next days follow from the same base. With
``times`` above one, each event is the base of a duty that the event so many places on closes.
"""

import bisect
import datetime
from collections.abc import Sequence
from typing import NamedTuple

from rnr_caseplan.duties.choosing import Held, choose
from rnr_caseplan.duties.course import AfterChange, Move
from rnr_caseplan.duties.leg import Leg
from rnr_caseplan.duties.length import CALENDAR_END, Basis
from rnr_caseplan.duties.moving import Moved
from rnr_caseplan.duties.runner import Counted, Outcome, Runner
from rnr_caseplan.policy.cadence import OnChange, Repeats


class Closed(NamedTuple):
    """Where a running duty stopped: on which day, after how many duties, how many events on."""

    on: datetime.date
    basis: Basis
    place: int
    events_used: int


def count_once(
    runner: Runner, anchor: datetime.date, held: Held, events: Sequence[datetime.date]
) -> None:
    """Count a duty that does not come back; ``times`` events meet it.

    Args:
        runner: Keeps the day.
        anchor: The day to count from.
        held: The band that holds on it.
        events: The days of the events that can meet it, in order.
    """
    basis = Basis.ANCHOR
    begun = runner.begin(anchor, held)
    while begun is not None:
        base, held = begun
        if base != anchor:
            events = events[bisect.bisect_left(events, base) :]
        leg = runner.leg(base, held, 0, basis)
        closed = _run(runner, leg, held, events[(held.timing.times or 1) - 1 :])
        if closed is None or closed.basis is Basis.DONE:
            return
        basis = closed.basis
        begun = _go_on(runner, closed)


def count_rolling(
    runner: Runner, anchor: datetime.date, held: Held, events: Sequence[datetime.date]
) -> None:
    """Count a duty from the event that met it last.

    Args:
        runner: Keeps the days.
        anchor: The day to count from while there are too few events.
        held: The band that holds on it.
        events: The days of the events that meet it, in order, none before the anchor.
    """
    if any((timing.times or 1) > 1 for _, timing in runner.cadence.choices):
        _count_several(runner, anchor, held, events)
        return
    days = list(dict.fromkeys(events))
    place, used, basis = 0, 0, Basis.ANCHOR
    begun = runner.begin(anchor, held)
    while begun is not None:
        base, held = begun
        used = max(used, bisect.bisect_left(days, base))
        closed = _run(runner, runner.leg(base, held, place, basis), held, days[used:])
        if closed is None:
            return
        place, used, basis = closed.place, used + closed.events_used, closed.basis
        begun = _go_on(runner, closed)
        if begun is not None and basis is not Basis.CHANGE and _comes_once(begun[1]):
            return


def _comes_once(held: Held) -> bool:
    return (held.timing.repeats or Repeats.NEVER) is Repeats.NEVER


def _go_on(runner: Runner, closed: Closed) -> tuple[datetime.date, Held] | None:
    """Choose the band that holds where a running duty stopped."""
    return runner.begin(closed.on, choose(runner.cadence, runner.known, closed.on))


def _count_several(
    runner: Runner, anchor: datetime.date, held: Held, events: Sequence[datetime.date]
) -> None:
    """Count a duty that is done several times in any window."""
    begun = runner.begin(anchor, held)
    if begun is None:
        return
    anchor, held = begun
    events = events[bisect.bisect_left(events, anchor) :]
    if held.timing.first is not None and (held.timing.times or 1) > 1:
        _run_first(runner, anchor, held, events)
    for number, base in enumerate((anchor, *events)):
        chosen = runner.begin(
            base, held if number == 0 else choose(runner.cadence, runner.known, base)
        )
        if chosen is None:
            return
        if number and _comes_once(chosen[1]):
            continue
        times = chosen[1].timing.times or 1
        closing = events[number + times - 1 : number + times]
        basis = Basis.DONE if number else Basis.ANCHOR
        place = 0 if number == 0 and times == 1 else 1
        closed = _run(runner, runner.leg(*chosen, place, basis), chosen[1], closing)
        _follow(runner, closed, events)
        if number == 0 and not closing:
            return


def _follow(runner: Runner, closed: Closed | None, events: Sequence[datetime.date]) -> None:
    """Count on from where a band stopped to ask, until an event meets what is asked then."""
    while closed is not None and closed.basis is not Basis.DONE:
        begun = _go_on(runner, closed)
        if begun is None:
            return
        base, held = begun
        later = events[bisect.bisect_left(events, base) :][(held.timing.times or 1) - 1 :]
        closed = _run(runner, runner.leg(base, held, closed.place, closed.basis), held, later)


def _run_first(
    runner: Runner, anchor: datetime.date, held: Held, events: Sequence[datetime.date]
) -> None:
    """Count the separate first duty: one event meets it."""
    counted = _count(runner.leg(anchor, held, 0, Basis.ANCHOR), held)
    if counted is None:
        return
    done_on = events[0] if events else None
    moved = runner.settle(counted, anchor, done_on, nothing_before=True)
    if moved is not None:
        runner.add(counted, moved, _outcome(moved.due, done_on), is_first=True)
        runner.look_further()


def _outcome(
    due: datetime.date,
    done_on: datetime.date | None,
    opens: datetime.date | None = None,
    early_on: datetime.date | None = None,
) -> Outcome:
    if done_on is None:
        return Outcome(opens, early_on=early_on)
    if done_on <= due:
        return Outcome(opens, met_on=done_on, early_on=early_on)
    return Outcome(opens, late_on=done_on, early_on=early_on)


def _run(runner: Runner, leg: Leg, held: Held, events: Sequence[datetime.date]) -> Closed | None:
    """Count from a base until an event closes the duty, or it stops to be asked for.

    Args:
        runner: Keeps the days.
        leg: Counts from the base.
        held: The band that holds on the base.
        events: The events that can close it, in order.

    Returns:
        Where it stopped, so that counting goes on from there; ``None`` where it does not.
    """
    running = _Running(runner, leg, held, events)
    while not runner.is_full:
        counted = _count(running.leg, running.held)
        if counted is None:
            if running.is_first:
                runner.lack(CALENDAR_END)
            return None
        settled = running.settle(counted)
        if isinstance(settled, Closed):
            return settled
        if settled is None or running.is_past(settled.moved.due):
            return None
        closed = running.close(settled)
        if closed is not None or _comes_once(running.held):
            return closed
    return None


class _Settled(NamedTuple):
    """A day that holds, when it can be met first, and what was done before that."""

    counted: Counted
    moved: Moved
    opens: datetime.date | None
    early_on: datetime.date | None


class _Running:
    """A duty that runs from one base."""

    def __init__(
        self, runner: Runner, leg: Leg, held: Held, events: Sequence[datetime.date]
    ) -> None:
        self._runner = runner
        self._events = events
        self._base = leg.origin
        begins = leg.place == 0 or leg.basis is Basis.ANCHOR
        self._first_place = leg.place + 1 if begins else 0
        self.leg: Leg = leg
        self.held: Held = held
        self.used = 0
        self.is_late = False
        self._is_clipped = False

    @property
    def _next_event(self) -> datetime.date | None:
        return self._events[self.used] if self.used < len(self._events) else None

    @property
    def is_first(self) -> bool:
        """Whether nothing was due before the day that is counted now."""
        return self.leg.place == self._first_place

    def is_past(self, due: datetime.date) -> bool:
        """Say whether a day lies past what is asked for, with no event to come before it."""
        return due > self._runner.until and self._next_event is None

    def settle(self, counted: Counted) -> _Settled | Closed | None:
        """Give the day that holds after changes, pauses and the window's end, and when it opens.

        What is done before a window opens does not meet the duty, and keeps no change and no pause
        from moving it. A duty whose day was missed may be done at any time.

        Returns:
            The day; where another band asks from a change on, where that begins; ``None`` where
            the duty is not due any more.
        """
        leg, held = self.leg, self.held
        early_on: datetime.date | None = None
        while True:
            event = self._next_event
            changed, stopped = self.after_changes(counted)
            if stopped is not None:
                return Closed(stopped, Basis.CHANGE, leg.place - 1, self.used)
            moved = self._runner.settle(changed, self._base, event, nothing_before=self.is_first)
            opened = self._runner.opens(self.held, self._base, moved.due) if moved else None
            if moved is None or opened is None:
                return None
            is_early = event is not None and opened.on is not None and event < opened.on
            if not is_early or self.is_late:
                return _Settled(changed, moved, opened.on, early_on)
            early_on, self.used = event, self.used + 1
            self.leg, self.held, self._is_clipped = leg, held, False

    def close(self, settled: _Settled) -> Closed | None:
        """Keep a day; say where the duty stopped, if it is met or not asked for any more."""
        met_on = self.keep(settled)
        if met_on is not None:
            return Closed(met_on, Basis.DONE, self.leg.place - self.is_late, self.used + 1)
        if not _comes_once(self.held) and not self.go_on(settled.moved):
            return Closed(settled.moved.due, Basis.DUE, self.leg.place, self.used)
        return None

    def keep(self, settled: _Settled) -> datetime.date | None:
        """Keep a day with what became of it; give the day on which it was met in time.

        An event that closes a duty after an earlier day of it was missed makes the count begin
        anew: the day that would have come next is not kept.
        """
        moved, event = settled.moved, self._next_event
        met_on = event if event is not None and event <= moved.due else None
        if met_on is None or not self.is_late:
            outcome = _outcome(moved.due, event, settled.opens, settled.early_on)
            is_first = self.leg.place == 1 and self.held.timing.first is not None
            self._runner.add(settled.counted, moved, outcome, is_first=is_first)
        return met_on

    def go_on(self, moved: Moved) -> bool:
        """Go on from a day that was not met; say whether something is still asked for."""
        runner = self._runner
        self.is_late, self._base = True, moved.due
        if runner.is_steady and not moved.moves:
            return True
        chosen = choose(runner.cadence, runner.known, moved.due)
        if not isinstance(chosen, Held) or chosen.timing.standing is not None:
            return False
        if moved.moves or self._is_clipped or chosen.timing != self.held.timing:
            self.leg = runner.leg(moved.due, chosen, self.leg.place, Basis.DUE)
        self.held, self._is_clipped = chosen, False
        return True

    def after_changes(self, counted: Counted) -> tuple[Counted, datetime.date | None]:
        """Say what becomes of a running day where a level changes before it.

        Returns:
            The day as it is counted now, and the day from which another band decides whether
            anything is asked for, if there is one.
        """
        event = self._next_event
        if self._runner.cadence.on_change is OnChange.KEEP:
            return counted, None
        for day in self._runner.changes:
            if day <= self._base:
                continue
            if day > counted.due or (event is not None and day > event):
                break
            chosen = choose(self._runner.cadence, self._runner.known, day)
            if not isinstance(chosen, Held):
                return counted, day
            if chosen.timing == self.held.timing:
                continue
            if chosen.timing.standing is not None:
                return counted, day
            counted = self._counted_anew(counted, day, chosen)
        return counted, None

    def _counted_anew(self, counted: Counted, day: datetime.date, chosen: Held) -> Counted:
        """Count a running day by the band that holds from the day of a change."""
        how, place = self._runner.cadence.on_change, self.leg.place - 1
        if how is OnChange.RECOUNT:
            leg = self._runner.leg(self._base, chosen, place, self.leg.basis)
        else:
            leg = self._runner.leg(day, chosen, place, Basis.CHANGE)
        again = _count(leg, chosen)
        if again is None or (how is OnChange.EARLIER and again.due >= counted.due):
            return counted
        self.leg, self.held = leg, chosen
        self._is_clipped = again.due < day
        moves: tuple[Move, ...] = (*counted.moves, AfterChange(day, how, counted.due))
        return again._replace(due=max(again.due, day), moves=moves)


def _count(leg: Leg, held: Held) -> Counted | None:
    step = leg.step()
    return Counted(step[0], leg.origin, leg.basis, step[1], held) if step is not None else None
