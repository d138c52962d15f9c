"""When is the plan looked at?

``reviews.formal``: at a stated interval at the latest (TC-8), counted from the draft.
``reviews.check_in``: each active goal in a cadence of its own, staggered (NP-5).
``reviews.reassessment``: periodically, from the last assessment (NP-8).
``reviews.unscheduled``: at once when the policy's events happen (SP-13, TC-13a, VA-8a).
"""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from rnr_caseplan.dates import Unit, day_after
from rnr_caseplan.decisions import Reason
from rnr_caseplan.duties.counting import count_duty, count_first
from rnr_caseplan.duties.course import Course, Due
from rnr_caseplan.duties.knowing import ASSESSMENT, know, known_of_goal
from rnr_caseplan.duties.known import Known
from rnr_caseplan.duties.wording import tell_length
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.goals import Goal
from rnr_caseplan.model.history import Event
from rnr_caseplan.model.people import Participant
from rnr_caseplan.model.plan import Review, UnscheduledReview
from rnr_caseplan.model.vocabulary import GoalStatus, ReviewKind
from rnr_caseplan.policy.policy import Policy


class CountedReviews(NamedTuple):
    """Dated reviews, and for each duty that cannot be counted what is not known.

    Attributes:
        reviews: The reviews, in order of day.
        lacking: The duty's key, and the names of what is not known.
    """

    reviews: tuple[Review, ...]
    lacking: tuple[tuple[str, tuple[str, ...]], ...]


def schedule_reviews(
    policy: Policy,
    *,
    as_of: datetime.date,
    goals: Iterable[Goal] = (),
    last_assessed_on: datetime.date | None = None,
    case: Case | None = None,
) -> tuple[Review, ...]:
    """List the dated reviews that follow from a day.

    Args:
        policy: The policy in force.
        as_of: The day to count from: the draft, or the signing.
        goals: The plan's goals; each active one is checked on up to its target date, or
            as far ahead as the policy lists reviews where it has none.
        last_assessed_on: The day of the last assessment, if it is known.
        case: The case, for policies whose intervals depend on its facts.

    Returns:
        Reviews in order of day. Formal reviews reach as far ahead as the policy lists them,
        and there is at least one; a reassessment that is overdue keeps its day in the past.
        A review that depends on what is not known is left out.

    Examples:
        >>> from rnr_caseplan import load_policy
        >>> policy = load_policy("rnr-baseline", on=datetime.date(2026, 8, 31))
        >>> reviews = schedule_reviews(policy, as_of=datetime.date(2026, 8, 31))
        >>> [str(review.due_on) for review in reviews]
        ['2027-02-28', '2027-08-31']
    """
    return count_reviews(
        policy, as_of=as_of, goals=goals, last_assessed_on=last_assessed_on, case=case
    ).reviews


def count_reviews(
    policy: Policy,
    *,
    as_of: datetime.date,
    goals: Iterable[Goal],
    last_assessed_on: datetime.date | None,
    case: Case | None,
) -> CountedReviews:
    """List the dated reviews as ``schedule_reviews`` does, and name what is not known for others.

    Args:
        policy: The policy in force.
        as_of: The day to count from.
        goals: The plan's goals.
        last_assessed_on: The day of the last assessment, if it is known.
        case: The case, for policies whose intervals depend on its facts.

    Returns:
        The reviews, and the duties that could not be counted.
    """
    lister = _Lister(policy, know(case or _NOBODY, policy, as_of=as_of, dates={"drafted": as_of}))
    lister.list_formal_reviews()
    active = [goal for goal in goals if goal.status is GoalStatus.ACTIVE]
    for place, goal in enumerate(active, start=1):
        lister.list_check_ins(goal, place)
    if last_assessed_on is not None:
        lister.list_reassessment(last_assessed_on)
    return CountedReviews(tuple(sorted(lister.reviews, key=_day_of)), tuple(lister.lacking.items()))


_NOBODY = Case(participant=Participant(id="nobody"), needs=())
"""A case of which nothing is known."""


def list_unscheduled_reviews(policy: Policy) -> tuple[UnscheduledReview, ...]:
    """List the events that call for a look at the plan at once, each with its source.

    Args:
        policy: The policy in force.

    Returns:
        One entry for each event, in the policy's order.
    """
    return tuple(
        UnscheduledReview(
            event=item.event,
            reasons=(Reason("reviews.unscheduled", (("event", item.event.value),), item.citation),),
        )
        for item in policy.unscheduled_reviews.value
    )


def _day_of(review: Review) -> datetime.date:
    return review.due_on


class _Lister:
    """Lists reviews, and what is not known for others."""

    def __init__(self, policy: Policy, known: Known) -> None:
        months = policy.reviews_listed_months.value
        self._policy = policy
        self._known = known
        self._until = day_after(known.as_of, months, Unit.MONTHS) or datetime.date.max
        self._sources = {
            ReviewKind.FORMAL_REVIEW: ("reviews.formal", policy.formal_review),
            ReviewKind.GOAL_CHECK_IN: ("reviews.check_in", policy.goal_check_in),
            ReviewKind.REASSESSMENT: ("reviews.reassessment", policy.reassessment),
        }
        self.reviews: list[Review] = []
        self.lacking: dict[str, tuple[str, ...]] = {}

    def list_formal_reviews(self) -> None:
        cadence = self._policy.formal_review.value
        course = count_duty(cadence, self._known, met_by=(), until=self._until)
        dues = course.dues
        if not dues and not course.lacking:
            dues = count_first(cadence, self._known, met_by=()).dues[:1]
        self._note("duties.formal_review", course)
        for due in dues:
            self._add(ReviewKind.FORMAL_REVIEW, due, None)

    def list_check_ins(self, goal: Goal, place: int) -> None:
        known = self._known
        known = known_of_goal(goal, place, known, self._policy, started_on=known.as_of)
        until = goal.target_date or self._until
        course = count_duty(self._policy.goal_check_in.value, known, met_by=(), until=until)
        self._note("duties.goal_check_in", course)
        for due in course.dues:
            self._add(ReviewKind.GOAL_CHECK_IN, due, goal.id)

    def list_reassessment(self, last_assessed_on: datetime.date) -> None:
        known = self._known.with_history([Event(kind=ASSESSMENT, on=last_assessed_on)])
        course = count_first(self._policy.reassessment.value, known, met_by=(ASSESSMENT,))
        self._note("duties.reassessment", course)
        for due in course.dues[:1]:
            self._add(ReviewKind.REASSESSMENT, due, None)

    def _note(self, key: str, course: Course) -> None:
        if course.lacking:
            self.lacking[key] = course.lacking

    def _add(self, kind: ReviewKind, due: Due, goal_id: str | None) -> None:
        rule, cited = self._sources[kind]
        counted_from = due.counted_from.isoformat()
        facts = (("count", tell_length(due.length)), ("counted_from", counted_from))
        reasons = (Reason(rule, facts, cited.citation),)
        self.reviews.append(Review(kind=kind, due_on=due.due_on, goal_id=goal_id, reasons=reasons))
