"""What staff do: activities, who does them, services, referrals."""

from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import (
    Activity,
    ActivityKind,
    CasePlan,
    Referral,
    ReferralStatus,
    Service,
    StepStatus,
    Supporter,
    TeamMember,
)
from rnr_caseplan.lifecycle import (
    ActivityAdded,
    LeadChanged,
    ReferralMade,
    ReferralRefused,
    ServiceAdded,
    ServiceEnded,
    StepCompleted,
    TeamMemberLeft,
)
from rnr_caseplan.rules.goals import LEAD_CASE_PLANNER
from tests.unit.builders import TODAY, policy_named, policy_with
from tests.unit.checks.looking import abouts, found, look, places
from tests.unit.lives import drafted, later, lived

BY = "staff:17"
LONGEST = policy_named().still_days.value


def test_every_goal_in_work_without_an_activity_is_found() -> None:
    """One that waits may be without, and so may one that has ended."""
    without = [(f"goals[{place}].activities", ()) for place in range(3)]
    assert places("PRT09", *without) == ["goals[0].activities", "goals[1].activities"]
    assert places("PRT09", *without, ("goals[0].status", "achieved")) == ["goals[1].activities"]


def test_the_kinds_are_blended_over_all_goals_in_work() -> None:
    """One goal may be without a kind that another has."""
    first, second = ("goals[0].activities[1].kind", "goals[1].activities[1].kind")
    assert found("PRT10", (first, "face_to_face")) == []
    (finding,) = found("PRT10", (first, "face_to_face"), (second, "face_to_face"))
    assert finding.sentence == "no goal in work has an activity of the kind referral"
    assert finding.citation == policy_named().activity_kinds.citation
    assert found("PRT10", (first, "face_to_face"), ("goals[1].status", "paused")) != []


def test_the_policy_says_which_kinds_are_blended() -> None:
    """Two missing kinds are one finding, and without any activity another check speaks."""
    plan = drafted()
    only = tuple(
        evolve(goal, activities=goal.activities[1:2] if goal.id == "g1" else ())
        for goal in plan.goals
    )
    (finding,) = look("PRT10", evolve(plan, goals=only), TODAY)
    assert finding.sentence.endswith("supervision strategy, face to face")
    referral = policy_with(activity_kinds=(ActivityKind.REFERRAL,))
    assert look("PRT10", evolve(plan, goals=only), TODAY, referral) == []
    none = tuple(evolve(goal, activities=()) for goal in plan.goals)
    assert look("PRT10", evolve(plan, goals=none), TODAY) == []


def test_each_activity_of_goals_in_work_has_a_first_day() -> None:
    """Those of goals that wait have none yet."""
    without = (
        ("goals[0].activities[0].starts_on", None),
        ("goals[0].activities[2].starts_on", None),
    )
    assert places("PRT11", *without) == [
        "goals[0].activities[0].starts_on",
        "goals[0].activities[2].starts_on",
    ]
    assert places("PRT11", *without, ("goals[0].status", "future")) == []
    activity = Activity(
        id="new", kind=ActivityKind.REFERRAL, text="Call.", often="once", responsible=BY
    )
    plan = lived(drafted(), ActivityAdded(on=TODAY, by=BY, goal_id="g1", activity=activity))
    assert abouts("PRT11", plan, TODAY) == ["new"]


# Who acts. ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "staff:31",
        "counselor",
        "x1",
        "A. R.",
        "aunt",
        "Rowan",
        "participant",
        "the counseling center",
    ],
)
def test_people_of_the_case_are_known_by_id_name_or_role(name: str) -> None:
    """Team, supporters, participant, providers of services."""
    assert places("PRT12", ("goals[0].steps[1].responsible", name)) == []
    assert places("PRT12", ("goals[0].activities[1].responsible", name)) == []


def test_all_that_a_stranger_does_in_a_goal_is_one_finding() -> None:
    """At the first place; what is done or not needed does not matter any more."""
    values: list[tuple[str, Any]] = [
        (f"goals[0].steps[{place}].responsible", "staff:99") for place in range(4)
    ]
    values += [("goals[0].steps[2].status", "no_longer_needed")]
    values += [("goals[0].activities[0].responsible", "staff:98")]
    (finding,) = found("PRT12", *values)
    assert finding.place == "goals[0].steps[1].responsible"
    assert finding.sentence == "nobody whom the case names is to do g1.s2, g1.s4, g1.a1"
    assert finding.about == "g1"
    more = ("goals[1].activities[0].responsible", "staff:98")
    assert [item.about for item in found("PRT12", *values, more)] == ["g1", "g2"]
    assert found("PRT12", *values, ("goals[0].status", "paused")) == []


def test_who_has_left_the_team_is_a_stranger() -> None:
    """Until somebody else takes the activity over."""
    activity = Activity(
        id="new",
        kind=ActivityKind.FACE_TO_FACE,
        text="Talk.",
        often="weekly",
        responsible="staff:20",
        starts_on=TODAY,
    )
    plan = lived(drafted(), ActivityAdded(on=TODAY, by=BY, goal_id="g2", activity=activity))
    assert abouts("PRT12", plan, TODAY) == []
    left = lived(plan, TeamMemberLeft(on=later(1), by=BY, member_id="staff:20"))
    assert abouts("PRT12", left, later(1)) == ["g2"]
    new_lead = lived(left, LeadChanged(on=later(2), by=BY, lead="staff:20"))
    assert abouts("PRT12", new_lead, later(2)) == []


def test_the_role_of_the_lead_stands_for_a_lead_that_is_not_named() -> None:
    """Another check says that somebody should lead; with a lead the role is nobody."""
    plan = drafted(lead=None)
    assert {item.responsible for item in plan.goals[0].activities} == {LEAD_CASE_PLANNER}
    assert abouts("PRT12", plan, TODAY) == []
    named = evolve(plan, case=evolve(plan.case, lead="staff:17"))
    assert abouts("PRT12", named, TODAY) == ["g1", "g2"]


def test_a_case_that_names_nobody_names_no_stranger() -> None:
    """People without a name, an agency or a role are no match for an empty one."""
    plan = drafted(
        team=(TeamMember(id="t"),),
        supporters=(Supporter(id="x"),),
    )
    step = evolve(plan.goals[0].steps[0], responsible="a friend")
    goal = evolve(plan.goals[0], steps=(step,))
    assert abouts("PRT12", evolve(plan, goals=(goal,)), TODAY) == ["g1"]
    done = evolve(goal, steps=(evolve(step, status=StepStatus.COMPLETED),))
    assert abouts("PRT12", evolve(plan, goals=(done,)), TODAY) == []


# Services. ------------------------------------------------------------------------------


def test_a_service_says_how_often_and_since_when_until_it_ends() -> None:
    """Two findings where both are missing; on the day of its end it is not in use any more."""
    without = (("services[0].often", None), ("services[0].starts_on", None))
    assert places("PRT13", *without) == ["services[0].often", "services[0].starts_on"]
    for value in without:
        assert places("PRT13", value) == [value[0]]
    assert places("PRT13", *without, ("services[0].ended_on", "2026-12-01")) == []
    assert len(places("PRT13", *without, ("services[0].ended_on", "2026-12-02"))) == 2


@pytest.mark.parametrize(
    ("goal_id", "status", "is_found"),
    [
        ("g1", "active", False),
        ("g1", "paused", False),
        ("g1", "achieved", True),
        (None, "active", True),
    ],
)
def test_a_service_in_use_serves_an_open_goal(
    goal_id: str | None, status: str, *, is_found: bool
) -> None:
    """None that has ended, and not nothing."""
    values = (("services[0].goal_id", goal_id), ("goals[0].status", status))
    assert places("PRT14", *values) == ["services[0].goal_id"] * is_found
    assert places("PRT14", *values, ("services[0].ended_on", "2026-11-30")) == []


def test_a_service_may_go_on_where_no_goal_is_left() -> None:
    """There is none that it could serve."""
    assert places("PRT14", ("goals", ())) == []


# Referrals. -----------------------------------------------------------------------------


def made(need_id: str | None, days: int = 1) -> ReferralMade:
    """Give the event of a referral."""
    return ReferralMade(
        on=later(days), by=BY, referral_id=f"f-{need_id}", to="a group", need_id=need_id
    )


def test_a_planned_referral_is_found_after_the_days_of_the_policy() -> None:
    """Not on the last of them; at its place, about the activity, and once for each goal."""
    plan = drafted()
    assert abouts("PRT15", plan, TODAY) == []
    assert abouts("PRT15", plan, later(LONGEST)) == []
    findings = look("PRT15", plan, later(LONGEST + 1))
    assert [item.about for item in findings] == ["g1.a2", "g2.a2"]
    assert findings[0].place == "goals[0].activities[1]"
    assert findings[0].citation == policy_named().still_days.citation


def test_a_referral_counts_for_the_need_that_it_serves() -> None:
    """From its day on, and until those referred to refuse."""
    day = later(LONGEST + 1)
    plan = lived(drafted(), made("n1"))
    assert abouts("PRT15", plan, day) == ["g2.a2"]
    assert abouts("PRT15", lived(plan, made(None)), day) == ["g2.a2"]
    assert abouts("PRT15", lived(plan, made("n2", LONGEST + 2)), day) == ["g2.a2"]
    assert abouts("PRT15", lived(plan, made("n2", LONGEST + 1)), day) == []
    refused = ReferralRefused(on=later(2), by=BY, referral_id="f-n1", reason="no free place")
    assert abouts("PRT15", lived(plan, refused), day) == ["g1.a2", "g2.a2"]
    by_hand = Referral(id="f9", to="a group", need_id="n2", status=ReferralStatus.ENDED)
    assert abouts("PRT15", evolve(plan, referrals=(*plan.referrals, by_hand)), day) == []


def test_a_service_for_the_goal_counts_like_a_referral() -> None:
    """Who uses it, or has used it, does not have to be referred to it; from its day on."""
    day = later(LONGEST + 1)
    service = Service(id="v1", text="a group", provider="the center", goal_id="g1")
    plan = lived(drafted(), ServiceAdded(on=later(3), by=BY, service=service))
    assert abouts("PRT15", plan, day) == ["g2.a2"]
    ended = lived(plan, ServiceEnded(on=later(4), by=BY, service_id="v1"))
    assert abouts("PRT15", ended, day) == ["g2.a2"]
    late = lived(drafted(), ServiceAdded(on=later(LONGEST + 2), by=BY, service=service))
    assert abouts("PRT15", late, day) == ["g1.a2", "g2.a2"]


def test_a_closed_plan_grows_no_older() -> None:
    """It is judged as it was left."""
    closed = evolve(drafted(), closed_on=later(LONGEST))
    assert abouts("PRT15", closed, later(LONGEST + 100)) == []
    assert len(abouts("PRT15", evolve(closed, closed_on=later(40)), later(LONGEST + 100))) == 2
    assert len(abouts("PRT15", evolve(closed, closed_on=later(40)), later(LONGEST + 1))) == 2


def test_without_a_day_of_its_own_a_referral_is_planned_since_the_goal_began() -> None:
    """And without any day nobody knows since when; two referrals of a goal are one finding."""
    plan = with_referrals(drafted(), 2)
    assert abouts("PRT15", plan, later(LONGEST)) == []
    assert abouts("PRT15", plan, later(LONGEST + 1)) == ["a1"]
    timeless = evolve(plan, goals=(evolve(plan.goals[0], starts_on=None),))
    assert abouts("PRT15", timeless, later(LONGEST + 1)) == []
    needless = evolve(plan, goals=(evolve(plan.goals[0], need_ids=()),))
    assert abouts("PRT15", needless, later(LONGEST + 1)) == []


def with_referrals(plan: CasePlan, count: int) -> CasePlan:
    """Give a plan of one goal with referrals that have no day of their own."""
    referrals = tuple(
        Activity(
            id=f"a{number}",
            kind=ActivityKind.REFERRAL,
            text="Refer.",
            often="once",
            responsible=BY,
        )
        for number in range(1, count + 1)
    )
    goal = evolve(plan.goals[0], activities=(*plan.goals[0].activities[:1], *referrals))
    return evolve(plan, goals=(goal,))


def test_a_goal_that_rests_waits_for_no_referral() -> None:
    """Nor does one that has ended."""
    values = (
        ("goals[0].activities[1].starts_on", "2026-10-05"),
        ("referrals", ()),
        ("services", ()),
    )
    assert places("PRT15", *values) == ["goals[0].activities[1]"]
    assert places("PRT15", *values, ("goals[0].status", "paused")) == []


def test_a_step_that_is_done_needs_nobody() -> None:
    """Who did it may have left."""
    plan = lived(drafted(), StepCompleted(on=TODAY, by=BY, step_id="g1.s1"))
    steps = tuple(
        evolve(step, responsible="gone") if step.id == "g1.s1" else step
        for step in plan.goals[0].steps
    )
    goals = (evolve(plan.goals[0], steps=steps), *plan.goals[1:])
    assert abouts("PRT12", evolve(plan, goals=goals), TODAY) == []
