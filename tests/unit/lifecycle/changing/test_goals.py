"""What events of goals change."""

import datetime
from collections.abc import Mapping
from typing import Any

import pytest

from rnr_caseplan import (
    ActionStep,
    Activity,
    ActivityKind,
    CasePlan,
    Goal,
    Level,
    Override,
    ReviewKind,
    RiskLevel,
    WantedGoal,
    Wording,
    apply,
)
from rnr_caseplan.lifecycle import (
    ActivityAdded,
    DiscontinuedBecause,
    GoalAchieved,
    GoalActivated,
    GoalAdded,
    GoalDiscontinued,
    GoalPaused,
    GoalReAdded,
    GoalResumed,
    GoalReworded,
    GoalsReordered,
    NeedsReassessed,
    NewLevel,
    StepAdded,
    StepCompleted,
    StepRedated,
)
from tests.unit.builders import a_case, a_need, a_plan, policy_named, policy_with
from tests.unit.lives import NEEDS, drafted, later, lived, refused

PLAN = drafted()
REPLACED = DiscontinuedBecause.REPLACED_BY_ANOTHER_GOAL
PAUSED = lived(PLAN, GoalPaused(on=later(10), by="staff:17", goal_id="g1"))


def said(days: int = 1) -> dict[str, Any]:
    """Give the day and the author of an event."""
    return {"on": later(days), "by": "staff:17"}


def ended(goal_id: str, days: int = 1) -> GoalDiscontinued:
    """End work on a goal before it is reached."""
    return GoalDiscontinued(**said(days), goal_id=goal_id, because=REPLACED)


def goal_of(plan: CasePlan, goal_id: str) -> Goal:
    """Give a goal by its id."""
    return next(goal for goal in plan.goals if goal.id == goal_id)


def statuses(plan: CasePlan) -> Mapping[str, str]:
    """Give where each goal stands, in the order of the plan."""
    return {goal.id: goal.status.value for goal in plan.goals}


def dispositions(plan: CasePlan) -> Mapping[str, str]:
    """Give what the plan does with each need."""
    return {item.need.id: item.disposition.value for item in plan.needs}


def due_days(goal: Goal) -> list[datetime.date | None]:
    """Give the days of a goal's steps, and its target date last."""
    return [*[step.due_on for step in goal.steps], goal.target_date]


# Added, reworded. ----------------------------------------------------------------------


def test_a_goal_that_the_participant_asks_for_joins_the_end_of_the_queue() -> None:
    """In the participant's words, also where its need is watched only (TC-19)."""
    wanted = WantedGoal(need_id="n4", statement="I play in the team.")
    plan = lived(PLAN, GoalAdded(**said(5), goal=wanted))
    goal = plan.goals[-1]
    assert statuses(plan) == {"g1": "active", "g2": "active", "g3": "future", "g4": "future"}
    assert (goal.id, goal.need_ids) == ("g4", ("n4",))
    assert (goal.statement, goal.wording) == ("I play in the team.", Wording.OWN)
    assert goal.starts_on == later(90)
    assert [reason.rule for reason in goal.reasons][:2] == ["targets.wanted", "lives.no_place"]
    assert plan.case.wanted_goals == (wanted,)
    assert dispositions(plan)["n4"] == "future"


def test_goals_on_static_history_are_refused() -> None:
    """What is past cannot be a goal (AB)."""
    plan = drafted((*NEEDS, a_need("n5", "criminal_history")))
    event = GoalAdded(**said(), goal=WantedGoal(need_id="n5", statement="Undo it."))
    assert refused(plan, event) == ["targets.static"]


def test_goals_on_a_need_that_is_not_recorded_are_refused() -> None:
    """The need is found first."""
    event = GoalAdded(**said(), goal=WantedGoal(need_id="n9", statement="I sing."))
    assert refused(PLAN, event) == ["lives.not_in_the_plan"]


def test_a_second_goal_on_one_need_waits_for_the_first() -> None:
    """It is expected when the work on the need has ended, also where a place is free before."""
    wanted = WantedGoal(need_id="n1", statement="I see my cousin on Sundays.")
    plan = lived(PLAN, ended("g2", 2), ended("g3", 2), GoalAdded(**said(5), goal=wanted))
    assert goal_of(plan, "g4").starts_on == later(90)
    event = GoalActivated(**said(6), goal_id="g4")
    assert refused(plan, event) == ["sequence.one_goal_a_need"]
    after = lived(plan, GoalAchieved(**said(7), goal_id="g1"))
    assert statuses(lived(after, GoalActivated(**said(8), goal_id="g4")))["g4"] == "active"


@pytest.mark.parametrize("measure", [None, "I was at work each day of a month."])
def test_a_reworded_goal_is_in_peoples_own_words(measure: str | None) -> None:
    """The measure stays where it did not change; everything else does too (TC-15)."""
    event = GoalReworded(**said(), goal_id="g2", statement="I get a job.", measure=measure)
    goal = goal_of(lived(PLAN, event), "g2")
    before = goal_of(PLAN, "g2")
    assert (goal.statement, goal.wording) == ("I get a job.", Wording.OWN)
    assert goal.measure == (measure or before.measure)
    assert (goal.steps, goal.status, due_days(goal)) == (
        before.steps,
        before.status,
        due_days(before),
    )
    rules = {reason.rule for reason in goal.reasons}
    assert "goals.own_wording" in rules
    assert "goals.starter_wording" not in rules


def test_a_goal_can_be_reworded_twice_and_while_it_waits() -> None:
    """The last words hold."""
    plan = lived(
        PLAN,
        GoalReworded(**said(1), goal_id="g3", statement="I stay clean."),
        GoalReworded(**said(2), goal_id="g3", statement="I stay sober."),
    )
    assert goal_of(plan, "g3").statement == "I stay sober."


def test_the_words_that_a_goal_has_already_are_nothing_new() -> None:
    """Starter words become people's own by being chosen; after that the same change nothing."""
    words = goal_of(PLAN, "g2").statement
    plan = lived(PLAN, GoalReworded(**said(1), goal_id="g2", statement=words))
    assert goal_of(plan, "g2").wording is Wording.OWN
    again = GoalReworded(**said(2), goal_id="g2", statement=words)
    assert refused(plan, again) == ["lives.nothing_new"]
    measured = GoalReworded(**said(2), goal_id="g2", statement=words, measure="I have a job.")
    assert goal_of(lived(plan, measured), "g2").measure == "I have a job."


@pytest.mark.parametrize("end", [GoalAchieved(**said(), goal_id="g1"), ended("g1")])
def test_an_ended_goal_keeps_its_words(end: Any) -> None:
    """What was reached, or not, is past."""
    plan = lived(PLAN, end)
    event = GoalReworded(**said(2), goal_id="g1", statement="Something else.")
    assert refused(plan, event) == ["lives.goal_status"]


# Begun. --------------------------------------------------------------------------------


def test_a_goal_begins_with_its_days_counted_from_there() -> None:
    """The first step after 14 days, the target after 90; staff begin on the day."""
    plan = lived(PLAN, ended("g1", 7), GoalActivated(**said(20), goal_id="g3"))
    goal = goal_of(plan, "g3")
    assert statuses(plan) == {"g2": "active", "g3": "active", "g1": "discontinued"}
    assert (goal.starts_on, goal.target_date) == (later(20), later(110))
    assert due_days(goal) == [later(34), later(59), later(84), later(110)]
    assert {activity.starts_on for activity in goal.activities} == {later(20)}
    rules = [reason.rule for reason in goal.reasons]
    assert "goals.dates" in rules
    assert "goals.expected_dates" not in rules
    assert dispositions(plan)["n3"] == "active"


def test_days_that_people_set_stay_when_a_goal_begins() -> None:
    """And so do those of steps that are done."""
    step = ActionStep(id="x1", text="call", responsible="P-1", due_on=later(200))
    activity = Activity(
        id="y1",
        kind=ActivityKind.FACE_TO_FACE,
        text="talk",
        often="weekly",
        responsible="staff:17",
        starts_on=later(3),
    )
    plan = lived(
        PLAN,
        ActivityAdded(**said(1), goal_id="g3", activity=activity),
        StepAdded(**said(1), goal_id="g3", step=step),
        StepRedated(**said(1), step_id="g3.s2", due_on=later(150)),
        StepCompleted(**said(2), step_id="g3.s1"),
        ended("g1", 7),
    )
    done_on = goal_of(plan, "g3").steps[0].due_on
    goal = goal_of(lived(plan, GoalActivated(**said(20), goal_id="g3")), "g3")
    first, second, third, own = goal.steps
    assert (first.due_on, second.due_on, own.due_on) == (done_on, later(150), later(200))
    assert third.due_on is not None
    assert later(20) < third.due_on < later(110)
    assert [item.starts_on for item in goal.activities] == [later(20)] * 3 + [later(3)]


def test_a_goal_that_begins_is_checked_on() -> None:
    """Its check-ins are counted from that day, and those of an ended goal are gone."""
    plan = lived(PLAN, ended("g1", 7), GoalActivated(**said(20), goal_id="g3"))
    kind = ReviewKind.GOAL_CHECK_IN
    checked = {review.goal_id for review in plan.reviews if review.kind is kind}
    assert checked == {"g2", "g3"}
    assert min(item.due_on for item in plan.reviews if item.goal_id == "g3") > later(20)


def test_a_third_active_goal_is_refused_under_a_limit_of_two() -> None:
    """The refusal tells the numbers, the source and what would be accepted (VA-7c)."""
    applied = apply(PLAN, GoalActivated(**said(), goal_id="g3"), policy_named())
    (reason,) = applied.reasons
    assert (reason.rule, reason.fact("limit"), reason.fact("asked")) == ("goals.limit", 2, 3)
    assert reason.citation == policy_named().goals_active_at_once.citation
    assert applied.instead == ("g3 when g1 or g2 has ended or rests",)


def test_the_limit_is_no_matter_of_discretion_under_the_bundled_policies() -> None:
    """No override goes past it; an agency that allows one sees it in the history."""
    override = Override(by="staff:40", on=later(1), reason="as the judge asked")
    event = GoalActivated(**said(), goal_id="g3", override=override)
    assert refused(PLAN, event) == ["goals.limit"]
    agency = policy_with(overridable_rules=("goals.limit",))
    plan = lived(PLAN, event, policy=agency)
    assert len(plan.active_goals) == 3
    rules = [reason.rule for reason in plan.history[-1].reasons]
    assert rules == ["events.goal_activated", "lives.override", "goals.limit"]


def test_an_override_sets_aside_only_what_the_policy_lists() -> None:
    """Here two rules are against the goal, and one of them is not listed."""
    wanted = WantedGoal(need_id="n1", statement="I see my cousin on Sundays.")
    plan = lived(PLAN, GoalAdded(**said(), goal=wanted))
    override = Override(by="staff:40", on=later(2), reason="as the judge asked")
    event = GoalActivated(**said(2), goal_id="g4", override=override)
    assert refused(plan, event) == ["goals.limit", "sequence.one_goal_a_need"]
    free = lived(plan, ended("g2", 2))
    assert len(lived(free, event).active_goals) == 2


@pytest.mark.parametrize(
    ("plan", "goal_id", "instead"),
    [
        (PLAN, "g1", "a future goal"),
        (PAUSED, "g1", "goal_resumed"),
        (lived(PLAN, GoalAchieved(**said(), goal_id="g1")), "g1", "a future goal"),
        (lived(PLAN, ended("g1")), "g1", "a future goal"),
    ],
)
def test_only_a_goal_of_the_queue_begins(plan: CasePlan, goal_id: str, instead: str) -> None:
    """One that is reached, or given up, has to be added again before."""
    event = GoalActivated(**said(20), goal_id=goal_id)
    assert refused(plan, event) == ["lives.goal_status"]
    assert apply(plan, event, policy_named()).instead == (instead,)


@pytest.mark.parametrize(
    ("day", "target"),
    [
        (datetime.date(2026, 12, 31), datetime.date(2027, 3, 31)),
        (datetime.date(2027, 1, 31), datetime.date(2027, 5, 1)),
        (datetime.date(2028, 2, 29), datetime.date(2028, 5, 29)),
    ],
)
def test_days_are_counted_across_the_ends_of_months_and_years(
    day: datetime.date, target: datetime.date
) -> None:
    """Ninety days, from any day of the calendar."""
    plan = lived(PLAN, ended("g1", 7))
    event = GoalActivated(on=day, by="staff:17", goal_id="g3")
    goal = goal_of(lived(plan, event), "g3")
    assert (goal.starts_on, goal.target_date) == (day, target)


def test_a_goal_may_begin_on_the_last_day_of_the_calendar() -> None:
    """Its days lie past the end, so it has none."""
    last = datetime.date.max
    plan = lived(PLAN, ended("g1", 7))
    plan = lived(plan, GoalActivated(on=last, by="staff:17", goal_id="g3"))
    goal = goal_of(plan, "g3")
    assert (goal.starts_on, goal.target_date) == (last, None)
    assert {step.due_on for step in goal.steps} == {None}


# Paused, resumed. ----------------------------------------------------------------------


def test_a_goal_that_rests_frees_its_place() -> None:
    """Its days stay for the time being; the next goal may begin."""
    assert statuses(PAUSED) == {"g2": "active", "g1": "paused", "g3": "future"}
    assert due_days(goal_of(PAUSED, "g1")) == due_days(goal_of(PLAN, "g1"))
    assert dispositions(PAUSED)["n1"] == "future"
    begun = lived(PAUSED, GoalActivated(**said(11), goal_id="g3"))
    assert len(begun.active_goals) == 2


@pytest.mark.parametrize("pause", [0, 1, 45])
def test_a_goal_that_goes_on_has_its_open_days_moved_by_the_pause(pause: int) -> None:
    """Exactly; what is done keeps its day, and so does the first day of work."""
    plan = lived(PLAN, StepCompleted(**said(3), step_id="g1.s1"))
    plan = lived(plan, GoalPaused(**said(10), goal_id="g1"))
    resumed = lived(plan, GoalResumed(**said(10 + pause), goal_id="g1"))
    before, after = goal_of(PLAN, "g1"), goal_of(resumed, "g1")
    days = [day for day in due_days(before) if day is not None]
    moved = [day + datetime.timedelta(days=pause) for day in days]
    assert due_days(after) == [days[0], *moved[1:]]
    assert after.starts_on == before.starts_on
    assert statuses(resumed)["g1"] == "active"
    told = [item.fact("days") for item in after.reasons if item.rule == "lives.dates_moved"]
    assert told == ([pause] if pause else [])


def test_a_goal_is_checked_on_only_while_it_is_worked_on() -> None:
    """Its check-ins rest with it, come back with it, and end with it."""

    def checked(plan: CasePlan) -> set[str | None]:
        kind = ReviewKind.GOAL_CHECK_IN
        return {review.goal_id for review in plan.reviews if review.kind is kind}

    resumed = lived(PAUSED, GoalResumed(**said(15), goal_id="g1"))
    assert checked(PLAN) == checked(resumed) == {"g1", "g2"}
    assert checked(PAUSED) == {"g2"}
    assert checked(lived(PLAN, GoalAchieved(**said(10), goal_id="g1"))) == {"g2"}


def test_a_second_pause_moves_the_days_by_its_own_length() -> None:
    """Not by the time since the first one."""
    plan = lived(
        PAUSED,
        GoalResumed(**said(15), goal_id="g1"),
        GoalPaused(**said(30), goal_id="g1"),
        GoalResumed(**said(37), goal_id="g1"),
    )
    assert goal_of(plan, "g1").target_date == later(90 + 5 + 7)


def test_the_pause_of_another_goal_moves_nothing() -> None:
    """Each goal has its own."""
    plan = lived(
        PAUSED,
        GoalPaused(**said(40), goal_id="g2"),
        GoalResumed(**said(45), goal_id="g1"),
    )
    assert goal_of(plan, "g1").target_date == later(90 + 35)
    assert goal_of(plan, "g2").target_date == later(90)


def test_a_pause_over_a_leap_day_counts_it() -> None:
    """From the 28th of February to the 1st of March 2028 there are two days."""
    case = a_case(a_need("n1", "employment"), risk_level=RiskLevel.HIGH)
    plan = a_plan(case, as_of=datetime.date(2028, 2, 1))
    target = plan.goals[0].target_date
    paused = GoalPaused(on=datetime.date(2028, 2, 28), by="staff:17", goal_id="g1")
    resumed = GoalResumed(on=datetime.date(2028, 3, 1), by="staff:17", goal_id="g1")
    assert target == datetime.date(2028, 5, 1)
    assert lived(plan, paused, resumed).goals[0].target_date == datetime.date(2028, 5, 3)


def test_days_that_a_pause_moves_past_the_end_of_the_calendar_are_none() -> None:
    """They are never clamped."""
    case = a_case(a_need("n1", "employment"), risk_level=RiskLevel.HIGH)
    first = datetime.date(9999, 9, 1)
    plan = a_plan(case, as_of=first)
    assert plan.goals[0].target_date == datetime.date(9999, 11, 30)
    paused = GoalPaused(on=first, by="staff:17", goal_id="g1")
    resumed = GoalResumed(on=datetime.date(9999, 12, 31), by="staff:17", goal_id="g1")
    assert set(due_days(lived(plan, paused, resumed).goals[0])) == {None}


def test_a_goal_goes_on_only_where_a_place_is_free() -> None:
    """Meanwhile another goal took it."""
    plan = lived(PAUSED, GoalActivated(**said(11), goal_id="g3"))
    event = GoalResumed(**said(12), goal_id="g1")
    assert refused(plan, event) == ["goals.limit"]
    free = lived(plan, GoalAchieved(**said(12), goal_id="g2"))
    assert goal_of(lived(free, event), "g1").target_date == later(92)


@pytest.mark.parametrize(
    ("plan", "goal_id", "instead"),
    [
        (PLAN, "g1", "a paused goal"),
        (PLAN, "g3", "goal_activated"),
        (lived(PLAN, ended("g1")), "g1", "a paused goal"),
    ],
)
def test_only_a_goal_that_rests_goes_on(plan: CasePlan, goal_id: str, instead: str) -> None:
    """Others have events of their own."""
    event = GoalResumed(**said(20), goal_id=goal_id)
    assert refused(plan, event) == ["lives.goal_status"]
    assert apply(plan, event, policy_named()).instead == (instead,)


@pytest.mark.parametrize(
    ("plan", "goal_id"),
    [(PLAN, "g3"), (PAUSED, "g1"), (lived(PLAN, ended("g1")), "g1")],
)
def test_only_a_goal_that_is_worked_on_is_paused_or_reached(plan: CasePlan, goal_id: str) -> None:
    """One that waits, rests or has ended is not."""
    for event in (
        GoalPaused(**said(20), goal_id=goal_id),
        GoalAchieved(**said(20), goal_id=goal_id),
    ):
        assert refused(plan, event) == ["lives.goal_status"]
        assert apply(plan, event, policy_named()).instead == ("an active goal",)


# Ended, added again. -------------------------------------------------------------------


def test_a_goal_that_is_reached_stays_with_all_that_it_held() -> None:
    """Its need is watched from now on."""
    plan = lived(PLAN, GoalAchieved(**said(40), goal_id="g1"))
    assert statuses(plan) == {"g2": "active", "g3": "future", "g1": "achieved"}
    before, after = goal_of(PLAN, "g1"), goal_of(plan, "g1")
    assert (after.steps, after.activities, after.reasons) == (
        before.steps,
        before.activities,
        before.reasons,
    )
    assert dispositions(plan)["n1"] == "watched"


@pytest.mark.parametrize("goal_id", ["g1", "g3"])
def test_work_on_an_active_a_waiting_or_a_resting_goal_may_end(goal_id: str) -> None:
    """Its need is then not targeted, though it is at a level that would be."""
    for plan in (PLAN, PAUSED):
        after = lived(plan, ended(goal_id, 20))
        assert statuses(after)[goal_id] == "discontinued"
        need_id = goal_of(plan, goal_id).need_ids[0]
        assert dispositions(after)[need_id] == "not_targeted"


@pytest.mark.parametrize("end", [GoalAchieved(**said(), goal_id="g1"), ended("g1")])
def test_a_goal_ends_once(end: Any) -> None:
    """What was reached is not given up afterwards."""
    assert refused(lived(PLAN, end), ended("g1", 2)) == ["lives.goal_status"]


@pytest.mark.parametrize(
    ("need", "disposition"),
    [
        (a_need("n4", "leisure", "low"), "watched"),
        (a_need("n4", "leisure", "unknown"), "assess_first"),
        (a_need("n4", "transport"), "adaptation"),
    ],
)
def test_a_need_without_an_open_goal_is_judged_by_itself_again(need: Any, disposition: str) -> None:
    """It was no target before the participant asked for a goal, and is none afterwards."""
    plan = drafted((*NEEDS[:3], need))
    assert dispositions(plan)["n4"] == disposition
    wanted = WantedGoal(need_id="n4", statement="I do it.")
    asked = lived(plan, GoalAdded(**said(1), goal=wanted))
    assert dispositions(asked)["n4"] == "future"
    assert dispositions(lived(asked, ended("g4", 2)))["n4"] == disposition


def test_a_need_that_was_asked_for_at_first_gets_its_activities_when_the_goal_ends() -> None:
    """The draft wrote a goal instead of them."""
    wanted = WantedGoal(need_id="n4", statement="I get about by bus.")
    plan = drafted((*NEEDS[:3], a_need("n4", "transport")), wanted_goals=(wanted,))
    assert plan.adaptations == ()
    (goal,) = [goal for goal in plan.goals if goal.need_ids == ("n4",)]
    (adaptation,) = lived(plan, ended(goal.id, 12)).adaptations
    assert adaptation.need_id == "n4"
    assert {activity.starts_on for activity in adaptation.activities} == {later(12)}


@pytest.mark.parametrize("end", [GoalAchieved(**said(5), goal_id="g1"), ended("g1", 5)])
def test_a_goal_that_has_ended_comes_back_by_the_end_of_the_queue(end: Any) -> None:
    """It is never active at once, and has its place behind the others."""
    plan = lived(PLAN, end, GoalReAdded(**said(6), goal_id="g1"))
    assert statuses(plan) == {"g2": "active", "g3": "future", "g1": "future"}
    assert goal_of(plan, "g1").starts_on == later(90)
    assert dispositions(plan)["n1"] == "future"
    begun = lived(plan, GoalActivated(**said(7), goal_id="g1"))
    assert goal_of(begun, "g1").target_date == later(97)


def test_the_goal_that_was_ended_last_comes_last_when_both_are_added_again() -> None:
    """The queue is in the order in which they joined."""
    plan = lived(
        PLAN,
        ended("g1", 5),
        ended("g2", 5),
        GoalReAdded(**said(6), goal_id="g2"),
        GoalReAdded(**said(7), goal_id="g1"),
    )
    assert list(statuses(plan)) == ["g3", "g2", "g1"]


@pytest.mark.parametrize(("level", "closes_at"), [("moderate", Level.LOW), ("low", None)])
def test_a_need_is_targeted_anew_when_its_goal_is_added_again(
    level: str, closes_at: Level | None
) -> None:
    """Work on it may end below the level that it has now (SP-14), and the reason says so."""
    plan = lived(
        PLAN,
        GoalAchieved(**said(5), goal_id="g1"),
        NeedsReassessed(**said(6), levels=(NewLevel(need_id="n1", level=Level(level)),)),
        GoalReAdded(**said(7), goal_id="g1"),
    )
    assert goal_of(PLAN, "g1").closes_at is Level.MODERATE
    goal = goal_of(plan, "g1")
    assert goal.closes_at is closes_at
    told = [item.fact("level") for item in goal.reasons if item.rule == "goals.closing_level"]
    assert told == ([level] if closes_at else [])


@pytest.mark.parametrize(("plan", "goal_id"), [(PLAN, "g1"), (PLAN, "g3"), (PAUSED, "g1")])
def test_only_a_goal_that_has_ended_is_added_again(plan: CasePlan, goal_id: str) -> None:
    """Others are there already."""
    assert refused(plan, GoalReAdded(**said(20), goal_id=goal_id)) == ["lives.goal_status"]


@pytest.mark.parametrize(
    "event",
    [
        GoalReworded(**said(), goal_id="g9", statement="I sing."),
        GoalActivated(**said(), goal_id="g9"),
        GoalPaused(**said(), goal_id="g9"),
        GoalResumed(**said(), goal_id="g9"),
        GoalAchieved(**said(), goal_id="g9"),
        ended("g9"),
        GoalReAdded(**said(), goal_id="g9"),
        GoalsReordered(**said(), goal_ids=("g9",)),
    ],
    ids=lambda event: event.kind,
)
def test_a_goal_that_the_plan_does_not_have_cannot_change(event: Any) -> None:
    """Its id is nowhere."""
    assert refused(PLAN, event) == ["lives.not_in_the_plan"]


# Reordered. ----------------------------------------------------------------------------


def a_queue() -> CasePlan:
    """Give a plan with three goals in the queue."""
    wanted = (
        WantedGoal(need_id="n4", statement="I play in the team."),
        WantedGoal(need_id="n3", statement="I go to the group."),
    )
    return lived(PLAN, *[GoalAdded(**said(1), goal=goal) for goal in wanted])


def test_the_queue_stands_in_the_order_that_people_decide_on() -> None:
    """And the expected days follow it: two places come free on day 90."""
    plan = lived(a_queue(), GoalsReordered(**said(2), goal_ids=("g5", "g4", "g3")))
    assert list(statuses(plan)) == ["g1", "g2", "g5", "g4", "g3"]
    assert [goal.starts_on for goal in plan.future_goals] == [later(90), later(90), later(180)]


@pytest.mark.parametrize("asked", [("g3",), ("g3", "g4", "g1"), ("g3", "g4", "g5", "g1"), ()])
def test_every_goal_of_the_queue_is_named_once(asked: tuple[str, ...]) -> None:
    """One that is left out would be lost, and one that does not wait has no place in it."""
    event = GoalsReordered(**said(2), goal_ids=asked)
    assert refused(a_queue(), event) == ["lives.not_the_queue"]
    instead = apply(a_queue(), event, policy_named()).instead
    assert instead == ("each once of g3, g4, g5",)


def test_the_order_that_stands_already_is_nothing_new() -> None:
    """Also where the queue is empty."""
    same = GoalsReordered(**said(2), goal_ids=("g3", "g4", "g5"))
    assert refused(a_queue(), same) == ["lives.nothing_new"]
    nothing = lived(PLAN, ended("g3"))
    assert refused(nothing, GoalsReordered(**said(2), goal_ids=())) == ["lives.nothing_new"]


def test_an_empty_queue_has_no_order() -> None:
    """The refusal says that it is empty."""
    plan = lived(PLAN, ended("g3"))
    event = GoalsReordered(**said(2), goal_ids=("g1",))
    assert refused(plan, event) == ["lives.not_the_queue"]
    assert apply(plan, event, policy_named()).instead == ("nothing: the queue is empty",)


def test_a_day_that_is_set_during_a_pause_does_not_move_again() -> None:
    """It was agreed upon for the time after the pause; one of before the pause moves."""
    before, during = PLAN.goals[0].steps[1:3]
    plan = lived(
        PLAN,
        StepRedated(**said(1), step_id=before.id, due_on=later(20)),
        GoalPaused(**said(10), goal_id="g1"),
        StepRedated(**said(30), step_id=during.id, due_on=later(45)),
        GoalResumed(**said(40), goal_id="g1"),
    )
    days = {step.id: step.due_on for step in plan.goals[1].steps}
    assert plan.goals[1].id == "g1"
    assert (days[before.id], days[during.id]) == (later(50), later(45))
