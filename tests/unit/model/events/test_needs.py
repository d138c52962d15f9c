"""Events of needs and of the driver: what they must say."""

from typing import Any

import pytest

from rnr_caseplan import Level, Override, RiskLevel
from rnr_caseplan.lifecycle import (
    DriverNamed,
    DriverWithdrawn,
    LevelOverridden,
    NeedFound,
    NeedsReassessed,
    NewLevel,
)
from tests.unit.builders import TODAY, a_need
from tests.unit.shapes import Shape, each_wrong, refused_places

SAID: dict[str, Any] = {"on": TODAY, "by": "staff:17"}
DECISION = Override(by="supervisor:2", on=TODAY, reason="new facts")
WRONG_IDS = ["", " n1", None, 1, ("n1",)]
N1 = NewLevel(need_id="n1", level=Level.LOW)
N2 = NewLevel(need_id="n2", level=Level.HIGH)

SHAPES: list[Shape] = [
    (
        NewLevel,
        {"need_id": "n1", "level": Level.LOW},
        {
            "need_id": WRONG_IDS,
            "level": [None, "low"],
            "interferes": ["no", 0],
            "score": ["3", True, float("nan"), 1_000_001],
        },
    ),
    (
        NeedsReassessed,
        {**SAID, "levels": (N1,)},
        {
            "levels": [None, N1, [N1], (N1, "n2"), ()],
            "risk_level": ["high", 3],
            "assessed_with": ["", " ", 3],
        },
    ),
    (
        LevelOverridden,
        {**SAID, "need_id": "n1", "level": Level.LOW, "override": DECISION},
        {
            "need_id": ["", " n1", 1, ("n1",)],
            "level": ["low", RiskLevel.LOW],
            "risk_level": ["low", Level.LOW],
            "override": [None, "s", ("s",)],
        },
    ),
    (
        NeedFound,
        {**SAID, "need": a_need("n9", "leisure")},
        {"need": [None, "n9", {"id": "n9", "domain": "leisure"}]},
    ),
    (
        DriverNamed,
        {**SAID, "need_id": "n1"},
        {"need_id": WRONG_IDS, "incident_ids": [None, "i1", ["i1"], ("i1", "i1"), ("",)]},
    ),
    (
        DriverWithdrawn,
        {**SAID, "reason": "it did not fuel anything"},
        {"reason": [None, "", " ", 3]},
    ),
]


@pytest.mark.parametrize(("kind", "facts", "_"), SHAPES)
def test_what_is_required_is_enough(kind: Any, facts: dict[str, Any], _: object) -> None:
    """And equal values are one."""
    assert len({kind(**facts), kind(**facts)}) == 1


@pytest.mark.parametrize(("kind", "facts", "name", "wrong"), each_wrong(SHAPES))
def test_each_field_is_checked(kind: Any, facts: dict[str, Any], name: str, wrong: object) -> None:
    """The fault names the field."""
    assert refused_places(kind, {**facts, name: wrong}) == [name]


def test_a_reassessment_of_the_risk_alone_is_enough() -> None:
    """Levels, or a risk level, or both."""
    found = NeedsReassessed(**SAID, risk_level=RiskLevel.LOW)
    assert (found.levels, found.risk_level) == ((), RiskLevel.LOW)


def test_a_need_is_found_at_one_level_only() -> None:
    """Each further finding is named by its place."""
    given = {**SAID, "levels": (N1, N2, N1, N2)}
    assert refused_places(NeedsReassessed, given) == ["levels[2].need_id", "levels[3].need_id"]
    assert NeedsReassessed(**SAID, levels=(N1, N2)).levels == (N1, N2)


def test_what_is_malformed_contradicts_nothing() -> None:
    """The strict reader asks with the fields that are well formed."""
    assert NeedsReassessed.contradictions({"levels": (N1,)}) == []
    assert NeedsReassessed.contradictions({}) == []


def test_a_whole_score_is_a_whole_number() -> None:
    """So that equal scores are written alike."""
    found = NewLevel(need_id="n1", level=Level.LOW, score=3.0)
    assert str(found.score) == "3"
    assert found == NewLevel(need_id="n1", level=Level.LOW, score=3)


def test_a_driver_is_not_withdrawn_without_a_reason() -> None:
    """The reason is required, not only checked."""
    with pytest.raises(TypeError, match="reason"):
        DriverWithdrawn(**SAID)


OF_NEED: dict[str, Any] = {"need_id": "n1", "level": Level.LOW}
OF_RISK: dict[str, Any] = {"risk_level": RiskLevel.LOW}


def overridden(**facts: Any) -> list[str]:
    """Give the places of what a malformed decision on a level says."""
    return refused_places(LevelOverridden, {**SAID, "override": DECISION, **facts})


@pytest.mark.parametrize("facts", [OF_NEED, OF_RISK])
def test_a_person_decides_on_a_need_or_on_the_risk(facts: dict[str, Any]) -> None:
    """One of them, with its level."""
    found = LevelOverridden(**SAID, **facts, override=DECISION)
    assert found == LevelOverridden(**SAID, **facts, override=DECISION)
    assert found.override == DECISION


def test_a_decision_on_nothing_or_on_both_is_refused() -> None:
    """Each fault is named by its field."""
    assert overridden() == ["risk_level"]
    assert overridden(need_id="n1") == ["level"]
    assert overridden(level=Level.LOW) == ["risk_level", "level"]
    assert overridden(**OF_NEED, **OF_RISK) == ["risk_level"]
    assert overridden(need_id="n1", **OF_RISK) == ["level", "risk_level"]


def test_a_decision_on_a_level_names_who_when_and_why() -> None:
    """That is what it is."""
    assert refused_places(LevelOverridden, {**SAID, **OF_NEED, "override": None}) == ["override"]
    with pytest.raises(TypeError, match="override"):
        LevelOverridden(**SAID, **OF_NEED)
