"""Goals that stand still, steps that cannot be done, and needs that are as high as before."""

import datetime
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from rnr_caseplan import CasePlan, Level, PlanEvent, progress
from rnr_caseplan.lifecycle import (
    DiscontinuedBecause,
    GoalAchieved,
    GoalActivated,
    GoalDiscontinued,
    GoalPaused,
    NeedsReassessed,
    NewLevel,
    SessionHeld,
    StepCannotBeDoneYet,
    StepCompleted,
    StepNoLongerNeeded,
    StepRedated,
    StepStarted,
)
from tests.stateful.lives import Life, lives
from tests.stateful.standing import day_of
from tests.strategies import day_near
from tests.unit.builders import TODAY, a_need, policy_named
from tests.unit.checks.changed import with_values
from tests.unit.checks.looking import abouts, look
from tests.unit.lives import drafted, later, lived

BY = "staff:17"
MET = SessionHeld(on=TODAY, by=BY)
STEPS_OF_G1 = ("g1.s1", "g1.s2", "g1.s3")


def done(step_id: str, on: datetime.date) -> StepCompleted:
    """Give the event by which a step is done."""
    return StepCompleted(on=on, by=BY, step_id=step_id)


def dated(plan: CasePlan, *days: int | None, goal: int = 0) -> CasePlan:
    """Give a plan whose goal has its steps due so many days after the draft."""
    return with_values(
        plan,
        [
            (
                f"goals[{goal}].steps[{place}].due_on",
                None if number is None else later(number).isoformat(),
            )
            for place, number in enumerate(days)
        ],
    )


# Goals. ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "is_found"), [(30, False), (31, True)])
def test_goals_stand_still_after_the_days_of_the_policy(days: int, is_found: bool) -> None:
    """Counted from the day on which work on them began, where nothing has moved."""
    plan = dated(dated(lived(drafted(), MET), 10, 20, 30), 10, 20, 30, goal=1)
    assert abouts("LIF09", plan, later(days)) == (["g1", "g2"] if is_found else [])
    for item in look("LIF09", plan, later(days)):
        assert item.citation == policy_named().still_days.citation
        assert item.sentence.endswith(f"has not moved since {TODAY}")


@pytest.mark.parametrize(
    "event",
    [
        done("g1.s1", later(20)),
        StepStarted(on=later(20), by=BY, step_id="g1.s2"),
        StepCannotBeDoneYet(on=later(20), by=BY, step_id="g1.s2", reason="no bus"),
        StepNoLongerNeeded(on=later(20), by=BY, step_id="g1.s2", reason="done by others"),
    ],
    ids=lambda event: event.kind,
)
def test_a_goal_moves_when_one_of_its_steps_does(event: PlanEvent) -> None:
    """And stands still from there."""
    plan = dated(lived(drafted(), event), 10, 20, 30)
    assert "g1" not in abouts("LIF09", plan, later(50))
    assert "g1" in abouts("LIF09", plan, later(51))
    assert "g1" in abouts("LIF09", plan, later(400))


def test_a_goal_that_was_started_later_is_counted_from_there() -> None:
    """And one that only waits, rests or has ended does not stand still."""
    rest = GoalPaused(on=later(1), by=BY, goal_id="g1")
    ended = GoalDiscontinued(
        on=later(1), by=BY, goal_id="g2", because=DiscontinuedBecause.NO_LONGER_RELEVANT
    )
    plan = lived(drafted(), rest, ended)
    assert abouts("LIF09", plan, later(400)) == []
    begun = dated(lived(plan, GoalActivated(on=later(50), by=BY, goal_id="g3")), 60, 60, 60)
    (goal,) = begun.active_goals
    assert (goal.id, goal.starts_on) == ("g3", later(50))
    assert abouts("LIF09", begun, later(80)) == []
    assert abouts("LIF09", begun, later(81)) == ["g3"]


@pytest.mark.parametrize(
    ("days", "is_found"),
    [
        ((10, 100, 100), False),
        ((10, 40, 100), False),
        ((10, 39, 100), True),
        ((10, None, 100), True),
    ],
)
def test_a_goal_on_schedule_does_not_stand_still(
    days: tuple[int | None, ...], is_found: bool
) -> None:
    """Its first step was done, and all others are due today or later."""
    plan = dated(lived(drafted(), done("g1.s1", later(2))), *days)
    assert ("g1" in abouts("LIF09", plan, later(40))) is is_found


def test_a_goal_without_an_open_step_stands_still() -> None:
    """Everything is done, and nobody says that it is reached."""
    plan = lived(drafted(), *[done(step_id, later(2)) for step_id in STEPS_OF_G1])
    assert "g1" in abouts("LIF09", plan, later(40))


def test_putting_off_its_steps_keeps_no_goal_on_schedule() -> None:
    """Unless it has moved since then."""
    plan = dated(lived(drafted(), done("g1.s1", later(2))), 10, 100, 100)
    put_off = StepRedated(on=later(2), by=BY, step_id="g1.s2", due_on=later(100))
    assert "g1" in abouts("LIF09", lived(plan, put_off), later(40))
    moved = lived(plan, put_off, done("g1.s3", later(3)))
    assert "g1" not in abouts("LIF09", moved, later(40))
    assert "g1" not in abouts("LIF09", lived(plan, put_off), later(1))


def test_a_goal_of_which_nothing_is_known_does_not_stand_still() -> None:
    """A draft that nobody has touched, and a goal without a day of its beginning."""
    assert abouts("LIF09", drafted(), later(400)) == []
    plan = with_values(lived(drafted(), MET), [("goals[0].starts_on", None)])
    assert abouts("LIF09", plan, later(400)) == ["g2"]


@given(life=lives(), ahead=st.sampled_from((0, 31, 200)))
def test_the_days_of_standing_still_are_those_of_progress(life: Life, ahead: int) -> None:
    """Of every goal that is found, and of every one without open steps."""
    as_of = day_near(max(life.today, day_of(life.plan)), ahead)
    policy = life.policy(as_of)
    days = {item.goal_id: item.days_still or 0 for item in progress(life.plan, as_of).goals}
    for item in look("LIF09", life.plan, as_of, policy):
        assert item.about is not None
        assert days[item.about] > policy.still_days.value
        assert item.sentence.endswith(str(day_near(as_of, -days[item.about])))


# Steps. ---------------------------------------------------------------------------------


def blocked(step_id: str, on: datetime.date) -> StepCannotBeDoneYet:
    """Give the event by which a step cannot be done."""
    return StepCannotBeDoneYet(on=on, by=BY, step_id=step_id, reason="no papers yet")


@pytest.mark.parametrize(("days", "is_found"), [(35, False), (36, True)])
def test_steps_that_cannot_be_done_are_found_after_the_days_of_the_policy(
    days: int, is_found: bool
) -> None:
    """Each of them, counted from its own day."""
    plan = lived(drafted(), blocked("g1.s2", later(5)), blocked("g2.s1", later(90)))
    assert abouts("LIF10", plan, later(days)) == (["g1.s2"] if is_found else [])
    items = look("LIF10", plan, later(200))
    assert [item.place for item in items] == [
        "goals[0].steps[1].status",
        "goals[1].steps[0].status",
    ]
    assert items[0].citation == policy_named().still_days.citation


def test_a_step_that_was_blocked_again_is_counted_from_the_last_time() -> None:
    """And one that was begun or done since is not found."""
    again = lived(
        drafted(),
        blocked("g1.s2", later(5)),
        StepStarted(on=later(20), by=BY, step_id="g1.s2"),
        blocked("g1.s2", later(40)),
    )
    assert abouts("LIF10", again, later(70)) == []
    assert abouts("LIF10", again, later(71)) == ["g1.s2"]
    assert abouts("LIF10", lived(again, done("g1.s2", later(50))), later(200)) == []


def test_a_blocked_step_is_found_in_a_goal_in_work_only() -> None:
    """And only where the history tells since when it is blocked."""
    plan = lived(drafted(), blocked("g1.s2", later(5)))
    resting = lived(plan, GoalPaused(on=later(6), by=BY, goal_id="g1"))
    assert abouts("LIF10", resting, later(200)) == []
    by_hand = with_values(drafted(), [("goals[0].steps[1].status", "cannot_be_done_yet")])
    assert abouts("LIF10", by_hand, later(200)) == []


# Needs. ---------------------------------------------------------------------------------


def reached(*goal_ids: str) -> list[GoalAchieved]:
    """Give the events by which goals are reached."""
    return [GoalAchieved(on=later(50), by=BY, goal_id=goal_id) for goal_id in goal_ids]


def levels(**found: str) -> NeedsReassessed:
    """Give a reassessment."""
    moved = tuple(NewLevel(need_id=name, level=Level(level)) for name, level in found.items())
    return NeedsReassessed(on=later(60), by=BY, levels=moved)


def test_each_need_that_has_not_fallen_is_found() -> None:
    """From the day on which its goal was reached, until its level falls or work goes on."""
    plan = lived(drafted(), *reached("g1", "g2"))
    ids = [item.need.id for item in plan.needs]
    items = look("LIF11", plan, later(50))
    assert {item.about: item.place for item in items} == {
        need_id: f"needs[{ids.index(need_id)}]" for need_id in ("n1", "n2")
    }
    assert items[0].citation == policy_named().closing_level.citation
    fallen = lived(plan, levels(n1="moderate", n2="low"))
    assert abouts("LIF11", fallen, later(60)) == []
    going_on = lived(plan, levels(n1="high", n2="low"))
    assert "n1" in {need_id for goal in going_on.future_goals for need_id in goal.need_ids}
    assert abouts("LIF11", going_on, later(60)) == []


@pytest.mark.parametrize(
    ("level", "closes_at", "is_found"),
    [
        ("high", "moderate", True),
        ("moderate", "moderate", False),
        ("moderate", "low", True),
        ("low", "low", False),
        ("unknown", "moderate", False),
        ("high", None, False),
    ],
)
def test_a_need_has_fallen_at_the_level_at_which_work_may_end(
    level: str, closes_at: str | None, is_found: bool
) -> None:
    """An unknown level says nothing, and neither does a goal without such a level."""
    plan = lived(drafted((a_need("n1", "employment"),)), *reached("g1"))
    values = [("needs[0].level", level), ("goals[0].closes_at", closes_at)]
    assert bool(abouts("LIF11", with_values(plan, values), later(60))) is is_found


@pytest.mark.parametrize(
    ("tier", "is_found"),
    [
        ("criminogenic", True),
        ("responsivity", True),
        ("maintenance", False),
        ("not_a_target", False),
    ],
)
def test_maintenance_is_not_carried_on(tier: str, is_found: bool) -> None:
    """Nor is history."""
    plan = lived(drafted((a_need("n1", "employment"),)), *reached("g1"))
    assert (
        bool(abouts("LIF11", with_values(plan, [("needs[0].tier", tier)]), later(60))) is is_found
    )


def test_a_goal_that_was_discontinued_says_nothing_of_its_need() -> None:
    """People recorded why; nor is anything found without a full plan."""
    ended = GoalDiscontinued(
        on=later(5), by=BY, goal_id="g1", because=DiscontinuedBecause.SERVICE_NOT_AVAILABLE
    )
    assert abouts("LIF11", lived(drafted(), ended), later(60)) == []
    plan = with_values(lived(drafted(), *reached("g1")), [("eligibility.outcome", "diverted")])
    assert abouts("LIF11", plan, later(60)) == []


def test_one_of_several_goals_may_be_enough() -> None:
    """Where the level has fallen to that of one of them."""
    values: list[tuple[str, Any]] = [
        ("goals[0].status", "achieved"),
        ("goals[1].status", "achieved"),
        ("goals[0].need_ids", ("n1",)),
        ("goals[1].need_ids", ("n1",)),
        ("goals[0].closes_at", "low"),
        ("goals[1].closes_at", "moderate"),
    ]
    plan = drafted((a_need("n1", "employment"), a_need("n2", "leisure")))
    place = next(place for place, item in enumerate(plan.needs) if item.need.id == "n1")
    moderate = with_values(plan, [*values, (f"needs[{place}].level", "moderate")])
    assert abouts("LIF11", moderate, TODAY) == []
    assert abouts("LIF11", with_values(plan, values), TODAY) == ["n1"]


def test_nothing_is_found_in_a_plan_that_is_closed() -> None:
    """From the day on which it ended."""
    plan = lived(drafted(), blocked("g1.s2", TODAY), GoalAchieved(on=TODAY, by=BY, goal_id="g2"))
    closed = evolve(plan, closed_on=later(90))
    for code in ("LIF09", "LIF10", "LIF11"):
        assert look(code, closed, later(90)) == []
        assert look(code, closed, later(89)) == look(code, plan, later(89)) != []
