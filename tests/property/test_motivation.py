"""Motivation changes how a goal begins and what staff do, and nothing that was decided (VA-4c).

Low motivation never removes a driver, creates a need or takes a place, and neither does what a
participant weighs.
"""

import datetime

from attrs import evolve
from hypothesis import assume, example, given
from hypothesis import strategies as st

from rnr_caseplan import (
    CasePlan,
    DecisionalBalance,
    Driver,
    DriverStanding,
    Readiness,
    StageOfChange,
    dump_plan,
    explain_readiness,
    read_plan,
)
from rnr_caseplan.planning.history import known_on
from tests.strategies import (
    Situation,
    a_need,
    a_situation,
    readiness,
    situations,
    some_needs,
    texts,
)

SIDES = st.lists(texts(), max_size=2).map(tuple)
BALANCES = (
    st.tuples(SIDES, SIDES)
    .filter(any)
    .map(lambda sides: DecisionalBalance(reasons_to_change=sides[0], reasons_to_stay=sides[1]))
)
LOW = Readiness(stage=StageOfChange.PRECONTEMPLATION, importance=0, confidence=0)
WEIGHED = DecisionalBalance(reasons_to_stay=("my friends",))
AT_HIGH_RISK = a_situation(
    a_need("n1", "unstable_housing", "moderate", interferes=True),
    a_need("n2", "antisocial_companions"),
    a_need("n3", "employment"),
    driver=Driver(need_id="n2", named_on=datetime.date(2026, 11, 1)),
)


def decided(plan: CasePlan) -> list[object]:
    """Give what a plan decides about needs, places and days, but for the steps of goals."""
    return [
        plan.eligibility,
        plan.driver,
        plan.driver_candidates,
        plan.needs,
        [
            (goal.id, goal.status, goal.need_ids, goal.starts_on, goal.target_date, goal.closes_at)
            for goal in plan.goals
        ],
        plan.adaptations,
        plan.safety,
        plan.reviews,
    ]


@given(
    situation=situations(needs_of=some_needs, readiness=None),
    ready=readiness(),
    balance=st.none() | BALANCES,
)
@example(situation=AT_HIGH_RISK, ready=LOW, balance=WEIGHED)
def test_motivation_moves_no_need_no_driver_and_no_place(
    situation: Situation, ready: Readiness | None, balance: DecisionalBalance | None
) -> None:
    """Tiers, ranks, places and days are those of a case that says nothing of motivation."""
    plan = situation.but(readiness=ready, decisional_balance=balance).draft()
    assert decided(plan) == decided(situation.draft())
    assert read_plan(dump_plan(plan).encode()) == plan


@given(situation=situations(needs_of=some_needs), balance=BALANCES)
@example(situation=AT_HIGH_RISK, balance=WEIGHED)
def test_what_was_weighed_changes_nothing_but_the_case(
    situation: Situation, balance: DecisionalBalance
) -> None:
    """It is a record: the goals keep their steps and their words."""
    plan = situation.but(decisional_balance=balance).draft()
    without = situation.but(decisional_balance=None)
    assert evolve(plan, case=without.case) == without.draft()


@given(situation=situations(needs_of=some_needs))
@example(situation=AT_HIGH_RISK)
@example(situation=AT_HIGH_RISK.but(readiness=LOW))
def test_the_explanation_agrees_with_the_plan(situation: Situation) -> None:
    """The driver, the first steps and the kept place are those of the draft."""
    case, policy = situation.case, situation.policy
    assume(known_on(case, situation.as_of)[0] is case)
    plan = situation.draft()
    advice = explain_readiness(case, policy).value
    accepted = plan.driver is not None and plan.driver.standing is DriverStanding.ACCEPTED
    assert advice.driver_id == (plan.driver_id if accepted else None)
    steps = dict(advice.first_steps)
    for goal in plan.goals:
        if advice.stage is not None:
            assert goal.steps[0].text == steps[goal.need_ids[0]]
    kept = policy.kept_for_driver.value
    is_kept = case.risk_level in kept.risk_levels
    assert advice.places_kept == (kept.places if is_kept else 0)
    if advice.waits_until is not None:
        assert case.driver is not None
        assert case.driver.named_on is not None
        waits = advice.waits_until - case.driver.named_on
        assert waits.days == policy.driver_longest_delay.value.days
