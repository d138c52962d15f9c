"""Values of policies in plain words."""

from typing import Any

import pytest

from rnr_caseplan import (
    AdaptationKind,
    Barrier,
    Cadence,
    Caseload,
    Citation,
    EligibilityOutcome,
    Level,
    ReviewEvent,
    RiskLevel,
    SafetyKind,
    StageOfChange,
    Tier,
    Unit,
    load_policy_book,
)
from rnr_caseplan.policy import bundled_policies
from rnr_caseplan.policy.terms import Terms
from rnr_caseplan.policy.values import (
    AdaptationWords,
    BarrierAnswer,
    BarrierShown,
    Domain,
    DosageHours,
    Exclusion,
    KeptPlaces,
    KeySource,
    LongestDelay,
    RankKey,
    RiskLinkWeights,
    SafetyDomain,
    SafetyDue,
    StageStrategy,
    TierWhen,
    UnscheduledEvent,
)
from rnr_caseplan.policy.wording import tell_value

HERE: dict[str, Any] = {"source": "XX", "place": "page 1", "statement": "XX-1"}
HIGH = (RiskLevel.HIGH, RiskLevel.VERY_HIGH)
FOOD: dict[str, Any] = {"name": "food", "plain_name": "what I eat", "tier": Tier.MAINTENANCE}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (True, "yes"),
        (False, "no"),
        (0, "0"),
        (1, "1"),
        (2.5, "2.5"),
        ("central_eight", "central_eight"),
        (RiskLevel.VERY_HIGH, "very high"),
        ((), "none"),
        (("food",), "food"),
        (("food", "unstable_housing"), "food, unstable_housing"),
        ((Level.HIGH, Level.MODERATE), "high, moderate"),
        ((1, 2), "1; 2"),
        ((True, False), "yes; no"),
        ((("food", "leisure"), ("work",)), "1. food, leisure; 2. work"),
        (((), ("work",)), "1. none; 2. work"),
    ],
)
def test_plain_values_are_told_in_words(value: object, words: str) -> None:
    """Claims as yes and no; words of a vocabulary without underscores, ids as they are."""
    assert tell_value(value) == words


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "exempt: everybody"),
        ({"risk_levels": HIGH}, "exempt: risk high, very high"),
        ({"sentence_months_at_most": 6}, "exempt: sentence of at most 6 months"),
        ({"sentence_months_at_most": 0}, "exempt: sentence of at most 0 months"),
        (
            {"caseloads": (Caseload.ADMINISTRATIVE, Caseload.TRANSFER)},
            "exempt: caseload administrative, transfer",
        ),
        (
            {
                "risk_levels": HIGH,
                "sentence_months_at_most": 6,
                "caseloads": (Caseload.TRANSFER,),
            },
            "exempt: risk high, very high and sentence of at most 6 months and caseload transfer",
        ),
    ],
)
def test_an_exclusion_names_all_its_facts(facts: dict[str, Any], words: str) -> None:
    """All of them must hold; without one it is about everybody."""
    assert tell_value(Exclusion(outcome=EligibilityOutcome.EXEMPT, **facts)) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (KeptPlaces(risk_levels=HIGH, places=1), "1 at risk high, very high"),
        (KeptPlaces(risk_levels=HIGH, places=0), "none"),
        (KeptPlaces(risk_levels=(), places=1), "none"),
        (LongestDelay(risk_levels=HIGH, days=30), "30 days at risk high, very high"),
        (LongestDelay(risk_levels=HIGH, days=1), "1 day at risk high, very high"),
        (LongestDelay(risk_levels=HIGH, days=0), "0 days at risk high, very high"),
        (LongestDelay(risk_levels=(), days=30), "none"),
        (
            SafetyDue(kind=SafetyKind.DOMESTIC_VIOLENCE, within_days=0),
            "domestic violence: the same day",
        ),
        (SafetyDue(kind=SafetyKind.SUICIDE, within_days=1), "suicide: within 1 day"),
        (SafetyDue(kind=SafetyKind.SUICIDE, within_days=2), "suicide: within 2 days"),
        (
            SafetyDomain(domain="overdose_risk", kind=SafetyKind.OVERDOSE),
            "overdose_risk: overdose",
        ),
        (RiskLinkWeights(harm=2, reoffending=1), "harm 2, reoffending 1"),
        (KeySource(key=RankKey.RISK_LINK, **HERE), "risk link (XX page 1, XX-1)"),
        (
            BarrierAnswer(barrier=Barrier.NO_CAR, kinds=(AdaptationKind.RIDE_AID,), **HERE),
            "no car: ride aid (XX page 1, XX-1)",
        ),
        (
            BarrierAnswer(
                barrier=Barrier.NO_PHONE,
                kinds=(AdaptationKind.CONTACT_WITHOUT_PHONE, AdaptationKind.WRITTEN_REMINDERS),
                rules_out=(AdaptationKind.PHONE_SESSION,),
                **HERE,
            ),
            (
                "no phone: contact without phone, written reminders, never phone session "
                "(XX page 1, XX-1)"
            ),
        ),
        (
            AdaptationWords(kind=AdaptationKind.RIDE_AID, text="Arrange a ride."),
            "ride aid \u201cArrange a ride.\u201d",
        ),
        (
            StageStrategy(stage=StageOfChange.ACTION, text="Affirm it.", **HERE),
            "action: \u201cAffirm it.\u201d (XX page 1, XX-1)",
        ),
        (
            DosageHours(band="high", hours=300, risk_levels=HIGH),
            "high: 300 hours at risk high, very high",
        ),
        (
            DosageHours(band="in between", hours=1, risk_levels=()),
            "in between: 1 hour at no level here",
        ),
        (
            UnscheduledEvent(event=ReviewEvent.GOAL_COMPLETED, **HERE),
            "goal completed (XX page 1, XX-1)",
        ),
        (
            Cadence(anchor="assigned_on", amount=3, unit=Unit.DAYS),
            "once 3 days after the day of assignment",
        ),
        (Citation(source="XX", place="page 1"), "XX page 1"),
    ],
)
def test_a_value_with_parts_is_told_on_one_line(value: object, words: str) -> None:
    """Numbers of nothing are told as none; a part that a source states names it."""
    assert tell_value(value) == words


def test_a_duty_is_told_in_the_words_of_its_policy() -> None:
    """Where they are given; other values are told without them."""
    duty = Cadence(anchor="freed_on", amount=3, unit=Unit.DAYS)
    terms = Terms(dates=(("freed_on", "the day of release"),))
    assert tell_value(duty, terms) == "once 3 days after the day of release"
    assert tell_value(duty) == "once 3 days after freed on"
    assert tell_value(("freed_on",), terms) == "freed_on"


def test_several_values_with_parts_stand_apart() -> None:
    """A comma would leave open where one ends."""
    values = tuple(SafetyDue(kind=kind, within_days=0) for kind in list(SafetyKind)[:2])
    first, second = (tell_value(value) for value in values)
    assert tell_value(values) == f"{first}; {second}"


def test_a_domain_tells_its_names_and_its_tiers() -> None:
    """Where a case of its own changes the tier, with the source of that."""
    part = TierWhen(tier=Tier.CRIMINOGENIC, **HERE)
    usual = "food (for the participant: what I eat), maintenance"
    contributed = "criminogenic where it contributed to offending (XX page 1, XX-1)"
    interferes = "criminogenic where it interferes now (XX page 1, XX-1)"
    assert tell_value(Domain(**FOOD)) == usual
    assert tell_value(Domain(**FOOD, when_contributed=part)) == f"{usual}; {contributed}"
    assert tell_value(Domain(**FOOD, when_interferes=part)) == f"{usual}; {interferes}"
    both = Domain(**FOOD, when_contributed=part, when_interferes=part)
    assert tell_value(both) == f"{usual}; {contributed}; {interferes}"


def test_a_domain_tells_the_barrier_that_it_shows() -> None:
    """With its own source."""
    shows = BarrierShown(barrier=Barrier.READS_LITTLE, **HERE)
    told = "food (for the participant: what I eat), maintenance; it shows reads little"
    assert tell_value(Domain(**FOOD, shows=shows)) == f"{told} (XX page 1, XX-1)"


@pytest.mark.parametrize("name", bundled_policies())
def test_every_value_of_a_bundled_policy_is_told_without_the_names_of_classes(name: str) -> None:
    """A value that nobody taught it to tell would show its fields; starter words are not told."""
    book = load_policy_book(name)
    for key, timeline in book.timelines:
        for cited in timeline if not key.startswith("guidance.") else ():
            words = tell_value(cited.value, book.terms)
            assert words
            assert "=" not in words, key
            assert "(" not in words or ")" in words
            assert words.isprintable()
