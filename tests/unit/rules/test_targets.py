"""Which needs does the plan target?"""

from typing import Any

import pytest

from rnr_caseplan import EligibilityOutcome, Level, Need, Policy, rank_needs
from rnr_caseplan.rules.targets import choose_targets
from tests.unit.builders import a_need, policy_named, policy_with


def chosen(
    *needs: Need,
    policy: Policy | None = None,
    driver: str | None = None,
    outcome: str = "full_plan",
) -> dict[str, tuple[str, list[str]]]:
    """Give each need's disposition and the rules behind it."""
    used = policy or policy_named()
    ranked = rank_needs(needs, used, driver_id=driver).value
    found = choose_targets(ranked, used, driver_id=driver, outcome=EligibilityOutcome(outcome))
    assert [item for item, _ in found] == list(ranked)
    return {
        item.need.id: (decided.value.value, [reason.rule for reason in decided.reasons])
        for item, decided in found
    }


def test_no_needs_give_no_targets() -> None:
    """An empty case is a case."""
    assert chosen() == {}


@pytest.mark.parametrize(
    ("domain", "facts", "disposition", "rule"),
    [
        ("employment", {"level": "high"}, "future", "targets.level"),
        ("employment", {"level": "moderate"}, "future", "targets.level"),
        ("employment", {"level": "low"}, "watched", "targets.watched"),
        ("employment", {"level": "low", "interferes": True}, "watched", "targets.watched"),
        ("employment", {"level": "unknown"}, "assess_first", "targets.assess_first"),
        ("dental", {"level": "moderate"}, "future", "targets.level"),
        ("dental", {"level": "low"}, "watched", "targets.watched"),
        ("dental", {"level": "low", "interferes": True}, "future", "targets.interferes"),
        ("trauma", {"level": "high"}, "adaptation", "targets.adaptation"),
        ("trauma", {"level": "high", "interferes": False}, "adaptation", "targets.adaptation"),
        ("trauma", {"level": "low"}, "watched", "targets.watched"),
        ("trauma", {"level": "low", "interferes": True}, "future", "targets.interferes"),
        ("trauma", {"level": "unknown"}, "assess_first", "targets.assess_first"),
        ("trauma", {"level": "unknown", "interferes": True}, "future", "targets.interferes"),
        ("criminal_history", {"level": "high"}, "not_a_target", "targets.static"),
        ("criminal_history", {"level": "unknown"}, "not_a_target", "targets.static"),
    ],
)
def test_level_and_interference_decide(
    domain: str, facts: dict[str, Any], disposition: str, rule: str
) -> None:
    """Future means a target, which may yet get a place."""
    assert chosen(a_need("n1", domain, **facts)) == {"n1": (disposition, [rule])}


@pytest.mark.parametrize(("limit", "targeted"), [(0, 0), (1, 1), (3, 3), (9, 5)])
def test_criminogenic_needs_beyond_the_count_are_not_targeted(limit: int, targeted: int) -> None:
    """The first by rank are; needs of other tiers do not count."""
    domains = ("antisocial_cognition", "family_marital", "substance_use", "employment", "leisure")
    needs = [a_need(f"n{number}", domain) for number, domain in enumerate(domains)]
    others = [a_need("m1", "dental"), a_need("m2", "phone", interferes=True)]
    found = chosen(*needs, *others, policy=policy_with(criminogenic_targets=limit))
    dispositions = [found[f"n{number}"][0] for number in range(5)]
    assert dispositions == ["future"] * targeted + ["not_targeted"] * (5 - targeted)
    assert found["m1"][0] == found["m2"][0] == "future"


def test_a_watched_need_does_not_count() -> None:
    """Only targets are counted."""
    policy = policy_with(criminogenic_targets=1)
    found = chosen(
        a_need("n1", "antisocial_cognition", "low"), a_need("n2", "leisure"), policy=policy
    )
    assert {name: disposition for name, (disposition, _) in found.items()} == {
        "n1": "watched",
        "n2": "future",
    }


def test_the_accepted_driver_is_a_target() -> None:
    """Also a responsivity need, by a supervisor's override."""
    for domain in ("antisocial_cognition", "trauma"):
        found = chosen(a_need("n1", domain, "moderate"), driver="n1")
        assert found == {"n1": ("future", ["targets.driver"])}


@pytest.mark.parametrize(
    ("outcome", "criminogenic", "maintenance"),
    [
        ("diverted", "not_targeted", "not_targeted"),
        ("exempt", "not_targeted", "not_targeted"),
        ("assess_first", "future", "future"),
    ],
)
def test_without_a_full_plan_needs_get_no_goal(
    outcome: str, criminogenic: str, maintenance: str
) -> None:
    """Responsivity needs still get referrals; what is unknown or low stays as it is."""
    found = chosen(
        a_need("n1", "employment"),
        a_need("n2", "dental"),
        a_need("n3", "food", interferes=True),
        a_need("n4", "leisure", "unknown"),
        a_need("n5", "phone", "low"),
        outcome=outcome,
    )
    assert {name: disposition for name, (disposition, _) in found.items()} == {
        "n1": criminogenic,
        "n2": maintenance,
        "n3": "adaptation",
        "n4": "assess_first",
        "n5": "watched",
    }
    assert found["n3"][1] == ["targets.no_full_plan", "targets.interferes"]


def test_a_policy_says_which_levels_are_targets() -> None:
    """An unknown level is never one, even where low is."""
    policy = policy_with(target_levels=(Level.LOW, Level.MODERATE, Level.HIGH, Level.UNKNOWN))
    found = chosen(
        a_need("n1", "leisure", "low"), a_need("n2", "leisure", "unknown"), policy=policy
    )
    assert found["n1"][0] == "future"
    assert found["n2"][0] == "assess_first"
