"""What is known when duties are counted: days, facts over time, events, pauses."""

import datetime
from collections.abc import Iterable, Mapping, Sequence

from rnr_caseplan.dates import WorkingDays
from rnr_caseplan.model.history import Event, HistoryEntry, LevelChange, Pause
from rnr_caseplan.policy.terms import FactTerm
from rnr_caseplan.structure.kinds import Scalar

Happened = tuple[datetime.date, str | None]
"""The day of an event, and what it was about."""


class Known:
    """What is known on a day; what happened later is not.

    Args:
        as_of: The day.
        dates: Days by their names.
        facts: Facts by their names; an absent one is not known.
        terms: What facts may be; other values of a fact count as not known.
        working: Which days are worked on.
    """

    __slots__ = (
        "_changes",
        "_events",
        "_subject",
        "as_of",
        "dates",
        "facts",
        "pauses",
        "terms",
        "working",
    )

    def __init__(
        self,
        *,
        as_of: datetime.date,
        dates: Mapping[str, datetime.date],
        facts: Mapping[str, Scalar],
        terms: Mapping[str, FactTerm],
        working: WorkingDays,
    ) -> None:
        """Begin without a history."""
        self.as_of = as_of
        self.dates = dates
        self.facts = facts
        self.terms = terms
        self.working = working
        self.pauses: list[Pause] = []
        self._events: Mapping[str, Sequence[Happened]] = {}
        self._changes: Mapping[str, Sequence[LevelChange]] = {}
        self._subject: str | None = None

    def about(
        self,
        subject: str,
        *,
        dates: Mapping[str, datetime.date],
        facts: Mapping[str, Scalar],
        terms: Mapping[str, FactTerm],
    ) -> "Known":
        """Give what is known of one goal, condition or court date.

        Only events about it count.
        """
        narrowed = Known(
            as_of=self.as_of,
            dates={**self.dates, **dates},
            facts={**self.facts, **facts},
            terms=terms,
            working=self.working,
        )
        narrowed._events = self._events
        narrowed._changes = self._changes
        narrowed.pauses = self.pauses
        narrowed._subject = subject
        return narrowed

    def with_history(self, history: Iterable[HistoryEntry]) -> "Known":
        """Give what is known with this history; what happened after the day is left out.

        Args:
            history: Events, changes of level and pauses, in any order.
        """
        known = Known(
            as_of=self.as_of,
            dates=self.dates,
            facts=self.facts,
            terms=self.terms,
            working=self.working,
        )
        events: dict[str, list[Happened]] = {}
        changes: dict[str, list[LevelChange]] = {}
        pauses: list[Pause] = []
        for entry in history:
            if isinstance(entry, Event):
                if entry.on <= self.as_of:
                    events.setdefault(entry.kind, []).append((entry.on, entry.about))
            elif isinstance(entry, LevelChange):
                if entry.on <= self.as_of:
                    changes.setdefault(entry.fact, []).append(entry)
            elif entry.starts_on <= self.as_of:
                pauses.append(entry)
        known._events = events
        known._changes = {
            fact: sorted(found, key=lambda change: change.on) for fact, found in changes.items()
        }
        known.pauses = sorted(pauses, key=lambda pause: (pause.starts_on, pause.kind))
        return known

    def days_of(self, kinds: Iterable[str], about: str | None = None) -> list[datetime.date]:
        """Give the days of all events of these kinds, in order, a day for each event.

        Args:
            kinds: The kinds.
            about: The only thing that they may be about; without it the subject, or anything.
        """
        found = [happened for kind in kinds for happened in self._events.get(kind, ())]
        subject = about or self._subject
        return sorted(on for on, of in found if subject is None or of == subject)

    def fact_on(self, name: str, day: datetime.date) -> Scalar | None:
        """Give a fact as it was on a day, after all changes up to it; ``None`` if not known."""
        changes = self._changes.get(name)
        if not changes:
            return self.facts.get(name)
        value = changes[0].before
        for change in changes:
            if change.on > day:
                break
            value = change.after
        return value

    def change_days(self, facts: Iterable[str]) -> list[datetime.date]:
        """Give the days on which some of these facts changed, in order, each once."""
        return sorted({change.on for fact in facts for change in self._changes.get(fact, ())})
