"""When is it a queued goal's turn, if the goals before it keep their dates?

``goals.expected_dates`` tells the day (NP-5).
Places come free when active goals reach their target dates; then the queue moves up by rank.
Maintenance takes its turn after all other goals (TC-12a), and not before its time of sobriety
is over (TC-12b). Goals on one need follow each other.
"""

import datetime
from collections.abc import Iterable

from rnr_caseplan.dates import day_after
from rnr_caseplan.decisions import Reason
from rnr_caseplan.model.plan import RankedNeed
from rnr_caseplan.model.vocabulary import Tier
from rnr_caseplan.policy.policy import Policy


class TurnQueues:
    """The turns of the goals of one draft; goals are given active first, then by rank."""

    def __init__(self, policy: Policy, *, as_of: datetime.date) -> None:
        """Begin with free places on the day of the draft."""
        self._places = policy.goals_active_at_once.value
        self._days = policy.target_after_days.value
        self._as_of = as_of
        self._active = 0
        self._queued = 0
        self._maintenance = 0
        self._others_end = 0
        self._end_by_need: dict[str, int] = {}

    def note_active(self, item: RankedNeed) -> None:
        """Take note of an active goal: its place is free after one turn."""
        self._active += 1
        self._note_end(item, 1)

    def next_start(self, item: RankedNeed, reasons: Iterable[Reason]) -> datetime.date | None:
        """Give the day on which a queued goal starts.

        Args:
            item: The need that it serves.
            reasons: Why it waits.

        Returns:
            The day; ``None`` where what it waits for has no day, or past the calendar's end.
        """
        earliest = self._as_of
        for reason in reasons:
            if reason.rule == "sequence.sobriety":
                reached = self._sobriety_reached(reason)
                if reached is None:
                    return None
                earliest = max(earliest, reached)
            if reason.rule == "sequence.maintenance_waits":
                waits_for = reason.fact("waits_for")
                if not isinstance(waits_for, tuple) or set(waits_for) - set(self._end_by_need):
                    return None
        first = 1
        if item.tier is Tier.MAINTENANCE:
            first = max(self._others_end, 1 if self._active >= self._places else 0)
            turn = first + self._maintenance // self._places
            self._maintenance += 1
        else:
            turn = first + self._queued // self._places
            self._queued += 1
        turn = max(turn, self._end_by_need.get(item.need.id, 0))
        self._note_end(item, turn + 1)
        begins = day_after(self._as_of, first * self._days)
        if begins is None:
            return None
        return day_after(max(begins, earliest), (turn - first) * self._days)

    def _note_end(self, item: RankedNeed, end: int) -> None:
        self._end_by_need[item.need.id] = end
        if item.tier is not Tier.MAINTENANCE:
            self._others_end = max(self._others_end, end)

    @staticmethod
    def _sobriety_reached(reason: Reason) -> datetime.date | None:
        since, days = reason.fact("sober_since"), reason.fact("days")
        if not isinstance(since, str) or not isinstance(days, int):
            return None
        return day_after(datetime.date.fromisoformat(since), days)
