"""How far a plan has come up to a day."""

import datetime
from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import (
    ActionStep,
    CasePlan,
    Condition,
    InputError,
    Level,
    Override,
    Progress,
    ProgressView,
    ResponseKind,
    RiskLevel,
    WantedGoal,
    draft_plan,
    progress,
)
from rnr_caseplan.lifecycle import (
    ConditionAdded,
    ConditionMet,
    ConditionModified,
    ConditionViolated,
    DiscontinuedBecause,
    GoalAchieved,
    GoalActivated,
    GoalAdded,
    GoalDiscontinued,
    GoalPaused,
    GoalReAdded,
    GoalResumed,
    LevelOverridden,
    NeedFound,
    NeedsReassessed,
    NewLevel,
    ProgressNoted,
    ResponseGiven,
    SessionHeld,
    StepAdded,
    StepCannotBeDoneYet,
    StepCompleted,
    StepNoLongerNeeded,
    StepRedated,
    StepStarted,
)
from rnr_caseplan.model.progress import (
    ConditionProgress,
    GoalProgress,
    NeedProgress,
    SmallWin,
    StepProgress,
    Unanswered,
)
from tests.unit.builders import TODAY, a_case, a_need, policy_named
from tests.unit.lives import NEEDS, drafted, later, lived

PLAN = drafted()
BECAUSE = DiscontinuedBecause.NOT_ATTAINABLE_NOW


def said(days: int = 1) -> dict[str, Any]:
    """Give the day and the author of an event, with a reason."""
    return {"on": later(days), "by": "staff:17", "reason": "as seen"}


def after(plan: CasePlan, days: int = 100) -> Progress:
    """Give the progress so many days after the draft."""
    return progress(plan, later(days))


def goal_after(plan: CasePlan, goal_id: str, days: int = 100) -> GoalProgress:
    """Give the progress of one goal."""
    return next(item for item in after(plan, days).goals if item.goal_id == goal_id)


def step_after(plan: CasePlan, step_id: str, days: int = 100) -> StepProgress:
    """Give the progress of one step."""
    goals = after(plan, days).goals
    return next(item for goal in goals for item in goal.steps if item.step_id == step_id)


def condition_after(plan: CasePlan, condition_id: str, days: int = 100) -> ConditionProgress:
    """Give the progress of one condition."""
    found = after(plan, days).conditions
    return next(item for item in found if item.condition_id == condition_id)


def ended(goal_id: str, days: int) -> GoalDiscontinued:
    """End work on a goal before it is reached."""
    return GoalDiscontinued(**said(days), goal_id=goal_id, because=BECAUSE)


def responded(
    days: int, kind: ResponseKind = ResponseKind.INCENTIVE, about: str | None = None, **facts: Any
) -> ResponseGiven:
    """Answer behavior."""
    given = {"response_id": f"x{days}", "response": kind, "behavior": "came", "about": about}
    return ResponseGiven(**said(days), **{**given, **facts})


def reassessed(days: int, **levels: str) -> NeedsReassessed:
    """Assess needs again."""
    found = [NewLevel(need_id=name, level=Level(level)) for name, level in levels.items()]
    return NeedsReassessed(**said(days), levels=tuple(found))


# The day. ------------------------------------------------------------------------------


@pytest.mark.parametrize("plan", [PLAN, lived(PLAN, SessionHeld(**said()))])
@pytest.mark.parametrize("day", [None, "2026-12-01", datetime.datetime(2026, 12, 1, 9)])  # noqa: DTZ001
def test_progress_is_asked_as_of_a_day(plan: CasePlan, day: Any) -> None:
    """A text or a time is none."""
    with pytest.raises(InputError) as caught:
        progress(plan, day)
    assert [fault.path for fault in caught.value.faults] == ["as_of"]


def test_there_is_no_progress_before_the_draft() -> None:
    """On the day of the draft there is, and nothing has moved."""
    with pytest.raises(InputError, match="before the draft"):
        progress(PLAN, later(-1))
    found = progress(PLAN, TODAY)
    assert (found.as_of, found.moved_on, found.days_still) == (TODAY, None, 0)
    assert (found.small_wins, found.unanswered) == ((), ())


def test_an_empty_plan_has_no_progress_to_tell() -> None:
    """No goal, need or condition."""
    found = after(drafted((), incidents=(), conditions=()), 7)
    assert (found.goals, found.needs, found.conditions) == ((), (), ())
    assert found.days_still == 7


def test_a_draft_is_told_as_it_stands() -> None:
    """It has no history yet, and everything is as it was drafted."""
    assert PLAN.history == ()
    found = after(PLAN, 10)
    assert [(goal.goal_id, goal.status.value) for goal in found.goals] == [
        ("g1", "active"),
        ("g2", "active"),
        ("g3", "future"),
    ]
    assert [(need.need_id, need.level.value) for need in found.needs] == [
        ("n1", "high"),
        ("n2", "high"),
        ("n3", "moderate"),
        ("n4", "low"),
    ]


def test_what_happened_on_the_day_counts_and_what_happened_later_is_not_seen() -> None:
    """For everything at once: the progress of a day stays what it was, but for due days."""
    until = lived(
        PLAN,
        StepCompleted(**said(10), step_id="g1.s1"),
        SessionHeld(**said(10), plan_used=True, goal_ids=("g1",)),
        ConditionViolated(**said(10), condition_id="c2", behavior="did not pay"),
        responded(10, about="g1.s1"),
        ProgressNoted(**said(10), goal_id="g1", text="well", view=ProgressView.PLANNER),
        reassessed(10, n1="moderate"),
    )
    wanted = WantedGoal(need_id="n2", statement="I learn to weld.")
    step = ActionStep(id="x1", text="call", responsible="P-1", due_on=later(30))
    beyond = lived(
        until,
        StepCompleted(**said(11), step_id="g1.s2"),
        StepAdded(**said(11), goal_id="g1", step=step),
        SessionHeld(**said(11), plan_used=True, goal_ids=("g1",)),
        ConditionMet(**said(11), condition_id="c1"),
        ConditionViolated(**said(11), condition_id="c2", behavior="did not pay"),
        ConditionAdded(**said(11), condition=Condition(id="c3", text="report")),
        responded(11, ResponseKind.SANCTION, "c2"),
        ProgressNoted(**said(11), goal_id="g1", text="badly", view=ProgressView.PLANNER),
        reassessed(11, n1="low"),
        NeedFound(**said(11), need=a_need("n5", "family_marital")),
        GoalAdded(**said(11), goal=wanted),
        StepStarted(**said(11), step_id="g2.s1"),
    )
    first, second = after(until, 10), after(beyond, 10)
    assert sorted(first.goals, key=lambda goal: goal.goal_id) == sorted(
        second.goals, key=lambda goal: goal.goal_id
    )
    assert sorted(first.needs, key=lambda need: need.need_id) == sorted(
        second.needs, key=lambda need: need.need_id
    )
    assert evolve(first, goals=(), needs=()) == evolve(second, goals=(), needs=())
    assert first.small_wins == (SmallWin(on=later(10), about="g1.s1"),)
    assert len(after(beyond, 11).conditions) == 3


# Steps. --------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "is_overdue"), [(13, False), (14, False), (15, True)])
def test_a_step_is_overdue_on_the_day_after_its_day(days: int, *, is_overdue: bool) -> None:
    """The day itself is still in time."""
    found = step_after(PLAN, "g1.s1", days)
    assert (found.due_on, found.is_overdue) == (later(14), is_overdue)


@pytest.mark.parametrize(
    ("kind", "status", "is_overdue"),
    [
        (StepStarted, "started", True),
        (StepCannotBeDoneYet, "cannot_be_done_yet", True),
        (StepCompleted, "completed", False),
        (StepNoLongerNeeded, "no_longer_needed", False),
    ],
)
def test_a_step_that_is_done_or_not_needed_is_never_overdue(
    kind: Any, status: str, *, is_overdue: bool
) -> None:
    """One that is open is, and each says when it moved last."""
    plan = lived(PLAN, kind(**said(3), step_id="g1.s1"))
    found = step_after(plan, "g1.s1")
    assert (found.status.value, found.is_overdue, found.moved_on) == (status, is_overdue, later(3))
    assert step_after(plan, "g1.s2").moved_on is None


def test_a_step_without_a_day_is_never_overdue() -> None:
    """Its goal waits for something whose end nobody knows."""
    plan = drafted((a_need("n1", "dental"),), policy_named("treatment-court"), incidents=())
    found = step_after(plan, "g1.s1", 1000)
    assert (found.due_on, found.is_overdue) == (None, False)


def test_a_step_that_was_redated_or_added_is_told_with_its_day() -> None:
    """The new one."""
    step = ActionStep(id="x1", text="call", responsible="P-1", due_on=later(30))
    plan = lived(
        PLAN,
        StepRedated(**said(5), step_id="g1.s1", due_on=later(20)),
        StepAdded(**said(6), goal_id="g1", step=step),
    )
    assert step_after(plan, "g1.s1", 20).is_overdue is False
    assert step_after(plan, "g1.s1", 21).is_overdue is True
    assert step_after(plan, "x1", 31).is_overdue is True


def test_small_wins_are_steps_done_and_goals_reached_in_the_order_of_their_days() -> None:
    """Also where they were written down in another order (NP-3)."""
    plan = lived(
        PLAN,
        GoalAchieved(**said(30), goal_id="g1"),
        StepCompleted(**said(12), step_id="g2.s1"),
        StepStarted(**said(13), step_id="g2.s2"),
        StepNoLongerNeeded(**said(14), step_id="g2.s3"),
    )
    assert after(plan).small_wins == (
        SmallWin(on=later(12), about="g2.s1"),
        SmallWin(on=later(30), about="g1"),
    )


# Goals. --------------------------------------------------------------------------------


def test_a_goal_counts_what_is_done_of_what_is_needed() -> None:
    """A step that is not needed any more is no part of it."""
    plan = lived(
        PLAN,
        StepCompleted(**said(3), step_id="g1.s1"),
        StepNoLongerNeeded(**said(4), step_id="g1.s2"),
    )
    found = goal_after(plan, "g1")
    assert (found.done, found.needed) == (1, 2)
    untouched = goal_after(plan, "g2")
    assert (untouched.done, untouched.needed) == (0, 3)


@pytest.mark.parametrize(
    ("days", "status"),
    [
        (0, "active"),
        (9, "active"),
        (10, "paused"),
        (19, "paused"),
        (20, "active"),
        (30, "achieved"),
        (40, "future"),
        (50, "active"),
        (60, "discontinued"),
        (100, "discontinued"),
    ],
)
def test_a_goal_stands_where_it_stood_on_the_day(days: int, status: str) -> None:
    """From each event to the next one, whatever came later."""
    plan = lived(
        PLAN,
        GoalPaused(**said(10), goal_id="g1"),
        GoalResumed(**said(20), goal_id="g1"),
        GoalAchieved(**said(30), goal_id="g1"),
        GoalReAdded(**said(40), goal_id="g1"),
        GoalActivated(**said(50), goal_id="g1"),
        ended("g1", 60),
    )
    assert goal_after(plan, "g1", days).status.value == status


@pytest.mark.parametrize(
    ("goal_id", "events", "status"),
    [
        ("g1", (ended("g1", 30),), "active"),
        ("g1", (ended("g1", 30), GoalReAdded(**said(40), goal_id="g1")), "active"),
        ("g3", (ended("g3", 30),), "future"),
        ("g3", (ended("g3", 30), GoalReAdded(**said(40), goal_id="g3")), "future"),
        (
            "g3",
            (GoalPaused(**said(20), goal_id="g1"), GoalActivated(**said(30), goal_id="g3")),
            "future",
        ),
        ("g1", (GoalPaused(**said(20), goal_id="g1"),), "active"),
        ("g2", (), "active"),
        ("g3", (), "future"),
    ],
)
def test_before_its_first_event_a_goal_stood_where_the_draft_put_it(
    goal_id: str, events: tuple[Any, ...], status: str
) -> None:
    """Also where it was given up later, and where it joined the queue again after that."""
    plan = lived(PLAN, SessionHeld(**said()), *events)
    assert goal_after(plan, goal_id, 10).status.value == status


@pytest.mark.parametrize("policy", ["rnr-baseline", "treatment-court"])
def test_each_kind_of_waiting_is_remembered_when_the_goal_is_given_up(policy: str) -> None:
    """No place, an interfering need, maintenance, a second goal on the same need."""
    needs = (
        a_need("h", "unstable_housing", interferes=True),
        a_need("t", "antisocial_cognition"),
        a_need("w", "employment"),
        a_need("m", "dental"),
        a_need("l", "leisure", "low"),
    )
    wanted = (
        WantedGoal(need_id="h", statement="I keep my room."),
        WantedGoal(need_id="h", statement="I pay my rent."),
        WantedGoal(need_id="l", statement="I play in the team."),
    )
    plan = drafted(needs, policy_named(policy), incidents=(), wanted_goals=wanted)
    before = {goal.goal_id: goal.status for goal in after(plan, 10).goals}
    assert {status.value for status in before.values()} == {"active", "future"}
    given_up = lived(plan, *[ended(goal.id, 30) for goal in plan.goals])
    assert {goal.goal_id: goal.status for goal in after(given_up, 10).goals} == before


def test_a_goal_that_waited_for_the_risk_level_is_remembered_too() -> None:
    """It was not active before it was given up."""
    plan = lived(drafted(risk_level=RiskLevel.UNKNOWN), ended("g1", 30))
    assert goal_after(plan, "g1", 10).status.value == "future"


def test_a_goal_is_told_from_the_day_on_which_it_joined() -> None:
    """One that was asked for, and one that the library drafted."""
    wanted = WantedGoal(need_id="n2", statement="I learn to weld.")
    plan = lived(
        PLAN,
        GoalAdded(**said(10), goal=wanted),
        NeedFound(**said(20), need=a_need("n5", "family_marital")),
    )

    def told(days: int) -> list[str]:
        return sorted(goal.goal_id for goal in after(plan, days).goals)

    assert told(9) == ["g1", "g2", "g3"]
    assert told(10) == ["g1", "g2", "g3", "g4"]
    assert told(20) == ["g1", "g2", "g3", "g4", "g5"]


def test_days_still_are_counted_from_the_last_movement_of_the_goal_or_its_steps() -> None:
    """Where nothing moved, from the first day of work; only for a goal that is worked on."""
    assert goal_after(PLAN, "g1", 40).days_still == 40
    assert goal_after(PLAN, "g3", 40).days_still is None
    plan = lived(
        PLAN,
        StepStarted(**said(5), step_id="g1.s1"),
        StepCompleted(**said(15), step_id="g1.s1"),
        StepStarted(**said(10), step_id="g1.s2"),
        StepStarted(**said(12), step_id="g2.s2"),
        GoalPaused(**said(20), goal_id="g2"),
        GoalActivated(**said(30), goal_id="g3"),
    )
    assert (goal_after(plan, "g1", 40).moved_on, goal_after(plan, "g1", 40).days_still) == (
        later(15),
        25,
    )
    assert (goal_after(plan, "g2", 40).moved_on, goal_after(plan, "g2", 40).days_still) == (
        later(20),
        None,
    )
    assert goal_after(plan, "g3", 40).days_still == 10


def test_days_still_of_the_plan_are_counted_from_anything_that_moved() -> None:
    """A session or a note moves nothing; else they count from the draft."""
    plan = lived(
        PLAN,
        SessionHeld(**said(5)),
        ProgressNoted(**said(6), goal_id="g1", text="well", view=ProgressView.PLANNER),
    )
    assert (after(plan, 9).moved_on, after(plan, 9).days_still) == (None, 9)
    moved = lived(
        plan, StepStarted(**said(7), step_id="g3.s1"), StepStarted(**said(4), step_id="g1.s1")
    )
    assert (after(moved, 9).moved_on, after(moved, 9).days_still) == (later(7), 2)
    assert after(moved, 7).days_still == 0


def test_days_are_counted_over_a_leap_day() -> None:
    """The 29th of February 2028 is one of them."""
    case = a_case(a_need("n1", "employment"), risk_level=RiskLevel.HIGH)
    plan = draft_plan(case, policy_named(), as_of=datetime.date(2028, 2, 28))
    assert progress(plan, datetime.date(2028, 3, 1)).days_still == 2


def test_on_the_last_day_of_the_calendar_progress_is_told_as_on_any_other() -> None:
    """Nothing is counted past it."""
    last = datetime.date.max
    case = a_case(a_need("n1", "employment"), risk_level=RiskLevel.HIGH)
    plan = draft_plan(case, policy_named(), as_of=last)
    plan = lived(plan, StepCompleted(on=last, by="staff:17", step_id="g1.s1"))
    found = progress(plan, last)
    assert (found.days_still, found.goals[0].done) == (0, 1)
    assert {step.is_overdue for step in found.goals[0].steps} == {False}


def test_sessions_are_counted_and_those_in_which_the_plan_was_used() -> None:
    """One where nobody said so is not counted as used (VA-8a)."""
    plan = lived(
        PLAN,
        SessionHeld(**said(1), plan_used=True, goal_ids=("g1", "g2")),
        SessionHeld(**said(2), plan_used=False),
        SessionHeld(**said(3), goal_ids=("g1",)),
    )
    found = after(plan)
    assert (found.sessions, found.sessions_with_plan) == (3, 1)
    assert [goal.sessions for goal in found.goals] == [2, 1, 0]


def test_both_views_of_a_goal_stand_side_by_side() -> None:
    """The latest word of each, on the goal or on one of its steps."""

    def note(days: int, text: str, view: ProgressView, **about: Any) -> ProgressNoted:
        return ProgressNoted(**said(days), text=text, view=view, **about)

    plan = lived(
        PLAN,
        note(5, "hard", ProgressView.PARTICIPANT, goal_id="g1"),
        note(9, "better", ProgressView.PARTICIPANT, step_id="g1.s2"),
        note(7, "as planned", ProgressView.PLANNER, goal_id="g1"),
        note(8, "of the whole", ProgressView.PLANNER),
        note(6, "written down late", ProgressView.PARTICIPANT, goal_id="g1"),
        note(9, "of another", ProgressView.PLANNER, step_id="g2.s1"),
    )
    first, second, third = after(plan).goals
    assert (first.participant_view, first.planner_view) == ("better", "as planned")
    assert (second.participant_view, second.planner_view) == (None, "of another")
    assert (third.participant_view, third.planner_view) == (None, None)


# Needs. --------------------------------------------------------------------------------


def test_a_need_shows_its_first_level_and_that_of_the_day() -> None:
    """Also where it was found later, and with every reassessment up to the day."""
    plan = lived(
        PLAN,
        reassessed(10, n1="moderate"),
        NeedFound(**said(15), need=a_need("n5", "family_marital", "unknown")),
        reassessed(20, n1="low", n5="high"),
    )

    def told(days: int) -> dict[str, tuple[str, str]]:
        found: tuple[NeedProgress, ...] = after(plan, days).needs
        return {item.need_id: (item.first_level.value, item.level.value) for item in found}

    assert told(9)["n1"] == ("high", "high")
    assert "n5" not in told(14)
    assert told(15)["n1"] == ("high", "moderate")
    assert told(15)["n5"] == ("unknown", "unknown")
    assert told(20)["n1"] == ("high", "low")
    assert told(20)["n5"] == ("unknown", "high")
    assert told(20)["n2"] == ("high", "high")


# Conditions. ---------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "is_overdue"), [(60, False), (61, True)])
def test_a_condition_is_overdue_on_the_day_after_its_day(days: int, *, is_overdue: bool) -> None:
    """One that has no day never is."""
    assert condition_after(PLAN, "c2", days).is_overdue is is_overdue
    assert condition_after(PLAN, "c1", 1000).is_overdue is False


def test_a_condition_that_is_met_is_not_overdue() -> None:
    """Also where it was met after its day; before that it was."""
    plan = lived(PLAN, ConditionMet(**said(70), condition_id="c2"))
    assert condition_after(plan, "c2", 69).is_overdue is True
    found = condition_after(plan, "c2", 70)
    assert (found.met_on, found.is_overdue) == (later(70), False)


def test_a_condition_stands_where_it_stood_on_the_day() -> None:
    """Met, opened again by the court, and met again."""
    plan = lived(
        PLAN,
        ConditionMet(**said(10), condition_id="c2"),
        ConditionModified(**said(30), condition_id="c2", text="pay the rest"),
        ConditionMet(**said(50), condition_id="c2"),
    )
    met = [condition_after(plan, "c2", days).met_on for days in (9, 10, 29, 30, 49, 50)]
    assert met == [None, later(10), later(10), None, None, later(50)]


def test_a_condition_is_told_from_the_day_on_which_it_was_ordered() -> None:
    """Not before."""
    added = ConditionAdded(**said(20), condition=Condition(id="c3", text="report"))
    plan = lived(PLAN, added)
    assert [item.condition_id for item in after(plan, 19).conditions] == ["c1", "c2"]
    assert [item.condition_id for item in after(plan, 20).conditions] == ["c1", "c2", "c3"]


def test_a_condition_that_was_met_by_hand_in_a_plan_without_history_is_told_as_met() -> None:
    """From its day on."""
    first, second = PLAN.conditions
    plan = evolve(PLAN, conditions=(evolve(first, met_on=later(20)), second))
    assert condition_after(plan, "c1", 19).met_on is None
    assert condition_after(plan, "c1", 20).met_on == later(20)


def test_the_days_of_violations_are_told() -> None:
    """In order, for each condition its own."""
    plan = lived(
        PLAN,
        ConditionViolated(**said(5), condition_id="c1", behavior="did not come"),
        ConditionViolated(**said(9), condition_id="c2", behavior="did not pay"),
        ConditionViolated(**said(12), condition_id="c1", behavior="did not come"),
    )
    assert condition_after(plan, "c1").violated_on == (later(5), later(12))
    assert condition_after(plan, "c2").violated_on == (later(9),)


# Responses. ----------------------------------------------------------------------------


def test_the_ratio_of_affirmations_to_sanctions_is_reported() -> None:
    """Without a sanction there is none; service adjustments are counted by themselves (VA-8b)."""
    assert after(PLAN).affirmations_per_sanction is None
    plan = lived(
        PLAN,
        responded(1),
        responded(2),
        responded(3),
        responded(4, ResponseKind.SERVICE_ADJUSTMENT),
    )
    assert after(plan).affirmations_per_sanction is None
    plan = lived(plan, responded(5, ResponseKind.SANCTION), responded(6, ResponseKind.SANCTION))
    found = after(plan)
    assert (found.affirmations, found.sanctions, found.adjustments) == (3, 2, 1)
    assert found.affirmations_per_sanction == 1.5
    assert after(lived(PLAN, responded(5, ResponseKind.SANCTION))).affirmations_per_sanction == 0


def test_behavior_that_nobody_answered_is_told() -> None:
    """Small wins and violations, in the order of their days."""
    plan = lived(
        PLAN,
        ConditionViolated(**said(9), condition_id="c2", behavior="did not pay"),
        StepCompleted(**said(5), step_id="g1.s1"),
        GoalAchieved(**said(12), goal_id="g2"),
        StepStarted(**said(12), step_id="g1.s2"),
    )
    assert after(plan).unanswered == (
        Unanswered(on=later(5), about="g1.s1", is_violation=False),
        Unanswered(on=later(9), about="c2", is_violation=True),
        Unanswered(on=later(12), about="g2", is_violation=False),
    )


@pytest.mark.parametrize(
    ("days", "about", "is_answered"),
    [
        (9, "c2", True),
        (10, "c2", True),
        (8, "c2", False),
        (10, "c1", False),
        (10, None, False),
    ],
)
def test_behavior_is_answered_by_a_response_about_it_on_the_day_or_later(
    days: int, about: str | None, *, is_answered: bool
) -> None:
    """Not by an earlier one, nor by one about something else."""
    plan = lived(
        PLAN,
        ConditionViolated(**said(9), condition_id="c2", behavior="did not pay"),
        responded(days, ResponseKind.SANCTION, about),
    )
    assert (after(plan).unanswered == ()) is is_answered


def test_a_response_that_is_still_to_come_answers_nothing() -> None:
    """As of the day before it."""
    plan = lived(PLAN, StepCompleted(**said(5), step_id="g1.s1"), responded(9, about="g1.s1"))
    assert len(after(plan, 8).unanswered) == 1
    assert after(plan, 9).unanswered == ()


def test_progress_of_goals_keeps_the_order_of_the_plan() -> None:
    """Active ones, those of the queue, and those that have ended."""
    plan = lived(drafted(NEEDS), GoalAchieved(**said(5), goal_id="g1"))
    assert [goal.goal_id for goal in after(plan).goals] == ["g2", "g3", "g1"]


def test_a_level_that_a_person_set_is_the_level_of_a_need() -> None:
    """Up to its day; a decision on the level of risk moves no need."""
    decision = Override(by="supervisor:2", on=later(5), reason="r")
    plan = lived(
        PLAN,
        LevelOverridden(**said(5), need_id="n2", level=Level.LOW, override=decision),
        LevelOverridden(**said(6), risk_level=RiskLevel.LOW, override=decision),
    )
    before = {item.need_id: item.level for item in after(plan, 4).needs}
    now = {item.need_id: (item.first_level, item.level) for item in after(plan).needs}
    assert before["n2"] is Level.HIGH
    assert now["n2"] == (Level.HIGH, Level.LOW)
    assert now["n1"] == (Level.HIGH, Level.HIGH)
