"""The decisions about needs, taken again while a plan lives.

Needs are classified, ranked and targeted by the rules of a draft. What people have begun stays:
open goals keep their places, and a need that has become a target gets a goal in the queue (NP-8,
TC-13a). ``lives.need_by_goal``, ``lives.no_place``: what the plan does with a need follows from
the goals on it.
"""

import datetime
from collections.abc import Collection, Iterable, Iterator, Sequence

from attrs import evolve

from rnr_caseplan.decisions import Decision, Reason, reason_for
from rnr_caseplan.lifecycle.parts import IDS, closes_at_last, free_goal_id, in_order, last_day
from rnr_caseplan.lifecycle.placing import place_anew
from rnr_caseplan.lifecycle.queue import expect
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.events.goals import GoalsReordered
from rnr_caseplan.model.goals import Goal
from rnr_caseplan.model.plan import (
    Adaptation,
    CasePlan,
    ChosenNeed,
    PlannedNeed,
    RankedNeed,
    SafetyItem,
)
from rnr_caseplan.model.vocabulary import (
    OPEN_GOALS,
    Disposition,
    EligibilityOutcome,
    GoalStatus,
    SafetyAction,
    Tier,
)
from rnr_caseplan.planning.deciding import decide
from rnr_caseplan.planning.draft import adapt
from rnr_caseplan.planning.history import known_on
from rnr_caseplan.planning.needs import classify_needs
from rnr_caseplan.planning.warnings import (
    warn_of_days,
    warn_of_driver,
    warn_of_eligibility,
    warn_of_needs,
    warn_of_overrides,
    warn_of_policy,
)
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.rules.goals import GoalOutline, GoalWriter
from rnr_caseplan.rules.motivation import explain_first_step, find_first_step
from rnr_caseplan.rules.ranking import order_needs
from rnr_caseplan.rules.responsivity import list_ways
from rnr_caseplan.rules.safety import list_safety
from rnr_caseplan.rules.targets import choose_targets

_BY_RANK = ("tiers.", "ranking.", "levels.")
_BY_GOAL = (
    (GoalStatus.ACTIVE, Disposition.ACTIVE),
    (GoalStatus.PAUSED, Disposition.FUTURE),
    (GoalStatus.FUTURE, Disposition.FUTURE),
)


def redecide(
    plan: CasePlan,
    case: Case,
    policy: Policy,
    *,
    on: datetime.date,
    renewed: Collection[str] = (),
) -> CasePlan:
    """Decide again about the needs of a plan whose facts have changed.

    Args:
        plan: The plan.
        case: The case with its new facts.
        policy: The policy in force.
        on: The day on which they changed.
        renewed: The needs that were looked at anew; one of them that is a target gets a new goal
            also where an earlier goal on it has ended, and so does a driver that was named now.

    Returns:
        The plan with tiers, ranks, dispositions, safety items and warnings as they follow; every
        goal is kept, and new ones join the queue by rank, or at its end where people have put it
        into an order of their own.
    """
    today = last_day(plan, on)
    decided = decide(case, policy, as_of=today)
    writer = GoalWriter(policy, participant=case.participant.id, lead=case.lead)
    named = decided.driver_id if case.driver != plan.case.driver else None
    lacking = [pair for pair in decided.chosen if _lacks_goal(plan, pair, renewed, named)]
    goals = list(plan.goals)
    for item, target in lacking:
        identifier = free_goal_id(goals)
        reasons = (*target.reasons, reason_for("lives.no_place", ("on", on.isoformat())))
        goal = write_goal(
            writer, case, item, identifier=identifier, statement=None, reasons=reasons
        )
        goals.insert(_place_in_queue(plan, goals, item, decided.order.value), goal)
    plan = evolve(
        plan,
        case=case,
        eligibility=decided.eligibility,
        driver=decided.finding,
        driver_candidates=decided.candidates,
        goals=in_order(goals),
        needs=tuple(_planned(goals, item, target) for item, target in decided.chosen),
        ways_of_working=list_ways(decided.known, policy),
        safety=_safety(plan, case, policy, today, renewed),
    )
    plan = evolve(plan, adaptations=_adaptations(plan, decided.chosen, writer, today))
    return place_anew(expect(plan, policy, on=today))


def _place_in_queue(
    plan: CasePlan, goals: Sequence[Goal], item: RankedNeed, order: Iterable[RankedNeed]
) -> int:
    """Give the place of a new goal: before the first one that waits on a need of a later rank."""
    if any(isinstance(entry.event, GoalsReordered) for entry in plan.history):
        return len(goals)
    behind = {
        other.need.id
        for other in order
        if other.rank is not None and item.rank is not None and other.rank > item.rank
    }
    places = (
        place
        for place, goal in enumerate(goals)
        if goal.status is GoalStatus.FUTURE and behind & set(goal.need_ids)
    )
    return next(places, len(goals))


def settle(plan: CasePlan, policy: Policy, *, on: datetime.date) -> CasePlan:
    """Give the plan with all that follows from where its goals stand.

    That is: what it does with each need, where each condition is woven in, and the expected days
    of the queue. A need whose goals have all ended is judged by itself again.
    """
    today = last_day(plan, on)
    driver_id, outcome = plan.driver_id, plan.eligibility.outcome
    ranked = [
        RankedNeed(item.need, item.tier, item.rank, _reasons_of_rank(item)) for item in plan.needs
    ]
    chosen = choose_targets(ranked, policy, driver_id=driver_id, outcome=outcome)
    worked_on = {need_id for goal in plan.goals for need_id in goal.need_ids}
    needs = tuple(
        _planned(plan.goals, item, target) if item.need.id in worked_on else held
        for held, (item, target) in zip(plan.needs, chosen, strict=True)
    )
    writer = GoalWriter(policy, participant=plan.case.participant.id, lead=plan.case.lead)
    plan = evolve(plan, needs=needs)
    plan = evolve(plan, adaptations=_adaptations(plan, chosen, writer, today))
    return place_anew(expect(plan, policy, on=today))


def write_goal(  # noqa: PLR0913  # what a goal is written from
    writer: GoalWriter,
    case: Case,
    item: RankedNeed,
    *,
    identifier: str,
    statement: str | None,
    reasons: tuple[Reason, ...],
) -> Goal:
    """Write a goal that joins the queue: starter words, steps and activities, no days yet."""
    outline = GoalOutline(
        id=identifier,
        status=GoalStatus.FUTURE,
        need=item.need,
        tier=item.tier,
        statement=statement,
        starts_on=None,
        first_step=find_first_step(case.readiness, item.need.domain, writer.policy),
        strengths_of_steps={},
        condition_ids=(),
        reasons=(*reasons, *explain_first_step(case.readiness, writer.policy)),
    )
    return writer.write(outline)


def _lacks_goal(
    plan: CasePlan, chosen: ChosenNeed, renewed: Collection[str], named: str | None
) -> bool:
    """Say whether a need is a target on which no goal is open, and a new one is called for."""
    item, target = chosen
    if target.value is not Disposition.FUTURE:
        return False
    goals = [goal for goal in plan.goals if item.need.id in goal.need_ids]
    if any(goal.status in OPEN_GOALS for goal in goals):
        return False
    if not goals or item.need.id == named:
        return True
    return item.need.id in renewed and not _has_fallen(item, goals)


def _has_fallen(item: RankedNeed, ended: Iterable[Goal]) -> bool:
    """Say whether a need has fallen to the level at which work on it may end (SP-14).

    One that keeps the participant from taking part is a target at any level (TC-9a).
    """
    if item.tier is Tier.RESPONSIVITY and item.need.interferes:
        return False
    closes_at = closes_at_last(ended, item.need.id)
    return closes_at is not None and item.need.level <= closes_at


# Needs. ---------------------------------------------------------------------------------


def _planned(goals: Iterable[Goal], item: RankedNeed, target: Decision[Disposition]) -> PlannedNeed:
    planned = PlannedNeed(
        need=item.need,
        tier=item.tier,
        rank=item.rank,
        disposition=target.value,
        reasons=(*item.reasons, *target.reasons),
    )
    return _by_goals(planned, goals)


def _by_goals(item: PlannedNeed, goals: Iterable[Goal]) -> PlannedNeed:
    """Give a need with what the plan does with it, as the goals on it say."""
    found = [goal for goal in goals if item.need.id in goal.need_ids]
    for status, disposition in _BY_GOAL:
        deciding = next((goal for goal in found if goal.status is status), None)
        if deciding is not None:
            return _follow(item, disposition, deciding)
    if found and item.disposition in {Disposition.ACTIVE, Disposition.FUTURE}:
        achieved = [goal for goal in found if goal.status is GoalStatus.ACHIEVED]
        if achieved:
            return _follow(item, Disposition.WATCHED, achieved[-1])
        return _follow(item, Disposition.NOT_TARGETED, found[-1])
    return item


def _follow(item: PlannedNeed, disposition: Disposition, goal: Goal) -> PlannedNeed:
    reason = reason_for("lives.need_by_goal", ("goal", goal.id), ("status", goal.status.value))
    return evolve(item, disposition=disposition, reasons=(*_reasons_of_rank(item), reason))


def _reasons_of_rank(item: PlannedNeed) -> tuple[Reason, ...]:
    return tuple(reason for reason in item.reasons if reason.rule.startswith(_BY_RANK))


def _adaptations(
    plan: CasePlan, chosen: Sequence[ChosenNeed], writer: GoalWriter, on: datetime.date
) -> tuple[Adaptation, ...]:
    """Give the adaptations: those that stand, and new ones for needs that are adapted to now."""
    dispositions = {item.need.id: item.disposition for item in plan.needs}
    settled = tuple(
        (item, Decision(dispositions[item.need.id], target.reasons)) for item, target in chosen
    )
    standing = {item.need_id for item in plan.adaptations}
    new = [(item, decided) for item, decided in settled if item.need.id not in standing]
    taken = {part_id.partition(".")[0] for part_id in IDS["activities"](plan)}
    first = len(plan.adaptations) + 1
    while any(f"r{first + place}" in taken for place in range(len(new))):
        first += 1
    added = adapt(new, writer, plan.eligibility.outcome, on, first=first)
    return (*plan.adaptations, *added)


# Dangers. -------------------------------------------------------------------------------


def _safety(
    plan: CasePlan, case: Case, policy: Policy, on: datetime.date, renewed: Collection[str]
) -> tuple[SafetyItem, ...]:
    """Give the urgent items: those of before with their days, and new ones.

    Where a need was looked at again, an item that was answered opens anew if it is acute still,
    and one that asked for an assessment asks for a response if it was found to be acute.
    """
    items = {_source_of(item): item for item in plan.safety}
    taken = {item.id for item in plan.safety}
    for item in list_safety(case, policy, as_of=on):
        key = _source_of(item)
        known = items.get(key)
        if known is None:
            items[key] = evolve(item, id=_free_safety_id(item.id, taken))
            taken.add(items[key].id)
        elif item.need_id in renewed and _goes_further(known, item):
            items[key] = evolve(item, id=known.id)
    return tuple(items.values())


def _source_of(item: SafetyItem) -> tuple[bool, str]:
    """Give where an item comes from: a need, or a note, which may have the same id."""
    return item.need_id is not None, item.need_id or item.id


def _free_safety_id(wanted: str, taken: Collection[str]) -> str:
    while wanted in taken:
        wanted += "-need"
    return wanted


def _goes_further(known: SafetyItem, item: SafetyItem) -> bool:
    to_be_assessed = known.action is SafetyAction.ASSESS
    is_acute = item.action is SafetyAction.RESPOND
    return known.answered_on is not None or (to_be_assessed and is_acute)


# Warnings. ------------------------------------------------------------------------------


def warn(
    plan: CasePlan, policy: Policy, *, on: datetime.date, uncounted: Iterable[str]
) -> tuple[str, ...]:
    """Say what somebody should look at in a plan.

    Args:
        plan: The plan, with its reviews as they are due.
        policy: The policy in force.
        on: The day.
        uncounted: The lines about reviews that cannot be counted.

    Returns:
        One line for each thing, as a draft gives them.
    """
    today = last_day(plan, on)
    known, later = known_on(plan.case, today)
    driver_id = plan.driver_id
    order = order_needs(classify_needs(known.needs, policy), policy, driver_id=driver_id)
    still = [item for item in plan.safety if item.answered_on is None]
    return (
        *warn_of_policy(policy, policy.on),
        *later,
        *warn_of_eligibility(known, plan.eligibility, policy, today),
        *_warn_of_active_goals(plan, policy),
        *warn_of_driver(known, plan.driver, plan.needs, policy, today),
        *warn_of_needs(known, plan.needs, order),
        *warn_of_overrides(known, policy),
        *warn_of_days(_without_met(plan), still, plan.reviews, today),
        *uncounted,
    )


def _warn_of_active_goals(plan: CasePlan, policy: Policy) -> Iterator[str]:
    """Warn of goals that go on although nothing would let them begin now."""
    active, limit = len(plan.active_goals), policy.goals_active_at_once.value
    if active > limit:
        yield f"goals: {active} are active, and the policy allows {limit} [goals.limit]"
    outcome = plan.eligibility.outcome
    if active and outcome is not EligibilityOutcome.FULL_PLAN:
        told = outcome.value.replace("_", " ")
        yield f"goals: {active} are active without a full plan ({told}) [targets.no_full_plan]"


def _without_met(plan: CasePlan) -> Case:
    """Give the case without the conditions that are met, whose days cannot be missed any more."""
    met = {item.id for item in plan.conditions if item.met_on is not None}
    kept = tuple(item for item in plan.case.conditions if item.id not in met)
    return plan.case if not met else evolve(plan.case, conditions=kept)
