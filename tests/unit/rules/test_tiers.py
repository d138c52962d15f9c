"""Which tier is a need?"""

import itertools
from typing import Any

import pytest

from rnr_caseplan import InputError, Tier, classify_need
from tests.unit.builders import a_need, policy_named

CLAIMS = (None, False, True)
BOTH = list(itertools.product(CLAIMS, repeat=2))
USUAL = {
    "responsivity": (
        "mental_health trauma unstable_housing motivation withdrawal anhedonia "
        "intellectual_deficits language transport phone identification clothing food "
        "health_insurance childcare fines_and_fees child_support"
    ),
    "criminogenic": (
        "antisocial_cognition antisocial_companions antisocial_personality family_marital "
        "substance_use employment leisure"
    ),
    "maintenance": (
        "education vocational_skills literacy medical dental vision std_testing "
        "health_risk_behavior overdose_risk job_skills self_esteem"
    ),
    "not_a_target": "criminal_history",
}
DOMAINS = [(domain, Tier(tier)) for tier, names in USUAL.items() for domain in names.split()]


def decide(domain: str, policy: str = "rnr-baseline", **facts: Any) -> tuple[str, str]:
    """Give the tier of a need and the rule that decided."""
    decided = classify_need(a_need("n1", domain, **facts), policy_named(policy))
    return decided.value.value, decided.reasons[0].rule


def test_the_table_names_every_domain() -> None:
    """No domain of the baseline is left out below."""
    assert sorted(name for name, _ in DOMAINS) == sorted(name for name, _ in policy_named().domains)


@pytest.mark.parametrize(("domain", "tier"), DOMAINS)
@pytest.mark.parametrize("level", ["low", "moderate", "high", "unknown"])
def test_a_need_has_its_usual_tier_at_any_level(domain: str, tier: Tier, level: str) -> None:
    """An unknown level still gets its tier, and absent claims have no effect."""
    rule = "tiers.static" if tier is Tier.NOT_A_TARGET else "tiers.usual"
    assert decide(domain, level=level) == (tier.value, rule)
    assert decide(domain, level=level, interferes=False, contributed=False) == (tier.value, rule)


@pytest.mark.parametrize("domain", ["education", "vocational_skills"])
def test_learning_is_criminogenic_where_it_contributed(domain: str) -> None:
    """In practice when it keeps the participant out of work."""
    assert decide(domain, contributed=True) == ("criminogenic", "tiers.contributed")
    assert decide(domain, interferes=True) == ("maintenance", "tiers.usual")


@pytest.mark.parametrize(
    "domain",
    ["medical", "dental", "vision", "std_testing", "literacy", "job_skills", "self_esteem"],
)
def test_maintenance_is_responsivity_where_it_interferes_now(domain: str) -> None:
    """Past offending does not change it."""
    assert decide(domain, interferes=True) == ("responsivity", "tiers.interferes")
    assert decide(domain, contributed=True) == ("maintenance", "tiers.usual")


@pytest.mark.parametrize(("interferes", "contributed"), BOTH)
@pytest.mark.parametrize("policy", ["rnr-baseline", "virginia", "treatment-court", "success-plan"])
@pytest.mark.parametrize("domain", ["mental_health", "trauma", "fines_and_fees"])
def test_what_is_never_criminogenic_stays_so(
    domain: str, policy: str, interferes: bool | None, contributed: bool | None
) -> None:
    """However high, and whatever it contributed."""
    tier, _ = decide(domain, policy, interferes=interferes, contributed=contributed)
    assert tier == "responsivity"


@pytest.mark.parametrize(("interferes", "contributed"), BOTH)
def test_static_history_is_never_a_target(
    interferes: bool | None, contributed: bool | None
) -> None:
    """Nothing makes it one."""
    assert decide("criminal_history", interferes=interferes, contributed=contributed) == (
        "not_a_target",
        "tiers.static",
    )


@pytest.mark.parametrize("interferes", CLAIMS)
def test_where_both_apply_what_contributed_decides(interferes: bool | None) -> None:
    """Stress of raising children is the example of one policy."""
    assert decide("parental_stress", "success-plan", contributed=True, interferes=interferes) == (
        "criminogenic",
        "tiers.contributed",
    )
    assert decide("parental_stress", "success-plan", interferes=interferes) == (
        "responsivity",
        "tiers.usual",
    )


def test_the_reason_says_what_was_not_recorded() -> None:
    """With the citation of the value that decided."""
    policy = policy_named()
    decided = classify_need(a_need("n1", "education"), policy)
    assert decided.reasons[0].fact("contributed") is None
    assert "contributed: not recorded" in decided.why
    assert decided.reasons[0].citation.statement == "TC-11a"
    contributed = classify_need(a_need("n1", "education", contributed=True), policy)
    assert contributed.reasons[0].citation.statement == "TC-10a"


def test_a_domain_that_the_policy_does_not_know_is_refused() -> None:
    """With the domains that it knows, and without the one that was named."""
    with pytest.raises(InputError) as caught:
        decide("gambling")
    (fault,) = caught.value.faults
    assert fault.path == "domain"
    assert "employment" in fault.expected
    assert "gambling" not in str(fault)
