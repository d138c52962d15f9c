"""Readiness for change, as text."""

from typing import Any

from rnr_caseplan import DecisionalBalance, Driver, Readiness, RiskLevel, StageOfChange
from rnr_caseplan.cli.motivation_text import reasons_of_motivation, tell_motivation
from tests.unit.builders import TODAY, a_case, a_need, a_plan, policy_named

NEEDS = (a_need("n1", "antisocial_companions"),)


def lines(**facts: Any) -> list[str]:
    """Give the lines of a draft."""
    plan = a_plan(a_case(*NEEDS, risk_level=RiskLevel.HIGH, **facts))
    return list(tell_motivation(plan, policy_named()))


def test_what_is_recorded_comes_before_what_follows() -> None:
    """Stage, rulers and both sides in the participant's words, then the reasons."""
    found = lines(
        readiness=Readiness(stage=StageOfChange.CONTEMPLATION, importance=6),
        decisional_balance=DecisionalBalance(
            reasons_to_change=("my children", "my back"), recorded_on=TODAY
        ),
        driver=Driver(need_id="n1", named_on=TODAY),
    )
    assert found[:3] == [
        "Stage of change: contemplation; importance 6 of 10; confidence not recorded",
        "What speaks for change: my children; my back",
        "What speaks against it: nothing yet",
    ]
    assert [line.rpartition("[")[2].rstrip("]") for line in found[3:]] == [
        "motivation.enhance",
        "motivation.strategy",
        "motivation.balance",
        "motivation.keeps_place",
        "motivation.may_wait",
    ]


def test_either_part_alone_is_enough() -> None:
    """A stage that nobody recorded is told as such."""
    balance = DecisionalBalance(reasons_to_stay=("my friends",))
    assert lines(decisional_balance=balance)[0] == "What speaks for change: nothing yet"
    assert lines(readiness=Readiness(confidence=0))[0] == (
        "Stage of change: not recorded; importance not recorded; confidence 0 of 10"
    )


def test_where_nothing_is_recorded_nothing_is_told() -> None:
    """No line, and no source for one."""
    assert lines() == []
    assert reasons_of_motivation(a_plan(a_case(*NEEDS)), policy_named()) == ()
