"""What no event may do, whatever its kind."""

from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import (
    ActionStep,
    CasePlan,
    Level,
    Override,
    PlanEvent,
    Readiness,
    RiskLevel,
    Service,
    apply,
    find_rule,
)
from rnr_caseplan.lifecycle import (
    CarriedOver,
    Circumstance,
    CircumstanceChanged,
    ClosedBecause,
    CopyGiven,
    Drafted,
    DriverNamed,
    DriverWithdrawn,
    GoalAchieved,
    GoalPaused,
    GoalResumed,
    GoalReworded,
    LeadChanged,
    NeedFound,
    NeedsReassessed,
    NewLevel,
    OrientationGiven,
    OrientationTopic,
    PlanClosed,
    PlanTransferred,
    ReadinessRecorded,
    ServiceAdded,
    ServiceMonitored,
    SessionHeld,
    SobrietyChanged,
    StepAdded,
    StepStarted,
    TeamMemberLeft,
)
from rnr_caseplan.lifecycle.guarding import guard
from rnr_caseplan.lifecycle.references import additions
from rnr_caseplan.model.events.kinds import NOTES
from tests.unit.builders import TODAY, a_need, policy_named
from tests.unit.every_event import MARKER, every_event, whole_life
from tests.unit.lives import drafted, later, lived, refused

P = policy_named()
PLAN = drafted()
EVENTS = every_event()
KINDS = [event.kind for event in EVENTS]
OVERRIDE = Override(by="staff:40", on=TODAY, reason="as the judge asked")
CARRIED = (
    *(CarriedOver(to="nobody", goal_id=goal) for goal in ("g1", "g2", "g3")),
    *(CarriedOver(to="nobody", condition_id=item) for item in ("c1", "c2")),
)


def said(days: int = 0, by: str = "staff:17") -> dict[str, Any]:
    """Give the day and the author of an event."""
    return {"on": later(days), "by": by}


def fact(plan: CasePlan, event: PlanEvent, name: str) -> object:
    """Give a fact of the first reason of a refusal."""
    return apply(plan, event, P).reasons[0].fact(name)


def test_an_event_that_fits_is_not_refused() -> None:
    """There is nothing to say against it."""
    assert guard(PLAN, CopyGiven(**said()), P) is None


def test_the_rules_of_the_guard_can_be_set_aside_by_nobody() -> None:
    """No policy lists one of them, and an override changes nothing."""
    closed = lived(PLAN, PlanClosed(**said(3), because=ClosedBecause.DIED, carried=CARRIED))
    assert refused(closed, CopyGiven(**said(4), override=OVERRIDE)) == ["lives.closed"]
    early = CopyGiven(**said(-1), override=OVERRIDE)
    assert refused(PLAN, early) == ["lives.before_the_plan"]
    assert not [rule for rule in P.overridable_rules.value if rule.startswith("lives.")]


# The plan. ------------------------------------------------------------------------------


@pytest.mark.parametrize("event", EVENTS, ids=KINDS)
def test_nothing_happens_to_a_plan_that_is_closed(event: PlanEvent) -> None:
    """No kind of event, not on the day of the closing and not later, not even a late note."""
    closed = whole_life()
    fresh = evolve(event, id=f"again {event.kind}")
    assert refused(closed, fresh) == ["lives.closed"]


def test_a_closed_plan_says_when_it_was_closed_and_what_to_do() -> None:
    """A new plan can be drafted."""
    closed = lived(PLAN, PlanClosed(**said(3), because=ClosedBecause.DIED, carried=CARRIED))
    applied = apply(closed, CopyGiven(**said(3)), P)
    assert applied.reasons[0].fact("closed_on") == later(3).isoformat()
    assert applied.instead == ("nothing; draft a new plan",)


def test_a_plan_is_drafted_once() -> None:
    """Also with the same case, also on a later day."""
    plan = lived(PLAN, CopyGiven(**said()))
    for days in (0, 5):
        event = Drafted(on=later(days), case=PLAN.case, policy=PLAN.policy.name)
        assert refused(plan, event) == ["lives.drafted_already"]


def test_a_plan_changes_under_its_own_policy() -> None:
    """The refusal names both."""
    event, other = CopyGiven(**said()), policy_named("virginia")
    assert refused(PLAN, event, other) == ["lives.other_policy"]
    applied = apply(PLAN, event, other)
    reason = applied.reasons[0]
    assert (reason.fact("policy"), reason.fact("given")) == ("rnr-baseline", "virginia")
    assert applied.instead == ("the policy rnr-baseline",)


@pytest.mark.parametrize(
    ("named", "given", "rules"),
    [
        (None, "rnr-baseline", []),
        (None, "virginia", ["lives.other_policy"]),
        ("virginia", "virginia", []),
        ("virginia", "rnr-baseline", ["lives.other_policy"]),
        ("rnr-baseline", "rnr-baseline", []),
    ],
)
def test_a_transfer_is_applied_under_the_policy_that_it_names(
    named: str | None, given: str, rules: list[str]
) -> None:
    """Under the one of before where it names none."""
    event = PlanTransferred(**said(), to="the north office", lead="staff:40", policy=named)
    refusal = guard(PLAN, event, policy_named(given))
    assert ([] if refusal is None else [reason.rule for reason in refusal.reasons]) == rules


# The version. ---------------------------------------------------------------------------


def test_whoever_has_seen_the_latest_version_changes_it() -> None:
    """A draft is version 1."""
    one = lived(PLAN, CopyGiven(**said(), seen_version=1))
    assert lived(one, SessionHeld(**said(), seen_version=2)).version == 3


def test_of_two_people_who_saw_the_same_version_the_second_is_refused_with_both_named() -> None:
    """What the second wanted, and everything that was done meanwhile, by whom, by id."""
    plan = lived(
        PLAN,
        GoalPaused(**said(1, by="staff:20"), goal_id="g1"),
        StepStarted(**said(1, by="P-1"), step_id="g2.s1"),
        LeadChanged(**said(1, by="staff:21"), lead="staff:20"),
    )
    mine = GoalReworded(**said(1), goal_id="g1", statement="ZQX", seen_version=2)
    assert refused(plan, mine) == ["lives.newer_version"]
    assert fact(plan, mine, "change") == "goal_reworded g1 by staff:17"
    assert fact(plan, mine, "since") == (
        "step_started g2.s1 by P-1",
        "lead_changed lead by staff:21",
    )
    assert (fact(plan, mine, "seen"), fact(plan, mine, "version")) == (2, 4)
    told = apply(plan, mine, P).why
    assert "goal_reworded g1 by staff:17" in told
    assert "step_started g2.s1 by P-1" in told
    assert "somebody who has seen version 4" in told


def test_a_version_that_is_not_there_yet_was_seen_by_nobody() -> None:
    """The refusal says at which version the plan is."""
    event = CopyGiven(**said(), seen_version=9)
    assert refused(PLAN, event) == ["lives.no_such_version"]
    assert fact(PLAN, event, "version") == 1


def test_ids_with_underscores_are_told_as_they_are() -> None:
    """They are nobody's vocabulary."""
    plan = lived(PLAN, CopyGiven(**said(by="the_clerk")))
    event = GoalPaused(**said(by="staff_17"), goal_id="g1", seen_version=1)
    assert fact(plan, event, "change") == "goal_paused g1 by staff_17"
    assert "copy_given by the_clerk" in apply(plan, event, P).why


# The day. -------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "rules"), [(-1, ["lives.before_the_plan"]), (0, []), (1, [])])
def test_nothing_happens_before_the_day_of_the_draft(days: int, rules: list[str]) -> None:
    """The day itself is the first one."""
    refusal = guard(PLAN, CopyGiven(**said(days)), P)
    assert ([] if refusal is None else [reason.rule for reason in refusal.reasons]) == rules


def test_a_day_before_the_draft_is_told_with_the_first_one_that_is_accepted() -> None:
    """So that a slip of the pen can be mended."""
    applied = apply(PLAN, CopyGiven(**said(-1)), P)
    assert applied.reasons[0].fact("on") == later(-1).isoformat()
    assert applied.instead == (f"a day from {TODAY} on",)


@pytest.mark.parametrize(("days", "rules"), [(0, []), (5, []), (6, ["lives.future_day"])])
def test_an_override_was_decided_by_the_day_of_the_event(days: int, rules: list[str]) -> None:
    """Nobody goes on against a rule by a decision that is still to come."""
    override = Override(by="staff:40", on=later(days), reason="ZQX")
    refusal = guard(PLAN, CopyGiven(**said(5), override=override), P)
    assert ([] if refusal is None else [reason.rule for reason in refusal.reasons]) == rules
    if refusal is not None:
        assert refusal.reasons[0].fact("field") == "override.on"
        assert refusal.reasons[0].fact("accepted") == f"a day up to {later(5)}"


# The history. ---------------------------------------------------------------------------


@pytest.mark.parametrize("place", range(len(EVENTS) - 1), ids=KINDS[:-1])
def test_the_same_event_of_any_kind_is_recorded_once(place: int) -> None:
    """It is refused by the history, whatever else would be against it now."""
    assert refused(an_unfinished_life(), EVENTS[place]) == ["lives.recorded_already"]
    assert fact(an_unfinished_life(), EVENTS[place], "version") == place + 2


def an_unfinished_life() -> CasePlan:
    """Give the plan in which every kind of event happened, before it was closed."""
    plan = whole_life()
    open_plan = evolve(plan, closed_on=None, history=plan.history[:-1], version=plan.version - 1)
    assert open_plan.history[-1].event.kind != "plan_closed"
    return open_plan


def test_what_happened_twice_in_a_day_has_ids_of_its_own() -> None:
    """A session in the morning and one in the evening."""
    morning = SessionHeld(**said(1), contact="face_to_face")
    plan = lived(PLAN, morning)
    assert refused(plan, SessionHeld(**said(1), contact="face_to_face")) == [
        "lives.recorded_already"
    ]
    assert lived(plan, evolve(morning, id="evening")).version == 3


def test_an_id_of_an_event_is_used_once_whatever_the_event_says() -> None:
    """On any day, of any kind; the version that has it is told."""
    plan = lived(PLAN, SessionHeld(**said(1), id="e1"), CopyGiven(**said(2)))
    for event in (CopyGiven(**said(9), id="e1"), SessionHeld(**said(0), id="e1")):
        assert refused(plan, event) == ["lives.recorded_already"]
        assert fact(plan, event, "version") == 2


def test_another_day_or_another_author_makes_another_event() -> None:
    """Only what is the same in every field is the same."""
    plan = lived(PLAN, SessionHeld(**said(1)))
    for event in (SessionHeld(**said(2)), SessionHeld(**said(1, by="staff:20"))):
        assert lived(plan, event).version == 3


@pytest.mark.parametrize("event", [event for event in EVENTS if type(event) in NOTES])
def test_no_kind_of_note_comes_too_late(event: PlanEvent) -> None:
    """What else stands against it has nothing to do with the day."""
    refusal = guard(an_unfinished_life(), evolve(event, on=later(1), id="late"), P)
    rules = {reason.rule for reason in refusal.reasons} if refusal is not None else set()
    assert rules <= {"lives.id_taken"}


def test_notes_may_be_written_down_late() -> None:
    """Whatever happened to the same goal since."""
    plan = lived(PLAN, GoalPaused(**said(20), goal_id="g1"))
    late = lived(plan, SessionHeld(**said(10), goal_ids=("g1",)))
    assert late.history[-1].event.on < late.history[-2].event.on
    assert late.version == 3


def test_a_change_does_not_lie_before_the_last_change_of_the_same_part() -> None:
    """The day of that change is still in order; the day before is not."""
    plan = lived(PLAN, GoalPaused(**said(20), goal_id="g1"))
    late = GoalReworded(**said(19), goal_id="g1", statement="ZQX")
    assert refused(plan, late) == ["lives.out_of_order"]
    assert fact(plan, late, "part") == "goals g1"
    assert fact(plan, late, "last") == later(20).isoformat()
    assert fact(plan, late, "on") == later(19).isoformat()
    assert fact(plan, late, "accepted") == f"a day from {later(20)} on"
    assert lived(plan, evolve(late, on=later(20))).version == 3


def test_another_part_may_change_on_an_earlier_day() -> None:
    """What people write down late is about something that nobody has touched since."""
    plan = lived(PLAN, GoalPaused(**said(20), goal_id="g1"))
    assert lived(plan, GoalPaused(**said(10), goal_id="g2")).version == 3


def test_a_note_on_a_later_day_does_not_stand_in_the_way_of_a_change() -> None:
    """It changed nothing."""
    plan = lived(PLAN, SessionHeld(**said(20), goal_ids=("g1",)))
    assert lived(plan, GoalPaused(**said(10), goal_id="g1")).version == 3


def test_of_several_later_changes_the_last_one_is_told() -> None:
    """Not the first one that was found."""
    plan = lived(
        PLAN,
        GoalPaused(**said(20), goal_id="g1"),
        GoalResumed(**said(40), goal_id="g1"),
        StepStarted(**said(30), step_id="g1.s1"),
    )
    late = GoalPaused(**said(10), goal_id="g1")
    assert fact(plan, late, "last") == later(40).isoformat()


CHANGED: dict[str, Any] = {"circumstance": Circumstance.OTHER, "text": "x"}
FACTS: list[tuple[PlanEvent, PlanEvent, str]] = [
    (
        LeadChanged(**said(20), lead="staff:20"),
        PlanTransferred(**said(19), to="x", lead="staff:21"),
        "case lead",
    ),
    (
        SobrietyChanged(**said(20), sober_since=None),
        SobrietyChanged(**said(19), sober_since=later(15)),
        "case sober_since",
    ),
    (
        ReadinessRecorded(**said(20), readiness=Readiness(importance=9)),
        ReadinessRecorded(**said(19), readiness=Readiness(importance=1)),
        "case readiness",
    ),
    (
        DriverNamed(**said(20), need_id="n1", incident_ids=("i1",)),
        DriverNamed(**said(19), need_id="n2"),
        "case driver",
    ),
    (
        DriverNamed(**said(20), need_id="n1", incident_ids=("i1",)),
        DriverWithdrawn(**said(19), reason="x"),
        "case driver",
    ),
    (
        NeedsReassessed(**said(20), risk_level=RiskLevel.VERY_HIGH),
        NeedsReassessed(**said(19), risk_level=RiskLevel.LOW),
        "case risk_level",
    ),
    (
        CircumstanceChanged(**said(20), **CHANGED, supervision_level="high"),
        CircumstanceChanged(**said(19), **CHANGED, supervision_level="low"),
        "case supervision_level",
    ),
    (
        CircumstanceChanged(**said(20), **CHANGED, facts=(("in_work", True),)),
        CircumstanceChanged(**said(19), **CHANGED, facts=(("in_work", False),)),
        "case in_work",
    ),
    (
        CircumstanceChanged(**said(20), **CHANGED, dates=(("hired_on", later(20)),)),
        CircumstanceChanged(**said(19), **CHANGED, dates=(("hired_on", later(19)),)),
        "case hired_on",
    ),
    (
        OrientationGiven(**said(20), topics=(OrientationTopic.ROLES,)),
        OrientationGiven(**said(19), topics=tuple(OrientationTopic)),
        "case roles",
    ),
]


@pytest.mark.parametrize(("first", "second", "part"), FACTS, ids=[part for *_, part in FACTS])
def test_a_fact_is_not_set_back_by_what_was_earlier(
    first: PlanEvent, second: PlanEvent, part: str
) -> None:
    """What holds now is the latest by its day, not the one that was written down last."""
    plan = lived(PLAN, first)
    assert refused(plan, second) == ["lives.out_of_order"]
    assert fact(plan, second, "part") == part
    assert lived(plan, evolve(second, on=later(20))).version == 3


def test_other_facts_may_be_written_down_late() -> None:
    """A new day of work does not stand in the way of a late word on the lead."""
    first = CircumstanceChanged(**said(20), **CHANGED, facts=(("in_work", True),))
    second = CircumstanceChanged(**said(19), **CHANGED, facts=(("in_school", True),))
    assert lived(PLAN, first, second, LeadChanged(**said(18), lead="staff:20")).version == 4


def test_the_name_of_a_fact_is_not_told_where_it_may_be_somebodys_words() -> None:
    """Names of facts are the caller's."""
    first = CircumstanceChanged(**said(20), **CHANGED, facts=(("ZQX he said", True),))
    plan = lived(PLAN, first)
    late = CircumstanceChanged(**said(19), **CHANGED, facts=(("ZQX he said", False),))
    early = CopyGiven(**said(20), seen_version=1)
    for event in (late, early):
        applied = apply(plan, event, P)
        assert not applied.accepted
        assert "ZQX" not in repr([reason.facts for reason in applied.reasons])
        assert "a name that is not shown" in applied.why


def test_a_plan_does_not_end_before_its_last_change() -> None:
    """A note that was made afterwards does not keep it open."""
    end = PlanClosed(**said(19), because=ClosedBecause.DIED, carried=CARRIED)
    plan = lived(PLAN, CopyGiven(**said(20)))
    assert refused(plan, end) == ["lives.out_of_order"]
    assert fact(plan, end, "part") == "the plan"
    assert lived(plan, evolve(end, on=later(20))).closed_on == later(20)
    assert lived(lived(PLAN, SessionHeld(**said(20))), end).closed_on == later(19)


# Ids. -----------------------------------------------------------------------------------


@pytest.mark.parametrize("event", EVENTS, ids=KINDS)
def test_an_event_of_any_kind_speaks_of_parts_that_are_there(event: PlanEvent) -> None:
    """In a plan of nothing every id is unknown; what has no ids is not refused for them."""
    empty = drafted((), **dict.fromkeys(LISTS, ()))
    refusal = guard(empty, event, P)
    rules = {reason.rule for reason in refusal.reasons} if refusal is not None else set()
    mentioned = [
        name
        for name in ("goal_id", "step_id", "need_id", "trigger_id", "service_id", "goal_ids")
        if getattr(event, name, None)
    ]
    assert rules <= {"lives.not_in_the_plan"}
    assert not mentioned or rules


LISTS = ("conditions", "strengths", "triggers", "safety", "assessments", "incidents", "team")


def test_an_unknown_id_is_told_by_its_place_and_with_the_ids_that_are_there() -> None:
    """The id itself is not repeated: it may be anything."""
    event = GoalPaused(**said(), goal_id="ZQX he said")
    assert refused(PLAN, event) == ["lives.not_in_the_plan"]
    applied = apply(PLAN, event, P)
    assert applied.reasons[0].fact("field") == "goal_id"
    assert applied.reasons[0].fact("part") == "goals"
    assert applied.instead == ("one of g1, g2, g3",)
    assert "ZQX" not in applied.why


def test_where_there_is_nothing_to_speak_of_that_is_said() -> None:
    """No empty list is offered."""
    event = ServiceMonitored(**said(), service_id="v1", used=True)
    assert refused(PLAN, event) == ["lives.not_in_the_plan"]
    assert fact(PLAN, event, "accepted") == "nothing: there are none"


def test_every_unknown_id_and_every_taken_one_is_told_at_once() -> None:
    """Each with its place."""
    step = ActionStep(id="g1.s1", text="x", responsible="P-1", strength_ids=("s8", "s1", "s9"))
    event = StepAdded(**said(), goal_id="g9", step=step)
    reasons = apply(PLAN, event, P).reasons
    assert [(reason.rule, reason.fact("field")) for reason in reasons] == [
        ("lives.not_in_the_plan", "goal_id"),
        ("lives.not_in_the_plan", "step.strength_ids[0]"),
        ("lives.not_in_the_plan", "step.strength_ids[2]"),
        ("lives.id_taken", "step.id"),
    ]
    assert len(apply(PLAN, event, P).instead) == 4


def test_levels_of_unknown_needs_are_told_by_their_places() -> None:
    """Also where others are known."""
    levels = tuple(NewLevel(need_id=need_id, level=Level.LOW) for need_id in ("n9", "n1", "n8"))
    event = NeedsReassessed(**said(), levels=levels)
    fields = [reason.fact("field") for reason in apply(PLAN, event, P).reasons]
    assert fields == ["levels[0].need_id", "levels[2].need_id"]


def test_a_need_that_fuels_itself_speaks_of_a_need_that_is_not_there_yet() -> None:
    """Nothing is its own cause."""
    event = NeedFound(**said(), need=a_need("n9", "leisure", fuels=("n9", "n1")))
    assert refused(PLAN, event) == ["lives.not_in_the_plan"]
    assert fact(PLAN, event, "field") == "need.fuels[0]"


@pytest.mark.parametrize(
    "event", [event for event in EVENTS if list(additions(event))], ids=lambda event: event.kind
)
def test_what_an_event_adds_has_an_id_of_its_own(event: PlanEvent) -> None:
    """Once it is there, the next one needs another id."""
    plan = lived(an_unfinished_life())
    again = evolve(event, on=later(200), id=f"again {event.kind}")
    assert "lives.id_taken" in refused(plan, again)
    assert fact(plan, again, "accepted") in {"an id of its own", *instead_of_unknown(plan)}


def instead_of_unknown(plan: CasePlan) -> set[str]:
    """Give what is accepted instead of somebody who has left the team."""
    return {f"one of {', '.join(member.id for member in plan.case.team)}"}


def test_an_id_may_be_the_same_in_two_collections() -> None:
    """A service may be named like a goal."""
    service = Service(id="g1", text="x", provider="y", goal_id="g1")
    assert lived(PLAN, ServiceAdded(**said(), service=service)).services == (service,)


@pytest.mark.parametrize("hostile", ["{goal}", "%s", "a, b", "g1; accepted: all", "🦊"])
def test_an_id_may_hold_anything_that_can_be_printed(hostile: str) -> None:
    """It is looked up, told and never read as something else."""
    step = ActionStep(id=hostile, text="x", responsible="y", due_on=later(9))
    plan = lived(PLAN, StepAdded(**said(), goal_id="g1", step=step))
    done = lived(plan, StepStarted(**said(), step_id=step.id))
    assert done.goals[0].steps[-1].status.value == "started"
    assert step.id in done.history[-1].reasons[0].sentence
    assert step.id in apply(done, GoalPaused(**said(), goal_id="g1", seen_version=2), P).why


def test_people_who_left_are_not_in_the_team_any_more() -> None:
    """Leaving twice speaks of nobody."""
    plan = lived(PLAN, TeamMemberLeft(**said(), member_id="staff:20"))
    assert refused(plan, TeamMemberLeft(**said(1), member_id="staff:20")) == [
        "lives.not_in_the_plan"
    ]


# Words. ---------------------------------------------------------------------------------


@pytest.mark.parametrize("event", EVENTS, ids=KINDS)
def test_no_refusal_of_the_guard_repeats_anybodys_words(event: PlanEvent) -> None:
    """Neither in its sentence, nor in its facts, nor in what would be accepted."""
    life, draft = an_unfinished_life(), drafted((), **dict.fromkeys(LISTS, ()))
    tries = [
        (whole_life(), event, P),
        (life, event, P),
        (life, event, policy_named("virginia")),
        (life, evolve(event, on=later(-1), id="e"), P),
        (life, evolve(event, seen_version=1, id="e"), P),
        (life, evolve(event, on=later(1), id="e"), P),
        (draft, event, P),
    ]
    for plan, tried, policy in tries:
        refusal = guard(plan, tried, policy)
        if refusal is not None:
            told = [(reason.sentence, *reason.facts) for reason in refusal.reasons]
            assert MARKER not in repr(told)


def test_every_rule_of_the_guard_is_in_the_catalogue_as_the_library_s_own() -> None:
    """Each is told with its source."""
    rules = (
        "closed",
        "drafted_already",
        "other_policy",
        "newer_version",
        "before_the_plan",
        "recorded_already",
        "out_of_order",
        "not_in_the_plan",
        "id_taken",
    )
    assert all(find_rule(f"lives.{rule}").citation.source in {"LIB", "SP"} for rule in rules)


def test_the_first_thing_that_is_wrong_with_the_whole_is_told() -> None:
    """Of a wrong policy, a wrong version, a wrong day and a wrong id: one after the other."""
    plan = lived(PLAN, CopyGiven(**said()))
    event = GoalAchieved(**said(-1), goal_id="g9", seen_version=1)
    assert refused(plan, event, policy_named("virginia")) == ["lives.other_policy"]
    assert refused(plan, event) == ["lives.newer_version"]
    assert refused(plan, evolve(event, seen_version=2)) == ["lives.before_the_plan"]
    assert refused(plan, evolve(event, seen_version=2, on=TODAY)) == ["lives.not_in_the_plan"]
