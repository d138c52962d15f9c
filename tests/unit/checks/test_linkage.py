"""Services and referrals do what they are for, or somebody does something about it."""

from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import CasePlan, PlanEvent, ResponseKind
from rnr_caseplan.lifecycle import (
    ActivityAdded,
    CaseConferenceHeld,
    DiscontinuedBecause,
    GoalAchieved,
    GoalDiscontinued,
    GoalPaused,
    GoalReworded,
    ReferralAccepted,
    ReferralEnded,
    ReferralMade,
    ReferralRefused,
    ResponseGiven,
    ReviewHeld,
    ServiceAdded,
    ServiceEnded,
    ServiceMonitored,
    SessionHeld,
    StepAdded,
    StepCompleted,
    StepRedated,
)
from rnr_caseplan.model.goals import ActionStep, Activity
from rnr_caseplan.model.records import Referral, Service
from rnr_caseplan.model.vocabulary import ActivityKind, ReferralStatus, ReviewKind
from tests.unit.builders import TODAY, policy_named
from tests.unit.checks.changed import with_values
from tests.unit.checks.looking import abouts, look
from tests.unit.lives import drafted, later, lived

BY = "staff:17"


def service(identifier: str = "v1", goal_id: str | None = "g1", **facts: Any) -> Service:
    """Give a service."""
    return Service(id=identifier, text="a group", provider="the center", goal_id=goal_id, **facts)


def added(days: int = 0, identifier: str = "v1", **facts: Any) -> ServiceAdded:
    """Give the event by which a service is added."""
    return ServiceAdded(on=later(days), by=BY, service=service(identifier, **facts))


def asked(days: int, identifier: str = "v1", **answers: Any) -> ServiceMonitored:
    """Give the event by which somebody asked how a service goes."""
    return ServiceMonitored(on=later(days), by=BY, service_id=identifier, **answers)


def referred(days: int, identifier: str = "f1", need_id: str | None = "n1") -> ReferralMade:
    """Give the event by which a referral is made."""
    return ReferralMade(
        on=later(days), by=BY, referral_id=identifier, to="a clinic", need_id=need_id
    )


# Services that do not do their work. ----------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"used": False}, "not used"),
        ({"adequate": False}, "not adequate"),
        ({"beneficial": False}, "not beneficial"),
        ({"used": False, "adequate": False, "beneficial": False}, "not used and not adequate"),
        ({"used": True, "adequate": True, "beneficial": True}, None),
    ],
)
def test_a_service_is_found_by_each_of_the_three_answers(
    answers: dict[str, Any], words: str | None
) -> None:
    """From the day on which somebody gave it."""
    plan = lived(drafted(), added(), asked(5, **answers))
    assert look("LIF17", plan, later(4)) == []
    items = look("LIF17", plan, later(5))
    assert [(item.place, item.about) for item in items] == (
        [("services[0]", "v1")] if words else []
    )
    assert all(str(words) in item.sentence for item in items)


def test_the_last_answer_to_each_question_counts() -> None:
    """One that was not asked keeps its last answer; a later good one ends it."""
    plan = lived(drafted(), added(), asked(5, used=False), asked(9, beneficial=True))
    assert abouts("LIF17", plan, later(9)) == ["v1"]
    assert abouts("LIF17", lived(plan, asked(12, used=True)), later(12)) == []
    assert abouts("LIF17", lived(plan, asked(12, used=True)), later(11)) == ["v1"]


REPLANNED: list[PlanEvent] = [
    added(6, "v2"),
    referred(6),
    referred(6, need_id=None),
    CaseConferenceHeld(on=later(6), by=BY, conference_id="k1"),
    ReviewHeld(on=later(6), by=BY, review=ReviewKind.FORMAL_REVIEW),
    ReviewHeld(on=later(6), by=BY, review=ReviewKind.GOAL_CHECK_IN, goal_id="g1"),
    ResponseGiven(
        on=later(6),
        by=BY,
        response_id="r1",
        response=ResponseKind.SERVICE_ADJUSTMENT,
        behavior="stayed away",
    ),
    StepRedated(on=later(6), by=BY, step_id="g1.s2", due_on=later(40)),
    StepAdded(
        on=later(6),
        by=BY,
        goal_id="g1",
        step=ActionStep(id="new", text="I call.", responsible="P-1", due_on=later(9)),
    ),
    ActivityAdded(
        on=later(6),
        by=BY,
        goal_id="g1",
        activity=Activity(
            id="new", kind=ActivityKind.REFERRAL, text="a call", often="once", responsible=BY
        ),
    ),
    GoalReworded(on=later(6), by=BY, goal_id="g1", statement="I choose my friends."),
    GoalPaused(on=later(6), by=BY, goal_id="g1"),
    GoalDiscontinued(
        on=later(6), by=BY, goal_id="g1", because=DiscontinuedBecause.SERVICE_NOT_AVAILABLE
    ),
    ServiceEnded(on=later(6), by=BY, service_id="v1"),
]
OTHERWISE: list[PlanEvent] = [
    added(6, "v2", goal_id="g2"),
    referred(6, need_id="n2"),
    SessionHeld(on=later(6), by=BY),
    ReviewHeld(on=later(6), by=BY, review=ReviewKind.GOAL_CHECK_IN, goal_id="g2"),
    ResponseGiven(
        on=later(6),
        by=BY,
        response_id="r1",
        response=ResponseKind.SANCTION,
        behavior="stayed away",
    ),
    StepRedated(on=later(6), by=BY, step_id="g2.s2", due_on=later(40)),
    StepCompleted(on=later(6), by=BY, step_id="g1.s1"),
    GoalPaused(on=later(6), by=BY, goal_id="g2"),
]


@pytest.mark.parametrize("event", REPLANNED, ids=lambda event: event.kind)
def test_what_goes_back_to_planning_answers_a_service(event: PlanEvent) -> None:
    """After the answer, or on its day; before it, it does not."""
    bad = asked(5, used=False)
    assert abouts("LIF17", lived(drafted(), added(), bad, event), later(9)) == []
    assert abouts("LIF17", lived(drafted(), added(), bad, event), later(5)) == ["v1"]
    if not isinstance(event, ServiceEnded):
        later_bad = lived(drafted(), added(), event, asked(8, used=False))
        assert abouts("LIF17", later_bad, later(9)) == ["v1"]


@pytest.mark.parametrize("event", OTHERWISE, ids=lambda event: event.kind)
def test_what_is_about_something_else_does_not_answer_it(event: PlanEvent) -> None:
    """Another goal or need, or only what the participant did."""
    plan = lived(drafted(), added(), asked(5, used=False), event)
    assert abouts("LIF17", plan, later(9)) == ["v1"]


def test_a_service_of_no_goal_is_answered_by_what_is_about_none() -> None:
    """Or by any referral."""
    plan = lived(drafted(), added(goal_id=None), asked(5, used=False))
    answers: tuple[PlanEvent, ...] = (referred(6, need_id="n2"), added(6, "v2", goal_id=None))
    for event in answers:
        assert abouts("LIF17", lived(plan, event), later(9)) == []
    redated = StepRedated(on=later(6), by=BY, step_id="g1.s2", due_on=later(9))
    assert abouts("LIF17", lived(plan, redated, added(6, "v2")), later(9)) == ["v1"]


def test_a_service_without_a_history_is_read_as_it_stands() -> None:
    """With the day on which it was monitored, if there is one."""
    held = service(used=False, monitored_on=later(5))
    plan = evolve(drafted(), services=(held, service("v2", beneficial=False), service("v3")))
    assert abouts("LIF17", plan, later(5)) == ["v1", "v2"]
    assert abouts("LIF17", plan, later(4)) == ["v2"]
    by_hand = evolve(lived(drafted(), referred(5)), services=plan.services)
    assert abouts("LIF17", by_hand, later(9)) == ["v1"]
    answered = evolve(lived(drafted(), referred(6)), services=plan.services)
    assert abouts("LIF17", answered, later(9)) == []


# Services that nobody asks about. -------------------------------------------------------


@pytest.mark.parametrize(("days", "is_found"), [(30, False), (31, True)])
def test_services_are_asked_about_within_the_days_of_the_policy(days: int, is_found: bool) -> None:
    """Counted from the day on which one was added, or from that of its beginning if it is later."""
    plan = lived(drafted(), added())
    items = look("LIF18", plan, later(days))
    assert [(item.place, item.about) for item in items] == (
        [("services[0].monitored_on", "v1")] if is_found else []
    )
    assert all(item.citation == policy_named().monitor_days.citation for item in items)
    begun = lived(drafted(), added(starts_on=later(20)))
    assert look("LIF18", begun, later(50)) == []
    assert abouts("LIF18", begun, later(51)) == ["v1"]


def test_a_service_is_counted_from_the_last_time_that_somebody_asked() -> None:
    """Whichever question it was; what happens later is not seen."""
    plan = lived(drafted(), added(), added(0, "v2"), asked(20, used=True))
    assert abouts("LIF18", plan, later(50)) == ["v2"]
    assert abouts("LIF18", plan, later(51)) == ["v1", "v2"]
    later_asked = lived(plan, asked(60, used=True))
    assert abouts("LIF18", later_asked, later(51)) == ["v1", "v2"]
    assert abouts("LIF18", later_asked, later(60)) == ["v2"]
    ended = lived(plan, ServiceEnded(on=later(30), by=BY, service_id="v2"))
    assert abouts("LIF18", ended, later(51)) == ["v1"]


def test_a_service_of_which_no_day_is_known_is_not_found() -> None:
    """Nobody knows since when it is used; the plan's own records count where there are some."""
    plan = evolve(drafted(), services=(service(), service("v2", monitored_on=TODAY)))
    assert abouts("LIF18", plan, later(400)) == ["v2"]
    held = service(starts_on=TODAY, monitored_on=later(40))
    again = evolve(plan, services=(held,))
    assert abouts("LIF18", again, later(39)) == ["v1"]
    assert abouts("LIF18", again, later(40)) == []


# Referrals. -----------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "is_found"), [(19, False), (20, True)])
def test_referrals_are_answered_within_the_days_of_the_policy(days: int, is_found: bool) -> None:
    """Each of them, until somebody hears of it."""
    plan = lived(drafted(), referred(5), referred(90, "f2", None))
    items = look("LIF19", plan, later(days))
    assert [(item.place, item.about) for item in items] == (
        [("referrals[0].status", "f1")] if is_found else []
    )
    assert all(item.citation == policy_named().answer_days.citation for item in items)
    assert abouts("LIF19", plan, later(200)) == ["f1", "f2"]
    for event in (
        ReferralAccepted(on=later(9), by=BY, referral_id="f1"),
        ReferralRefused(on=later(9), by=BY, referral_id="f1", reason="full"),
        ReferralEnded(on=later(9), by=BY, referral_id="f1"),
    ):
        assert abouts("LIF19", lived(plan, event), later(60)) == []


def test_a_referral_without_a_day_is_not_late() -> None:
    """Nor can it be refused since a day."""
    held = (
        Referral(id="f1", to="a clinic"),
        Referral(id="f2", to="a clinic", need_id="n1", status=ReferralStatus.REFUSED),
    )
    plan = evolve(drafted(), referrals=held)
    assert abouts("LIF19", plan, later(400)) == []
    assert abouts("LIF20", plan, later(400)) == []


def refused(*events: PlanEvent, need_id: str | None = "n1") -> CasePlan:
    """Give a plan in which a referral of day 5 was refused on day 9, and further events."""
    return lived(
        drafted(),
        referred(5, need_id=need_id),
        ReferralRefused(on=later(9), by=BY, referral_id="f1", reason="full"),
        *events,
    )


@pytest.mark.parametrize(("days", "is_found"), [(8, False), (23, False), (24, True)])
def test_a_refused_referral_is_replaced_within_the_days_of_the_policy(
    days: int, is_found: bool
) -> None:
    """Counted from the refusal."""
    items = look("LIF20", refused(), later(days))
    assert [(item.place, item.about) for item in items] == (
        [("referrals[0].status", "f1")] if is_found else []
    )
    assert all(item.citation == policy_named().answer_days.citation for item in items)


@pytest.mark.parametrize(
    ("event", "is_found"),
    [
        (referred(5, "f2"), False),
        (referred(12, "f2"), False),
        (referred(4, "f2"), True),
        (referred(12, "f2", "n2"), True),
        (referred(12, "f2", None), True),
        (referred(70, "f2"), True),
        (added(12, starts_on=later(12)), False),
        (added(12, starts_on=later(90)), False),
        (added(12, starts_on=later(5)), False),
        (added(12), False),
        (added(12, starts_on=later(1)), True),
        (added(12, goal_id="g2"), True),
        (added(12, goal_id=None), True),
        (GoalAchieved(on=later(12), by=BY, goal_id="g1"), False),
    ],
)
def test_a_refused_referral_is_replaced_by_what_serves_the_same_need(
    event: PlanEvent, is_found: bool
) -> None:
    """Another referral or a service since; and a need that is treated needs none."""
    assert abouts("LIF20", refused(event), later(60)) == (["f1"] if is_found else [])


def test_two_refusals_do_not_replace_each_other() -> None:
    """Each is found; a referral of no need is replaced by another of none."""
    again = (
        referred(12, "f2"),
        ReferralRefused(on=later(14), by=BY, referral_id="f2", reason="too far"),
    )
    assert abouts("LIF20", refused(*again), later(60)) == ["f1", "f2"]
    assert abouts("LIF20", refused(need_id=None), later(60)) == ["f1"]
    assert abouts("LIF20", refused(referred(12, "f2", None), need_id=None), later(60)) == []


def test_a_refusal_that_only_stands_in_the_plan_is_counted_from_the_referral() -> None:
    """Plans that people put together have no history."""
    held = Referral(
        id="f1", to="a clinic", made_on=later(5), need_id="n1", status=ReferralStatus.REFUSED
    )
    plan = evolve(drafted(), referrals=(held, evolve(held, id="f2", status=ReferralStatus.MADE)))
    assert abouts("LIF20", plan, later(60)) == []
    assert abouts("LIF20", evolve(plan, referrals=(held,)), later(19)) == []
    assert abouts("LIF20", evolve(plan, referrals=(held,)), later(20)) == ["f1"]
    undated = with_values(plan, [("referrals[1].made_on", None)])
    assert abouts("LIF20", undated, later(60)) == []


def test_nothing_is_found_in_a_plan_that_is_closed() -> None:
    """From the day on which it ended."""
    plan = lived(
        drafted(),
        added(),
        asked(5, used=False),
        referred(6, need_id="n2"),
        ReferralRefused(on=later(9), by=BY, referral_id="f1", reason="full"),
        referred(20, "f2", "n3"),
    )
    closed = evolve(plan, closed_on=later(90))
    for code in ("LIF17", "LIF18", "LIF19", "LIF20"):
        assert look(code, closed, later(90)) == []
        assert look(code, closed, later(89)) == look(code, plan, later(89)) != []
