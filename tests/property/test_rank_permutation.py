"""Ranks are a permutation: 1 to n, one for each need that can be a goal (TC-1).

Static history has no rank and stands last. The order of tiers is the policy's (TC-12a), inside a
tier the accepted driver is first (VA-2c), and moderate, high or interfering needs stand before
unknown ones and these before low ones. What fuels another need of its tier and class stands
before it, unless the two are in a loop or the fed one is the driver (NP-2a).
"""

from hypothesis import example, given

from rnr_caseplan import CasePlan, Level, Need, Tier
from rnr_caseplan.model.vocabulary import DriverStanding
from tests.strategies import Situation, a_need, a_situation, all_in_order, situations


def accepted_driver_of(plan: CasePlan) -> str | None:
    """Give the id of the need that counts as the driver."""
    finding = plan.driver
    accepted = finding is not None and finding.standing is DriverStanding.ACCEPTED
    return finding.need_id if finding is not None and accepted else None


def class_of(need: Need, driver_id: str | None) -> int:
    """Give a need's class inside its tier: 0 comes first."""
    if need.interferes or need.id == driver_id or need.level in {Level.MODERATE, Level.HIGH}:
        return 0
    return 1 if need.level is Level.UNKNOWN else 2


@given(situation=situations())
@example(situation=a_situation())
@example(situation=a_situation(a_need("n1", "criminal_history")))
def test_ranks_are_a_permutation_of_the_needs_that_can_be_goals(situation: Situation) -> None:
    """Ranked needs are listed first, numbered from 1 without gaps; static history has no rank."""
    needs = situation.draft().needs
    ranked = [item for item in needs if item.tier is not Tier.NOT_A_TARGET]
    assert [item.rank for item in needs] == [
        *range(1, len(ranked) + 1),
        *[None] * (len(needs) - len(ranked)),
    ]


@given(situation=situations())
@example(situation=a_situation(a_need("n1", "medical"), a_need("n2", "employment", "low")))
def test_tiers_and_then_classes_decide_first(situation: Situation) -> None:
    """No need stands before one of an earlier tier, or of an earlier class of its tier."""
    plan = situation.draft()
    driver_id = accepted_driver_of(plan)
    tiers = situation.policy.tier_order.value
    ranked = [item for item in plan.needs if item.rank is not None]
    places = [(tiers.index(item.tier), class_of(item.need, driver_id)) for item in ranked]
    assert all_in_order(places)
    for item in ranked:
        if item.need.id == driver_id:
            assert all(
                other.rank is None or item.rank is None or other.rank >= item.rank
                for other in ranked
                if other.tier is item.tier
            )


def _reached_from(start: str, needs: dict[str, Need]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for fed in needs[waiting.pop()].fuels:
            if fed in needs and fed not in found:
                found.add(fed)
                waiting.append(fed)
    return found


@given(situation=situations())
@example(
    situation=a_situation(
        a_need("n1", "antisocial_cognition"),
        a_need("n2", "antisocial_companions", fuels=("n3",)),
        a_need("n3", "family_marital", fuels=("n2", "n1")),
        a_need("n4", "leisure", fuels=("n2",)),
    )
)
def test_what_fuels_another_need_stands_before_it(situation: Situation) -> None:
    """Inside the criminogenic tier and one class a fueler leads, but for loops and the driver."""
    plan = situation.draft()
    driver_id = accepted_driver_of(plan)
    ranked = {item.need.id: item for item in plan.needs if item.rank is not None}
    needs = {identifier: item.need for identifier, item in ranked.items()}
    for identifier, item in ranked.items():
        for fed in item.need.fuels:
            if fed not in ranked or fed == driver_id or identifier in _reached_from(fed, needs):
                continue
            other = ranked[fed]
            same_tier = item.tier is other.tier is Tier.CRIMINOGENIC
            if same_tier and class_of(item.need, driver_id) == class_of(other.need, driver_id):
                assert (item.rank or 0) < (other.rank or 0)


@given(situation=situations())
@example(situation=a_situation(a_need("n1", "leisure", fuels=("n1",))))
@example(
    situation=a_situation(
        a_need("n1", "criminal_history", fuels=("n2",)), a_need("n2", "leisure", fuels=("n1",))
    )
)
def test_a_loop_of_needs_that_can_be_goals_is_reported(situation: Situation) -> None:
    """There is a warning of a loop exactly where ranked needs fuel each other in a circle."""
    plan = situation.draft()
    needs = {item.need.id: item.need for item in plan.needs if item.rank is not None}
    in_a_loop = any(identifier in _reached_from(identifier, needs) for identifier in needs)
    assert any(line.endswith("[ranking.loop]") for line in plan.warnings) == in_a_loop
