"""Overrides: who decided otherwise, when, why, and instead of what."""

from typing import Any

import pytest

from rnr_caseplan import InputError, Level, LevelOverride, Override, RiskLevel, RiskLevelOverride
from rnr_caseplan.model.overrides import tell_override
from tests.unit.builders import TODAY
from tests.unit.shapes import Shape, each_wrong, refused_places

SAID: dict[str, Any] = {"by": "staff:2", "on": TODAY, "reason": "new facts"}
WRONG: dict[str, list[Any]] = {
    "by": ["", " ", None, 3],
    "on": [None, "2026-11-21"],
    "reason": ["", " ", None, 3],
}
SHAPES: list[Shape] = [
    (Override, SAID, WRONG),
    (
        LevelOverride,
        {**SAID, "instead_of": Level.LOW},
        {**WRONG, "instead_of": [None, "low", RiskLevel.LOW]},
    ),
    (
        RiskLevelOverride,
        {**SAID, "instead_of": RiskLevel.LOW},
        {**WRONG, "instead_of": [None, "low", Level.LOW]},
    ),
]


@pytest.mark.parametrize(("kind", "facts", "_"), SHAPES)
def test_who_when_and_why_are_enough(kind: Any, facts: dict[str, Any], _: object) -> None:
    """And equal values are one."""
    assert len({kind(**facts), kind(**facts)}) == 1


@pytest.mark.parametrize(("kind", "facts", "name", "wrong"), each_wrong(SHAPES))
def test_each_field_is_checked(kind: Any, facts: dict[str, Any], name: str, wrong: object) -> None:
    """The fault names the field."""
    assert refused_places(kind, {**facts, name: wrong}) == [name]


def test_an_override_of_a_level_says_instead_of_which() -> None:
    """Else the assessed level would be lost."""
    with pytest.raises(TypeError, match="instead_of"):
        LevelOverride(**SAID)


def test_an_override_of_one_kind_is_no_other() -> None:
    """A level of a need is none of risk, and neither is a decision on eligibility."""
    of_need = LevelOverride(**SAID, instead_of=Level.LOW)
    assert of_need != RiskLevelOverride(**SAID, instead_of=RiskLevel.LOW)
    assert of_need != Override(**SAID)


def test_no_override_shows_who_decided_or_why() -> None:
    """Neither goes into a log."""
    shown = repr(LevelOverride(by="ZQX", on=TODAY, reason="ZQX", instead_of=Level.LOW))
    assert "ZQX" not in shown
    assert "low" in shown


def test_a_level_that_rests_on_a_decision_says_whose_and_instead_of_what() -> None:
    """With the day, and with the principle that allows it."""
    override = RiskLevelOverride(**SAID, instead_of=RiskLevel.LOW_MODERATE)
    (reason,) = tell_override("risk level", None, RiskLevel.HIGH, override)
    assert reason.rule == "levels.overridden"
    assert reason.citation.source == "AB"
    assert reason.sentence.startswith(
        "the risk level is high by the decision of staff:2 on 2026-11-21; it was assessed as low "
        "moderate"
    )
    assert [reason.fact(name) for name in ("need", "decided", "assessed")] == [
        None,
        "high",
        "low_moderate",
    ]


def test_the_reason_of_an_override_is_not_told_in_its_words() -> None:
    """A reason of a decision carries ids and levels; the words stay with the override."""
    override = LevelOverride(by="staff:2", on=TODAY, reason="ZQX", instead_of=Level.LOW)
    (reason,) = tell_override("level", "n1", Level.HIGH, override)
    assert "ZQX" not in f"{reason.sentence}{reason.facts}"
    assert reason.fact("need") == "n1"


def test_a_day_is_needed_because_drafts_of_earlier_days_do_not_use_it() -> None:
    """An override without a day would count for ever."""
    with pytest.raises(InputError, match="on: is not a day"):
        LevelOverride(by="staff:2", on=None, reason="r", instead_of=Level.LOW)  # type: ignore[arg-type]
