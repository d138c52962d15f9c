"""Events of who carries the plan, and of its end."""

from attrs import field, frozen

from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.events.vocabulary import ClosedBecause
from rnr_caseplan.model.fields import (
    adds_to,
    instance,
    is_id,
    is_text,
    optional,
    refers_to,
    tuple_of,
)
from rnr_caseplan.model.people import Supporter, TeamMember
from rnr_caseplan.model.recorded import PlanEvent
from rnr_caseplan.value import Value


@frozen(kw_only=True, repr=False, eq=False)
class LeadChanged(PlanEvent):
    """Another lead case planner took over.

    Attributes:
        lead: The new lead case planner, by id.
    """

    lead: str = field(validator=is_id)


@frozen(kw_only=True, repr=False, eq=False)
class TeamMemberJoined(PlanEvent):
    """Somebody joined the case management team (CC-1a).

    Attributes:
        member: The member, with an id of its own.
    """

    member: TeamMember = field(validator=instance(TeamMember), metadata=adds_to("team"))


@frozen(kw_only=True, repr=False, eq=False)
class TeamMemberLeft(PlanEvent):
    """Somebody left the case management team."""

    member_id: str = field(validator=is_id, metadata=refers_to("team"))


@frozen(kw_only=True, repr=False, eq=False)
class SupporterJoined(PlanEvent):
    """Somebody prosocial came to the participant's side (CC-5a, TC-16a).

    Attributes:
        supporter: The supporter, with an id of its own.
    """

    supporter: Supporter = field(validator=instance(Supporter), metadata=adds_to("supporters"))


@frozen(kw_only=True, repr=False, eq=False)
class PlanTransferred(PlanEvent):
    """Another office or agency took the plan over; nothing in it changes by that.

    Attributes:
        to: Who took it over.
        lead: The new lead case planner.
        policy: The name of the policy from now on; ``None`` where it stays.
    """

    to: str = field(validator=is_text, repr=False)
    lead: str = field(validator=is_id)
    policy: str | None = field(default=None, validator=optional(is_id))


@frozen(kw_only=True, repr=False, eq=False)
class CarriedOver(Value):
    """Where an unfinished goal or an open condition goes when a plan closes.

    Attributes:
        to: Where it goes: a plan, an agency, a person, or that nobody goes on with it.
        goal_id: The goal, unless it is a condition.
        condition_id: The condition, unless it is a goal.
    """

    to: str = field(validator=is_text, repr=False)
    goal_id: str | None = field(
        default=None, validator=optional(is_id), metadata=refers_to("goals")
    )
    condition_id: str | None = field(
        default=None, validator=optional(is_id), metadata=refers_to("conditions")
    )

    def __attrs_post_init__(self) -> None:
        """Refuse what carries nothing, or two things."""
        if (self.goal_id is None) == (self.condition_id is None):
            problem = "is about nothing, or about two things"
            raise InputError([Fault("goal_id", problem, "either goal_id or condition_id")])

    @property
    def part(self) -> str:
        """What is carried, such as ``goals g1``."""
        return f"goals {self.goal_id}" if self.goal_id else f"conditions {self.condition_id}"


@frozen(kw_only=True, repr=False, eq=False)
class PlanClosed(PlanEvent):
    """The plan ended (SP-18).

    Attributes:
        because: The coded reason; ``other`` needs words in ``reason``.
        carried: For each unfinished goal and each open condition, where it goes.
    """

    because: ClosedBecause = field(validator=instance(ClosedBecause))
    carried: tuple[CarriedOver, ...] = field(default=(), validator=tuple_of(CarriedOver))

    def __attrs_post_init__(self) -> None:
        """Refuse ``other`` without words, and a part that is carried to two places."""
        named = [item.part for item in self.carried]
        faults = [
            Fault(f"carried[{place}]", "is named before", "each goal and condition once")
            for place, part in enumerate(named)
            if part in named[:place]
        ]
        if self.because is ClosedBecause.OTHER and self.reason is None:
            faults.append(Fault("reason", "is missing", "words for because = other"))
        if faults:
            raise InputError(faults)
