"""Putting assessments into a case."""

import datetime
import itertools

from attrs import evolve

from rnr_caseplan import Agreement, Assessment, AssessmentKind, Case, Level, Need, RiskLevel
from rnr_caseplan.instruments import ScoredAssessment, case_with_assessments
from tests.unit.builders import a_case
from tests.unit.instruments.tools import TODAY, a_screening, a_tool, scored

EARLIER = datetime.date(2026, 10, 1)
HIGH = scored(total=12, scales=(("peers", 7),))


def the_need(case: Case) -> Need:
    """Give the one need of a case."""
    (need,) = case.needs
    return need


def test_an_empty_case_gets_risk_needs_and_a_record() -> None:
    """With fresh ids."""
    case = case_with_assessments(a_case(), HIGH)
    assert case.risk_level is RiskLevel.HIGH
    need = the_need(case)
    assert (need.id, need.domain, need.level) == ("n1", "antisocial_companions", Level.HIGH)
    assert (need.score, need.max_score, need.threshold) == (7, 8, 3)
    assert case.assessments == (
        Assessment(
            id="a1",
            kind=AssessmentKind.CRIMINOGENIC,
            instrument="county-tool",
            assessed_on=TODAY,
        ),
    )


def test_a_need_of_the_domain_keeps_its_id_and_what_people_said() -> None:
    """Only what the tool says is new."""
    known = Need(
        id="friends",
        domain="antisocial_companions",
        level=Level.LOW,
        interferes=True,
        contributed=True,
        fuels=("friends",),
        linked_to_harm=False,
        linked_to_reoffending=True,
        agreement=Agreement.AGREES,
        priority=7,
        text="about the old crew",
    )
    need = the_need(case_with_assessments(a_case(known), HIGH))
    assert need == evolve(
        known,
        level=Level.HIGH,
        score=7,
        max_score=8,
        threshold=3,
        assessed_with="county-tool",
        assessed_on=TODAY,
        band="high",
    )


def test_ids_that_are_taken_are_not_used_again() -> None:
    """Neither for needs nor for records."""
    other = Need(id="n1", domain="employment")
    record = Assessment(id="a1", kind=AssessmentKind.MENTAL_HEALTH, instrument="other")
    case = case_with_assessments(a_case(other, assessments=(record,)), HIGH)
    assert [need.id for need in case.needs] == ["n1", "n2"]
    assert [each.id for each in case.assessments] == ["a1", "a2"]


def test_what_an_assessment_does_not_know_leaves_the_case_as_it_was() -> None:
    """A level that somebody recorded is not taken away."""
    known = Need(id="n1", domain="antisocial_companions", level=Level.MODERATE)
    before = a_case(known, risk_level=RiskLevel.MODERATE)
    case = case_with_assessments(before, scored(total=99))
    assert (case.risk_level, case.needs) == (RiskLevel.MODERATE, (known,))
    assert len(case.assessments) == 1


def test_an_unknown_need_is_added_where_there_is_none() -> None:
    """So that the plan says that it is to be assessed."""
    need = the_need(case_with_assessments(a_case(), scored(total=12)))
    assert (need.level, need.assessed_with) == (Level.UNKNOWN, "county-tool")


def test_an_unknown_need_learns_what_the_tool_says() -> None:
    """A level where the tool knows it; the score and the day where it does not."""
    unknown = Need(id="n1", domain="antisocial_companions")
    assert the_need(case_with_assessments(a_case(unknown), HIGH)).level is Level.HIGH
    without = scored(a_tool(a_tool().band_sets[0]), scales=(("peers", 7),))
    need = the_need(case_with_assessments(a_case(unknown), without))
    assert (need.level, need.score, need.assessed_on) == (Level.UNKNOWN, 7, TODAY)
    earlier = evolve(need, assessed_on=EARLIER)
    assert the_need(case_with_assessments(a_case(earlier), without)) == earlier


def test_a_level_that_was_assessed_later_stays() -> None:
    """One of the same day or before is replaced."""
    tomorrow = TODAY + datetime.timedelta(days=1)
    for day, level in ((tomorrow, Level.LOW), (TODAY, Level.HIGH), (EARLIER, Level.HIGH)):
        known = Need(id="n1", domain="antisocial_companions", level=Level.LOW, assessed_on=day)
        assert the_need(case_with_assessments(a_case(known), HIGH)).level is level


def test_of_two_needs_of_one_domain_the_first_by_id_is_meant() -> None:
    """The order of the needs means nothing."""
    two = [Need(id=name, domain="antisocial_companions") for name in ("n1", "n2")]
    for order in itertools.permutations(two):
        case = case_with_assessments(a_case(*order), HIGH)
        assert {need.id: need.level for need in case.needs} == {
            "n1": Level.HIGH,
            "n2": Level.UNKNOWN,
        }


def test_a_note_fills_an_empty_text_only() -> None:
    """What people wrote stays."""
    tool = a_tool(scales=(evolve(a_tool().scales[0], note="confirm which"),))
    found = scored(tool, scales=(("peers", 7),))
    empty = Need(id="n1", domain="antisocial_companions")
    said = evolve(empty, text="the old crew")
    assert the_need(case_with_assessments(a_case(empty), found)).text == "confirm which"
    assert the_need(case_with_assessments(a_case(said), found)).text == "the old crew"


def several() -> tuple[ScoredAssessment, ...]:
    """Give an earlier assessment, a later one by another tool, and a screening."""
    return (
        scored(total=2, scales=(("peers", 1),), assessed_on=EARLIER),
        scored(a_tool(name="other"), total=12, scales=(("peers", 7),)),
        scored(a_screening(("negative", 0, 4), ("positive", 5, 20)), total=9),
    )


def test_several_assessments_are_put_together() -> None:
    """The later tool counts, the preferred one before it; every use is recorded, in order."""
    case = case_with_assessments(a_case(), *several())
    assert case.risk_level is RiskLevel.HIGH
    assert [(need.domain, need.level.value) for need in case.needs] == [
        ("antisocial_companions", "high"),
        ("substance_use", "unknown"),
    ]
    assert [(each.id, each.instrument, each.kind.value) for each in case.assessments] == [
        ("a1", "county-tool", "criminogenic"),
        ("a2", "other", "criminogenic"),
        ("a3", "screening", "substance_use"),
    ]
    preferred = case_with_assessments(a_case(), *several(), preferred=("county-tool",))
    assert preferred.risk_level is RiskLevel.LOW


def test_the_order_of_assessments_means_nothing() -> None:
    """Any order gives the same case."""
    cases = {case_with_assessments(a_case(), *order) for order in itertools.permutations(several())}
    assert len(cases) == 1


def test_doing_it_twice_changes_nothing_more() -> None:
    """Neither needs nor records are added again."""
    once = case_with_assessments(a_case(), *several())
    assert case_with_assessments(once, *several()) == once


def test_an_assessment_of_a_later_day_is_left_out() -> None:
    """It is neither used nor recorded."""
    later = scored(total=12, as_of=TODAY - datetime.timedelta(days=1))
    assert case_with_assessments(a_case(), later) == a_case()
