"""What a policy says of services and the level of risk."""

from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import RiskLevel
from rnr_caseplan.policy.contradictions import find_contradictions
from rnr_caseplan.policy.service_faults import find_service_faults
from rnr_caseplan.policy.values import ServiceHours
from rnr_caseplan.policy.wording import tell_value
from tests.unit.builders import policy_named, policy_with

LOW, HIGH, UNKNOWN = RiskLevel.LOW, RiskLevel.HIGH, RiskLevel.UNKNOWN


def bounds(*levels: RiskLevel, least: int | None = None, most: int | None = None) -> ServiceHours:
    """Give the hours that fit some levels of risk."""
    return ServiceHours(risk_levels=levels, at_least=least, at_most=most)


@pytest.mark.parametrize(
    ("name", "value", "path"),
    [
        ("apart", ((LOW,), (UNKNOWN,)), "services.by_risk.apart"),
        ("apart", ((LOW,), (HIGH, LOW)), "services.by_risk.apart"),
        ("hours_a_week", (bounds(UNKNOWN),), "services.by_risk.hours_a_week"),
        ("hours_a_week", (bounds(LOW), bounds(LOW)), "services.by_risk.hours_a_week"),
        (
            "hours_a_week",
            (bounds(HIGH), bounds(LOW, least=3, most=2)),
            "services.by_risk.hours_a_week[1].at_most",
        ),
    ],
)
def test_a_fault_is_named_with_its_place(name: str, value: Any, path: str) -> None:
    """And is among the contradictions of the policy."""
    by_risk = evolve(policy_named().services_by_risk.value, **{name: value})
    policy = policy_with(services_by_risk=by_risk)
    (fault,) = find_service_faults(policy)
    assert fault.path == path
    assert fault.expected
    assert find_contradictions(policy) == (fault,)


@pytest.mark.parametrize(
    "hours",
    [(), (bounds(LOW, least=2, most=2),), (bounds(LOW, least=9), bounds(HIGH, most=1))],
)
def test_hours_may_have_one_bound_or_two_that_agree(hours: tuple[ServiceHours, ...]) -> None:
    """Equal bounds leave one number."""
    by_risk = evolve(policy_named().services_by_risk.value, hours_a_week=hours)
    assert list(find_service_faults(policy_with(services_by_risk=by_risk))) == []


def test_what_follows_from_risk_is_told_in_words() -> None:
    """For the reference of policies and for comparing two of them."""
    assert tell_value(bounds(LOW, least=1, most=2)) == "at least 1 and at most 2 at risk low"
    assert tell_value(bounds(HIGH)) == "any at risk high"
    told = tell_value(policy_named().services_by_risk.value)
    assert told.startswith("for treatment, class, group; kept apart: 1. very low, low; 2. high,")
    assert told.endswith(
        "hours a week: at most 2 at risk very low, low; at least 3 at risk high, very high"
    )
