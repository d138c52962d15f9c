"""Is known what a plan rests on: conditions, assessments, what services must fit, orders?"""

import datetime
from collections.abc import Iterator

from rnr_caseplan.catalogue.rule import cite
from rnr_caseplan.checks.check import Check, Example, Found, Principle, check
from rnr_caseplan.checks.examined import Examined
from rnr_caseplan.model.events.meetings import ReviewHeld
from rnr_caseplan.model.people import ResponsivityProfile
from rnr_caseplan.model.vocabulary import (
    AssessmentKind,
    EligibilityOutcome,
    ReviewKind,
    Severity,
    Tier,
)

_VA_3A = cite("VA", "step 3", "VA-3a")
_VA_7B = cite("VA", "step 7", "VA-7b")
_TC_2 = cite("TC", "What is Case Planning", "TC-2")
_CC_3 = cite("CC", "priority 3", "CC-3")
_CC_8 = cite("CC", "priority 8", "CC-8")
_CC_10 = cite("CC", "priority 10", "CC-10")

_SCREENINGS = (AssessmentKind.SUBSTANCE_USE, AssessmentKind.MENTAL_HEALTH)
_PROFILE = (
    "learning_style",
    "literacy",
    "language",
    "culture",
    "disability",
    "capacity",
    "schedule",
)
"""What services are fitted to; wishes that have to do with gender are asked about apart."""
_FAMILY = "family_marital"
"""The domain whose goals touch the people of whom a custody order speaks."""


@check(
    "PRT34",
    "Somebody has reviewed the conditions of the sentence",
    Severity.ADVICE,
    why="Conditions hold all through supervision, also those that fit no need.",
    mend="Read the order of the court, and record its conditions with their days.",
    source=_VA_3A,
    also=("CC-8", "SP-8"),
    is_for_people=True,
    example=Example("case.conditions", bad=()),
)
def conditions_are_reviewed(plan: Examined) -> Iterator[Found]:
    """Find full plans without a condition."""
    if plan.is_full and not plan.case.conditions:
        yield Found("conditions", "no condition of the court is recorded")


def _kinds_made(plan: Examined) -> set[AssessmentKind]:
    """Give the kinds of assessment that were made with a named instrument up to the day."""
    return {
        item.kind
        for item in plan.case.assessments
        if item.instrument is not None
        and (item.assessed_on is None or item.assessed_on <= plan.as_of)
    }


@check(
    "PRT35",
    "Needs are assessed with a named tool",
    Severity.WARNING,
    why="Judgement alone misses needs that a validated tool asks about.",
    mend="Record the assessment, its instrument and its day; without one, make it.",
    source=_TC_2,
    also=("SP-1", "CC-3", "VA-2a"),
    principles=(Principle.RISK, Principle.NEED),
    is_for_people=True,
    example=Example(
        "case.assessments[0].instrument",
        bad=None,
        good="the agency's risk and needs tool",
        given=tuple((f"needs[{place}].assessed_with", None) for place in (1, 2, 3)),
    ),
)
def needs_are_assessed_with_a_tool(plan: Examined) -> Iterator[Found]:
    """Find plans for which no assessment of risk and needs names its instrument."""
    outcomes = {EligibilityOutcome.FULL_PLAN, EligibilityOutcome.ASSESS_FIRST}
    if plan.plan.eligibility.outcome not in outcomes:
        return
    if any(
        item.need.assessed_with is not None and item.tier is Tier.CRIMINOGENIC
        for item in plan.plan.needs
    ):
        return
    if AssessmentKind.CRIMINOGENIC not in _kinds_made(plan):
        yield Found("case.assessments", "no assessment of risk and needs names its instrument")


@check(
    "PRT36",
    "Substance use and mental health are screened for",
    Severity.ADVICE,
    why="What nobody screened for cannot shape the plan, and often stops it later.",
    mend="Screen with a validated instrument, and record it.",
    source=_CC_3,
    principles=(Principle.RESPONSIVITY,),
    is_for_people=True,
    example=Example("case.assessments[1].kind", bad="criminogenic", good="substance_use"),
)
def screenings_are_made(plan: Examined) -> Iterator[Found]:
    """Find full plans without a recorded screening for substance use, or for mental health."""
    if not plan.is_full:
        return
    made = _kinds_made(plan)
    missing = [kind.value.replace("_", " ") for kind in _SCREENINGS if kind not in made]
    if missing:
        yield Found("case.assessments", f"no screening is recorded for {' or '.join(missing)}")


@check(
    "PRT37",
    "What services must fit is known",
    Severity.ADVICE,
    why="Services work where they fit how somebody learns, lives and can attend.",
    mend="Ask the participant, look in all assessments, and record what was found, if anything.",
    source=_VA_7B,
    also=("NP-6", "CC-7", "SP-5b", "SP-8"),
    principles=(Principle.RESPONSIVITY,),
    is_for_people=True,
    example=Example("case.responsivity.capacity", bad=None),
)
def profile_is_known(plan: Examined) -> Iterator[Found]:
    """Find full plans without all that services must be fitted to."""
    if not plan.is_full:
        return
    profile, participant = plan.case.responsivity or ResponsivityProfile(), plan.case.participant
    told_elsewhere = {"language": participant.languages, "disability": participant.disabilities}
    missing = [
        name.replace("_", " ")
        for name in _PROFILE
        if getattr(profile, name) is None and not told_elsewhere.get(name)
    ]
    if missing:
        yield Found("case.responsivity", f"not recorded: {', '.join(missing)}")


@check(
    "PRT38",
    "Wishes that have to do with gender are asked about",
    Severity.ADVICE,
    why="Who feels unsafe or out of place in a service does not come back.",
    mend="Ask the participant, and record the answer, also if there are no wishes.",
    source=_CC_10,
    also=("NP-6", "CC-7"),
    principles=(Principle.RESPONSIVITY,),
    is_for_people=True,
    example=Example("case.responsivity.gender", bad=None),
)
def gender_is_asked_about(plan: Examined) -> Iterator[Found]:
    """Find full plans without a word on wishes that have to do with gender."""
    profile = plan.case.responsivity
    if plan.is_full and (profile is None or profile.gender is None):
        yield Found(
            "case.responsivity.gender", "nobody has asked about wishes that have to do with gender"
        )


@check(
    "PRT39",
    "Family goals respect custody orders",
    Severity.ADVICE,
    why="A step that an order forbids brings the participant back to court.",
    mend="Hold the goal's steps against the order, and record the check-in.",
    source=_CC_8,
    principles=(Principle.NEED,),
    is_for_people=True,
    example=Example(
        "case.custody_orders[0].ordered_on",
        bad="2026-11-25",
        good="2026-09-14",
        given=(("needs[1].domain", _FAMILY),),
    ),
)
def custody_orders_are_respected(plan: Examined) -> Iterator[Found]:
    """Find active family goals that nobody has looked at since a custody order was made."""
    orders = [
        item
        for item in plan.case.custody_orders
        if item.ordered_on is None or item.ordered_on <= plan.as_of
    ]
    for item in plan.active_goals if orders else ():
        if all(need.need.domain != _FAMILY for need in plan.needs_of(item)):
            continue
        looked_on = max(_looked_at(plan, item.goal.id), default=datetime.date.min)
        since = [
            order.id
            for order in orders
            if looked_on < max(order.ordered_on or plan.plan.as_of, plan.plan.as_of)
        ]
        if since:
            sentence = f"goal {item.goal.id} was not held against custody order {', '.join(since)}"
            yield Found(f"{item.place}.steps", sentence, item.goal.id)


def _looked_at(plan: Examined, goal_id: str) -> Iterator[datetime.date]:
    """Give the days on which a goal, or the whole plan, was reviewed."""
    for event in plan.events_of(ReviewHeld):
        if event.goal_id == goal_id or event.review is ReviewKind.FORMAL_REVIEW:
            yield event.on


CHECKS: tuple[Check, ...] = (
    conditions_are_reviewed,
    needs_are_assessed_with_a_tool,
    screenings_are_made,
    profile_is_known,
    gender_is_asked_about,
    custody_orders_are_respected,
)
