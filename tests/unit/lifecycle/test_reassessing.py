"""What new levels would change in a plan, before anybody records them."""

from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import (
    CasePlan,
    Driver,
    FollowUpKind,
    InputError,
    Level,
    Reassessment,
    RiskLevel,
    apply,
    reassess,
)
from rnr_caseplan.lifecycle import (
    ClosedBecause,
    DiscontinuedBecause,
    GoalAchieved,
    GoalDiscontinued,
    NeedsReassessed,
    NewLevel,
    PlanClosed,
)
from rnr_caseplan.lifecycle.reassessing import NewLevels
from tests.unit.builders import a_need, policy_named
from tests.unit.lives import NEEDS, drafted, later, lived

PLAN = drafted((*NEEDS[:2], NEEDS[3]))
POLICY = policy_named()


def proposed(
    new_levels: NewLevels, plan: CasePlan = PLAN, days: int = 60, **facts: Any
) -> Reassessment:
    """Give what new levels would change; it is not refused."""
    decided = reassess(plan, new_levels, POLICY, as_of=later(days), **facts)
    assert decided.value is not None, decided.why
    return decided.value


def changed(found: Reassessment) -> list[str]:
    """Give the needs in which anything differs."""
    return [need.need_id for need in found.needs if need.is_changed]


def test_both_sides_of_each_need_are_shown() -> None:
    """Level, tier, rank and what the plan does with it, in the order of the new ranks."""
    found = proposed({"n1": Level.LOW, "n4": Level.HIGH})
    shown = {
        need.need_id: (
            (need.level_before.value, need.level_after.value),
            (need.rank_before, need.rank_after),
            (need.disposition_before.value, need.disposition_after.value),
        )
        for need in found.needs
    }
    assert shown == {
        "n4": (("low", "high"), (3, 2), ("watched", "future")),
        "n2": (("high", "high"), (2, 1), ("active", "active")),
        "n1": (("high", "low"), (1, 3), ("active", "active")),
    }
    assert [need.rank_after for need in found.needs] == [1, 2, 3]
    assert {need.tier_before.value for need in found.needs} == {"criminogenic"}


def test_a_tier_that_changes_is_shown() -> None:
    """Dental pain begins to keep the participant away."""
    plan = drafted((*NEEDS[:2], a_need("m", "dental", "moderate")))
    level = NewLevel(need_id="m", level=Level.MODERATE, interferes=True)
    found = proposed([level], plan)
    need = next(need for need in found.needs if need.need_id == "m")
    assert (need.tier_before.value, need.tier_after.value) == ("maintenance", "responsivity")
    assert (need.level_before, need.level_after) == (Level.MODERATE, Level.MODERATE)
    assert need.is_changed


def test_both_sides_of_each_goal_are_shown_and_new_ones_have_none_before() -> None:
    """The goal that would be drafted waits in the queue."""
    found = proposed({"n4": Level.HIGH})
    shown = [
        (
            goal.goal_id,
            goal.need_ids,
            goal.status_before and goal.status_before.value,
            goal.status_after.value,
        )
        for goal in found.goals
    ]
    assert shown == [
        ("g1", ("n1",), "active", "active"),
        ("g2", ("n2",), "active", "active"),
        ("g3", ("n4",), None, "future"),
    ]


def test_a_need_that_stays_as_it_is_is_not_changed() -> None:
    """Whatever the others do; and the same levels change nothing."""
    assert changed(proposed({"n4": Level.MODERATE})) == ["n4"]
    same = {"n1": Level.HIGH, "n2": Level.HIGH, "n4": Level.LOW}
    assert changed(proposed(same)) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("level_after", Level.UNKNOWN),
        ("tier_after", None),
        ("rank_after", None),
        ("disposition_after", None),
    ],
)
def test_each_thing_that_is_compared_makes_a_need_a_changed_one(field: str, value: Any) -> None:
    """Level, tier, rank and disposition."""
    need = proposed({"n1": Level.HIGH}).needs[0]
    assert not need.is_changed
    assert evolve(need, **{field: value}).is_changed


def test_nothing_is_recorded() -> None:
    """The plan is the same value as before, and the proposal is made again as it was."""
    before = drafted((*NEEDS[:2], NEEDS[3]))
    first = proposed({"n1": Level.LOW}, before)
    assert before == PLAN
    assert before.version == 1
    assert before.history == ()
    assert first == proposed({"n1": Level.LOW}, before)


def test_the_decision_says_that_it_is_proposed_only() -> None:
    """Before what the reassessment itself says (NP-8)."""
    decided = reassess(PLAN, {"n1": Level.LOW}, POLICY, as_of=later(60))
    rules = [reason.rule for reason in decided.reasons]
    assert rules == ["lives.proposed", "events.needs_reassessed"]
    assert "n1 low" in decided.why


def test_what_is_proposed_is_what_is_recorded_by_the_person_who_assessed() -> None:
    """The event goes to apply with their id, and the plan is the one that was shown."""
    found = proposed({"n1": Level.LOW, "n4": Level.HIGH}, risk_level=RiskLevel.MODERATE)
    assert found.event == NeedsReassessed(
        on=later(60),
        by="proposal",
        levels=(
            NewLevel(need_id="n1", level=Level.LOW),
            NewLevel(need_id="n4", level=Level.HIGH),
        ),
        risk_level=RiskLevel.MODERATE,
    )
    recorded = lived(PLAN, evolve(found.event, by="staff:17"))
    assert evolve(recorded, history=()) == evolve(found.plan, history=())
    assert recorded.history[-1].event.by == "staff:17"


def test_levels_are_given_by_need_or_with_more_of_what_was_found() -> None:
    """Both give the same proposal."""
    by_need = proposed({"n1": Level.LOW})
    whole = proposed(level for level in (NewLevel(need_id="n1", level=Level.LOW),))
    assert by_need == whole


def test_a_risk_level_may_be_proposed_alone() -> None:
    """Then goals that waited for it may begin."""
    plan = drafted(NEEDS, risk_level=RiskLevel.UNKNOWN)
    found = proposed((), plan, risk_level=RiskLevel.HIGH)
    assert found.plan.case.risk_level is RiskLevel.HIGH
    kinds = [item.kind for item in found.follow_ups]
    assert FollowUpKind.BEGIN_NEXT_GOAL in kinds


def test_what_the_policy_would_call_for_is_shown() -> None:
    """The end of work on a fallen need, a new goal, a driver that counts no longer, a review."""
    plan = drafted((*NEEDS[:2], NEEDS[3]), driver=Driver(need_id="n1"))
    found = proposed({"n1": Level.LOW, "n4": Level.HIGH}, plan)
    assert [(item.kind.value, item.about) for item in found.follow_ups] == [
        ("answer_danger", "d1"),
        ("hold_review", None),
        ("end_work_on_need", "g1"),
        ("look_at_driver", "n1"),
        ("agree_on_new_goal", "g3"),
    ]
    assert found.follow_ups[1].due_on == later(67)


def test_a_need_that_rises_after_its_goal_was_reached_would_get_a_new_goal() -> None:
    """And one that stayed down would not."""
    plan = lived(PLAN, GoalAchieved(on=later(50), by="staff:17", goal_id="g1"))
    assert len(proposed({"n1": Level.MODERATE}, plan).goals) == 2
    found = proposed({"n1": Level.HIGH}, plan)
    new = [goal.goal_id for goal in found.goals if goal.status_before is None]
    assert new == ["g3"]


def test_an_ended_goal_is_shown_with_its_end() -> None:
    """On both sides."""
    because = DiscontinuedBecause.NOT_ATTAINABLE_NOW
    plan = lived(PLAN, GoalDiscontinued(on=later(5), by="staff:17", goal_id="g2", because=because))
    found = proposed({"n1": Level.MODERATE}, plan)
    ends = [goal for goal in found.goals if goal.goal_id == "g2"]
    assert [(goal.status_before, goal.status_after) for goal in ends] == [
        (ends[0].status_after, ends[0].status_after)
    ]
    assert ends[0].status_after.value == "discontinued"


@pytest.mark.parametrize(
    ("levels", "rule"),
    [
        ({"n9": Level.LOW}, "lives.not_in_the_plan"),
        ([NewLevel(need_id="n2", level=Level.LOW, score=99)], "lives.score"),
    ],
)
def test_what_the_rules_forbid_is_refused_with_its_reason(levels: Any, rule: str) -> None:
    """There is no proposal then."""
    plan = drafted((NEEDS[0], a_need("n2", "employment", max_score=9)))
    decided = reassess(plan, levels, POLICY, as_of=later(60))
    assert decided.value is None
    assert [reason.rule for reason in decided.reasons] == [rule]


def test_a_plan_is_not_reassessed_before_its_draft_or_after_its_end() -> None:
    """Nor under a policy that is not its own."""
    early = reassess(PLAN, {"n1": Level.LOW}, POLICY, as_of=later(-1))
    assert [reason.rule for reason in early.reasons] == ["lives.before_the_plan"]
    other = reassess(PLAN, {"n1": Level.LOW}, policy_named("virginia"), as_of=later(1))
    assert [reason.rule for reason in other.reasons] == ["lives.other_policy"]
    empty = drafted((), incidents=(), conditions=(), safety=())
    closed = PlanClosed(on=later(5), by="staff:17", because=ClosedBecause.TERM_ENDED)
    late = reassess(lived(empty, closed), (), POLICY, as_of=later(6), risk_level=RiskLevel.LOW)
    assert [reason.rule for reason in late.reasons] == ["lives.closed"]


@pytest.mark.parametrize(
    ("levels", "path"),
    [
        (5, "new_levels"),
        (None, "new_levels"),
        (["n1"], "new_levels[0]"),
        ([NewLevel(need_id="n1", level=Level.LOW), ("n2", Level.LOW)], "new_levels[1]"),
        ({"n1": "low"}, "level"),
        ((), "levels"),
        ({}, "levels"),
        ([NewLevel(need_id="n1", level=Level.LOW)] * 2, "levels[1].need_id"),
    ],
)
def test_malformed_levels_are_an_error_with_its_path(levels: Any, path: str) -> None:
    """They are no matter of the plan's rules."""
    with pytest.raises(InputError) as caught:
        reassess(PLAN, levels, POLICY, as_of=later(60))
    assert [fault.path for fault in caught.value.faults] == [path]


@pytest.mark.parametrize(
    ("plan", "policy", "day"),
    [(None, POLICY, later(1)), (PLAN, "rnr-baseline", later(1)), (PLAN, POLICY, "2027-01-01")],
)
def test_malformed_arguments_are_an_error(plan: Any, policy: Any, day: Any) -> None:
    """Plan, policy and day."""
    with pytest.raises(InputError):
        reassess(plan, {"n1": Level.LOW}, policy, as_of=day)


def test_a_proposal_may_follow_another_event_of_the_same_day() -> None:
    """It is applied to the plan as it stands."""
    plan = lived(PLAN, GoalAchieved(on=later(60), by="staff:17", goal_id="g1"))
    found = proposed({"n2": Level.MODERATE}, plan)
    assert found.plan.version == plan.version + 1
    assert apply(plan, found.event, POLICY).accepted
