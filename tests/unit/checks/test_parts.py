"""What a goal in work needs: steps, a measure, check-ins; and what drafts give by themselves."""

import datetime
from collections.abc import Sequence
from typing import Any

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from rnr_caseplan import ActionStep, CasePlan
from rnr_caseplan.checks import all_checks
from rnr_caseplan.checks.examined import Examined
from rnr_caseplan.lifecycle import (
    GoalPaused,
    GoalResumed,
    ReviewHeld,
    StepAdded,
    StepCompleted,
    StepNoLongerNeeded,
    StepRedated,
)
from rnr_caseplan.model.vocabulary import ReviewKind
from tests.strategies import MOST_NEEDS, Situation, a_situation, situations
from tests.unit.builders import TODAY, a_case, a_need, a_plan, policy_named, policy_with
from tests.unit.checks.looking import abouts, found, look, places
from tests.unit.lives import drafted, later, lived

BY = "staff:17"
OWN = [check for check in all_checks() if check.code.startswith("PRT")]
FAR_AHEAD = datetime.date(9999, 12, 31)
STEPS_OF_G1 = ("g1.s1", "g1.s2", "g1.s3")


def all_found(plan: CasePlan, policy: Any, day: datetime.date) -> list[tuple[Any, ...]]:
    """Give all that the checks of parts and engagement find, but for places among the needs."""
    examined = Examined(plan, policy, day)
    return [
        (check.code, item.sentence, item.about) for check in OWN for item in check.look(examined)
    ]


# Laws. ----------------------------------------------------------------------------------


@given(situation=situations())
@example(situation=a_situation(as_of=FAR_AHEAD))
@example(situation=a_situation(a_need("n1", "employment"), as_of=FAR_AHEAD))
@example(situation=a_situation(a_need("n1", "trauma", interferes=True), risk_level="low"))
def test_a_fresh_draft_lacks_only_what_people_have_to_do(situation: Situation) -> None:
    """Whatever the case, the policy and the day."""
    plan = situation.draft()
    examined = Examined(plan, situation.policy, plan.as_of)
    failed = [check.code for check in OWN if list(check.look(examined))]
    for_people = {check.code for check in OWN if check.is_for_people}
    assert set(failed) <= for_people


@given(situation=situations(), order=st.permutations(range(MOST_NEEDS)))
def test_findings_do_not_depend_on_the_order_of_the_needs(
    situation: Situation, order: Sequence[int]
) -> None:
    """The same sentences about the same parts."""
    needs = situation.case.needs
    other = situation.but(needs=tuple(needs[place] for place in order if place < len(needs)))
    plan, policy = situation.draft(), situation.policy
    assert all_found(plan, policy, plan.as_of) == all_found(other.draft(), policy, plan.as_of)


@pytest.mark.parametrize("risk_level", ["low", "unknown"])
def test_a_plan_without_goals_has_no_finding_about_goals(risk_level: str) -> None:
    """Nor one that was diverted, and so is not signed."""
    situation = a_situation(risk_level=risk_level)
    codes = [code for code, _, _ in all_found(situation.draft(), situation.policy, TODAY)]
    assert codes == (["PRT35"] if risk_level == "unknown" else [])


def test_a_plan_that_is_empty_but_owed_has_findings_for_people_only() -> None:
    """And no exception is raised by any check, also long after the draft."""
    plan = a_plan(a_case(risk_level=a_situation().case.risk_level))
    for_people = {check.code for check in OWN if check.is_for_people}
    assert {code for code, _, _ in all_found(plan, policy_named(), later(400))} <= for_people


# Steps. ---------------------------------------------------------------------------------


def test_each_goal_without_steps_is_found_while_it_is_worked_on() -> None:
    """Two at once; one that waits, rests or has ended may be without."""
    without = (("goals[0].steps", ()), ("goals[1].steps", ()), ("goals[2].steps", ()))
    assert places("PRT01", *without) == ["goals[0].steps", "goals[1].steps"]
    for status in ("future", "paused", "achieved", "discontinued"):
        assert places("PRT01", *without, ("goals[0].status", status)) == ["goals[1].steps"]


def test_a_goal_of_one_step_is_found_until_the_step_is_done() -> None:
    """A step that is not needed any more does not count; one that is done was a success."""
    one = lived(drafted(), *given_up("g1.s2", "g1.s3"))
    assert abouts("PRT02", one, TODAY) == ["g1"]
    assert abouts("PRT04", one, TODAY) == []
    done = lived(one, StepCompleted(on=later(3), by=BY, step_id="g1.s1"))
    assert abouts("PRT02", done, later(3)) == []
    assert abouts("PRT04", done, later(3)) == ["g1"]
    assert abouts("PRT02", lived(one, a_step("new")), TODAY) == []


def given_up(*step_ids: str) -> list[StepNoLongerNeeded]:
    """Give the events by which steps are not needed any more."""
    return [
        StepNoLongerNeeded(on=TODAY, by=BY, step_id=step_id, reason="done by others")
        for step_id in step_ids
    ]


def a_step(identifier: str, days: int = 5, on: datetime.date = TODAY, **facts: Any) -> StepAdded:
    """Give the event by which a step of the participant is added to g1."""
    step = ActionStep(
        id=identifier,
        text="I call one kitchen.",
        due_on=later(days),
        **{"responsible": "P-1", **facts},
    )
    return StepAdded(on=on, by=BY, goal_id="g1", step=step)


def test_a_goal_without_a_step_left_is_found() -> None:
    """Whether they are done or not needed; a goal without any step is another fault."""
    plan = lived(drafted(), *given_up(*STEPS_OF_G1))
    assert abouts("PRT04", plan, TODAY) == ["g1"]
    assert abouts("PRT02", plan, TODAY) == []
    assert abouts("PRT01", plan, TODAY) == []
    assert abouts("PRT04", lived(plan, a_step("new")), TODAY) == []
    assert places("PRT04", ("goals[0].steps", ())) == []


@pytest.mark.parametrize(("days", "is_late"), [(13, False), (14, False), (15, True)])
def test_the_first_step_comes_within_the_days_of_the_policy(days: int, is_late: bool) -> None:
    """The policy's day itself is early enough; the citation is the policy's."""
    plan = lived(drafted(), StepRedated(on=TODAY, by=BY, step_id="g1.s1", due_on=later(days)))
    findings = look("PRT03", plan, TODAY)
    assert [item.about for item in findings] == (["g1"] if is_late else [])
    assert [str(item.citation) for item in findings] == [
        str(policy_named().first_step_after_days.citation)
    ] * is_late


def test_a_first_step_is_not_late_after_a_success_nor_when_its_day_has_come() -> None:
    """Then it is for others to say that it is overdue."""
    plan = lived(drafted(), StepRedated(on=TODAY, by=BY, step_id="g1.s1", due_on=later(20)))
    assert abouts("PRT03", plan, later(19)) == ["g1"]
    assert abouts("PRT03", plan, later(20)) == []
    early = lived(plan, a_step("new"))
    assert abouts("PRT03", early, TODAY) == []
    done = lived(early, StepCompleted(on=later(1), by=BY, step_id="new"))
    assert abouts("PRT03", done, later(1)) == []


def test_a_pause_moves_the_first_step_without_a_finding() -> None:
    """It is counted from the day on which work went on; what was late before stays late."""
    rest = (
        GoalPaused(on=later(2), by=BY, goal_id="g1"),
        GoalResumed(on=later(42), by=BY, goal_id="g1"),
    )
    plan = lived(drafted(), *rest)
    assert [(goal.id, goal.steps[0].due_on) for goal in plan.goals][1] == ("g1", later(54))
    assert abouts("PRT03", plan, later(42)) == []
    again = StepRedated(on=later(42), by=BY, step_id="g1.s1", due_on=later(57))
    assert abouts("PRT03", lived(plan, again), later(42)) == ["g1"]


@pytest.mark.parametrize(
    "changed", [{"starts_on": None}, {"steps": ()}, {"status": "future"}], ids=str
)
def test_without_days_no_first_step_is_late(changed: dict[str, Any]) -> None:
    """Nor without steps, nor before work begins."""
    late = ("goals[0].steps[0].due_on", "2026-12-25"), ("goals[0].steps[0].status", "planned")
    others = (("goals[0].steps[1].due_on", None),)
    assert places("PRT03", *late, *others) == ["goals[0].steps"]
    values = [(f"goals[0].{name}", value) for name, value in changed.items()]
    assert places("PRT03", *late, *others, *values) == []


def test_no_first_step_is_late_at_the_end_of_the_calendar() -> None:
    """Where the policy's day lies past it."""
    plan = a_situation(a_need("n1", "employment"), as_of=datetime.date(9999, 12, 20)).draft()
    day = datetime.date(9999, 12, 20)
    steps = tuple(evolve(step, due_on=FAR_AHEAD) for step in plan.goals[0].steps)
    by_hand = evolve(plan, goals=(evolve(plan.goals[0], steps=steps),))
    assert look("PRT03", by_hand, day) == []


def test_a_closed_plan_has_no_first_step_to_come() -> None:
    """Nor check-ins."""
    late = (("goals[0].steps[0].due_on", "2026-12-05"), ("goals[0].steps[0].status", "planned"))
    closed = ("closed_on", "2026-11-30")
    assert places("PRT03", *late) == ["goals[0].steps"]
    assert places("PRT03", *late, closed) == []


@pytest.mark.parametrize("name", ["P-3001", "Rowan", "participant"])
def test_the_participant_acts_by_any_name(name: str) -> None:
    """Id, preferred name or role; in one step at least that is needed."""
    others = [(f"goals[0].steps[{place}].responsible", "staff:17") for place in range(4)]
    assert places("PRT05", *others) == ["goals[0].steps"]
    own = ("goals[0].steps[2].responsible", name)
    assert places("PRT05", *others, own) == []
    assert places("PRT05", *others, own, ("goals[0].steps[2].status", "no_longer_needed")) == [
        "goals[0].steps"
    ]


def test_a_goal_without_steps_is_not_said_to_leave_the_participant_out() -> None:
    """One fault, one finding."""
    assert places("PRT05", ("goals[0].steps", ())) == []


# Measure, check-ins, treatment. ----------------------------------------------------------


def test_every_goal_in_work_without_a_measure_is_found() -> None:
    """One that waits may get it later."""
    without = [(f"goals[{place}].measure", None) for place in range(3)]
    assert places("PRT06", *without) == ["goals[0].measure", "goals[1].measure"]


def test_a_goal_without_check_ins_is_found_while_its_target_lies_ahead() -> None:
    """On its target date it is not, nor without one; and it is the policy that asks for them."""
    assert abouts("PRT07", drafted(), TODAY) == []
    plan = evolve(drafted(), reviews=())
    assert abouts("PRT07", plan, TODAY) == ["g1", "g2"]
    (finding, _) = look("PRT07", plan, TODAY)
    assert finding.citation == policy_named().goal_check_in.citation
    target = plan.goals[0].target_date
    assert target is not None
    assert abouts("PRT07", plan, target - datetime.timedelta(days=1)) == ["g1", "g2"]
    assert abouts("PRT07", plan, target) == []
    timeless = evolve(plan, goals=tuple(evolve(goal, target_date=None) for goal in plan.goals))
    assert abouts("PRT07", timeless, TODAY) == []


def test_a_check_in_that_was_held_counts() -> None:
    """But not before its day, and not a formal review."""
    held = ReviewHeld(on=later(10), by=BY, review=ReviewKind.GOAL_CHECK_IN, goal_id="g1")
    plan = evolve(lived(drafted(), held), reviews=())
    assert abouts("PRT07", plan, later(9)) == ["g1", "g2"]
    assert abouts("PRT07", plan, later(10)) == ["g2"]
    formal = ReviewHeld(on=later(10), by=BY, review=ReviewKind.FORMAL_REVIEW)
    reviews = tuple(item for item in drafted().reviews if item.kind is ReviewKind.FORMAL_REVIEW)
    plan = evolve(lived(drafted(), formal), reviews=reviews)
    assert abouts("PRT07", plan, later(10)) == ["g1", "g2"]


def test_a_closed_plan_needs_no_check_in() -> None:
    """Whatever goes on elsewhere."""
    unchecked = (("reviews", ()), ("history[21].event.goal_id", "g2"))
    assert places("PRT07", *unchecked) == ["reviews"]
    assert places("PRT07", *unchecked, ("closed_on", "2026-11-30")) == []


def test_treatment_alone_is_found_where_other_targets_wait() -> None:
    """With their ids; not where they are low, of another tier, or treated."""
    only_treatment = (
        ("needs[1].domain", "substance_use"),
        ("needs[2].domain", "mental_health"),
        ("needs[4].domain", "trauma"),
    )
    assert found("PRT08", *only_treatment) == []
    high = ("needs[3].level", "high")
    (finding,) = found("PRT08", *only_treatment, high)
    assert finding.place == "goals"
    assert finding.sentence.endswith("none about n5")
    for value in (
        ("needs[3].tier", "maintenance"),
        ("needs[3].domain", "withdrawal"),
        ("eligibility.outcome", "diverted"),
        ("goals", ()),
    ):
        assert places("PRT08", *only_treatment, high, value) == []


def test_the_policy_lists_what_treatment_answers() -> None:
    """Where it lists nothing, no domain is one of treatment."""
    plan = drafted((a_need("n1", "substance_use"), a_need("n2", "employment")))
    plan = evolve(plan, goals=plan.goals[:1])
    assert plan.goals[0].need_ids == ("n1",)
    assert len(look("PRT08", plan, TODAY)) == 1
    unlisted = policy_with(sobriety_domains=(), safety_domains=(), driver_override_domains=())
    assert look("PRT08", plan, TODAY, unlisted) == []
