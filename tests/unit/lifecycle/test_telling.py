"""What an event says, as facts."""

from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import (
    Level,
    Override,
    PlanEvent,
    ResponseKind,
    SafetyKind,
    SafetyNote,
    TeamMember,
    WantedGoal,
)
from rnr_caseplan.lifecycle import (
    CopyGiven,
    ExceptionMade,
    GoalAdded,
    GoalPaused,
    GoalReworded,
    GoalsReordered,
    NeedsReassessed,
    NewLevel,
    OrientationGiven,
    OrientationTopic,
    ResponseGiven,
    SafetyNoted,
    ServiceMonitored,
    SessionHeld,
    StepRedated,
    TeamMemberJoined,
)
from rnr_caseplan.lifecycle.telling import facts_of
from tests.unit.builders import TODAY
from tests.unit.every_event import MARKER, WORDS, every_event, whole_life
from tests.unit.lives import later

SAID: dict[str, Any] = {"on": TODAY, "by": "staff:17"}


@pytest.mark.parametrize(
    ("event", "facts"),
    [
        (CopyGiven(**SAID), {}),
        (GoalPaused(**SAID, goal_id="g1"), {"goal": "g1"}),
        (GoalsReordered(**SAID, goal_ids=("g2", "g1")), {"goals": ("g2", "g1")}),
        (GoalReworded(**SAID, goal_id="g1", statement=WORDS, measure=WORDS), {"goal": "g1"}),
        (GoalAdded(**SAID, goal=WantedGoal(need_id="n1", statement=WORDS)), {"goal": "n1"}),
        (
            StepRedated(**SAID, step_id="s1", due_on=later(1)),
            {"step": "s1", "due_on": "2026-11-22"},
        ),
        (
            OrientationGiven(**SAID, topics=(OrientationTopic.ROLES,)),
            {"topics": ("roles",)},
        ),
        (
            ServiceMonitored(**SAID, service_id="v1", used=False),
            {"service": "v1", "used": False, "adequate": None, "beneficial": None},
        ),
        (SessionHeld(**SAID), {"contact": None, "plan_used": None, "goals": ()}),
        (
            ResponseGiven(
                **SAID,
                response_id="x1",
                response=ResponseKind.SERVICE_ADJUSTMENT,
                behavior=WORDS,
                text=WORDS,
                level=2,
            ),
            {"response": "service adjustment", "level": 2, "about": None},
        ),
        (
            NeedsReassessed(**SAID, levels=(NewLevel(need_id="n1", level=Level.LOW),)),
            {"levels": ("n1",), "risk_level": None, "assessment": None},
        ),
        (
            SafetyNoted(**SAID, note=SafetyNote(id="d9", kind=SafetyKind.SUICIDE, text=WORDS)),
            {"note": "d9"},
        ),
        (
            ExceptionMade(**SAID, reason=WORDS, code="TGT08", about="g1", until=later(1)),
            {"code": "TGT08", "about": "g1", "until": "2026-11-22"},
        ),
        (TeamMemberJoined(**SAID, member=TeamMember(id="m", name=WORDS)), {"member": "m"}),
    ],
)
def test_an_event_is_told_by_ids_days_words_of_vocabularies_and_numbers(
    event: PlanEvent, facts: dict[str, Any]
) -> None:
    """Under the names that the sentence of its rule uses; what is a whole value, by its id."""
    assert dict(facts_of(event)) == facts


@pytest.mark.parametrize("event", every_event(), ids=lambda event: event.kind)
def test_the_facts_of_an_event_are_nobodys_words(event: PlanEvent) -> None:
    """Whatever it says."""
    assert MARKER not in repr(list(facts_of(event)))


def test_what_every_event_says_is_no_fact_of_its_own() -> None:
    """Day, author, reason, override, version and id stand in the history beside it."""
    event = CopyGiven(**SAID)
    override = Override(by="staff:40", on=TODAY, reason=WORDS)
    said = evolve(event, reason=WORDS, override=override, seen_version=3, id="e1")
    assert list(facts_of(said)) == []


@pytest.mark.parametrize("entry", whole_life().history, ids=lambda entry: entry.event.kind)
def test_the_reasons_of_an_accepted_event_are_nobodys_words(entry: Any) -> None:
    """What an override says stands in the event, and not in the facts of a rule."""
    told = [(reason.sentence, reason.facts) for reason in entry.reasons]
    assert MARKER not in repr(told)


@pytest.mark.parametrize("entry", whole_life().history, ids=lambda entry: entry.event.kind)
def test_the_facts_of_an_accepted_event_say_something(entry: Any) -> None:
    """None of them is a word for nothing."""
    values = [value for reason in entry.reasons for _, value in reason.facts]
    flat = [part for value in values for part in (value if isinstance(value, tuple) else (value,))]
    assert "None" not in flat
