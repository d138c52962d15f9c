"""The decisions about needs, taken again while a plan lives."""

from typing import Any

import pytest

from rnr_caseplan import (
    ActionStep,
    Activity,
    ActivityKind,
    CasePlan,
    EligibilityOutcome,
    Level,
    Readiness,
    RiskLevel,
    SafetyKind,
    SafetyNote,
    StageOfChange,
    Strength,
    WantedGoal,
)
from rnr_caseplan.lifecycle import (
    ActivityAdded,
    Circumstance,
    CircumstanceChanged,
    ConditionMet,
    DiscontinuedBecause,
    DriverNamed,
    GoalAchieved,
    GoalActivated,
    GoalAdded,
    GoalDiscontinued,
    GoalPaused,
    GoalsReordered,
    NeedFound,
    NeedsReassessed,
    NewLevel,
    SafetyAnswered,
    SafetyNoted,
    SobrietyChanged,
    StepAdded,
    StrengthFound,
)
from tests.unit.builders import (
    a_need,
    policy_with,
)
from tests.unit.lives import (
    NEEDS,
    drafted,
    later,
    lived,
)

PLAN = drafted()
FOUR = (
    a_need("n1", "antisocial_companions"),
    a_need("n2", "employment"),
    a_need("n3", "family_marital"),
    a_need("n4", "leisure"),
)


def said(days: int = 1) -> dict[str, Any]:
    """Give the day and the author of an event, with a reason."""
    return {"on": later(days), "by": "staff:17", "reason": "as reviewed"}


def reassessed(days: int = 5, *, risk: str | None = None, **levels: Any) -> NeedsReassessed:
    """Assess needs again: a level each, or a level and whether it interferes."""
    pairs = {
        name: found if isinstance(found, tuple) else (found, None) for name, found in levels.items()
    }
    return NeedsReassessed(
        **said(days),
        levels=tuple(
            NewLevel(need_id=name, level=Level(level), interferes=interferes)
            for name, (level, interferes) in pairs.items()
        ),
        risk_level=None if risk is None else RiskLevel(risk),
    )


def ended(goal_id: str, days: int = 4) -> GoalDiscontinued:
    """End work on a goal before it is reached."""
    because = DiscontinuedBecause.PARTICIPANT_CHOSE_OTHERWISE
    return GoalDiscontinued(**said(days), goal_id=goal_id, because=because)


def goals(plan: CasePlan) -> list[tuple[str, str, str]]:
    """Give each goal with its need and where it stands."""
    return [(goal.id, goal.need_ids[0], goal.status.value) for goal in plan.goals]


def dispositions(plan: CasePlan) -> dict[str, str]:
    """Give what the plan does with each need."""
    return {item.need.id: item.disposition.value for item in plan.needs}


def rules_of(plan: CasePlan, need_id: str) -> list[str]:
    """Give the rules behind what the plan does with a need."""
    return next(
        [reason.rule for reason in item.reasons] for item in plan.needs if item.need.id == need_id
    )


def warned(plan: CasePlan, word: str) -> list[str]:
    """Give the warnings that begin with a word."""
    return [line for line in plan.warnings if line.startswith(word)]


# Goals. --------------------------------------------------------------------------------


def test_what_people_have_begun_stays_whatever_the_levels_say() -> None:
    """Active goals keep their places, and those of the queue their order (NP-8)."""
    plan = lived(PLAN, reassessed(n1="low", n2="low", n3="low", n4="high"))
    assert goals(plan) == [
        ("g1", "n1", "active"),
        ("g2", "n2", "active"),
        ("g4", "n4", "future"),
        ("g3", "n3", "future"),
    ]
    assert plan.active_goals == PLAN.active_goals


def test_a_new_goal_joins_the_queue_by_the_rank_of_its_need() -> None:
    """A need that interferes comes before what waits, and what ranks last comes last."""
    housing = a_need("h", "unstable_housing", interferes=True)
    plan = lived(PLAN, NeedFound(**said(5), need=housing))
    assert [need for _, need, _ in goals(plan)] == ["n1", "n2", "h", "n3"]
    teeth = a_need("m", "dental")
    after = lived(plan, NeedFound(**said(6), need=teeth))
    assert [need for _, need, _ in goals(after)] == ["n1", "n2", "h", "n3", "m"]


def test_a_new_goal_joins_the_end_of_a_queue_that_people_put_in_order() -> None:
    """Their order stays as they decided on it."""
    wanted = WantedGoal(need_id="n2", statement="I learn to weld.")
    plan = lived(
        PLAN,
        GoalAdded(**said(3), goal=wanted),
        GoalsReordered(**said(4), goal_ids=("g4", "g3")),
        NeedFound(**said(5), need=a_need("h", "unstable_housing", interferes=True)),
    )
    assert [need for _, need, _ in goals(plan)] == ["n1", "n2", "n2", "n3", "h"]


def test_a_need_that_has_become_a_target_gets_a_goal_in_the_queue() -> None:
    """With starter words, steps and staff's activities, and the day on which it joined."""
    plan = lived(drafted((*NEEDS[:2], NEEDS[3])), reassessed(7, n4="moderate"))
    goal = plan.goals[-1]
    assert (goal.id, goal.need_ids, goal.status.value) == ("g3", ("n4",), "future")
    assert [step.id for step in goal.steps] == ["g3.s1", "g3.s2", "g3.s3"]
    assert [activity.id for activity in goal.activities] == ["g3.a1", "g3.a2", "g3.a3"]
    assert goal.closes_at is Level.LOW
    told = {item.rule: item.fact("on") for item in goal.reasons}
    assert told["lives.no_place"] == str(later(7))
    assert "targets.level" in told


def test_needs_that_are_targets_already_get_no_second_goal() -> None:
    """Whatever is reassessed about them."""
    for event in (reassessed(n1="moderate", n3="high"), reassessed(n1="high")):
        assert len(lived(PLAN, event).goals) == 3


def test_a_need_beyond_the_count_becomes_a_target_when_another_falls() -> None:
    """A plan reaches several criminogenic needs over its life, though few at a time."""
    plan = drafted(FOUR)
    assert dispositions(plan)["n4"] == "not_targeted"
    plan = lived(plan, reassessed(n1="low"))
    assert goals(plan)[-1] == ("g4", "n4", "future")
    assert dispositions(plan)["n4"] == "future"


def test_a_need_that_falls_beyond_the_count_keeps_the_goal_that_it_has() -> None:
    """A stronger need is found; the plan goes on with what it has begun."""
    plan = lived(drafted(FOUR), NeedFound(**said(), need=a_need("n5", "antisocial_cognition")))
    assert goals(plan) == [
        ("g1", "n1", "active"),
        ("g2", "n3", "active"),
        ("g4", "n5", "future"),
        ("g3", "n2", "future"),
    ]
    assert dispositions(plan)["n2"] == "future"


@pytest.mark.parametrize(
    ("level", "count"), [("low", 3), ("moderate", 3), ("high", 4), ("unknown", 3)]
)
def test_a_need_whose_goal_was_reached_is_worked_on_again_if_it_rises(
    level: str, count: int
) -> None:
    """At the level at which its work may end it is watched; at a higher one it gets a new goal."""
    plan = lived(PLAN, GoalAchieved(**said(4), goal_id="g1"), reassessed(60, n1=level))
    assert len(plan.goals) == count
    on_need = [goal for goal in goals(plan) if goal[1] == "n1"]
    new = [("g4", "n1", "future")] if count == 4 else []
    assert on_need == [*new, ("g1", "n1", "achieved")]


def test_a_reached_goal_is_not_repeated_because_something_else_changed() -> None:
    """Its need was not looked at again, though its recorded level is high still."""
    plan = lived(
        PLAN,
        GoalAchieved(**said(4), goal_id="g1"),
        NeedFound(**said(5), need=a_need("n5", "family_marital", "low")),
        CircumstanceChanged(**said(6), circumstance=Circumstance.WORK, text="lost the job"),
        SobrietyChanged(**said(7), sober_since=later(7)),
    )
    assert len(plan.goals) == 3
    assert dispositions(plan)["n1"] == "watched"


def test_an_interfering_need_is_a_target_again_at_any_level() -> None:
    """It keeps the participant from taking part (TC-9a)."""
    housing = a_need("h", "unstable_housing", interferes=True)
    plan = drafted((housing, *NEEDS[:1]))
    plan = lived(plan, GoalAchieved(**said(4), goal_id="g1"))
    assert len(lived(plan, reassessed(h=("low", False))).goals) == 2
    assert len(lived(plan, reassessed(h=("low", True))).goals) == 3


def test_a_risk_factor_that_interferes_is_watched_when_it_has_fallen() -> None:
    """Only responsivity needs are targets at any level."""
    need = a_need("n1", "antisocial_companions", interferes=True)
    plan = lived(drafted((need,)), GoalAchieved(**said(4), goal_id="g1"))
    assert len(lived(plan, reassessed(60, n1="moderate")).goals) == 1
    assert len(lived(plan, reassessed(60, n1="high")).goals) == 2


def test_after_two_rounds_of_work_the_last_one_says_at_which_level_a_need_is_watched() -> None:
    """The first goal was on a high need, and the second on a moderate one."""
    wanted = WantedGoal(need_id="n1", statement="I see my cousin on Sundays.")
    plan = lived(
        drafted(NEEDS[:1]),
        reassessed(3, n1="moderate"),
        GoalAchieved(**said(4), goal_id="g1"),
        GoalAdded(**said(5), goal=wanted),
        ended("g2", 6),
    )
    assert {goal.closes_at for goal in plan.goals} == {Level.MODERATE, Level.LOW}
    assert len(lived(plan, reassessed(60, n1="moderate")).goals) == 3
    assert len(lived(plan, reassessed(60, n1="low")).goals) == 2


def test_a_driver_that_is_named_gets_a_goal_where_the_work_on_it_has_ended() -> None:
    """Else no place could be kept for it (VA-4c); the same driver named again gets no second."""
    plan = lived(PLAN, ended("g1"))
    named = lived(plan, DriverNamed(**said(5), need_id="n1"))
    assert ("g4", "n1", "future") in goals(named)
    again = lived(named, DriverNamed(**said(6), need_id="n1"))
    assert len(again.goals) == len(named.goals)
    other = lived(plan, DriverNamed(**said(5), need_id="n2"))
    assert len(other.goals) == len(plan.goals)


def test_a_driver_gets_no_goal_again_when_other_things_change() -> None:
    """People ended it since."""
    plan = lived(PLAN, DriverNamed(**said(3), need_id="n1"), ended("g1", 4))
    plan = lived(plan, NeedFound(**said(5), need=a_need("n5", "family_marital", "low")))
    assert len(plan.goals) == 3


def test_new_goals_have_ids_that_nothing_in_the_plan_begins_with() -> None:
    """Somebody's own step may have taken one."""
    step = ActionStep(id="g4.s1", text="call", responsible="P-1", due_on=later(30))
    plan = lived(PLAN, StepAdded(**said(), goal_id="g1", step=step), reassessed(n4="high"))
    assert ("g5", "n4", "future") in goals(plan)
    wanted = WantedGoal(need_id="n2", statement="I learn to weld.")
    more = lived(plan, GoalAdded(**said(6), goal=wanted))
    assert goals(more)[-1] == ("g6", "n2", "future")


def test_a_new_goal_begins_with_a_step_that_fits_the_readiness() -> None:
    """As the case has it now (TC-7)."""
    plan = drafted(readiness=Readiness(stage=StageOfChange.CONTEMPLATION))
    plan = lived(plan, reassessed(n4="high"))
    goal = next(goal for goal in plan.goals if goal.need_ids == ("n4",))
    assert len(goal.steps) == 4
    assert "motivation.enhance" in [reason.rule for reason in goal.reasons]


# Needs. --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("event", "disposition"),
    [
        (GoalPaused(**said(), goal_id="g1"), "future"),
        (GoalAchieved(**said(), goal_id="g1"), "watched"),
        (ended("g1"), "not_targeted"),
    ],
    ids=["paused", "achieved", "discontinued"],
)
def test_what_the_plan_does_with_a_need_follows_from_the_goals_on_it(
    event: Any, disposition: str
) -> None:
    """At once, and also after the needs are decided on again; the reason names the goal."""
    plan = lived(PLAN, event)
    again = lived(plan, NeedFound(**said(9), need=a_need("n5", "family_marital", "low")))
    for changed in (plan, again):
        assert dispositions(changed)["n1"] == disposition
        assert rules_of(changed, "n1")[-1] == "lives.need_by_goal"


def test_the_goal_that_is_furthest_decides_for_its_need() -> None:
    """An active one before one that rests, and that before one that has ended."""
    wanted = WantedGoal(need_id="n1", statement="I see my cousin on Sundays.")
    plan = lived(
        PLAN,
        GoalAdded(**said(1), goal=wanted),
        GoalPaused(**said(2), goal_id="g1"),
        GoalActivated(**said(3), goal_id="g4"),
    )
    assert dispositions(plan)["n1"] == "active"
    plan = lived(plan, GoalAchieved(**said(4), goal_id="g4"))
    assert dispositions(plan)["n1"] == "future"
    plan = lived(plan, ended("g1", 5))
    assert dispositions(plan)["n1"] == "watched"


def test_the_rules_of_tier_and_rank_stay_among_the_reasons_of_a_need() -> None:
    """So that each need still says why it stands where it stands."""
    before = [rule for rule in rules_of(PLAN, "n2") if rule.startswith(("tiers.", "ranking."))]
    plan = lived(PLAN, GoalPaused(**said(), goal_id="g1"))
    assert before
    assert rules_of(plan, "n2")[: len(before)] == before


def test_a_need_that_nobody_works_on_keeps_its_own_reasons() -> None:
    """Only the goals on a need say otherwise."""
    plan = lived(PLAN, GoalPaused(**said(), goal_id="g1"))
    assert rules_of(plan, "n4") == rules_of(PLAN, "n4")


def test_a_responsivity_need_gets_a_goal_when_it_begins_to_interfere() -> None:
    """Before, activities answered it; and an open goal stays when it interferes no longer."""
    plan = drafted((*NEEDS[:2], a_need("n5", "transport")))
    assert dispositions(plan)["n5"] == "adaptation"
    plan = lived(plan, reassessed(n5=("high", True)))
    assert goals(plan)[-1] == ("g3", "n5", "future")
    assert dispositions(plan)["n5"] == "future"
    over = lived(plan, reassessed(9, n5=("high", False)))
    assert goals(over) == goals(plan)
    assert dispositions(over)["n5"] == "future"
    given_up = lived(over, ended("g3", 10))
    assert over.adaptations[0].activities[0].id == "r1.a1"
    assert dispositions(given_up)["n5"] == "adaptation"


def test_a_need_that_is_answered_by_activities_keeps_them_when_it_gets_a_goal() -> None:
    """Nothing disappears, and new ones have ids of their own."""
    plan = drafted((*NEEDS, a_need("n5", "transport")))
    (before,) = plan.adaptations
    plan = lived(
        plan,
        reassessed(n5=("high", True)),
        NeedFound(**said(6), need=a_need("n6", "phone")),
    )
    first, second = plan.adaptations
    assert first == before
    assert (second.need_id, second.activities[0].id) == ("n6", "r2.a1")


def test_activities_for_a_need_have_ids_that_nothing_in_the_plan_begins_with() -> None:
    """Somebody's own activity may have taken one."""
    activity = Activity(
        id="r1.a1",
        kind=ActivityKind.REFERRAL,
        text="call",
        often="once",
        responsible="staff:17",
    )
    plan = lived(
        PLAN,
        ActivityAdded(**said(), goal_id="g1", activity=activity),
        NeedFound(**said(6), need=a_need("n6", "phone")),
    )
    assert plan.adaptations[0].activities[0].id == "r2.a1"


# Eligibility. --------------------------------------------------------------------------


def test_a_risk_level_that_becomes_known_gives_a_full_plan() -> None:
    """What interferes becomes a target then; its activities stay."""
    needs = (a_need("h", "unstable_housing", interferes=True), *NEEDS[:1])
    plan = drafted(needs, risk_level=RiskLevel.UNKNOWN)
    assert plan.eligibility.outcome is EligibilityOutcome.ASSESS_FIRST
    assert goals(plan) == [("g1", "n1", "future")]
    known = lived(plan, reassessed(risk="high"))
    assert known.eligibility.outcome is EligibilityOutcome.FULL_PLAN
    assert goals(known) == [("g2", "h", "future"), ("g1", "n1", "future")]
    assert known.adaptations == plan.adaptations != ()
    assert warned(plan, "risk_level")
    assert not warned(known, "risk_level")


def test_a_risk_level_that_turns_out_low_diverts() -> None:
    """Then a need that is found gets its referral and no goal (VA-2b)."""
    plan = lived(drafted(risk_level=RiskLevel.UNKNOWN), reassessed(risk="low"))
    assert plan.eligibility.outcome is EligibilityOutcome.DIVERTED
    assert len(plan.goals) == 3
    found = lived(plan, NeedFound(**said(6), need=a_need("n5", "family_marital")))
    assert len(found.goals) == 3
    assert dispositions(found)["n5"] == "not_targeted"
    assert "n5" in [item.need_id for item in found.adaptations]


def test_a_participant_who_was_diverted_gets_a_full_plan_when_the_risk_rises() -> None:
    """Every target gets its goal in the queue."""
    plan = drafted(NEEDS[:3], risk_level=RiskLevel.LOW)
    assert plan.goals == ()
    risen = lived(plan, reassessed(risk="high"))
    assert goals(risen) == [
        ("g1", "n1", "future"),
        ("g2", "n2", "future"),
        ("g3", "n3", "future"),
    ]


def test_an_empty_plan_lives_too() -> None:
    """Without needs there is nothing to decide, until one is found."""
    plan = drafted((), incidents=(), conditions=())
    plan = lived(plan, SobrietyChanged(**said(), sober_since=later(0)), reassessed(risk="moderate"))
    assert (plan.goals, plan.needs) == ((), ())
    found = lived(plan, NeedFound(**said(6), need=a_need("n1", "employment")))
    assert goals(found) == [("g1", "n1", "future")]


# Dangers, warnings. --------------------------------------------------------------------


def test_warnings_are_those_of_the_plan_as_it_is_now() -> None:
    """A level that is known again, and a danger that was answered, are not warned of any more."""
    plan = drafted((*NEEDS, a_need("n5", "family_marital", "unknown")))
    assert warned(plan, "need n5")
    late = lived(plan, NeedFound(**said(9), need=a_need("n6", "leisure", "low")))
    assert warned(late, "safety d1")
    plan = lived(
        late,
        SafetyAnswered(**said(10), safety_id="d1"),
        reassessed(11, n5="low"),
    )
    assert not warned(plan, "need n5")
    assert not warned(plan, "safety d1")


def test_a_condition_whose_day_has_passed_is_warned_of_until_it_is_met() -> None:
    """Its day is day 60, which itself is in time."""
    low = [a_need(f"n{number}", "leisure", "low") for number in (5, 6, 7)]
    in_time = lived(PLAN, NeedFound(**said(60), need=low[0]))
    assert not warned(in_time, "condition")
    late = lived(in_time, NeedFound(**said(61), need=low[1]))
    assert warned(late, "condition c2")
    met = lived(
        late, ConditionMet(**said(62), condition_id="c2"), NeedFound(**said(63), need=low[2])
    )
    assert not warned(met, "condition")


def test_a_driver_that_waits_too_long_is_warned_of() -> None:
    """From the thirty-first day on, at high risk, while it has no active goal (VA-4c)."""
    plan = lived(PLAN, DriverNamed(**said(0), need_id="n3"))
    in_time = lived(plan, reassessed(30, n1="high"))
    assert not warned(in_time, "driver")
    late = lived(plan, reassessed(31, n1="high"))
    assert warned(late, "driver n3")


def test_what_is_recorded_late_is_decided_as_of_the_latest_known_day() -> None:
    """The plan's days never run backwards."""
    plan = lived(PLAN, GoalAchieved(**said(50), goal_id="g1"))
    late = lived(plan, NeedFound(**said(20), need=a_need("n5", "family_marital")))
    assert [goal.starts_on for goal in late.future_goals] == [later(50), later(90)]


# Strengths. ----------------------------------------------------------------------------


def test_a_strength_is_used_in_a_goal_of_the_queue_where_none_is_active() -> None:
    """Where one is active, it is used there."""
    plan = lived(PLAN, GoalPaused(**said(), goal_id="g1"), GoalPaused(**said(), goal_id="g2"))
    strength = Strength(id="s2", text="a good cook")
    found = lived(plan, StrengthFound(**said(2), strength=strength))
    assert found.strengths[-1].step_ids == ("g3.s1",)
    active = lived(PLAN, StrengthFound(**said(2), strength=strength))
    assert active.strengths[-1].step_ids == ("g1.s1",)


def test_strengths_are_used_in_the_steps_that_the_library_wrote() -> None:
    """In turn, and never in a step that somebody added with an id of its own."""
    step = ActionStep(id="x1", text="call", responsible="P-1", due_on=later(30))
    plan = lived(
        drafted(NEEDS[:1], strengths=(), conditions=()),
        StepAdded(**said(), goal_id="g1", step=step),
        *[
            StrengthFound(**said(2 + number), strength=Strength(id=f"s{number}", text="cooks"))
            for number in range(4)
        ],
    )
    used = [step_id for item in plan.strengths for step_id in item.step_ids]
    assert set(used) <= {"g1.s1", "g1.s2", "g1.s3"}
    assert len(used) == 4


def test_the_policy_decides_how_many_needs_are_targets() -> None:
    """Under a limit of one criminogenic target, the second becomes one when the first falls."""
    policy = policy_with(criminogenic_targets=1)
    plan = drafted(NEEDS[:2], policy)
    assert [need for _, need, _ in goals(plan)] == ["n1"]
    after = lived(plan, reassessed(n1="low"), policy=policy)
    assert [need for _, need, _ in goals(after)] == ["n1", "n2"]


def test_dangers_of_needs_keep_apart_from_notes_whose_ids_look_like_theirs() -> None:
    """Each need has its own urgent item, once."""
    plan = drafted((a_need("a-need", "withdrawal"),), safety=(), incidents=())
    note = SafetyNote(id="need-a", kind=SafetyKind.SUICIDE, noted_on=later(1))
    plan = lived(
        plan,
        SafetyNoted(on=later(1), by="staff:17", note=note),
        NeedFound(on=later(2), by="staff:17", need=a_need("a", "overdose_risk")),
    )
    assert sorted(str(item.need_id) for item in plan.safety) == ["None", "a", "a-need"]
    assert len({item.id for item in plan.safety}) == 3
