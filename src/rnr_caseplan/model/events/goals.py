"""Events of goals: reworded, started, paused, ended, queued anew."""

from attrs import field, frozen

from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.events.vocabulary import DiscontinuedBecause
from rnr_caseplan.model.fields import are_ids, instance, is_id, is_text, optional, refers_to
from rnr_caseplan.model.needs import WantedGoal
from rnr_caseplan.model.recorded import PlanEvent


@frozen(kw_only=True, repr=False, eq=False)
class GoalAdded(PlanEvent):
    """The participant asked for one more goal; it joins the queue (TC-19).

    Attributes:
        goal: The need that it serves, and the goal in the participant's words.
    """

    goal: WantedGoal = field(validator=instance(WantedGoal))


@frozen(kw_only=True, repr=False, eq=False)
class GoalReworded(PlanEvent):
    """A goal was put into the participant's own words (TC-15, TC-19).

    Attributes:
        goal_id: The goal.
        statement: The goal as the participant says it.
        measure: How success will be seen, where that changed too.
    """

    goal_id: str = field(validator=is_id, metadata=refers_to("goals"))
    statement: str = field(validator=is_text, repr=False)
    measure: str | None = field(default=None, validator=optional(is_text), repr=False)


@frozen(kw_only=True, repr=False, eq=False)
class GoalActivated(PlanEvent):
    """Work on a queued goal began."""

    goal_id: str = field(validator=is_id, metadata=refers_to("goals"))


@frozen(kw_only=True, repr=False, eq=False)
class GoalPaused(PlanEvent):
    """Work on a goal stopped for a time; its place is free meanwhile."""

    goal_id: str = field(validator=is_id, metadata=refers_to("goals"))


@frozen(kw_only=True, repr=False, eq=False)
class GoalResumed(PlanEvent):
    """Work on a paused goal went on; its open dates move by the length of the pause."""

    goal_id: str = field(validator=is_id, metadata=refers_to("goals"))


@frozen(kw_only=True, repr=False, eq=False)
class GoalAchieved(PlanEvent):
    """A goal was reached."""

    goal_id: str = field(validator=is_id, metadata=refers_to("goals"))


@frozen(kw_only=True, repr=False, eq=False)
class GoalDiscontinued(PlanEvent):
    """Work on a goal ended before it was reached.

    Attributes:
        goal_id: The goal.
        because: The coded reason; ``other`` needs words in ``reason``.
    """

    goal_id: str = field(validator=is_id, metadata=refers_to("goals"))
    because: DiscontinuedBecause = field(validator=instance(DiscontinuedBecause))

    def __attrs_post_init__(self) -> None:
        """Refuse ``other`` without words."""
        if self.because is DiscontinuedBecause.OTHER and self.reason is None:
            raise InputError([Fault("reason", "is missing", "words for because = other")])


@frozen(kw_only=True, repr=False, eq=False)
class GoalReAdded(PlanEvent):
    """A goal that had ended joined the end of the queue again."""

    goal_id: str = field(validator=is_id, metadata=refers_to("goals"))


@frozen(kw_only=True, repr=False, eq=False)
class GoalsReordered(PlanEvent):
    """The participant and the planner put the queue into another order.

    Attributes:
        goal_ids: Every future goal once, the next one first.
    """

    goal_ids: tuple[str, ...] = field(validator=are_ids, metadata=refers_to("goals"))
