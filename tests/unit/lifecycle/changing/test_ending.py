"""What events of the people who carry a plan, and of its end, change."""

from collections.abc import Iterable
from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import (
    Barrier,
    CasePlan,
    Condition,
    Level,
    Override,
    ResponsivityProfile,
    ReviewKind,
    Strength,
    Supporter,
    TeamMember,
    apply,
    follow_ups,
)
from rnr_caseplan.lifecycle import (
    CarriedOver,
    ClosedBecause,
    ConditionMet,
    CopyGiven,
    DiscontinuedBecause,
    GoalAchieved,
    GoalDiscontinued,
    GoalPaused,
    LeadChanged,
    NeedsReassessed,
    NewLevel,
    PlanClosed,
    PlanTransferred,
    SafetyAnswered,
    SessionHeld,
    SobrietyChanged,
    SupporterJoined,
    TeamMemberJoined,
    TeamMemberLeft,
)
from tests.unit.builders import a_need, policy_named, policy_with
from tests.unit.lives import NEEDS, drafted, later, lived, refused

PLAN = drafted()
SAFE = drafted(safety=())
"""The same plan without a danger."""
REPLACED = DiscontinuedBecause.REPLACED_BY_ANOTHER_GOAL
PARTS = ("g1", "g2", "g3", "c1", "c2")
SUCCESS = (ClosedBecause.COMPLETED, ClosedBecause.GRADUATED)
OTHERWISE = tuple(because for because in ClosedBecause if because not in SUCCESS)


def said(days: int = 1) -> dict[str, Any]:
    """Give the day and the author of an event."""
    return {"on": later(days), "by": "staff:17"}


def closed(
    because: ClosedBecause = ClosedBecause.TERM_ENDED,
    parts: Iterable[str] = PARTS,
    days: int = 100,
    **facts: Any,
) -> PlanClosed:
    """Close a plan, and carry goals and conditions on to the court."""
    carried = tuple(
        CarriedOver(to="the court", **{"condition_id" if part[0] == "c" else "goal_id": part})
        for part in parts
    )
    return PlanClosed(
        **said(days), because=because, carried=carried, **{"reason": "as told", **facts}
    )


def responsible(plan: CasePlan) -> dict[str, set[str]]:
    """Give who does the activities of each goal and each adaptation."""
    goals = {goal.id: {item.responsible for item in goal.activities} for goal in plan.goals}
    adaptations = {
        item.need_id: {activity.responsible for activity in item.activities}
        for item in plan.adaptations
    }
    return {**goals, **adaptations}


# The people. ---------------------------------------------------------------------------


def test_another_lead_takes_over_the_activities_of_open_goals() -> None:
    """And of adaptations; those of an ended goal say who did them."""
    plan = drafted((*NEEDS, a_need("n5", "transport")))
    plan = lived(plan, GoalAchieved(**said(1), goal_id="g1"))
    after = lived(plan, LeadChanged(**said(2), lead="staff:20"))
    assert after.case.lead == "staff:20"
    new = {"staff:20"}
    assert responsible(after) == {"g2": new, "g3": new, "n5": new, "g1": {"staff:17"}}


def test_what_somebody_else_does_stays_with_them() -> None:
    """Only the lead's own activities are handed over; steps stay the participant's."""
    plan = lived(
        PLAN, LeadChanged(**said(1), lead="staff:20"), LeadChanged(**said(2), lead="staff:30")
    )
    assert set.union(*responsible(plan).values()) == {"staff:30"}
    assert {step.responsible for goal in plan.goals for step in goal.steps} == {"P-1"}


def test_the_first_lead_takes_over_what_was_the_leads_by_role() -> None:
    """The draft named nobody."""
    plan = drafted(lead=None)
    assert responsible(plan)["g1"] == {"lead case planner"}
    after = lived(plan, LeadChanged(**said(), lead="staff:20"))
    assert responsible(after)["g1"] == {"staff:20"}


def test_the_same_lead_is_nothing_new() -> None:
    """The plan is theirs already."""
    assert refused(PLAN, LeadChanged(**said(), lead="staff:17")) == ["lives.nothing_new"]


def test_somebody_joins_the_team_and_leaves_it_and_may_come_back() -> None:
    """The history keeps all of it (CC-1a)."""
    member = TeamMember(id="staff:30", role="counselor")
    joined = lived(PLAN, TeamMemberJoined(**said(1), member=member))
    assert joined.case.team == (*PLAN.case.team, member)
    left = lived(joined, TeamMemberLeft(**said(2), member_id="staff:20"))
    assert [item.id for item in left.case.team] == ["staff:17", "staff:30"]
    back = lived(left, TeamMemberJoined(**said(3), member=TeamMember(id="staff:20")))
    assert [item.id for item in back.case.team] == ["staff:17", "staff:30", "staff:20"]


def test_nobody_joins_twice_or_leaves_without_being_there() -> None:
    """The team has each once."""
    twice = TeamMemberJoined(**said(), member=TeamMember(id="staff:20"))
    assert refused(PLAN, twice) == ["lives.id_taken"]
    absent = TeamMemberLeft(**said(), member_id="staff:30")
    assert refused(PLAN, absent) == ["lives.not_in_the_plan"]


def test_a_supporter_joins_once_beside_those_who_are_there() -> None:
    """They are no members of the team; nothing else moves (CC-5a, TC-16a)."""
    first, second = Supporter(id="u1", relation="sister"), Supporter(id="staff:17", name="Kim")
    plan = lived(PLAN, SupporterJoined(**said(1), supporter=first))
    assert "supporters: not recorded" in PLAN.missing
    assert "supporters: not recorded" not in plan.missing
    both = lived(plan, SupporterJoined(**said(2), supporter=second))
    assert both.case == evolve(PLAN.case, supporters=(first, second))
    assert both.history[-1].touched == ("case.supporters",)
    again = SupporterJoined(**said(3), supporter=Supporter(id="u1"))
    assert refused(both, again) == ["lives.id_taken"]


# Transferred. --------------------------------------------------------------------------


def test_a_transfer_hands_the_plan_over_as_it_is() -> None:
    """A new lead, the same goals, needs and conditions, the same policy."""
    plan = lived(PLAN, PlanTransferred(**said(30), to="the other office", lead="staff:40"))
    assert plan.case.lead == "staff:40"
    assert plan.policy.name == "rnr-baseline"
    assert (plan.needs, plan.conditions, plan.reviews) == (
        PLAN.needs,
        PLAN.conditions,
        PLAN.reviews,
    )
    assert [(goal.id, goal.status, goal.steps) for goal in plan.goals] == [
        (goal.id, goal.status, goal.steps) for goal in PLAN.goals
    ]


def test_after_a_transfer_to_another_policy_that_one_decides() -> None:
    """The old one is refused from then on, and the new one was before."""
    transferred = PlanTransferred(
        **said(30), to="the court", lead="staff:40", policy="treatment-court"
    )
    court = policy_named("treatment-court")
    copy = CopyGiven(**said(31))
    assert refused(PLAN, copy, court) == ["lives.other_policy"]
    plan = lived(PLAN, transferred)
    assert plan.policy.name == "treatment-court"
    assert refused(plan, copy, policy_named()) == ["lives.other_policy"]
    assert lived(plan, copy).version == 3


def test_after_a_transfer_reviews_are_those_of_the_new_policy() -> None:
    """Formal ones after six months, and then yearly instead of each half year."""

    def days(plan: CasePlan) -> list[str]:
        kind = ReviewKind.FORMAL_REVIEW
        return [str(review.due_on) for review in plan.reviews if review.kind is kind]

    event = PlanTransferred(**said(1), to="the other office", lead="staff:40", policy="federal")
    assert days(PLAN) == ["2027-05-21", "2027-11-21"]
    assert days(lived(PLAN, event)) == ["2027-05-21"]


def test_after_a_transfer_the_ways_of_working_are_in_the_words_of_the_new_policy() -> None:
    """A transfer within the policy leaves them as they are."""
    policy = policy_named("virginia")
    words = tuple(evolve(item, text=f"Here: {item.text}") for item in policy.adaptation_words.value)
    other = evolve(policy, adaptation_words=evolve(policy.adaptation_words, value=words))
    plan = drafted(responsivity=ResponsivityProfile(barriers=(Barrier.NO_CAR,)))
    moved = PlanTransferred(**said(5), to="another office", lead="staff:40", policy="virginia")
    (way,) = lived(plan, moved, policy=other).ways_of_working
    assert way.text.startswith("Here: Arrange a ride")
    stays = PlanTransferred(**said(5), to="another office", lead="staff:40")
    assert lived(plan, stays).ways_of_working == plan.ways_of_working


def test_a_transfer_is_decided_by_the_policy_that_it_names() -> None:
    """Not by the one before it."""
    transferred = PlanTransferred(
        **said(30), to="the court", lead="staff:40", policy="treatment-court"
    )
    assert refused(PLAN, transferred, policy_named()) == ["lives.other_policy"]


@pytest.mark.parametrize(
    "facts",
    [
        {"needs": (*NEEDS, a_need("n5", "parental_stress"))},
        {"conditions": (Condition(id="c1", text="a class", domains=("parental_stress",)),)},
        {"strengths": (Strength(id="s1", text="patient", domains=("parental_stress",)),)},
    ],
    ids=list,
)
def test_a_plan_is_not_transferred_to_a_policy_that_does_not_know_its_domains(
    facts: dict[str, Any],
) -> None:
    """Nothing could be decided about them any more; the refusal names them."""
    rest = {"conditions": (), "strengths": (), **facts}
    plan = drafted(rest.pop("needs", NEEDS), policy_named("success-plan"), **rest)
    event = PlanTransferred(**said(), to="the court", lead="staff:40", policy="treatment-court")
    court = policy_named("treatment-court")
    assert refused(plan, event, court) == ["lives.unknown_domain"]
    assert apply(plan, event, court).instead == ("a policy that knows parental_stress",)


# Closed. -------------------------------------------------------------------------------


def test_no_plan_ends_over_an_open_danger_but_by_death() -> None:
    """Whoever closes it says first how the danger was answered."""
    for because in OTHERWISE:
        if because is not ClosedBecause.DIED:
            assert refused(PLAN, closed(because)) == ["closing.danger_open"]
    assert lived(PLAN, closed(ClosedBecause.DIED)).closed_on == later(100)


@pytest.mark.parametrize("because", OTHERWISE)
def test_a_plan_may_end_with_things_open_if_each_is_carried_on(because: ClosedBecause) -> None:
    """Goals, conditions and needs stay as they were on the last day."""
    plan = lived(SAFE, closed(because))
    assert plan.closed_on == later(100)
    assert (plan.goals, plan.conditions, plan.needs) == (SAFE.goals, SAFE.conditions, SAFE.needs)
    assert plan.reviews == ()
    assert follow_ups(plan, policy_named(), as_of=later(101)) == ()


def test_every_unfinished_part_that_goes_nowhere_is_named() -> None:
    """Closing leaves nothing behind without a word (SP-18)."""
    event = closed(parts=("g1", "c2"))
    assert refused(PLAN, event) == ["lives.not_carried"]
    applied = apply(PLAN, event, policy_named())
    assert applied.reasons[0].fact("parts") == ("goals g2", "goals g3", "conditions c1")


def test_only_what_is_unfinished_is_carried_on() -> None:
    """A goal that is reached and a condition that is met are not; each fault has its place."""
    plan = lived(
        SAFE, GoalAchieved(**said(), goal_id="g1"), ConditionMet(**said(), condition_id="c1")
    )
    event = closed()
    assert refused(plan, event) == ["lives.nothing_to_carry", "lives.nothing_to_carry"]
    applied = apply(plan, event, policy_named())
    fields = [reason.fact("field") for reason in applied.reasons]
    assert fields == ["carried[0]", "carried[3]"]
    assert applied.instead[0] == "one of goals g2, goals g3, conditions c2"
    assert lived(plan, closed(parts=("g2", "g3", "c2"))).closed_on == later(100)


def test_what_goes_nowhere_and_what_is_finished_are_told_together() -> None:
    """Somebody mends both at once."""
    plan = lived(PLAN, GoalAchieved(**said(), goal_id="g1"))
    assert refused(plan, closed(parts=("g1", "g2", "c1", "c2"))) == [
        "lives.not_carried",
        "lives.nothing_to_carry",
    ]


def test_where_all_is_finished_nothing_is_carried_on() -> None:
    """The refusal says so."""
    plan = lived(
        drafted(NEEDS[:1], conditions=()),
        GoalDiscontinued(**said(), goal_id="g1", because=REPLACED),
    )
    event = closed(parts=("g1",))
    assert apply(plan, event, policy_named()).instead == ("nothing: all is finished",)


@pytest.mark.parametrize("part", ["g9", "c9"])
def test_what_the_plan_does_not_have_is_not_carried_on(part: str) -> None:
    """Its id is nowhere."""
    assert refused(PLAN, closed(parts=(*PARTS, part))) == ["lives.not_in_the_plan"]


def test_nothing_happens_to_a_closed_plan() -> None:
    """Not even a second end."""
    plan = lived(SAFE, closed())
    for event in (SessionHeld(**said(100)), closed(days=101), CopyGiven(**said(99))):
        assert refused(plan, event) == ["lives.closed"]


def test_a_plan_that_is_completed_has_reached_its_closing_levels() -> None:
    """Open needs, conditions and dangers stand against it, one reason each."""
    assert refused(PLAN, closed(ClosedBecause.COMPLETED)) == [
        "closing.need_open",
        "closing.need_open",
        "closing.need_open",
        "closing.condition_open",
        "closing.condition_open",
        "closing.danger_open",
    ]


def finished(*needs: Any, policy: str = "rnr-baseline") -> CasePlan:
    """Give a plan whose goals are reached, with needs low, conditions met, dangers answered."""
    plan = drafted(needs, policy_named(policy), incidents=())
    return lived(
        plan,
        *[GoalAchieved(**said(80), goal_id=goal.id) for goal in plan.active_goals],
        NeedsReassessed(
            **said(90),
            levels=tuple(NewLevel(need_id=need.id, level=Level.LOW) for need in needs),
        ),
        ConditionMet(**said(90), condition_id="c1"),
        ConditionMet(**said(90), condition_id="c2"),
        SafetyAnswered(**said(1), safety_id="d1"),
    )


@pytest.mark.parametrize("because", SUCCESS)
def test_a_plan_where_nothing_is_open_is_completed_or_graduates(because: ClosedBecause) -> None:
    """Nothing has to be carried on."""
    assert lived(finished(*NEEDS[:2]), closed(because, parts=())).closed_on == later(100)


def test_graduation_asks_for_a_time_of_sobriety_that_completion_does_not() -> None:
    """The time is over on its ninetieth day and not before (TC-12b)."""
    plan = finished(*NEEDS[:2], policy="treatment-court")
    assert lived(plan, closed(ClosedBecause.COMPLETED, parts=())).closed_on == later(100)
    assert refused(plan, closed(ClosedBecause.GRADUATED, parts=())) == ["closing.sobriety"]
    plan = lived(plan, SobrietyChanged(**said(95), sober_since=later(20)))
    assert refused(plan, closed(ClosedBecause.GRADUATED, parts=(), days=109)) == [
        "closing.sobriety"
    ]
    graduated = lived(plan, closed(ClosedBecause.GRADUATED, parts=(), days=110))
    assert graduated.closed_on == later(110)


def test_an_override_closes_a_plan_where_the_policy_allows_it() -> None:
    """It stands in the history with each rule that it went against (AB)."""
    plan = lived(PLAN, SafetyAnswered(**said(1), safety_id="d1"))
    override = Override(by="staff:40", on=later(99), reason="as the judge asked")
    plan = lived(plan, closed(ClosedBecause.COMPLETED, override=override))
    rules = [reason.rule for reason in plan.history[-1].reasons]
    assert rules[:2] == ["events.plan_closed", "lives.override"]
    assert set(rules[2:]) == {"closing.need_open", "closing.condition_open"}


def test_no_override_leaves_a_danger_unanswered_under_the_bundled_policies() -> None:
    """An agency would have to list that rule itself."""
    override = Override(by="staff:40", on=later(99), reason="as the judge asked")
    event = closed(ClosedBecause.COMPLETED, override=override)
    assert "closing.danger_open" in refused(PLAN, event)
    listed = (*policy_named().overridable_rules.value, "closing.danger_open")
    agency = policy_with(overridable_rules=listed)
    assert lived(PLAN, event, policy=agency).closed_on == later(100)


def test_a_plan_with_more_active_goals_than_the_new_policy_allows_is_not_transferred() -> None:
    """It is when enough of them rest; a policy with the same limit takes it as it is."""
    wide = policy_with("virginia", goals_active_at_once=3)
    plan = drafted(NEEDS, wide)
    assert len(plan.active_goals) == 3
    moved = PlanTransferred(**said(5), to="county office", lead="staff:20", policy="rnr-baseline")
    assert refused(plan, moved, policy_named("rnr-baseline")) == ["goals.limit"]
    rests = lived(plan, GoalPaused(**said(4), goal_id="g3"), policy=wide)
    assert lived(rests, moved, policy=policy_named("rnr-baseline")).policy.name == "rnr-baseline"
