"""What people do with the participant: explain, share, ask, and keep what was asked for."""

from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import (
    Agreement,
    Assessment,
    AssessmentKind,
    CasePlan,
    RiskLevel,
    WantedGoal,
    Wording,
)
from rnr_caseplan.lifecycle import (
    AgreementRecorded,
    AssessmentExplained,
    DiscontinuedBecause,
    GoalAdded,
    GoalDiscontinued,
    GoalPaused,
    GoalReworded,
    OrientationGiven,
    OrientationTopic,
    ResultsShared,
)
from tests.unit.builders import TODAY, a_need
from tests.unit.checks.looking import abouts, look, places
from tests.unit.lives import drafted, later, lived

BY = "staff:17"
LOW = RiskLevel.LOW


def told(*topics: OrientationTopic, days: int = 3) -> OrientationGiven:
    """Give the event by which topics were explained."""
    return OrientationGiven(on=later(days), by=BY, topics=topics)


def test_what_was_not_explained_is_one_finding_with_all_topics() -> None:
    """Until each of them was; a diverted plan has none."""
    (finding,) = look("PRT24", drafted(), TODAY)
    assert finding.sentence.endswith(": roles, expectations, consequences")
    part = lived(drafted(), told(OrientationTopic.ROLES, OrientationTopic.CONSEQUENCES))
    (finding,) = look("PRT24", part, later(3))
    assert finding.sentence.endswith(": expectations")
    full = lived(part, told(OrientationTopic.EXPECTATIONS, days=5))
    assert look("PRT24", full, later(5)) == []
    assert len(look("PRT24", full, later(4))) == 1
    assert look("PRT24", drafted(risk_level=LOW), TODAY) == []


# Assessments. ---------------------------------------------------------------------------


def assessed(**facts: Any) -> Assessment:
    """Give an assessment of risk and needs."""
    return Assessment(**{"id": "a1", "kind": AssessmentKind.CRIMINOGENIC, **facts})


def with_assessments(*assessments: Assessment, **facts: Any) -> CasePlan:
    """Give a plan whose case holds some assessments."""
    return drafted(assessments=assessments, **facts)


def test_an_assessment_is_explained_shared_and_answered_step_by_step() -> None:
    """Each with its place; what happens after the day is not seen."""
    plan = drafted()
    assert [item.place for item in look("PRT25", plan, TODAY)] == [
        "case.assessments[0].explained_on"
    ]
    assert [item.place for item in look("PRT26", plan, TODAY)] == ["case.assessments[0].shared_on"]
    explained = lived(plan, AssessmentExplained(on=later(2), by=BY, assessment_id="a1"))
    assert len(look("PRT25", explained, later(1))) == 1
    assert look("PRT25", explained, later(2)) == []
    shared = lived(explained, ResultsShared(on=later(4), by=BY, assessment_id="a1"))
    assert [item.place for item in look("PRT26", shared, later(3))] == [
        "case.assessments[0].shared_on"
    ]
    assert [item.place for item in look("PRT26", shared, later(4))] == [
        "case.assessments[0].agreement"
    ]
    answer = AgreementRecorded(
        on=later(4), by=BY, agreement=Agreement.DISAGREES, assessment_id="a1"
    )
    assert look("PRT26", lived(shared, answer), later(4)) == []


def test_only_the_latest_assessment_of_each_kind_counts() -> None:
    """Two of one day count both; one without a day counts as the oldest; a later one not yet."""
    old = assessed(id="a1", assessed_on=later(-90))
    new = assessed(id="a2", assessed_on=later(-2))
    twin = assessed(id="a3", assessed_on=later(-2))
    undated = assessed(id="a4")
    future = assessed(id="a5", assessed_on=later(1))
    other = assessed(id="a6", kind=AssessmentKind.MENTAL_HEALTH)
    for held, expected in (
        ((old, new), ["a2"]),
        ((new, old), ["a2"]),
        ((old, new, twin), ["a2", "a3"]),
        ((undated, old), ["a1"]),
        ((undated,), ["a4"]),
        ((old, future), ["a1"]),
        ((future,), []),
        ((old, other), ["a1", "a6"]),
        ((), []),
    ):
        plan = with_assessments(*held)
        assert abouts("PRT25", plan, TODAY) == expected
        assert abouts("PRT26", plan, TODAY) == expected
    assert abouts("PRT25", with_assessments(old, future), later(1)) == ["a5"]


def test_a_plan_that_is_not_owed_asks_for_no_explanation() -> None:
    """Whatever was assessed."""
    plan = with_assessments(assessed(), risk_level=LOW)
    assert [abouts(code, plan, TODAY) for code in ("PRT25", "PRT26")] == [[], []]


# The participant's own view. -------------------------------------------------------------


@pytest.mark.parametrize("agreement", [None, *Agreement])
def test_a_need_that_the_participant_does_not_see_is_found_while_it_is_worked_on(
    agreement: Agreement | None,
) -> None:
    """Partly is enough, and so is a goal that the participant asked for."""
    needs = (
        a_need("n1", "antisocial_companions", agreement=agreement),
        a_need("n2", "employment", agreement=agreement),
        a_need("n3", "substance_use", "moderate", agreement=agreement),
    )
    plan = drafted(needs)
    disagrees = agreement is Agreement.DISAGREES
    worked_on = [goal.need_ids[0] for goal in plan.active_goals]
    assert abouts("PRT27", plan, TODAY) == worked_on * disagrees
    (first, second) = worked_on
    wished = drafted(needs, wanted_goals=(WantedGoal(need_id=first, statement="I do it."),))
    assert abouts("PRT27", wished, TODAY) == [second] * disagrees
    rests = lived(plan, GoalPaused(on=TODAY, by=BY, goal_id="g1"))
    assert abouts("PRT27", rests, TODAY) == [second] * disagrees


def test_the_place_of_a_disagreement_is_the_need() -> None:
    """As the plan lists it."""
    assert places("PRT27", ("needs[1].agreement", "disagrees")) == ["case.needs[0].agreement"]
    wished = ("needs[2].agreement", "disagrees")
    assert places("PRT27", wished) == []


def test_a_goal_in_own_words_shows_that_the_participant_was_asked() -> None:
    """So does a goal that was asked for; a diverted plan asks for none."""
    plan = drafted()
    assert len(look("PRT28", plan, TODAY)) == 1
    words = GoalReworded(on=TODAY, by="P-1", goal_id="g3", statement="I stay sober.")
    assert look("PRT28", lived(plan, words), TODAY) == []
    wished = GoalAdded(on=TODAY, by="P-1", goal=WantedGoal(need_id="n4", statement="I play."))
    assert look("PRT28", lived(plan, wished), TODAY) == []
    assert look("PRT28", drafted(risk_level=LOW), TODAY) == []
    assert {goal.wording for goal in plan.goals} == {Wording.STARTER}
    past = WantedGoal(need_id="n1", statement="I want it undone.")
    history = drafted((a_need("n1", "criminal_history"),), wanted_goals=(past,))
    assert look("PRT28", history, TODAY) == []


def test_a_wish_is_kept_whatever_becomes_of_its_goal() -> None:
    """In the queue, reached or given up; each wish that has no goal is found."""
    wish = WantedGoal(need_id="n4", statement="I play ball on Sundays.")
    plan = drafted(wanted_goals=(wish,))
    assert look("PRT29", plan, TODAY) == []
    goal = next(goal for goal in plan.goals if goal.need_ids == ("n4",))
    ended = GoalDiscontinued(
        on=TODAY,
        by=BY,
        goal_id=goal.id,
        because=DiscontinuedBecause.PARTICIPANT_CHOSE_OTHERWISE,
    )
    assert look("PRT29", lived(plan, ended), TODAY) == []
    lost = evolve(plan, goals=tuple(item for item in plan.goals if item.id != goal.id))
    assert [item.place for item in look("PRT29", lost, TODAY)] == ["case.wanted_goals[0]"]
    again = evolve(lost, case=evolve(lost.case, wanted_goals=(wish, wish)))
    assert len(look("PRT29", again, TODAY)) == 2


@pytest.mark.parametrize("risk_level", list(RiskLevel))
def test_a_draft_keeps_every_wish_at_any_risk(risk_level: RiskLevel) -> None:
    """But for one on history, which cannot be a goal."""
    needs = (a_need("n1", "employment", "low"), a_need("n2", "criminal_history"))
    wishes = tuple(WantedGoal(need_id=need.id, statement="I want it.") for need in needs)
    plan = drafted(needs, wanted_goals=wishes, risk_level=risk_level)
    assert look("PRT29", plan, TODAY) == []


def test_a_wish_on_a_need_that_is_not_there_is_no_finding() -> None:
    """A plan that is read refuses it; one that is put together says nothing here."""
    plan = drafted(wanted_goals=(WantedGoal(need_id="n1", statement="I want it."),))
    bare = evolve(plan, needs=(), goals=())
    assert look("PRT29", bare, TODAY) == []
