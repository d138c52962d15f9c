"""What a plan rests on: conditions, assessments, what services must fit, custody orders."""

from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import (
    Assessment,
    AssessmentKind,
    CasePlan,
    CustodyOrder,
    Participant,
    ResponsivityProfile,
    RiskLevel,
)
from rnr_caseplan.lifecycle import GoalPaused, ReviewHeld
from rnr_caseplan.model.vocabulary import ReviewKind
from tests.unit.builders import TODAY, a_need
from tests.unit.checks.looking import abouts, look
from tests.unit.lives import drafted, later, lived

BY = "staff:17"
TOOL = "the agency's tool"
FAMILY = (a_need("n1", "family_marital"), a_need("n2", "employment"))


@pytest.mark.parametrize("code", ["PRT34", "PRT35", "PRT36", "PRT37", "PRT38"])
def test_a_diverted_plan_rests_on_nothing_more(code: str) -> None:
    """A full plan of the same case does."""
    bare: dict[str, Any] = {"conditions": (), "assessments": (), "responsivity": None}
    assert len(look(code, drafted(**bare), TODAY)) == 1
    assert look(code, drafted(risk_level=RiskLevel.LOW, **bare), TODAY) == []


def test_a_condition_shows_that_the_sentence_was_read() -> None:
    """One is enough."""
    assert look("PRT34", drafted(), TODAY) == []


# Assessments. ---------------------------------------------------------------------------


def with_assessments(*kinds: AssessmentKind, **facts: Any) -> CasePlan:
    """Give a plan whose case holds assessments of some kinds."""
    return drafted(
        assessments=tuple(
            Assessment(**{"id": f"a{place}", "kind": kind, "instrument": TOOL, **facts})
            for place, kind in enumerate(kinds)
        )
    )


def test_an_assessment_of_risk_and_needs_names_its_tool() -> None:
    """From its day on; one for something else does not count."""
    criminogenic = AssessmentKind.CRIMINOGENIC
    assert look("PRT35", with_assessments(criminogenic), TODAY) == []
    assert len(look("PRT35", with_assessments(criminogenic, instrument=None), TODAY)) == 1
    assert len(look("PRT35", with_assessments(AssessmentKind.SUBSTANCE_USE), TODAY)) == 1
    later_on = with_assessments(criminogenic, assessed_on=later(3))
    assert len(look("PRT35", later_on, later(2))) == 1
    assert look("PRT35", later_on, later(3)) == []


def test_a_tool_that_stands_with_a_criminogenic_need_counts_too() -> None:
    """One with another kind of need does not say how risk was assessed."""
    told = {"assessed_with": TOOL}
    needs = (a_need("n1", "employment", **told), a_need("n2", "trauma"))
    assert look("PRT35", drafted(needs, assessments=()), TODAY) == []
    others = (a_need("n1", "employment"), a_need("n2", "trauma", **told))
    assert len(look("PRT35", drafted(others, assessments=()), TODAY)) == 1


@pytest.mark.parametrize(
    ("risk_level", "is_found"), [("high", True), ("unknown", True), ("low", False)]
)
def test_an_unknown_risk_asks_for_a_tool_most_of_all(risk_level: str, *, is_found: bool) -> None:
    """Who was diverted is not asked again."""
    plan = drafted(assessments=(), risk_level=RiskLevel(risk_level))
    assert len(look("PRT35", plan, TODAY)) == is_found


def test_each_screening_that_is_missing_is_named() -> None:
    """In one finding."""
    substance_use, mental_health = AssessmentKind.SUBSTANCE_USE, AssessmentKind.MENTAL_HEALTH
    (finding,) = look("PRT36", drafted(), TODAY)
    assert finding.sentence.endswith("for substance use or mental health")
    (finding,) = look("PRT36", with_assessments(substance_use), TODAY)
    assert finding.sentence.endswith("for mental health")
    assert look("PRT36", with_assessments(mental_health, substance_use), TODAY) == []
    unnamed = with_assessments(mental_health, substance_use, instrument=None)
    assert len(look("PRT36", unnamed, TODAY)) == 1


# What services must fit. -----------------------------------------------------------------


def test_all_that_is_not_recorded_of_the_profile_is_one_finding() -> None:
    """Nothing of what somebody recorded is repeated."""
    (finding,) = look("PRT37", drafted(), TODAY)
    assert finding.sentence == (
        "not recorded: learning style, literacy, language, culture, disability, capacity, schedule"
    )
    profile = ResponsivityProfile(
        learning_style="by doing",
        literacy="reads",
        language="English",
        culture="none",
        disability="none",
        capacity="calm",
    )
    (finding,) = look("PRT37", drafted(responsivity=profile), TODAY)
    assert finding.sentence == "not recorded: schedule"
    full = evolve(profile, schedule="evenings")
    assert look("PRT37", drafted(responsivity=full), TODAY) == []


def test_what_stands_with_the_participant_is_recorded_too() -> None:
    """Languages and disabilities."""
    plan = drafted()
    participant = Participant(id="P-1", languages=("Spanish",), disabilities=("hard of hearing",))
    told = evolve(plan, case=evolve(plan.case, participant=participant))
    (finding,) = look("PRT37", told, TODAY)
    assert "language" not in finding.sentence.replace("learning", "")
    assert "disability" not in finding.sentence


def test_gender_is_asked_about_also_where_nothing_else_is_known() -> None:
    """An answer of no wishes is an answer."""
    assert len(look("PRT38", drafted(), TODAY)) == 1
    assert len(look("PRT38", drafted(responsivity=ResponsivityProfile(culture="x")), TODAY)) == 1
    asked = ResponsivityProfile(gender="no wishes")
    assert look("PRT38", drafted(responsivity=asked), TODAY) == []


# Custody. -------------------------------------------------------------------------------


def with_order(days: int | None = -30, *more: CustodyOrder) -> CasePlan:
    """Give a plan with a family goal in work, and a custody order."""
    ordered_on = None if days is None else later(days)
    order = CustodyOrder(id="o1", text="weekends only", ordered_on=ordered_on)
    return drafted(FAMILY, custody_orders=(order, *more))


def looked_at(days: int, goal_id: str | None = "g1") -> ReviewHeld:
    """Give the event by which a goal, or the whole plan, was reviewed."""
    kind = ReviewKind.GOAL_CHECK_IN if goal_id else ReviewKind.FORMAL_REVIEW
    return ReviewHeld(on=later(days), by=BY, review=kind, goal_id=goal_id)


def test_a_family_goal_is_held_against_a_custody_order_once() -> None:
    """At a check-in on it, or when the whole plan is reviewed."""
    plan = with_order()
    assert plan.active_goals[0].need_ids == ("n1",)
    assert abouts("PRT39", plan, TODAY) == ["g1"]
    assert abouts("PRT39", lived(plan, looked_at(0)), TODAY) == []
    assert abouts("PRT39", lived(plan, looked_at(5)), later(4)) == ["g1"]
    assert abouts("PRT39", lived(plan, looked_at(5)), later(5)) == []
    assert abouts("PRT39", lived(plan, looked_at(5, None)), later(5)) == []
    assert abouts("PRT39", lived(plan, looked_at(5, "g2")), later(5)) == ["g1"]


def test_a_new_order_calls_for_another_look() -> None:
    """From its day on; an order without a day counts from the draft."""
    newer = CustodyOrder(id="o2", text="no visits", ordered_on=later(9))
    plan = lived(with_order(-30, newer), looked_at(5))
    assert abouts("PRT39", plan, later(8)) == []
    (finding,) = look("PRT39", plan, later(9))
    assert finding.sentence.endswith("custody order o2")
    assert finding.place == "goals[0].steps"
    undated = with_order(None)
    assert abouts("PRT39", undated, TODAY) == ["g1"]
    assert abouts("PRT39", lived(undated, looked_at(0)), TODAY) == []


def test_without_an_order_or_a_family_goal_nothing_is_held_against_anything() -> None:
    """Nor while the goal rests."""
    assert abouts("PRT39", drafted(FAMILY), TODAY) == []
    assert abouts("PRT39", drafted(custody_orders=with_order().case.custody_orders), TODAY) == []
    rests = lived(with_order(), GoalPaused(on=TODAY, by=BY, goal_id="g1"))
    assert abouts("PRT39", rests, TODAY) == []
