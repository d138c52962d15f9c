"""Goals, the action steps that the participant takes, and the activities of staff."""

import datetime

from attrs import field, frozen

from rnr_caseplan.decisions import Reason, tell_all
from rnr_caseplan.model.fields import (
    are_ids,
    collection,
    instance,
    is_day_or_none,
    is_id,
    is_text,
    optional,
    refers_to,
    tuple_of,
)
from rnr_caseplan.model.vocabulary import ActivityKind, GoalStatus, Level, StepStatus, Wording
from rnr_caseplan.value import Value


@frozen(kw_only=True, repr=False, eq=False)
class ActionStep(Value):
    """What the participant does, by one day (SP-9, VA-7d).

    Attributes:
        id: The step's id, unique in its plan.
        text: The step in words that the participant reads.
        responsible: Who does it: an id, or a role where no person is named.
        due_on: The one day by which it is done; ``None`` past the end of the calendar.
        status: Where it stands.
        strength_ids: The strengths that help with it.
    """

    id: str = field(validator=is_id)
    text: str = field(validator=is_text, repr=False)
    responsible: str = field(validator=is_text, repr=False)
    due_on: datetime.date | None = field(default=None, validator=is_day_or_none)
    status: StepStatus = field(default=StepStatus.PLANNED, validator=instance(StepStatus))
    strength_ids: tuple[str, ...] = field(
        default=(), validator=are_ids, metadata=refers_to("strengths")
    )


@frozen(kw_only=True, repr=False, eq=False)
class Activity(Value):
    """What staff do to support a goal: who, what, from when, how often (SP-10, TC-17).

    Attributes:
        id: The activity's id, unique in its plan.
        kind: Supervision strategy, referral or face-to-face intervention.
        text: What is done.
        often: When and how often, in words.
        responsible: Who does it: an id, or a role where no person is named.
        starts_on: The day from which it is done; ``None`` past the end of the calendar.
    """

    id: str = field(validator=is_id)
    kind: ActivityKind = field(validator=instance(ActivityKind))
    text: str = field(validator=is_text, repr=False)
    often: str = field(validator=is_text, repr=False)
    responsible: str = field(validator=is_text, repr=False)
    starts_on: datetime.date | None = field(default=None, validator=is_day_or_none)


@frozen(kw_only=True, repr=False, eq=False)
class Goal(Value):
    """What the participant sets out to reach.

    Attributes:
        id: The goal's id, unique in its plan.
        status: Active, future, paused, achieved or discontinued.
        need_ids: The needs that it serves.
        statement: The goal in words that the participant reads.
        condition_ids: The conditions that are woven into it.
        wording: ``starter`` until somebody replaces the words by their own.
        measure: How success is seen.
        starts_on: The first day of work; for a future goal the expected one.
        target_date: The day by which it is reached; for a future goal the expected one.
            ``None`` past the end of the calendar.
        closes_at: The level at or below which work on the need may end; ``None`` where
            the level does not decide: a low or unknown need.
        steps: What the participant does.
        activities: What staff do.
        reasons: Why the goal is there and stands where it stands.

    Examples:
        >>> goal = Goal(
        ...     id="g1", status=GoalStatus.ACTIVE, need_ids=("n1",), statement="I get a job."
        ... )
        >>> goal.wording.value
        'own'
    """

    id: str = field(validator=is_id)
    status: GoalStatus = field(validator=instance(GoalStatus))
    need_ids: tuple[str, ...] = field(validator=are_ids, metadata=refers_to("needs"))
    condition_ids: tuple[str, ...] = field(
        default=(), validator=are_ids, metadata=refers_to("conditions")
    )
    statement: str = field(validator=is_text, repr=False)
    wording: Wording = field(default=Wording.OWN, validator=instance(Wording))
    measure: str | None = field(default=None, validator=optional(is_text), repr=False)
    starts_on: datetime.date | None = field(default=None, validator=is_day_or_none)
    target_date: datetime.date | None = field(default=None, validator=is_day_or_none)
    closes_at: Level | None = field(default=None, validator=optional(instance(Level)))
    steps: tuple[ActionStep, ...] = field(
        default=(), validator=tuple_of(ActionStep), metadata=collection("steps")
    )
    activities: tuple[Activity, ...] = field(
        default=(), validator=tuple_of(Activity), metadata=collection("activities")
    )
    reasons: tuple[Reason, ...] = field(default=(), validator=tuple_of(Reason))

    @property
    def why(self) -> str:
        """The reasons in one sentence."""
        return tell_all(self.reasons)
