"""Hours of skill-building, as they were recorded, beside a figure that is advice only."""

import datetime

from attrs import frozen

from rnr_caseplan.decisions import Reason, tell_all
from rnr_caseplan.value import Value

MINUTES_OF_HOUR = 60


@frozen(kw_only=True, repr=False, eq=False)
class NeedDosage(Value):
    """The skill-building on one need.

    Attributes:
        need_id: The need.
        minutes: The minutes of skill-building that were recorded.
        take_home_parts: The parts of take-home work that were recorded.
        counted_minutes: How many minutes of both count.
        reasons: Why they count, or do not.
    """

    need_id: str
    minutes: int
    take_home_parts: int
    counted_minutes: int
    reasons: tuple[Reason, ...]

    @property
    def hours(self) -> float:
        """What counts, in hours."""
        return self.counted_minutes / MINUTES_OF_HOUR

    @property
    def why(self) -> str:
        """The reasons in one sentence."""
        return tell_all(self.reasons)


@frozen(kw_only=True, repr=False, eq=False)
class Dosage(Value):
    """The skill-building of a plan up to a day, beside the figure for the level of risk.

    The figure is advice that is not firmly established: nothing in the library limits, closes or
    ranks by it.

    Attributes:
        as_of: The day.
        needs: Each need on which skill-building was recorded, in the order of the plan.
        counted_minutes: How many minutes count in all.
        figure_hours: The hours that are advised; ``None`` where the policy names none for the
            level of risk.
        reasons: The figure, or that there is none, and that it is advice only.
    """

    as_of: datetime.date
    needs: tuple[NeedDosage, ...]
    counted_minutes: int
    figure_hours: int | None
    reasons: tuple[Reason, ...]

    @property
    def hours(self) -> float:
        """What counts in all, in hours."""
        return self.counted_minutes / MINUTES_OF_HOUR

    @property
    def why(self) -> str:
        """The reasons in one sentence."""
        return tell_all(self.reasons)
