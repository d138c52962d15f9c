"""The closed set of events."""

import attrs
import pytest

from rnr_caseplan import PlanEvent, lifecycle
from rnr_caseplan.lifecycle import PlanClosed
from rnr_caseplan.lifecycle.parts import IDS
from rnr_caseplan.model.events.kinds import EVENT_KINDS, NOTES
from rnr_caseplan.model.fields import ADDS
from rnr_caseplan.model.recorded import kind_of
from rnr_caseplan.structure.references import REFERS_TO

NAMED = {
    value
    for value in vars(lifecycle).values()
    if isinstance(value, type) and issubclass(value, PlanEvent)
}


def test_every_event_that_can_be_imported_is_of_a_known_kind() -> None:
    """And the other way round."""
    assert set(EVENT_KINDS.values()) == NAMED
    assert len(EVENT_KINDS) == 66


def test_the_kinds_stand_in_the_order_of_a_life() -> None:
    """From the draft to the end."""
    first, *_, last = EVENT_KINDS
    assert (first, last) == ("drafted", "plan_closed")


def test_the_set_of_kinds_is_closed() -> None:
    """Nobody can add one while a program runs."""
    with pytest.raises(TypeError):
        EVENT_KINDS["invented"] = PlanClosed  # type: ignore[index]


@pytest.mark.parametrize(("kind", "cls"), EVENT_KINDS.items())
def test_a_kind_is_named_for_its_class(kind: str, cls: type[PlanEvent]) -> None:
    """In lower case, with underscores."""
    assert kind == kind_of(cls)
    assert kind.replace("_", "") == cls.__name__.lower()


def test_notes_change_nothing_that_is_worked_on() -> None:
    """They are what staff may write down late."""
    assert {kind_of(cls) for cls in NOTES} == {
        "case_conference_held",
        "dosage_recorded",
        "progress_noted",
        "response_given",
        "response_plan_used",
        "review_held",
        "service_monitored",
        "session_held",
    }


@pytest.mark.parametrize("cls", EVENT_KINDS.values())
def test_every_event_speaks_of_collections_that_a_plan_has(cls: type[PlanEvent]) -> None:
    """Else its ids could not be looked up; a draft speaks of nothing but its own case."""
    named = {
        attribute.metadata[key]
        for attribute in attrs.fields(cls)
        for key in (REFERS_TO, ADDS)
        if key in attribute.metadata
    }
    assert named <= set(IDS)
