"""Without a full plan no goal is active, and all the rest stays (VA-2b, VA-3b, SP-6a).

Who is diverted, exempt or to be assessed first still gets conditions, safety items, triggers,
strengths, reviews, and referrals for responsivity needs. A person may decide for a full plan, with
a name and a reason; the plan then shows both decisions.
"""

from typing import Any

from attrs import evolve
from hypothesis import assume, example, given
from hypothesis import strategies as st

from rnr_caseplan import (
    ActivityKind,
    Caseload,
    Condition,
    Disposition,
    EligibilityOutcome,
    Level,
    Override,
    RiskLevel,
    SafetyKind,
    SafetyNote,
    Tier,
)
from rnr_caseplan.model.vocabulary import ReviewKind
from tests.strategies import TODAY, Situation, a_need, a_situation, situations

NO_PLAN = (EligibilityOutcome.DIVERTED, EligibilityOutcome.EXEMPT)
HOUSING = a_need("n1", "unstable_housing", interferes=True)
PARTS: dict[str, Any] = {
    "conditions": (Condition(id="c1", text="pay the fee"),),
    "safety": (SafetyNote(id="d1", kind=SafetyKind.SUICIDE),),
}
OVERRIDE = Override(by="supervisor:2", on=TODAY, reason="decided together")


@st.composite
def without_full_plan(draw: st.DrawFn) -> Situation:
    """Draw situations of each outcome that gives no full plan."""
    diverted = situations(
        names=("rnr-baseline", "virginia"), risk_level=RiskLevel.LOW, eligibility_override=None
    )
    assess_first = situations(
        names=("rnr-baseline", "virginia"), risk_level=RiskLevel.UNKNOWN, eligibility_override=None
    )
    exempt = situations(
        names=("success-plan",), caseload=Caseload.TRANSFER, eligibility_override=None
    )
    return draw(diverted | assess_first | exempt)


@given(situation=without_full_plan())
@example(situation=a_situation(HOUSING, risk_level="low", **PARTS))
@example(situation=a_situation(HOUSING, risk_level="unknown", **PARTS))
@example(
    situation=a_situation(
        HOUSING, risk_level="low", name="success-plan", sentence_months=6, **PARTS
    )
)
def test_no_goal_is_active_and_every_other_part_stays(situation: Situation) -> None:
    """Conditions, dangers, triggers, strengths and formal reviews are those of a full plan."""
    plan = situation.draft()
    override = evolve(OVERRIDE, on=situation.as_of)
    full = situation.but(eligibility_override=override).draft()
    assert plan.eligibility.outcome is not EligibilityOutcome.FULL_PLAN
    assert full.eligibility.outcome is EligibilityOutcome.FULL_PLAN
    assert plan.active_goals == ()
    assert not [item for item in plan.needs if item.disposition is Disposition.ACTIVE]
    assert [item.id for item in plan.conditions] == [item.id for item in full.conditions]
    assert [item.id for item in plan.strengths] == [item.id for item in full.strengths]
    assert plan.safety == full.safety
    assert plan.triggers == full.triggers
    assert plan.unscheduled_reviews == full.unscheduled_reviews
    assert [item for item in plan.reviews if item.kind is not ReviewKind.GOAL_CHECK_IN] == [
        item for item in full.reviews if item.kind is not ReviewKind.GOAL_CHECK_IN
    ]


@given(situation=without_full_plan())
@example(situation=a_situation(HOUSING, risk_level="low"))
def test_responsivity_needs_are_answered_by_referrals(situation: Situation) -> None:
    """A responsivity need that is moderate, high or interferes gets a referral."""
    situation = situation.but(wanted_goals=(), driver=None)
    plan = situation.draft()
    referred = {
        item.need_id
        for item in plan.adaptations
        if any(activity.kind is ActivityKind.REFERRAL for activity in item.activities)
    }
    for item in plan.needs:
        at_work = item.need.interferes or item.need.level in {Level.MODERATE, Level.HIGH}
        if item.tier is Tier.RESPONSIVITY and at_work:
            assert item.need.id in referred


@given(situation=without_full_plan())
@example(situation=a_situation(assigned_on=TODAY, risk_level="low"))
@example(situation=a_situation(assigned_on=TODAY, risk_level="unknown"))
def test_no_plan_is_due_from_who_needs_none(situation: Situation) -> None:
    """Diverted and exempt participants have no due day for a plan."""
    eligibility = situation.draft().eligibility
    if eligibility.outcome in NO_PLAN:
        assert eligibility.plan_due_on is None


@given(situation=situations())
@example(situation=a_situation(HOUSING, risk_level="low", eligibility_override=OVERRIDE))
def test_a_person_may_decide_for_a_full_plan_and_both_decisions_show(
    situation: Situation,
) -> None:
    """The override gives a full plan; its reasons name the person and the rules' own outcome."""
    alone = situation.but(eligibility_override=None).draft().eligibility
    assume(alone.outcome is not EligibilityOutcome.FULL_PLAN)
    override = evolve(OVERRIDE, on=situation.as_of)
    decided = situation.but(eligibility_override=override).draft().eligibility
    assert decided.outcome is EligibilityOutcome.FULL_PLAN
    assert decided.reasons[0].rule == "eligibility.override"
    assert decided.reasons[0].fact("by") == OVERRIDE.by
    assert decided.reasons[0].fact("outcome") == alone.outcome.value
    assert decided.reasons[1] == alone.reasons[0]
