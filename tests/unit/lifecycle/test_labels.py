"""What a plan's story calls fields of events."""

from typing import Any

import pytest

from rnr_caseplan import PlanEvent
from rnr_caseplan.lifecycle.labels import LABELS
from rnr_caseplan.model.events.kinds import EVENT_KINDS
from tests.unit.every_event import every_event


def value_at(event: PlanEvent, path: str) -> Any:
    """Give the value at a path; the test fails where nothing stands there."""
    value: Any = event
    for name in path.split("."):
        value = getattr(value, name)
    return value


def test_labels_are_for_kinds_of_event_that_there_are() -> None:
    """A misspelled kind would never be told."""
    assert set(LABELS) <= set(EVENT_KINDS)


@pytest.mark.parametrize("kind", LABELS)
def test_each_label_is_for_a_field_that_its_event_has(kind: str) -> None:
    """Also where the field is one of a part that the event brings."""
    events = [event for event in every_event() if event.kind == kind]
    assert events
    for event in events:
        for path in LABELS[kind]:
            value_at(event, path)


@pytest.mark.parametrize("labels", LABELS.values(), ids=LABELS)
def test_a_label_begins_a_sentence_and_stands_once(labels: dict[str, str]) -> None:
    """The colon comes with the value."""
    assert all(label[0].isupper() and label[-1].isalpha() for label in labels.values())
    assert len(set(labels.values())) == len(labels)
