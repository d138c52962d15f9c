"""Which services of a community fit a goal, and which needs find too few places."""

import datetime
from typing import NamedTuple

from attrs import frozen

from rnr_caseplan.decisions import Reason, tell_all
from rnr_caseplan.model.offers import OfferedService
from rnr_caseplan.model.vocabulary import Vocabulary
from rnr_caseplan.value import Value


class Fit(Vocabulary):
    """How far a service fits in one respect, the best first."""

    FITS = "fits"
    ASK = "ask"
    ARRANGE = "arrange"
    AGAINST = "against"


class Said(NamedTuple):
    """What is said of a service in one respect, and why."""

    fit: Fit
    reason: Reason


@frozen(kw_only=True, repr=False, eq=False)
class ServiceMatch(Value):
    """How far one service fits a goal and the participant.

    Attributes:
        service: The service.
        rank: Its place among those that fit, 1 the first; ``None`` where it does not fit.
        fits: What speaks for it.
        to_ask: What is not known, and so speaks neither for it nor against it.
        to_arrange: What speaks against it, but can be helped.
        against: Every ground why it does not fit; empty where it fits.
    """

    service: OfferedService
    rank: int | None
    fits: tuple[Reason, ...]
    to_ask: tuple[Reason, ...]
    to_arrange: tuple[Reason, ...]
    against: tuple[Reason, ...]

    @property
    def why(self) -> str:
        """Why it does not fit, or else what speaks for it, in one sentence."""
        return tell_all(self.against or self.fits)


@frozen(kw_only=True, repr=False, eq=False)
class ServiceMatches(Value):
    """Every service of a catalogue, as it fits a goal or not.

    Attributes:
        goal_id: The goal.
        as_of: The day.
        fitting: The services that nothing speaks against, the best first.
        not_fitting: The others, by their ids.
    """

    goal_id: str
    as_of: datetime.date
    fitting: tuple[ServiceMatch, ...]
    not_fitting: tuple[ServiceMatch, ...]
