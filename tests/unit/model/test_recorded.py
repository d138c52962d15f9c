"""What every event says, and how a plan keeps it."""

import datetime
from typing import Any

import attrs
import pytest

from rnr_caseplan import InputError, Override, PlanEvent
from rnr_caseplan.lifecycle import Drafted, GoalPaused, StepNoLongerNeeded
from rnr_caseplan.model.events.kinds import EVENT_KINDS
from rnr_caseplan.model.recorded import PolicyInForce, Recorded, kind_of
from tests.unit.builders import TODAY, a_case
from tests.unit.every_event import MARKER, WORDS, every_event, whole_life

EVENTS = {event.kind: event for event in (Drafted(on=TODAY, case=a_case()), *every_event())}
MOMENT = datetime.datetime(2026, 11, 21, tzinfo=datetime.UTC)
OVERRIDE = Override(by="staff:40", on=TODAY, reason=WORDS)
WRONG: dict[str, list[Any]] = {
    "on": [None, "2026-11-21", MOMENT, 0],
    "by": ["", " staff:17", "staff\n17", 17, ("staff:17",), "x" * 201],
    "reason": ["", " ", 3, ("because",)],
    "override": ["staff:40", {"by": "staff:40", "on": TODAY, "reason": "x"}],
    "seen_version": [0, -1, 1.0, True, "1"],
    "id": ["", " e1", 1, "e1\n"],
}


def test_the_events_of_these_tests_are_of_every_kind() -> None:
    """None of the kinds is left out below."""
    assert set(EVENTS) == set(EVENT_KINDS)


@pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS)
def test_what_every_event_says_is_checked_in_each_kind(event: PlanEvent) -> None:
    """The fault names the field."""
    for name, values in WRONG.items():
        for wrong in values:
            with pytest.raises(InputError) as caught:
                attrs.evolve(event, **{name: wrong})
            assert [fault.path for fault in caught.value.faults] == [name], (name, wrong)


@pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS)
def test_an_event_needs_a_witness_unless_it_is_a_draft(event: PlanEvent) -> None:
    """Who saw it is asked of every other kind."""
    if isinstance(event, Drafted):
        assert attrs.evolve(event, by=None).by is None
    else:
        with pytest.raises(InputError):
            attrs.evolve(event, by=None)


@pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS)
def test_an_event_may_say_who_decided_what_its_writer_saw_and_its_own_id(event: PlanEvent) -> None:
    """Two that are otherwise the same are told apart by their ids."""
    one = attrs.evolve(event, override=OVERRIDE, seen_version=1, id="e1")
    two = attrs.evolve(one, id="e2")
    assert (one.override, one.seen_version, one.id) == (OVERRIDE, 1, "e1")
    assert one != two
    assert one == attrs.evolve(two, id="e1")
    assert len({one, two, attrs.evolve(two, id="e1")}) == 2


@pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS)
def test_an_event_shows_no_words_of_anybody(event: PlanEvent) -> None:
    """In logs it is told by kind, days and ids."""
    assert MARKER not in repr(attrs.evolve(event, reason=WORDS, override=OVERRIDE))


@pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS)
def test_nobody_can_change_an_event(event: PlanEvent) -> None:
    """It is what it was when it was recorded."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        event.on = TODAY  # type: ignore[misc]


def test_a_kind_is_the_name_of_the_class_with_underscores() -> None:
    """Of the class that an event is of, not of one above it."""
    event = GoalPaused(on=TODAY, by="staff:17", goal_id="g1")
    assert event.kind == kind_of(GoalPaused) == "goal_paused"
    assert kind_of(PlanEvent) == "plan_event"
    assert kind_of(StepNoLongerNeeded) == "step_no_longer_needed"


def test_events_of_two_kinds_are_never_the_same() -> None:
    """Also where they say the same."""
    paused = GoalPaused(on=TODAY, by="staff:17", goal_id="g1")
    others = [
        cls(on=TODAY, by="staff:17", goal_id="g1")  # type: ignore[call-arg]
        for cls in (EVENT_KINDS["goal_resumed"], EVENT_KINDS["goal_achieved"])
    ]
    assert paused not in others


def test_an_entry_keeps_the_event_and_what_came_of_it() -> None:
    """With nothing touched and no reasons where nobody says so."""
    event = EVENTS["copy_given"]
    in_force = PolicyInForce(name="rnr-baseline", version="1", on=TODAY)
    entry = Recorded(version=2, event=event, policy=in_force)
    assert (entry.event, entry.touched, entry.reasons) == (event, (), ())
    assert entry != attrs.evolve(entry, version=3)


def test_an_entry_shows_neither_reasons_nor_words() -> None:
    """The facts of reasons may hold an id that somebody made of a name."""
    shown = [repr(entry) for entry in whole_life().history]
    assert not any(MARKER in line or "reasons" in line or "touched" in line for line in shown)
