"""Which targets get a goal place now, and why does each other one wait?"""

import datetime
from typing import Any

import pytest

from rnr_caseplan import EligibilityOutcome, Need, Policy, RiskLevel, rank_needs
from rnr_caseplan.policy.values import KeptPlaces
from rnr_caseplan.rules.sequence import fill_places, hold_places
from rnr_caseplan.rules.targets import choose_targets
from tests.unit.builders import TODAY, a_case, a_need, policy_named, policy_with

HOUSING = a_need("h", "unstable_housing", interferes=True)
PHONE = a_need("p", "phone", "moderate", interferes=True)
THINKING = a_need("t", "antisocial_cognition")
WORK = a_need("w", "employment")
TEETH = a_need("m", "dental")
BOTH = ("virginia", "rnr-baseline")


def places(
    *needs: Need,
    policy: str | Policy = "rnr-baseline",
    driver: str | None = None,
    risk: str = "high",
    **facts: Any,
) -> dict[str, tuple[str, list[str]]]:
    """Give for each target what becomes of it, and the rules behind it."""
    used = policy_named(policy) if isinstance(policy, str) else policy
    case = a_case(*needs, risk_level=RiskLevel(risk), **facts)
    ranked = rank_needs(needs, used, driver_id=driver).value
    chosen = choose_targets(ranked, used, driver_id=driver, outcome=EligibilityOutcome.FULL_PLAN)
    filled = fill_places(chosen, case, used, driver_id=driver, as_of=TODAY)
    return {
        name: (decided.value.value, [reason.rule for reason in decided.reasons])
        for name, decided in filled.items()
    }


def active(*needs: Need, **facts: Any) -> set[str]:
    """Give the ids of the targets that are worked on now."""
    found = places(*needs, **facts)
    return {name for name, (status, _) in found.items() if status == "active"}


def test_without_targets_no_place_is_filled() -> None:
    """Nothing is invented."""
    assert places() == {}
    assert places(a_need("n1", "leisure", "low")) == {}


@pytest.mark.parametrize("policy", BOTH)
@pytest.mark.parametrize(
    ("risk", "expected"),
    [
        ("high", {"h", "t"}),
        ("very_high", {"h", "t"}),
        ("moderate", {"h", "p"}),
        ("low", {"h", "p"}),
        ("unknown", {"h", "p"}),
    ],
)
def test_at_high_risk_one_place_is_kept_for_the_driver(
    policy: str, risk: str, expected: set[str]
) -> None:
    """Two interfering needs and a driver: the first of them and the driver, else both."""
    assert active(HOUSING, PHONE, THINKING, policy=policy, driver="t", risk=risk) == expected


@pytest.mark.parametrize("policy", BOTH)
def test_without_a_driver_the_place_is_kept_for_the_first_criminogenic_target(
    policy: str,
) -> None:
    """And the reason says for whom."""
    found = places(HOUSING, PHONE, THINKING, WORK, policy=policy)
    assert found["t"] == ("active", ["sequence.kept_place"])
    assert found["w"] == ("future", ["sequence.no_free_place"])
    assert found["p"] == ("future", ["sequence.kept_place", "sequence.no_free_place"])


@pytest.mark.parametrize(("driver", "kept_for"), [("t", "the driver"), (None, "the first")])
def test_a_kept_place_says_for_whom(driver: str | None, kept_for: str) -> None:
    """With the risk level and the citation of the policy's value."""
    policy = policy_named("virginia")
    case = a_case(HOUSING, THINKING, risk_level=RiskLevel.HIGH)
    ranked = rank_needs(case.needs, policy, driver_id=driver).value
    outcome = EligibilityOutcome.FULL_PLAN
    chosen = choose_targets(ranked, policy, driver_id=driver, outcome=outcome)
    decided = fill_places(chosen, case, policy, driver_id=driver, as_of=TODAY)["t"]
    assert kept_for in decided.why
    assert decided.reasons[0].fact("risk_level") == "high"
    assert decided.reasons[0].citation.statement == "VA-4c"


@pytest.mark.parametrize("risk", ["high", "moderate"])
@pytest.mark.parametrize("policy", BOTH)
def test_one_interfering_need_and_a_driver_are_both_active(policy: str, risk: str) -> None:
    """At any risk level there is a place for each."""
    assert active(HOUSING, THINKING, WORK, policy=policy, driver="t", risk=risk) == {"h", "t"}


@pytest.mark.parametrize("risk", ["high", "moderate"])
def test_under_treatment_court_interfering_needs_take_the_places(risk: str) -> None:
    """The driver waits for stabilization and says so."""
    two = places(HOUSING, PHONE, THINKING, policy="treatment-court", driver="t", risk=risk)
    assert two["t"] == ("future", ["sequence.stabilize_first"])
    assert {two["h"][0], two["p"][0]} == {"active"}
    assert active(HOUSING, THINKING, policy="treatment-court", driver="t", risk=risk) == {"h"}


def test_substance_use_that_interferes_may_be_stabilized_meanwhile() -> None:
    """It stays criminogenic; without interfering it waits like others."""
    use = a_need("u", "substance_use", interferes=True)
    found = places(HOUSING, use, WORK, policy="treatment-court")
    assert found["u"] == ("active", ["sequence.clinical_stabilization"])
    assert found["w"] == ("future", ["sequence.stabilize_first"])
    waiting = places(HOUSING, a_need("u", "substance_use"), policy="treatment-court")
    assert waiting["u"] == ("future", ["sequence.stabilize_first"])


def test_clinical_stabilization_takes_only_a_free_place() -> None:
    """Two interfering needs fill both."""
    use = a_need("u", "substance_use", interferes=True)
    found = places(HOUSING, PHONE, use, policy="treatment-court")
    assert found["u"] == ("future", ["sequence.no_free_place"])


@pytest.mark.parametrize("policy", ["virginia", "rnr-baseline", "treatment-court"])
def test_where_nothing_interferes_criminogenic_targets_take_the_places(policy: str) -> None:
    """By rank, up to the limit."""
    found = places(THINKING, WORK, a_need("l", "leisure"), policy=policy)
    assert found["t"] == found["w"] == ("active", ["sequence.free_place"])
    assert found["l"] == ("future", ["sequence.no_free_place"])


def test_the_driver_takes_the_first_place_even_as_a_responsivity_need() -> None:
    """Where a supervisor's override made it the driver."""
    trauma = a_need("x", "trauma")
    assert places(trauma, THINKING, WORK, driver="x")["x"] == ("active", ["sequence.free_place"])
    assert active(HOUSING, trauma, THINKING, driver="x") == {"h", "x"}


def test_a_driver_that_interferes_itself_keeps_no_second_place() -> None:
    """Its place is its own, and no place is kept for another in its name."""
    trauma = a_need("x", "trauma", interferes=True)
    assert active(trauma, HOUSING, THINKING, driver="x") == {"x", "h"}


@pytest.mark.parametrize(
    ("limit", "kept", "expected"),
    [
        (1, 1, {"h"}),
        (2, 2, {"h", "t"}),
        (3, 1, {"h", "p", "t"}),
        (3, 2, {"h", "t", "w"}),
        (3, 9, {"h", "t", "w"}),
        (9, 1, {"h", "p", "t", "w", "l"}),
        (2, 0, {"h", "p"}),
    ],
)
def test_kept_places_never_take_the_last_place_from_what_interferes(
    limit: int, kept: int, expected: set[str]
) -> None:
    """Whatever the two numbers of the policy are."""
    policy = policy_with(
        goals_active_at_once=limit,
        kept_for_driver=KeptPlaces(risk_levels=(RiskLevel.HIGH,), places=kept),
    )
    needs = (HOUSING, PHONE, THINKING, WORK, a_need("l", "leisure"))
    assert active(*needs, policy=policy, driver="t") == expected


def test_a_kept_place_that_nobody_needs_goes_to_what_interferes() -> None:
    """Without a criminogenic target there is none to keep it for."""
    assert active(HOUSING, PHONE, a_need("w", "employment", "low")) == {"h", "p"}


def test_maintenance_waits_for_what_comes_before_it() -> None:
    """Open needs of the other tiers are named; a low one is not open unless it interferes."""
    found = places(TEETH, a_need("w", "employment", "unknown"))
    assert found["m"] == ("future", ["sequence.maintenance_waits"])
    closed = (a_need("w", "employment", "low"), a_need("f", "food", "low"))
    assert places(TEETH, *closed)["m"] == ("active", ["sequence.maintenance_starts"])
    open_again = a_need("f", "food", "low", interferes=True)
    assert places(TEETH, open_again)["m"][0] == "future"


def test_two_maintenance_needs_share_what_is_free() -> None:
    """The third is queued for want of a place."""
    needs = (TEETH, a_need("m2", "medical"), a_need("m3", "vision"))
    found = places(*needs)
    assert [found[name][0] for name in ("m2", "m", "m3")] == ["active", "active", "future"]
    assert found["m3"][1] == ["sequence.no_free_place"]


@pytest.mark.parametrize(
    ("sober_since", "status"),
    [
        (None, "future"),
        (TODAY - datetime.timedelta(days=89), "future"),
        (TODAY - datetime.timedelta(days=90), "active"),
        (TODAY - datetime.timedelta(days=91), "active"),
        (datetime.date.max, "future"),
        (datetime.date.min, "active"),
    ],
)
def test_a_time_of_sobriety_comes_before_maintenance(
    sober_since: datetime.date | None, status: str
) -> None:
    """Ninety days; the ninetieth is enough, and an absent day means not yet."""
    found = places(TEETH, policy="treatment-court", sober_since=sober_since)
    assert found["m"][0] == status
    rule = "sequence.maintenance_starts" if status == "active" else "sequence.sobriety"
    assert found["m"][1] == [rule]


@pytest.mark.parametrize(
    ("level", "asked"), [("low", False), ("moderate", True), ("high", True), ("unknown", True)]
)
def test_the_baseline_asks_for_sobriety_where_substance_use_is_recorded(
    level: str, asked: bool
) -> None:
    """At moderate, high or unknown; unknown is never read as low."""
    found = places(TEETH, a_need("u", "substance_use", level))
    assert ("sequence.sobriety" in found["m"][1]) == asked


def test_every_gate_that_is_shut_is_named() -> None:
    """Open needs and sobriety together."""
    found = places(TEETH, a_need("u", "substance_use"))
    assert found["m"][1] == ["sequence.maintenance_waits", "sequence.sobriety"]


def test_without_a_full_plan_every_target_waits() -> None:
    """Until the risk level is assessed."""
    policy = policy_named()
    ranked = rank_needs([WORK, TEETH, a_need("l", "leisure", "low")], policy).value
    outcome = EligibilityOutcome.ASSESS_FIRST
    chosen = choose_targets(ranked, policy, driver_id=None, outcome=outcome)
    held = hold_places(chosen, policy)
    assert set(held) == {"w", "m"}
    assert {decided.reasons[0].rule for decided in held.values()} == {"sequence.risk_unknown"}
