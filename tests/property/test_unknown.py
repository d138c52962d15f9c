"""Unknown is never treated as low (TC-5, VA-2b, SP-6a).

A need of unknown level is never watched; it is assessed first, with a warning that names it, and
has a goal only where it interferes or the participant asks for it. It keeps maintenance waiting.
An unknown risk level never diverts, an unknown sentence or caseload never exempts.
"""

from attrs import evolve
from hypothesis import example, given

from rnr_caseplan import (
    Caseload,
    Disposition,
    EligibilityOutcome,
    Level,
    RiskLevel,
    Tier,
    decide_eligibility,
)
from rnr_caseplan.model.vocabulary import SafetyAction
from tests.strategies import (
    Situation,
    a_need,
    a_situation,
    low_but_for_maintenance,
    mostly_unknown,
    situations,
)

KNOWN_RISK_LEVELS = [level for level in RiskLevel if level is not RiskLevel.UNKNOWN]


@given(situation=situations(needs_of=mostly_unknown))
@example(situation=a_situation(a_need("n1", "employment", "unknown")))
@example(situation=a_situation(a_need("n1", "trauma", "unknown", interferes=True)))
@example(situation=a_situation(a_need("n1", "medical", "unknown", interferes=False)))
def test_an_unknown_need_is_assessed_first_and_never_watched(situation: Situation) -> None:
    """Its outcome is to be assessed, unless it interferes, is asked for, or is static history."""
    plan = situation.draft()
    wanted = {goal.need_id for goal in situation.case.wanted_goals}
    for item in plan.needs:
        if item.need.level is not Level.UNKNOWN or item.tier is Tier.NOT_A_TARGET:
            continue
        assert item.disposition is not Disposition.WATCHED
        assert item.disposition is not Disposition.NOT_TARGETED
        if not item.need.interferes and item.need.id not in wanted:
            assert item.disposition is Disposition.ASSESS_FIRST
        assert any(item.need.id in line and "unknown" in line for line in plan.warnings)
    for goal in plan.goals:
        level = next(need.level for need in situation.case.needs if need.id == goal.need_ids[0])
        assert level is not Level.UNKNOWN or goal.closes_at is None


@given(situation=situations(needs_of=low_but_for_maintenance, risk_level=RiskLevel.HIGH))
@example(
    situation=a_situation(a_need("n1", "medical"), a_need("n2", "antisocial_cognition", "low"))
)
def test_what_an_unknown_need_holds_back_a_low_one_may_not(situation: Situation) -> None:
    """Turning the needs before maintenance from low to unknown lets no maintenance goal start."""
    unknown = situation.but(
        needs=tuple(
            evolve(need, level=Level.UNKNOWN)
            if need.domain in {"antisocial_cognition", "substance_use", "employment"}
            else need
            for need in situation.case.needs
        )
    )
    plan = unknown.draft()
    tiers = {item.need.id: item.tier for item in plan.needs}
    active = {tiers[goal.need_ids[0]] for goal in plan.active_goals}
    has_unknown = any(
        item.tier is Tier.CRIMINOGENIC and item.need.level is Level.UNKNOWN for item in plan.needs
    )
    assert not (has_unknown and Tier.MAINTENANCE in active)


@given(situation=situations(risk_level=RiskLevel.UNKNOWN))
@example(situation=a_situation(risk_level="unknown"))
@example(situation=a_situation(risk_level="unknown", name="success-plan", sentence_months=6))
@example(
    situation=a_situation(
        risk_level="unknown", name="success-plan", caseload=Caseload.ADMINISTRATIVE
    )
)
def test_an_unknown_risk_level_decides_nothing(situation: Situation) -> None:
    """Where known levels of risk disagree, risk is assessed first; else their answer holds."""
    case = evolve(situation.case, eligibility_override=None)
    outcome = decide_eligibility(case, situation.policy).value
    answers = {
        decide_eligibility(evolve(case, risk_level=level), situation.policy).value
        for level in KNOWN_RISK_LEVELS
    }
    expected = answers if len(answers) == 1 else {EligibilityOutcome.ASSESS_FIRST}
    assert {outcome} == expected
    assert outcome is not EligibilityOutcome.DIVERTED


@given(
    situation=situations(
        names=("success-plan",), sentence_months=None, caseload=None, eligibility_override=None
    )
)
@example(situation=a_situation(name="success-plan", risk_level="low"))
def test_an_unknown_sentence_and_caseload_never_exempt(situation: Situation) -> None:
    """Whatever the risk, whoever is not known to be in an exempt group gets a full plan."""
    assert situation.draft().eligibility.outcome is EligibilityOutcome.FULL_PLAN


@given(situation=situations())
@example(situation=a_situation(a_need("n1", "withdrawal", "unknown")))
@example(situation=a_situation(a_need("n1", "overdose_risk", "unknown"), risk_level="low"))
def test_danger_of_unknown_level_is_assessed_at_once(situation: Situation) -> None:
    """An unknown withdrawal or overdose need is on the urgent list, due on the day of the draft."""
    plan = situation.draft()
    urgent = {item.need_id: item for item in plan.safety}
    for need in situation.case.needs:
        if need.domain in {"withdrawal", "overdose_risk"} and need.level is Level.UNKNOWN:
            assert urgent[need.id].due_on == situation.as_of
            expected = SafetyAction.RESPOND if need.interferes else SafetyAction.ASSESS
            assert urgent[need.id].action is expected
