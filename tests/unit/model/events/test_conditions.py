"""Events of conditions: what they must say."""

from typing import Any

import pytest

from rnr_caseplan import Condition
from rnr_caseplan.lifecycle import (
    ConditionAdded,
    ConditionMet,
    ConditionModified,
    ConditionViolated,
)
from tests.unit.builders import TODAY
from tests.unit.shapes import Shape, each_wrong, refused_places

SAID: dict[str, Any] = {"on": TODAY, "by": "staff:17"}
WRONG_IDS = ["", " c1", None, 3, ("c1",)]

SHAPES: list[Shape] = [
    (
        ConditionAdded,
        {**SAID, "condition": Condition(id="c9", text="no alcohol")},
        {"condition": [None, "c9", {"id": "c9", "text": "no alcohol"}]},
    ),
    (ConditionMet, {**SAID, "condition_id": "c1"}, {"condition_id": WRONG_IDS}),
    (
        ConditionModified,
        {**SAID, "condition_id": "c1", "text": "forty hours"},
        {"condition_id": WRONG_IDS, "text": ["", " ", 40], "due_on": ["2026-11-21", 0]},
    ),
    (
        ConditionViolated,
        {**SAID, "condition_id": "c1", "behavior": "was absent"},
        {"condition_id": WRONG_IDS, "behavior": [None, "", " ", True]},
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


def test_a_condition_is_modified_in_its_words_or_its_day() -> None:
    """One of them is enough, and nothing is not."""
    facts: dict[str, Any] = {**SAID, "condition_id": "c1"}
    assert ConditionModified(**facts, due_on=TODAY).text is None
    assert ConditionModified(**facts, text="forty hours").due_on is None
    assert refused_places(ConditionModified, facts) == ["text"]


def test_what_the_court_and_the_participant_did_is_not_shown() -> None:
    """The words of a condition and of a violation stay out of logs."""
    condition = Condition(id="c9", text="ZQX")
    shown = [
        repr(ConditionAdded(**SAID, condition=condition)),
        repr(ConditionModified(**SAID, condition_id="c1", text="ZQX")),
        repr(ConditionViolated(**SAID, condition_id="c1", behavior="ZQX")),
    ]
    assert not any("ZQX" in line for line in shown)
