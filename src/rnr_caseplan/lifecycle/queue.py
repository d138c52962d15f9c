"""The queue of goals: what may begin, what comes next, and which days are expected.

``goals.limit``, ``sequence.one_goal_a_need``, ``sequence.kept_place``,
``sequence.stabilize_first``, ``sequence.maintenance_waits``, ``sequence.sobriety``,
``targets.no_full_plan``: the same rules that fill the places of a draft hold all through the
life of a plan (VA-7c, VA-4c, TC-10b, TC-12a, TC-12b).
"""

import datetime
import heapq
from collections.abc import Iterable, Iterator

from attrs import evolve

from rnr_caseplan.dates import day_after
from rnr_caseplan.decisions import Reason, reason_for
from rnr_caseplan.lifecycle.outcome import with_accepted
from rnr_caseplan.lifecycle.parts import OPEN_GOALS, OPEN_STEPS, in_order
from rnr_caseplan.model.events.steps import ActivityAdded, StepAdded, StepRedated
from rnr_caseplan.model.goals import Goal
from rnr_caseplan.model.plan import CasePlan, PlannedNeed
from rnr_caseplan.model.vocabulary import (
    DriverStanding,
    EligibilityOutcome,
    GoalStatus,
    Tier,
)
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.rules.goals import reason_of_dates, spread_days
from rnr_caseplan.rules.sequence import find_maintenance_gates, judge_stabilization

RULES_OF_DATES = frozenset({"goals.dates", "goals.expected_dates", "goals.no_dates_yet"})


def judge_start(
    plan: CasePlan, goal: Goal, policy: Policy, *, on: datetime.date
) -> tuple[Reason, ...]:
    """Say what stands against beginning, or going on with, a goal on a day.

    Args:
        plan: The plan.
        goal: A goal that is not active.
        policy: The policy in force.
        on: The day.

    Returns:
        Every rule against it, each with what would be accepted; empty where it may begin.
    """
    return (*_against_by_place(plan, goal, policy), *_waits_for(plan, goal, policy, on))


def _against_by_place(plan: CasePlan, goal: Goal, policy: Policy) -> Iterator[Reason]:
    """Find what stands against a goal by the places that are taken or kept."""
    outcome = plan.eligibility.outcome
    if outcome is not EligibilityOutcome.FULL_PLAN:
        without = (("outcome", outcome.value),)
        reason = Reason("targets.no_full_plan", without, policy.eligibility_exclusions.citation)
        yield with_accepted(reason, "a risk level, or an override, that gives a full plan")
    active, limit = plan.active_goals, policy.goals_active_at_once
    if len(active) >= limit.value:
        numbers = (("active", len(active)), ("asked", len(active) + 1), ("limit", limit.value))
        reason = Reason("goals.limit", numbers, limit.citation)
        yield with_accepted(reason, "the goal when an active one has ended or rests")
    shared = [other.id for other in active if set(other.need_ids) & set(goal.need_ids)]
    if shared:
        reason = reason_for("sequence.one_goal_a_need", ("goal", shared[0]))
        yield with_accepted(reason, f"the goal when {shared[0]} has ended or rests")
    keeper = _keeper(plan, policy)
    if keeper is not None and keeper.id != goal.id and len(active) + 1 == limit.value:
        kept_for = "the driver" if _driver_id(plan) else "the first criminogenic target"
        facts = (("kept_for", kept_for), ("risk_level", plan.case.risk_level.value))
        reason = Reason("sequence.kept_place", facts, policy.kept_for_driver.citation)
        yield with_accepted(reason, f"{keeper.id} in this place")


def _waits_for(plan: CasePlan, goal: Goal, policy: Policy, on: datetime.date) -> tuple[Reason, ...]:
    """Find what a goal has to wait for by the kind of its need."""
    needs = [item for item in plan.needs if item.need.id in goal.need_ids]
    tier = min((item.tier for item in needs), default=Tier.RESPONSIVITY)
    open_needs = list(_untreated(plan))
    if tier is Tier.CRIMINOGENIC:
        interfering = tuple(
            item.need.id
            for item in open_needs
            if item.tier is Tier.RESPONSIVITY and item.need.interferes
        )
        judged = [judge_stabilization(item.need, interfering, policy) for item in needs]
        if judged and all(waits for waits, _ in judged):
            accepted = f"the goal when {', '.join(interfering)} no longer interfere"
            return (with_accepted(judged[0][1], accepted),)
    if tier is Tier.MAINTENANCE:
        gates = find_maintenance_gates(open_needs, plan.case, policy, on)
        return tuple(with_accepted(gate, "the goal when this is over") for gate in gates)
    return ()


def _untreated(plan: CasePlan) -> Iterator[PlannedNeed]:
    """Give the needs that are not treated: one is when its goals are reached and none is open."""
    for item in plan.needs:
        statuses = {goal.status for goal in plan.goals if item.need.id in goal.need_ids}
        if GoalStatus.ACHIEVED not in statuses or statuses & OPEN_GOALS:
            yield item


def _driver_id(plan: CasePlan) -> str | None:
    finding = plan.driver
    accepted = finding is not None and finding.standing is DriverStanding.ACCEPTED
    return finding.need_id if finding is not None and accepted else None


def _keeper(plan: CasePlan, policy: Policy) -> Goal | None:
    """Give the waiting goal for which a place is kept, if one is kept at this risk level."""
    kept = policy.kept_for_driver.value
    limit = policy.goals_active_at_once.value
    if plan.case.risk_level not in kept.risk_levels or min(kept.places, limit - 1) < 1:
        return None
    driver_id = _driver_id(plan)
    if driver_id is not None:
        kept_for = [driver_id]
    else:
        kept_for = [item.need.id for item in plan.needs if item.tier is Tier.CRIMINOGENIC]
        if any(set(goal.need_ids) & set(kept_for) for goal in plan.active_goals):
            return None
    waiting = (goal for goal in plan.future_goals if set(goal.need_ids) & set(kept_for))
    keeper = next(waiting, None)
    active = {need_id for goal in plan.active_goals for need_id in goal.need_ids}
    return None if driver_id in active else keeper


def next_goal(plan: CasePlan, policy: Policy, *, on: datetime.date) -> Goal | None:
    """Give the first goal of the queue that may begin on a day, if there is one."""
    return next(
        (goal for goal in plan.future_goals if not judge_start(plan, goal, policy, on=on)), None
    )


# Days. ----------------------------------------------------------------------------------


def begin(goal: Goal, plan: CasePlan, policy: Policy, *, on: datetime.date) -> Goal:
    """Give a goal as it is when work on it begins: active, with days counted from there.

    Days that people set for steps and activities stay as they are.
    """
    active = evolve(goal, status=GoalStatus.ACTIVE)
    return _dated(active, on, policy, _set_by_people(plan))


def expect(plan: CasePlan, policy: Policy, *, on: datetime.date) -> CasePlan:
    """Give the plan with the days on which its queued goals begin if the others keep theirs.

    A goal without a known turn has no day (NP-5).
    """
    if not plan.future_goals:
        return plan
    own = _set_by_people(plan)
    turns = _Turns(plan, policy, on)
    dated = {goal.id: _dated(goal, turns.next(goal), policy, own) for goal in plan.future_goals}
    return evolve(plan, goals=in_order(dated.get(goal.id, goal) for goal in plan.goals))


class _Turns:
    """The days on which places come free, and on which the work on needs ends."""

    def __init__(self, plan: CasePlan, policy: Policy, on: datetime.date) -> None:
        self._plan, self._policy, self._on = plan, policy, on
        active = plan.active_goals
        free = max(policy.goals_active_at_once.value - len(active), 0)
        ends = [max(goal.target_date or datetime.date.max, on) for goal in active]
        self._free = [*[on] * free, *ends]
        heapq.heapify(self._free)
        self._end_by_need: dict[str, datetime.date] = {}
        for goal, end in zip(active, ends, strict=True):
            self._note(goal, end)

    def next(self, goal: Goal) -> datetime.date | None:
        """Give the day on which the next goal of the queue begins."""
        if self._plan.eligibility.outcome is not EligibilityOutcome.FULL_PLAN:
            return None
        earliest = self._earliest(goal)
        if earliest is None:
            return None
        day = max(earliest, self._free[0])
        end = day_after(day, self._policy.target_after_days.value)
        if end is None or day == datetime.date.max:
            return None
        heapq.heapreplace(self._free, end)
        self._note(goal, end)
        return day

    def _earliest(self, goal: Goal) -> datetime.date | None:
        """Give the day from which nothing but a place is lacking; ``None`` where none is known."""
        days = [self._on, *[self._end_by_need.get(need_id, self._on) for need_id in goal.need_ids]]
        for reason in _waits_for(self._plan, goal, self._policy, self._on):
            waits_for = reason.fact("waits_for")
            if isinstance(waits_for, tuple):
                if set(waits_for) - set(self._end_by_need):
                    return None
                days += [self._end_by_need[need_id] for need_id in waits_for]
            else:
                since = self._plan.case.sober_since
                reached = since and day_after(since, self._policy.sobriety_days.value)
                if reached is None:
                    return None
                days.append(reached)
        return max(days)

    def _note(self, goal: Goal, end: datetime.date) -> None:
        for need_id in goal.need_ids:
            self._end_by_need[need_id] = max(end, self._end_by_need.get(need_id, end))


def _dated(
    goal: Goal, starts_on: datetime.date | None, policy: Policy, own: frozenset[str]
) -> Goal:
    """Give a goal with its days counted from its first one, but for those that people set."""
    days = spread_days(policy, starts_on, len(goal.steps))
    steps = tuple(
        step if step.id in own or step.status not in OPEN_STEPS else evolve(step, due_on=day)
        for step, day in zip(goal.steps, days, strict=False)
    )
    activities = tuple(
        activity if activity.id in own else evolve(activity, starts_on=starts_on)
        for activity in goal.activities
    )
    reason = reason_of_dates(goal.status, starts_on, policy)
    return evolve(
        goal,
        starts_on=starts_on,
        target_date=days[-1],
        steps=steps,
        activities=activities,
        reasons=tuple(_with_reason_of_dates(goal.reasons, reason)),
    )


def _with_reason_of_dates(reasons: Iterable[Reason], new: Reason) -> Iterator[Reason]:
    """Give the reasons of a goal with the one of its days exchanged, or put last."""
    exchanged = False
    for reason in reasons:
        if reason.rule in RULES_OF_DATES:
            yield new
            exchanged = True
        elif reason.rule != "lives.dates_moved":
            yield reason
    if not exchanged:
        yield new


def _set_by_people(plan: CasePlan) -> frozenset[str]:
    """Give the ids of the steps and activities whose days people set."""
    found: list[str] = []
    for entry in plan.history:
        event = entry.event
        if isinstance(event, StepAdded):
            found.append(event.step.id)
        elif isinstance(event, StepRedated):
            found.append(event.step_id)
        elif isinstance(event, ActivityAdded):
            found.append(event.activity.id)
    return frozenset(found)
