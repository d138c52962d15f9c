"""What motivation changes in a plan, and what it never changes."""

import datetime
from typing import Any

import pytest

from rnr_caseplan import (
    Case,
    DecisionalBalance,
    Driver,
    InputError,
    Readiness,
    ReadinessAdvice,
    RiskLevel,
    StageOfChange,
    explain_readiness,
    override_risk_level,
)
from tests.unit.builders import TODAY, a_case, a_need, policy_named

NEEDS = (
    a_need("n2", "employment"),
    a_need("n1", "antisocial_companions"),
    a_need("n3", "criminal_history"),
)
DRIVER = Driver(need_id="n1", named_on=TODAY)
LOW = Readiness(stage=StageOfChange.CONTEMPLATION, importance=3)


def a_case_of(readiness: Readiness | None = LOW, **facts: Any) -> Case:
    """Give a case at high risk with a driver."""
    usual = {"risk_level": RiskLevel.HIGH, "driver": DRIVER, "readiness": readiness}
    return a_case(*NEEDS, **{**usual, **facts})


def advised(case: Case, name: str = "rnr-baseline") -> tuple[ReadinessAdvice, list[str]]:
    """Give the advice, and the rules behind it."""
    decided = explain_readiness(case, policy_named(name))
    return decided.value, [reason.rule for reason in decided.reasons]


def test_low_motivation_keeps_the_driver_and_changes_the_first_steps() -> None:
    """The place is kept, and the longest delay is told."""
    advice, rules = advised(a_case_of())
    assert (advice.driver_id, advice.places_kept) == ("n1", 1)
    assert (advice.stage, advice.is_low) == (StageOfChange.CONTEMPLATION, True)
    assert advice.waits_until == TODAY + datetime.timedelta(days=30)
    steps = policy_named().guidance_for("employment").value.first_steps
    assert [step.need_id for step in advice.first_steps] == ["n1", "n2"]
    assert advice.first_steps[1].text == steps.contemplation
    assert advice.strategy is not None
    assert rules == [
        "motivation.enhance",
        "motivation.strategy",
        "motivation.keeps_place",
        "motivation.may_wait",
    ]


def test_later_stages_are_not_low() -> None:
    """The first step fits them all the same."""
    advice, rules = advised(a_case_of(Readiness(stage=StageOfChange.ACTION)))
    assert advice.is_low is False
    assert rules[0] == "motivation.first_step"


@pytest.mark.parametrize("readiness", [None, Readiness(importance=2)])
def test_without_a_stage_nothing_is_guessed(readiness: Readiness | None) -> None:
    """Goals begin as they usually do, and the driver stays."""
    advice, rules = advised(a_case_of(readiness))
    assert (advice.stage, advice.is_low, advice.strategy) == (None, None, None)
    assert advice.first_steps == ()
    assert advice.driver_id == "n1"
    assert rules == ["motivation.not_recorded", "motivation.keeps_place", "motivation.may_wait"]


def test_what_was_weighed_is_among_the_reasons() -> None:
    """Beside what the stage calls for."""
    balance = DecisionalBalance(reasons_to_change=("my children",))
    _, rules = advised(a_case_of(decisional_balance=balance))
    assert rules[2] == "motivation.balance"


@pytest.mark.parametrize("driver", [None, Driver(need_id="n3", named_on=TODAY)])
def test_without_a_driver_that_counts_the_place_is_the_first_targets(
    driver: Driver | None,
) -> None:
    """None is named, or the rules refuse it; then nothing waits."""
    decided = explain_readiness(a_case_of(driver=driver), policy_named())
    assert (decided.value.driver_id, decided.value.waits_until) == (None, None)
    assert decided.value.places_kept == 1
    (place,) = [item for item in decided.reasons if item.rule == "motivation.keeps_place"]
    assert place.fact("kept_for") == "the first criminogenic target"
    assert decided.reasons[-1] is place


def test_where_the_policy_keeps_no_place_the_turn_stays() -> None:
    """As under a policy of stabilization first."""
    advice, rules = advised(a_case_of(), "treatment-court")
    assert advice.places_kept == 0
    assert "motivation.keeps_turn" in rules


def test_a_level_of_risk_that_a_person_set_is_told() -> None:
    """The place and the wait rest on it."""
    case = a_case_of(risk_level=RiskLevel.MODERATE)
    case = override_risk_level(case, RiskLevel.HIGH, by="s", on=TODAY, reason="r")
    _, rules = advised(case)
    assert rules[-1] == "levels.overridden"


def test_the_advice_shows_no_words() -> None:
    """Neither the policy's nor anybody's stand in a log."""
    balance = DecisionalBalance(reasons_to_change=("ZQX",))
    decided = explain_readiness(a_case_of(decisional_balance=balance), policy_named())
    assert "ZQX" not in f"{decided!r}{decided.why}"


@pytest.mark.parametrize(
    ("arguments", "paths"),
    [
        ((None, policy_named()), ["case"]),
        ((a_case(), None), ["policy"]),
        ((1, 2), ["case", "policy"]),
    ],
)
def test_arguments_of_another_kind_are_named(arguments: tuple[Any, Any], paths: list[str]) -> None:
    """All of them."""
    with pytest.raises(InputError) as caught:
        explain_readiness(*arguments)
    assert [fault.path for fault in caught.value.faults] == paths
