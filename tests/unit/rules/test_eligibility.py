"""Who gets a full plan, and by when?"""

import datetime
from typing import Any

import pytest

from rnr_caseplan import (
    Cadence,
    Caseload,
    EligibilityOutcome,
    Override,
    RiskLevel,
    decide_eligibility,
)
from rnr_caseplan.dates import Unit
from rnr_caseplan.policy.cadence import Band, PastEnd, Standing, WindowEnd
from rnr_caseplan.policy.values import Exclusion
from rnr_caseplan.policy.when import When
from rnr_caseplan.rules.eligibility import decide_plan_due
from tests.unit.builders import TODAY, a_case, policy_named, policy_with

FULL, DIVERTED, EXEMPT, ASSESS = (outcome.value for outcome in EligibilityOutcome)
OVERRIDE = Override(by="staff:9", on=TODAY, reason="a new charge")


def outcome_of(policy: str, **facts: Any) -> str:
    """Give who gets a plan."""
    if "risk_level" in facts:
        facts["risk_level"] = RiskLevel(facts["risk_level"])
    if "caseload" in facts:
        facts["caseload"] = Caseload(facts["caseload"])
    return decide_eligibility(a_case(**facts), policy_named(policy)).value.value


@pytest.mark.parametrize(
    ("risk_level", "outcome"),
    [
        ("very_low", DIVERTED),
        ("low", DIVERTED),
        ("low_moderate", FULL),
        ("moderate", FULL),
        ("high", FULL),
        ("very_high", FULL),
        ("unknown", ASSESS),
    ],
)
@pytest.mark.parametrize("policy", ["virginia", "rnr-baseline"])
def test_low_risk_is_diverted(policy: str, risk_level: str, outcome: str) -> None:
    """Low/moderate is read as moderate, and unknown is assessed first."""
    assert outcome_of(policy, risk_level=risk_level) == outcome


@pytest.mark.parametrize("risk_level", [level.value for level in RiskLevel])
def test_every_participant_of_a_treatment_court_gets_a_plan(risk_level: str) -> None:
    """Even where the risk level is unknown, because nothing depends on it."""
    assert outcome_of("treatment-court", risk_level=risk_level) == FULL


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({"risk_level": "low", "sentence_months": 6}, EXEMPT),
        ({"risk_level": "very_low", "sentence_months": 0}, EXEMPT),
        ({"risk_level": "low", "sentence_months": 7}, FULL),
        ({"risk_level": "low"}, FULL),
        ({"risk_level": "low_moderate", "sentence_months": 6}, FULL),
        ({"risk_level": "unknown"}, FULL),
        ({"risk_level": "unknown", "sentence_months": 7}, FULL),
        ({"risk_level": "unknown", "sentence_months": 6}, ASSESS),
        ({"risk_level": "high", "caseload": "administrative"}, EXEMPT),
        ({"risk_level": "high", "caseload": "non_reporting"}, EXEMPT),
        ({"risk_level": "high", "caseload": "transfer"}, EXEMPT),
        ({"risk_level": "unknown", "caseload": "transfer"}, EXEMPT),
        ({"risk_level": "unknown", "caseload": "transfer", "sentence_months": 6}, EXEMPT),
        ({"risk_level": "high", "caseload": "regular"}, FULL),
        ({"risk_level": "high"}, FULL),
    ],
)
def test_the_success_plan_exempts_four_groups(facts: dict[str, Any], outcome: str) -> None:
    """An unknown sentence or caseload exempts nobody."""
    assert outcome_of("success-plan", **facts) == outcome


def test_an_exclusion_without_conditions_holds_for_everyone() -> None:
    """Whatever the risk level is, known or not."""
    everyone = Exclusion(outcome=EligibilityOutcome.EXEMPT)
    policy = policy_with(eligibility_exclusions=(everyone,))
    for level in RiskLevel:
        assert decide_eligibility(a_case(risk_level=level), policy).value.value == EXEMPT


def test_the_first_exclusion_that_holds_decides() -> None:
    """In the order of the policy."""
    exclusions = (
        Exclusion(outcome=EligibilityOutcome.EXEMPT, caseloads=(Caseload.TRANSFER,)),
        Exclusion(outcome=EligibilityOutcome.DIVERTED, risk_levels=(RiskLevel.LOW,)),
    )
    case = a_case(risk_level=RiskLevel.LOW, caseload=Caseload.TRANSFER)
    for ordered, outcome in ((exclusions, EXEMPT), (exclusions[::-1], DIVERTED)):
        policy = policy_with(eligibility_exclusions=ordered)
        assert decide_eligibility(case, policy).value.value == outcome


def test_the_reason_holds_the_facts_and_the_policys_citation() -> None:
    """An unknown sentence is told as not recorded, and the grounds are named."""
    decided = decide_eligibility(a_case(risk_level=RiskLevel.LOW), policy_named())
    (reason,) = decided.reasons
    assert reason.rule == "eligibility.diverted"
    assert dict(reason.facts) == {
        "because": ("risk level",),
        "risk_level": "low",
        "sentence_months": None,
        "caseload": None,
    }
    assert reason.citation.statement == "VA-2b"


@pytest.mark.parametrize(
    ("risk_level", "rule"),
    [("low", "eligibility.diverted"), ("unknown", "eligibility.assess_first")],
)
def test_a_named_person_may_decide_for_a_full_plan(risk_level: str, rule: str) -> None:
    """Both decisions stand in the reasons, the person's first."""
    case = a_case(risk_level=RiskLevel(risk_level), eligibility_override=OVERRIDE)
    decided = decide_eligibility(case, policy_named())
    assert decided.value is EligibilityOutcome.FULL_PLAN
    assert [reason.rule for reason in decided.reasons] == ["eligibility.override", rule]
    assert decided.reasons[0].fact("by") == "staff:9"


def test_an_override_of_a_full_plan_changes_nothing() -> None:
    """The rules alone give it."""
    case = a_case(risk_level=RiskLevel.HIGH, eligibility_override=OVERRIDE)
    decided = decide_eligibility(case, policy_named())
    assert [reason.rule for reason in decided.reasons] == ["eligibility.full_plan"]


@pytest.mark.parametrize(
    ("assigned_on", "due_on"),
    [("2026-01-05", "2026-03-06"), ("2026-12-31", "2027-03-01"), ("9999-11-01", "9999-12-31")],
)
@pytest.mark.parametrize("outcome", ["full_plan", "assess_first"])
def test_a_plan_is_due_sixty_days_after_assignment(
    assigned_on: str, due_on: str, outcome: str
) -> None:
    """Calendar days, with the reason that says from where."""
    case = a_case(assigned_on=datetime.date.fromisoformat(assigned_on))
    due = decide_plan_due(case, policy_named("success-plan"), EligibilityOutcome(outcome))
    assert str(due.value) == due_on
    (reason,) = due.reasons
    assert (reason.rule, reason.citation.statement) == ("eligibility.plan_due", "SP-6b")
    assert reason.fact("counted_from") == assigned_on


@pytest.mark.parametrize("outcome", ["diverted", "exempt"])
def test_where_no_plan_is_owed_none_is_due(outcome: str) -> None:
    """The refusal is a decision with a reason."""
    due = decide_plan_due(a_case(assigned_on=TODAY), policy_named(), EligibilityOutcome(outcome))
    assert due.value is None
    assert due.reasons[0].rule == "eligibility.no_plan_owed"
    assert due.reasons[0].fact("outcome") == outcome


@pytest.mark.parametrize(
    ("assigned_on", "because"),
    [
        (None, "the day of assignment is not recorded"),
        (datetime.date(9999, 11, 2), "the calendar ends before it"),
    ],
)
def test_without_an_anchor_or_a_calendar_no_day_is_given(
    assigned_on: datetime.date | None, because: str
) -> None:
    """A day past the end of the calendar is none; the reason says what is missing."""
    case = a_case(assigned_on=assigned_on)
    due = decide_plan_due(case, policy_named(), EligibilityOutcome.FULL_PLAN)
    assert due.value is None
    assert due.reasons[0].rule == "eligibility.no_due_date"
    assert due.reasons[0].fact("because") == (because,)


@pytest.mark.parametrize(
    ("facts", "grounds"),
    [
        ({"risk_level": RiskLevel.HIGH}, ()),
        ({"risk_level": RiskLevel.LOW, "sentence_months": 6}, ("risk level", "length of sentence")),
        ({"caseload": Caseload.TRANSFER, "risk_level": RiskLevel.HIGH}, ("caseload",)),
    ],
)
def test_the_grounds_of_an_exemption_are_named(
    facts: dict[str, Any], grounds: tuple[str, ...]
) -> None:
    """Those of the exclusion that holds; a full plan has none."""
    decided = decide_eligibility(a_case(**facts), policy_named("success-plan"))
    assert decided.reasons[0].fact("because") == grounds


def test_a_policy_may_count_from_another_day_of_the_case() -> None:
    """Found by its name; where the case does not have it, no day is given."""
    cadence = Cadence(anchor="admission", amount=1, unit=Unit.MONTHS)
    policy = policy_with(plan_due=cadence)
    case = a_case(assigned_on=TODAY, dates=(("admission", datetime.date(2026, 1, 31)),))
    full = EligibilityOutcome.FULL_PLAN
    assert str(decide_plan_due(case, policy, full).value) == "2026-02-28"
    assert decide_plan_due(a_case(assigned_on=TODAY), policy, full).value is None


BY_RISK = Cadence(
    anchor="assigned_on",
    unit=Unit.DAYS,
    bands=(
        Band(when=(When(fact="risk_level", one_of=("high", "very_high")),), amount=30),
        Band(
            when=(When(fact="risk_level", one_of=("moderate", "low_moderate", "low", "very_low")),),
            standing=Standing.EXEMPT,
        ),
    ),
)


def test_the_band_by_which_a_plan_is_due_is_a_reason() -> None:
    """With its tests in words."""
    case = a_case(assigned_on=TODAY, risk_level=RiskLevel.HIGH)
    due = decide_plan_due(case, policy_with(plan_due=BY_RISK), EligibilityOutcome.FULL_PLAN)
    assert str(due.value) == "2026-12-21"
    assert [reason.rule for reason in due.reasons] == [
        "eligibility.plan_due",
        "eligibility.plan_due_band",
    ]
    assert due.reasons[1].fact("because") == ("risk level is high or very high",)


def test_where_the_policy_asks_for_no_day_none_is_given() -> None:
    """Because its band asks for none, or because its window ended before."""
    full = EligibilityOutcome.FULL_PLAN
    case = a_case(assigned_on=TODAY, risk_level=RiskLevel.MODERATE)
    due = decide_plan_due(case, policy_with(plan_due=BY_RISK), full)
    assert due.value is None
    assert [reason.rule for reason in due.reasons] == [
        "eligibility.no_date_asked",
        "eligibility.plan_due_band",
    ]
    ends = WindowEnd(amount=0, unit=Unit.DAYS, after="sober_since", then=PastEnd.NOT_DUE)
    closed = Cadence(anchor="assigned_on", amount=30, unit=Unit.DAYS, ends=ends)
    sober = a_case(assigned_on=TODAY, sober_since=TODAY)
    ended = decide_plan_due(sober, policy_with(plan_due=closed), full)
    assert ended.value is None
    assert [reason.rule for reason in ended.reasons] == ["eligibility.no_date_asked"]


def test_what_the_day_depends_on_is_named_where_it_is_not_known() -> None:
    """The level of risk is not guessed."""
    case = a_case(assigned_on=TODAY)
    due = decide_plan_due(case, policy_with(plan_due=BY_RISK), EligibilityOutcome.ASSESS_FIRST)
    assert due.value is None
    assert due.reasons[0].fact("because") == ("risk level is not recorded",)
