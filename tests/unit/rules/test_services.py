"""Does a service do what the goal needs, at the participant's level of risk?"""

from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import Policy, RiskLevel
from rnr_caseplan.model.matches import Fit
from rnr_caseplan.policy.values import MixedRisk, ServiceHours, ServiceKey
from rnr_caseplan.rules.services import judge_need, judge_service
from rnr_caseplan.services import OfferedService, Payer, ServiceKind
from tests.unit.builders import TODAY, policy_named, policy_with
from tests.unit.offered import a_catalogue, a_service, days_ago

LOW, MODERATE, HIGH = RiskLevel.LOW, RiskLevel.MODERATE, RiskLevel.HIGH
UNKNOWN = RiskLevel.UNKNOWN


def said(
    key: ServiceKey,
    service: OfferedService,
    risk_level: RiskLevel = HIGH,
    policy: Policy | None = None,
) -> list[tuple[str, str]]:
    """Give what is said of a service in one respect: how far it fits, and by which rule."""
    found = judge_service(
        service, risk_level, a_catalogue(service), policy or policy_named(), as_of=TODAY
    )
    return [(item.fit.value, item.reason.rule.removeprefix("services.")) for item in found[key]]


def by_risk(**facts: Any) -> Policy:
    """Give a policy with other answers to levels of risk."""
    return policy_with(services_by_risk=evolve(policy_named().services_by_risk.value, **facts))


def test_a_service_works_on_one_of_the_needs() -> None:
    """The domains that it works on are told, and where there are none, those that it does not."""
    service = a_service(needs=("employment", "education"))
    some = judge_need(service, ("education", "trauma"))
    none = judge_need(service, ("trauma",))
    assert (some.fit, some.reason.fact("domains")) == (Fit.FITS, ("education",))
    assert (none.fit, none.reason.fact("domains")) == (Fit.AGAINST, ("trauma",))


@pytest.mark.parametrize(
    ("served", "risk_level", "expected"),
    [
        ((HIGH,), HIGH, ("fits", "risk")),
        ((MODERATE, HIGH), MODERATE, ("fits", "risk")),
        ((HIGH,), LOW, ("against", "other_risk")),
        ((LOW,), HIGH, ("against", "other_risk")),
        ((HIGH,), RiskLevel.VERY_HIGH, ("against", "other_risk")),
        ((HIGH,), UNKNOWN, ("ask", "risk_unknown")),
        ((), HIGH, ("ask", "risk_unknown")),
        ((), UNKNOWN, ("ask", "risk_unknown")),
    ],
)
def test_a_service_is_for_the_participants_level_of_risk(
    served: tuple[RiskLevel, ...], risk_level: RiskLevel, expected: tuple[str, str]
) -> None:
    """A level that is not known is asked for, and neither fits nor excludes."""
    assert said(ServiceKey.RISK, a_service(risk_levels=served), risk_level) == [expected]


def test_what_is_to_be_asked_is_named() -> None:
    """Only what is not known."""
    found = judge_service(a_service(), HIGH, a_catalogue(), policy_named(), as_of=TODAY)
    (item,) = found[ServiceKey.RISK]
    assert item.reason.fact("missing") == ("the levels that it serves",)


@pytest.mark.parametrize(
    ("mixed", "expected"),
    [
        (MixedRisk.REFUSE, ("against", "mixed_refused")),
        (MixedRisk.WARN, ("arrange", "mixed_warned")),
    ],
)
def test_low_and_high_risk_are_not_mixed(mixed: MixedRisk, expected: tuple[str, str]) -> None:
    """Refused or warned of, as the policy says, under the policy's citation."""
    service = a_service(risk_levels=(HIGH, LOW), separate_groups=False)
    policy = by_risk(mixed=mixed)
    for risk_level in (LOW, HIGH):
        assert said(ServiceKey.RISK, service, risk_level, policy) == [("fits", "risk"), expected]
    found = judge_service(service, HIGH, a_catalogue(), policy, as_of=TODAY)
    assert found[ServiceKey.RISK][1].reason.citation == policy.services_by_risk.citation
    assert found[ServiceKey.RISK][1].reason.fact("served") == ("low", "high")


@pytest.mark.parametrize(
    ("served", "separate", "expected"),
    [
        ((LOW, HIGH), True, []),
        ((LOW, HIGH), None, [("ask", "mixed_unknown")]),
        ((LOW, MODERATE), None, []),
        ((MODERATE, HIGH), False, []),
        ((RiskLevel.VERY_LOW, LOW), False, []),
    ],
)
def test_groups_apart_and_neighboring_levels_do_not_mix(
    served: tuple[RiskLevel, ...], separate: bool | None, expected: list[tuple[str, str]]
) -> None:
    """Whether low and high risk attend apart is asked where nobody recorded it."""
    service = a_service(risk_levels=served, separate_groups=separate)
    assert said(ServiceKey.RISK, service, served[0]) == [("fits", "risk"), *expected]


@pytest.mark.parametrize("kind", [ServiceKind.HOUSING, ServiceKind.BENEFITS, ServiceKind.LEGAL])
def test_other_kinds_of_service_serve_every_level_alike(kind: ServiceKind) -> None:
    """Nobody is kept from a place to live by the level of risk."""
    service = a_service(kind=kind, risk_levels=(LOW,), hours_a_week=40)
    assert said(ServiceKey.RISK, service) == []
    assert said(ServiceKey.INTENSITY, service, LOW) == []


@pytest.mark.parametrize(
    ("hours", "risk_level", "expected"),
    [
        (2, LOW, [("fits", "intensity")]),
        (2.5, LOW, [("against", "too_intensive")]),
        (3, HIGH, [("fits", "intensity")]),
        (2.5, HIGH, [("arrange", "too_light")]),
        (40, MODERATE, []),
        (40, UNKNOWN, []),
        (None, HIGH, [("ask", "intensity_unknown")]),
        (None, MODERATE, []),
    ],
)
def test_intensity_follows_risk(
    hours: float | None, risk_level: RiskLevel, expected: list[tuple[str, str]]
) -> None:
    """The bound itself fits; too much does not, and too little needs others beside it."""
    assert said(ServiceKey.INTENSITY, a_service(hours_a_week=hours), risk_level) == expected


def test_hours_may_be_bound_on_both_sides() -> None:
    """An agency may set both for one level."""
    both = ServiceHours(risk_levels=(MODERATE,), at_least=2, at_most=4)
    policy = by_risk(hours_a_week=(both,))
    found = [
        said(ServiceKey.INTENSITY, a_service(hours_a_week=hours), MODERATE, policy)[0][1]
        for hours in (1, 2, 4, 5)
    ]
    assert found == ["too_light", "intensity", "intensity", "too_intensive"]


def test_evidence_is_rated_on_the_agencys_scale() -> None:
    """A service without a rating is asked about, and is not read as weak."""
    rated = a_service(evidence="promising")
    found = judge_service(rated, HIGH, a_catalogue(rated), policy_named(), as_of=TODAY)
    (item,) = found[ServiceKey.EVIDENCE]
    assert item.reason.sentence.startswith(
        "its evidence is rated promising, 1 of 2 on the agency's scale"
    )
    assert said(ServiceKey.EVIDENCE, a_service()) == [("ask", "evidence_unknown")]


@pytest.mark.parametrize(
    ("places", "expected"),
    [(1, ("fits", "places")), (0, ("against", "full")), (None, ("ask", "places_unknown"))],
)
def test_a_service_has_a_free_place(places: int | None, expected: tuple[str, str]) -> None:
    """One is enough."""
    assert said(ServiceKey.PLACES, a_service(free_places=places)) == [expected]


@pytest.mark.parametrize(
    ("payer", "expected"),
    [
        (Payer.NOBODY, ("fits", "cost")),
        (Payer.AGENCY, ("fits", "cost")),
        (Payer.INSURANCE, ("arrange", "cost_to_arrange")),
        (Payer.PARTICIPANT, ("arrange", "cost_to_arrange")),
        (None, ("ask", "cost_unknown")),
    ],
)
def test_who_pays_is_arranged_or_asked(payer: Payer | None, expected: tuple[str, str]) -> None:
    """Cost never keeps anybody out by itself."""
    assert said(ServiceKey.COST, a_service(paid_by=payer)) == [expected]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, ("fits", "verified")),
        (180, ("fits", "verified")),
        (181, ("ask", "stale")),
        (-1, ("ask", "never_verified")),
        (None, ("ask", "never_verified")),
    ],
)
def test_what_is_known_of_a_service_grows_old(days: int | None, expected: tuple[str, str]) -> None:
    """On the last day it can still be relied on; what is made sure of later is not known yet."""
    last = None if days is None else days_ago(days)
    assert said(ServiceKey.VERIFIED, a_service(last_verified_on=last)) == [expected]
