"""What events of a participant's situation change."""

import datetime
from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import (
    Barrier,
    Caseload,
    CasePlan,
    CourtDate,
    DecisionalBalance,
    DriverStanding,
    EligibilityOutcome,
    Incident,
    Level,
    Override,
    Readiness,
    ResponsivityProfile,
    ReviewKind,
    RiskLevel,
    SafetyKind,
    SafetyNote,
    StageOfChange,
    Strength,
    Trigger,
    TriggerKind,
    agenda,
    apply,
)
from rnr_caseplan.lifecycle import (
    Circumstance,
    CircumstanceChanged,
    CourtDateSet,
    DecisionalBalanceRecorded,
    DiscontinuedBecause,
    DriverNamed,
    FullPlanDecided,
    GoalActivated,
    GoalDiscontinued,
    IncidentRecorded,
    NeedFound,
    NeedsReassessed,
    NewLevel,
    ReadinessRecorded,
    ResponsePlanUsed,
    ResponsePlanWritten,
    ResponsivityRecorded,
    SafetyAnswered,
    SafetyNoted,
    SobrietyChanged,
    StrengthFound,
    TriggerFound,
)
from rnr_caseplan.model.plan import SafetyItem
from tests.unit.builders import TODAY, a_need, policy_named
from tests.unit.lives import NEEDS, drafted, later, lived, refused

PLAN = drafted()


def said(days: int = 1) -> dict[str, Any]:
    """Give the day and the author of an event."""
    return {"on": later(days), "by": "staff:17"}


def ended(goal_id: str, days: int = 1) -> GoalDiscontinued:
    """End work on a goal before it is reached."""
    because = DiscontinuedBecause.REPLACED_BY_ANOTHER_GOAL
    return GoalDiscontinued(**said(days), goal_id=goal_id, because=because)


# Circumstances, sobriety, readiness. ---------------------------------------------------


def test_a_changed_circumstance_brings_what_is_new_of_the_case() -> None:
    """Named days and facts are taken over one by one; the others stay."""
    plan = drafted(
        supervision_level="medium",
        dates=(("first_interview_on", later(1)), ("released_on", later(2))),
        facts=(("months_left", 9),),
    )
    event = CircumstanceChanged(
        **said(5),
        circumstance=Circumstance.SUPERVISION,
        text="moved to another level",
        supervision_level="high",
        dates=(("released_on", later(4)),),
        facts=(("in_work", True),),
    )
    case = lived(plan, event).case
    assert case.supervision_level == "high"
    assert dict(case.dates) == {"first_interview_on": later(1), "released_on": later(4)}
    assert dict(case.facts) == {"months_left": 9, "in_work": True}


def test_a_changed_circumstance_without_facts_leaves_the_case_as_it_is() -> None:
    """What changed stands in its words, in the history."""
    plan = drafted(supervision_level="medium")
    event = CircumstanceChanged(
        **said(5), circumstance=Circumstance.HOUSING, text="moved to a friend"
    )
    after = lived(plan, event)
    assert after.case == plan.case
    assert after.history[-1].event == event


def test_another_caseload_is_taken_over_and_decided_upon() -> None:
    """The policy exempts an administrative one, also while work goes on; ``None`` leaves it."""
    policy = policy_named("success-plan")
    plan = drafted(NEEDS, policy, caseload=Caseload.REGULAR)
    facts: dict[str, Any] = {"circumstance": Circumstance.SUPERVISION, "text": "moved"}
    moved = CircumstanceChanged(**said(5), **facts, caseload=Caseload.ADMINISTRATIVE)
    exempt = lived(plan, moved)
    assert exempt.case.caseload is Caseload.ADMINISTRATIVE
    assert plan.eligibility.outcome is EligibilityOutcome.FULL_PLAN
    assert exempt.eligibility.outcome is EligibilityOutcome.EXEMPT
    assert exempt.active_goals == plan.active_goals
    assert "case.caseload" in exempt.history[-1].touched
    assert "eligibility" in exempt.history[-1].touched
    same = lived(exempt, CircumstanceChanged(**said(6), **facts))
    assert same.case.caseload is Caseload.ADMINISTRATIVE


def test_reviews_are_counted_anew_when_the_level_of_supervision_changes() -> None:
    """No reassessment is asked for at the lowest one, so its year begins with the change."""
    policy = policy_named("idaho")
    needs = (a_need("n1", "employment", assessed_on=later(-5)),)
    plan = drafted(needs, policy, incidents=(), supervision_level="minimum")
    kind = ReviewKind.REASSESSMENT
    assert [item.due_on for item in plan.reviews if item.kind is kind] == []
    event = CircumstanceChanged(
        **said(5),
        circumstance=Circumstance.SUPERVISION,
        text="moved to another level",
        supervision_level="high",
    )
    changed = lived(plan, event, policy=policy)
    assert [item.due_on for item in changed.reviews if item.kind is kind] == [later(370)]


@pytest.mark.parametrize("days", [0, 5])
def test_sobriety_begins_on_a_day_that_has_come(days: int) -> None:
    """Also on the very day of the event; and it may end without a new beginning."""
    plan = lived(PLAN, SobrietyChanged(**said(5), sober_since=later(days)))
    assert plan.case.sober_since == later(days)
    assert lived(plan, SobrietyChanged(**said(6), sober_since=None)).case.sober_since is None


def test_the_first_day_that_is_known_already_is_nothing_new() -> None:
    """It is recorded once; that there is none may be said again, after a relapse."""
    plan = lived(PLAN, SobrietyChanged(**said(5), sober_since=later(3)))
    assert refused(plan, SobrietyChanged(**said(6), sober_since=later(3))) == ["lives.nothing_new"]
    relapse = SobrietyChanged(**said(6), sober_since=None)
    again = SobrietyChanged(**said(9), sober_since=None)
    assert lived(plan, relapse, again).case.sober_since is None


def test_sobriety_does_not_begin_in_the_future() -> None:
    """Nobody knows that yet."""
    event = SobrietyChanged(**said(5), sober_since=later(6))
    assert refused(PLAN, event) == ["lives.future_day"]
    assert apply(PLAN, event, policy_named()).instead == (f"a day up to {later(5)}",)


def test_sobriety_opens_the_way_to_maintenance_and_a_relapse_closes_it() -> None:
    """The goal's expected day comes and goes with it (TC-12b)."""
    policy = policy_named("treatment-court")
    needs = (a_need("n1", "dental"), a_need("n2", "vision"))
    plan = drafted(needs, policy, incidents=(), conditions=())
    assert [goal.starts_on for goal in plan.future_goals] == [None, None]
    sober = lived(plan, SobrietyChanged(**said(5), sober_since=later(5)))
    assert [goal.starts_on for goal in sober.future_goals] == [later(95), later(95)]
    relapse = lived(sober, SobrietyChanged(**said(20), sober_since=None))
    assert [goal.starts_on for goal in relapse.future_goals] == [None, None]


def test_readiness_is_taken_over_and_goals_keep_their_first_steps() -> None:
    """Goals that are written stay; the next one begins with a step that fits the stage (TC-7)."""
    stage = StageOfChange.PRECONTEMPLATION
    readiness = Readiness(stage=stage, importance=2, confidence=0)
    plan = lived(PLAN, ReadinessRecorded(**said(5), readiness=readiness))
    assert plan.case.readiness == readiness
    assert plan.goals == PLAN.goals
    found = lived(plan, NeedFound(**said(6), need=a_need("n5", "family_marital")))
    (goal,) = [goal for goal in found.goals if goal.need_ids == ("n5",)]
    assert "motivation.enhance" in [reason.rule for reason in goal.reasons]
    assert len(goal.steps) == 4


def test_what_was_not_asked_of_readiness_stays_as_it_was() -> None:
    """Nobody loses a stage of change because only the rulers were asked for."""
    plan = drafted(readiness=Readiness(stage=StageOfChange.ACTION, importance=7, confidence=5))
    asked = ReadinessRecorded(**said(5), readiness=Readiness(importance=0))
    held = Readiness(stage=StageOfChange.ACTION, importance=0, confidence=5)
    assert lived(plan, asked).case.readiness == held
    stage = ReadinessRecorded(**said(6), readiness=Readiness(stage=StageOfChange.CONTEMPLATION))
    after = lived(plan, asked, stage)
    assert after.case.readiness == evolve(held, stage=StageOfChange.CONTEMPLATION)


# What services must be fitted to. ------------------------------------------------------


def fitted(days: int, *words: str, **free: str) -> ResponsivityRecorded:
    """Record what services must be fitted to."""
    profile = ResponsivityProfile(barriers=tuple(Barrier(word) for word in words), **free)
    return ResponsivityRecorded(**said(days), profile=profile)


def kinds_of(plan: CasePlan) -> list[str]:
    """Give the ways of working of a plan."""
    return [way.kind.value for way in plan.ways_of_working]


def test_the_ways_of_working_follow_what_is_recorded() -> None:
    """Those that nothing asks for any more leave the plan; the history keeps both profiles."""
    first = fitted(5, "no_car", "reads_little", literacy="reads slowly")
    plan = lived(PLAN, first)
    assert kinds_of(PLAN) == []
    assert kinds_of(plan) == ["plain_and_short", "read_aloud", "ride_aid"]
    second = fitted(9, "reads_little")
    later_on = lived(plan, second)
    assert kinds_of(later_on) == ["plain_and_short", "read_aloud"]
    assert later_on.case.responsivity == second.profile
    assert [entry.event for entry in later_on.history[1:]] == [first, second]
    assert later_on.history[-1].touched == ("ways_of_working ride_aid", "case.responsivity")


def test_the_entry_names_barriers_and_ways_and_nobodys_words() -> None:
    """In words of the closed lists."""
    reason = lived(PLAN, fitted(5, "no_car", schedule="nights")).history[-1].reasons[0]
    assert reason.facts[-2:] == (("barriers", ("no car",)), ("ways", ("ride aid",)))
    assert "nights" not in reason.sentence


def test_the_profile_that_is_held_already_is_nothing_new() -> None:
    """Whatever the order of its barriers; other free words are new."""
    plan = lived(PLAN, fitted(5, "no_car", "trauma", schedule="nights"))
    again = fitted(6, "trauma", "no_car", schedule="nights")
    assert refused(plan, again) == ["lives.nothing_new"]
    assert kinds_of(lived(plan, fitted(6, "trauma", "no_car", schedule="days"))) == kinds_of(plan)


def test_another_profile_changes_no_need_and_no_step_that_has_begun() -> None:
    """Only queued goals get other days for their steps; they begin and end as before."""
    plan = lived(PLAN, fitted(5, "thinking_and_memory"))
    assert (plan.needs, plan.active_goals) == (PLAN.needs, PLAN.active_goals)
    (before,), (after,) = PLAN.future_goals, plan.future_goals
    assert (after.starts_on, after.target_date) == (before.starts_on, before.target_date)
    assert [step.text for step in after.steps] == [step.text for step in before.steps]
    assert after.starts_on is not None
    assert after.steps[0].due_on == after.starts_on + datetime.timedelta(days=7)
    assert before.steps[0].due_on == after.starts_on + datetime.timedelta(days=14)
    rules = [reason.rule for reason in after.reasons]
    assert "responsivity.shorter_steps" in rules
    assert "goals.first_step" not in rules
    back = lived(plan, fitted(6))
    assert back.future_goals == PLAN.future_goals


def test_a_goal_that_begins_later_begins_with_shorter_steps() -> None:
    """Alone, so that it takes no turns."""
    plan = lived(PLAN, fitted(5, "thinking_and_memory"), ended("g1", 6))
    begun = lived(plan, GoalActivated(**said(7), goal_id="g3"))
    (goal,) = [goal for goal in begun.active_goals if goal.id == "g3"]
    assert goal.steps[0].due_on == later(14)
    assert "responsivity.in_turn" not in [reason.rule for reason in goal.reasons]


def test_ways_that_a_need_shows_come_and_go_with_its_level() -> None:
    """They follow a reassessment, also without a profile."""
    need = a_need("n5", "literacy", "moderate")
    plan = lived(PLAN, NeedFound(**said(5), need=need))
    assert kinds_of(plan) == ["plain_and_short", "read_aloud"]
    low = NewLevel(need_id="n5", level=Level.LOW)
    assert kinds_of(lived(plan, NeedsReassessed(**said(9), levels=(low,)))) == []
    still = lived(plan, fitted(6, "no_car"))
    assert kinds_of(still) == ["plain_and_short", "read_aloud", "ride_aid"]


# Danger. -------------------------------------------------------------------------------


def dangers(plan: CasePlan) -> dict[str, SafetyItem]:
    """Give the urgent items by their ids."""
    return {item.id: item for item in plan.safety}


def noted(days: int = 5, noted_on: datetime.date | None = None) -> SafetyNoted:
    """Note a danger."""
    note = SafetyNote(id="d2", kind=SafetyKind.SUICIDE, noted_on=noted_on)
    return SafetyNoted(**said(days), note=note)


@pytest.mark.parametrize(("noted_on", "due"), [(None, 5), (3, 3), (5, 5)])
def test_a_danger_is_answered_on_the_day_on_which_it_was_noted(
    noted_on: int | None, due: int
) -> None:
    """That of the event where the note tells none; it takes no goal place."""
    event = noted(5, None if noted_on is None else later(noted_on))
    plan = lived(PLAN, event)
    assert dangers(plan)["d2"].due_on == later(due)
    assert plan.case.safety[-1].noted_on == later(due)
    assert plan.goals == PLAN.goals


def test_a_danger_is_not_noted_before_its_day() -> None:
    """A day after the event has not come."""
    assert refused(PLAN, noted(5, later(6))) == ["lives.future_day"]


def test_a_danger_has_an_id_of_its_own() -> None:
    """The plan has one already."""
    event = SafetyNoted(**said(), note=SafetyNote(id="d1", kind=SafetyKind.SUICIDE))
    assert refused(PLAN, event) == ["lives.id_taken"]


def test_a_danger_is_answered_once_and_stays_in_the_plan() -> None:
    """With the day of the answer."""
    plan = lived(PLAN, SafetyAnswered(**said(2), safety_id="d1"))
    assert dangers(plan)["d1"] == evolve(dangers(PLAN)["d1"], answered_on=later(2))
    assert refused(plan, SafetyAnswered(**said(3), safety_id="d1")) == ["lives.danger_answered"]
    assert refused(plan, SafetyAnswered(**said(3), safety_id="d9")) == ["lives.not_in_the_plan"]


def test_an_answered_danger_stays_answered_when_other_things_change() -> None:
    """Also when the needs are decided on again, or another danger is noted."""
    plan = lived(
        PLAN,
        SafetyAnswered(**said(2), safety_id="d1"),
        noted(3),
        NeedFound(**said(4), need=a_need("n5", "family_marital")),
    )
    assert {item.id: item.answered_on for item in plan.safety} == {"d1": later(2), "d2": None}


def reassessed(days: int, level: str, **facts: Any) -> NeedsReassessed:
    """Assess the need n5 again."""
    found = NewLevel(need_id="n5", level=Level(level), **facts)
    return NeedsReassessed(**said(days), levels=(found,))


def test_a_need_that_is_found_acute_is_an_urgent_item_at_once() -> None:
    """Withdrawal is answered on the same day, whatever else is in the plan."""
    plan = lived(PLAN, NeedFound(**said(5), need=a_need("n5", "withdrawal")))
    item = dangers(plan)["need-n5"]
    assert (item.kind, item.due_on, item.need_id) == (SafetyKind.WITHDRAWAL, later(5), "n5")


def test_an_open_danger_keeps_its_day_when_its_need_is_looked_at_again() -> None:
    """A day that was missed stays missed."""
    plan = lived(
        PLAN,
        NeedFound(**said(5), need=a_need("n5", "withdrawal")),
        reassessed(9, "high"),
    )
    assert dangers(plan)["need-n5"].due_on == later(5)


def test_an_answered_danger_opens_anew_where_its_need_is_acute_still() -> None:
    """It is due on the day of the reassessment; one that is over stays answered."""
    plan = lived(
        PLAN,
        NeedFound(**said(5), need=a_need("n5", "withdrawal")),
        SafetyAnswered(**said(5), safety_id="need-n5"),
    )
    still = dangers(lived(plan, reassessed(9, "high")))["need-n5"]
    assert (still.due_on, still.answered_on) == (later(9), None)
    over = dangers(lived(plan, reassessed(9, "low")))["need-n5"]
    assert (over.due_on, over.answered_on) == (later(5), later(5))


def test_a_need_that_turns_out_to_be_acute_is_responded_to_and_not_only_assessed() -> None:
    """Its level was unknown at first, so it was to be assessed on the day."""
    plan = drafted((*NEEDS, a_need("n5", "overdose_risk", "unknown")))
    assert dangers(plan)["need-n5"].action.value == "assess"
    found = dangers(lived(plan, reassessed(3, "high")))["need-n5"]
    assert (found.action.value, found.due_on) == ("respond", later(3))
    unclear = dangers(lived(plan, reassessed(3, "unknown")))["need-n5"]
    assert (unclear.action.value, unclear.due_on) == ("assess", later(0))


# Strengths, triggers. ------------------------------------------------------------------


def test_a_strength_that_is_found_is_used_in_a_step() -> None:
    """In a goal whose domain it names, else in any (VA-5)."""
    strength = Strength(id="s2", text="a good cook", domains=("employment",))
    plan = lived(PLAN, StrengthFound(**said(), strength=strength))
    assert plan.case.strengths[-1] == strength
    placed = {item.id: item.step_ids for item in plan.strengths}
    assert placed == {"s1": ("g1.s1",), "s2": ("g2.s1",)}
    used = {step.id: step.strength_ids for goal in plan.goals for step in goal.steps}
    assert (used["g1.s1"], used["g2.s1"]) == (("s1",), ("s2",))


def test_a_strength_waits_where_no_goal_is_open_and_is_used_when_one_joins() -> None:
    """It is not lost meanwhile."""
    plan = drafted((a_need("n1", "leisure", "low"),), incidents=(), strengths=())
    assert plan.goals == ()
    waiting = lived(plan, StrengthFound(**said(), strength=Strength(id="s2", text="a good cook")))
    assert [(item.id, item.step_ids) for item in waiting.strengths] == [("s2", ())]
    found = lived(waiting, NeedFound(**said(2), need=a_need("n5", "employment")))
    assert [(item.id, item.step_ids) for item in found.strengths] == [("s2", ("g1.s1",))]
    begun = lived(found, GoalActivated(**said(3), goal_id="g1"))
    assert begun.goals[0].steps[0].strength_ids == ("s2",)


def test_a_strength_stays_with_its_step_when_the_goal_ends() -> None:
    """It is not moved about."""
    plan = lived(PLAN, ended("g1"))
    assert [(item.id, item.step_ids) for item in plan.strengths] == [("s1", ("g1.s1",))]


def test_a_strength_has_an_id_of_its_own_and_domains_that_the_policy_knows() -> None:
    """The refusal never says what was written."""
    taken = StrengthFound(**said(), strength=Strength(id="s1", text="a good cook"))
    assert refused(PLAN, taken) == ["lives.id_taken"]
    strength = Strength(id="s2", text="a good cook", domains=("leisure", "gardening"))
    unknown = StrengthFound(**said(), strength=strength)
    assert refused(PLAN, unknown) == ["lives.unknown_domain"]
    assert "gardening" not in apply(PLAN, unknown, policy_named()).why


def test_a_trigger_is_kept_where_the_case_and_the_plan_hold_triggers() -> None:
    """With its response plan, if there is one (VA-6a)."""
    trigger = Trigger(id="t3", text="the yard", kind=TriggerKind.PLACE, response="walk on")
    plan = lived(PLAN, TriggerFound(**said(), trigger=trigger))
    assert plan.triggers == plan.case.triggers == (*PLAN.triggers, trigger)
    taken = TriggerFound(**said(2), trigger=Trigger(id="t1", text="the yard"))
    assert refused(plan, taken) == ["lives.id_taken"]


def test_a_trigger_gets_a_response_plan_and_later_a_better_one() -> None:
    """The other triggers keep theirs (VA-6b)."""
    plan = lived(
        PLAN,
        ResponsePlanWritten(**said(1), trigger_id="t2", response="pay the rent first"),
        ResponsePlanWritten(**said(2), trigger_id="t2", response="give the money to my aunt"),
    )
    assert [trigger.response for trigger in plan.triggers] == [
        "call my sister",
        "give the money to my aunt",
    ]
    assert plan.case.triggers == plan.triggers
    lines = [line for line in plan.missing if line.startswith("triggers")]
    assert lines == []
    assert any("no response plan for t2" in line for line in PLAN.missing)


def test_the_response_plan_that_stands_already_is_nothing_new() -> None:
    """It is written once."""
    same = ResponsePlanWritten(**said(), trigger_id="t1", response="call my sister")
    assert refused(PLAN, same) == ["lives.nothing_new"]


def test_only_a_response_plan_that_is_written_can_be_used() -> None:
    """And then the history remembers whether it helped."""
    event = ResponsePlanUsed(**said(3), trigger_id="t2", helped=True)
    assert refused(PLAN, event) == ["lives.no_response_plan"]
    assert apply(PLAN, event, policy_named()).instead == ("response_plan_written first",)
    written = ResponsePlanWritten(**said(2), trigger_id="t2", response="pay the rent first")
    plan = lived(PLAN, written, event)
    assert plan.history[-1].event == event
    assert plan.triggers == lived(PLAN, written).triggers


def test_a_trigger_that_the_plan_does_not_have_has_no_response_plan() -> None:
    """Its id is nowhere."""
    for event in (
        ResponsePlanWritten(**said(), trigger_id="t9", response="walk on"),
        ResponsePlanUsed(**said(), trigger_id="t9"),
    ):
        assert refused(PLAN, event) == ["lives.not_in_the_plan"]


# Court, incidents, a full plan. --------------------------------------------------------


def in_court(identifier: str = "k1", day: int = 40) -> CourtDateSet:
    """Set a day in court."""
    court_date = CourtDate(id=identifier, on=later(day), purpose="a hearing", place="room 2")
    return CourtDateSet(**said(), court_date=court_date)


def test_a_day_in_court_joins_the_case_and_the_agenda_counts_it() -> None:
    """No goal, need or condition moves by it (CC-8)."""
    plan = lived(PLAN, in_court())
    assert plan.case == evolve(PLAN.case, court_dates=(in_court().court_date,))
    assert plan.history[-1].touched == ("case.court_dates",)
    counted = {}
    for found in (PLAN, plan):
        items = agenda(found, policy_named(), start=TODAY, end=later(90), as_of=later(1))
        counted[found.version] = [
            (item.about, item.due_on) for item in items if item.duty == "court_date"
        ]
    assert counted == {1: [], 2: [("k1", later(40))]}
    assert "court_dates: not recorded" in PLAN.missing
    assert "court_dates: not recorded" not in plan.missing


def test_a_day_in_court_has_an_id_of_its_own() -> None:
    """A second day is another one."""
    plan = lived(PLAN, in_court(), in_court("k2"))
    assert [day.id for day in plan.case.court_dates] == ["k1", "k2"]
    assert refused(plan, in_court("k2", 50)) == ["lives.id_taken"]


def recorded(identifier: str = "i2", happened: int | None = 4, **facts: Any) -> IncidentRecorded:
    """Record an incident on the fifth day."""
    day = None if happened is None else later(happened)
    incident = Incident(id=identifier, happened_on=day, **{"need_ids": ("n2",), **facts})
    return IncidentRecorded(**said(5), incident=incident)


@pytest.mark.parametrize("happened", [None, 4, 5, -900])
def test_an_incident_joins_the_case_and_candidates_for_the_driver_follow(
    happened: int | None,
) -> None:
    """Also one of the very day, of long ago, or of an unknown day (CG)."""
    assert [item.need_id for item in PLAN.driver_candidates] == ["n1"]
    plan = lived(PLAN, recorded(happened=happened))
    assert [incident.id for incident in plan.case.incidents] == ["i1", "i2"]
    assert {item.need_id for item in plan.driver_candidates} == {"n1", "n2"}
    assert "case.incidents" in plan.history[-1].touched
    assert plan.goals == PLAN.goals


def test_an_incident_has_happened() -> None:
    """A day after the event has not come."""
    event = recorded(happened=6)
    assert refused(PLAN, event) == ["lives.future_day"]
    assert apply(PLAN, event, policy_named()).instead == (f"a day up to {later(5)}",)


def test_an_incident_has_an_id_of_its_own_and_needs_that_the_plan_has() -> None:
    """Each need that is not there is named by its place."""
    assert refused(PLAN, recorded("i1")) == ["lives.id_taken"]
    event = recorded(need_ids=("n1", "n8", "n9"))
    assert refused(PLAN, event) == ["lives.not_in_the_plan", "lives.not_in_the_plan"]
    reasons = apply(PLAN, event, policy_named()).reasons
    assert [reason.fact("field") for reason in reasons] == [
        "incident.need_ids[1]",
        "incident.need_ids[2]",
    ]


def test_a_driver_may_rest_on_an_incident_that_came_to_light() -> None:
    """From then on events can speak of it."""
    facts: dict[str, Any] = {"need_id": "n2", "incident_ids": ("i2",), "reason": "at work in it"}
    assert refused(PLAN, DriverNamed(**said(6), **facts)) == ["lives.not_in_the_plan"]
    plan = lived(PLAN, recorded(), DriverNamed(**said(6), **facts))
    assert plan.driver is not None
    assert plan.driver.standing is DriverStanding.ACCEPTED
    assert plan.case.driver is not None
    assert plan.case.driver.incident_ids == ("i2",)


def decided(days: int = 5) -> FullPlanDecided:
    """Decide for a full plan."""
    override = Override(by="supervisor:2", on=later(days), reason="threats at home")
    return FullPlanDecided(**said(days), override=override)


@pytest.mark.parametrize(
    ("risk", "outcome"),
    [
        (RiskLevel.LOW, EligibilityOutcome.DIVERTED),
        (RiskLevel.UNKNOWN, EligibilityOutcome.ASSESS_FIRST),
    ],
)
def test_a_named_person_decides_for_a_full_plan_and_targets_get_goals(
    risk: RiskLevel, outcome: EligibilityOutcome
) -> None:
    """The rules' own outcome stays beside the person's; the goals wait in the queue (AB)."""
    plan = drafted(risk_level=risk)
    assert plan.eligibility.outcome is outcome
    full = lived(plan, decided())
    assert full.eligibility.outcome is EligibilityOutcome.FULL_PLAN
    rules = [reason.rule for reason in full.eligibility.reasons]
    assert rules[:2] == ["eligibility.override", f"eligibility.{outcome.value}"]
    assert full.case == evolve(plan.case, eligibility_override=decided().override)
    assert {"case.eligibility_override", "eligibility"} <= set(full.history[-1].touched)
    told = full.history[-1].reasons[0]
    assert told.fact("outcome") == outcome.value.replace("_", " ")
    queue = [goal.need_ids[0] for goal in full.future_goals]
    assert set(queue) == {"n1", "n2", "n3"}
    assert lived(full, GoalActivated(**said(6), goal_id=full.future_goals[0].id)).active_goals


def test_where_a_full_plan_is_in_force_nobody_decides_for_one() -> None:
    """Neither where the rules give it, nor after somebody has decided."""
    assert refused(PLAN, decided()) == ["lives.nothing_new"]
    plan = lived(drafted(risk_level=RiskLevel.LOW), decided())
    assert refused(plan, decided(6)) == ["lives.nothing_new"]


def test_a_decision_for_a_full_plan_holds_through_later_assessments() -> None:
    """Risk that falls after the plan was drafted needs it as well."""
    fallen = NeedsReassessed(**said(3), risk_level=RiskLevel.LOW)
    plan = lived(PLAN, fallen)
    assert plan.eligibility.outcome is EligibilityOutcome.DIVERTED
    again = NeedsReassessed(**said(9), risk_level=RiskLevel.VERY_LOW)
    full = lived(plan, decided(), again)
    assert full.eligibility.outcome is EligibilityOutcome.FULL_PLAN
    assert full.reviews


def test_a_decision_for_a_full_plan_is_not_of_a_later_day() -> None:
    """It is made by the day of the event."""
    override = Override(by="supervisor:2", on=later(6), reason="threats at home")
    plan = drafted(risk_level=RiskLevel.LOW)
    assert refused(plan, FullPlanDecided(**said(5), override=override)) == ["lives.future_day"]


def weighed(days: int = 5, **facts: Any) -> DecisionalBalanceRecorded:
    """Record what the participant weighed."""
    balance = DecisionalBalance(reasons_to_change=("my children", "my back"), **facts)
    return DecisionalBalanceRecorded(**said(days), balance=balance)


def test_what_the_participant_weighed_is_kept_and_moves_nothing() -> None:
    """With its day; goals, needs and places stay."""
    plan = lived(PLAN, weighed())
    assert plan.case.decisional_balance == DecisionalBalance(
        reasons_to_change=("my children", "my back"), recorded_on=later(5)
    )
    assert (plan.goals, plan.needs, plan.eligibility) == (PLAN.goals, PLAN.needs, PLAN.eligibility)
    assert plan.history[-1].touched == ("case.decisional_balance",)
    facts = dict(plan.history[-1].reasons[0].facts)
    assert (facts["to_change"], facts["to_stay"]) == (2, 0)


def test_a_talk_of_an_earlier_day_keeps_its_day_and_one_of_a_later_day_is_refused() -> None:
    """It cannot have been weighed yet."""
    plan = lived(PLAN, weighed(recorded_on=later(2)))
    assert plan.case.decisional_balance is not None
    assert plan.case.decisional_balance.recorded_on == later(2)
    assert refused(PLAN, weighed(recorded_on=later(6))) == ["lives.future_day"]


def test_what_was_weighed_later_is_not_overwritten_by_an_older_talk() -> None:
    """The latest one counts; the readiness is a fact of its own."""
    plan = lived(PLAN, weighed(9))
    assert refused(plan, weighed(8)) == ["lives.out_of_order"]
    earlier = ReadinessRecorded(**said(8), readiness=Readiness(importance=2))
    assert lived(plan, earlier).case.decisional_balance == plan.case.decisional_balance
