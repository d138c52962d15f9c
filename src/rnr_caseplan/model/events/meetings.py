"""Events of meetings, of what staff answered, and of what was seen of progress."""

from attrs import field, frozen

from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.fields import (
    adds_to,
    are_ids,
    are_texts,
    instance,
    is_flag,
    is_id,
    is_name,
    is_text,
    optional,
    refers_to,
    whole,
)
from rnr_caseplan.model.recorded import PlanEvent
from rnr_caseplan.model.vocabulary import ProgressView, ResponseKind, ReviewKind

MINUTES_OF_DAY = 1440
MOST_PARTS = 100
"""How many parts of take-home work one record may hold."""


@frozen(kw_only=True, repr=False, eq=False)
class SessionHeld(PlanEvent):
    """Planner and participant met (VA-8a, TC-18).

    Attributes:
        contact: The kind of contact, by the policy's name for it, such as ``face_to_face``; it
            meets the duties that ask for one.
        plan_used: Whether the plan was worked with.
        goal_ids: The goals that were worked on.
    """

    contact: str | None = field(default=None, validator=optional(is_name))
    plan_used: bool | None = field(default=None, validator=optional(is_flag))
    goal_ids: tuple[str, ...] = field(default=(), validator=are_ids, metadata=refers_to("goals"))


@frozen(kw_only=True, repr=False, eq=False)
class DosageRecorded(PlanEvent):
    """Skills were built on a need, in a session or at home; the hours are advice only (LIB).

    Attributes:
        need_id: The need.
        minutes: The minutes of skill-building; checking in, testing and paperwork are none.
        take_home_parts: The parts of take-home work that were done and looked at together.
    """

    need_id: str = field(validator=is_id, metadata=refers_to("needs"))
    minutes: int = field(default=0, validator=whole(0, MINUTES_OF_DAY))
    take_home_parts: int = field(default=0, validator=whole(0, MOST_PARTS))

    def __attrs_post_init__(self) -> None:
        """Refuse a record of nothing."""
        if not self.minutes and not self.take_home_parts:
            problem, accepted = "is nothing, as take_home_parts is", "minutes, or parts"
            raise InputError([Fault("minutes", problem, accepted)])


@frozen(kw_only=True, repr=False, eq=False)
class ReviewHeld(PlanEvent):
    """The plan or a goal was reviewed (TC-8).

    Attributes:
        review: The kind of review; a reassessment is recorded as such instead.
        goal_id: The goal that a check-in was on.
        attended_by: Who took part, by id.
        decisions: What was decided.
    """

    review: ReviewKind = field(validator=instance(ReviewKind))
    goal_id: str | None = field(
        default=None, validator=optional(is_id), metadata=refers_to("goals")
    )
    attended_by: tuple[str, ...] = field(default=(), validator=are_ids)
    decisions: tuple[str, ...] = field(default=(), validator=are_texts, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse a reassessment, which is an event of its own, and a check-in on nothing."""
        if self.review is ReviewKind.REASSESSMENT:
            expected = "formal_review or goal_check_in; needs_reassessed records a reassessment"
            raise InputError([Fault("review", "is recorded by another event", expected)])
        if (self.review is ReviewKind.GOAL_CHECK_IN) != (self.goal_id is not None):
            expected = "a goal for a goal_check_in, and none for a formal_review"
            raise InputError([Fault("goal_id", "does not fit the kind of review", expected)])


@frozen(kw_only=True, repr=False, eq=False)
class CaseConferenceHeld(PlanEvent):
    """The team met about the plan (CC-4).

    Attributes:
        conference_id: A new id.
        attended_by: Who took part.
        decisions: What was decided.
    """

    conference_id: str = field(validator=is_id, metadata=adds_to("case_conferences"))
    attended_by: tuple[str, ...] = field(default=(), validator=are_ids)
    decisions: tuple[str, ...] = field(default=(), validator=are_texts, repr=False)


@frozen(kw_only=True, repr=False, eq=False)
class ResponseGiven(PlanEvent):
    """Staff answered behavior (VA-8b, VA-8c, SP-17b).

    Attributes:
        response_id: A new id.
        response: Incentive, sanction or service adjustment.
        behavior: What the participant did.
        text: What staff did.
        level: The step on the agency's own scale of graduated responses, 1 the mildest.
        about: The goal, step or condition that the behavior was about, by id.
    """

    response_id: str = field(validator=is_id, metadata=adds_to("responses"))
    response: ResponseKind = field(validator=instance(ResponseKind))
    behavior: str = field(validator=is_text, repr=False)
    text: str | None = field(default=None, validator=optional(is_text), repr=False)
    level: int | None = field(default=None, validator=optional(whole(1)))
    about: str | None = field(default=None, validator=optional(is_id))


@frozen(kw_only=True, repr=False, eq=False)
class ProgressNoted(PlanEvent):
    """Somebody said how a goal or a step goes (NP-7, SP-17a).

    Attributes:
        text: What was seen or said.
        view: Whose view it is: the participant's or the planner's.
        goal_id: The goal.
        step_id: The step.
    """

    text: str = field(validator=is_text, repr=False)
    view: ProgressView = field(validator=instance(ProgressView))
    goal_id: str | None = field(
        default=None, validator=optional(is_id), metadata=refers_to("goals")
    )
    step_id: str | None = field(
        default=None, validator=optional(is_id), metadata=refers_to("steps")
    )
