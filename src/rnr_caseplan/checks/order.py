"""Are few goals worked on at once, and those that come first?"""

import datetime
from collections.abc import Iterable, Iterator

from rnr_caseplan.catalogue.rule import VA_2, VA_4, VA_7, cite
from rnr_caseplan.checks.check import Check, Example, Found, Principle, check
from rnr_caseplan.checks.examined import Examined, PlacedGoal
from rnr_caseplan.decisions import Reason
from rnr_caseplan.model.events.needs import LevelOverridden, NeedsReassessed
from rnr_caseplan.model.events.situation import CircumstanceChanged
from rnr_caseplan.model.vocabulary import (
    GoalStatus,
    Severity,
    Tier,
)
from rnr_caseplan.rules.drivers import judge_delay
from rnr_caseplan.rules.sequence import find_maintenance_gates, judge_stabilization

_VA_8 = cite("VA", "thereafter", "VA-8d")
_TC_10 = cite("TC", "Criminogenic needs", "TC-10b")
_TC_12A = cite("TC", "Maintenance needs, later or final phase", "TC-12a")
_TC_12B = cite("TC", "Maintenance needs, later or final phase", "TC-12b")
_NP_2 = cite("NP", "Prioritize needs", "NP-2a")


def _on_maintenance(plan: Examined) -> Iterator[PlacedGoal]:
    for item in plan.active_goals:
        if plan.tier_of(item) is Tier.MAINTENANCE and item.goal.id not in plan.overridden:
            yield item


def _interfering(plan: Examined) -> tuple[str, ...]:
    """Give the responsivity needs that interfere and are not treated."""
    return tuple(
        item.need.id
        for item in plan.plan.untreated_needs
        if item.tier is Tier.RESPONSIVITY and item.need.interferes
    )


def _must_wait(plan: Examined, item: PlacedGoal) -> Reason | None:
    """Say why the policy makes a criminogenic goal wait for stabilization, if it does."""
    if plan.tier_of(item) is not Tier.CRIMINOGENIC:
        return None
    interfering = _interfering(plan)
    judged = [
        judge_stabilization(need.need, interfering, plan.policy) for need in plan.needs_of(item)
    ]
    return judged[0][1] if all(waits for waits, _ in judged) else None


def _gates(plan: Examined, rule: str) -> Iterable[Reason]:
    """Give what maintenance waits for, by one rule."""
    found = find_maintenance_gates(plan.plan.untreated_needs, plan.case, plan.policy, plan.as_of)
    return [reason for reason in found if reason.rule == rule]


@check(
    "TGT06",
    "Maintenance comes after the needs before it",
    Severity.ERROR,
    why="Maintenance before responsivity and criminogenic needs goes with worse outcomes.",
    mend="Pause the goal until the needs before it are treated.",
    source=_TC_12A,
    also=("TC-5",),
    principles=(Principle.NEED,),
    rule="sequence.maintenance_waits",
    example=Example("needs[2].tier", bad="maintenance", good="criminogenic"),
)
def maintenance_waits(plan: Examined) -> Iterator[Found]:
    """Find active maintenance goals while needs of the tiers before it are open."""
    for item in _on_maintenance(plan):
        for gate in _gates(plan, "sequence.maintenance_waits"):
            waits_for = gate.fact("waits_for")
            names = ", ".join(waits_for) if isinstance(waits_for, tuple) else ""
            sentence = f"goal {item.goal.id} works on a maintenance need before {names}"
            yield Found(item.place, sentence, item.goal.id, gate.citation)


@check(
    "TGT07",
    "Maintenance comes after a time of sobriety",
    Severity.ERROR,
    why="Maintenance holds what sobriety has won; before it there is little to hold.",
    mend="Pause the goal until the time of sobriety is reached, or record since when it lasts.",
    source=_TC_12B,
    principles=(Principle.NEED,),
    rule="sequence.sobriety",
    example=Example(
        "case.sober_since",
        bad="2026-11-01",
        good="2026-08-01",
        given=(("needs[0].domain", "substance_use"), ("needs[2].tier", "maintenance")),
    ),
)
def maintenance_waits_for_sobriety(plan: Examined) -> Iterator[Found]:
    """Find active maintenance goals before the time of sobriety that the policy asks for."""
    for item in _on_maintenance(plan):
        for gate in _gates(plan, "sequence.sobriety"):
            sentence = (
                f"goal {item.goal.id} works on a maintenance need before {gate.fact('days')} days "
                "of sobriety"
            )
            yield Found(item.place, sentence, item.goal.id, gate.citation)


@check(
    "TGT08",
    "No more goals are active than the policy allows",
    Severity.ERROR,
    why="Too many goals at once overwhelm, and none of them is reached.",
    mend="Pause or discontinue a goal, or let it wait in the queue.",
    source=VA_7,
    principles=(Principle.RESPONSIVITY,),
    rule="goals.limit",
    example=Example(
        "goals[2].status",
        bad="active",
        good="future",
        given=(
            ("needs[4].tier", "criminogenic"),
            ("goals[2].wording", "own"),
            ("goals[2].target_date", "2027-02-03"),
            *[(f"goals[2].steps[{place}].due_on", "2027-01-10") for place in range(4)],
        ),
    ),
)
def goal_limit(plan: Examined) -> Iterator[Found]:
    """Find active goals beyond the limit."""
    limit = plan.policy.goals_active_at_once
    counted = [item for item in plan.active_goals if item.goal.id not in plan.overridden]
    for item in counted[limit.value :]:
        sentence = f"goal {item.goal.id} is active beyond the limit of {limit.value}"
        yield Found(f"{item.place}.status", sentence, item.goal.id, limit.citation)


@check(
    "TGT10",
    "Criminogenic work starts after stabilization where the policy says so",
    Severity.ERROR,
    why="Who has no bed or is in withdrawal cannot take part in work on thinking.",
    mend="Pause the goal until nothing interferes, or answer what interferes first.",
    source=_TC_10,
    principles=(Principle.RESPONSIVITY,),
    rule="sequence.stabilize_first",
    example=Example(
        "needs[0].interferes", bad=True, good=False, given=(("policy.name", "treatment-court"),)
    ),
)
def stabilization_comes_first(plan: Examined) -> Iterator[Found]:
    """Find active criminogenic goals that the policy makes wait for what interferes."""
    for item in plan.active_goals:
        waits = None if item.goal.id in plan.overridden else _must_wait(plan, item)
        if waits is not None:
            names = ", ".join(_interfering(plan))
            sentence = f"goal {item.goal.id} works on a criminogenic need before stability: {names}"
            yield Found(item.place, sentence, item.goal.id, waits.citation)


@check(
    "TGT11",
    "Other goals do not crowd out criminogenic ones",
    Severity.WARNING,
    why="The plan stays with the needs that lead to new offenses.",
    mend="Give the place to the criminogenic goal that waits; let an adaptation answer the need.",
    source=_VA_8,
    also=("TC-12a", "TC-21", "CC-6", "SP-4"),
    principles=(Principle.NEED,),
    rule="sequence.no_free_place",
    example=Example(
        "needs[2].tier",
        bad="responsivity",
        good="criminogenic",
        given=(("needs[4].tier", "criminogenic"),),
    ),
)
def criminogenic_goals_have_places(plan: Examined) -> Iterator[Found]:
    """Find active goals that interfere with nothing while a criminogenic target waits."""
    waiting = [
        item.goal.id
        for item in plan.open_goals
        if item.goal.status is GoalStatus.FUTURE
        and any(
            need.tier is Tier.CRIMINOGENIC and need.need.level in plan.policy.target_levels.value
            for need in plan.needs_of(item)
        )
    ]
    if not waiting:
        return
    for item in plan.active_goals:
        needs = plan.needs_of(item)
        is_other = all(
            need.tier is not Tier.CRIMINOGENIC and not need.need.interferes for need in needs
        )
        is_driver = plan.plan.driver_id in item.goal.need_ids
        if needs and is_other and not is_driver and item.goal.id not in plan.overridden:
            sentence = (
                f"goal {item.goal.id} has a place, and no place is free for {', '.join(waiting)}"
            )
            yield Found(item.place, sentence, item.goal.id)


@check(
    "TGT12",
    "Criminogenic goals start in the order of their ranks",
    Severity.WARNING,
    why="A less influential need may not hold before a more influential one is addressed.",
    mend="Exchange the two goals, or record why the participant starts with the other one.",
    source=_NP_2,
    also=("VA-2c",),
    principles=(Principle.NEED,),
    rule="ranking.first",
    example=Example("goals[0].status", bad="future", good="active"),
)
def goals_follow_ranks(plan: Examined) -> Iterator[Found]:
    """Find criminogenic goals that wait while one of a lower rank is active."""
    ranks = {
        item.goal.id: min(
            (
                need.rank
                for need in plan.needs_of(item)
                if need.tier is Tier.CRIMINOGENIC and need.rank is not None
            ),
            default=None,
        )
        for item in plan.open_goals
    }
    active = [ranks[item.goal.id] for item in plan.active_goals]
    last = max((rank for rank in active if rank is not None), default=0)
    worked_on = {need_id for item in plan.active_goals for need_id in item.goal.need_ids}
    for item in plan.open_goals:
        rank = ranks[item.goal.id]
        waits = item.goal.status is GoalStatus.FUTURE and not worked_on & set(item.goal.need_ids)
        if waits and rank is not None and rank < last and _must_wait(plan, item) is None:
            sentence = f"goal {item.goal.id} waits while one that comes later is active"
            yield Found(item.place, sentence, item.goal.id)


@check(
    "TGT13",
    "A driver does not wait long when the risk is high",
    Severity.WARNING,
    why="While the driver waits, what feeds the offending goes on.",
    mend="Activate a goal on the driver, or record why it still waits.",
    source=VA_4,
    also=("VA-2c",),
    principles=(Principle.RISK, Principle.NEED),
    rule="drivers.long_delay",
    example=Example(
        "goals[0].status",
        bad="paused",
        good="active",
        given=(("case.driver.named_on", "2026-10-01"),),
    ),
)
def driver_does_not_wait(plan: Examined) -> Iterator[Found]:
    """Find an accepted driver without an active goal for longer than the policy allows."""
    driver, driver_id = plan.case.driver, plan.plan.driver_id
    if not plan.is_full or driver is None or driver_id is None:
        return
    if any(driver_id in item.goal.need_ids for item in plan.active_goals):
        return
    delay = judge_delay(driver, plan.case.risk_level, plan.policy, as_of=plan.as_of)
    if delay.value and driver_id in plan.served:
        (reason,) = delay.reasons
        sentence = f"the driver {driver_id} has waited for {reason.fact('waited')} days"
        yield Found("driver", sentence, driver_id, reason.citation)


@check(
    "TGT17",
    "Without a full plan no goal is worked on",
    Severity.ERROR,
    why="Intensive work with people at low risk does harm, and unknown risk is assessed first.",
    mend="Let the goal wait, or record a named person's decision for a full plan.",
    source=VA_2,
    also=("SP-5a",),
    principles=(Principle.RISK,),
    rule="targets.no_full_plan",
    example=Example("eligibility.outcome", bad="diverted", good="full_plan"),
)
def intensity_fits_risk(plan: Examined) -> Iterator[Found]:
    """Find goals that began though the participant gets no full plan.

    What was begun while there was a full plan goes on.
    """
    if plan.is_full:
        return
    outcome = plan.plan.eligibility.outcome.value.replace("_", " ")
    begun = _last_full_day(plan)
    for item in plan.active_goals:
        starts_on = item.goal.starts_on
        if item.goal.id in plan.overridden or (begun and starts_on and starts_on <= begun):
            continue
        sentence = f"goal {item.goal.id} is active, and the plan is {outcome}"
        yield Found(item.place, sentence, item.goal.id, plan.policy.eligibility_exclusions.citation)


def _last_full_day(plan: Examined) -> datetime.date | None:
    """Give the day on which who gets a plan was last decided anew; ``None`` for a draft's own."""
    return max(
        (
            event.on
            for event in plan.events
            if (
                isinstance(event, (LevelOverridden, NeedsReassessed))
                and event.risk_level is not None
            )
            or (isinstance(event, CircumstanceChanged) and event.caseload is not None)
        ),
        default=None,
    )


CHECKS: tuple[Check, ...] = (
    maintenance_waits,
    maintenance_waits_for_sobriety,
    goal_limit,
    stabilization_comes_first,
    criminogenic_goals_have_places,
    goals_follow_ranks,
    driver_does_not_wait,
    intensity_fits_risk,
)
