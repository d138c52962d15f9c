"""Are strengths found and used, and are triggers found and planned for?"""

from collections.abc import Iterator

from rnr_caseplan.catalogue.rule import cite
from rnr_caseplan.checks.check import Check, Example, Found, Principle, check
from rnr_caseplan.checks.examined import Examined
from rnr_caseplan.model.vocabulary import OPEN_STEPS, GoalStatus, Severity, StepStatus

_VA_5 = cite("VA", "step 5", "VA-5")
_VA_6A = cite("VA", "step 6", "VA-6a")
_VA_6B = cite("VA", "step 6", "VA-6b")
_NP_4 = cite("NP", "Include client strengths", "NP-4")
_CC_9 = cite("CC", "priority 9", "CC-9")


@check(
    "PRT16",
    "Somebody has looked for strengths",
    Severity.ADVICE,
    why="Everybody has strengths; a plan that knows of none is built on what is missing only.",
    mend="Ask the participant, and look in the assessment, for what helps and what goes well.",
    source=_NP_4,
    also=("VA-5", "CC-9", "SP-4", "SP-8", "SP-5b"),
    principles=(Principle.RESPONSIVITY,),
    is_for_people=True,
    example=Example("strengths", bad=()),
)
def strengths_are_looked_for(plan: Examined) -> Iterator[Found]:
    """Find full plans without a strength."""
    if plan.is_full and not plan.plan.strengths:
        yield Found("strengths", "no strength is recorded")


@check(
    "PRT17",
    "Every strength is used in a step",
    Severity.WARNING,
    why="A strength that no step uses gives no confidence.",
    mend="Add a step in which the participant can use the strength.",
    source=_VA_5,
    also=("CC-9", "NP-4", "SP-4"),
    principles=(Principle.RESPONSIVITY,),
    rule="strengths.used",
    example=Example(
        "strengths[0].step_ids",
        bad=(),
        good=("g2.s1",),
        given=(("goals[1].steps[0].strength_ids", ()),),
    ),
)
def strengths_are_used(plan: Examined) -> Iterator[Found]:
    """Find strengths that no step uses, or only steps that were given up."""
    if not plan.open_goals:
        return
    steps = {
        step.id: step.strength_ids
        for _, goal in plan.goals
        for step in goal.steps
        if step.status is StepStatus.COMPLETED
        or (step.status in OPEN_STEPS and goal.status is not GoalStatus.DISCONTINUED)
    }
    used = {strength_id for strength_ids in steps.values() for strength_id in strength_ids}
    for index, item in enumerate(plan.plan.strengths):
        if item.id not in used and steps.keys().isdisjoint(item.step_ids):
            yield Found(f"strengths[{index}].step_ids", f"no step uses strength {item.id}", item.id)


@check(
    "PRT18",
    "Strengths and steps name each other",
    Severity.WARNING,
    why="Where one names the other and is not named back, nobody knows what was agreed.",
    mend="Say in both places, or in neither, that the step uses the strength.",
    source=_CC_9,
    also=("VA-5",),
    principles=(Principle.RESPONSIVITY,),
    rule="strengths.used",
    example=Example("strengths[0].step_ids", bad=()),
)
def strengths_and_steps_agree(plan: Examined) -> Iterator[Found]:
    """Find strengths that name other steps than those that name them."""
    if not plan.plan.strengths:
        return
    steps: dict[str, set[str]] = {}
    for _, goal in plan.goals:
        for step in goal.steps:
            for strength_id in step.strength_ids:
                steps.setdefault(strength_id, set()).add(step.id)
    for index, item in enumerate(plan.plan.strengths):
        differing = steps.get(item.id, set()) ^ set(item.step_ids)
        if differing:
            named = ", ".join(sorted(differing))
            sentence = f"strength {item.id} and step {named} do not name each other"
            yield Found(f"strengths[{index}].step_ids", sentence, item.id)


@check(
    "PRT19",
    "The goals in work draw on strengths",
    Severity.ADVICE,
    why="Strengths that carried earlier goals can carry the present ones too.",
    mend="Add a step in which the participant can use one of the strengths.",
    source=_VA_5,
    also=("CC-9", "NP-4", "SP-5b"),
    principles=(Principle.RESPONSIVITY,),
    rule="strengths.used",
    example=Example(
        "goals[0].status",
        bad="paused",
        good="active",
        given=(("goals[1].status", "paused"), ("goals[2].status", "active")),
    ),
)
def goals_draw_on_strengths(plan: Examined) -> Iterator[Found]:
    """Find plans whose strengths are used in other goals, and in none that is worked on now."""
    if not plan.active_goals:
        return
    users = {goal.status for _, goal in plan.goals if any(step.strength_ids for step in goal.steps)}
    if users and GoalStatus.ACTIVE not in users:
        yield Found("strengths", "no goal in work uses a strength")


@check(
    "PRT20",
    "Somebody has looked for triggers",
    Severity.ADVICE,
    why="Who knows which people, places and things invite old ways can decide otherwise.",
    mend="Ask the participant what came just before past trouble.",
    source=_VA_6A,
    principles=(Principle.NEED,),
    is_for_people=True,
    example=Example("triggers", bad=()),
)
def triggers_are_looked_for(plan: Examined) -> Iterator[Found]:
    """Find full plans without a trigger."""
    if plan.is_full and not plan.plan.triggers:
        yield Found("triggers", "no trigger is recorded")


@check(
    "PRT21",
    "Every trigger has a response plan",
    Severity.WARNING,
    why="In the moment there is no time to think; what to do must be clear before.",
    mend="Agree with the participant on what they do when it comes up.",
    source=_VA_6B,
    principles=(Principle.NEED,),
    rule="events.response_plan_written",
    is_for_people=True,
    example=Example("triggers[0].response", bad=None),
)
def triggers_have_response_plans(plan: Examined) -> Iterator[Found]:
    """Find triggers of full plans without a response plan."""
    for index, item in enumerate(plan.plan.triggers):
        if plan.is_full and item.response is None:
            sentence = f"trigger {item.id} has no response plan"
            yield Found(f"triggers[{index}].response", sentence, item.id)


CHECKS: tuple[Check, ...] = (
    strengths_are_looked_for,
    strengths_are_used,
    strengths_and_steps_agree,
    goals_draw_on_strengths,
    triggers_are_looked_for,
    triggers_have_response_plans,
)
