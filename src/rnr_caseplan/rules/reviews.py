"""When is the plan looked at?

``reviews.formal``: at a stated interval at the latest (TC-8), counted from the draft.
``reviews.check_in``: each active goal in a cadence of its own, staggered (NP-5).
``reviews.reassessment``: periodically, from the last assessment (NP-8).
``reviews.unscheduled``: at once when the policy's events happen (SP-13, TC-13a, VA-8a).
"""

import datetime
from collections.abc import Iterable

from rnr_caseplan.dates import Unit, day_after, days_after, days_every
from rnr_caseplan.decisions import Reason
from rnr_caseplan.model.goals import Goal
from rnr_caseplan.model.plan import Review, UnscheduledReview
from rnr_caseplan.model.vocabulary import GoalStatus, ReviewKind
from rnr_caseplan.policy.policy import Policy


def schedule_reviews(
    policy: Policy,
    *,
    as_of: datetime.date,
    goals: Iterable[Goal] = (),
    last_assessed_on: datetime.date | None = None,
) -> tuple[Review, ...]:
    """List the dated reviews that follow from a day.

    Args:
        policy: The policy in force.
        as_of: The day to count from: the draft, or the signing.
        goals: The plan's goals; each active one is checked on up to its target date, or
            as far ahead as the policy lists reviews where it has none.
        last_assessed_on: The day of the last assessment, if it is known.

    Returns:
        Reviews in order of day. Formal reviews reach as far ahead as the policy lists them,
        and there is at least one, as there is one check-in for each active goal;
        a reassessment that is overdue keeps its day in the past.

    Examples:
        >>> from rnr_caseplan import load_policy
        >>> policy = load_policy("rnr-baseline", on=datetime.date(2026, 8, 31))
        >>> reviews = schedule_reviews(policy, as_of=datetime.date(2026, 8, 31))
        >>> [str(review.due_on) for review in reviews]
        ['2027-02-28', '2027-08-31']
    """
    until = day_after(as_of, policy.reviews_listed_months.value, Unit.MONTHS) or datetime.date.max
    active = [goal for goal in goals if goal.status is GoalStatus.ACTIVE]
    reviews = [
        *_formal_reviews(policy, as_of, until),
        *[
            review
            for place, goal in enumerate(active)
            for review in _check_ins(goal, place, policy, as_of, goal.target_date or until)
        ],
        *_reassessment(policy, last_assessed_on),
    ]
    return tuple(sorted(reviews, key=_day_of))


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


def _formal_reviews(policy: Policy, as_of: datetime.date, until: datetime.date) -> list[Review]:
    cadence, citation = policy.formal_review.value, policy.formal_review.citation
    facts = (
        ("amount", cadence.amount),
        ("unit", cadence.unit.value),
        ("counted_from", as_of.isoformat()),
    )
    reasons = (Reason("reviews.formal", facts, citation),)
    days = days_every(as_of, cadence.amount, cadence.unit, until=until)
    if not days:
        first = day_after(as_of, cadence.amount, cadence.unit)
        days = () if first is None else (first,)
    return [
        Review(kind=ReviewKind.FORMAL_REVIEW, due_on=day, goal_id=None, reasons=reasons)
        for day in days
    ]


def _check_ins(
    goal: Goal, place: int, policy: Policy, as_of: datetime.date, until: datetime.date
) -> list[Review]:
    rhythm, citation = policy.check_ins.value, policy.check_ins.citation
    every = rhythm.every_days[min(place, len(rhythm.every_days) - 1)]
    first = rhythm.first_after_days + place * rhythm.stagger_days
    facts = (("first", first), ("every", every))
    reasons = (Reason("reviews.check_in", facts, citation),)
    last = (until - as_of).days
    return [
        Review(kind=ReviewKind.GOAL_CHECK_IN, due_on=day, goal_id=goal.id, reasons=reasons)
        for day in days_after(as_of, range(min(first, last), last + 1, every))
        if day is not None
    ]


def _reassessment(policy: Policy, last_assessed_on: datetime.date | None) -> list[Review]:
    cadence, citation = policy.reassessment.value, policy.reassessment.citation
    if last_assessed_on is None:
        return []
    due_on = day_after(last_assessed_on, cadence.amount, cadence.unit)
    if due_on is None:
        return []
    facts = (
        ("amount", cadence.amount),
        ("unit", cadence.unit.value),
        ("counted_from", last_assessed_on.isoformat()),
    )
    reasons = (Reason("reviews.reassessment", facts, citation),)
    return [Review(kind=ReviewKind.REASSESSMENT, due_on=due_on, goal_id=None, reasons=reasons)]
