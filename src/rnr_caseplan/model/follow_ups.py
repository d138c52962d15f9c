"""What the policy calls for after something has happened to a plan."""

import datetime

from attrs import frozen

from rnr_caseplan.decisions import Reason, tell_all
from rnr_caseplan.model.vocabulary import Vocabulary
from rnr_caseplan.value import Value


class FollowUpKind(Vocabulary):
    """What is called for."""

    ANSWER_DANGER = "answer_danger"
    RESUME_GOAL = "resume_goal"
    BEGIN_NEXT_GOAL = "begin_next_goal"
    HOLD_REVIEW = "hold_review"
    END_WORK_ON_NEED = "end_work_on_need"
    LOOK_AT_DRIVER = "look_at_driver"
    AGREE_ON_NEW_GOAL = "agree_on_new_goal"
    BACK_TO_PLANNING = "back_to_planning"
    ADD_MOTIVATIONAL_STEP = "add_motivational_step"
    ANSWER_VIOLATION = "answer_violation"
    CLOSE_PLAN = "close_plan"


@frozen(kw_only=True, repr=False, eq=False)
class FollowUp(Value):
    """Something that the policy calls for; people decide.

    Attributes:
        kind: What is called for.
        about: The goal, need, service or condition that it is about; ``None`` for the plan.
        due_on: The day by which it is called for; ``None`` where no day is stated.
        reasons: Why.
    """

    kind: FollowUpKind
    about: str | None = None
    due_on: datetime.date | None = None
    reasons: tuple[Reason, ...]

    @property
    def why(self) -> str:
        """The reasons in one sentence."""
        return tell_all(self.reasons)
