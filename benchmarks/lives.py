"""One event on a plan with a long history, beside the same event on one with a short history."""

import datetime
from collections.abc import Callable, Iterator

from attrs import frozen

from rnr_caseplan import CasePlan, Level, PlanEvent, Policy, ProgressView, apply
from rnr_caseplan.lifecycle import (
    GoalPaused,
    NeedsReassessed,
    NewLevel,
    ProgressNoted,
    SessionHeld,
    StepCompleted,
    StepRedated,
)

SHORT, LONG = 10, 200
BY = "staff:17"
_DAY = datetime.timedelta(days=1)


@frozen
class LifeWorkload:
    """One event, applied to a plan with a long history and to one with a short history."""

    name: str
    on_long: Callable[[], object]
    on_short: Callable[[], object]


def life_workloads(plan: CasePlan, policy: Policy) -> Iterator[LifeWorkload]:
    """Give the same events on both plans, from the cheapest kind to the dearest."""
    short, long = (lived(plan, policy, events) for events in (SHORT, LONG))
    on = long.history[-1].event.on + _DAY
    first, second = plan.active_goals
    level = NewLevel(need_id=plan.needs[0].need.id, level=Level.LOW)
    events: tuple[PlanEvent, ...] = (
        SessionHeld(on=on, by=BY),
        StepCompleted(on=on, by=BY, step_id=second.steps[0].id),
        GoalPaused(on=on, by=BY, goal_id=first.id),
        NeedsReassessed(on=on, by=BY, levels=(level,)),
    )
    for event in events:
        yield LifeWorkload(event.kind, _work(long, event, policy), _work(short, event, policy))


def _work(plan: CasePlan, event: PlanEvent, policy: Policy) -> Callable[[], object]:
    return lambda: apply(plan, event, policy)


def lived(plan: CasePlan, policy: Policy, length: int) -> CasePlan:
    """Give a plan with so many events in its history, the draft among them.

    They are sessions, notes of progress and new days of one step, one event a day.
    """
    step = plan.active_goals[0].steps[0]
    on = plan.as_of
    while len(plan.history) < length:
        event: PlanEvent = (
            SessionHeld(on=on, by=BY, plan_used=True),
            ProgressNoted(on=on, by=BY, text="it goes on", view=ProgressView.PLANNER),
            StepRedated(on=on, by=BY, step_id=step.id, due_on=on + 9 * _DAY),
        )[len(plan.history) % 3]
        applied = apply(plan, event, policy)
        assert applied.accepted, applied.why
        plan, on = applied.value, on + _DAY
    return plan
