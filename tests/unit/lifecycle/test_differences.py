"""What changed between two versions of a plan, who did it, and why."""

from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import (
    ActionStep,
    Barrier,
    CasePlan,
    Condition,
    GoalStatus,
    InputError,
    Level,
    PlanDiff,
    PlanDifference,
    PlanEvent,
    ProgressView,
    Readiness,
    ResponsivityProfile,
    RiskLevel,
    Service,
    Signature,
    SignatureAnswer,
    StageOfChange,
    diff,
)
from rnr_caseplan.lifecycle import (
    Circumstance,
    CircumstanceChanged,
    ConditionMet,
    ConditionModified,
    CopyGiven,
    DriverNamed,
    ExceptionMade,
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
    ProgressNoted,
    ReadinessRecorded,
    ResponsivityRecorded,
    ServiceAdded,
    ServiceEnded,
    SessionHeld,
    Signed,
    StepAdded,
    StepCompleted,
    StepRedated,
    StepStarted,
)
from tests.unit.builders import TODAY, a_need, policy_named
from tests.unit.every_event import MARKER, every_event, whole_life
from tests.unit.lives import NEEDS, drafted, later, lived

PLAN = drafted()


def said(days: int, by: str, reason: str | None = None) -> dict[str, Any]:
    """Give the day, the author and the reason of an event."""
    return {"on": later(days), "by": by, "reason": reason}


def found(before: CasePlan, after: CasePlan) -> dict[tuple[str, str | None], PlanDifference]:
    """Give the differences by part and field."""
    return {(item.part, item.field): item for item in diff(before, after).differences}


def makers(before: CasePlan, *events: PlanEvent) -> dict[tuple[str, str | None], list[str | None]]:
    """Give who changed what by some events, by part and field."""
    after = lived(before, *events)
    return {
        place: [entry.event.by for entry in item.by] for place, item in found(before, after).items()
    }


# Two plans. -----------------------------------------------------------------------------


def test_a_plan_does_not_differ_from_itself() -> None:
    """Nor from an equal one, nor from one that grew by an event that changes nothing."""
    for before, after in ((PLAN, PLAN), (PLAN, drafted()), (whole_life(), whole_life())):
        assert diff(before, after).differences == ()
        assert diff(before, after).lines == ()
    noted = lived(PLAN, SessionHeld(**said(1, "A")))
    assert diff(PLAN, noted).differences == ()
    assert [entry.event.kind for entry in diff(PLAN, noted).events] == ["session_held"]


def test_a_draft_is_the_beginning_of_the_plan_that_grew_from_it() -> None:
    """All events but the draft itself lie between the two."""
    plan = lived(PLAN, CopyGiven(**said(1, "A")), LeadChanged(**said(2, "B"), lead="staff:20"))
    found_between = diff(PLAN, plan)
    assert (found_between.before, found_between.after, found_between.follows) == (1, 3, True)
    assert found_between.events == plan.history[1:]


def test_two_versions_of_one_life_have_the_events_between_them() -> None:
    """From any version to any later one."""
    one = lived(PLAN, CopyGiven(**said(1, "A")))
    two = lived(one, LeadChanged(**said(2, "B"), lead="staff:20"))
    assert diff(one, two).events == two.history[2:]
    assert diff(one, two).follows
    assert [item.by for item in diff(one, two).differences if item.part == "case"] == [
        two.history[2:]
    ]


def test_the_later_version_first_names_no_events() -> None:
    """What differs is told all the same; nobody undid it."""
    one = lived(PLAN, CopyGiven(**said(1, "A")))
    back = diff(one, PLAN)
    assert (back.before, back.after, back.follows, back.events) == (2, 1, False, ())
    assert back.lines == ("plan: copy_given_on 2026-11-22 -> nothing",)
    two = lived(one, LeadChanged(**said(2, "B"), lead="staff:20"))
    assert not diff(two, one).follows


def test_two_lives_of_one_draft_do_not_follow_from_each_other() -> None:
    """Their events are not the same."""
    one, two = lived(PLAN, CopyGiven(**said(1, "A"))), lived(PLAN, CopyGiven(**said(2, "B")))
    assert not diff(one, two).follows
    assert diff(one, two).events == ()
    assert diff(one, two).lines == ("plan: copy_given_on 2026-11-22 -> 2026-11-23",)


def test_two_drafts_are_compared_without_anybody_who_did_it() -> None:
    """Of another case, or of another day: neither grew from the other."""
    other = drafted((*NEEDS[:2], a_need("n3", "substance_use", "high")), incidents=())
    compared = diff(PLAN, other)
    assert not compared.follows
    assert all(item.by == () for item in compared.differences)
    assert "needs n3: level moderate -> high" in compared.lines
    assert "needs n4: is gone" in compared.lines
    assert "needs n4: is new" in diff(other, PLAN).lines
    assert diff(PLAN, drafted()).follows is False


def test_a_draft_of_another_case_is_not_where_a_life_began() -> None:
    """Nor is one of another day."""
    plan = lived(PLAN, CopyGiven(**said(1, "A")))
    assert not diff(drafted(lead="staff:99"), plan).follows
    assert not diff(evolve(PLAN, as_of=later(1)), plan).follows
    assert diff(PLAN, plan).follows


def test_the_first_version_of_a_history_is_the_draft_too() -> None:
    """Whether its history has begun or not."""
    plan = lived(PLAN, CopyGiven(**said(1, "A")))
    begun = evolve(PLAN, history=plan.history[:1])
    assert diff(begun, plan) == diff(PLAN, plan)


@pytest.mark.parametrize(
    ("arguments", "paths"),
    [((PLAN.case, PLAN), ["a"]), ((PLAN, None), ["b"]), (("x", "y"), ["a", "b"])],
)
def test_only_plans_are_compared(arguments: tuple[Any, Any], paths: list[str]) -> None:
    """Both arguments are checked."""
    with pytest.raises(InputError) as caught:
        diff(*arguments)
    assert [fault.path for fault in caught.value.faults] == paths


# Who did it, and why. -------------------------------------------------------------------


def test_each_field_of_a_goal_is_told_with_the_event_that_changed_it() -> None:
    """Not with everything else that happened to the goal, nor to its steps."""
    made = makers(
        PLAN,
        GoalReworded(**said(1, "A"), goal_id="g1", statement="x"),
        StepStarted(**said(2, "B"), step_id="g1.s1"),
        StepCompleted(**said(3, "C"), step_id="g1.s1"),
        GoalAchieved(**said(4, "D"), goal_id="g1"),
    )
    assert made["goals g1", "statement"] == ["A"]
    assert made["goals g1", "wording"] == ["A"]
    assert made["goals g1", "status"] == ["D"]
    assert made["needs n1", "disposition"] == ["D"]
    assert made["steps g1.s1", "status"] == ["B", "C"]
    assert ("goals g1", "measure") not in made


def test_each_field_of_a_step_is_told_with_the_event_that_changed_it() -> None:
    """A step moves by its own event, or with its goal when that goes on."""
    made = makers(
        PLAN,
        StepStarted(**said(1, "A"), step_id="g1.s1"),
        StepRedated(**said(2, "B"), step_id="g1.s2", due_on=later(50)),
        GoalPaused(**said(3, "C"), goal_id="g1"),
        GoalResumed(**said(13, "D"), goal_id="g1"),
    )
    assert made["steps g1.s1", "status"] == ["A"]
    assert made["steps g1.s1", "due_on"] == ["D"]
    assert made["steps g1.s2", "due_on"] == ["B", "D"]
    assert made["steps g1.s3", "due_on"] == ["D"]
    assert made["goals g1", "target_date"] == ["D"]
    assert ("goals g1", "status") not in made


def test_a_step_with_an_id_of_peoples_own_is_told_like_any_other() -> None:
    """It need not be named for its goal."""
    step = ActionStep(id="call home", text="x", responsible="P-1", due_on=later(30))
    before = lived(PLAN, StepAdded(**said(1, "A"), goal_id="g1", step=step))
    made = makers(
        before,
        GoalPaused(**said(3, "C"), goal_id="g1"),
        GoalResumed(**said(13, "D"), goal_id="g1"),
    )
    assert made["steps call home", "due_on"] == ["D"]


def test_a_new_part_is_told_with_all_events_that_made_it_what_it_is() -> None:
    """From the first to the last."""
    step = ActionStep(id="s9", text="x", responsible="P-1", due_on=later(30))
    service = Service(id="v1", text="x", provider="y")
    made = makers(
        PLAN,
        StepAdded(**said(1, "A"), goal_id="g1", step=step),
        StepCompleted(**said(2, "B"), step_id="s9"),
        ServiceAdded(**said(3, "C"), service=service),
        ServiceEnded(**said(4, "D"), service_id="v1"),
        NeedFound(**said(5, "E"), need=a_need("n9", "family_marital")),
    )
    assert made["steps s9", None] == ["A", "B"]
    assert made["services v1", None] == ["C", "D"]
    assert made["needs n9", None] == ["E"]
    assert made["goals g4", None] == made["steps g4.s1", None] == ["E"]


def test_each_fact_of_the_case_is_told_with_the_event_that_changed_it() -> None:
    """Who changed the lead did not raise the risk."""
    made = makers(
        PLAN,
        LeadChanged(**said(1, "A"), lead="staff:20"),
        NeedsReassessed(**said(2, "B"), risk_level=RiskLevel.VERY_HIGH),
        CircumstanceChanged(
            **said(3, "C"),
            circumstance=Circumstance.WORK,
            text="x",
            supervision_level="high",
            facts=(("in_work", True),),
            dates=(("hired_on", later(3)),),
        ),
        ReadinessRecorded(**said(4, "D"), readiness=Readiness(stage=StageOfChange.ACTION)),
    )
    assert {field: by for (part, field), by in made.items() if part == "case"} == {
        "risk_level": ["B"],
        "supervision_level": ["C"],
        "dates": ["C"],
        "facts": ["C"],
        "readiness": ["D"],
        "lead": ["A"],
    }


def test_each_way_of_working_is_told_with_the_events_that_changed_it() -> None:
    """What is new, what is gone, and what is there for another barrier."""
    first = ResponsivityProfile(barriers=(Barrier.NO_CAR, Barrier.SHORT_ATTENTION))
    second = ResponsivityProfile(barriers=(Barrier.LITTLE_STAMINA, Barrier.SHORT_ATTENTION))
    plan = lived(PLAN, ResponsivityRecorded(**said(1, "A"), profile=first))
    made = makers(plan, ResponsivityRecorded(**said(2, "B"), profile=second))
    assert made == {
        ("ways_of_working short_sessions", "barriers"): ["B"],
        ("ways_of_working ride_aid", None): ["B"],
        ("case", "responsivity"): ["B"],
    }
    told = diff(PLAN, plan).lines
    assert any(line.startswith("ways_of_working ride_aid: is new; resp") for line in told)
    gone = lived(plan, ResponsivityRecorded(**said(2, "B"), profile=second))
    assert any(
        line.startswith("ways_of_working ride_aid: is gone; ") for line in diff(plan, gone).lines
    )


def test_each_signature_is_told_with_the_event_that_it_came_from() -> None:
    """Also where the same person signed twice, and where an earlier one is not between the two."""
    first = Signed(**said(1, "A"), signer="P-1", answer=SignatureAnswer.AGREED)
    second = Signed(**said(2, "B"), signer="P-1", answer=SignatureAnswer.AGREED)
    third = Signed(**said(2, "C"), signer="staff:20", answer=SignatureAnswer.AGREED)
    assert makers(PLAN, first, second, third) == {
        ("signatures 1", None): ["A"],
        ("signatures 2", None): ["B"],
        ("signatures 3", None): ["C"],
    }
    assert makers(lived(PLAN, first), second, third) == {
        ("signatures 2", None): ["B"],
        ("signatures 3", None): ["C"],
    }


def test_each_note_of_progress_is_told_with_the_event_that_it_came_from() -> None:
    """In the order in which they were recorded."""
    notes = [
        ProgressNoted(**said(days, by), text="x", view=ProgressView.PLANNER, goal_id=goal)
        for days, by, goal in ((3, "A", "g1"), (1, "B", "g2"), (2, "C", "g1"))
    ]
    assert makers(PLAN, *notes) == {
        ("progress 1", None): ["A"],
        ("progress 2", None): ["B"],
        ("progress 3", None): ["C"],
    }


def test_each_exception_to_a_check_is_told_with_the_event_that_it_came_from() -> None:
    """In the order in which they were recorded, with who made it and why."""
    first = ExceptionMade(**said(3, "A", "it ends soon"), code="TGT08", about="g1")
    second = ExceptionMade(**said(1, "B", "the court asked"), code="TGT08")
    assert makers(PLAN, first, second) == {
        ("exceptions 1", None): ["A"],
        ("exceptions 2", None): ["B"],
    }
    assert diff(PLAN, lived(PLAN, first)).lines == (
        "exceptions 1: is new; exception_made on 2026-11-24 by A, because: it ends soon",
    )


def test_what_the_plan_says_of_itself_is_told_with_its_event() -> None:
    """Giving a copy is not closing."""
    plan = whole_life()
    between = found(PLAN, plan)
    (copied,) = between["plan", "copy_given_on"].by
    (closed,) = between["plan", "closed_on"].by
    assert (copied.event.kind, closed.event.kind) == ("copy_given", "plan_closed")


def test_conditions_are_told_with_what_the_court_and_the_participant_did() -> None:
    """Words and day from the court, the day on which it was met from the participant."""
    made = makers(
        PLAN,
        ConditionModified(**said(1, "A"), condition_id="c2", text="x", due_on=later(90)),
        ConditionMet(**said(2, "B"), condition_id="c2"),
        ConditionMet(**said(3, "C"), condition_id="c1"),
    )
    assert made["conditions c2", "text"] == ["A"]
    assert made["conditions c2", "due_on"] == ["A"]
    assert made["conditions c2", "met_on"] == ["B"]
    assert made["conditions c1", "met_on"] == ["C"]


def test_another_driver_is_a_difference() -> None:
    """Also where both are accepted."""
    one = lived(PLAN, DriverNamed(**said(1, "A"), need_id="n1", incident_ids=("i1",)))
    two = lived(one, DriverNamed(**said(2, "B"), need_id="n2"))
    assert found(PLAN, one)["driver", None].by == one.history[1:]
    changed = found(one, two)["driver", "need_id"]
    assert (changed.before, changed.after) == ("n1", "n2")
    assert [entry.event.by for entry in changed.by] == ["B"]


def test_what_was_explained_is_told_by_its_day() -> None:
    """At first the whole is new."""
    one = lived(PLAN, OrientationGiven(**said(1, "A"), topics=(OrientationTopic.ROLES,)))
    two = lived(one, OrientationGiven(**said(2, "B"), topics=(OrientationTopic.CONSEQUENCES,)))
    assert [entry.event.by for entry in found(PLAN, one)["engagement", None].by] == ["A"]
    explained = found(one, two)["engagement", "consequences_explained_on"]
    assert (explained.before, explained.after) == (None, later(2).isoformat())
    assert [entry.event.by for entry in explained.by] == ["B"]


def test_activities_of_goals_and_of_adaptations_are_told_with_the_new_lead() -> None:
    """Whoever holds them."""
    before = drafted((*NEEDS, a_need("n5", "transport")))
    made = makers(before, LeadChanged(**said(1, "A"), lead="staff:20"))
    assert made["activities g1.a1", "responsible"] == ["A"]
    assert made["activities r1.a1", "responsible"] == ["A"]


@pytest.mark.parametrize("place", range(len(every_event())))
def test_every_difference_of_a_life_has_somebody_who_made_it(place: int) -> None:
    """Between each two versions the event between them, and nobody else."""
    events = every_event()
    before = lived(PLAN, *events[:place])
    after = lived(before, events[place])
    for item in diff(before, after).differences:
        assert item.by == after.history[-1:], (item.part, item.field)


def test_every_difference_from_the_draft_has_somebody_who_made_it() -> None:
    """Over a whole life."""
    nobodys = [
        (item.part, item.field) for item in diff(PLAN, whole_life()).differences if not item.by
    ]
    assert nobodys == []


# In words. ------------------------------------------------------------------------------


def test_a_difference_in_words_says_what_who_and_why() -> None:
    """The words of both versions stand in it."""
    event = GoalReworded(**said(1, "staff:17", "it says more"), goal_id="g1", statement="I rest.")
    lines = diff(PLAN, lived(PLAN, event)).lines
    assert lines[0].startswith("goals g1: statement ")
    assert lines[0].endswith(
        " -> I rest.; goal_reworded on 2026-11-22 by staff:17, because: it says more"
    )
    assert lines[1] == (
        "goals g1: wording starter -> own; goal_reworded on 2026-11-22 by staff:17, because: it "
        "says more"
    )


def test_several_events_are_told_one_after_the_other() -> None:
    """In the order in which they were recorded; without a reason none is told."""
    one = LeadChanged(**said(1, "A"), lead="staff:20")
    two = LeadChanged(**said(2, "B", "illness"), lead="staff:21")
    line = found(PLAN, lived(PLAN, one, two))["case", "lead"].sentence
    assert line == (
        "case: lead staff:17 -> staff:21; lead_changed on 2026-11-22 by A; lead_changed on "
        "2026-11-23 by B, because: illness"
    )


def test_lists_and_whole_values_are_told_by_what_they_hold() -> None:
    """Nothing is told as nothing; a value without an id by its fields."""
    readiness = Readiness(stage=StageOfChange.ACTION, importance=3)
    plan = lived(
        drafted(facts=(("in_work", False),)),
        ReadinessRecorded(**said(1, "A"), readiness=readiness),
        CircumstanceChanged(
            **said(1, "B"),
            circumstance=Circumstance.WORK,
            text="x",
            facts=(("hours", 20),),
            dates=(("hired_on", later(1)),),
        ),
    )
    lines = [item.sentence for item in found(drafted(facts=(("in_work", False),)), plan).values()]
    told = [line.partition(";")[0] for line in lines]
    assert "case: readiness nothing -> stage action, importance 3" in told
    assert "case: dates nothing -> hired_on, 2026-11-22" in told
    assert "case: facts in_work, no -> hours, 20, in_work, no" in told


def test_members_of_the_team_are_told_by_their_ids() -> None:
    """Each with what is known of them."""
    plan = whole_life()
    team = found(PLAN, plan)["case", "team"]
    assert team.before == ("id staff:17", "id staff:20")
    assert team.after == ("id staff:20", "id staff:30, name ZQX words")


def test_a_draft_that_nobody_signed_for_is_told_as_such() -> None:
    """Only a draft may lack an author; it is told when it is asked about."""
    entry = lived(PLAN, CopyGiven(**said(1, "A"))).history[0]
    item = PlanDifference(part="plan", field="as_of", before=None, after="x", by=(entry,))
    assert item.sentence.endswith("drafted on 2026-11-21 by nobody named")


def test_words_stand_in_the_sentences_and_nowhere_else() -> None:
    """A difference that is shown in a log holds none of them."""
    compared = diff(PLAN, whole_life())
    for one in (compared, diff(whole_life(), PLAN)):
        assert MARKER in " ".join(one.lines)
        assert MARKER not in repr(one)
    assert isinstance(compared, PlanDiff)


# Plans that were put together by hand. ---------------------------------------------------


def test_records_that_no_event_made_are_told_without_one() -> None:
    """A plan from before there were histories, in both directions."""
    signature = Signature(by="P-1", on=TODAY, answer=SignatureAnswer.AGREED)
    by_hand = evolve(PLAN, signatures=(signature,))
    (new,) = diff(PLAN, by_hand).differences
    (gone,) = diff(by_hand, PLAN).differences
    assert (new.field, new.before, new.after) == (None, None, "there")
    assert (gone.field, gone.before, gone.after) == (None, "there", None)
    assert diff(PLAN, by_hand).lines == ("signatures 1: is new",)
    assert diff(by_hand, PLAN).lines == ("signatures 1: is gone",)
    grown = lived(PLAN, CopyGiven(**said(1, "A")))
    assert "signatures 1: is new" in diff(grown, by_hand).lines


def test_a_part_that_was_taken_out_by_hand_is_gone() -> None:
    """No event takes a part away."""
    event = CopyGiven(**said(1, "A"))
    grown = lived(PLAN, event)
    without = evolve(grown, triggers=grown.triggers[:1])
    assert [line for line in diff(PLAN, without).lines if "trigger" in line] == [
        "triggers t2: is gone"
    ]


def test_a_status_that_was_set_by_hand_has_nobody_who_did_it() -> None:
    """The event that is there did something else."""
    grown = lived(PLAN, CopyGiven(**said(1, "A")))
    first = evolve(grown.goals[0], status=GoalStatus.PAUSED)
    changed = found(PLAN, evolve(grown, goals=(first, *grown.goals[1:])))["goals g1", "status"]
    assert (changed.before, changed.after, changed.by) == ("active", "paused", ())


def test_a_level_that_moved_and_came_back_is_no_difference() -> None:
    """What is compared is two versions, not the way from one to the other."""
    levels = [
        NeedsReassessed(**said(days, "A"), levels=(NewLevel(need_id="n4", level=level),))
        for days, level in ((1, Level.MODERATE), (2, Level.LOW))
    ]
    assert ("needs n4", "level") not in makers(PLAN, *levels)
    assert makers(PLAN, *levels)["needs n4", "assessed_on"] == ["A", "A"]


def test_hostile_ids_do_not_hide_who_did_it() -> None:
    """A condition may be named like a field of another one."""
    plan = lived(
        drafted(conditions=(Condition(id="c", text="x"), Condition(id="c: text", text="y"))),
        policy=policy_named(),
    )
    made = makers(plan, ConditionModified(**said(1, "A"), condition_id="c: text", text="z"))
    assert made == {("conditions c: text", "text"): ["A"]}
