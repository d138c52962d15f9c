"""What is decided about a case before any goal is written."""

from typing import Any

import pytest

from rnr_caseplan import (
    Case,
    Disposition,
    Driver,
    DriverStanding,
    EligibilityOutcome,
    Incident,
    Need,
    Override,
    RiskLevel,
    Tier,
)
from rnr_caseplan.planning.deciding import Decided, decide
from tests.unit.builders import TODAY, a_case, a_need, a_plan, policy_named
from tests.unit.lives import later

NEEDS = (
    a_need("n1", "antisocial_companions", fuels=("n2",)),
    a_need("n2", "employment"),
    a_need("n3", "leisure", "low"),
    a_need("n4", "criminal_history"),
)
INCIDENTS = (
    Incident(id="i1", happened_on=TODAY, need_ids=("n1",)),
    Incident(id="i2", happened_on=later(1), need_ids=("n2",)),
)


def decided(*needs: Need, policy: str = "rnr-baseline", **facts: Any) -> Decided:
    """Decide about a case at high risk on the day of these tests."""
    case = a_case(*needs, **{"risk_level": RiskLevel.HIGH, **facts})
    return decide(case, policy_named(policy), as_of=TODAY)


def test_every_need_is_ranked_and_chosen_once_in_one_order() -> None:
    """Ranks count from 1; what is no target has none and comes last."""
    found = decided(*reversed(NEEDS))
    assert [(item.need.id, item.rank) for item in found.order.value] == [
        ("n1", 1),
        ("n2", 2),
        ("n3", 3),
        ("n4", None),
    ]
    assert [item for item, _ in found.chosen] == list(found.order.value)


def test_a_need_that_is_to_be_worked_on_is_a_target_without_a_place() -> None:
    """Places are given later: until then each of them is a thing of the future."""
    found = decided(*NEEDS)
    assert {item.need.id: target.value for item, target in found.chosen} == {
        "n1": Disposition.FUTURE,
        "n2": Disposition.FUTURE,
        "n3": Disposition.WATCHED,
        "n4": Disposition.NOT_A_TARGET,
    }
    assert all(target.reasons for _, target in found.chosen)


def test_a_case_without_needs_is_decided_too() -> None:
    """There is nothing to rank, and still a plan is owed."""
    found = decided()
    assert (found.order.value, found.chosen, found.candidates) == ((), (), ())
    assert found.eligibility.outcome is EligibilityOutcome.FULL_PLAN


def test_without_a_recorded_driver_there_are_candidates_and_no_finding() -> None:
    """The library proposes, and names nobody."""
    found = decided(*NEEDS)
    assert (found.finding, found.driver_id) == (None, None)
    assert "n1" in [candidate.need_id for candidate in found.candidates]


def test_an_accepted_driver_counts_and_no_other_is_proposed() -> None:
    """It comes first, whatever would else."""
    driver = Driver(need_id="n2", named_by="staff:17", named_on=TODAY, rationale="x")
    found = decided(*NEEDS, driver=driver)
    assert found.finding is not None
    assert found.finding.standing is DriverStanding.ACCEPTED
    assert (found.driver_id, found.candidates) == ("n2", ())
    assert found.order.value[0].need.id == "n2"
    assert decided(*NEEDS).order.value[0].need.id == "n1"


def test_a_refused_driver_does_not_count_and_others_are_proposed() -> None:
    """A low need drives nothing; the finding says so."""
    found = decided(*NEEDS, driver=Driver(need_id="n3", named_by="staff:17", rationale="x"))
    assert found.finding is not None
    assert (found.finding.need_id, found.finding.standing) == ("n3", DriverStanding.REFUSED)
    assert found.finding.reasons
    assert found.driver_id is None
    assert found.candidates == decided(*NEEDS).candidates != ()


@pytest.mark.parametrize(("days", "counts"), [(0, True), (1, False)])
def test_what_was_recorded_after_the_day_is_not_used(days: int, counts: bool) -> None:
    """What was recorded on the day itself is; a warning names what is left out."""
    driver = Driver(need_id="n2", named_by="staff:17", named_on=later(days), rationale="x")
    found = decided(*NEEDS, driver=driver, incidents=INCIDENTS)
    assert (found.driver_id == "n2") is counts
    assert (found.known.driver == driver) is counts
    assert [incident.id for incident in found.known.incidents] == ["i1"]
    named = [line.partition(":")[0] for line in found.later]
    assert named == (["incident i2"] if counts else ["incident i2", "driver"])


def test_a_case_that_holds_nothing_later_is_known_as_it_is() -> None:
    """Without a warning."""
    case: Case = a_case(*NEEDS)
    found = decide(case, policy_named(), as_of=TODAY)
    assert found.known is case
    assert found.later == ()


def test_who_gets_no_plan_has_no_target() -> None:
    """Unless somebody decided otherwise by the day."""
    low = decided(*NEEDS, risk_level=RiskLevel.LOW)
    assert low.eligibility.outcome is EligibilityOutcome.DIVERTED
    assert not [target for _, target in low.chosen if target.value is Disposition.FUTURE]
    for days, outcome in ((0, EligibilityOutcome.FULL_PLAN), (1, EligibilityOutcome.DIVERTED)):
        override = Override(by="staff:40", on=later(days), reason="x")
        found = decided(*NEEDS, risk_level=RiskLevel.LOW, eligibility_override=override)
        assert found.eligibility.outcome is outcome


def test_a_full_plan_has_its_day_and_the_reasons_of_both() -> None:
    """Who gets one, and by when."""
    found = decided(*NEEDS, assigned_on=TODAY).eligibility
    assert found.plan_due_on is not None
    assert {reason.rule for reason in found.reasons} >= {
        "eligibility.full_plan",
        "eligibility.plan_due",
    }
    assert decided(*NEEDS).eligibility.plan_due_on is None


def test_the_policy_decides_about_tiers_and_their_order() -> None:
    """Responsivity first, under every policy."""
    needs = (*NEEDS, a_need("n5", "unstable_housing", interferes=True))
    for policy in ("rnr-baseline", "treatment-court", "virginia"):
        first = decided(*needs, policy=policy).order.value[0]
        assert (first.need.id, first.tier) == ("n5", Tier.RESPONSIVITY)


def test_a_draft_is_written_from_these_decisions() -> None:
    """Its eligibility, driver, candidates and ranks are theirs."""
    driver = Driver(need_id="n3", named_by="staff:17", rationale="x")
    case = a_case(*NEEDS, risk_level=RiskLevel.HIGH, driver=driver, incidents=INCIDENTS)
    plan, found = a_plan(case), decide(case, policy_named(), as_of=TODAY)
    assert plan.eligibility == found.eligibility
    assert (plan.driver, plan.driver_candidates) == (found.finding, found.candidates)
    ranked = [(item.need, item.tier, item.rank) for item in plan.needs]
    assert ranked == [(item.need, item.tier, item.rank) for item in found.order.value]
    assert set(found.later) <= set(plan.warnings)
