"""The order in which needs are given means nothing (TC-1).

A plan from the same needs in another order has the same ranks, tiers, dispositions, goals, dates
and lists; only the case that it holds shows the order in which the needs were given.
"""

from collections.abc import Sequence

import attrs
from hypothesis import example, given
from hypothesis import strategies as st

from rnr_caseplan import propose_drivers, rank_needs
from tests.strategies import MOST_NEEDS, TODAY, Situation, a_need, a_situation, situations

ORDERS = st.permutations(range(MOST_NEEDS))
BACKWARDS = tuple(reversed(range(MOST_NEEDS)))
TOMORROW = TODAY.replace(day=TODAY.day + 1)
TWINS = (
    a_need("n1", "employment", assessed_on=TOMORROW),
    a_need("n2", "employment", assessed_on=TOMORROW),
)


def reordered(situation: Situation, order: Sequence[int]) -> Situation:
    """Give the same situation with its needs in another order."""
    needs = situation.case.needs
    return situation.but(needs=tuple(needs[place] for place in order if place < len(needs)))


@given(situation=situations(), order=ORDERS)
@example(situation=a_situation(*TWINS), order=BACKWARDS)
@example(situation=a_situation(*TWINS, name="treatment-court"), order=BACKWARDS)
def test_a_plan_does_not_depend_on_the_order_of_the_needs(
    situation: Situation, order: Sequence[int]
) -> None:
    """Ranks, tiers, dispositions, goals and all the rest are the same, but for the case itself."""
    plan, other = situation.draft(), reordered(situation, order).draft()
    assert [(item.need.id, item.rank, item.tier, item.disposition) for item in plan.needs] == [
        (item.need.id, item.rank, item.tier, item.disposition) for item in other.needs
    ]
    assert [goal.need_ids for goal in plan.goals] == [goal.need_ids for goal in other.goals]
    assert attrs.evolve(other, case=plan.case) == plan


@given(situation=situations(), order=ORDERS)
@example(situation=a_situation(*TWINS), order=BACKWARDS)
def test_ranking_and_proposing_drivers_do_not_depend_on_the_order_of_the_needs(
    situation: Situation, order: Sequence[int]
) -> None:
    """The single questions have the same answers and the same reasons."""
    case, policy = situation.case, situation.policy
    other = reordered(situation, order).case
    assert rank_needs(case.needs, policy) == rank_needs(other.needs, policy)
    assert propose_drivers(case, policy) == propose_drivers(other, policy)
