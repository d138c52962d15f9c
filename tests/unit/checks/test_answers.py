"""What the participant does is answered in time, and by steps that fit."""

import datetime
from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import CasePlan, PlanEvent, ResponseKind, progress
from rnr_caseplan.lifecycle import (
    ConditionViolated,
    GoalAchieved,
    IncidentRecorded,
    ResponseGiven,
    ResponsePlanUsed,
    ResponsePlanWritten,
    StepCompleted,
)
from rnr_caseplan.model.needs import Incident
from rnr_caseplan.model.records import Response
from tests.unit.builders import TODAY, policy_named
from tests.unit.checks.looking import abouts, look
from tests.unit.lives import drafted, later, lived

BY = "staff:17"
DONE = StepCompleted(on=later(5), by=BY, step_id="g1.s1")
VIOLATED = ConditionViolated(on=later(5), by=BY, condition_id="c1", behavior="no work")


def answer(
    number: int, on: datetime.date, about: str | None, kind: str = "incentive", **facts: Any
) -> ResponseGiven:
    """Give a response."""
    return ResponseGiven(
        on=on,
        by=BY,
        response_id=f"r{number}",
        response=ResponseKind(kind),
        behavior="what happened",
        about=about,
        **facts,
    )


def incident(on: datetime.date, happened_on: datetime.date | None) -> IncidentRecorded:
    """Give an incident that was recorded on a day."""
    return IncidentRecorded(on=on, by=BY, incident=Incident(id="i9", happened_on=happened_on))


# Progress. ------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "is_found"), [(18, False), (19, False), (20, True)])
def test_progress_is_answered_within_the_days_of_the_policy(days: int, is_found: bool) -> None:
    """The last day is in time."""
    plan = lived(drafted(), DONE)
    items = look("LIF12", plan, later(days))
    assert [(item.place, item.about) for item in items] == (
        [("goals[0]", "g1.s1")] if is_found else []
    )
    assert all(item.citation == policy_named().answer_days.citation for item in items)


@pytest.mark.parametrize(
    ("response", "is_found"),
    [
        (answer(1, later(5), "g1.s1"), False),
        (answer(1, later(30), "g1.s1"), False),
        (answer(1, later(5), "g1"), False),
        (answer(1, later(5), "g1.s1", "service_adjustment"), False),
        (answer(1, later(5), "g1.s1", "sanction"), True),
        (answer(1, later(4), "g1.s1"), True),
        (answer(1, later(5), "g1.s2"), True),
        (answer(1, later(5), "g2"), True),
        (answer(1, later(5), None), True),
    ],
)
def test_a_response_answers_what_it_is_about(response: ResponseGiven, is_found: bool) -> None:
    """The step or its goal, on the day or after it; a sanction affirms nothing."""
    plan = lived(drafted(), DONE, response)
    assert bool(look("LIF12", plan, later(40))) is is_found


def test_the_last_progress_of_each_goal_is_looked_at() -> None:
    """What was answered later covers what came before it."""
    plan = lived(
        drafted(),
        DONE,
        StepCompleted(on=later(8), by=BY, step_id="g1.s2"),
        StepCompleted(on=later(9), by=BY, step_id="g2.s1"),
    )
    assert abouts("LIF12", plan, later(40)) == ["g1.s2", "g2.s1"]
    assert abouts("LIF12", lived(plan, answer(1, later(8), "g1.s2")), later(40)) == ["g2.s1"]
    first = lived(plan, answer(1, later(7), "g1.s1"))
    assert abouts("LIF12", first, later(40)) == ["g1.s2", "g2.s1"]


def test_a_goal_that_was_reached_is_progress() -> None:
    """And so the last of its goal; the plan moves it behind the others."""
    reached = GoalAchieved(on=later(9), by=BY, goal_id="g1")
    plan = lived(drafted(), DONE, answer(1, later(5), "g1.s1"), reached)
    (item,) = look("LIF12", plan, later(40))
    assert item.about == "g1"
    assert plan.goals[int(item.place.strip("goals[]"))].id == "g1"
    assert abouts("LIF12", lived(plan, answer(2, later(9), "g1")), later(40)) == []


def test_a_step_that_the_plan_does_not_hold_is_no_progress() -> None:
    """A plan that people put together may have such a history."""
    plan = lived(drafted(), DONE)
    without = evolve(plan, goals=tuple(evolve(goal, steps=()) for goal in plan.goals))
    assert abouts("LIF12", without, later(40)) == []


# Violations and incidents. --------------------------------------------------------------


@pytest.mark.parametrize(
    ("event", "about", "place"),
    [
        (VIOLATED, "c1", "conditions[0]"),
        (incident(later(5), later(2)), "i9", "case.incidents[1]"),
        (incident(later(5), TODAY), "i9", "case.incidents[1]"),
    ],
)
@pytest.mark.parametrize(("days", "is_found"), [(19, False), (20, True)])
def test_violations_are_answered_within_the_days_of_the_policy(
    event: PlanEvent, about: str, place: str, days: int, is_found: bool
) -> None:
    """Counted from the day on which they were recorded."""
    plan = lived(drafted(), event)
    items = look("LIF13", plan, later(days))
    assert [(item.place, item.about) for item in items] == ([(place, about)] if is_found else [])
    assert all(item.citation == policy_named().answer_days.citation for item in items)
    answered = lived(plan, answer(1, later(5), about, "sanction"))
    assert look("LIF13", answered, later(days)) == []
    adjusted = lived(plan, answer(1, later(5), about, "service_adjustment"))
    assert look("LIF13", adjusted, later(days)) == []
    praised = lived(plan, answer(1, later(5), about))
    before = lived(plan, answer(1, later(4), about, "sanction"))
    for other in (praised, before):
        assert bool(look("LIF13", other, later(days))) is is_found


@pytest.mark.parametrize("happened_on", [None, later(-1)])
def test_an_incident_of_before_the_plan_is_not_answered(happened_on: datetime.date | None) -> None:
    """It is evidence for the driver; nor is one of which nobody knows the day."""
    plan = lived(drafted(), incident(later(5), happened_on))
    assert look("LIF13", plan, later(60)) == []
    assert progress(plan, later(60)).unanswered == ()


def test_the_earliest_violation_without_an_answer_is_found() -> None:
    """One finding for each condition; an answer covers what came before it."""
    again = evolve(VIOLATED, on=later(12))
    other = evolve(VIOLATED, on=later(3), condition_id="c2")
    plan = lived(drafted(), VIOLATED, again, other)
    assert days_of_violations(plan) == {"c1": str(later(5)), "c2": str(later(3))}
    answered = lived(plan, answer(1, later(5), "c1", "sanction"))
    assert days_of_violations(answered) == {"c1": str(later(12)), "c2": str(later(3))}


def days_of_violations(plan: CasePlan) -> dict[str | None, str]:
    """Give the day that each finding names last."""
    return {item.about: item.sentence.split()[-1] for item in look("LIF13", plan, later(60))}


def test_a_condition_that_the_plan_does_not_hold_is_found_in_the_history() -> None:
    """A plan that people put together may leave it out."""
    plan = evolve(lived(drafted(), VIOLATED), conditions=())
    (item,) = look("LIF13", plan, later(60))
    assert (item.place, item.about) == ("history", "c1")


# Graduated responses. -------------------------------------------------------------------


def a_response(number: int, days: int, kind: str, level: int | None) -> Response:
    """Give a response as a plan keeps it."""
    return Response(
        id=f"r{number}",
        on=later(days),
        kind=ResponseKind(kind),
        behavior="what happened",
        level=level,
    )


def responded(*responses: tuple[int, str, int | None]) -> CasePlan:
    """Give a plan with responses, each so many days after the draft."""
    held = tuple(a_response(number, *facts) for number, facts in enumerate(responses, start=1))
    return evolve(drafted(), responses=held)


def test_responses_without_a_level_stand_in_one_finding() -> None:
    """At the place of the last by its day; adjustments of services have no level."""
    plan = responded(
        (9, "incentive", None),
        (5, "sanction", None),
        (6, "sanction", 1),
        (9, "service_adjustment", None),
    )
    (item,) = look("LIF14", plan, later(9))
    assert item.sentence == "responses without a level: r2, r1"
    assert (item.place, item.about) == ("responses[0].level", "r1")
    (item,) = look("LIF14", plan, later(8))
    assert item.about == "r2"
    assert look("LIF14", plan, later(4)) == []
    assert look("LIF14", responded(), later(9)) == []


@pytest.mark.parametrize(
    ("responses", "is_found"),
    [
        ([(1, "sanction", 3)], False),
        ([(1, "sanction", 1), (2, "sanction", 2)], False),
        ([(1, "sanction", 1), (2, "sanction", 3)], True),
        ([(1, "sanction", 3), (2, "sanction", 1)], False),
        ([(2, "sanction", 3), (1, "sanction", 1)], True),
        ([(1, "sanction", 1), (2, "incentive", 3)], False),
        ([(1, "sanction", 1), (2, "incentive", 2), (3, "sanction", 3)], True),
        ([(1, "sanction", 1), (2, "sanction", None), (3, "sanction", 3)], True),
        ([(1, "sanction", 1), (2, "sanction", 3), (3, "sanction", 4)], False),
        ([(1, "sanction", 1), (1, "sanction", 3)], True),
        ([(1, "sanction", 1), (8, "sanction", 3)], False),
    ],
)
def test_the_last_sanction_is_compared_with_the_one_before(
    responses: list[tuple[int, str, int | None]], is_found: bool
) -> None:
    """By their days, and by their order on one day; those without a level are left out."""
    items = look("LIF15", responded(*responses), later(7))
    assert bool(items) is is_found
    for item in items:
        assert item.place == f"responses[{int(str(item.about)[1:]) - 1}].level"


# Response plans. ------------------------------------------------------------------------


def used(days: int, helped: bool | None, trigger_id: str = "t1") -> ResponsePlanUsed:
    """Give the event by which a response plan was used."""
    return ResponsePlanUsed(on=later(days), by=BY, trigger_id=trigger_id, helped=helped)


def written(days: int, trigger_id: str = "t1") -> ResponsePlanWritten:
    """Give the event by which a response plan was written."""
    return ResponsePlanWritten(
        on=later(days), by=BY, trigger_id=trigger_id, response=f"I leave at once, plan {days}."
    )


@pytest.mark.parametrize(
    ("events", "is_found"),
    [
        ([], False),
        ([used(2, helped=False)], True),
        ([used(2, helped=True)], False),
        ([used(2, helped=None)], False),
        ([used(2, helped=False), used(3, helped=None)], True),
        ([used(2, helped=False), used(3, helped=True)], False),
        ([used(2, helped=True), used(3, helped=False)], True),
        ([used(2, helped=False), written(2)], False),
        ([written(2), used(2, helped=False)], True),
        ([used(2, helped=False), written(5), used(6, helped=False)], True),
        ([used(9, helped=False)], False),
    ],
)
def test_a_response_plan_that_did_not_help_is_found_until_it_is_written_anew(
    events: list[PlanEvent], is_found: bool
) -> None:
    """The last use of which somebody recorded whether it helped decides."""
    plan = lived(drafted(), *events)
    items = look("LIF16", plan, later(8))
    assert [(item.place, item.about) for item in items] == (
        [("triggers[0].response", "t1")] if is_found else []
    )


def test_each_trigger_is_looked_at_by_itself() -> None:
    """In the order of the plan."""
    plan = lived(
        drafted(), written(1, "t2"), used(2, helped=False, trigger_id="t2"), used(3, helped=False)
    )
    assert abouts("LIF16", plan, later(8)) == ["t1", "t2"]


def test_nothing_is_found_in_a_plan_that_is_closed() -> None:
    """From the day on which it ended."""
    plan = lived(
        drafted(),
        DONE,
        VIOLATED,
        answer(1, later(6), None, "sanction", level=1),
        answer(2, later(7), None, "sanction"),
        answer(3, later(8), None, "sanction", level=3),
        used(9, helped=False),
    )
    closed = evolve(plan, closed_on=later(60))
    for code in ("LIF12", "LIF13", "LIF14", "LIF15", "LIF16"):
        assert look(code, closed, later(60)) == []
        assert look(code, closed, later(59)) == look(code, plan, later(59)) != []
