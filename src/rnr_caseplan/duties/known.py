"""What is known when duties are counted: days, facts over time, events, pauses."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from rnr_caseplan.dates import WorkingDays
from rnr_caseplan.policy.terms import FactTerm
from rnr_caseplan.structure.kinds import Scalar

if TYPE_CHECKING:
    from rnr_caseplan.model.history import LevelChange, Pause

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

    Attributes:
        events: The days of events by their kind, each with what it was about.
        changes: Changes of facts by their names, in order of day.
        pauses: Pauses in the order in which they start.
        subject: The only thing that events may be about; ``None`` for any.
    """

    __slots__ = (
        "as_of",
        "changes",
        "dates",
        "events",
        "facts",
        "pauses",
        "subject",
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
        self.events: Mapping[str, Sequence[Happened]] = {}
        self.changes: Mapping[str, Sequence[LevelChange]] = {}
        self.pauses: Sequence[Pause] = ()
        self.subject: str | None = None

    def about(
        self,
        subject: str | None,
        *,
        dates: Mapping[str, datetime.date],
        facts: Mapping[str, Scalar],
        terms: Mapping[str, FactTerm],
    ) -> "Known":
        """Give what is known of one goal, condition or court date.

        Only events about it count; without a subject, all do.
        """
        narrowed = Known(
            as_of=self.as_of,
            dates={**self.dates, **dates},
            facts={**self.facts, **facts},
            terms=terms,
            working=self.working,
        )
        narrowed.events = self.events
        narrowed.changes = self.changes
        narrowed.pauses = self.pauses
        narrowed.subject = subject
        return narrowed

    def days_of(self, kinds: Iterable[str], about: str | None = None) -> list[datetime.date]:
        """Give the days of all events of these kinds, in order, a day for each event.

        Args:
            kinds: The kinds.
            about: The only thing that they may be about; without it the subject, or anything.
        """
        if not self.events:
            return []
        found = [happened for kind in kinds for happened in self.events.get(kind, ())]
        subject = about or self.subject
        return sorted(on for on, of in found if subject is None or of == subject)

    def fact_on(self, name: str, day: datetime.date) -> Scalar | None:
        """Give a fact as it was on a day, after all changes up to it; ``None`` if not known."""
        changes = self.changes.get(name)
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
        if not self.changes:
            return []
        return sorted({change.on for fact in facts for change in self.changes.get(fact, ())})
