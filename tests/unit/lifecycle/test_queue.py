"""The queue of goals: what may begin, what comes next, and which days are expected."""

import datetime
from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import (
    CasePlan,
    Condition,
    Driver,
    Level,
    Override,
    Policy,
    RiskLevel,
    WantedGoal,
    apply,
)
from rnr_caseplan.lifecycle import (
    DiscontinuedBecause,
    DriverNamed,
    DriverWithdrawn,
    GoalAchieved,
    GoalActivated,
    GoalAdded,
    GoalDiscontinued,
    GoalPaused,
    GoalReAdded,
    GoalResumed,
    GoalsReordered,
    NeedFound,
    NeedsReassessed,
    NewLevel,
    SobrietyChanged,
)
from rnr_caseplan.lifecycle.queue import judge_start, next_goal
from rnr_caseplan.model.needs import Need
from rnr_caseplan.policy.values import KeptPlaces
from tests.unit.builders import a_case, a_need, a_plan, policy_named, policy_with
from tests.unit.lives import later, lived, refused

HOUSING = a_need("h", "unstable_housing", interferes=True)
PHONE = a_need("p", "phone", "moderate", interferes=True)
FOOD = a_need("f", "food", "moderate", interferes=True)
THINKING = a_need("t", "antisocial_cognition")
WORK = a_need("w", "employment")
FRIENDS = a_need("c", "antisocial_companions")
TEETH = a_need("m", "dental")
KEPT_AT_HIGH_RISK = ("virginia", "rnr-baseline", "success-plan")
COURT = "treatment-court"


def said(days: int = 1) -> dict[str, Any]:
    """Give the day and the author of an event."""
    return {"on": later(days), "by": "staff:17"}


def drafted(
    *needs: Need, policy: str | Policy = "rnr-baseline", risk: str = "high", **facts: Any
) -> CasePlan:
    """Draft a plan."""
    used = policy_named(policy) if isinstance(policy, str) else policy
    return a_plan(a_case(*needs, risk_level=RiskLevel(risk), **facts), used)


def on_need(plan: CasePlan, need_id: str) -> str:
    """Give the id of the first goal on a need."""
    return next(goal.id for goal in plan.goals if need_id in goal.need_ids)


def begun(plan: CasePlan, need_id: str, days: int = 5, **facts: Any) -> GoalActivated:
    """Begin the goal on a need."""
    return GoalActivated(**said(days), goal_id=on_need(plan, need_id), **facts)


def reached(plan: CasePlan, need_id: str, days: int = 4) -> GoalAchieved:
    """Reach the goal on a need."""
    return GoalAchieved(**said(days), goal_id=on_need(plan, need_id))


def paused(plan: CasePlan, need_id: str, days: int = 4) -> GoalPaused:
    """Let the goal on a need rest."""
    return GoalPaused(**said(days), goal_id=on_need(plan, need_id))


def ended(plan: CasePlan, need_id: str, days: int = 4) -> GoalDiscontinued:
    """End work on a need before its goal is reached."""
    because = DiscontinuedBecause.NOT_ATTAINABLE_NOW
    return GoalDiscontinued(**said(days), goal_id=on_need(plan, need_id), because=because)


def reassessed(days: int, *, risk: str | None = None, **levels: Any) -> NeedsReassessed:
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


def active(plan: CasePlan) -> list[str]:
    """Give the needs that are worked on."""
    return [goal.need_ids[0] for goal in plan.active_goals]


def expected(plan: CasePlan) -> dict[str, int | None]:
    """Give for each need of the queue the day on which its goal is expected to begin."""
    return {
        goal.need_ids[0]: None if goal.starts_on is None else (goal.starts_on - plan.as_of).days
        for goal in plan.future_goals
    }


def proposed(plan: CasePlan, days: int, policy: Policy | None = None) -> str | None:
    """Give the need of the goal that may begin next."""
    used = policy or policy_named(plan.policy.name)
    goal = next_goal(plan, used, on=later(days))
    return None if goal is None else goal.need_ids[0]


# Places. -------------------------------------------------------------------------------


def test_nothing_stands_against_a_goal_where_a_place_is_free() -> None:
    """It is the next one."""
    plan = drafted(FRIENDS, THINKING, WORK)
    plan = lived(plan, reached(plan, "t"))
    goal = plan.future_goals[0]
    assert judge_start(plan, goal, policy_named(), on=later(5)) == ()
    assert next_goal(plan, policy_named(), on=later(5)) == goal
    assert active(lived(plan, begun(plan, "w"))) == ["c", "w"]


def test_without_a_free_place_or_a_queue_no_goal_is_next() -> None:
    """An empty plan has none either."""
    assert proposed(drafted(FRIENDS, THINKING, WORK), 1) is None
    assert proposed(drafted(FRIENDS), 1) is None
    assert proposed(drafted(), 1) is None


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_never_more_goals_are_active_than_the_policy_allows(limit: int) -> None:
    """Whatever its limit is."""
    policy = policy_with(goals_active_at_once=limit, criminogenic_targets=9)
    needs = (FRIENDS, THINKING, WORK, a_need("s", "substance_use"))
    plan = drafted(*needs, policy=policy)
    assert len(plan.active_goals) == limit
    event = GoalActivated(**said(), goal_id=plan.future_goals[0].id)
    assert refused(plan, event, policy) == ["goals.limit"]
    freed = lived(plan, GoalPaused(**said(), goal_id="g1"), policy=policy)
    assert len(lived(freed, event, policy=policy).active_goals) == limit


def test_a_goal_on_a_need_that_is_worked_on_waits_for_the_goal_on_it() -> None:
    """The refusal names that goal."""
    plan = drafted(WORK)
    wanted = WantedGoal(need_id="w", statement="I learn to weld.")
    plan = lived(plan, GoalAdded(**said(), goal=wanted))
    applied = apply(plan, GoalActivated(**said(2), goal_id="g2"), policy_named())
    assert [reason.rule for reason in applied.reasons] == ["sequence.one_goal_a_need"]
    assert applied.reasons[0].fact("goal") == "g1"
    assert applied.instead == ("g2 when g1 has ended or rests",)
    rests = lived(plan, paused(plan, "w", 3))
    assert len(lived(rests, GoalActivated(**said(4), goal_id="g2")).active_goals) == 1


@pytest.mark.parametrize(
    ("policy", "risk"), [("rnr-baseline", "low"), ("rnr-baseline", "unknown"), ("virginia", "low")]
)
def test_without_a_full_plan_no_goal_begins(policy: str, risk: str) -> None:
    """Diverted, or to be assessed first; a goal that is asked for is kept (VA-2b)."""
    plan = drafted(WORK, policy=policy, risk=risk)
    wanted = WantedGoal(need_id="w", statement="I learn to weld.")
    plan = lived(plan, GoalAdded(**said(), goal=wanted))
    assert set(expected(plan).values()) == {None}
    event = GoalActivated(**said(2), goal_id=plan.goals[-1].id)
    assert refused(plan, event) == ["targets.no_full_plan"]
    assert proposed(plan, 2) is None


def test_an_override_for_a_full_plan_lets_goals_begin() -> None:
    """It is a fact of the case."""
    override = Override(by="staff:40", on=later(0), reason="as the judge asked")
    plan = drafted(WORK, risk="low", eligibility_override=override)
    assert active(plan) == ["w"]


def test_goals_may_begin_when_the_risk_level_becomes_known() -> None:
    """Until then they waited without a day (VA-2b)."""
    plan = drafted(THINKING, WORK, HOUSING, risk="unknown")
    assert (active(plan), expected(plan)) == ([], {"t": None, "w": None})
    known = lived(plan, reassessed(10, risk="high"))
    assert expected(known) == {"h": 10, "t": 10, "w": 100}
    assert proposed(known, 10) == "h"
    assert active(lived(known, begun(known, "h", 11), begun(known, "t", 11))) == ["h", "t"]


def test_what_has_begun_goes_on_when_the_risk_level_falls() -> None:
    """But nothing else begins any more."""
    plan = drafted(FRIENDS, THINKING, WORK)
    plan = lived(plan, reassessed(10, risk="low"), reached(plan, "t", 20))
    assert active(plan) == ["c"]
    assert refused(plan, begun(plan, "w", 21)) == ["targets.no_full_plan"]


def test_work_that_is_written_down_late_takes_no_place_that_was_taken_at_the_time() -> None:
    """A place is free on day 20; ten days before both were taken, whatever the plan is now."""
    plan = drafted(FRIENDS, THINKING, WORK)
    plan = lived(plan, reached(plan, "t", 20))
    assert refused(plan, begun(plan, "w", 10)) == ["goals.limit"]
    assert active(lived(plan, begun(plan, "w", 20))) == ["c", "w"]


def test_work_that_is_written_down_late_leaves_the_places_that_were_taken_since() -> None:
    """A place was free on day 20 and taken again on day 30."""
    plan = drafted(FRIENDS, THINKING, WORK, TEETH)
    plan = lived(plan, reached(plan, "t", 20), begun(plan, "w", 30))
    event = begun(plan, "m", 25)
    assert "goals.limit" in refused(plan, event)


# Kept places. --------------------------------------------------------------------------


@pytest.mark.parametrize("policy", KEPT_AT_HIGH_RISK)
@pytest.mark.parametrize("risk", ["high", "very_high"])
def test_at_high_risk_one_place_is_kept_for_the_driver_all_through_the_life(
    policy: str, risk: str
) -> None:
    """While the driver waits nothing else takes the last place (VA-4c)."""
    plan = drafted(HOUSING, PHONE, THINKING, policy=policy, risk=risk, driver=Driver(need_id="t"))
    assert active(plan) == ["h", "t"]
    plan = lived(plan, ended(plan, "t"), GoalReAdded(**said(4), goal_id=on_need(plan, "t")))
    assert refused(plan, begun(plan, "p")) == ["sequence.kept_place"]
    assert proposed(plan, 5) == "t"
    assert active(lived(plan, begun(plan, "t"))) == ["h", "t"]


@pytest.mark.parametrize(
    ("policy", "risk"),
    [("rnr-baseline", "moderate"), ("virginia", "moderate"), (COURT, "high"), (COURT, "moderate")],
)
def test_elsewhere_no_place_is_kept(policy: str, risk: str) -> None:
    """At moderate risk, and under the treatment court's policy, what interferes goes first."""
    plan = drafted(HOUSING, PHONE, FOOD, THINKING, policy=policy, risk=risk)
    first, second = active(plan)
    assert "t" not in {first, second}
    third = ({"h", "p", "f"} - {first, second}).pop()
    plan = lived(plan, reached(plan, first))
    assert active(lived(plan, begun(plan, third))) == [second, third]


def test_the_refusal_of_a_kept_place_says_for_whom_and_what_goes_in_it() -> None:
    """With the source of the policy's value."""
    plan = drafted(HOUSING, PHONE, THINKING, driver=Driver(need_id="t"))
    plan = lived(plan, ended(plan, "t"), GoalReAdded(**said(4), goal_id="g2"))
    applied = apply(plan, begun(plan, "p"), policy_named())
    (reason,) = applied.reasons
    assert (reason.fact("kept_for"), reason.fact("risk_level")) == ("the driver", "high")
    assert reason.citation.statement == "VA-4c"
    assert applied.instead == ("g2 in this place",)


def test_an_override_goes_past_a_kept_place() -> None:
    """A named person may decide otherwise where the policy allows it, and the history shows it."""
    plan = drafted(HOUSING, PHONE, THINKING, driver=Driver(need_id="t"))
    plan = lived(plan, ended(plan, "t"), GoalReAdded(**said(4), goal_id="g2"))
    override = Override(by="staff:40", on=later(5), reason="as the judge asked")
    changed = lived(plan, begun(plan, "p", override=override))
    assert active(changed) == ["h", "p"]
    rules = [reason.rule for reason in changed.history[-1].reasons]
    assert rules[1:] == ["lives.override", "sequence.kept_place"]


def test_a_place_is_kept_from_the_day_on_which_a_driver_is_named() -> None:
    """And no longer when it is withdrawn; before, it was for the first criminogenic target."""
    plan = drafted(FRIENDS, THINKING, WORK)
    plan = lived(plan, paused(plan, "t", 4))
    assert (active(plan), list(expected(plan))) == (["c"], ["w"])
    named = lived(plan, DriverNamed(**said(5), reason="as reviewed", need_id="w"))
    resumed = GoalResumed(**said(6), goal_id=on_need(plan, "t"))
    assert refused(named, resumed) == ["sequence.kept_place"]
    withdrawn = lived(named, DriverWithdrawn(**said(6), reason="as reviewed"))
    assert set(active(lived(withdrawn, resumed))) == {"c", "t"}


def test_a_refused_driver_keeps_no_place_for_itself() -> None:
    """It does not count as one, so the place is for the first criminogenic target."""
    low = a_need("l", "leisure", "low")
    plan = drafted(HOUSING, PHONE, THINKING, low, driver=Driver(need_id="l"))
    plan = lived(plan, ended(plan, "t"), GoalReAdded(**said(4), goal_id="g2"))
    (reason,) = apply(plan, begun(plan, "p"), policy_named()).reasons
    assert reason.fact("kept_for") == "the first criminogenic target"


def test_a_place_is_kept_until_a_criminogenic_target_is_worked_on() -> None:
    """Without a driver any of them will do, and then what interferes may take the other place."""
    plan = drafted(HOUSING, PHONE, THINKING, WORK)
    plan = lived(plan, reached(plan, "t"))
    assert refused(plan, begun(plan, "p")) == ["sequence.kept_place"]
    plan = lived(plan, begun(plan, "w", 6), reached(plan, "h", 7))
    assert active(lived(plan, begun(plan, "p", 8))) == ["w", "p"]


def test_a_place_is_kept_for_a_target_and_not_for_a_need_that_is_watched() -> None:
    """A goal on a low need, which the participant asked for, waits its turn as others do."""
    low = a_need("l", "leisure", "low")
    plan = drafted(HOUSING, PHONE, THINKING, low)
    wanted = WantedGoal(need_id="l", statement="I play in the team.")
    plan = lived(plan, GoalAdded(**said(), goal=wanted), reached(plan, "t"))
    assert active(lived(plan, begun(plan, "p"))) == ["h", "p"]


def test_a_driver_that_rests_or_has_ended_keeps_no_place() -> None:
    """People decided that; it comes back by an event."""
    plan = drafted(HOUSING, PHONE, THINKING, driver=Driver(need_id="t"))
    for event in (paused(plan, "t"), reached(plan, "t"), ended(plan, "t")):
        changed = lived(plan, event)
        assert active(lived(changed, begun(plan, "p"))) == ["h", "p"]


def test_a_criminogenic_goal_goes_on_in_the_place_that_is_kept_for_such() -> None:
    """It had its place before the one that waits in the queue."""
    plan = drafted(HOUSING, THINKING, WORK)
    plan = lived(plan, paused(plan, "t"))
    assert active(lived(plan, GoalResumed(**said(5), goal_id=on_need(plan, "t")))) == ["h", "t"]
    interfering = drafted(HOUSING, PHONE, FOOD, THINKING, WORK, risk="moderate")
    first = active(interfering)[0]
    rests = lived(interfering, paused(interfering, first), reassessed(5, risk="high"))
    resumed = GoalResumed(**said(6), goal_id=on_need(rests, first))
    assert refused(rests, resumed) == ["sequence.kept_place"]


def test_the_last_place_of_all_is_never_kept() -> None:
    """With one place, what interferes may have it."""
    policy = policy_with(goals_active_at_once=1)
    plan = drafted(HOUSING, PHONE, THINKING, policy=policy)
    assert active(plan) == ["h"]
    plan = lived(plan, reached(plan, "h"), policy=policy)
    assert active(lived(plan, begun(plan, "p"), policy=policy)) == ["p"]


def test_a_policy_may_keep_two_places() -> None:
    """The driver's, and one for another criminogenic target."""
    kept = KeptPlaces(risk_levels=(RiskLevel.HIGH,), places=2)
    policy = policy_with(goals_active_at_once=3, kept_for_driver=kept)
    needs = (HOUSING, PHONE, THINKING, WORK, FRIENDS)
    plan = drafted(*needs, policy=policy, driver=Driver(need_id="t"))
    assert active(plan)[:2] == ["h", "t"]
    other = active(plan)[2]
    waiting = ({"w", "c"} - {other}).pop()
    plan = lived(plan, ended(plan, other), policy=policy)
    assert refused(plan, begun(plan, "p"), policy) == ["sequence.kept_place"]
    plan = lived(plan, begun(plan, waiting), reached(plan, "h", 6), policy=policy)
    assert active(lived(plan, begun(plan, "p", 7), policy=policy)) == ["t", waiting, "p"]


def test_what_a_place_is_kept_for_does_not_wait_for_stabilization() -> None:
    """A policy that keeps a place and lets criminogenic work wait would stand still otherwise."""
    kept = KeptPlaces(risk_levels=(RiskLevel.HIGH,), places=1)
    policy = policy_with(COURT, kept_for_driver=kept)
    plan = drafted(HOUSING, PHONE, THINKING, WORK, policy=policy)
    assert active(plan) == ["h", "t"]
    plan = lived(plan, reached(plan, "t"), policy=policy)
    assert refused(plan, begun(plan, "p"), policy) == ["sequence.kept_place"]
    assert active(lived(plan, begun(plan, "w"), policy=policy)) == ["h", "w"]


# What comes first. ---------------------------------------------------------------------


def test_criminogenic_goals_wait_while_a_responsivity_need_interferes() -> None:
    """Under the treatment court's policy, also where a place is free (TC-10b)."""
    plan = drafted(HOUSING, THINKING, policy=COURT)
    assert active(plan) == ["h"]
    applied = apply(plan, begun(plan, "t"), policy_named(COURT))
    assert [reason.rule for reason in applied.reasons] == ["sequence.stabilize_first"]
    assert applied.reasons[0].fact("waits_for") == ("h",)
    assert applied.instead == (f"{on_need(plan, 't')} when h no longer interferes",)
    assert proposed(plan, 5) is None


@pytest.mark.parametrize("policy", KEPT_AT_HIGH_RISK)
def test_elsewhere_criminogenic_goals_do_not_wait(policy: str) -> None:
    """One interfering need and a criminogenic one are worked on together."""
    plan = drafted(HOUSING, THINKING, policy=policy)
    plan = lived(plan, ended(plan, "t"), GoalReAdded(**said(4), goal_id=on_need(plan, "t")))
    assert active(lived(plan, begun(plan, "t"))) == ["h", "t"]


def test_criminogenic_goals_may_begin_when_the_goal_on_the_need_is_reached() -> None:
    """The participant has stabilized."""
    plan = drafted(HOUSING, THINKING, policy=COURT)
    plan = lived(plan, reached(plan, "h"))
    assert proposed(plan, 5) == "t"
    assert active(lived(plan, begun(plan, "t"))) == ["t"]


def test_criminogenic_goals_may_begin_when_the_need_does_not_interfere_any_more() -> None:
    """Its goal may still be open; its level may still be high."""
    plan = drafted(HOUSING, THINKING, policy=COURT)
    plan = lived(plan, reassessed(4, h=("high", False)))
    assert active(lived(plan, begun(plan, "t"))) == ["h", "t"]


def test_criminogenic_goals_wait_on_when_the_work_on_the_need_rests_or_was_given_up() -> None:
    """It is open as long as it interferes."""
    plan = drafted(HOUSING, THINKING, policy=COURT)
    for event in (paused(plan, "h"), ended(plan, "h")):
        changed = lived(plan, event)
        assert refused(changed, begun(plan, "t")) == ["sequence.stabilize_first"]


def test_criminogenic_goals_wait_again_when_a_need_begins_to_interfere() -> None:
    """What has begun goes on, and what rests does not."""
    plan = drafted(THINKING, WORK, FRIENDS, policy=COURT)
    first, second = active(plan)
    plan = lived(plan, paused(plan, first), NeedFound(**said(5), need=HOUSING))
    assert active(plan) == [second]
    resumed = GoalResumed(**said(6), goal_id=on_need(plan, first))
    assert refused(plan, resumed) == ["sequence.stabilize_first"]
    assert proposed(plan, 6) == "h"


def test_substance_use_that_needs_clinical_stabilization_may_be_worked_on_meanwhile() -> None:
    """Where it interferes itself (TC-9a)."""
    plan = drafted(HOUSING, THINKING, policy=COURT)
    interfering = a_need("u", "substance_use", interferes=True)
    plan = lived(plan, NeedFound(**said(4), need=interfering))
    assert proposed(plan, 5) == "u"
    assert active(lived(plan, begun(plan, "u"))) == ["h", "u"]


def test_an_override_goes_past_the_order_of_work() -> None:
    """Named, with a reason, and visible for ever (AB)."""
    plan = drafted(HOUSING, THINKING, policy=COURT)
    override = Override(by="staff:40", on=later(5), reason="as the judge asked")
    changed = lived(plan, begun(plan, "t", override=override))
    assert active(changed) == ["h", "t"]
    rules = [reason.rule for reason in changed.history[-1].reasons]
    assert rules == ["events.goal_activated", "lives.override", "sequence.stabilize_first"]


@pytest.mark.parametrize("policy", ["rnr-baseline", "virginia", COURT])
def test_maintenance_waits_for_the_treatment_of_all_others(policy: str) -> None:
    """The refusal names what is open; one that is reached is treated (TC-12a)."""
    plan = drafted(HOUSING, THINKING, TEETH, policy=policy, sober_since=later(-200))
    assert "m" not in active(plan)
    plan = lived(plan, reached(plan, "h"))
    (reason,) = apply(plan, begun(plan, "m"), policy_named(policy)).reasons
    assert (reason.rule, reason.fact("waits_for")) == ("sequence.maintenance_waits", ("t",))
    if "t" not in active(plan):
        plan = lived(plan, begun(plan, "t", 6))
    plan = lived(plan, reached(plan, "t", 7))
    assert active(lived(plan, begun(plan, "m", 8))) == ["m"]


def test_maintenance_does_not_wait_for_a_need_that_is_low() -> None:
    """It was reassessed; its goal may still be open."""
    plan = drafted(THINKING, TEETH)
    plan = lived(plan, reassessed(4, t="low"))
    assert active(lived(plan, begun(plan, "m"))) == ["t", "m"]


@pytest.mark.parametrize("level", ["moderate", "unknown"])
def test_maintenance_waits_for_a_need_of_moderate_or_unknown_level(level: str) -> None:
    """Unknown is never read as low."""
    plan = drafted(THINKING, TEETH)
    plan = lived(plan, reassessed(4, t=level))
    assert refused(plan, begun(plan, "m")) == ["sequence.maintenance_waits"]


def test_maintenance_waits_again_for_a_goal_that_is_added_again() -> None:
    """Its need is treated no longer."""
    plan = drafted(THINKING, TEETH)
    plan = lived(plan, reached(plan, "t"), GoalReAdded(**said(5), goal_id=on_need(plan, "t")))
    assert refused(plan, begun(plan, "m", 6)) == ["sequence.maintenance_waits"]


@pytest.mark.parametrize(("days", "may_begin"), [(88, False), (89, True), (90, True)])
def test_maintenance_waits_for_the_time_of_sobriety(days: int, *, may_begin: bool) -> None:
    """Ninety days, the ninetieth included: sober since the day before the draft (TC-12b)."""
    plan = drafted(TEETH, policy=COURT, sober_since=later(-1))
    event = begun(plan, "m", days)
    if may_begin:
        assert active(lived(plan, event)) == ["m"]
        assert proposed(plan, days) == "m"
    else:
        assert refused(plan, event) == ["sequence.sobriety"]
        assert proposed(plan, days) is None


def test_maintenance_waits_where_no_time_of_sobriety_is_recorded() -> None:
    """Absent means not yet; a relapse ends it."""
    plan = drafted(TEETH, policy=COURT)
    assert refused(plan, begun(plan, "m", 400)) == ["sequence.sobriety"]
    plan = lived(plan, SobrietyChanged(**said(5), sober_since=later(-100)))
    assert active(lived(plan, begun(plan, "m", 6))) == ["m"]
    plan = lived(plan, SobrietyChanged(**said(6), sober_since=None))
    assert refused(plan, begun(plan, "m", 7)) == ["sequence.sobriety"]


def test_where_no_substance_use_is_recorded_no_time_of_sobriety_is_asked() -> None:
    """But for the treatment court's policy, which always asks."""
    plan = drafted(TEETH)
    assert active(plan) == ["m"]
    use = drafted(a_need("u", "substance_use", "moderate"), TEETH)
    use = lived(use, reached(use, "u"))
    assert refused(use, begun(use, "m")) == ["sequence.sobriety"]
    low = lived(use, reassessed(5, u="low"))
    assert active(lived(low, begun(low, "m", 6))) == ["m"]


def test_everything_that_maintenance_waits_for_is_told_at_once() -> None:
    """Each rule with what would be accepted; one that is not listed keeps an override out."""
    plan = drafted(THINKING, a_need("u", "substance_use"), TEETH)
    event = begun(plan, "m")
    rules = ["goals.limit", "sequence.maintenance_waits", "sequence.sobriety"]
    assert refused(plan, event) == rules
    assert len(apply(plan, event, policy_named()).instead) == 3


def test_work_on_responsivity_waits_for_nothing_but_a_place() -> None:
    """Also where it does not interfere and somebody asked for it."""
    plan = drafted(a_need("b", "transport"), THINKING)
    wanted = WantedGoal(need_id="b", statement="I get about by bus.")
    plan = lived(plan, GoalAdded(**said(), goal=wanted))
    assert active(lived(plan, begun(plan, "b"))) == ["t", "b"]


def test_the_first_goal_of_the_queue_that_may_begin_is_next() -> None:
    """In the order that people put it in; one that must wait is passed over."""
    plan = drafted(HOUSING, THINKING, WORK, TEETH, policy=COURT)
    wanted = WantedGoal(need_id="h", statement="I keep my room.")
    plan = lived(plan, GoalAdded(**said(), goal=wanted))
    plan = lived(plan, paused(plan, "h", 3))
    assert [goal.need_ids[0] for goal in plan.future_goals] == ["t", "w", "m", "h"]
    assert proposed(plan, 4) == "h"
    free = lived(plan, reassessed(5, h=("low", False)))
    assert proposed(free, 6) == "t"
    reordered = GoalsReordered(
        **said(6), goal_ids=tuple(goal.id for goal in reversed(free.future_goals))
    )
    assert proposed(lived(free, reordered), 6) == "h"


# Expected days. ------------------------------------------------------------------------


def test_the_queue_moves_up_when_a_place_comes_free_early() -> None:
    """The next goal is expected on that day, and the one behind it when the other place is free."""
    plan = drafted(FRIENDS, THINKING, WORK, TEETH)
    assert expected(plan) == {"w": 90, "m": 180}
    assert expected(lived(plan, reached(plan, "t", 30))) == {"w": 30, "m": 120}


def test_the_queue_moves_back_when_a_goal_was_paused() -> None:
    """Its target date moved, and that is when its place comes free."""
    plan = drafted(FRIENDS, THINKING, WORK)
    plan = lived(plan, paused(plan, "c", 10), paused(plan, "t", 10))
    assert expected(plan) == {"w": 10}
    both = [GoalResumed(**said(30), goal_id=on_need(plan, name)) for name in ("c", "t")]
    assert expected(lived(plan, *both)) == {"w": 110}


def test_a_goal_past_its_target_date_frees_its_place_on_the_day_itself() -> None:
    """Nothing is expected in the past."""
    plan = drafted(FRIENDS, THINKING, WORK)
    found = lived(plan, NeedFound(**said(120), need=a_need("s", "substance_use")))
    assert expected(found)["w"] == 120


def test_queued_goals_show_the_days_of_their_steps_and_of_their_staff() -> None:
    """They follow from the expected first day (NP-5)."""
    plan = drafted(FRIENDS, THINKING, WORK)
    goal = lived(plan, reached(plan, "t", 30)).future_goals[0]
    assert (goal.starts_on, goal.target_date) == (later(30), later(120))
    assert goal.steps[0].due_on == later(44)
    assert {activity.starts_on for activity in goal.activities} == {later(30)}
    dates = [item for item in goal.reasons if item.rule.startswith("goals.expected")]
    assert [item.fact("starts_on") for item in dates] == [str(later(30))]


def test_a_new_turn_takes_the_place_of_the_days_that_a_pause_had_moved() -> None:
    """The reasons of the goal tell its days once."""
    plan = drafted(FRIENDS, THINKING)
    plan = lived(
        plan,
        paused(plan, "t", 4),
        GoalResumed(**said(9), goal_id="g1"),
        ended(plan, "t", 10),
        GoalReAdded(**said(11), goal_id="g1"),
    )
    rules = [reason.rule for reason in plan.future_goals[0].reasons]
    assert "lives.dates_moved" not in rules
    assert [rule for rule in rules if "dates" in rule] == ["goals.expected_dates"]


def test_a_goal_that_somebody_wrote_into_a_draft_says_why_it_has_its_days() -> None:
    """It had no reasons before."""
    plan = drafted(FRIENDS, THINKING, WORK)
    *active_goals, waiting = plan.goals
    plan = evolve(plan, goals=(*active_goals, evolve(waiting, reasons=())))
    (goal,) = lived(plan, reached(plan, "t", 30)).future_goals
    assert [reason.rule for reason in goal.reasons] == ["goals.expected_dates"]


def test_a_goal_that_waits_for_a_need_is_expected_when_the_work_on_it_ends() -> None:
    """Also where a place is free before."""
    plan = drafted(HOUSING, THINKING, policy=COURT)
    assert expected(plan) == {"t": 90}
    resumed = GoalResumed(**said(24), goal_id=on_need(plan, "h"))
    moved = lived(plan, paused(plan, "h", 4), resumed)
    assert expected(moved) == {"t": 110}


def test_a_goal_without_a_known_turn_has_no_day() -> None:
    """The work that it waits for rests, has ended without success, or has no goal at all."""
    plan = drafted(HOUSING, THINKING, policy=COURT)
    assert expected(lived(plan, paused(plan, "h"))) == {"t": None}
    assert expected(lived(plan, ended(plan, "h"))) == {"t": None}
    rules = [reason.rule for reason in lived(plan, paused(plan, "h")).future_goals[0].reasons]
    assert "goals.no_dates_yet" in rules
    assert "goals.expected_dates" not in rules


def test_a_goal_that_waits_does_not_take_an_earlier_turn_from_those_behind_it() -> None:
    """Substance use may begin at once in the free place; thinking waits for housing."""
    plan = drafted(HOUSING, THINKING, policy=COURT)
    interfering = a_need("u", "substance_use", interferes=True)
    plan = lived(plan, NeedFound(**said(4), need=interfering))
    assert expected(plan) == {"t": 90, "u": 4}


def test_a_goal_for_which_a_place_is_kept_is_expected_before_those_that_must_wait() -> None:
    """Also where it stands behind them in the queue."""
    plan = drafted(HOUSING, PHONE, THINKING, driver=Driver(need_id="t"))
    plan = lived(plan, ended(plan, "t"), GoalReAdded(**said(4), goal_id=on_need(plan, "t")))
    assert expected(plan) == {"p": 90, "t": 4}


def test_maintenance_is_expected_after_all_others_and_its_time_of_sobriety() -> None:
    """Whichever is later."""
    plan = drafted(a_need("u", "substance_use"), TEETH, sober_since=later(-10))
    assert expected(plan) == {"m": 90}
    plan = lived(plan, SobrietyChanged(**said(20), sober_since=later(20)))
    assert expected(plan) == {"m": 110}
    assert expected(lived(plan, SobrietyChanged(**said(21), sober_since=None))) == {"m": None}


def test_near_the_end_of_the_calendar_a_turn_that_lies_past_it_has_no_day() -> None:
    """One that lies before it has, though its target date does not."""
    first = datetime.date(9999, 11, 1)
    case = a_case(FRIENDS, THINKING, WORK, risk_level=RiskLevel.HIGH)
    plan = a_plan(case, as_of=first)
    assert [goal.target_date for goal in plan.active_goals] == [None, None]
    rests = GoalPaused(on=first, by="staff:17", goal_id="g1")
    (waiting,) = lived(plan, rests).future_goals
    assert (waiting.starts_on, waiting.target_date) == (first, None)
    found = NeedFound(on=first, by="staff:17", need=a_need("s", "substance_use"))
    assert [goal.starts_on for goal in lived(plan, found).future_goals] == [None, None]


def test_conditions_do_not_hold_up_the_queue() -> None:
    """A need never waits for a condition (VA-3b)."""
    condition = Condition(id="c1", text="work", domains=("employment",))
    plan = drafted(FRIENDS, THINKING, WORK, conditions=(condition,))
    plan = lived(plan, reached(plan, "t"))
    assert proposed(plan, 5) == "w"
