"""Safety notes, strengths, triggers, conditions, court dates, orders, assessments."""

from typing import Any

import pytest

from rnr_caseplan import (
    Assessment,
    Condition,
    CourtDate,
    CustodyOrder,
    InputError,
    SafetyKind,
    SafetyNote,
    Strength,
    Trigger,
)
from rnr_caseplan.model.vocabulary import AssessmentKind
from tests.unit.builders import TODAY

PARTS: list[tuple[Any, dict[str, Any]]] = [
    (SafetyNote, {"id": "d1", "kind": SafetyKind.SUICIDE}),
    (Strength, {"id": "s1", "text": "cooks well"}),
    (Trigger, {"id": "t1", "text": "the corner"}),
    (Condition, {"id": "c1", "text": "40 hours"}),
    (CourtDate, {"id": "k1", "on": TODAY}),
    (CustodyOrder, {"id": "o1", "text": "weekends"}),
    (Assessment, {"id": "a1", "kind": AssessmentKind.MENTAL_HEALTH}),
]


@pytest.mark.parametrize(("kind", "facts"), PARTS)
def test_what_is_required_is_enough(kind: Any, facts: dict[str, Any]) -> None:
    """Equal facts give equal values with equal hashes."""
    assert kind(**facts) == kind(**facts)
    assert len({kind(**facts), kind(**facts)}) == 1


@pytest.mark.parametrize(("kind", "facts"), PARTS)
def test_every_required_fact_is_checked(kind: Any, facts: dict[str, Any]) -> None:
    """A list is never what a field wants."""
    for name in facts:
        with pytest.raises(InputError) as caught:
            kind(**{**facts, name: ["?"]})
        assert [fault.path for fault in caught.value.faults] == [name]


@pytest.mark.parametrize("kind", [Strength, Condition])
def test_domains_have_the_form_of_ids(kind: Any) -> None:
    """Whether a policy knows them is asked when a plan is drafted."""
    assert kind(id="x", text="x", domains=("gambling",)).domains == ("gambling",)
    with pytest.raises(InputError, match="domains"):
        kind(id="x", text="x", domains=("Gambling!",))
