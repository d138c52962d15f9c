"""Values of a policy that do not fit together."""

import datetime
from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import Cadence, Level, Policy, RiskLevel, SafetyKind, StageOfChange, Tier
from rnr_caseplan.dates import Unit
from rnr_caseplan.model.vocabulary import EligibilityOutcome, Severity, Weekday
from rnr_caseplan.policy.cadence import ForEach, Repeats
from rnr_caseplan.policy.contradictions import find_contradictions
from rnr_caseplan.policy.values import (
    CheckSeverity,
    Exclusion,
    PlainWords,
    SafetyDomain,
    SafetyDue,
    TierWhen,
)
from tests.unit.builders import policy_named, policy_with


def check_in_every(days: int) -> Cadence:
    """Give check-ins on active goals with one interval for all of them."""
    return Cadence(
        for_each=ForEach.ACTIVE_GOAL,
        anchor="goal_started",
        amount=days,
        unit=Unit.DAYS,
        repeats=Repeats.FROM_LAST,
    )


def keys_of(policy: Policy) -> list[str]:
    """Give the keys of a policy's contradictions."""
    return [fault.path for fault in find_contradictions(policy)]


@pytest.mark.parametrize("name", ["rnr-baseline", "virginia", "treatment-court", "success-plan"])
@pytest.mark.parametrize("day", [datetime.date.min, datetime.date.max])
def test_bundled_policies_have_none(name: str, day: datetime.date) -> None:
    """On either end of the calendar."""
    assert find_contradictions(policy_named(name, day)) == ()


@pytest.mark.parametrize(
    ("parameter", "value", "key"),
    [
        ("clinical_stabilization", ("nowhere",), "goals.clinical_stabilization_domains"),
        ("sobriety_domains", ("nowhere",), "maintenance.sobriety_domains"),
        ("survival_domains", ("food", "food"), "ranking.survival_domains"),
        ("domain_order", ("food", "nowhere"), "ranking.domain_order"),
        ("driver_domains", ("nowhere",), "drivers.domains"),
        ("driver_override_domains", ("nowhere",), "drivers.override_domains"),
        (
            "safety_domains",
            (SafetyDomain(domain="nowhere", kind=SafetyKind.OVERDOSE),),
            "safety.domains",
        ),
        ("influence_scheme", "nobodys", "ranking.influence_scheme"),
        ("overridable_rules", ("goals.limit", "goals.dates"), "overrides.rules[1]"),
        ("overridable_rules", ("goals.limit", "goals.limit"), "overrides.rules"),
        (
            "check_severities",
            (CheckSeverity(code="XYZ01", severity=Severity.OFF),),
            "checks.severities[0].code",
        ),
        (
            "check_severities",
            (
                CheckSeverity(code="TGT08", severity=Severity.OFF),
                CheckSeverity(code="TGT08", severity=Severity.ERROR),
            ),
            "checks.severities[1].code",
        ),
        (
            "jargon",
            (PlainWords(word="prior to", plain="before"), PlainWords(word="Prior To", plain="x")),
            "wording.jargon",
        ),
        (
            "labels",
            (PlainWords(word="felon", plain="a name"), PlainWords(word="felon", plain="x")),
            "wording.labels",
        ),
        ("driver_usual_scheme", "nobodys", "drivers.usual_scheme"),
        ("tier_order", (Tier.RESPONSIVITY, Tier.CRIMINOGENIC), "ranking.tiers"),
        ("tier_order", (*list(Tier),), "ranking.tiers"),
        ("tier_order", (Tier.RESPONSIVITY,) * 3, "ranking.tiers"),
        ("safety_due", (), "safety.due"),
        (
            "safety_due",
            tuple(
                SafetyDue(kind=kind, within_days=0) for kind in (*SafetyKind, SafetyKind.SUICIDE)
            ),
            "safety.due",
        ),
        (
            "eligibility_exclusions",
            (Exclusion(outcome=EligibilityOutcome.FULL_PLAN),),
            "eligibility.exclusions[0].outcome",
        ),
        ("first_step_after_days", 91, "goals.first_step_after_days"),
        ("target_levels", (Level.MODERATE,), "targets.levels"),
        ("target_levels", (Level.LOW, Level.HIGH), "targets.levels"),
        ("driver_levels", (Level.HIGH, Level.UNKNOWN), "drivers.levels"),
        ("maintenance_waits_for", (Tier.MAINTENANCE,), "maintenance.waits_for"),
        ("activity_kinds", (), "activities.kinds"),
        ("enhancement_stages", (StageOfChange.ACTION,) * 2, "motivation.enhancement_stages"),
        (
            "eligibility_exclusions",
            (Exclusion(outcome=EligibilityOutcome.EXEMPT, risk_levels=(RiskLevel.UNKNOWN,)),),
            "eligibility.exclusions[0].risk_levels",
        ),
        ("closing_level", Level.HIGH, "targets.closing_level"),
        ("closing_level", Level.UNKNOWN, "targets.closing_level"),
        (
            "formal_review",
            Cadence(anchor="released_on", amount=6, unit=Unit.MONTHS),
            "duties.formal_review.anchor",
        ),
        (
            "plan_due",
            Cadence(anchor="drafted", met_by=("plan",), amount=60, unit=Unit.DAYS),
            "duties.case_plan.met_by",
        ),
        (
            "reassessment",
            Cadence(anchor="assessment", amount=6, unit=Unit.MONTHS, repeats=Repeats.FROM_LAST),
            "duties.reassessment",
        ),
        (
            "goal_check_in",
            Cadence(
                for_each=ForEach.ACTIVE_GOAL,
                anchor="goal_started",
                unit=Unit.DAYS,
                repeats=Repeats.FROM_LAST,
            ),
            "duties.goal_check_in",
        ),
        ("goal_check_in", check_in_every(0), "duties.goal_check_in.amount"),
        (
            "goal_check_in",
            Cadence(anchor="drafted", amount=7, unit=Unit.DAYS),
            "duties.goal_check_in.for_each",
        ),
        (
            "formal_review",
            Cadence(for_each=ForEach.ACTIVE_GOAL, anchor="goal_started", amount=7, unit=Unit.DAYS),
            "duties.formal_review.for_each",
        ),
        ("weekend", tuple(Weekday), "calendar.weekend"),
    ],
)
def test_a_contradiction_names_its_parameter(parameter: str, value: Any, key: str) -> None:
    """And says what would fit."""
    faults = find_contradictions(policy_with(**{parameter: value}))
    assert {fault.path for fault in faults} == {key}
    assert all(fault.problem and fault.expected for fault in faults)


def test_the_sources_of_rules_are_listed() -> None:
    """A reader of the plan can look up whatever a rule cites."""
    policy = policy_named()
    kept = tuple(source for source in policy.sources if source.id not in {"VA", "CG"})
    (fault,) = find_contradictions(evolve(policy, sources=kept))
    assert fault.path == "sources"
    assert "CG, VA" in fault.problem


def test_the_first_step_may_be_due_on_the_target_date() -> None:
    """Only after it would be too late."""
    assert keys_of(policy_with(first_step_after_days=90)) == []


def test_check_ins_may_come_every_day() -> None:
    """One is the shortest interval."""
    assert keys_of(policy_with(goal_check_in=check_in_every(1))) == []


def test_one_day_of_the_week_is_enough_to_work_on() -> None:
    """Only a weekend of seven days leaves none."""
    assert keys_of(policy_with(weekend=tuple(Weekday)[1:])) == []


def test_a_name_may_not_mean_two_things() -> None:
    """A declared day that every case holds already is told with the section."""
    policy = policy_named()
    terms = evolve(policy.terms, dates=(*policy.terms.dates, ("assigned_on", "the first day")))
    assert keys_of(evolve(policy, terms=terms)) == ["dates.assigned_on"]


def test_keys_of_the_ranking_have_their_sources() -> None:
    """Those that a tier uses; others need none."""
    policy = policy_named()
    without = tuple(item for item in policy.key_sources.value if item.key.value != "table")
    assert keys_of(policy_with(key_sources=without)) == ["ranking.key_sources"]
    unused = tuple(item for item in policy.key_sources.value if item.key.value != "risk_link")
    assert keys_of(policy_with(key_sources=unused)) == []


def test_tiers_may_come_in_any_order() -> None:
    """A policy only has to name each once."""
    order = (Tier.MAINTENANCE, Tier.CRIMINOGENIC, Tier.RESPONSIVITY)
    assert keys_of(policy_with(tier_order=order)) == []


def test_a_scheme_names_known_domains_once() -> None:
    """Over all its groups."""
    policy = policy_named()
    wrong = tuple(
        (name, evolve(cited, value=(("food", "nowhere"), ("food",))))
        for name, cited in policy.schemes
        if name != "carey_top5"
    )
    kept = tuple(pair for pair in policy.schemes if pair[0] == "carey_top5")
    keys = keys_of(evolve(policy, schemes=(*wrong, *kept)))
    assert sorted(keys) == sorted([f"schemes.{name}" for name, _ in wrong] * 2)


def test_a_domain_that_can_be_a_goal_needs_starter_words() -> None:
    """Static history needs none."""
    policy = policy_named()
    without = tuple(pair for pair in policy.guidance if pair[0] not in {"food", "criminal_history"})
    assert keys_of(evolve(policy, guidance=without)) == ["domains.food"]


@pytest.mark.parametrize("case", ["tier", "when_contributed", "when_interferes"])
def test_mental_illness_is_never_criminogenic(case: str) -> None:
    """However an agency writes its policy."""
    policy = policy_named()
    criminogenic: Any = Tier.CRIMINOGENIC
    if case != "tier":
        criminogenic = TierWhen(tier=Tier.CRIMINOGENIC, source="LIB", place="test")
    domains = tuple(
        (name, evolve(cited, value=evolve(cited.value, **{case: criminogenic})))
        if name == "mental_health"
        else (name, cited)
        for name, cited in policy.domains
    )
    assert keys_of(evolve(policy, domains=domains)) == ["domains.mental_health"]
    without = tuple(pair for pair in policy.domains if pair[0] != "mental_health")
    kept = evolve(policy, domains=without)
    assert "domains.mental_health" not in keys_of(kept)


def test_all_contradictions_are_found_at_once() -> None:
    """One pass finds those of every kind."""
    policy = policy_with(
        sobriety_domains=("nowhere",),
        influence_scheme="nobodys",
        first_step_after_days=91,
        safety_due=(),
    )
    assert keys_of(policy) == [
        "maintenance.sobriety_domains",
        "ranking.influence_scheme",
        "safety.due",
        "goals.first_step_after_days",
    ]
