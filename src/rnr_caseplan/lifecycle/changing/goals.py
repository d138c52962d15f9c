"""What events of goals change."""

import datetime
from collections.abc import Collection

from attrs import evolve

from rnr_caseplan.dates import day_after
from rnr_caseplan.decisions import reason_for
from rnr_caseplan.lifecycle.outcome import Change, Handlers, Outcome, Refusal, refuse
from rnr_caseplan.lifecycle.parts import find, free_goal_id, in_order, with_goal
from rnr_caseplan.lifecycle.queue import begin, judge_start, set_by_people
from rnr_caseplan.lifecycle.redeciding import settle, write_goal
from rnr_caseplan.model.events.goals import (
    GoalAchieved,
    GoalActivated,
    GoalAdded,
    GoalDiscontinued,
    GoalPaused,
    GoalReAdded,
    GoalResumed,
    GoalReworded,
    GoalsReordered,
)
from rnr_caseplan.model.goals import Goal
from rnr_caseplan.model.plan import CasePlan, RankedNeed
from rnr_caseplan.model.vocabulary import OPEN_STEPS, Disposition, GoalStatus, Wording
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.rules.goals import GoalWriter, closing_level, reasons_of_closing

_ENDED = (GoalStatus.ACHIEVED, GoalStatus.DISCONTINUED)
_BY_LEVEL = frozenset({"goals.closing_level", "levels.overridden"})


def add_goal(plan: CasePlan, event: GoalAdded, policy: Policy) -> Outcome:
    """Write a goal in the participant's words at the end of the queue."""
    planned = next(item for item in plan.needs if item.need.id == event.goal.need_id)
    if planned.disposition is Disposition.NOT_A_TARGET:
        return refuse("targets.static", accepted="a goal on a need that can change")
    identifier = free_goal_id(plan.goals)
    item = RankedNeed(planned.need, planned.tier, planned.rank, ())
    writer = GoalWriter(policy, participant=plan.case.participant.id, lead=plan.case.lead)
    reasons = (
        reason_for("targets.wanted"),
        reason_for("lives.no_place", ("on", event.on.isoformat())),
    )
    goal = write_goal(
        writer,
        plan.case,
        item,
        identifier=identifier,
        statement=event.goal.statement,
        reasons=reasons,
    )
    case = evolve(plan.case, wanted_goals=(*plan.case.wanted_goals, event.goal))
    changed = evolve(plan, case=case, goals=in_order([*plan.goals, goal]))
    facts = (("goal", identifier), ("need", event.goal.need_id))
    return Change(settle(changed, policy, on=event.on), facts=facts)


def reword_goal(plan: CasePlan, event: GoalReworded, _: Policy) -> Outcome:
    """Put a goal into other words; they count as people's own."""
    goal = find(plan.goals, event.goal_id)
    if goal.status in _ENDED:
        return _refuse_status(goal, "a goal that has not ended")
    reworded = evolve(
        goal,
        statement=event.statement,
        wording=Wording.OWN,
        measure=event.measure or goal.measure,
        reasons=tuple(
            reason_for("goals.own_wording") if reason.rule == "goals.starter_wording" else reason
            for reason in goal.reasons
        ),
    )
    if reworded == goal:
        return refuse("lives.nothing_new", ("field", "statement"), accepted="other words")
    return Change(with_goal(plan, reworded))


def activate_goal(plan: CasePlan, event: GoalActivated, policy: Policy) -> Outcome:
    """Begin work on a goal of the queue, unless the places or the order of work forbid it."""
    goal = find(plan.goals, event.goal_id)
    if goal.status is not GoalStatus.FUTURE:
        accepted = "goal_resumed" if goal.status is GoalStatus.PAUSED else "a future goal"
        return _refuse_status(goal, accepted)
    against = judge_start(plan, goal, policy, on=event.on)
    active = with_goal(plan, begin(goal, plan, policy, on=event.on))
    return Change(settle(active, policy, on=event.on), against, counts_anew=True)


def pause_goal(plan: CasePlan, event: GoalPaused, policy: Policy) -> Outcome:
    """Let an active goal rest; the place is free."""
    goal = find(plan.goals, event.goal_id)
    if goal.status is not GoalStatus.ACTIVE:
        return _refuse_status(goal, "an active goal")
    return _set_status(plan, goal, GoalStatus.PAUSED, policy, event.on)


def resume_goal(plan: CasePlan, event: GoalResumed, policy: Policy) -> Outcome:
    """Go on with a paused goal; its open days move by the length of the pause.

    A day that people set for a step during the pause stays as they set it.
    """
    goal = find(plan.goals, event.goal_id)
    if goal.status is not GoalStatus.PAUSED:
        accepted = "goal_activated" if goal.status is GoalStatus.FUTURE else "a paused goal"
        return _refuse_status(goal, accepted)
    against = judge_start(plan, goal, policy, on=event.on)
    pauses = [
        place
        for place, entry in enumerate(plan.history)
        if isinstance(entry.event, GoalPaused) and entry.event.goal_id == goal.id
    ]
    since = plan.history[pauses[-1] :] if pauses else ()
    kept = set_by_people(entry.event for entry in since)
    days = (event.on - since[0].event.on).days if since else 0
    moved = _move(evolve(goal, status=GoalStatus.ACTIVE), days, kept)
    return Change(settle(with_goal(plan, moved), policy, on=event.on), against, counts_anew=True)


def achieve_goal(plan: CasePlan, event: GoalAchieved, policy: Policy) -> Outcome:
    """Note that a goal that was worked on is reached; what it held stays."""
    goal = find(plan.goals, event.goal_id)
    if goal.status is not GoalStatus.ACTIVE:
        return _refuse_status(goal, "an active goal")
    return _set_status(plan, goal, GoalStatus.ACHIEVED, policy, event.on)


def discontinue_goal(plan: CasePlan, event: GoalDiscontinued, policy: Policy) -> Outcome:
    """End work on a goal that is not reached; what it held stays."""
    goal = find(plan.goals, event.goal_id)
    if goal.status in _ENDED:
        return _refuse_status(goal, "a goal that has not ended")
    return _set_status(plan, goal, GoalStatus.DISCONTINUED, policy, event.on)


def re_add_goal(plan: CasePlan, event: GoalReAdded, policy: Policy) -> Outcome:
    """Let a goal that has ended join the end of the queue; its need is targeted anew."""
    goal = find(plan.goals, event.goal_id)
    if goal.status not in _ENDED:
        return _refuse_status(goal, "a goal that has ended")
    need = next(item.need for item in plan.needs if item.need.id in goal.need_ids)
    waiting = evolve(
        goal,
        status=GoalStatus.FUTURE,
        closes_at=closing_level(need.level, policy),
        reasons=(
            *[reason for reason in goal.reasons if reason.rule not in _BY_LEVEL],
            *need.reasons_of_level,
            *reasons_of_closing(need.level, policy),
        ),
    )
    others = [other for other in plan.goals if other.id != goal.id]
    changed = evolve(plan, goals=in_order([*others, waiting]))
    return Change(settle(changed, policy, on=event.on))


def reorder_goals(plan: CasePlan, event: GoalsReordered, policy: Policy) -> Outcome:
    """Put the queue into the order that people decided on."""
    queue = [goal.id for goal in plan.future_goals]
    if sorted(event.goal_ids) != sorted(queue):
        accepted = f"each once of {', '.join(queue)}" if queue else "nothing: the queue is empty"
        return refuse("lives.not_the_queue", accepted=accepted)
    if list(event.goal_ids) == queue:
        return refuse("lives.nothing_new", ("field", "goal_ids"), accepted="another order")
    place = {identifier: number for number, identifier in enumerate(event.goal_ids)}
    others = [goal for goal in plan.goals if goal.status is not GoalStatus.FUTURE]
    queued = sorted(plan.future_goals, key=lambda goal: place[goal.id])
    changed = evolve(plan, goals=in_order([*others, *queued]))
    return Change(settle(changed, policy, on=event.on))


def _set_status(
    plan: CasePlan, goal: Goal, status: GoalStatus, policy: Policy, on: datetime.date
) -> Outcome:
    changed = with_goal(plan, evolve(goal, status=status))
    return Change(settle(changed, policy, on=on), counts_anew=True)


def _refuse_status(goal: Goal, accepted: str) -> Refusal:
    facts = (("goal", goal.id), ("status", goal.status.value))
    return refuse("lives.goal_status", *facts, accepted=accepted)


def _move(goal: Goal, days: int, kept: Collection[str]) -> Goal:
    """Give a goal with its open days moved, but for those of some steps."""
    if not days:
        return goal
    steps = tuple(
        evolve(step, due_on=_later(step.due_on, days))
        if step.status in OPEN_STEPS and step.id not in kept
        else step
        for step in goal.steps
    )
    return evolve(
        goal,
        target_date=_later(goal.target_date, days),
        steps=steps,
        reasons=(*goal.reasons, reason_for("lives.dates_moved", ("days", days))),
    )


def _later(day: datetime.date | None, days: int) -> datetime.date | None:
    return None if day is None else day_after(day, days)


HANDLERS: Handlers = {
    GoalAdded: add_goal,
    GoalReworded: reword_goal,
    GoalActivated: activate_goal,
    GoalPaused: pause_goal,
    GoalResumed: resume_goal,
    GoalAchieved: achieve_goal,
    GoalDiscontinued: discontinue_goal,
    GoalReAdded: re_add_goal,
    GoalsReordered: reorder_goals,
}
