"""Law: a fault that is planted in a clean plan is found, by its check, and no other error is.

Under the profile ``deep`` every fault is planted in many plans, 5,000 and more in all.
"""

import datetime
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import pytest
from attrs import evolve
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from rnr_caseplan import (
    CasePlan,
    Disposition,
    EligibilityOutcome,
    Goal,
    GoalStatus,
    Level,
    Policy,
    SignatureAnswer,
    Tier,
    Wording,
    check_plan,
)
from rnr_caseplan.checks import find_check
from rnr_caseplan.model.vocabulary import Severity
from rnr_caseplan.rules.sequence import judge_sobriety
from tests.clean_plans import CleanPlan, rich_plans

T = TypeVar("T")
Plant = Callable[[CasePlan, Policy, st.DataObject], CasePlan]


def one_of(data: st.DataObject, parts: Sequence[T]) -> T:
    """Draw one of the parts that a fault can be planted in; without any the plan is no use."""
    assume(parts)
    return data.draw(st.sampled_from(parts))


def with_goal(plan: CasePlan, goal: Goal, **changes: Any) -> CasePlan:
    """Give the plan with one goal changed."""
    changed = evolve(goal, **changes)
    return evolve(plan, goals=tuple(changed if item is goal else item for item in plan.goals))


def an_active_goal(plan: CasePlan, data: st.DataObject) -> Goal:
    """Draw an active goal."""
    return one_of(data, plan.active_goals)


def with_step(plan: CasePlan, data: st.DataObject, **changes: Any) -> CasePlan:
    """Give the plan with one step of an active goal changed, never the first or the last one."""
    goal = an_active_goal(plan, data)
    place = data.draw(st.integers(1, len(goal.steps) - 2)) if len(goal.steps) > 2 else 0
    step = evolve(goal.steps[place], **changes)
    steps = (*goal.steps[:place], step, *goal.steps[place + 1 :])
    return with_goal(plan, goal, steps=steps)


# Faults. --------------------------------------------------------------------------------


def driver_without_goal(plan: CasePlan, _: Policy, __: st.DataObject) -> CasePlan:
    """Take away the goals on the driver."""
    driver_id = plan.driver_id
    assume(driver_id is not None)
    goals = tuple(goal for goal in plan.goals if driver_id not in goal.need_ids)
    return without(plan, goals)


def without(plan: CasePlan, goals: tuple[Goal, ...]) -> CasePlan:
    """Give the plan with these goals only; the conditions of the others stand by themselves."""
    kept = {goal.id for goal in goals}
    return evolve(
        plan,
        goals=goals,
        conditions=tuple(
            item if item.goal_id in kept else evolve(item, goal_id=None) for item in plan.conditions
        ),
        reviews=tuple(item for item in plan.reviews if item.goal_id in {None, *kept}),
        case=evolve(plan.case, wanted_goals=()),
    )


def target_without_goal(plan: CasePlan, _: Policy, data: st.DataObject) -> CasePlan:
    """Take away the goals on a target that is not the driver."""
    targets = [
        item.need.id
        for item in plan.needs
        if item.disposition in {Disposition.ACTIVE, Disposition.FUTURE}
        and item.need.id != plan.driver_id
    ]
    target = one_of(data, targets)
    return without(plan, tuple(goal for goal in plan.goals if target not in goal.need_ids))


def goal_on_history(plan: CasePlan, _: Policy, data: st.DataObject) -> CasePlan:
    """Let a goal serve a static need too."""
    static = [item.need.id for item in plan.needs if item.tier is Tier.NOT_A_TARGET]
    goal = one_of(data, plan.goals)
    return with_goal(plan, goal, need_ids=(*goal.need_ids, one_of(data, static)))


def goal_for_nothing(plan: CasePlan, _: Policy, data: st.DataObject) -> CasePlan:
    """Add a goal that serves neither need nor condition."""
    model = one_of(data, plan.goals)
    goal = evolve(
        model,
        id="g99",
        status=GoalStatus.FUTURE,
        need_ids=(),
        condition_ids=(),
        steps=(),
        activities=(),
        statement="I will see the lake with my aunt on two days in June.",
    )
    return evolve(plan, goals=(*plan.goals, goal))


def one_goal_too_many(plan: CasePlan, policy: Policy, data: st.DataObject) -> CasePlan:
    """Add a goal on the need of an active one, beyond the limit."""
    limit = policy.goals_active_at_once.value
    assume(len(plan.active_goals) == limit)
    model = an_active_goal(plan, data)
    goal = evolve(
        model,
        id="g99",
        condition_ids=(),
        statement="I will see the lake with my aunt on two days in June.",
        steps=tuple(evolve(step, id=f"g99.s{n}") for n, step in enumerate(model.steps)),
        activities=tuple(evolve(item, id=f"g99.a{n}") for n, item in enumerate(model.activities)),
    )
    return evolve(plan, goals=(*plan.goals, goal))


def intensive_plan_at_low_risk(plan: CasePlan, _: Policy, __: st.DataObject) -> CasePlan:
    """Say that the participant gets no full plan."""
    assume(plan.active_goals)
    outcome = evolve(plan.eligibility, outcome=EligibilityOutcome.DIVERTED)
    return evolve(plan, eligibility=outcome)


def maintenance_too_early(plan: CasePlan, policy: Policy, data: st.DataObject) -> CasePlan:
    """Let the place of an active goal be on maintenance, while another need is open."""
    goal = an_active_goal(plan, data)
    (need,) = [item for item in plan.needs if item.need.id == goal.need_ids[0]]
    others = [
        item
        for item in plan.needs
        if item is not need
        and item.tier in policy.maintenance_waits_for.value
        and (item.need.level is not Level.LOW or item.need.interferes)
    ]
    assume(others and need.need.id != plan.driver_id)
    assume(need.tier is not Tier.MAINTENANCE)
    assume(not judge_sobriety(plan.case, policy, plan.as_of))
    needs = tuple(
        evolve(item, tier=Tier.MAINTENANCE) if item is need else item for item in plan.needs
    )
    return evolve(plan, needs=needs)


def lost_condition(plan: CasePlan, _: Policy, data: st.DataObject) -> CasePlan:
    """Leave a condition out of the plan."""
    lost = one_of(data, plan.conditions)
    return evolve(
        plan,
        conditions=tuple(item for item in plan.conditions if item is not lost),
        goals=tuple(
            evolve(goal, condition_ids=tuple(i for i in goal.condition_ids if i != lost.id))
            for goal in plan.goals
        ),
    )


def lost_adaptation(plan: CasePlan, _: Policy, data: st.DataObject) -> CasePlan:
    """Take away an adaptation."""
    adapted = {item.need.id for item in plan.needs if item.disposition is Disposition.ADAPTATION}
    lost = one_of(data, [item for item in plan.adaptations if item.need_id in adapted])
    return evolve(plan, adaptations=tuple(item for item in plan.adaptations if item is not lost))


def condition_before_its_goal(plan: CasePlan, _: Policy, data: st.DataObject) -> CasePlan:
    """Let a woven condition be due before its goal starts."""
    starts = {goal.id: goal.starts_on for goal in plan.goals}
    woven = [item for item in plan.conditions if starts.get(item.goal_id or "") is not None]
    item = one_of(data, woven)
    day = starts[item.goal_id or ""]
    assert day is not None
    early = evolve(item, due_on=day - datetime.timedelta(days=data.draw(st.integers(1, 400))))
    return evolve(
        plan, conditions=tuple(early if held is item else held for held in plan.conditions)
    )


def vague_step(plan: CasePlan, _: Policy, data: st.DataObject) -> CasePlan:
    """Let a step say nothing that can be seen."""
    words = data.draw(
        st.sampled_from(["I try to call", "I work on my anger with", "I hope to see"])
    )
    return with_step(plan, data, text=f"{words} my planner on one day.")


def open_blank(plan: CasePlan, _: Policy, data: st.DataObject) -> CasePlan:
    """Leave something to be filled in."""
    blank = data.draw(st.sampled_from(["[name]", "____", "TBD", "<date>"]))
    return with_step(plan, data, text=f"I call {blank} and ask for one visit.")


def no_time(plan: CasePlan, _: Policy, data: st.DataObject) -> CasePlan:
    """Let a step wait for a time that never comes."""
    when = data.draw(st.sampled_from(["as needed", "when possible", "as soon as possible"]))
    return with_step(plan, data, text=f"I call my planner {when}.")


def range_of_days(plan: CasePlan, _: Policy, data: st.DataObject) -> CasePlan:
    """Let a step have two days."""
    span = data.draw(st.sampled_from(["between March 1 and March 5", "3/1-3/5", "May 1 to May 5"]))
    return with_step(plan, data, text=f"I hand in one form {span}.")


def label(plan: CasePlan, _: Policy, data: st.DataObject) -> CasePlan:
    """Call somebody by a label."""
    word = data.draw(st.sampled_from(["offender", "Addict", "felons", "junkie"]))
    return with_step(plan, data, text=f"I spend one evening away from each {word} I know.")


def starter_words(plan: CasePlan, _: Policy, data: st.DataObject) -> CasePlan:
    """Go back to starter words."""
    return with_goal(plan, an_active_goal(plan, data), wording=Wording.STARTER)


def step_without_day(plan: CasePlan, _: Policy, data: st.DataObject) -> CasePlan:
    """Take a step's day away."""
    return with_step(plan, data, due_on=None)


def step_after_the_goal(plan: CasePlan, _: Policy, data: st.DataObject) -> CasePlan:
    """Let the last step be due after the goal's target date."""
    goal = an_active_goal(plan, data)
    target = goal.target_date
    assert target is not None
    late = target + datetime.timedelta(days=data.draw(st.integers(1, 5)))
    *others, last = goal.steps
    return with_goal(plan, goal, steps=(*others, evolve(last, due_on=late)))


def goal_without_target_date(plan: CasePlan, _: Policy, data: st.DataObject) -> CasePlan:
    """Take a goal's target date away."""
    return with_goal(plan, an_active_goal(plan, data), target_date=None)


def goal_without_steps(plan: CasePlan, _: Policy, data: st.DataObject) -> CasePlan:
    """Take all steps of a goal away."""
    return with_goal(plan, an_active_goal(plan, data), steps=())


def lost_wish(plan: CasePlan, policy: Policy, __: st.DataObject) -> CasePlan:
    """Forget a goal that the participant asked for, on a need that has no other goal."""
    wanted = [
        item
        for item in plan.needs
        if item.need.id in {goal.need_id for goal in plan.case.wanted_goals}
        and item.tier is not Tier.NOT_A_TARGET
        and item.need.level is Level.LOW
        and not item.need.interferes
        and item.need.level not in policy.target_levels.value
    ]
    assume(wanted)
    lost = wanted[0].need.id
    kept = tuple(goal for goal in plan.goals if lost not in goal.need_ids)
    case = plan.case
    needs = tuple(
        evolve(item, disposition=Disposition.WATCHED) if item.need.id == lost else item
        for item in plan.needs
    )
    return evolve(without(plan, kept), case=case, needs=needs)


def no_signature(plan: CasePlan, policy: Policy, __: st.DataObject) -> CasePlan:
    """Take the signature away."""
    assume(policy.signature_required.value)
    return evolve(plan, signatures=())


def no_copy(plan: CasePlan, policy: Policy, __: st.DataObject) -> CasePlan:
    """Take the copy away."""
    assume(policy.copy_required.value)
    return evolve(plan, copy_given_on=None)


def undated_danger(plan: CasePlan, _: Policy, data: st.DataObject) -> CasePlan:
    """Let an open danger have no day."""
    item = one_of(data, plan.safety)
    opened = evolve(item, due_on=None, answered_on=None)
    return evolve(plan, safety=tuple(opened if held is item else held for held in plan.safety))


def unanswered_danger(plan: CasePlan, _: Policy, data: st.DataObject) -> CasePlan:
    """Let a danger be open after its day."""
    item = one_of(data, plan.safety)
    late = plan.as_of - datetime.timedelta(days=1)
    opened = evolve(item, due_on=late, answered_on=None)
    return evolve(plan, safety=tuple(opened if held is item else held for held in plan.safety))


def overdue_review(plan: CasePlan, _: Policy, __: st.DataObject) -> CasePlan:
    """Let the plan be some days old, and its first formal review of yesterday."""
    formal = [item for item in plan.reviews if item.kind.value == "formal_review"]
    assume(formal)
    late = evolve(formal[0], due_on=plan.as_of - datetime.timedelta(days=1))
    reviews = tuple(late if item is formal[0] else item for item in plan.reviews)
    return evolve(plan, as_of=plan.as_of - datetime.timedelta(days=3), reviews=reviews)


def refused_signature(plan: CasePlan, _: Policy, __: st.DataObject) -> CasePlan:
    """Let the participant refuse to sign."""
    (signature,) = plan.signatures
    return evolve(plan, signatures=(evolve(signature, answer=SignatureAnswer.DECLINED),))


def one_kind_of_activity(plan: CasePlan, policy: Policy, data: st.DataObject) -> CasePlan:
    """Let all activities of the goals in work be of one kind."""
    assume(len(policy.activity_kinds.value) > 1)
    kind = one_of(data, policy.activity_kinds.value)
    for goal in plan.active_goals:
        activities = tuple(evolve(item, kind=kind) for item in goal.activities)
        plan = with_goal(plan, goal, activities=activities)
    return plan


def jargon(plan: CasePlan, _: Policy, data: st.DataObject) -> CasePlan:
    """Use a word of the field."""
    return with_step(plan, data, text="I utilize one new skill on one day with my planner.")


def no_response_plan(plan: CasePlan, _: Policy, data: st.DataObject) -> CasePlan:
    """Let a trigger have no response plan."""
    item = one_of(data, plan.triggers)
    bare = evolve(item, response=None)
    return evolve(plan, triggers=tuple(bare if held is item else held for held in plan.triggers))


def condition_without_day(plan: CasePlan, _: Policy, data: st.DataObject) -> CasePlan:
    """Let a condition have no day."""
    item = one_of(data, plan.conditions)
    bare = evolve(item, due_on=None)
    return evolve(
        plan, conditions=tuple(bare if held is item else held for held in plan.conditions)
    )


def unseen(plan: CasePlan, _: Policy, data: st.DataObject) -> CasePlan:
    """Let a step say what nobody can see."""
    return with_step(plan, data, text="I believe my planner on one day this week.")


def told_by_others(plan: CasePlan, _: Policy, data: st.DataObject) -> CasePlan:
    """Let a step speak about the participant."""
    return with_step(plan, data, text="Client will call the planner on one day this week.")


FAULTS: dict[str, Plant] = {
    "TGT01": driver_without_goal,
    "TGT02": target_without_goal,
    "TGT03": goal_on_history,
    "TGT06": maintenance_too_early,
    "TGT08": one_goal_too_many,
    "TGT09": goal_for_nothing,
    "TGT17": intensive_plan_at_low_risk,
    "COV01": lost_condition,
    "COV03": lost_adaptation,
    "COV04": condition_without_day,
    "COV05": condition_before_its_goal,
    "SMT01": vague_step,
    "SMT03": open_blank,
    "SMT05": no_time,
    "SMT07": range_of_days,
    "SMT12": step_after_the_goal,
    "SMT13": step_without_day,
    "SMT14": goal_without_target_date,
    "WRD01": starter_words,
    "WRD04": jargon,
    "WRD05": label,
    "WRD08": unseen,
    "WRD09": told_by_others,
    "PRT01": goal_without_steps,
    "PRT10": one_kind_of_activity,
    "PRT21": no_response_plan,
    "PRT29": lost_wish,
    "PRT30": no_signature,
    "PRT31": refused_signature,
    "PRT32": no_copy,
    "LIF01": overdue_review,
}


@pytest.mark.parametrize("code", FAULTS)
@given(clean=rich_plans(), data=st.data())
@settings(
    max_examples=max(30, settings().max_examples // 15),
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
def test_a_planted_fault_is_found_and_no_other_error_is(
    code: str, clean: CleanPlan, data: st.DataObject
) -> None:
    """Each fault by the check that looks for it."""
    planted = FAULTS[code](clean.plan, clean.policy, data)
    found = check_plan(planted, clean.policy, clean.as_of)
    assert code in {item.code for item in found}
    errors = [item for item in found if item.severity is Severity.ERROR and item.code != code]
    assert [item.sentence for item in errors] == []


def test_the_faults_are_of_checks_that_there_are() -> None:
    """And every kind of severity is among them."""
    severities = {find_check(code).severity for code in FAULTS}
    assert {Severity.ERROR, Severity.WARNING} <= severities
