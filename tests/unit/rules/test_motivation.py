"""With which step does a goal begin?"""

import datetime

import pytest

from rnr_caseplan import DecisionalBalance, Readiness, RiskLevel, StageOfChange
from rnr_caseplan.rules.motivation import (
    explain_balance,
    explain_first_step,
    explain_place,
    find_first_step,
    find_strategy,
    is_low,
    judge_wait,
)
from tests.unit.builders import TODAY, policy_named, policy_with


@pytest.mark.parametrize("readiness", [None, Readiness(), Readiness(importance=0, confidence=0)])
def test_without_a_stage_there_is_no_motivational_step(readiness: Readiness | None) -> None:
    """Rulers alone choose none."""
    assert find_first_step(readiness, "employment", policy_named()) is None
    assert explain_first_step(readiness, policy_named()) == ()


@pytest.mark.parametrize("stage", StageOfChange)
def test_the_first_step_fits_the_stage(stage: StageOfChange) -> None:
    """In the words of the domain."""
    policy = policy_named()
    step = find_first_step(Readiness(stage=stage), "employment", policy)
    assert step == getattr(policy.guidance_for("employment").value.first_steps, stage.value)


@pytest.mark.parametrize(
    ("stage", "rule", "place"),
    [
        ("precontemplation", "motivation.enhance", "VA-4b"),
        ("contemplation", "motivation.enhance", "VA-4b"),
        ("preparation", "motivation.first_step", "TC-7"),
        ("action", "motivation.first_step", "TC-7"),
        ("maintenance", "motivation.first_step", "TC-7"),
    ],
)
def test_low_motivation_is_enhanced(stage: str, rule: str, place: str) -> None:
    """At the stages that the policy names."""
    reason, _ = explain_first_step(Readiness(stage=StageOfChange(stage)), policy_named())
    assert (reason.rule, reason.fact("stage")) == (rule, stage)
    assert place in str(reason.citation)


def test_a_policy_may_enhance_at_no_stage() -> None:
    """The first step still fits the stage."""
    policy = policy_with(enhancement_stages=())
    reason, _ = explain_first_step(Readiness(stage=StageOfChange.PRECONTEMPLATION), policy)
    assert reason.rule == "motivation.first_step"


@pytest.mark.parametrize("name", ["rnr-baseline", "virginia", "treatment-court", "success-plan"])
@pytest.mark.parametrize("stage", StageOfChange)
def test_each_stage_calls_for_work_of_its_own(name: str, stage: StageOfChange) -> None:
    """In the policy's words, cited to who asks for such work."""
    policy = policy_named(name)
    strategy = find_strategy(stage, policy)
    _, reason = explain_first_step(Readiness(stage=stage), policy)
    assert (reason.rule, reason.fact("strategy")) == ("motivation.strategy", strategy.text)
    assert reason.citation == strategy.citation
    assert reason.citation.statement in {"VA-4a", "VA-4b", "TC-7"}
    texts = {item.text for item in policy.stage_strategies.value}
    assert len(texts) == len(StageOfChange)


def test_motivation_counts_as_low_where_the_policy_says_so() -> None:
    """At no stage, where it names none."""
    low = [stage.value for stage in StageOfChange if is_low(stage, policy_named())]
    assert low == ["precontemplation", "contemplation"]
    none = policy_with(enhancement_stages=())
    assert not any(is_low(stage, none) for stage in StageOfChange)


def test_what_was_weighed_is_told_in_numbers() -> None:
    """The words stay in the case."""
    balance = DecisionalBalance(reasons_to_change=("ZQX", "ZQX 2"), recorded_on=TODAY)
    (reason,) = explain_balance(balance)
    assert [reason.fact(name) for name in ("to_change", "to_stay", "recorded_on")] == [
        2,
        0,
        "2026-11-21",
    ]
    assert "ZQX" not in reason.sentence
    (undated,) = explain_balance(DecisionalBalance(reasons_to_stay=("ZQX",)))
    assert undated.sentence.count("not recorded") == 1
    assert explain_balance(None) == ()


@pytest.mark.parametrize(
    ("name", "risk_level", "rule", "places"),
    [
        ("virginia", "high", "motivation.keeps_place", 1),
        ("rnr-baseline", "very_high", "motivation.keeps_place", 1),
        ("virginia", "moderate", "motivation.keeps_turn", None),
        ("virginia", "unknown", "motivation.keeps_turn", None),
        ("treatment-court", "high", "motivation.keeps_turn", None),
    ],
)
def test_a_place_is_kept_as_the_policy_says(
    name: str, risk_level: str, rule: str, places: int | None
) -> None:
    """At its levels of risk; else the turn by rank stays."""
    reason = explain_place("the driver n1", RiskLevel(risk_level), policy_named(name))
    assert (reason.rule, reason.fact("places")) == (rule, places)
    assert "the driver n1" in reason.sentence
    assert reason.citation == policy_named(name).kept_for_driver.citation


def test_a_driver_may_wait_as_long_as_the_policy_says() -> None:
    """Counted from the day on which it was named; that many days later is still in time."""
    wait = judge_wait(TODAY, RiskLevel.HIGH, policy_named())
    assert wait.value == TODAY + datetime.timedelta(days=30)
    assert wait.reasons[0].rule == "motivation.may_wait"
    unnamed = judge_wait(None, RiskLevel.HIGH, policy_named())
    assert unnamed.value is None
    assert unnamed.reasons[0].sentence.count("not recorded") == 2
    last = judge_wait(datetime.date.max, RiskLevel.HIGH, policy_named())
    assert (last.value, last.reasons[0].fact("until")) == (None, None)


def test_at_other_levels_of_risk_no_longest_delay_is_set() -> None:
    """Then no day is given."""
    wait = judge_wait(TODAY, RiskLevel.MODERATE, policy_named())
    assert wait.value is None
    assert [reason.rule for reason in wait.reasons] == ["motivation.no_longest_wait"]
