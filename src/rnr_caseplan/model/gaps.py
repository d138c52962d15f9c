"""Where a community has too few services for a caseload."""

import datetime

from attrs import field, frozen

from rnr_caseplan.decisions import Reason, tell_all
from rnr_caseplan.model.vocabulary import RiskLevel
from rnr_caseplan.value import Value


@frozen(kw_only=True, repr=False, eq=False)
class ServiceGap(Value):
    """A need, a language and a level of risk, with how many participants find places (TC-20).

    Attributes:
        domain: The domain of the need.
        language: The language that is recorded first for these participants, in small letters;
            ``None`` where none is.
        risk_level: Their level of risk.
        participants: How many of them need a service.
        served_at_most: For how many of them there are places, if everything that is not known
            turns out well and nobody else takes the places.
        served_for_certain: For how many there are places that are known to be free, at services
            of which nothing is left to ask that could speak against them.
        service_ids: The services that fit one of them at least.
        participant_ids: The participants, for the agency; a summary does without.
        reasons: Why this is a gap, or none.
    """

    domain: str
    language: str | None = field(repr=False)
    risk_level: RiskLevel
    participants: int
    served_at_most: int
    served_for_certain: int
    service_ids: tuple[str, ...]
    participant_ids: tuple[str, ...] = field(repr=False)
    reasons: tuple[Reason, ...]

    @property
    def short_at_least(self) -> int:
        """How many participants find no place, however well things turn out."""
        return self.participants - self.served_at_most

    @property
    def short_at_most(self) -> int:
        """How many participants have no place for certain."""
        return self.participants - self.served_for_certain

    @property
    def why(self) -> str:
        """The reasons in one sentence, without anybody's id."""
        return tell_all(self.reasons)


@frozen(kw_only=True, repr=False, eq=False)
class ServiceGaps(Value):
    """What a caseload needs and what a community has for it, on a day.

    Places that several groups could use count in each of them, so that a group may be shorter
    than it looks; the two figures for the whole caseload count each place once.

    Attributes:
        as_of: The day.
        participants: How many participants were looked at.
        needs: How many needs of theirs call for a service, none counted twice.
        short_at_least: How many of these find no place, however well things turn out.
        short_at_most: How many of these have no place for certain.
        groups: Every need, language and level of risk that occurs, in a fixed order.
    """

    as_of: datetime.date
    participants: int
    needs: int
    short_at_least: int
    short_at_most: int
    groups: tuple[ServiceGap, ...]

    @property
    def gaps(self) -> tuple[ServiceGap, ...]:
        """The groups in which some participants certainly find no place."""
        return tuple(group for group in self.groups if group.short_at_least)
