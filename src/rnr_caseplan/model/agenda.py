"""An agenda: what is due, when, for whom, where it stands, and why."""

import datetime
from collections.abc import Iterator

from attrs import field, frozen

from rnr_caseplan.decisions import Reason, tell_together
from rnr_caseplan.model.vocabulary import Vocabulary
from rnr_caseplan.value import Value


class DutyState(Vocabulary):
    """Where a duty stands on a day.

    ``upcoming``, ``due_soon``: its day is to come; how soon is soon, the policy says. ``due``: its
    day is today. ``overdue``: its day has passed and it is still to be done. ``met``: it was done
    by its day. ``missed``: its day passed without it, and somebody has done it since.
    ``paused``: a pause lasts. ``exempt``: the policy asks for none.
    """

    UPCOMING = "upcoming"
    DUE_SOON = "due_soon"
    DUE = "due"
    OVERDUE = "overdue"
    MET = "met"
    MISSED = "missed"
    PAUSED = "paused"
    EXEMPT = "exempt"


@frozen(kw_only=True, repr=False, eq=False)
class AgendaItem(Value):
    """A duty on one day.

    Attributes:
        duty: The duty's name in the policy, such as ``face_to_face``.
        what: What is done, in words.
        for_whom: The participant's id.
        about: The goal, condition, court date or danger that it is about; ``None`` for none.
        due_on: The day by which it is done; the day itself is still in time. ``None`` for a
            duty that is exempt.
        earliest_on: The first day on which it can be met; ``None`` where there is none.
        overdue_from: The day after ``due_on``; it matters while the duty is not met.
        state: Where it stands.
        done_on: The day on which it was done, in time or late.
        reasons: Why it is due then and stands there.
    """

    duty: str
    what: str
    for_whom: str
    about: str | None = None
    due_on: datetime.date | None = None
    earliest_on: datetime.date | None = None
    overdue_from: datetime.date | None = None
    state: DutyState
    done_on: datetime.date | None = None
    reasons: tuple[Reason, ...] = field(repr=False)

    @property
    def why(self) -> str:
        """The reasons in one sentence."""
        return tell_together(self.reasons)


@frozen(kw_only=True, repr=False, eq=False)
class UndecidedDuty(Value):
    """A duty that cannot be counted, or not further, because something is not known.

    Attributes:
        duty: The duty's name in the policy.
        what: What is done, in words.
        for_whom: The participant's id.
        about: What it is about; ``None`` for nothing in particular.
        lacking: The names of the days, facts or events that are not recorded; empty where the
            policy itself does not state the duty.
        reasons: Why it cannot be counted.
    """

    duty: str
    what: str
    for_whom: str
    about: str | None = None
    lacking: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = field(repr=False)

    @property
    def why(self) -> str:
        """The reasons in one sentence."""
        return tell_together(self.reasons)


@frozen(kw_only=True, repr=False, eq=False)
class Agenda(Value):
    """What is due in a period.

    Going through an agenda gives its items.

    Attributes:
        start: The first day of the period.
        end: The last day of the period, included.
        as_of: The day on which the states hold.
        items: What is due in the period, in order of day, and before it the earliest day of each
            duty that is still open; duties that are exempt come last.
        undecided: Duties that cannot be counted, or not to the end of the period.
        warnings: What somebody should look at, one thing a line: duties whose numbers nobody read
            at their source, and a policy of another day.
    """

    start: datetime.date
    end: datetime.date
    as_of: datetime.date
    items: tuple[AgendaItem, ...]
    undecided: tuple[UndecidedDuty, ...]
    warnings: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[AgendaItem]:
        """Go through the items."""
        return iter(self.items)

    def __len__(self) -> int:
        """Count the items."""
        return len(self.items)
