"""Every valid case gives a plan, and always the same one.

Under every bundled policy and on every day of the calendar ``draft_plan`` answers, and a second
run answers the same: nothing reads a clock, and nothing is left to chance.
"""

import datetime

import pytest
from hypothesis import example, given

from rnr_caseplan import (
    InputError,
    classify_need,
    decide_eligibility,
    propose_drivers,
    rank_needs,
)
from tests.strategies import (
    POLICY_NAMES,
    Situation,
    a_need,
    a_situation,
    policy_named,
    situations,
)


@given(situation=situations())
@example(situation=a_situation())
@example(situation=a_situation(as_of=datetime.date.min))
@example(situation=a_situation(a_need("n1", "employment"), as_of=datetime.date.max))
@example(situation=a_situation(a_need("n1", "employment", fuels=("n1",))))
def test_every_valid_case_gives_the_same_plan_twice(situation: Situation) -> None:
    """Two drafts of one situation are equal in every part."""
    assert situation.draft() == situation.draft()


@given(situation=situations())
@example(situation=a_situation())
def test_single_questions_are_answered_for_every_valid_case(situation: Situation) -> None:
    """Tier, order, driver and eligibility each have an answer with reasons, and the same twice."""
    case, policy = situation.case, situation.policy
    for _ in range(2):
        tiers = [classify_need(need, policy) for need in case.needs]
        assert all(decision.reasons for decision in tiers)
    assert rank_needs(case.needs, policy) == rank_needs(case.needs, policy)
    assert propose_drivers(case, policy) == propose_drivers(case, policy)
    assert decide_eligibility(case, policy) == decide_eligibility(case, policy)
    assert propose_drivers(case, policy).reasons
    assert decide_eligibility(case, policy).reasons


def test_a_case_without_needs_gives_a_plan_without_goals_under_every_policy() -> None:
    """The empty list is a case like any other."""
    for name in POLICY_NAMES:
        plan = a_situation(name=name).draft()
        assert plan.needs == ()
        assert plan.goals == ()
        assert plan.reviews


def test_needs_with_one_id_are_refused_not_ranked() -> None:
    """Loose needs are checked as those of a case are: the second of an id is a fault."""
    first, second = a_need("n1", "employment"), a_need("n1", "leisure")
    for needs in ((first, first), (first, second)):
        with pytest.raises(InputError, match=r"needs\[1\]\.id"):
            rank_needs(needs, policy_named())
