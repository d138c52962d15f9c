"""The queue of goals: what may begin, what comes next, and which days are expected.

``goals.limit``, ``sequence.one_goal_a_need``, ``sequence.kept_place``,
``sequence.stabilize_first``, ``sequence.maintenance_waits``, ``sequence.sobriety``,
``targets.no_full_plan``: the same rules that fill the places of a draft hold all through the
life of a plan (VA-7c, VA-4c, TC-10b, TC-12a, TC-12b).
"""

import datetime
from collections.abc import Iterable, Iterator
from operator import attrgetter

from attrs import evolve

from rnr_caseplan.dates import day_after
from rnr_caseplan.decisions import Decision, Reason, reason_for
from rnr_caseplan.lifecycle.outcome import with_accepted
from rnr_caseplan.lifecycle.parts import in_order, known_case
from rnr_caseplan.model.events.steps import ActivityAdded, StepAdded, StepRedated
from rnr_caseplan.model.goals import Goal
from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.model.recorded import PlanEvent
from rnr_caseplan.model.vocabulary import (
    OPEN_STEPS,
    EligibilityOutcome,
    GoalStatus,
    Tier,
)
from rnr_caseplan.planning.progress import is_move, status_after
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.rules.goals import reason_of_dates, spread_days
from rnr_caseplan.rules.responsivity import decide_first_step
from rnr_caseplan.rules.sequence import find_maintenance_gates, judge_stabilization

RULES_OF_DATES = frozenset({"goals.dates", "goals.expected_dates", "goals.no_dates_yet"})
_RULES_OF_FIRST_STEP = frozenset({"goals.first_step", "responsivity.shorter_steps"})
_OF_EARLIER_DAYS = frozenset({"lives.dates_moved", "responsivity.in_turn"})


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
    return (*_against_by_place(plan, goal, policy, on), *_waits_for(plan, goal, policy, on))


def _against_by_place(
    plan: CasePlan, goal: Goal, policy: Policy, on: datetime.date
) -> Iterator[Reason]:
    """Find what stands against a goal by the places that are taken or kept."""
    outcome = plan.eligibility.outcome
    if outcome is not EligibilityOutcome.FULL_PLAN:
        without = (("outcome", outcome.value),)
        reason = Reason("targets.no_full_plan", without, policy.eligibility_exclusions.citation)
        yield with_accepted(reason, "a risk level, or an override, that gives a full plan")
    active, limit = _active_since(plan, on), policy.goals_active_at_once
    if len(active) >= limit.value:
        numbers = (("active", len(active)), ("asked", len(active) + 1), ("limit", limit.value))
        reason = Reason("goals.limit", numbers, limit.citation)
        yield with_accepted(reason, _after(goal, active))
    shared = [other for other in active if set(other.need_ids) & set(goal.need_ids)]
    if shared:
        reason = reason_for("sequence.one_goal_a_need", ("goal", shared[0].id))
        yield with_accepted(reason, _after(goal, shared))
    keepers = _keepers(plan, goal, policy, on)
    if goal not in keepers and len(active) < limit.value < len(active) + 1 + len(keepers):
        is_driver = plan.driver_id in keepers[0].need_ids
        kept_for = "the driver" if is_driver else "the first criminogenic target"
        risk_level = known_case(plan, on).risk_level
        facts = (("kept_for", kept_for), ("risk_level", risk_level.value))
        reason = Reason("sequence.kept_place", facts, policy.kept_for_driver.citation)
        yield with_accepted(reason, f"{keepers[0].id} in this place")


def judge_limit(plan: CasePlan, policy: Policy) -> Iterator[Reason]:
    """Say whether more goals are active than a policy allows.

    Args:
        plan: The plan.
        policy: The policy under which it is to live.

    Returns:
        The reason, with what would be accepted; none where the limit holds.
    """
    active, limit = len(plan.active_goals), policy.goals_active_at_once
    if active > limit.value:
        facts = (("active", limit.value), ("asked", active), ("limit", limit.value))
        accepted = f"the plan when at most {limit.value} goals are active"
        yield with_accepted(Reason("goals.limit", facts, limit.citation), accepted)


def _after(goal: Goal, others: Iterable[Goal]) -> str:
    """Say after which goals a goal would be accepted."""
    return f"{goal.id} when {' or '.join(other.id for other in others)} has ended or rests"


def _active_since(plan: CasePlan, on: datetime.date) -> tuple[Goal, ...]:
    """Give the active goals; for an earlier day, those of the day since then with the most.

    So work that is written down late takes no place that was taken at the time (VA-7c).
    """
    moves = {entry.event.on for entry in plan.history if is_move(entry.event)}
    later = {day for day in moves if day > on}
    if not later:
        return plan.active_goals
    events = sorted(
        (entry.event for entry in plan.history if is_move(entry.event)), key=attrgetter("on")
    )
    were_active = [
        tuple(goal for goal in plan.goals if _was_active(plan, goal, events, day))
        for day in sorted({on, *later})
    ]
    return max(were_active, key=len)


def _was_active(
    plan: CasePlan, goal: Goal, events: Iterable[PlanEvent], day: datetime.date
) -> bool:
    status, _ = status_after(plan, goal, [event for event in events if event.on <= day])
    return status is GoalStatus.ACTIVE


def _waits_for(plan: CasePlan, goal: Goal, policy: Policy, on: datetime.date) -> tuple[Reason, ...]:
    """Find what a goal has to wait for by the kind of its need."""
    needs = [item for item in plan.needs if item.need.id in goal.need_ids]
    tier = min((item.tier for item in needs), default=Tier.RESPONSIVITY)
    open_needs = plan.untreated_needs
    if tier is Tier.CRIMINOGENIC and goal not in _keepers(plan, goal, policy, on):
        interfering = tuple(
            item.need.id
            for item in open_needs
            if item.tier is Tier.RESPONSIVITY and item.need.interferes
        )
        judged = [judge_stabilization(item.need, interfering, policy) for item in needs]
        if judged and all(waits for waits, _ in judged):
            ends = "interferes" if len(interfering) == 1 else "interfere"
            accepted = f"{goal.id} when {', '.join(interfering)} no longer {ends}"
            return (with_accepted(judged[0][1], accepted),)
    if tier is Tier.MAINTENANCE:
        gates = find_maintenance_gates(open_needs, known_case(plan, on), policy, on)
        return tuple(with_accepted(gate, _after_gate(goal, gate, plan)) for gate in gates)
    return ()


def _after_gate(goal: Goal, gate: Reason, plan: CasePlan) -> str:
    """Say when a maintenance goal would be accepted."""
    waits_for, days = gate.fact("waits_for"), gate.fact("days")
    if isinstance(waits_for, tuple):
        return f"{goal.id} when these needs are treated: {', '.join(waits_for)}"
    since = plan.case.sober_since
    reached = day_after(since, int(str(days))) if since is not None else None
    return f"{goal.id} " + (f"from {reached} on" if reached else f"after {days} days of sobriety")


def _keepers(plan: CasePlan, goal: Goal | None, policy: Policy, on: datetime.date) -> list[Goal]:
    """Give the waiting goals for which places are kept at this risk level, the driver's first.

    A place that is not the driver's is kept for a criminogenic target, unless one is worked on.
    A paused goal waits only where it is the one that is asked about.
    """
    waiting = plan.future_goals
    if goal is not None and goal.status is GoalStatus.PAUSED:
        waiting = (goal, *waiting)
    kept = policy.kept_for_driver.value
    places = min(kept.places, policy.goals_active_at_once.value - 1)
    if known_case(plan, on).risk_level not in kept.risk_levels or places < 1:
        return []
    driver_id = plan.driver_id
    criminogenic = {
        item.need.id: item.need.level in policy.target_levels.value
        for item in plan.needs
        if item.tier is Tier.CRIMINOGENIC and item.need.id != driver_id
    }
    worked_on = [need_id for other in plan.active_goals for need_id in other.need_ids]
    others = places - (driver_id is not None) - sum(item in criminogenic for item in worked_on)
    of_driver = [other for other in waiting if driver_id in other.need_ids]
    targets = [other for other in waiting if any(map(criminogenic.get, other.need_ids))]
    return [*of_driver[: driver_id not in worked_on], *targets[: max(others, 0)]]


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
    first = decide_first_step(plan.ways_of_working, policy)
    return _dated(active, on, policy, set_by_people(entry.event for entry in plan.history), first)


def expect(plan: CasePlan, policy: Policy, *, on: datetime.date) -> CasePlan:
    """Give the plan with the days on which its queued goals begin if the others keep theirs.

    A goal without a known turn has no day (NP-5).
    """
    if not plan.future_goals:
        return plan
    own = set_by_people(entry.event for entry in plan.history)
    turns = _Turns(plan, policy, on)
    queue = _in_turn(plan, policy, on)
    first = decide_first_step(plan.ways_of_working, policy)
    dated = {goal.id: _dated(goal, turns.next(goal), policy, own, first) for goal in queue}
    return evolve(plan, goals=in_order(dated.get(goal.id, goal) for goal in plan.goals))


def _in_turn(plan: CasePlan, policy: Policy, on: datetime.date) -> list[Goal]:
    """Give the queue as places come free: goals for which one is kept go first."""
    keepers = _keepers(plan, None, policy, on)
    return sorted(plan.future_goals, key=lambda goal: goal not in keepers)


class _Turns:
    """The days on which places come free, and on which the work on needs ends."""

    def __init__(self, plan: CasePlan, policy: Policy, on: datetime.date) -> None:
        self._plan, self._policy, self._on = plan, policy, on
        active = plan.active_goals
        free = max(policy.goals_active_at_once.value - len(active), 0)
        ends = [max(goal.target_date or datetime.date.max, on) for goal in active]
        self._free = [*[on] * free, *ends]
        self._end_by_need: dict[str, datetime.date] = {}
        for goal, end in zip(active, ends, strict=True):
            self._note(goal, end)

    def next(self, goal: Goal) -> datetime.date | None:
        """Give the day on which the next goal of the queue begins.

        A goal that waits for something else takes the place that comes free last before it may
        begin, so that an earlier one stays for those behind it.
        """
        if self._plan.eligibility.outcome is not EligibilityOutcome.FULL_PLAN:
            return None
        earliest = self._earliest(goal)
        if earliest is None:
            return None
        place = max((day for day in self._free if day <= earliest), default=min(self._free))
        day = max(earliest, place)
        if day == datetime.date.max:
            return None
        end = day_after(day, self._policy.target_after_days.value) or datetime.date.max
        self._free[self._free.index(place)] = end
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
    goal: Goal,
    starts_on: datetime.date | None,
    policy: Policy,
    own: frozenset[str],
    first: Decision[int],
) -> Goal:
    """Give a goal with its days counted from its first one, but for those that people set."""
    days = spread_days(policy, starts_on, len(goal.steps), first=first.value)
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
        reasons=tuple(_with_reasons_of_dates(goal.reasons, reason, first.reasons)),
    )


def _with_reasons_of_dates(
    reasons: Iterable[Reason], new: Reason, first_step: Iterable[Reason]
) -> Iterator[Reason]:
    """Give the reasons of a goal with the ones of its days exchanged, or put last."""
    exchanged = False
    for reason in reasons:
        if reason.rule in RULES_OF_DATES:
            yield new
            exchanged = True
        elif reason.rule in _RULES_OF_FIRST_STEP:
            yield from first_step
        elif reason.rule not in _OF_EARLIER_DAYS:
            yield reason
    if not exchanged:
        yield new


def set_by_people(events: Iterable[PlanEvent]) -> frozenset[str]:
    """Give the ids of the steps and activities whose days people set by these events."""
    found: list[str] = []
    for event in events:
        if isinstance(event, StepAdded):
            found.append(event.step.id)
        elif isinstance(event, StepRedated):
            found.append(event.step_id)
        elif isinstance(event, ActivityAdded):
            found.append(event.activity.id)
    return frozenset(found)
