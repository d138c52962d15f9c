"""Raising a level never lowers a need's rank within its group (VA-2c, TC-5).

A *group* is the needs of one tier and one influence group of the policy's scheme: needs that the
policy holds to be alike but for how high they are. From low to moderate to high, a need keeps or
betters its place among them. As a level never changes a tier and nothing else stands in its way,
the need keeps or betters its place among all needs as well. *Unknown* is no step on this way.
"""

from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from rnr_caseplan import (
    CasePlan,
    Driver,
    Level,
    PolicyBook,
    load_policy_book,
    rank_needs,
)
from tests.strategies import (
    Situation,
    a_need,
    a_situation,
    alike_needs,
    situations,
    some_needs,
    toml_entry,
    write_policy,
)

STEPS_UP = st.sampled_from(
    ((Level.LOW, Level.MODERATE), (Level.MODERATE, Level.HIGH), (Level.LOW, Level.HIGH))
)
PLACES = st.integers(0, 10)
FEEDS_THE_NEXT = (
    a_need("n1", "leisure", "moderate", fuels=("n2",)),
    a_need("n2", "employment", "low", fuels=("n3",)),
    a_need("n3", "substance_use", "high", fuels=("n1",)),
)
TWO_OF_A_KIND = (
    a_need("n1", "antisocial_cognition", "moderate"),
    a_need("n2", "antisocial_companions", "moderate"),
)
TWO_HEALTH_NEEDS = (a_need("n1", "medical", "moderate"), a_need("n2", "dental", "moderate"))
TWO_HARD_TIMES = (a_need("n1", "mental_health", "moderate"), a_need("n2", "trauma", "moderate"))


def at_level(situation: Situation, place: int, level: Level) -> Situation:
    """Give the same situation with one need at another level."""
    needs = situation.case.needs
    return situation.but(
        needs=tuple(
            evolve(need, level=level) if number == place % len(needs) else need
            for number, need in enumerate(needs)
        )
    )


def place_in_group(plan: CasePlan, situation: Situation, need_id: str) -> int:
    """Give a need's place among the needs of its tier and influence group."""
    group_of = {
        item.need.id: (item.tier, situation.policy.influence_group(item.need.domain))
        for item in plan.needs
    }
    group = [item.need.id for item in plan.needs if group_of[item.need.id] == group_of[need_id]]
    return group.index(need_id)


@given(
    situation=situations(needs_of=some_needs) | situations(needs_of=alike_needs),
    place=PLACES,
    step_up=STEPS_UP,
)
@example(situation=a_situation(*TWO_OF_A_KIND), place=0, step_up=(Level.MODERATE, Level.HIGH))
@example(situation=a_situation(*TWO_HEALTH_NEEDS), place=0, step_up=(Level.MODERATE, Level.HIGH))
@example(situation=a_situation(*TWO_HARD_TIMES), place=0, step_up=(Level.MODERATE, Level.HIGH))
@example(
    situation=a_situation(*FEEDS_THE_NEXT, driver=Driver(need_id="n2")),
    place=1,
    step_up=(Level.LOW, Level.MODERATE),
)
@example(situation=a_situation(*FEEDS_THE_NEXT), place=0, step_up=(Level.LOW, Level.HIGH))
def test_a_higher_level_never_lowers_the_rank(
    situation: Situation, place: int, step_up: tuple[Level, Level]
) -> None:
    """The need that is raised keeps or betters its place in its group, and among all."""
    need_id = situation.case.needs[place % len(situation.case.needs)].id
    before, after = (at_level(situation, place, level) for level in step_up)
    plan_before, plan_after = before.draft(), after.draft()
    assert place_in_group(plan_after, after, need_id) <= place_in_group(
        plan_before, before, need_id
    )
    ranks_before = {item.need.id: item.rank for item in plan_before.needs}
    ranks_after = {item.need.id: item.rank for item in plan_after.needs}
    assert (ranks_after[need_id] or 0) <= (ranks_before[need_id] or 0)


@pytest.fixture(scope="module")
def by_risk_link(tmp_path_factory: pytest.TempPathFactory) -> PolicyBook:
    """Give a policy that ranks by links to harm and reoffending, distance, then name."""
    keys = '["risk_link", "distance", "name"]'
    entries = [toml_entry(f"ranking.{tier}_keys", keys) for tier in ("criminogenic", "maintenance")]
    folder: Path = tmp_path_factory.mktemp("risk-link")
    return load_policy_book(write_policy(folder, "by-risk-link", *entries))


@given(
    situation=situations(names=("rnr-baseline",), needs_of=some_needs),
    place=PLACES,
    step_up=STEPS_UP,
)
def test_a_higher_level_never_lowers_the_rank_by_risk_links_either(
    by_risk_link: PolicyBook, situation: Situation, place: int, step_up: tuple[Level, Level]
) -> None:
    """The law holds under the other published order, whose keys do not read the level."""
    policy = by_risk_link.on(situation.as_of)
    need_id = situation.case.needs[place % len(situation.case.needs)].id
    before, after = (
        {
            item.need.id: item.rank or 0
            for item in rank_needs(at_level(situation, place, level).case.needs, policy).value
        }
        for level in step_up
    )
    assert after[need_id] <= before[need_id]
