"""What the policy calls for after something has happened to a plan."""

import datetime
from typing import Any

import pytest

from rnr_caseplan import (
    ActionStep,
    Barrier,
    CasePlan,
    Driver,
    FollowUp,
    FollowUpKind,
    InputError,
    Level,
    Override,
    Policy,
    Readiness,
    ResponseKind,
    ResponsivityProfile,
    ReviewKind,
    RiskLevel,
    Service,
    StageOfChange,
    WantedGoal,
    draft_plan,
    follow_ups,
)
from rnr_caseplan.lifecycle import (
    Circumstance,
    CircumstanceChanged,
    ClosedBecause,
    ConditionMet,
    ConditionModified,
    ConditionViolated,
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
    LevelOverridden,
    NeedFound,
    NeedsReassessed,
    NewLevel,
    PlanClosed,
    ReadinessRecorded,
    ResponseGiven,
    ResponsivityRecorded,
    ReviewHeld,
    SafetyAnswered,
    ServiceAdded,
    ServiceEnded,
    ServiceMonitored,
    SessionHeld,
    SobrietyChanged,
    StepAdded,
)
from tests.unit.builders import TODAY, a_case, a_need, policy_named, policy_with
from tests.unit.lives import NEEDS, drafted, later, lived

PLAN = drafted()
FORMAL = ReviewKind.FORMAL_REVIEW
NEW_NEED = a_need("n5", "family_marital")
LOW_NEED = a_need("n5", "family_marital", "low")


def said(days: int = 1, **facts: Any) -> dict[str, Any]:
    """Give the day and the author of an event, with a reason."""
    return {"on": later(days), "by": "staff:17", "reason": "as reviewed", **facts}


def reassessed(days: int = 5, **levels: str) -> NeedsReassessed:
    """Assess needs again."""
    found = [NewLevel(need_id=name, level=Level(level)) for name, level in levels.items()]
    return NeedsReassessed(**said(days), levels=tuple(found))


def reviewed(days: int, kind: ReviewKind = FORMAL, **facts: Any) -> ReviewHeld:
    """Hold a review."""
    return ReviewHeld(**said(days), review=kind, **facts)


def ended(goal_id: str, days: int = 4) -> GoalDiscontinued:
    """End work on a goal before it is reached."""
    because = DiscontinuedBecause.NEED_RESOLVED_OTHERWISE
    return GoalDiscontinued(**said(days), goal_id=goal_id, because=because)


def responded(days: int, about: str | None, identifier: str = "x1") -> ResponseGiven:
    """Answer behavior."""
    return ResponseGiven(
        **said(days),
        response_id=identifier,
        response=ResponseKind.SANCTION,
        behavior="did not come",
        about=about,
    )


def asked(plan: CasePlan, days: int = 100, policy: Policy | None = None) -> list[FollowUp]:
    """Give what the policy calls for, but for the danger that is open in most of these plans."""
    used = policy or policy_named(plan.policy.name)
    found = follow_ups(plan, used, as_of=later(days))
    return [item for item in found if item.kind is not FollowUpKind.ANSWER_DANGER]


def about(
    kind: FollowUpKind, plan: CasePlan, days: int = 100, policy: Policy | None = None
) -> list[str | None]:
    """Give what the follow-ups of one kind are about."""
    return [item.about for item in asked(plan, days, policy) if item.kind is kind]


def reviews(plan: CasePlan, policy: Policy | None = None) -> list[int]:
    """Give the days by which reviews are called for, counted from the draft."""
    return [
        (item.due_on - TODAY).days
        for item in asked(plan, policy=policy)
        if item.kind is FollowUpKind.HOLD_REVIEW and item.due_on is not None
    ]


def test_a_draft_calls_for_nothing() -> None:
    """Nor does an empty plan, or one that has only been used."""
    assert asked(PLAN) == []
    assert asked(drafted((), incidents=(), conditions=())) == []
    assert asked(lived(PLAN, SessionHeld(**said()))) == []


def test_a_closed_plan_calls_for_nothing() -> None:
    """Whatever it left open."""
    plan = lived(
        drafted(NEEDS[:1], conditions=(), safety=()), GoalAchieved(**said(4), goal_id="g1")
    )
    assert asked(plan)
    closed = lived(plan, PlanClosed(**said(5), because=ClosedBecause.TERM_ENDED))
    assert asked(closed) == []


def test_an_open_danger_comes_first_until_it_is_answered() -> None:
    """With its day and why it is urgent; whatever else is called for."""
    plan = lived(PLAN, GoalAchieved(**said(4), goal_id="g1"))
    item = follow_ups(plan, policy_named(), as_of=later(4))[0]
    assert (item.kind, item.about) == (FollowUpKind.ANSWER_DANGER, "d1")
    assert item.due_on == plan.safety[0].due_on
    assert [reason.rule for reason in item.reasons] == ["follow_ups.answer_danger", "safety.note"]
    answered = lived(plan, SafetyAnswered(**said(5), safety_id="d1"))
    kinds = [found.kind for found in follow_ups(answered, policy_named(), as_of=later(5))]
    assert FollowUpKind.ANSWER_DANGER not in kinds


def test_what_happened_after_the_day_is_not_looked_at() -> None:
    """A review that is called for later is not called for yet."""
    plan = lived(PLAN, GoalAchieved(**said(4), goal_id="g1"))
    assert FollowUpKind.HOLD_REVIEW not in [item.kind for item in asked(plan, 3)]
    assert FollowUpKind.HOLD_REVIEW in [item.kind for item in asked(plan, 4)]


def test_levels_that_moved_are_looked_at_under_every_policy() -> None:
    """By the policy's own word for it, or else because a plan follows its levels (NP-8)."""
    for name in ("rnr-baseline", "virginia", "success-plan", "treatment-court"):
        plan = drafted(NEEDS, policy_named(name))
        (item,) = [
            item
            for item in asked(lived(plan, reassessed(4, n1="moderate")))
            if item.kind is FollowUpKind.HOLD_REVIEW
        ]
        own = name in {"rnr-baseline", "treatment-court"}
        rule = "follow_ups.review" if own else "follow_ups.levels_moved"
        assert (item.reasons[0].rule, item.due_on) == (rule, later(11))
        assert reviews(lived(plan, reassessed(4, n1="high"))) == []


def test_questions_are_asked_with_the_plans_policy_and_a_day() -> None:
    """Every wrong argument is told."""
    wrong: Any = "2026-12-01"
    with pytest.raises(InputError) as caught:
        follow_ups(wrong, wrong, as_of=wrong)
    assert [fault.path for fault in caught.value.faults] == ["plan", "policy", "as_of"]
    with pytest.raises(InputError) as caught:
        follow_ups(PLAN, policy_named("virginia"), as_of=TODAY)
    assert [fault.expected for fault in caught.value.faults] == ["the policy rnr-baseline"]


# The next goal. ------------------------------------------------------------------------

BEGIN = FollowUpKind.BEGIN_NEXT_GOAL


def test_the_next_goal_of_the_queue_is_proposed_when_a_place_is_free() -> None:
    """With the rule and its source (VA-7c); it is begun by an event, and proposed until then."""
    plan = lived(PLAN, GoalPaused(**said(), goal_id="g1"))
    (item,) = [item for item in asked(plan) if item.kind is BEGIN]
    assert (item.about, item.due_on) == ("g3", None)
    assert item.reasons[0].rule == "follow_ups.next_goal"
    assert item.reasons[0].citation == policy_named().goals_active_at_once.citation
    assert "g3" in item.why
    begun = lived(plan, GoalActivated(**said(2), goal_id="g3"))
    assert about(BEGIN, begun) == []


def test_a_goal_that_must_wait_is_not_proposed_until_its_day() -> None:
    """Maintenance waits for ninety days of sobriety, the last one included."""
    plan = drafted(
        (a_need("m", "dental"),),
        policy_named("treatment-court"),
        incidents=(),
        sober_since=later(0),
    )
    plan = lived(plan, SessionHeld(**said()))
    assert about(BEGIN, plan, 89) == []
    assert about(BEGIN, plan, 90) == ["g1"]


RESUME = FollowUpKind.RESUME_GOAL


def test_a_goal_that_rests_is_proposed_to_go_on_when_a_place_is_free() -> None:
    """Beside the next one of the queue; people decide which (VA-7c)."""
    plan = lived(PLAN, GoalPaused(**said(), goal_id="g1"))
    assert about(RESUME, plan) == ["g1"]
    taken = lived(plan, GoalActivated(**said(2), goal_id="g3"))
    assert about(RESUME, taken) == []
    freed = lived(taken, GoalAchieved(**said(3), goal_id="g2"))
    assert about(RESUME, freed) == ["g1"]
    resumed = lived(freed, GoalResumed(**said(4), goal_id="g1"))
    assert about(RESUME, resumed) == []


# Reviews. ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("event", "because"),
    [
        (GoalAchieved(**said(4), goal_id="g1"), "goal_completed"),
        (
            CircumstanceChanged(**said(4), circumstance=Circumstance.WORK, text="lost the job"),
            "circumstances_change",
        ),
        (reassessed(4, n4="moderate"), "needs_or_stability_change"),
        (SobrietyChanged(**said(4), sober_since=later(4)), "needs_or_stability_change"),
        (
            ResponsivityRecorded(
                **said(4), profile=ResponsivityProfile(barriers=(Barrier.NO_CAR,))
            ),
            "needs_or_stability_change",
        ),
        (NeedFound(**said(4), need=LOW_NEED), "need_arises"),
    ],
    ids=lambda value: getattr(value, "kind", value),
)
def test_what_happened_calls_for_a_review_within_days(event: Any, because: str) -> None:
    """Seven days after it, as the policy says, with the sources of both (SP-13, TC-13a)."""
    plan = lived(PLAN, event)
    (item,) = [item for item in asked(plan) if item.kind is FollowUpKind.HOLD_REVIEW]
    assert item.due_on == later(11)
    cause, day = item.reasons
    assert [cause.rule, day.rule] == ["follow_ups.review", "follow_ups.review_day"]
    assert (cause.fact("event"), cause.fact("on")) == (because, str(later(4)))
    assert (day.fact("within_days"), day.fact("counted_from")) == (7, str(later(4)))
    assert day.citation == policy_named().unscheduled_within_days.citation


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (
            "rnr-baseline",
            ["need_arises", "goal_completed", "circumstances_change"],
        ),
        ("virginia", ["need_arises"]),
        ("treatment-court", ["needs_or_stability_change"]),
        ("success-plan", ["goal_completed", "circumstances_change"]),
    ],
)
def test_each_policy_names_what_calls_for_a_review(policy: str, expected: list[str]) -> None:
    """A need that arises, a reassessment, a goal that is reached, a circumstance."""
    plan = lived(
        drafted(NEEDS[:2], policy_named(policy)),
        NeedFound(**said(3), need=LOW_NEED),
        reassessed(4, n5="low"),
        GoalAchieved(**said(5), goal_id="g1"),
        CircumstanceChanged(**said(6), circumstance=Circumstance.WORK, text="lost the job"),
    )
    (item,) = [item for item in asked(plan) if item.kind is FollowUpKind.HOLD_REVIEW]
    assert [reason.fact("event") for reason in item.reasons[:-1]] == expected
    first = min(str(reason.fact("on")) for reason in item.reasons[:-1])
    assert item.reasons[-1].fact("counted_from") == first


@pytest.mark.parametrize(
    ("event", "policy", "is_called_for"),
    [
        (NeedFound(**said(3), need=LOW_NEED), "treatment-court", True),
        (NeedFound(**said(3), need=LOW_NEED), "success-plan", False),
        (
            CircumstanceChanged(**said(3), circumstance=Circumstance.WORK, text="lost the job"),
            "treatment-court",
            True,
        ),
        (
            CircumstanceChanged(**said(3), circumstance=Circumstance.WORK, text="lost the job"),
            "virginia",
            False,
        ),
        (GoalAchieved(**said(3), goal_id="g1"), "treatment-court", False),
    ],
    ids=lambda value: getattr(value, "kind", value),
)
def test_a_change_of_needs_or_stability_has_a_word_or_is_counted_as_one(
    event: Any, policy: str, *, is_called_for: bool
) -> None:
    """A policy that names changes of needs or stability means these too (TC-13a)."""
    plan = lived(drafted(NEEDS[:2], policy_named(policy)), event)
    assert reviews(plan) == ([10] if is_called_for else [])


def test_the_first_of_several_causes_of_one_kind_counts() -> None:
    """Also where it was written down after the second."""
    plan = lived(
        PLAN,
        GoalAchieved(**said(20), goal_id="g1"),
        GoalAchieved(**said(15), goal_id="g2"),
    )
    assert reviews(plan) == [22]
    (item,) = [item for item in asked(plan) if item.kind is FollowUpKind.HOLD_REVIEW]
    assert [reason.fact("on") for reason in item.reasons] == [str(later(15)), None]


def test_a_review_that_is_overdue_is_called_for_still() -> None:
    """Its day stays in the past."""
    plan = lived(PLAN, GoalAchieved(**said(4), goal_id="g1"))
    kinds = [item.kind for item in asked(plan, 400)]
    assert FollowUpKind.HOLD_REVIEW in kinds
    assert reviews(plan) == [11]


@pytest.mark.parametrize(("held", "expected"), [(3, [11]), (4, []), (50, [])])
def test_a_formal_review_on_the_day_or_later_answers(held: int, expected: list[int]) -> None:
    """One that was held before it happened does not, though it was written down later."""
    plan = lived(PLAN, GoalAchieved(**said(4), goal_id="g1"), reviewed(held))
    assert reviews(plan) == expected


def test_a_check_in_on_a_goal_is_no_review_of_the_plan() -> None:
    """The whole plan is looked at."""
    check_in = reviewed(5, ReviewKind.GOAL_CHECK_IN, goal_id="g2")
    plan = lived(PLAN, GoalAchieved(**said(4), goal_id="g1"), check_in)
    assert reviews(plan) == [11]


def test_what_was_written_down_after_the_review_was_not_seen_by_it() -> None:
    """Also where it had happened before."""
    plan = lived(PLAN, reviewed(50), GoalAchieved(**said(40), goal_id="g1"))
    assert reviews(plan) == [47]


def test_a_review_that_is_written_down_late_does_not_undo_a_later_one() -> None:
    """The goal was reached between the two, and the later one has seen it."""
    plan = lived(
        PLAN,
        GoalAchieved(**said(40), goal_id="g1"),
        reviewed(50),
        reviewed(10),
    )
    assert reviews(plan) == []


def test_the_policy_says_within_how_many_days() -> None:
    """Here three."""
    policy = policy_with(unscheduled_within_days=3)
    plan = lived(PLAN, GoalAchieved(**said(4), goal_id="g1"))
    assert reviews(plan, policy) == [7]


def test_at_the_end_of_the_calendar_a_review_is_called_for_without_a_day() -> None:
    """Seven days later there is no day any more."""
    reached = GoalAchieved(on=datetime.date.max, by="staff:17", goal_id="g1")
    plan = lived(PLAN, reached)
    found = follow_ups(plan, policy_named(), as_of=datetime.date.max)
    days = [item.due_on for item in found if item.kind is FollowUpKind.HOLD_REVIEW]
    assert days == [None]


# Needs and the driver. -----------------------------------------------------------------

END = FollowUpKind.END_WORK_ON_NEED


@pytest.mark.parametrize(
    ("need_id", "goal_id", "level", "is_proposed"),
    [
        ("n1", "g1", "high", False),
        ("n1", "g1", "moderate", True),
        ("n1", "g1", "low", True),
        ("n1", "g1", "unknown", False),
        ("n3", "g3", "high", False),
        ("n3", "g3", "moderate", False),
        ("n3", "g3", "low", True),
        ("n3", "g3", "unknown", False),
    ],
)
def test_a_need_that_has_fallen_to_its_closing_level_is_proposed_for_ending(
    need_id: str, goal_id: str, level: str, *, is_proposed: bool
) -> None:
    """Lower than when it was targeted and at most moderate (SP-14); unknown is never low."""
    plan = lived(PLAN, reassessed(5, **{need_id: level}))
    assert about(END, plan) == ([goal_id] if is_proposed else [])


def test_the_proposal_to_end_tells_the_levels() -> None:
    """That of now and that of the goal."""
    plan = lived(PLAN, reassessed(n1="low"))
    (reason,) = next(item.reasons for item in asked(plan) if item.kind is END)
    facts = {name: reason.fact(name) for name in ("need", "level", "goal", "closes_at")}
    assert facts == {"need": "n1", "level": "low", "goal": "g1", "closes_at": "moderate"}


@pytest.mark.parametrize("end", [GoalAchieved(**said(6), goal_id="g1"), ended("g1", 6)])
def test_a_goal_that_has_ended_is_not_proposed_for_ending(end: Any) -> None:
    """People decided; one that rests is proposed still."""
    plan = lived(PLAN, reassessed(n1="low"))
    assert about(END, lived(plan, GoalPaused(**said(6), goal_id="g1"))) == ["g1"]
    assert about(END, lived(plan, end)) == []


def test_a_goal_on_a_low_need_is_never_proposed_for_ending() -> None:
    """The level does not decide there: the participant asked for it."""
    wanted = WantedGoal(need_id="n4", statement="I play in the team.")
    assert about(END, lived(PLAN, GoalAdded(**said(), goal=wanted))) == []


def test_a_goal_that_was_added_again_is_not_at_once_proposed_for_ending() -> None:
    """Its need was targeted anew at moderate, and has not fallen since."""
    plan = lived(
        PLAN,
        reassessed(5, n1="moderate"),
        GoalAchieved(**said(6), goal_id="g1"),
        GoalReAdded(**said(7), goal_id="g1"),
    )
    assert about(END, plan) == []
    assert about(END, lived(plan, reassessed(9, n1="low"))) == ["g1"]


LOOK = FollowUpKind.LOOK_AT_DRIVER


def test_a_driver_that_is_not_moderate_any_more_is_asked_about() -> None:
    """Until it is withdrawn, or another one is named (VA-2c)."""
    plan = drafted(driver=Driver(need_id="n1"))
    assert about(LOOK, lived(plan, reassessed(n1="moderate"))) == []
    for level in ("low", "unknown"):
        fallen = lived(plan, reassessed(n1=level))
        assert about(LOOK, fallen) == ["n1"]
        assert about(LOOK, lived(fallen, DriverWithdrawn(**said(6)))) == []
        assert about(LOOK, lived(fallen, DriverNamed(**said(6), need_id="n2"))) == []


def test_the_question_about_a_driver_tells_why_it_is_refused() -> None:
    """Its level, and the rule with what would be accepted."""
    plan = lived(drafted(driver=Driver(need_id="n1")), reassessed(n1="low"))
    reasons = next(item.reasons for item in asked(plan) if item.kind is LOOK)
    assert [reason.rule for reason in reasons] == ["follow_ups.driver", "drivers.refused_level"]
    assert reasons[0].fact("level") == "low"


AGREE = FollowUpKind.AGREE_ON_NEW_GOAL


def test_a_new_high_need_gets_a_queued_goal_and_is_proposed() -> None:
    """Until the plan is reviewed, or work on it begins or ends (NP-8)."""
    plan = lived(PLAN, NeedFound(**said(5), need=NEW_NEED))
    assert about(AGREE, plan) == ["g4"]
    (reason,) = next(item.reasons for item in asked(plan) if item.kind is AGREE)
    assert (reason.fact("need"), reason.fact("goal")) == ("n5", "g4")
    assert about(AGREE, lived(plan, reviewed(6))) == []
    assert about(AGREE, lived(plan, ended("g4", 6))) == []
    begun = lived(plan, ended("g1", 6), GoalActivated(**said(7), goal_id="g4"))
    assert about(AGREE, begun) == []


def test_a_need_that_rises_is_proposed_as_well() -> None:
    """It has become a target by a reassessment."""
    plan = lived(drafted((*NEEDS[:2], NEEDS[3])), reassessed(n4="high"))
    assert about(AGREE, plan) == ["g3"]


def test_goals_of_the_draft_and_goals_that_were_asked_for_are_agreed_on_already() -> None:
    """Nobody has to be asked about them again."""
    wanted = WantedGoal(need_id="n4", statement="I play in the team.")
    plan = lived(PLAN, GoalAdded(**said(), goal=wanted), SessionHeld(**said(2)))
    assert about(AGREE, plan) == []


@pytest.mark.parametrize(
    "other",
    [
        reviewed(6, ReviewKind.GOAL_CHECK_IN, goal_id="g1"),
        reviewed(4),
        SessionHeld(**said(6)),
    ],
    ids=["check-in", "earlier", "session"],
)
def test_only_a_formal_review_that_has_seen_the_goal_answers(other: Any) -> None:
    """A check-in on another goal does not, nor one that was held before."""
    plan = lived(PLAN, NeedFound(**said(5), need=NEW_NEED), other)
    assert about(AGREE, plan) == ["g4"]


def test_a_need_that_is_found_after_the_review_of_the_same_day_is_proposed() -> None:
    """The review has not seen it."""
    plan = lived(PLAN, reviewed(5), NeedFound(**said(5), need=NEW_NEED))
    assert about(AGREE, plan) == ["g4"]


# Services. -----------------------------------------------------------------------------

BACK = FollowUpKind.BACK_TO_PLANNING
PLAN_WITH_SERVICE = lived(
    PLAN, ServiceAdded(**said(), service=Service(id="v1", text="a group", provider="the clinic"))
)


@pytest.mark.parametrize(
    ("answers", "because"),
    [
        ({"used": False}, ("not used",)),
        ({"adequate": False}, ("not adequate in intensity",)),
        ({"beneficial": False}, ("not beneficial",)),
        ({"used": True, "adequate": False, "beneficial": False}, None),
    ],
)
def test_a_service_that_does_not_do_its_work_goes_back_to_planning(
    answers: dict[str, Any], because: tuple[str, ...] | None
) -> None:
    """Not used, not adequate, not beneficial: the reason names each (TC-14d)."""
    plan = lived(PLAN_WITH_SERVICE, ServiceMonitored(**said(5), service_id="v1", **answers))
    (item,) = [item for item in asked(plan) if item.kind is BACK]
    assert item.about == "v1"
    expected = because or ("not adequate in intensity", "not beneficial")
    assert item.reasons[0].fact("because") == expected


def test_a_service_goes_back_until_it_works_or_has_ended() -> None:
    """Questions that were not asked are no failure."""
    assert about(BACK, PLAN_WITH_SERVICE) == []
    fails = ServiceMonitored(**said(5), service_id="v1", used=False)
    plan = lived(PLAN_WITH_SERVICE, fails)
    works = ServiceMonitored(**said(9), service_id="v1", used=True)
    assert about(BACK, lived(plan, works)) == []
    assert about(BACK, lived(plan, ServiceEnded(**said(9), service_id="v1"))) == []
    other = ServiceMonitored(**said(9), service_id="v1", adequate=True)
    assert about(BACK, lived(plan, other)) == ["v1"]


# Readiness. ----------------------------------------------------------------------------

MOTIVATE = FollowUpKind.ADD_MOTIVATIONAL_STEP
READY = drafted(readiness=Readiness(stage=StageOfChange.ACTION, importance=7, confidence=5))


def ready(days: int, **facts: Any) -> ReadinessRecorded:
    """Record the readiness."""
    return ReadinessRecorded(**said(days), readiness=Readiness(**facts))


def step_added(goal_id: str, days: int) -> StepAdded:
    """Add a step to a goal."""
    identifier = f"x{goal_id}{days}"
    step = ActionStep(id=identifier, text="talk", responsible="P-1", due_on=later(200))
    return StepAdded(**said(days), goal_id=goal_id, step=step)


@pytest.mark.parametrize(
    ("facts", "because"),
    [
        ({"stage": StageOfChange.PREPARATION}, ("stage of change",)),
        ({"importance": 6}, ("importance",)),
        ({"confidence": 0}, ("confidence",)),
        ({"importance": 8, "confidence": 4}, ("confidence",)),
        (
            {"stage": StageOfChange.CONTEMPLATION, "importance": 1, "confidence": 1},
            ("stage of change", "importance", "confidence"),
        ),
    ],
)
def test_a_drop_of_readiness_asks_for_a_step_in_each_active_goal(
    facts: dict[str, Any], because: tuple[str, ...]
) -> None:
    """The reason names what dropped (VA-4b); goals of the queue wait for their own first step."""
    plan = lived(READY, ready(5, **facts))
    assert about(MOTIVATE, plan) == ["g1", "g2"]
    reasons = [item.reasons for item in asked(plan) if item.kind is MOTIVATE]
    assert reasons[0][0].fact("because") == because


@pytest.mark.parametrize(
    ("stage", "rules"),
    [
        (StageOfChange.PREPARATION, ["follow_ups.motivation"]),
        (StageOfChange.CONTEMPLATION, ["follow_ups.motivation", "motivation.enhance"]),
    ],
)
def test_where_motivation_is_low_the_policys_stages_are_cited_too(
    stage: StageOfChange, rules: list[str]
) -> None:
    """Those in which a first step enhances motivation."""
    plan = lived(READY, ready(5, stage=stage))
    reasons = next(item.reasons for item in asked(plan) if item.kind is MOTIVATE)
    assert [reason.rule for reason in reasons] == rules


@pytest.mark.parametrize(
    "facts",
    [
        {"stage": StageOfChange.ACTION, "importance": 7, "confidence": 5},
        {"stage": StageOfChange.MAINTENANCE},
        {"importance": 10},
        {},
    ],
)
def test_readiness_that_did_not_drop_asks_for_nothing(facts: dict[str, Any]) -> None:
    """The same, a higher one, or an answer that nobody gave."""
    assert about(MOTIVATE, lived(READY, ready(5, **facts))) == []


def test_the_first_readiness_that_is_recorded_is_no_drop() -> None:
    """There is nothing to compare it with."""
    stage = StageOfChange.PRECONTEMPLATION
    assert about(MOTIVATE, lived(PLAN, ready(5, stage=stage, importance=0))) == []


def test_the_step_is_asked_for_until_each_goal_has_one() -> None:
    """A step that was added before the drop does not answer it, and one in the queue neither."""
    plan = lived(READY, step_added("g1", 3), ready(5, importance=3))
    assert about(MOTIVATE, plan) == ["g1", "g2"]
    plan = lived(plan, step_added("g1", 6), step_added("g3", 6))
    assert about(MOTIVATE, plan) == ["g2"]
    assert about(MOTIVATE, lived(plan, step_added("g2", 7))) == []
    assert about(MOTIVATE, lived(plan, ended("g2", 7))) == []


def test_a_second_drop_asks_again() -> None:
    """Also in a goal that got a step after the first."""
    plan = lived(READY, ready(5, importance=5), step_added("g1", 6), ready(7, importance=3))
    assert about(MOTIVATE, plan) == ["g1", "g2"]


def test_readiness_that_rises_again_asks_for_nothing_more() -> None:
    """One that stays where it dropped to does."""
    plan = lived(READY, ready(5, importance=3))
    assert about(MOTIVATE, lived(plan, ready(6, importance=4))) == []
    assert about(MOTIVATE, lived(plan, ready(6, importance=3))) == ["g1", "g2"]


def test_a_drop_is_seen_also_where_something_else_was_asked_meanwhile() -> None:
    """The stage is compared with the last one that was told."""
    plan = lived(READY, ready(5, importance=8), ready(6, stage=StageOfChange.PRECONTEMPLATION))
    assert about(MOTIVATE, plan) == ["g1", "g2"]


def test_a_plan_without_active_goals_needs_no_motivational_step() -> None:
    """There is no goal to put it in."""
    plan = lived(READY, ended("g1"), ended("g2"), ready(5, importance=3))
    assert about(MOTIVATE, plan) == []


# Violations. ---------------------------------------------------------------------------

ANSWER = FollowUpKind.ANSWER_VIOLATION


def violated(condition_id: str, days: int) -> ConditionViolated:
    """Violate a condition."""
    return ConditionViolated(**said(days), condition_id=condition_id, behavior="did not come")


def test_a_violation_is_asked_about_until_a_response_names_the_condition() -> None:
    """A response about something else does not answer it (VA-8c)."""
    plan = lived(PLAN, violated("c2", 5))
    assert about(ANSWER, plan) == ["c2"]
    (reason,) = next(item.reasons for item in asked(plan) if item.kind is ANSWER)
    assert (reason.fact("condition"), reason.fact("on")) == ("c2", str(later(5)))
    other = lived(plan, responded(6, "c1"), responded(6, None, "x2"), responded(6, "g1", "x3"))
    assert about(ANSWER, other) == ["c2"]
    assert about(ANSWER, lived(plan, responded(5, "c2"))) == []
    assert about(ANSWER, lived(plan, responded(9, "c2"))) == []


def test_each_violation_is_asked_about_and_one_response_may_answer_several() -> None:
    """Of one condition; that of another is asked about still."""
    plan = lived(PLAN, violated("c1", 5), violated("c2", 6), violated("c2", 8))
    assert about(ANSWER, plan) == ["c1", "c2", "c2"]
    assert about(ANSWER, lived(plan, responded(9, "c2"))) == ["c1"]


def test_a_response_does_not_answer_what_happened_after_it() -> None:
    """Also where it was written down late."""
    plan = lived(PLAN, violated("c2", 5), responded(6, "c2"), violated("c2", 9))
    assert about(ANSWER, plan) == ["c2"]
    same_day = lived(PLAN, responded(6, "c2"), violated("c2", 6))
    assert about(ANSWER, same_day) == []
    late = lived(PLAN, violated("c2", 5), violated("c2", 30), responded(12, "c2"))
    (item,) = [item for item in asked(late) if item.kind is ANSWER]
    assert item.reasons[0].fact("on") == str(later(30))


def test_a_violation_is_asked_about_also_when_the_condition_is_met_or_changed() -> None:
    """The behavior was not answered all the same."""
    plan = lived(PLAN, violated("c2", 5))
    changed = ConditionModified(**said(6), condition_id="c2", text="pay half the fine")
    assert about(ANSWER, lived(plan, changed)) == ["c2"]
    assert about(ANSWER, lived(plan, ConditionMet(**said(6), condition_id="c2"))) == ["c2"]


# The end. ------------------------------------------------------------------------------

CLOSE = FollowUpKind.CLOSE_PLAN


def test_the_end_of_a_plan_is_proposed_when_nothing_is_open() -> None:
    """Every goal has ended, needs have fallen, conditions are met, dangers answered (SP-18)."""
    plan = lived(
        drafted(NEEDS[:1]),
        reassessed(5, n1="low"),
        SafetyAnswered(**said(5), safety_id="d1"),
        ConditionMet(**said(5), condition_id="c1"),
        ConditionMet(**said(5), condition_id="c2"),
    )
    assert about(CLOSE, plan) == []
    reached = lived(plan, GoalAchieved(**said(6), goal_id="g1"))
    (item,) = [item for item in asked(reached) if item.kind is CLOSE]
    assert (item.about, item.due_on) == (None, None)
    assert [reason.rule for reason in item.reasons] == [
        "follow_ups.close_plan",
        "closing.nothing_open",
    ]


def test_the_end_is_not_proposed_where_no_goal_was_reached() -> None:
    """A plan whose goals were all given up is looked at by people."""
    plan = lived(
        drafted(NEEDS[:1], conditions=(), safety=()), reassessed(5, n1="low"), ended("g1", 6)
    )
    assert about(CLOSE, plan) == []


def test_follow_ups_come_in_a_fixed_order_and_depend_on_nothing_else() -> None:
    """Urgent answers first, the end last; asked twice, they are equal."""
    plan = lived(
        PLAN,
        violated("c2", 5),
        NeedFound(**said(6), need=NEW_NEED),
        reassessed(7, n1="moderate"),
        GoalPaused(**said(8), goal_id="g1"),
    )
    kinds = [item.kind.value for item in asked(plan)]
    assert kinds == [
        "answer_violation",
        "hold_review",
        "end_work_on_need",
        "agree_on_new_goal",
        "resume_goal",
        "begin_next_goal",
    ]
    assert asked(plan) == asked(plan)


def test_a_plan_that_has_no_history_yet_is_asked_as_it_stands() -> None:
    """The draft itself, before anything happened."""
    case = a_case(a_need("n1", "employment", "low"), driver=Driver(need_id="n1"))
    plan = draft_plan(case, policy_named(), as_of=TODAY)
    assert plan.history == ()
    assert about(LOOK, plan) == ["n1"]


def overridden(level: Level | RiskLevel, days: int = 5) -> LevelOverridden:
    """Let a supervisor decide on the level of n2, or on that of risk."""
    decision = Override(by="supervisor:2", on=later(days), reason="r")
    told: dict[str, Any] = {"on": later(days), "by": "staff:17", "override": decision}
    if isinstance(level, RiskLevel):
        return LevelOverridden(**told, risk_level=level)
    return LevelOverridden(**told, need_id="n2", level=level)


@pytest.mark.parametrize("level", [Level.LOW, RiskLevel.MODERATE])
def test_a_persons_decision_on_a_level_calls_for_a_review(level: Level | RiskLevel) -> None:
    """As moved levels do."""
    plan = lived(PLAN, overridden(level))
    (review,) = [
        item
        for item in follow_ups(plan, policy_named(), as_of=later(6))
        if item.kind is FollowUpKind.HOLD_REVIEW
    ]
    assert review.due_on == later(12)


def test_work_that_may_end_by_a_persons_decision_says_so() -> None:
    """The need has not fallen by itself."""
    plan = lived(PLAN, overridden(Level.LOW))
    (found,) = [
        item
        for item in follow_ups(plan, policy_named(), as_of=later(6))
        if item.kind is FollowUpKind.END_WORK_ON_NEED
    ]
    assert [reason.rule for reason in found.reasons] == [
        "follow_ups.close_need",
        "levels.overridden",
    ]
