"""Which of several assessments counts, and where they disagree."""

import datetime
import itertools
from typing import Any

import pytest

from rnr_caseplan import InputError, Level, RiskLevel
from rnr_caseplan.instruments import (
    CombinedAssessments,
    Instrument,
    ScoredAssessment,
    combine_assessments,
)
from tests.unit.instruments.tools import TODAY, a_scale, a_screening, a_tool, scored

EARLIER = datetime.date(2026, 10, 1)
DAYS = (TODAY, EARLIER)


def a_tool_named(name: str) -> Instrument:
    """Give a tool of another name."""
    return a_tool(name=name)


def said(
    name: str, total: int | None = None, peers: int | None = None, on: datetime.date = TODAY
) -> ScoredAssessment:
    """Give an assessment by a tool, with a total and a score of its scale for peers."""
    scales = () if peers is None else (("peers", peers),)
    return scored(a_tool_named(name), total=total, scales=scales, assessed_on=on)


def risk_of(found: CombinedAssessments) -> tuple[str, str]:
    """Give the risk level and the rule that says which assessment counts."""
    return found.risk_level.value.value, found.risk_level.reasons[0].rule


def test_the_only_assessment_counts() -> None:
    """With its own reasons after the one that says so."""
    found = combine_assessments([said("a", 12, 4)])
    assert risk_of(found) == ("high", "scores.only")
    assert found.risk_level.reasons[1].rule == "scores.risk_band"
    (need,) = found.needs
    assert (need.value.domain, need.value.level) == ("antisocial_companions", Level.MODERATE)
    assert [reason.rule for reason in need.reasons[:2]] == ["scores.only", "scores.need_band"]
    assert found.disagreements == ()


def test_the_later_of_two_tools_counts() -> None:
    """Whatever their names, and whichever is given first."""
    for order in itertools.permutations([said("a", 2, 1, EARLIER), said("b", 12, 7)]):
        found = combine_assessments(order)
        assert risk_of(found) == ("high", "scores.later")
        assert found.needs[0].value.assessed_with == "b"


def test_of_one_day_the_name_that_comes_first_counts() -> None:
    """So that the answer does not depend on the order."""
    for order in itertools.permutations([said("a", 2), said("b", 12)]):
        assert risk_of(combine_assessments(order)) == ("low", "scores.by_name")


def test_a_preferred_tool_counts_before_a_later_one() -> None:
    """The more preferred before the less, and tools that are not given do not matter."""
    both = [said("a", 2, 1, EARLIER), said("b", 12, 7)]
    found = combine_assessments(both, preferred=("other", "a"))
    assert risk_of(found) == ("low", "scores.preferred")
    assert found.needs[0].reasons[0].rule == "scores.preferred"
    assert risk_of(combine_assessments(both, preferred=("b", "a"))) == ("high", "scores.preferred")


def test_of_one_preferred_tool_the_later_assessment_counts() -> None:
    """Preference is about tools."""
    both = [said("a", 2, on=EARLIER), said("a", 12)]
    assert risk_of(combine_assessments(both, preferred=("a",))) == ("high", "scores.later")


def test_one_that_does_not_know_is_passed_over() -> None:
    """A missing score is no answer; it is told, question by question."""
    both = [said("a", 2, 7, EARLIER), said("b", None, 1)]
    found = combine_assessments(both)
    assert risk_of(found) == ("low", "scores.only")
    assert found.risk_level.reasons[-1].sentence.startswith("b does not say")
    (need,) = found.needs
    assert (need.value.assessed_with, need.reasons[0].rule) == ("b", "scores.later")


def test_where_none_knows_the_answer_is_unknown() -> None:
    """With the reasons of the one that would count."""
    found = combine_assessments([said("a", None, None, EARLIER), said("b", 99)])
    assert risk_of(found) == ("unknown", "scores.later")
    assert found.risk_level.reasons[1].rule == "scores.out_of_range"
    (need,) = found.needs
    assert need.value.level is Level.UNKNOWN
    assert found.disagreements == ()


def test_without_an_assessment_nothing_is_known() -> None:
    """Nor where each is of a later day, or only screenings were made."""
    yesterday = TODAY - datetime.timedelta(days=1)
    later = scored(total=12, as_of=yesterday)
    screening = scored(a_screening(("negative", 0, 20)), total=3)
    for given in ([], [later], [screening]):
        found = combine_assessments(given)
        assert (found.risk_level.value, found.needs) == (RiskLevel.UNKNOWN, ())
        assert [reason.rule for reason in found.risk_level.reasons] == ["scores.nothing"]


def test_needs_of_all_tools_come_together() -> None:
    """One for each domain, in the order of the domains."""
    scales = (a_scale("work", 8, domain="employment"),)
    other = a_tool(a_tool().band_sets[0], name="b", scales=scales)
    found = combine_assessments([said("a", 2, 4), scored(other, total=2, scales=(("work", 3),))])
    assert [need.value.domain for need in found.needs] == ["antisocial_companions", "employment"]


def test_two_tools_that_disagree_are_told_with_both_values() -> None:
    """About the risk, and about a domain."""
    found = combine_assessments([said("a", 2, 1, EARLIER), said("b", 12, 7)])
    assert [reason.sentence.partition(" (")[0] for reason in found.disagreements] == [
        "b says that the risk is high, and a says low",
        "b says that antisocial_companions is high, and a says low",
    ]


def test_two_tools_that_agree_are_not_told() -> None:
    """Other scores of the same level are no disagreement."""
    assert combine_assessments([said("a", 1, 1), said("b", 2, 2)]).disagreements == ()


def test_the_past_of_a_tool_is_no_disagreement() -> None:
    """Its earlier answer is its own past; that of another tool is told once, the last one."""
    same = [said("a", 2, on=EARLIER), said("a", 12)]
    assert combine_assessments(same).disagreements == ()
    three = [said("b", 2, on=EARLIER), said("b", 7, on=datetime.date(2026, 10, 2)), said("a", 12)]
    (told,) = combine_assessments(three).disagreements
    assert told.sentence.startswith("a says that the risk is high, and b says moderate")


def test_two_answers_of_one_tool_and_day_disagree() -> None:
    """One of them must be wrong."""
    (told,) = combine_assessments([said("a", 2), said("a", 12)]).disagreements
    assert told.rule == "scores.disagree_risk"


def test_a_level_between_is_told_without_its_underscore() -> None:
    """As people say it."""
    reason = combine_assessments([]).risk_level.reasons[0]
    facts: Any = (("risk_level", "high"), ("other_risk_level", "low_moderate"))
    told = type(reason)("scores.disagree_risk", facts, reason.citation).sentence
    assert "low moderate" in told


def a_positive_screening(on: datetime.date = TODAY) -> ScoredAssessment:
    """Give a positive screening for what the other tool's scale measures."""
    total = a_scale("total", 20, domain="antisocial_companions")
    tool = a_screening(("negative", 0, 4), ("positive", 5, 20), total=total)
    return scored(tool, total=9, assessed_on=on)


@pytest.mark.parametrize("day", DAYS)
def test_a_screening_never_says_a_risk_level(day: datetime.date) -> None:
    """However late it is."""
    found = combine_assessments([said("a", 12, 7, EARLIER), a_positive_screening(day)])
    assert risk_of(found) == ("high", "scores.only")


@pytest.mark.parametrize(("peers", "is_told"), [(1, True), (4, False), (7, False)])
def test_a_positive_screening_where_a_tool_says_low_is_told(peers: int, *, is_told: bool) -> None:
    """The level that is known stays, and people are asked to assess."""
    found = combine_assessments([said("a", 2, peers, EARLIER), a_positive_screening()])
    (need,) = found.needs
    assert need.value.assessed_with == "a"
    assert [reason.rule for reason in found.disagreements] == ["scores.disagree_positive"] * is_told


def test_a_positive_screening_alone_asks_for_an_assessment() -> None:
    """Its need is of unknown level."""
    (need,) = combine_assessments([a_positive_screening()]).needs
    assert (need.value.level, need.reasons[1].rule) == (Level.UNKNOWN, "scores.positive")


@pytest.mark.parametrize("preferred", ["a", ["a"], ("a", "a"), ("",), None])
def test_malformed_preferences_are_refused(preferred: Any) -> None:
    """A tuple of names, each once."""
    with pytest.raises(InputError) as caught:
        combine_assessments([], preferred=preferred)
    assert [fault.path for fault in caught.value.faults] == ["preferred"]
