"""Do the goals in work have what a goal needs: steps, a measure, check-ins?

What staff do for goals is checked in ``activities``; strengths and triggers are in ``strengths``.
"""

import datetime
from collections.abc import Iterator

from rnr_caseplan.catalogue.rule import cite
from rnr_caseplan.checks.check import Check, Example, Found, Principle, check
from rnr_caseplan.checks.examined import Examined
from rnr_caseplan.dates import day_after
from rnr_caseplan.model.events.goals import GoalResumed
from rnr_caseplan.model.events.meetings import ReviewHeld
from rnr_caseplan.model.goals import ActionStep, Goal
from rnr_caseplan.model.vocabulary import (
    OPEN_STEPS,
    ReviewKind,
    Severity,
    StepStatus,
    Tier,
)

_SP_9 = cite("SP", "A.b.iv", "SP-9")
_NP_3 = cite("NP", "Build in small wins", "NP-3")
_NP_5 = cite("NP", "Get creative with timelines", "NP-5")
_NP_7 = cite("NP", "Define parameters upfront", "NP-7")
_TC_3 = cite("TC", "What is Case Planning", "TC-3")
_TC_4 = cite("TC", "Fluid and dynamic document", "TC-4")

_PARTICIPANT = "participant"
"""The role that a step may name in place of the participant's id."""


def _needed(goal: Goal) -> list[ActionStep]:
    """Give the steps of a goal without those that are not needed any more."""
    return [step for step in goal.steps if step.status is not StepStatus.NO_LONGER_NEEDED]


@check(
    "PRT01",
    "Every goal in work has a step",
    Severity.ERROR,
    why="A goal without a step asks for a result and shows no way to it.",
    mend="Agree with the participant on a first small step, and add it.",
    source=_SP_9,
    also=("SP-8", "TC-14a"),
    principles=(Principle.NEED,),
    rule="goals.first_step",
    example=Example("goals[0].steps", bad=()),
)
def goals_have_steps(plan: Examined) -> Iterator[Found]:
    """Find active goals without any step."""
    for item in plan.active_goals:
        if not item.goal.steps:
            yield Found(f"{item.place}.steps", f"goal {item.goal.id} has no step", item.goal.id)


@check(
    "PRT02",
    "Every goal in work is broken into several steps",
    Severity.WARNING,
    why="One big step gives no early success, and small successes carry people on.",
    mend="Break the step into smaller ones, the first one easy.",
    source=_NP_3,
    also=("SP-9",),
    principles=(Principle.RESPONSIVITY,),
    rule="goals.first_step",
    example=Example(
        "goals[0].steps[2].status",
        bad="no_longer_needed",
        good="planned",
        given=(
            ("goals[0].steps[0].status", "no_longer_needed"),
            ("goals[0].steps[3].status", "no_longer_needed"),
        ),
    ),
)
def goals_are_broken_down(plan: Examined) -> Iterator[Found]:
    """Find active goals with a single step that is still to be taken."""
    for item in plan.active_goals:
        steps = _needed(item.goal)
        if len(steps) == 1 and steps[0].status in OPEN_STEPS:
            yield Found(f"{item.place}.steps", f"goal {item.goal.id} is one step", item.goal.id)


@check(
    "PRT03",
    "The first step of a goal comes early",
    Severity.WARNING,
    why="An early success helps people to take on what is harder.",
    mend="Put an easy step first, or give the first step an earlier day.",
    source=_NP_3,
    principles=(Principle.RESPONSIVITY,),
    rule="goals.first_step",
    example=Example(
        "goals[0].steps[0].due_on",
        bad="2026-12-05",
        good="2026-11-19",
        given=(("goals[0].steps[0].status", "planned"),),
    ),
)
def first_steps_are_early(plan: Examined) -> Iterator[Found]:
    """Find active goals without any success yet whose first step lies far ahead."""
    within = plan.policy.first_step_after_days
    if plan.is_closed:
        return
    for item in plan.active_goals:
        steps = item.goal.steps
        begun = any(step.status is StepStatus.COMPLETED for step in steps)
        open_steps = [step for step in steps if step.status in OPEN_STEPS]
        days = [step.due_on for step in open_steps if step.due_on is not None]
        if begun or not days or item.goal.starts_on is None:
            continue
        first = min(days)
        if first > plan.as_of and _is_late(first, item.goal.starts_on, within.value):
            resumed = [
                event.on for event in plan.events_of(GoalResumed) if event.goal_id == item.goal.id
            ]
            if not resumed or _is_late(first, resumed[-1], within.value):
                sentence = f"the first step of goal {item.goal.id} is due on {first}"
                yield Found(f"{item.place}.steps", sentence, item.goal.id, within.citation)


def _is_late(day: datetime.date, start: datetime.date, within: int) -> bool:
    latest = day_after(start, within)
    return latest is not None and day > latest


@check(
    "PRT04",
    "Every goal in work has a step left to take",
    Severity.WARNING,
    why="Where no step is left, nobody knows what comes next.",
    mend="Record the goal as achieved, or agree on the next step.",
    source=_TC_4,
    also=("NP-3",),
    principles=(Principle.NEED,),
    example=Example(
        "goals[0].steps[3].status",
        bad="completed",
        good="planned",
        given=(
            ("goals[0].steps[1].status", "completed"),
            ("goals[0].steps[2].status", "completed"),
        ),
    ),
)
def steps_are_left(plan: Examined) -> Iterator[Found]:
    """Find active goals all of whose steps are done or not needed any more."""
    for item in plan.active_goals:
        steps = item.goal.steps
        if steps and not any(step.status in OPEN_STEPS for step in steps):
            sentence = f"goal {item.goal.id} has no step left"
            yield Found(f"{item.place}.steps", sentence, item.goal.id)


@check(
    "PRT05",
    "The participant acts in every goal",
    Severity.WARNING,
    why="Action steps are what the participant does; where others do it all, nothing is learned.",
    mend="Agree with the participant on a step of their own.",
    source=_SP_9,
    also=("TC-4",),
    principles=(Principle.RESPONSIVITY,),
    example=Example(
        "goals[0].steps[3].responsible",
        bad="staff:17",
        good="P-3001",
        given=tuple((f"goals[0].steps[{place}].responsible", "staff:17") for place in range(3)),
    ),
)
def participant_acts(plan: Examined) -> Iterator[Found]:
    """Find active goals none of whose steps is the participant's."""
    participant = plan.case.participant
    own = {participant.id, participant.preferred_name, _PARTICIPANT}
    for item in plan.active_goals:
        steps = _needed(item.goal)
        if steps and not any(step.responsible in own for step in steps):
            sentence = f"goal {item.goal.id} has no step of the participant"
            yield Found(f"{item.place}.steps", sentence, item.goal.id)


@check(
    "PRT06",
    "Every goal in work says how success is seen",
    Severity.WARNING,
    why="Where nobody has said what success looks like, nobody can say how far it is.",
    mend="Ask the participant how both of you will see that the goal is reached.",
    source=_NP_7,
    also=("SP-4",),
    principles=(Principle.NEED,),
    example=Example("goals[0].measure", bad=None),
)
def success_is_defined(plan: Examined) -> Iterator[Found]:
    """Find active goals without a measure."""
    for item in plan.active_goals:
        if item.goal.measure is None:
            sentence = f"goal {item.goal.id} does not say how success is seen"
            yield Found(f"{item.place}.measure", sentence, item.goal.id)


@check(
    "PRT07",
    "Every goal in work has check-ins of its own",
    Severity.WARNING,
    why="A goal that nobody looks at between two formal reviews is lost in the meantime.",
    mend="Hold a check-in on the goal; the next ones are counted from there.",
    source=_NP_5,
    principles=(Principle.RESPONSIVITY,),
    rule="reviews.check_in",
    example=Example("reviews", bad=(), given=(("history[21].event.goal_id", "g2"),)),
)
def goals_are_checked_on(plan: Examined) -> Iterator[Found]:
    """Find active goals before their target date without any check-in, held or listed."""
    if plan.plan.closed_on is not None:
        return
    listed = {
        review.goal_id for review in plan.plan.reviews if review.kind is ReviewKind.GOAL_CHECK_IN
    }
    for item in plan.active_goals:
        goal = item.goal
        if goal.id in listed or goal.target_date is None or goal.target_date <= plan.as_of:
            continue
        if not any(event.goal_id == goal.id for event in plan.events_of(ReviewHeld)):
            citation = plan.policy.goal_check_in.citation
            yield Found("reviews", f"goal {goal.id} has no check-in", goal.id, citation)


@check(
    "PRT08",
    "The plan is more than a treatment plan",
    Severity.ADVICE,
    why="A case plan takes in all that feeds offending; the treatment plan is one part beside it.",
    mend="Add a goal on one of the other needs; what treatment does stands in its own plan.",
    source=_TC_3,
    principles=(Principle.NEED,),
    example=Example(
        "needs[2].domain",
        bad="mental_health",
        good="employment",
        given=(
            ("needs[1].domain", "substance_use"),
            ("needs[4].domain", "trauma"),
            ("needs[3].level", "high"),
        ),
    ),
)
def plan_is_more_than_treatment(plan: Examined) -> Iterator[Found]:
    """Find plans all of whose goals are about treatment while other targets have none."""
    served = [need for item in plan.open_goals for need in plan.needs_of(item)]
    if not plan.is_full or not served:
        return
    treatment = _domains_of_treatment(plan)
    if any(item.need.domain not in treatment for item in served):
        return
    targets = plan.policy.target_levels.value
    others = [
        item.need.id
        for item in plan.plan.untreated_needs
        if item.tier is Tier.CRIMINOGENIC
        and item.need.level in targets
        and item.need.domain not in treatment
    ]
    if others:
        yield Found("goals", f"all goals are about treatment, and none about {', '.join(others)}")


def _domains_of_treatment(plan: Examined) -> set[str]:
    """Give the domains that clinical treatment answers, as far as the policy lists them."""
    policy = plan.policy
    return {
        *policy.sobriety_domains.value,
        *policy.clinical_stabilization.value,
        *policy.driver_override_domains.value,
        *[item.domain for item in policy.safety_domains.value],
    }


CHECKS: tuple[Check, ...] = (
    goals_have_steps,
    goals_are_broken_down,
    first_steps_are_early,
    steps_are_left,
    participant_acts,
    success_is_defined,
    goals_are_checked_on,
    plan_is_more_than_treatment,
)
