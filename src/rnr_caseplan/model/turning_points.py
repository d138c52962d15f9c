"""What would change who may be the driver."""

from attrs import field, frozen

from rnr_caseplan.decisions import Reason, tell_all
from rnr_caseplan.model.fields import refers_to
from rnr_caseplan.model.vocabulary import Level, Vocabulary
from rnr_caseplan.value import Value


class TurningOutcome(Vocabulary):
    """What a candidate for the driver would become."""

    FIRST = "first"
    NO_CANDIDATE = "no_candidate"


class TurningFact(Vocabulary):
    """The one fact that would be otherwise."""

    MORE_INCIDENTS = "more_incidents"
    FEWER_INCIDENTS = "fewer_incidents"
    FUELS_MORE = "fuels_more"
    FUELS_LESS = "fuels_less"
    LEVEL = "level"
    NOT_CONTRIBUTED = "not_contributed"


@frozen(kw_only=True, repr=False, eq=False)
class TurningPoint(Value):
    """The smallest single change by which a candidate for the driver would stand otherwise.

    Attributes:
        need_id: The candidate.
        outcome: What it would become.
        fact: The fact that would be otherwise.
        of_need_id: The need whose fact it is: the candidate, or the one that comes first.
        size: How much otherwise: how many incidents, needs or levels; 1 for a yes that is a no.
        level: The level that the need would have; ``None`` where another fact changes.
        about: The incidents or needs that the fact is about.
        reasons: The same in words, with the rule that was asked again.
    """

    need_id: str = field(metadata=refers_to("needs"))
    outcome: TurningOutcome
    fact: TurningFact
    of_need_id: str = field(metadata=refers_to("needs"))
    size: int
    level: Level | None = None
    about: tuple[str, ...] = ()
    reasons: tuple[Reason, ...]

    @property
    def why(self) -> str:
        """The reasons in one sentence."""
        return tell_all(self.reasons)
