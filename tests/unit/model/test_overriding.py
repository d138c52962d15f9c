"""A person sets another level than the assessed one."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from rnr_caseplan import (
    Case,
    InputError,
    Level,
    LevelOverride,
    Need,
    RiskLevel,
    RiskLevelOverride,
    override_need_level,
    override_risk_level,
)
from tests.unit.builders import TODAY, a_case, a_need

NEED = a_need("n1", "employment", "low", score=3, max_score=9, text="as told")
CASE = a_case(NEED, risk_level=RiskLevel.LOW, lead="staff:17")
SAID: dict[str, Any] = {"by": "staff:2", "on": TODAY, "reason": "new facts"}
LATER: dict[str, Any] = {
    "by": "staff:3",
    "on": TODAY + datetime.timedelta(days=9),
    "reason": "newer facts",
}
BOTH: list[tuple[Callable[..., Any], Any, Any]] = [
    (override_need_level, NEED, Level),
    (override_risk_level, CASE, RiskLevel),
]


def test_a_need_holds_the_persons_level_and_keeps_the_assessed_one() -> None:
    """Everything else stays."""
    found = override_need_level(NEED, Level.HIGH, **SAID)
    assert (found.level, found.assessed_level) == (Level.HIGH, Level.LOW)
    assert found.level_override == LevelOverride(**SAID, instead_of=Level.LOW)
    assert (found.score, found.max_score, found.text) == (3, 9, "as told")


def test_a_case_holds_the_persons_level_of_risk_and_keeps_the_assessed_one() -> None:
    """Everything else stays."""
    found = override_risk_level(CASE, RiskLevel.VERY_HIGH, **SAID)
    assert (found.risk_level, found.assessed_risk_level) == (RiskLevel.VERY_HIGH, RiskLevel.LOW)
    assert found.risk_override == RiskLevelOverride(**SAID, instead_of=RiskLevel.LOW)
    assert (found.needs, found.lead) == ((NEED,), "staff:17")


def test_without_an_override_the_assessed_level_is_the_level() -> None:
    """Of a need and of risk, and no reason says otherwise."""
    assert (NEED.assessed_level, NEED.reasons_of_level) == (Level.LOW, ())
    assert (CASE.assessed_risk_level, CASE.reasons_of_risk_level) == (RiskLevel.LOW, ())


def test_a_second_override_keeps_the_first_assessed_level() -> None:
    """The decision between is replaced, the assessment is not."""
    first = override_need_level(NEED, Level.HIGH, **SAID)
    second = override_need_level(first, Level.MODERATE, **LATER)
    assert (second.level, second.assessed_level) == (Level.MODERATE, Level.LOW)
    assert second.level_override == LevelOverride(**LATER, instead_of=Level.LOW)
    case = override_risk_level(CASE, RiskLevel.HIGH, **SAID)
    case = override_risk_level(case, RiskLevel.UNKNOWN, **LATER)
    assert (case.risk_level, case.assessed_risk_level) == (RiskLevel.UNKNOWN, RiskLevel.LOW)


def test_overriding_back_to_the_assessed_level_ends_the_override() -> None:
    """As if nobody had decided otherwise."""
    need = override_need_level(NEED, Level.HIGH, **SAID)
    assert override_need_level(need, Level.LOW, **LATER) == NEED
    case = override_risk_level(CASE, RiskLevel.HIGH, **SAID)
    assert override_risk_level(case, RiskLevel.LOW, **LATER) == CASE


@pytest.mark.parametrize(("override", "subject", "levels"), BOTH)
def test_an_override_that_changes_nothing_is_refused(
    override: Callable[..., Any], subject: Any, levels: Any
) -> None:
    """At the assessed level, and again at the level that a person set."""
    for held in (subject, override(subject, levels.HIGH, **SAID)):
        level = held.level if isinstance(held, Need) else held.risk_level
        with pytest.raises(InputError) as caught:
            override(held, level, **LATER)
        assert str(caught.value) == "level: is the level already; expected another level"


@pytest.mark.parametrize(("override", "subject", "levels"), BOTH)
@pytest.mark.parametrize("name", ["by", "on", "reason"])
def test_who_when_and_why_are_checked(
    override: Callable[..., Any], subject: Any, levels: Any, name: str
) -> None:
    """Also where the override goes back to the assessed level."""
    held = override(subject, levels.HIGH, **SAID)
    for level in (levels.MODERATE, levels.LOW):
        with pytest.raises(InputError) as caught:
            override(held, level, **{**LATER, name: ""})
        assert [fault.path for fault in caught.value.faults] == [name]


@pytest.mark.parametrize(("override", "subject", "levels"), BOTH)
def test_a_level_of_the_wrong_kind_is_refused(
    override: Callable[..., Any], subject: Any, levels: Any
) -> None:
    """Words are not levels, and a level of risk is none of a need."""
    other = RiskLevel.HIGH if levels is Level else Level.HIGH
    for level in ("high", None, other):
        with pytest.raises(InputError, match="level: is of the wrong kind"):
            override(subject, level, **SAID)


@pytest.mark.parametrize(
    ("override", "name"), [(override_need_level, "need"), (override_risk_level, "case")]
)
def test_only_needs_and_cases_are_overridden(override: Callable[..., Any], name: str) -> None:
    """What else is given is named, and not shown."""
    for wrong in ("n1", None, a_case if name == "need" else NEED):
        with pytest.raises(InputError) as caught:
            override(wrong, Level.HIGH, **SAID)
        assert [fault.path for fault in caught.value.faults] == [name]


@pytest.mark.parametrize("level", Level)
def test_an_unknown_level_may_be_overridden_and_overridden_to(level: Level) -> None:
    """A person may know, and a person may ask for a new assessment."""
    unknown = a_need("n1", "employment", "unknown")
    if level is Level.UNKNOWN:
        assert override_need_level(NEED, level, **SAID).level is Level.UNKNOWN
    else:
        found = override_need_level(unknown, level, **SAID)
        assert (found.level, found.assessed_level) == (level, Level.UNKNOWN)


def test_an_override_of_nothing_cannot_be_built_by_hand() -> None:
    """Neither in a need nor in a case; an absent level counts as unknown."""
    with pytest.raises(InputError, match=r"level_override\.instead_of: is the level itself"):
        Need(
            id="n1",
            domain="food",
            level=Level.LOW,
            level_override=LevelOverride(**SAID, instead_of=Level.LOW),
        )
    override = RiskLevelOverride(**SAID, instead_of=RiskLevel.UNKNOWN)
    with pytest.raises(InputError, match=r"risk_override\.instead_of: is the level itself"):
        a_case(risk_override=override)
    assert Need.contradictions({"level_override": LevelOverride(**SAID, instead_of=Level.UNKNOWN)})
    assert Case.contradictions({"risk_override": override})


def test_what_was_assessed_can_be_had_without_the_override() -> None:
    """A need and a case as the assessment left them."""
    assert override_need_level(NEED, Level.HIGH, **SAID).without_override() == NEED
    assert override_risk_level(CASE, RiskLevel.HIGH, **SAID).without_risk_override() == CASE
    assert (NEED.without_override(), CASE.without_risk_override()) == (NEED, CASE)
