"""What events of action steps and activities change."""

from attrs import evolve

from rnr_caseplan.decisions import reason_for
from rnr_caseplan.lifecycle.outcome import Change, Handlers, Outcome, Refusal, refuse
from rnr_caseplan.lifecycle.parts import find, goal_of_step, with_goal, with_step
from rnr_caseplan.model.events.steps import (
    ActivityAdded,
    StepAdded,
    StepCannotBeDoneYet,
    StepCompleted,
    StepNoLongerNeeded,
    StepRedated,
    StepStarted,
)
from rnr_caseplan.model.goals import ActionStep, Goal
from rnr_caseplan.model.plan import CasePlan, PlannedStrength
from rnr_caseplan.model.vocabulary import OPEN_GOALS, OPEN_STEPS, StepStatus
from rnr_caseplan.policy.policy import Policy

_CHANGED_BY = {
    StepStarted: StepStatus.STARTED,
    StepCompleted: StepStatus.COMPLETED,
    StepCannotBeDoneYet: StepStatus.CANNOT_BE_DONE_YET,
    StepNoLongerNeeded: StepStatus.NO_LONGER_NEEDED,
}
StatusEvent = StepStarted | StepCompleted | StepCannotBeDoneYet | StepNoLongerNeeded


def add_step(plan: CasePlan, event: StepAdded, _: Policy) -> Outcome:
    """Put a step at the end of a goal that is open."""
    goal = find(plan.goals, event.goal_id)
    if goal.status not in OPEN_GOALS:
        return _refuse_goal(goal)
    if event.step.status is not StepStatus.PLANNED:
        return _refuse_step(event.step, "a planned step")
    if event.step.due_on is None or event.step.due_on < event.on:
        return _refuse_day(event.step.id, event)
    used = tuple(
        _used_in(item, event.step) if item.id in event.step.strength_ids else item
        for item in plan.strengths
    )
    changed = with_goal(plan, evolve(goal, steps=(*goal.steps, event.step)))
    return Change(evolve(changed, strengths=used))


def _used_in(item: PlannedStrength, step: ActionStep) -> PlannedStrength:
    """Give a strength that helps with one more step."""
    step_ids = (*item.step_ids, step.id)
    reasons = (reason_for("strengths.used", ("steps", step_ids)),)
    return evolve(item, step_ids=step_ids, reasons=reasons)


def move_step(plan: CasePlan, event: StatusEvent, _: Policy) -> Outcome:
    """Note where a step stands now; one that is done or not needed stays so."""
    goal = goal_of_step(plan, event.step_id)
    step = find(goal.steps, event.step_id)
    if goal.status not in OPEN_GOALS:
        return _refuse_goal(goal)
    status = _CHANGED_BY[type(event)]
    if step.status not in OPEN_STEPS or step.status is status:
        return _refuse_step(step, "an open step that does not stand so already")
    return Change(with_step(plan, evolve(step, status=status)))


def redate_step(plan: CasePlan, event: StepRedated, _: Policy) -> Outcome:
    """Give a step another day."""
    goal = goal_of_step(plan, event.step_id)
    step = find(goal.steps, event.step_id)
    if goal.status not in OPEN_GOALS:
        return _refuse_goal(goal)
    if step.status not in OPEN_STEPS:
        return _refuse_step(step, "an open step")
    if event.due_on < event.on:
        return _refuse_day(step.id, event)
    return Change(with_step(plan, evolve(step, due_on=event.due_on)))


def add_activity(plan: CasePlan, event: ActivityAdded, _: Policy) -> Outcome:
    """Add what staff do for a goal that is open."""
    goal = find(plan.goals, event.goal_id)
    if goal.status not in OPEN_GOALS:
        return _refuse_goal(goal)
    return Change(with_goal(plan, evolve(goal, activities=(*goal.activities, event.activity))))


def _refuse_goal(goal: Goal) -> Refusal:
    facts = (("goal", goal.id), ("status", goal.status.value))
    return refuse("lives.goal_status", *facts, accepted="a goal that has not ended")


def _refuse_step(step: ActionStep, accepted: str) -> Refusal:
    facts = (("step", step.id), ("status", step.status.value))
    return refuse("lives.step_status", *facts, accepted=accepted)


def _refuse_day(step_id: str, event: StepAdded | StepRedated) -> Refusal:
    return refuse("lives.step_day", ("step", step_id), accepted=f"a day from {event.on} on")


HANDLERS: Handlers = {
    StepAdded: add_step,
    **dict.fromkeys(_CHANGED_BY, move_step),
    StepRedated: redate_step,
    ActivityAdded: add_activity,
}
