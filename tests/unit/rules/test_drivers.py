"""Which need is the driver?"""

import datetime
from typing import Any

import pytest

from rnr_caseplan import (
    Case,
    Driver,
    Incident,
    Need,
    Override,
    RiskLevel,
    Tier,
    check_driver,
    propose_drivers,
)
from rnr_caseplan.policy.values import EvidenceKey
from rnr_caseplan.rules.drivers import judge_delay, judge_driver
from tests.unit.builders import TODAY, a_case, a_need, policy_named, policy_with

OVERRIDE = Override(by="staff:9", on=TODAY, reason="seen in six incidents")


def judge(need: Need, policy: str = "rnr-baseline", **facts: Any) -> tuple[str, list[str]]:
    """Give the standing of a recorded driver and the rules behind it."""
    decided = check_driver(Driver(need_id=need.id, **facts), [need], policy_named(policy))
    return decided.value.value, [reason.rule for reason in decided.reasons]


@pytest.mark.parametrize("level", ["moderate", "high"])
@pytest.mark.parametrize(
    "domain",
    [
        "antisocial_cognition",
        "antisocial_companions",
        "antisocial_personality",
        "family_marital",
        "substance_use",
    ],
)
def test_a_dynamic_criminogenic_need_at_least_moderate_is_a_driver(domain: str, level: str) -> None:
    """Of the five that most often drive."""
    assert judge(a_need("n1", domain, level)) == ("accepted", ["drivers.accepted"])


@pytest.mark.parametrize(
    ("domain", "facts"),
    [("employment", {}), ("leisure", {}), ("education", {"contributed": True})],
)
def test_a_driver_outside_the_usual_ones_is_accepted_with_a_warning(
    domain: str, facts: dict[str, Any]
) -> None:
    """The warning is the second reason."""
    assert judge(a_need("n1", domain, **facts)) == (
        "accepted",
        ["drivers.accepted", "drivers.outside_usual"],
    )


@pytest.mark.parametrize(
    ("domain", "level", "facts", "rules"),
    [
        ("criminal_history", "high", {}, ["drivers.refused_static"]),
        ("antisocial_cognition", "low", {}, ["drivers.refused_level"]),
        ("antisocial_cognition", "unknown", {}, ["drivers.refused_level"]),
        ("employment", "low", {"interferes": True}, ["drivers.refused_level"]),
        ("unstable_housing", "high", {}, ["drivers.refused_domain"]),
        ("fines_and_fees", "high", {"contributed": True}, ["drivers.refused_domain"]),
        ("education", "high", {}, ["drivers.refused_tier"]),
        ("education", "low", {}, ["drivers.refused_tier", "drivers.refused_level"]),
        ("mental_health", "high", {}, ["drivers.refused_without_override"]),
        (
            "trauma",
            "low",
            {},
            ["drivers.refused_without_override", "drivers.refused_level"],
        ),
    ],
)
def test_a_refusal_names_every_ground(
    domain: str, level: str, facts: dict[str, Any], rules: list[str]
) -> None:
    """It is a decision, never an exception."""
    assert judge(a_need("n1", domain, level, **facts)) == ("refused", rules)


@pytest.mark.parametrize("domain", ["mental_health", "trauma"])
def test_the_exception_needs_a_recorded_override(domain: str) -> None:
    """The override names the person and the day; it does not raise the level."""
    assert judge(a_need("n1", domain), override=OVERRIDE) == ("accepted", ["drivers.override"])
    assert judge(a_need("n1", domain, "low"), override=OVERRIDE) == (
        "refused",
        ["drivers.refused_level"],
    )


def test_an_override_does_not_open_other_domains() -> None:
    """It speaks of the domains that the policy names."""
    assert judge(a_need("n1", "food"), override=OVERRIDE)[0] == "refused"
    usual = judge(a_need("n1", "substance_use"), override=OVERRIDE)
    assert usual == ("accepted", ["drivers.accepted"])


def test_an_agencys_own_domain_may_be_a_driver() -> None:
    """Where it is criminogenic and listed."""
    need = a_need("n1", "parental_stress", contributed=True)
    assert judge(need, "success-plan")[0] == "accepted"
    assert judge(a_need("n1", "parental_stress"), "success-plan")[1] == ["drivers.refused_tier"]


def test_the_reason_tells_who_named_it_and_when() -> None:
    """Or that it is not recorded."""
    need = a_need("n1", "substance_use")
    policy = policy_named()
    named = Driver(need_id="n1", named_by="staff:17", named_on=TODAY)
    told = judge_driver(named, need, Tier.CRIMINOGENIC, policy)
    assert dict(told.reasons[0].facts) == {"named_by": "staff:17", "named_on": "2026-11-21"}
    unnamed = judge_driver(Driver(need_id="n1"), need, Tier.CRIMINOGENIC, policy)
    assert unnamed.why.count("not recorded") == 2


def incidents(*need_ids: tuple[str, ...]) -> tuple[Incident, ...]:
    """Give incidents of successive days, the latest first."""
    return tuple(
        Incident(id=f"i{number}", happened_on=TODAY - datetime.timedelta(days=number), need_ids=ids)
        for number, ids in enumerate(need_ids)
    )


def candidates(case: Case, **values: Any) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Give each candidate with its incidents and what it fuels."""
    policy = policy_with(**values) if values else policy_named()
    return [
        (found.need_id, found.incident_ids, found.fuels)
        for found in propose_drivers(case, policy).value
    ]


def test_what_was_at_work_in_incidents_is_a_candidate() -> None:
    """The need of more incidents comes first."""
    case = a_case(
        a_need("n1", "antisocial_cognition"),
        a_need("n2", "leisure", "moderate"),
        incidents=incidents(("n2",), ("n1", "n2")),
    )
    assert candidates(case) == [("n2", ("i0", "i1"), ()), ("n1", ("i1",), ())]


def test_what_fuels_others_is_a_candidate() -> None:
    """What fuels only itself is none."""
    case = a_case(
        a_need("n1", "leisure", fuels=("n1",)),
        a_need("n2", "employment", fuels=("n3", "n1", "n2")),
        a_need("n3", "food"),
    )
    assert candidates(case) == [("n2", (), ("n1", "n3"))]


@pytest.mark.parametrize(
    ("domain", "level"),
    [
        ("mental_health", "high"),
        ("criminal_history", "high"),
        ("employment", "low"),
        ("employment", "unknown"),
        ("education", "high"),
    ],
)
def test_needs_that_cannot_be_drivers_are_no_candidates(domain: str, level: str) -> None:
    """Whatever was at work."""
    case = a_case(a_need("n1", domain, level), incidents=incidents(("n1",)))
    decided = propose_drivers(case, policy_named())
    assert decided.value == ()
    assert [reason.rule for reason in decided.reasons] == ["drivers.no_candidate"]


def test_the_latest_six_incidents_are_reviewed() -> None:
    """An older one, and one without a day, counts only where there is room."""
    early = [("n1",)] * 6
    case = a_case(a_need("n1", "employment"), a_need("n2", "leisure"))
    old = incidents(*early, ("n2",))
    assert [name for name, _, _ in candidates(with_incidents(case, old))] == ["n1"]
    undated = (*incidents(*early), Incident(id="i9", need_ids=("n2",)))
    assert [name for name, _, _ in candidates(with_incidents(case, undated))] == ["n1"]
    room = (*incidents(*early[:5]), Incident(id="i9", need_ids=("n2",)))
    assert [name for name, _, _ in candidates(with_incidents(case, room))] == ["n1", "n2"]


def with_incidents(case: Case, found: tuple[Incident, ...]) -> Case:
    """Give a case with incidents, in the opposite order."""
    return a_case(*case.needs, incidents=found[::-1])


def test_incidents_of_one_day_are_taken_by_id() -> None:
    """So that the order in which they are given means nothing."""
    pair = (
        Incident(id="b", happened_on=TODAY, need_ids=("n1",)),
        Incident(id="a", happened_on=TODAY, need_ids=("n2",)),
    )
    needs = (a_need("n1", "employment"), a_need("n2", "leisure"))
    for given in (pair, pair[::-1]):
        found = candidates(a_case(*needs, incidents=given), incidents_reviewed=1)
        assert [name for name, _, _ in found] == ["n2"]


@pytest.mark.parametrize(
    ("keys", "order"),
    [
        (("incidents",), ["n1", "n2", "n3"]),
        (("fuels",), ["n2", "n3", "n1"]),
        (("influence",), ["n3", "n1", "n2"]),
        (("level",), ["n1", "n2", "n3"]),
        ((), ["n3", "n1", "n2"]),
    ],
)
def test_the_policy_weighs_the_evidence(keys: tuple[str, ...], order: list[str]) -> None:
    """Ties fall to the policy's table of domains, then to the id."""
    case = a_case(
        a_need("n1", "employment", "high", fuels=()),
        a_need("n2", "leisure", "high", fuels=("n1", "n3")),
        a_need("n3", "family_marital", "moderate", fuels=("n1",)),
        incidents=incidents(("n1", "n2"), ("n1",)),
    )
    weighed = tuple(EvidenceKey(key) for key in keys)
    assert [name for name, _, _ in candidates(case, evidence_order=weighed)] == order


def test_candidates_of_equal_evidence_go_by_id() -> None:
    """The order is total."""
    needs = [a_need(name, "leisure", fuels=("n0",)) for name in ("n2", "n1")]
    case = a_case(a_need("n0", "food"), *needs)
    assert [name for name, _, _ in candidates(case)] == ["n1", "n2"]


def test_a_candidate_tells_its_evidence() -> None:
    """In numbers."""
    case = a_case(a_need("n1", "employment"), incidents=incidents(("n1",), ()))
    (found,) = propose_drivers(case, policy_named()).value
    assert dict(found.reasons[0].facts) == {
        "incidents": 1,
        "reviewed": 2,
        "fuels": 0,
        "level": "high",
        "influence": 2,
    }


@pytest.mark.parametrize(
    ("days", "risk_level", "too_long"),
    [
        (30, "high", False),
        (31, "high", True),
        (31, "very_high", True),
        (31, "moderate", False),
        (31, "unknown", False),
        (-5, "high", False),
    ],
)
def test_a_driver_must_not_wait_long_when_the_risk_is_high(
    days: int, risk_level: str, too_long: bool
) -> None:
    """Exactly as many days as the policy allows is still in time."""
    driver = Driver(need_id="n1", named_on=TODAY - datetime.timedelta(days=days))
    delay = judge_delay(driver, RiskLevel(risk_level), policy_named(), as_of=TODAY)
    assert delay.value is too_long
    assert delay.reasons[0].fact("waited") == days
    assert delay.reasons[0].fact("longest") == 30


def test_a_driver_without_a_day_has_not_waited() -> None:
    """Nothing is known of it."""
    delay = judge_delay(Driver(need_id="n1"), RiskLevel.HIGH, policy_named(), as_of=TODAY)
    assert not delay.value
    assert delay.reasons[0].fact("waited") is None


def test_a_candidate_names_its_incidents_with_their_days() -> None:
    """The latest first, the undated last; and the share of those that were reviewed."""
    found = incidents(("n1",), (), ("n1",))
    case = a_case(
        a_need("n1", "employment"),
        a_need("n2", "leisure", fuels=("n1",)),
        incidents=(Incident(id="i9", need_ids=("n1",)), *found),
    )
    first, second = propose_drivers(case, policy_named()).value
    assert (first.incident_ids, first.reviewed, first.share) == (("i0", "i2", "i9"), 4, 0.75)
    assert first.days == (TODAY, TODAY - datetime.timedelta(days=2))
    (reason,) = [item for item in first.reasons if item.rule == "drivers.at_work"]
    assert reason.fact("incidents") == ("i0 (2026-11-21)", "i2 (2026-11-19)", "i9 (without a day)")
    assert reason.citation == policy_named().incidents_reviewed.citation
    assert (second.incident_ids, second.days, second.share) == ((), (), 0.0)
    assert [item.rule for item in second.reasons] == ["drivers.candidate"]


def test_without_reviewed_incidents_there_is_no_share() -> None:
    """Nothing is divided by nothing."""
    case = a_case(a_need("n1", "employment", fuels=("n2",)), a_need("n2", "food"))
    (found,) = propose_drivers(case, policy_named()).value
    assert (found.reviewed, found.share) == (0, None)
