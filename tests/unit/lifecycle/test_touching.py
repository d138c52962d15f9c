"""Which parts of a plan an event changed."""

from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import (
    ActionStep,
    Barrier,
    CasePlan,
    Level,
    PlanEvent,
    Readiness,
    ResponsivityProfile,
    RiskLevel,
    SignatureAnswer,
    StepStatus,
    TeamMember,
    WantedGoal,
)
from rnr_caseplan.lifecycle import (
    ConditionMet,
    CopyGiven,
    ExceptionMade,
    GoalAdded,
    GoalReworded,
    GoalsReordered,
    LeadChanged,
    NeedsReassessed,
    NewLevel,
    OrientationGiven,
    OrientationTopic,
    ReadinessRecorded,
    ResponsivityRecorded,
    SessionHeld,
    Signed,
    SobrietyChanged,
    StepAdded,
    StepStarted,
    TeamMemberJoined,
)
from rnr_caseplan.lifecycle.touching import FACTS, PARTS, WHOLES, by_id, id_of, touched_parts
from tests.unit.builders import TODAY, a_need
from tests.unit.every_event import whole_life
from tests.unit.lives import NEEDS, drafted, later, lived

PLAN = drafted()
SAID: dict[str, Any] = {"on": later(1), "by": "staff:17"}
STEP = ActionStep(id="s9", text="x", responsible="P-1", due_on=later(9))


def touched(*events: PlanEvent) -> tuple[str, ...]:
    """Give what the last one of some events touched."""
    return lived(PLAN, *events).history[-1].touched


def test_nothing_is_touched_where_nothing_differs() -> None:
    """Neither in the same plan nor in an equal one."""
    assert touched_parts(PLAN, PLAN) == ()
    assert touched_parts(PLAN, drafted()) == ()
    assert touched(SessionHeld(**SAID)) == ()


@pytest.mark.parametrize(
    ("event", "found"),
    [
        (GoalReworded(**SAID, goal_id="g1", statement="x"), {"statement", "wording", "reasons"}),
        (
            GoalReworded(**SAID, goal_id="g1", statement="x", measure="y"),
            {"statement", "wording", "measure", "reasons"},
        ),
    ],
)
def test_a_part_that_was_there_is_touched_by_its_fields(event: PlanEvent, found: set[str]) -> None:
    """Only by those that differ."""
    assert set(touched(event)) == {f"goals g1: {name}" for name in found}


def test_a_step_is_touched_and_its_goal_is_not() -> None:
    """What happens to a step says nothing of the goal itself."""
    assert touched(StepStarted(**SAID, step_id="g1.s1")) == ("steps g1.s1: status",)


def test_a_new_part_is_touched_as_a_whole_with_what_it_holds() -> None:
    """A new step by itself, a new goal with its steps and activities."""
    assert touched(StepAdded(**SAID, goal_id="g1", step=STEP)) == ("steps s9",)
    goal = WantedGoal(need_id="n4", statement="x")
    found = touched(GoalAdded(**SAID, goal=goal))
    assert {"goals g4", "steps g4.s1", "activities g4.a3", "case.wanted_goals"} <= set(found)
    assert not any(name.startswith("goals g4:") for name in found)


def test_the_fields_of_a_need_stand_with_what_the_plan_does_with_it() -> None:
    """Its level is a field of the need in the plan."""
    found = touched(
        NeedsReassessed(**SAID, levels=(NewLevel(need_id="n4", level=Level.HIGH),)),
    )
    assert {"needs n4: level", "needs n4: assessed_on", "needs n4: disposition"} <= set(found)
    assert "needs n4: need" not in found


@pytest.mark.parametrize(
    ("event", "found"),
    [
        (CopyGiven(**SAID), ("copy_given_on",)),
        (ExceptionMade(**SAID, reason="x", code="TGT08", about="g1"), ("exceptions",)),
        (Signed(**SAID, signer="P-1", answer=SignatureAnswer.AGREED), ("signatures",)),
        (OrientationGiven(**SAID, topics=(OrientationTopic.ROLES,)), ("engagement",)),
        (ConditionMet(**SAID, condition_id="c2"), ("conditions c2: met_on",)),
        (ReadinessRecorded(**SAID, readiness=Readiness(importance=3)), ("case.readiness",)),
        (TeamMemberJoined(**SAID, member=TeamMember(id="staff:30")), ("case.team",)),
    ],
)
def test_wholes_and_facts_are_touched_by_their_names(
    event: PlanEvent, found: tuple[str, ...]
) -> None:
    """Where they have no ids of their own."""
    assert touched(event) == found


def test_a_decision_that_comes_out_as_before_is_touched_by_its_reasons_at_most() -> None:
    """They may be told in another way when it is taken again."""
    *reasons, last = touched(SobrietyChanged(**SAID, sober_since=TODAY))
    assert last == "case.sober_since"
    assert all(name.endswith(": reasons") for name in reasons)


def test_a_new_level_of_risk_touches_the_case() -> None:
    """Among whatever follows from it."""
    assert "case.risk_level" in touched(NeedsReassessed(**SAID, risk_level=RiskLevel.LOW))


def test_activities_are_touched_in_goals_and_in_adaptations() -> None:
    """Another lead takes them over in both."""
    plan = lived(drafted((*NEEDS, a_need("n5", "transport"))), LeadChanged(**SAID, lead="staff:20"))
    found = plan.history[-1].touched
    assert {"activities g1.a1: responsible", "activities r1.a1: responsible"} <= set(found)
    assert "case.lead" in found


def test_another_order_of_goals_is_touched_as_such() -> None:
    """Also where no goal differs by itself."""
    added = GoalAdded(**SAID, goal=WantedGoal(need_id="n4", statement="x"))
    assert "order of goals" in touched(added, GoalsReordered(**SAID, goal_ids=("g4", "g3")))
    turned = evolve(PLAN, goals=tuple(reversed(PLAN.goals)))
    assert touched_parts(PLAN, turned) == ("order of goals",)


def test_a_part_that_is_gone_is_not_touched() -> None:
    """No event takes a part away; only plans that are put together by hand lack one."""
    assert touched_parts(PLAN, evolve(PLAN, triggers=())) == ()


def test_a_way_of_working_may_leave_the_plan_and_is_touched_then() -> None:
    """Beside those that come, and those that are there for other reasons than before."""
    first, second = (
        ResponsivityRecorded(**SAID, profile=ResponsivityProfile(barriers=barriers))
        for barriers in (
            (Barrier.NO_CAR, Barrier.SHORT_ATTENTION),
            (Barrier.LITTLE_STAMINA, Barrier.SHIFT_WORK),
        )
    )
    found = [name for name in touched(first, second) if name.startswith("ways_of_working")]
    assert found == [
        "ways_of_working short_sessions: barriers",
        "ways_of_working short_sessions: reasons",
        "ways_of_working hours_around_shifts",
        "ways_of_working shorter_steps",
        "ways_of_working ride_aid",
    ]


def test_an_equal_copy_of_a_part_is_not_touched() -> None:
    """What counts is what it holds."""
    step = evolve(PLAN.goals[0].steps[0], status=StepStatus.PLANNED)
    goal = evolve(PLAN.goals[0], steps=(step, *PLAN.goals[0].steps[1:]))
    assert goal is not PLAN.goals[0]
    assert touched_parts(PLAN, evolve(PLAN, goals=(goal, *PLAN.goals[1:]))) == ()


def test_parts_are_known_by_their_id_or_by_that_of_their_need() -> None:
    """A planned need and an adaptation have no id of their own."""
    (adaptation,) = drafted((*NEEDS, a_need("n5", "transport"))).adaptations
    assert [id_of(part) for part in (PLAN.goals[0], PLAN.needs[0], adaptation)] == [
        "g1",
        "n1",
        "n5",
    ]
    assert by_id(PLAN.goals)["g2"] is PLAN.goals[1]


def test_every_name_is_a_field_of_a_plan_or_of_a_case() -> None:
    """A field that is renamed needs its new name here."""
    plan = whole_life()
    assert all(hasattr(plan, name) for name in (*PARTS, *WHOLES))
    assert all(hasattr(plan.case, name) for name in FACTS)


@pytest.mark.parametrize("entry", whole_life().history, ids=lambda entry: entry.event.kind)
def test_whatever_an_event_changes_is_named(entry: Any) -> None:
    """Of two versions one after the other, whatever differs was touched by the event between."""
    if entry.version == 1:
        assert entry.touched == ()
        return
    before, after = version(entry.version - 1), version(entry.version)
    assert touched_parts(before, after) == entry.touched


def version(number: int) -> CasePlan:
    """Give a version of the plan in which every kind of event happened."""
    return lived(drafted(), *[entry.event for entry in whole_life().history[1:number]])
