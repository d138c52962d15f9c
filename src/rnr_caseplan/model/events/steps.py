"""Events of action steps and of the activities of staff."""

import datetime

from attrs import field, frozen

from rnr_caseplan.model.fields import adds_to, instance, is_day, is_id, is_text, refers_to
from rnr_caseplan.model.goals import ActionStep, Activity
from rnr_caseplan.model.recorded import PlanEvent


@frozen(kw_only=True, repr=False, eq=False)
class StepAdded(PlanEvent):
    """A step was added to a goal, with its day.

    Attributes:
        goal_id: The goal.
        step: The step, with an id of its own.
    """

    goal_id: str = field(validator=is_id, metadata=refers_to("goals"))
    step: ActionStep = field(validator=instance(ActionStep), metadata=adds_to("steps"))


@frozen(kw_only=True, repr=False, eq=False)
class StepStarted(PlanEvent):
    """The participant began a step."""

    step_id: str = field(validator=is_id, metadata=refers_to("steps"))


@frozen(kw_only=True, repr=False, eq=False)
class StepCompleted(PlanEvent):
    """The participant did a step."""

    step_id: str = field(validator=is_id, metadata=refers_to("steps"))


@frozen(kw_only=True, repr=False, eq=False)
class StepCannotBeDoneYet(PlanEvent):
    """Something stands in the way of a step; ``reason`` says what."""

    step_id: str = field(validator=is_id, metadata=refers_to("steps"))
    reason: str | None = field(validator=is_text, repr=False)


@frozen(kw_only=True, repr=False, eq=False)
class StepNoLongerNeeded(PlanEvent):
    """A step is not needed any more; ``reason`` says why."""

    step_id: str = field(validator=is_id, metadata=refers_to("steps"))
    reason: str | None = field(validator=is_text, repr=False)


@frozen(kw_only=True, repr=False, eq=False)
class StepRedated(PlanEvent):
    """A step got another day, as agreed with the participant.

    Attributes:
        due_on: The new day.
    """

    step_id: str = field(validator=is_id, metadata=refers_to("steps"))
    due_on: datetime.date = field(validator=is_day)


@frozen(kw_only=True, repr=False, eq=False)
class ActivityAdded(PlanEvent):
    """Staff took on one more activity to support a goal (SP-10).

    Attributes:
        goal_id: The goal.
        activity: The activity, with an id of its own.
    """

    goal_id: str = field(validator=is_id, metadata=refers_to("goals"))
    activity: Activity = field(validator=instance(Activity), metadata=adds_to("activities"))
