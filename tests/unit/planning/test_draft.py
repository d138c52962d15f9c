"""The composer: the rules in their order, from a case and a policy to a whole plan."""

import datetime
from pathlib import Path

import pytest

from rnr_caseplan import (
    Assessment,
    Barrier,
    CasePlan,
    Condition,
    Driver,
    Incident,
    InputError,
    Policy,
    Readiness,
    ResponsivityProfile,
    RiskLevel,
    Strength,
    draft_plan,
    dump_plan,
    read_case,
)
from rnr_caseplan.model.vocabulary import AssessmentKind, Disposition
from tests.unit.builders import TODAY, a_case, a_need, a_plan, policy_named

JORDAN = read_case(Path(__file__).parents[3] / "examples" / "jordan.json")


def of_jordan(policy: str) -> CasePlan:
    """Draft the plan of the example."""
    return a_plan(JORDAN, policy_named(policy))


@pytest.mark.parametrize("policy", ["virginia", "rnr-baseline"])
def test_the_example_gets_housing_and_the_driver(policy: str) -> None:
    """Employment is queued, medical is not active, and both say why."""
    plan = of_jordan(policy)
    assert [goal.need_ids for goal in plan.active_goals] == [("n3",), ("n1",)]
    found = {item.need.id: item for item in plan.needs}
    assert {name: item.disposition.value for name, item in found.items()} == {
        "n1": "active",
        "n2": "future",
        "n3": "active",
        "n4": "future",
    }
    reasons = {name: [reason.rule for reason in item.reasons] for name, item in found.items()}
    assert "sequence.no_free_place" in reasons["n2"]
    assert "sequence.maintenance_waits" in reasons["n4"]
    assert "sequence.kept_place" in reasons["n1"]


def test_under_treatment_court_the_driver_of_the_example_waits() -> None:
    """For stabilization, and says for whom."""
    plan = of_jordan("treatment-court")
    assert [goal.need_ids for goal in plan.active_goals] == [("n3",)]
    (driver,) = [item for item in plan.needs if item.need.id == "n1"]
    (reason,) = [found for found in driver.reasons if found.rule == "sequence.stabilize_first"]
    assert reason.fact("waits_for") == ("n3",)
    assert driver.disposition is Disposition.FUTURE


@pytest.mark.parametrize("policy", ["virginia", "rnr-baseline", "treatment-court", "success-plan"])
def test_the_example_keeps_condition_trigger_and_strength(policy: str) -> None:
    """The strength is used in a step of an active goal."""
    plan = of_jordan(policy)
    assert [(item.id, str(item.due_on)) for item in plan.conditions] == [("c1", "2027-03-01")]
    assert [trigger.response for trigger in plan.triggers] == [JORDAN.triggers[0].response]
    (strength,) = plan.strengths
    steps = {step.id for goal in plan.active_goals for step in goal.steps}
    assert set(strength.step_ids) <= steps
    assert strength.step_ids


def test_a_draft_names_its_policy_and_its_day() -> None:
    """A draft is the first version."""
    plan = of_jordan("virginia")
    assert (plan.policy.name, plan.policy.version, plan.policy.on) == ("virginia", "1", TODAY)
    assert (plan.as_of, plan.version, plan.case) == (TODAY, 1, JORDAN)


def test_an_accepted_driver_needs_no_candidates() -> None:
    """Without one they are proposed, and none is appointed."""
    incidents = (Incident(id="i1", need_ids=("n1",)),)
    needs = (a_need("n1", "substance_use"), a_need("n2", "leisure", "low"))
    proposed = a_plan(a_case(*needs, incidents=incidents))
    assert proposed.driver is None
    assert [found.need_id for found in proposed.driver_candidates] == ["n1"]
    named = a_plan(a_case(*needs, incidents=incidents, driver=Driver(need_id="n1")))
    assert named.driver is not None
    assert named.driver.standing.value == "accepted"
    assert named.driver_candidates == ()
    refused = a_plan(a_case(*needs, incidents=incidents, driver=Driver(need_id="n2")))
    assert refused.driver is not None
    assert refused.driver.standing.value == "refused"
    assert [found.need_id for found in refused.driver_candidates] == ["n1"]


def test_responsivity_needs_without_a_place_become_adaptations() -> None:
    """Each with its activities from today on."""
    needs = (a_need("n2", "trauma"), a_need("n1", "transport"), a_need("n3", "food", "low"))
    plan = a_plan(a_case(*needs, risk_level=RiskLevel.HIGH, lead="staff:17"))
    assert [item.need_id for item in plan.adaptations] == ["n2", "n1"]
    first = plan.adaptations[0].activities[0]
    assert (first.id, first.starts_on, first.responsible) == ("r1.a1", TODAY, "staff:17")
    assert plan.adaptations[0].reasons[0].rule == "targets.adaptation"


@pytest.mark.parametrize("risk_level", [RiskLevel.LOW, RiskLevel.HIGH, RiskLevel.UNKNOWN])
def test_the_ways_of_working_are_in_every_plan(risk_level: RiskLevel) -> None:
    """Also where nobody gets a full one: conditions and dates are to be kept as well."""
    profile = ResponsivityProfile(barriers=(Barrier.NO_CAR, Barrier.WOMEN_ONLY_WISH))
    plan = a_plan(a_case(risk_level=risk_level, responsivity=profile))
    kinds = [way.kind.value for way in plan.ways_of_working]
    assert kinds == ["women_only_group", "ride_aid"]


@pytest.mark.parametrize("risk_level", [RiskLevel.LOW, RiskLevel.UNKNOWN])
def test_without_a_full_plan_the_rest_is_there(risk_level: RiskLevel) -> None:
    """Conditions, safety, referrals and dates, and no active goal."""
    case = a_case(
        a_need("n1", "employment"),
        a_need("n2", "withdrawal", interferes=True),
        risk_level=risk_level,
        assigned_on=TODAY,
        conditions=(Condition(id="c1", text="x"),),
        strengths=(Strength(id="s1", text="x"),),
        readiness=Readiness(),
    )
    plan = a_plan(case)
    assert plan.active_goals == ()
    assert [item.id for item in plan.conditions] == ["c1"]
    assert [item.need_id for item in plan.safety] == ["n2"]
    assert [item.need_id for item in plan.adaptations] == ["n2", "n1"]
    kinds = [[activity.kind.value for activity in item.activities] for item in plan.adaptations]
    assert kinds == [["supervision_strategy", "referral", "face_to_face"], ["referral"]]
    assert plan.reviews
    assert (plan.eligibility.plan_due_on is None) == (risk_level is RiskLevel.LOW)


def test_the_last_assessment_is_the_latest_up_to_the_day() -> None:
    """Of needs and of instruments."""
    day = datetime.date(2026, 10, 31)
    need = a_need("n1", "employment", assessed_on=day - datetime.timedelta(days=40))
    used = Assessment(id="a1", kind=AssessmentKind.CRIMINOGENIC, assessed_on=day)
    later = Assessment(
        id="a2", kind=AssessmentKind.MENTAL_HEALTH, assessed_on=TODAY + datetime.timedelta(days=1)
    )
    plan = a_plan(a_case(need, assessments=(used, later)))
    due = [str(review.due_on) for review in plan.reviews if review.kind.value == "reassessment"]
    assert due == ["2027-10-31"]


@pytest.mark.parametrize(
    "as_of", ["2026-11-21", None, 20261121, datetime.datetime(2026, 11, 21, tzinfo=datetime.UTC)]
)
def test_the_day_of_a_draft_is_a_date(as_of: object) -> None:
    """Text and times are refused."""
    with pytest.raises(InputError) as caught:
        draft_plan(JORDAN, policy_named(), as_of=as_of)  # type: ignore[arg-type]
    assert [fault.path for fault in caught.value.faults] == ["as_of"]


def test_arguments_of_another_kind_are_all_named() -> None:
    """A document or a policy's name is neither a case nor a policy."""
    with pytest.raises(InputError) as caught:
        draft_plan({}, "virginia", as_of="today")  # type: ignore[arg-type]
    assert [fault.path for fault in caught.value.faults] == ["as_of", "case", "policy"]


def test_domains_that_the_policy_does_not_know_are_all_named() -> None:
    """Of needs, conditions and strengths."""
    case = a_case(
        a_need("n1", "parental_stress"),
        conditions=(Condition(id="c1", text="x", domains=("food", "gambling")),),
        strengths=(Strength(id="s1", text="x", domains=("betting",)),),
    )
    with pytest.raises(InputError) as caught:
        a_plan(case)
    assert {fault.path for fault in caught.value.faults} == {
        "needs[0].domain",
        "conditions[0].domains[1]",
        "strengths[0].domains[0]",
    }


@pytest.mark.parametrize("as_of", [datetime.date.min, datetime.date.max])
@pytest.mark.parametrize("policy", ["virginia", "treatment-court", "success-plan"])
def test_a_plan_is_drafted_at_either_end_of_the_calendar(policy: str, as_of: datetime.date) -> None:
    """Days that the calendar does not reach are none."""
    used: Policy = policy_named(policy, as_of)
    plan = a_plan(JORDAN, used, as_of)
    assert plan.goals
    assert (plan.goals[0].target_date is None) == (as_of is datetime.date.max)
    assert dump_plan(plan) == dump_plan(a_plan(JORDAN, used, as_of))
