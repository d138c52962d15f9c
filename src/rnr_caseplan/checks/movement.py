"""Do goals and steps move, and is work on a need carried to its end?"""

import datetime
from collections.abc import Iterator

from rnr_caseplan.catalogue.rule import TC_9, cite
from rnr_caseplan.checks.check import Check, Example, Found, Principle, check
from rnr_caseplan.checks.examined import Examined, PlacedGoal
from rnr_caseplan.model.events.steps import (
    StepCannotBeDoneYet,
    StepCompleted,
    StepNoLongerNeeded,
    StepRedated,
    StepStarted,
)
from rnr_caseplan.model.vocabulary import OPEN_STEPS, GoalStatus, Severity, StepStatus, Tier
from rnr_caseplan.planning.progress import is_move

_MOVES_OF_STEPS = (StepStarted, StepCompleted, StepCannotBeDoneYet, StepNoLongerNeeded)
_CARRIED_TO_ITS_END = frozenset({Tier.RESPONSIVITY, Tier.CRIMINOGENIC})


@check(
    "LIF09",
    "No goal in work stands still",
    Severity.WARNING,
    why="A goal that does not move is too big, badly timed or not the participant's.",
    mend="Ask what stands in the way; make the steps smaller, or pause the goal.",
    source=cite("TC", "Sample Case Plan", "TC-18"),
    also=("NP-7", "NP-3", "VA-8a"),
    principles=(Principle.RESPONSIVITY,),
    example=Example(
        "history[16].event.on",
        bad="2026-10-20",
        given=(("goals[0].steps[1].due_on", "2026-11-25"),),
    ),
)
def goals_move(plan: Examined) -> Iterator[Found]:
    """Find active goals that stand still for long, unless their next steps are due later."""
    if plan.is_closed or not plan.events:
        return
    goals: dict[str, datetime.date] = {}
    steps: dict[str, datetime.date] = {}
    put_off: dict[str, datetime.date] = {}
    for event in plan.events:
        if isinstance(event, _MOVES_OF_STEPS):
            steps[event.step_id] = event.on
        elif isinstance(event, StepRedated):
            put_off[event.step_id] = event.on
        elif is_move(event):
            goals[getattr(event, "goal_id", "")] = event.on
    still = plan.policy.still_days
    for item in plan.active_goals:
        days = [steps[step.id] for step in item.goal.steps if step.id in steps]
        days += [goals[item.goal.id]] if item.goal.id in goals else []
        since = max(days) if days else item.goal.starts_on
        if since is None or (plan.as_of - since).days <= still.value:
            continue
        is_put_off = any(
            put_off[step.id] >= since for step in item.goal.steps if step.id in put_off
        )
        if is_put_off or not _is_on_schedule(item, plan.as_of):
            sentence = f"goal {item.goal.id} has not moved since {since}"
            yield Found(item.place, sentence, item.goal.id, still.citation)


def _is_on_schedule(item: PlacedGoal, as_of: datetime.date) -> bool:
    """Say whether steps are open in a goal, all of them with a day that is still to come."""
    days = [step.due_on for step in item.goal.steps if step.status in OPEN_STEPS]
    return bool(days) and all(day is not None and day >= as_of for day in days)


@check(
    "LIF10",
    "What keeps a step from being done is cleared away",
    Severity.WARNING,
    why="A step that cannot be done for long keeps the whole goal waiting.",
    mend="Clear away what stands in the way, or agree on another step.",
    source=TC_9,
    also=("VA-8a",),
    principles=(Principle.RESPONSIVITY,),
    example=Example(
        "goals[1].steps[1].status",
        bad="cannot_be_done_yet",
        given=(("history[27].event.on", "2026-10-25"),),
    ),
)
def steps_can_be_done(plan: Examined) -> Iterator[Found]:
    """Find steps of active goals that could not be done for long."""
    if plan.is_closed:
        return
    since = {event.step_id: event.on for event in plan.events_of(StepCannotBeDoneYet)}
    still = plan.policy.still_days
    for place, step, _ in plan.active_steps:
        day = since.get(step.id)
        if step.status is not StepStatus.CANNOT_BE_DONE_YET or day is None:
            continue
        if (plan.as_of - day).days > still.value:
            sentence = f"step {step.id} could not be done since {day}"
            yield Found(f"{place}.status", sentence, step.id, still.citation)


@check(
    "LIF11",
    "Work on a need goes on until its level has fallen",
    Severity.ADVICE,
    why="A goal can be reached while the need behind it is as high as before.",
    mend="Assess the need again, or go on with another goal on it.",
    source=cite("SP", "A.d", "SP-14"),
    also=("NP-8", "TC-13a"),
    principles=(Principle.RISK, Principle.NEED),
    rule="goals.closing_level",
    example=Example(
        "goals[1].status",
        bad="achieved",
        good="active",
        given=(
            ("needs[2].disposition", "watched"),
            ("conditions[0].goal_id", None),
            ("goals[1].condition_ids", ()),
        ),
    ),
)
def needs_have_fallen(plan: Examined) -> Iterator[Found]:
    """Find needs that have not fallen, although their goals were reached and none goes on."""
    if plan.is_closed or not plan.is_full:
        return
    reached = [item.goal for item in plan.goals if item.goal.status is GoalStatus.ACHIEVED]
    for index, item in enumerate(plan.plan.needs if reached else ()):
        need = item.need
        levels = [goal.closes_at for goal in reached if need.id in goal.need_ids]
        if not levels or need.id in plan.served or item.tier not in _CARRIED_TO_ITS_END:
            continue
        if all(level is not None and need.level > level for level in levels):
            sentence = f"the goals on {need.id} are reached, and it is still {need.level.value}"
            yield Found(f"needs[{index}]", sentence, need.id, plan.policy.closing_level.citation)


CHECKS: tuple[Check, ...] = (goals_move, steps_can_be_done, needs_have_fallen)
