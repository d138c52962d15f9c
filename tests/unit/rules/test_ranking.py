"""What comes first?"""

import datetime
import itertools
from typing import Any

import pytest

from rnr_caseplan import Agreement, Need, Policy, Tier, rank_needs
from rnr_caseplan.policy.values import RankKey, RiskLinkWeights
from tests.unit.builders import a_need, policy_named, policy_with


def order(*needs: Need, policy: Policy | None = None, driver: str | None = None) -> list[str]:
    """Give the ids by rank; the order in which needs are given is tried both ways."""
    used = policy or policy_named()
    ranked = rank_needs(needs, used, driver_id=driver).value
    assert ranked == rank_needs(needs[::-1], used, driver_id=driver).value
    numbers = [item.rank for item in ranked if item.rank is not None]
    assert numbers == list(range(1, len(numbers) + 1))
    return [item.need.id for item in ranked]


def with_keys(*keys: str, **values: Any) -> Policy:
    """Give a policy that ranks criminogenic needs by these keys."""
    return policy_with(criminogenic_keys=tuple(RankKey(key) for key in keys), **values)


def test_no_needs_have_an_empty_order() -> None:
    """With the reason that there is an order of tiers."""
    decided = rank_needs([], policy_named())
    assert decided.value == ()
    assert decided.reasons[0].rule == "ranking.order"


def test_tiers_come_in_the_order_of_the_policy() -> None:
    """Responsivity, criminogenic, maintenance, and what is no target last and without a rank."""
    needs = (
        a_need("n1", "criminal_history"),
        a_need("n2", "dental"),
        a_need("n3", "leisure", "low"),
        a_need("n4", "phone", "low"),
    )
    assert order(*needs) == ["n4", "n3", "n2", "n1"]
    turned = (Tier.MAINTENANCE, Tier.CRIMINOGENIC, Tier.RESPONSIVITY)
    assert order(*needs, policy=policy_with(tier_order=turned)) == ["n2", "n3", "n4", "n1"]
    unranked = rank_needs(needs, policy_named()).value[-1]
    assert unranked.rank is None
    assert unranked.reasons[-1].rule == "ranking.not_ranked"


@pytest.mark.parametrize(
    ("low", "unknown", "target"),
    [("phone", "transport", "clothing"), ("antisocial_cognition", "leisure", "employment"),
     ("overdose_risk", "dental", "self_esteem")],
)  # fmt: skip
def test_inside_a_tier_classes_come_first(low: str, unknown: str, target: str) -> None:
    """Moderate, high or interfering; then unknown; then low."""
    assert order(
        a_need("n1", low, "low"), a_need("n2", unknown, "unknown"), a_need("n3", target, "moderate")
    ) == ["n3", "n2", "n1"]


def test_a_low_need_that_interferes_is_in_the_first_class() -> None:
    """Before an unknown one, and before a high one that does not interfere."""
    assert order(
        a_need("n1", "phone", "low", interferes=True),
        a_need("n2", "food", "unknown"),
        a_need("n3", "trauma", "high", interferes=False),
    ) == ["n1", "n3", "n2"]


def test_survival_leads_among_responsivity_needs() -> None:
    """After interfering, before the level."""
    assert order(
        a_need("n1", "trauma", "high"),
        a_need("n2", "food", "moderate"),
        a_need("n3", "phone", "moderate", interferes=True),
        a_need("n4", "medical", "low", interferes=True),
    ) == ["n4", "n3", "n2", "n1"]


def test_levels_then_the_table_then_the_id_decide() -> None:
    """In every tier the order is total."""
    assert order(
        a_need("n4", "dental", "moderate"),
        a_need("n3", "medical", "moderate"),
        a_need("n2", "std_testing", "high"),
        a_need("n1b", "vision", "moderate"),
        a_need("n1a", "vision", "moderate"),
    ) == ["n2", "n3", "n4", "n1a", "n1b"]
    assert order(a_need("n2", "phone"), a_need("n1", "transport")) == ["n1", "n2"]


def test_the_driver_comes_first_in_its_tier() -> None:
    """Before higher and more influential needs, and before what fuels it."""
    needs = (
        a_need("n1", "antisocial_cognition", "high", fuels=("n2",)),
        a_need("n2", "leisure", "moderate"),
        a_need("n3", "food", "moderate"),
    )
    assert order(*needs) == ["n3", "n1", "n2"]
    assert order(*needs, driver="n2") == ["n3", "n2", "n1"]


def test_a_driver_of_low_level_comes_first_all_the_same() -> None:
    """Whoever accepted it, every later decision builds on it."""
    needs = (a_need("n1", "employment", "high"), a_need("n2", "leisure", "low"))
    assert order(*needs, driver="n2") == ["n2", "n1"]
    without_key = with_keys("level")
    assert order(*needs, driver="n2", policy=without_key) == ["n2", "n1"]


def test_the_influence_group_comes_before_the_level() -> None:
    """As the scheme groups the domains."""
    needs = (a_need("n1", "family_marital", "moderate"), a_need("n2", "substance_use", "high"))
    assert order(*needs) == ["n1", "n2"]
    for scheme in ("carey_top5", "andrews_bonta"):
        assert order(*needs, policy=policy_with(influence_scheme=scheme)) == ["n2", "n1"]


def test_distance_above_the_threshold_decides_on_its_own_scale() -> None:
    """Never raw scores; a need whose scores are not known comes after."""
    needs = (
        a_need("n1", "employment", score=30, threshold=10, max_score=100),
        a_need("n2", "education", contributed=True, score=5, threshold=1, max_score=6),
        a_need("n3", "substance_use", score=90),
        a_need("n4", "leisure", score=0, threshold=0, max_score=1),
    )
    assert order(*needs) == ["n2", "n1", "n4", "n3"]


def test_agreement_then_priority_break_ties() -> None:
    """Agrees, in part, not recorded, disagrees; then what the participant wants most."""
    needs = [
        a_need("n1", "employment", agreement=Agreement.DISAGREES, priority=10),
        a_need("n2", "leisure"),
        a_need("n3", "substance_use", agreement=Agreement.AGREES_IN_PART),
        a_need("n4", "education", contributed=True, agreement=Agreement.AGREES, priority=0),
    ]
    assert order(*needs) == ["n4", "n3", "n2", "n1"]
    wanted = [a_need("n1", "leisure", priority=1), a_need("n2", "employment")]
    assert order(*wanted) == ["n1", "n2"]


def test_a_policy_may_rank_by_links_to_harm_and_reoffending() -> None:
    """Two for harm, one for reoffending, then the distance, then the name."""
    keys = ("risk_link", "distance", "name")
    needs = (
        a_need("n1", "employment"),
        a_need("n2", "leisure", linked_to_reoffending=True),
        a_need("n3", "substance_use", linked_to_harm=True),
        a_need("n4", "family_marital", linked_to_harm=True, linked_to_reoffending=True),
        a_need("n5", "antisocial_cognition", linked_to_harm=False, linked_to_reoffending=False),
    )
    assert order(*needs, policy=with_keys(*keys)) == ["n4", "n3", "n2", "n5", "n1"]
    weights = RiskLinkWeights(harm=0, reoffending=3)
    assert order(*needs, policy=with_keys(*keys, risk_link_weights=weights)) == [
        "n4",
        "n2",
        "n5",
        "n1",
        "n3",
    ]


def test_without_any_key_the_id_decides() -> None:
    """A policy may list nothing."""
    needs = (a_need("b", "antisocial_cognition"), a_need("a", "leisure"))
    assert order(*needs, policy=with_keys()) == ["a", "b"]


def test_a_need_that_fuels_another_comes_before_it() -> None:
    """Through several, and whatever the other keys say."""
    needs = (
        a_need("n1", "antisocial_cognition"),
        a_need("n2", "employment", fuels=("n1",)),
        a_need("n3", "leisure", "moderate", fuels=("n2",)),
        a_need("n4", "antisocial_companions"),
    )
    assert order(*needs) == ["n4", "n3", "n2", "n1"]
    assert order(*needs, policy=with_keys("influence", "level", "table")) == [
        "n1",
        "n4",
        "n2",
        "n3",
    ]


def test_a_need_waits_for_all_that_fuel_it() -> None:
    """Two fuelers come before it, in their own order."""
    needs = (
        a_need("n1", "antisocial_cognition"),
        a_need("n2", "leisure", fuels=("n1", "n1x")),
        a_need("n3", "employment", fuels=("n1",)),
        a_need("n1x", "antisocial_companions"),
    )
    assert order(*needs) == ["n3", "n2", "n1", "n1x"]


def test_fuels_hold_only_inside_a_tier_and_a_class() -> None:
    """An unknown need does not pass a target that it fuels, nor one tier another."""
    assert order(
        a_need("n1", "employment"),
        a_need("n2", "leisure", "unknown", fuels=("n1",)),
        a_need("n3", "food", "low"),
        a_need("n4", "dental", fuels=("n3", "n1")),
    ) == ["n3", "n1", "n2", "n4"]


def test_a_need_that_fuels_itself_is_a_loop_of_one() -> None:
    """It is reported and changes nothing."""
    decided = rank_needs([a_need("n1", "leisure", fuels=("n1",))], policy_named())
    assert [reason.fact("needs") for reason in decided.reasons[1:]] == [("n1",)]


def test_edges_inside_a_loop_are_ignored_and_the_loop_is_reported() -> None:
    """Edges into and out of it hold."""
    needs = (
        a_need("n1", "antisocial_cognition", fuels=("n2",)),
        a_need("n2", "leisure", fuels=("n1", "n4")),
        a_need("n3", "employment", "moderate", fuels=("n1",)),
        a_need("n4", "antisocial_companions"),
    )
    assert order(*needs) == ["n2", "n4", "n3", "n1"]
    decided = rank_needs(needs, policy_named())
    assert [reason.rule for reason in decided.reasons] == ["ranking.order", "ranking.loop"]
    assert decided.reasons[1].fact("needs") == ("n1", "n2")


def test_two_loops_are_reported_each_by_itself() -> None:
    """In order of their ids, even where one leads to the other."""
    needs = (
        a_need("a1", "employment", fuels=("a2",)),
        a_need("a2", "leisure", fuels=("a1", "b1")),
        a_need("b1", "substance_use", fuels=("b2",)),
        a_need("b2", "family_marital", fuels=("b1",)),
    )
    decided = rank_needs(needs, policy_named())
    loops = [reason.fact("needs") for reason in decided.reasons[1:]]
    assert loops == [("a1", "a2"), ("b1", "b2")]
    ranked = [item.need.id for item in decided.value]
    assert max(ranked.index("a1"), ranked.index("a2")) < ranked.index("b1")


def test_what_is_fueled_but_not_there_is_no_matter() -> None:
    """Needs can be ranked without their case."""
    assert order(a_need("n1", "leisure", fuels=("n9",)), a_need("n2", "employment")) == ["n2", "n1"]


@pytest.mark.parametrize(
    ("first", "second", "decided_by", "stated"),
    [
        (a_need("a", "food"), a_need("b", "leisure"), "tier", "TC-12a"),
        (a_need("a", "family_marital"), a_need("b", "leisure"), "influence", "VA-2c"),
        (a_need("a", "leisure"), a_need("b", "employment", "moderate"), "level", "TC-5"),
        (a_need("a", "leisure", priority=3), a_need("b", "employment"), "priority", "LIB"),
        (a_need("a", "employment"), a_need("b", "leisure"), "table", "LIB"),
        (a_need("a", "leisure"), a_need("b", "leisure"), "id", "LIB"),
        (a_need("a", "leisure", fuels=("b",)), a_need("b", "family_marital"), "fuels", "NP-2a"),
        (a_need("a", "food"), a_need("b", "trauma"), "survival", "NP-2b"),
        (a_need("a", "dental"), a_need("b", "vision", "moderate"), "level", "TC-5"),
    ],
)
def test_the_reason_names_the_key_that_told_two_needs_apart(
    first: Need, second: Need, decided_by: str, stated: str
) -> None:
    """With whoever states that key."""
    ranked = rank_needs([second, first], policy_named()).value
    assert [item.need.id for item in ranked] == ["a", "b"]
    reason = ranked[1].reasons[-1]
    assert (reason.rule, reason.fact("after"), reason.fact("decided_by")) == (
        "ranking.after",
        "a",
        decided_by,
    )
    assert stated in {reason.citation.statement, reason.citation.source}
    assert ranked[0].reasons[-1].rule == "ranking.first"


def test_needs_of_different_classes_say_so() -> None:
    """That moderate, high or interfering come first is a rule of its own."""
    needs = [a_need("a", "leisure"), a_need("b", "employment", "unknown")]
    ranked = rank_needs(needs, policy_named()).value
    reason = ranked[1].reasons[-1]
    assert (reason.rule, reason.fact("after")) == ("ranking.after_class", "a")


def test_the_driver_is_the_reason_where_it_leads() -> None:
    """Whatever the keys are."""
    needs = [a_need("n1", "employment"), a_need("n2", "leisure", "moderate")]
    for policy in (policy_named(), with_keys("level")):
        ranked = rank_needs(needs, policy, driver_id="n2").value
        assert ranked[1].reasons[-1].fact("decided_by") == "driver"


def test_every_order_of_the_input_gives_the_same_ranks() -> None:
    """For a handful of needs of every kind."""
    needs = (
        a_need("n1", "employment", fuels=("n2",)),
        a_need("n2", "antisocial_cognition", fuels=("n3",)),
        a_need("n3", "leisure", "unknown", fuels=("n1",)),
        a_need("n4", "food", interferes=True),
        a_need("n5", "criminal_history"),
    )
    found = {
        tuple(item.need.id for item in rank_needs(given, policy_named()).value)
        for given in itertools.permutations(needs)
    }
    assert len(found) == 1


def test_ranking_reads_no_day() -> None:
    """When a need was assessed changes nothing."""
    day = datetime.date(2020, 1, 1)
    needs = (a_need("n2", "leisure", assessed_on=day), a_need("n1", "leisure"))
    assert order(*needs) == ["n1", "n2"]
