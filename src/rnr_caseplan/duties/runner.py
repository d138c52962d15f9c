"""``Runner``: what is found while one duty is counted."""

import datetime
from typing import NamedTuple

from rnr_caseplan.duties.choosing import Chosen, Held, Undecided, choose
from rnr_caseplan.duties.course import Course, Due, Move, Nothing
from rnr_caseplan.duties.known import Known
from rnr_caseplan.duties.leg import Leg
from rnr_caseplan.duties.length import NOT_STATED, Basis, Length
from rnr_caseplan.duties.moving import Moved, after_pauses, at_end, window_of
from rnr_caseplan.policy.cadence import Cadence, PauseReads, Standing


class Counted(NamedTuple):
    """A day as it is counted: from where, how long after, by which band, moved by what."""

    due: datetime.date
    counted_from: datetime.date
    basis: Basis
    length: Length
    held: Held
    moves: tuple[Move, ...] = ()


class Outcome(NamedTuple):
    """What became of a day: when it could be met first, and when it was done."""

    opens: datetime.date | None = None
    met_on: datetime.date | None = None
    late_on: datetime.date | None = None
    early_on: datetime.date | None = None


class Opened(NamedTuple):
    """The first day on which a duty can be met, where the policy has one."""

    on: datetime.date | None


_ALWAYS_OPEN = Opened(None)


def _weight_of(outcome: Outcome | Due) -> int:
    """Say which of two days that fall together is told: open before missed before met."""
    if outcome.met_on is not None:
        return 0
    return 1 if outcome.late_on is not None else 2


class Runner:
    """Counts one duty, and keeps what it finds.

    Args:
        cadence: The duty.
        known: What is known.
        period: The first and the last day that are asked for; of the days before the first one
            only the earliest that is still open is kept.
        most: How many days are asked for at most; the first ones count.
    """

    def __init__(
        self,
        cadence: Cadence,
        known: Known,
        period: tuple[datetime.date, datetime.date],
        most: int | None = None,
    ) -> None:
        """Begin with nothing found."""
        self.cadence = cadence
        self.known = known
        self._since, self.until = period
        self.changes = known.change_days(cadence.tested)
        self.is_steady = not (self.changes or cadence.is_timed)
        self.is_paused = bool(cadence.pauses and known.pauses)
        self._most = most
        self._apart = 0
        self._open_before: Due | None = None
        self._dues: dict[datetime.date, Due] = {}
        self._nothing: Nothing | None = None
        self._lacking: dict[str, None] = {}

    def course(self) -> Course:
        """Give what was found."""
        before = () if self._open_before is None else (self._open_before,)
        dues = (*before, *(self._dues[day] for day in sorted(self._dues)))
        return Course(dues[: self._most], self._nothing, tuple(self._lacking))

    @property
    def is_full(self) -> bool:
        """Whether as many days are found as are asked for."""
        return self._most is not None and len(self._dues) >= self._most + self._apart

    def look_further(self) -> None:
        """Find a day more than is asked for: one that is counted apart may lie after the others."""
        self._apart += 1

    def lack(self, *names: str) -> None:
        """Note the names of what is not known."""
        self._lacking |= dict.fromkeys(names)

    def begin(self, base: datetime.date, chosen: Chosen) -> tuple[datetime.date, Held] | None:
        """Find the day from which something is asked for: this one, or a later change.

        Args:
            base: The day from which a duty would be counted.
            chosen: The band that holds on it.

        Returns:
            The day and the band that asks for something from it; ``None`` where none does.
        """
        later = iter([day for day in self.changes if day > base])
        while True:
            if isinstance(chosen, Undecided):
                self.lack(*chosen.lacking)
                return None
            standing = chosen.timing.standing
            if standing is None:
                self._nothing = None
                return base, chosen
            day = next(later, None)
            if day is None:
                self.rest(chosen)
                return None
            base, chosen = day, choose(self.cadence, self.known, day)

    def rest(self, held: Held) -> None:
        """Note that a band asks for nothing, or does not say."""
        if held.timing.standing is Standing.NOT_STATED:
            self.lack(NOT_STATED)
        else:
            self._nothing = Nothing(held.timing, held.when)

    def leg(self, origin: datetime.date, held: Held, place: int, basis: Basis) -> Leg:
        """Begin to count from a day."""
        return Leg(origin, held.timing, place, self.known.working, basis)

    def settle(
        self,
        counted: Counted,
        base: datetime.date,
        done_on: datetime.date | None,
        *,
        nothing_before: bool,
    ) -> Moved | None:
        """Give the day that holds after pauses and the window's end.

        Args:
            counted: The day as it is counted.
            base: The day that the duty runs from.
            done_on: The day on which the duty is done next, if it is.
            nothing_before: Whether nothing was due before it; then it may be due on its base.

        Returns:
            The day; ``None`` where the duty is not due any more, or an edge is not known.
        """
        timing = counted.held.timing
        moved = Moved(counted.due)
        if self.is_paused:
            moved = after_pauses(
                self.cadence,
                self.known,
                due=counted.due,
                base=base,
                done_on=done_on,
                nothing_before=nothing_before,
            )
        if timing.ends is None:
            return moved
        window = window_of(timing, self.known, base=base, due=moved.due)
        if window.lacking:
            self.lack(*window.lacking)
            return None
        kept = at_end(timing.ends, window.ends, moved, after=base, nothing_before=nothing_before)
        if kept is None and nothing_before:
            self._nothing = Nothing(timing, counted.held.when, window.ends)
        return kept

    def opens(self, held: Held, base: datetime.date, due: datetime.date) -> Opened | None:
        """Give the first day on which a duty can be met; ``None`` where that is not known."""
        if held.timing.opens is None:
            return _ALWAYS_OPEN
        window = window_of(held.timing, self.known, base=base, due=due)
        if window.lacking:
            self.lack(*window.lacking)
            return None
        return Opened(min(window.opens, due) if window.opens is not None else None)

    def add(self, counted: Counted, moved: Moved, outcome: Outcome, *, is_first: bool) -> None:
        """Keep a day; where two fall together, an open one stays, then a missed one."""
        day = moved.due
        is_open = outcome.met_on is None and outcome.late_on is None
        is_open = is_open and moved.paused is not PauseReads.EXEMPT
        earliest = self._open_before
        if day > self.until or (day < self._since and not is_open):
            return
        if day < self._since and earliest is not None and earliest.due_on <= day:
            return
        before = self._dues.get(day)
        if before is not None and _weight_of(before) >= _weight_of(outcome):
            return
        due = Due(
            day,
            outcome.opens,
            counted.counted_from,
            counted.basis,
            counted.length,
            counted.held.timing,
            counted.held.when,
            outcome.met_on,
            outcome.late_on,
            outcome.early_on,
            moved.paused,
            (*counted.moves, *moved.moves),
            is_first,
        )
        if day < self._since:
            self._open_before = due
        else:
            self._dues[day] = due
