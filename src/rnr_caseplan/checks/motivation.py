"""Is it known how ready the participant is, and does the plan answer low motivation?"""

from collections.abc import Iterator

from rnr_caseplan.catalogue.rule import cite
from rnr_caseplan.checks.check import Check, Example, Found, Principle, check
from rnr_caseplan.checks.examined import Examined
from rnr_caseplan.model.events.engagement import Drafted
from rnr_caseplan.model.events.situation import ReadinessRecorded
from rnr_caseplan.model.events.steps import StepAdded
from rnr_caseplan.model.people import Readiness
from rnr_caseplan.model.vocabulary import Severity, StageOfChange

_VA_4A = cite("VA", "step 4", "VA-4a")
_VA_4B = cite("VA", "step 4", "VA-4b")


@check(
    "PRT22",
    "The stage of change is known",
    Severity.ADVICE,
    why="The stage of change says with which step a goal should begin.",
    mend="Ask about importance and confidence, and record the stage of change.",
    source=_VA_4A,
    also=("TC-7", "SP-5b", "NP-6"),
    principles=(Principle.RESPONSIVITY,),
    rule="motivation.first_step",
    is_for_people=True,
    example=Example("case.readiness", bad=None),
)
def stage_is_known(plan: Examined) -> Iterator[Found]:
    """Find full plans whose participant's stage of change is not recorded."""
    readiness = plan.case.readiness
    if plan.is_full and (readiness is None or readiness.stage is None):
        yield Found("case.readiness", "the stage of change is not recorded")


@check(
    "PRT23",
    "Low motivation is answered",
    Severity.WARNING,
    why="Steps ask too much of somebody who does not yet see why to take them.",
    mend="Add a step that raises motivation, such as weighing gains and costs.",
    source=_VA_4B,
    also=("NP-6", "SP-5b", "VA-4a"),
    principles=(Principle.RESPONSIVITY,),
    rule="motivation.enhance",
    example=Example("goals[0].reasons", bad=()),
)
def low_motivation_is_answered(plan: Examined) -> Iterator[Found]:
    """Find active goals that neither began with a motivational step nor got a step since."""
    without = [
        item
        for item in plan.active_goals
        if not any(reason.rule == "motivation.enhance" for reason in item.goal.reasons)
    ]
    if not without:
        return
    stages = plan.policy.enhancement_stages
    stage, helped = _readiness(plan)
    for item in without:
        if stage in stages.value and item.goal.id not in helped:
            sentence = f"motivation is low, and no step of goal {item.goal.id} answers it"
            yield Found(f"{item.place}.steps", sentence, item.goal.id, stages.citation)


def _readiness(plan: Examined) -> tuple[StageOfChange | None, set[str]]:
    """Give the stage of change on the day, and the goals that got a step since it fell."""
    stage = _stage_of(plan.case.readiness)
    helped: set[str] = set()
    for event in plan.events:
        if isinstance(event, StepAdded):
            helped.add(event.goal_id)
        elif isinstance(event, Drafted):
            stage = _stage_of(event.case.readiness)
        elif isinstance(event, ReadinessRecorded):
            found = _stage_of(event.readiness)
            if found is not None and (stage is None or found < stage):
                helped.clear()
            stage = found or stage
    return stage, helped


def _stage_of(readiness: Readiness | None) -> StageOfChange | None:
    return None if readiness is None else readiness.stage


CHECKS: tuple[Check, ...] = (
    stage_is_known,
    low_motivation_is_answered,
)
