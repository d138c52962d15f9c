"""Every decision has a reason, with a rule of the catalogue and a source of the policy.

The law walks the whole plan as it is written: each list of reasons holds at least one, each
reason's rule is in the catalogue, and its citation names a source that the policy lists, and a
place in it. The parts that hold a decision all have such a list.
"""

from hypothesis import example, given

from rnr_caseplan import (
    Barrier,
    Condition,
    Driver,
    Incident,
    Readiness,
    ResponsivityProfile,
    SafetyKind,
    SafetyNote,
    StageOfChange,
    Strength,
    WantedGoal,
    find_rule,
)
from tests.strategies import (
    POLICY_NAMES,
    Situation,
    a_need,
    a_situation,
    plan_document,
    reasons_in,
    situations,
)

DECISIONS = (
    "needs",
    "goals",
    "conditions",
    "strengths",
    "safety",
    "reviews",
    "unscheduled_reviews",
    "adaptations",
    "ways_of_working",
    "driver_candidates",
)


def a_full_situation(name: str) -> Situation:
    """Give a situation that reaches most of a plan's parts."""
    return a_situation(
        a_need("n1", "employment", fuels=("n2", "n1")),
        a_need("n2", "leisure", "moderate"),
        a_need("n3", "unstable_housing", interferes=True),
        a_need("n4", "trauma"),
        a_need("n5", "medical", assessed_on=None),
        a_need("n6", "criminal_history"),
        a_need("n7", "withdrawal", "unknown"),
        name=name,
        driver=Driver(need_id="n6"),
        incidents=(Incident(id="i1", need_ids=("n1",)),),
        conditions=(Condition(id="c1", text="work", domains=("employment",)),),
        strengths=(Strength(id="s1", text="a certificate"),),
        safety=(SafetyNote(id="d1", kind=SafetyKind.MEDICATION),),
        readiness=Readiness(stage=StageOfChange.PRECONTEMPLATION),
        responsivity=ResponsivityProfile(barriers=tuple(Barrier)),
        wanted_goals=(WantedGoal(need_id="n5", statement="My back."),),
    )


@given(situation=situations())
@example(situation=a_full_situation("rnr-baseline"))
@example(situation=a_full_situation("virginia"))
@example(situation=a_full_situation("treatment-court"))
@example(situation=a_full_situation("success-plan"))
@example(situation=a_situation())
def test_every_decision_has_a_reason_with_a_rule_and_a_source(situation: Situation) -> None:
    """No list of reasons is empty; each rule and each source can be looked up."""
    sources = {source.id for source in situation.policy.sources}
    found = list(reasons_in(plan_document(situation.draft())))
    assert found
    for path, reasons in found:
        assert reasons, path
        for reason in reasons:
            assert find_rule(reason["rule"]).id == reason["rule"], path
            assert reason["citation"]["source"] in sources, path
            assert reason["citation"]["place"].strip(), path


@given(situation=situations())
@example(situation=a_full_situation("rnr-baseline"))
def test_every_part_that_decides_something_has_reasons(situation: Situation) -> None:
    """Needs, goals, conditions, dangers, strengths, reviews, driver, eligibility: all of them."""
    document = plan_document(situation.draft())
    for part in DECISIONS:
        for entry in document[part]:
            assert entry["reasons"], part
    assert document["eligibility"]["reasons"]
    assert document["driver"] is None or document["driver"]["reasons"]


@given(situation=situations())
@example(situation=a_full_situation("treatment-court"))
def test_every_reason_can_be_told_in_words(situation: Situation) -> None:
    """Each reason makes a sentence that ends with its source and leaves no gap open."""
    plan = situation.draft()
    lists = [item.reasons for item in plan.needs]
    lists += [goal.reasons for goal in plan.goals]
    lists += [review.reasons for review in plan.reviews]
    lists += [item.reasons for item in plan.conditions]
    lists += [item.reasons for item in plan.safety]
    lists += [way.reasons for way in plan.ways_of_working]
    for reasons in lists:
        for reason in reasons:
            assert reason.sentence.endswith(f"({reason.citation})")
            assert not reason.sentence.startswith(reason.rule)


def test_the_examples_reach_every_kind_of_decision() -> None:
    """The walk above is not empty-handed: under some policy every part has an entry."""
    documents = [plan_document(a_full_situation(name).draft()) for name in POLICY_NAMES]
    for part in DECISIONS:
        assert any(document[part] for document in documents), part
