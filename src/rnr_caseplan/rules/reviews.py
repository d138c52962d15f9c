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
from rnr_caseplan.duties.foreseeing import Foreseen, foresee
from rnr_caseplan.duties.knowing import ASSESSMENT, RISK_LEVEL, know, known_of_goal
from rnr_caseplan.duties.known import Known
from rnr_caseplan.duties.length import CALENDAR_END
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.goals import Goal
from rnr_caseplan.model.plan import Review, UnscheduledReview
from rnr_caseplan.model.vocabulary import GoalStatus, ReviewKind
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.policy.telling import tell_rhythm


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
    assessed = {} if last_assessed_on is None else {ASSESSMENT: last_assessed_on}
    known = know(case, policy, as_of=as_of, dates={"drafted": as_of, **assessed})
    lister = _Lister(policy, known, case.reasons_of_risk_level if case is not None else ())
    lister.list_formal_reviews()
    active = [goal for goal in goals if goal.status is GoalStatus.ACTIVE]
    for place, goal in enumerate(active, start=1):
        lister.list_check_ins(goal, place)
    lister.list_reassessment()
    return CountedReviews(tuple(sorted(lister.reviews, key=_day_of)), tuple(lister.lacking.items()))


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

    def __init__(self, policy: Policy, known: Known, by_risk_level: tuple[Reason, ...]) -> None:
        months = policy.reviews_listed_months.value
        self._policy = policy
        self._known = known
        self._by_risk_level = by_risk_level
        self._until = day_after(known.as_of, months, Unit.MONTHS) or datetime.date.max
        self.reviews: list[Review] = []
        self.lacking: dict[str, tuple[str, ...]] = {}

    def list_formal_reviews(self) -> None:
        """List them as far ahead as the policy does, and at least the first one."""
        cadence = self._policy.formal_review.value
        found = foresee(cadence, self._known, until=self._until)
        if not found.days and not found.lacking:
            found = foresee(cadence, self._known, until=datetime.date.max, most=1)
        self._add(ReviewKind.FORMAL_REVIEW, "reviews.formal", found, None)

    def list_check_ins(self, goal: Goal, place: int) -> None:
        """List the check-ins on one goal."""
        known = self._known
        known = known_of_goal(goal, place, known, self._policy, started_on=known.as_of)
        until = goal.target_date or self._until
        found = foresee(self._policy.goal_check_in.value, known, until=until)
        self._add(ReviewKind.GOAL_CHECK_IN, "reviews.check_in", found, goal.id)

    def list_reassessment(self) -> None:
        """List the next one, however far it lies ahead; without a last assessment none may be."""
        cadence = self._policy.reassessment.value
        found = foresee(cadence, self._known, until=datetime.date.max, most=1)
        if found.lacking != (ASSESSMENT,):
            self._add(ReviewKind.REASSESSMENT, "reviews.reassessment", found, None)

    def _add(self, kind: ReviewKind, rule: str, found: Foreseen, goal_id: str | None) -> None:
        key = f"duties.{kind.value}"
        lacking = tuple(name for name in found.lacking if name != CALENDAR_END)
        if lacking:
            self.lacking[key] = lacking
        if found.timing is None or found.counted_from is None:
            return
        facts = (
            ("every", tell_rhythm(found.timing)),
            ("counted_from", found.counted_from.isoformat()),
        )
        cited = self._policy.duty(key)
        by_level = self._by_risk_level if RISK_LEVEL in cited.value.tested else ()
        reasons = (Reason(rule, facts, cited.citation), *by_level)
        self.reviews += [
            Review(kind=kind, due_on=day, goal_id=goal_id, reasons=reasons) for day in found.days
        ]
