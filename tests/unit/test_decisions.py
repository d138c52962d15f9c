"""Decisions and reasons tell who says so."""

from rnr_caseplan import Citation, Decision, Reason, find_rule
from rnr_caseplan.decisions import reason_for

PLACE = Citation(source="TC", place="slide 9", statement="TC-5")


def test_a_reason_tells_its_sentence_with_the_source() -> None:
    """The facts fill the rule's sentence, and the citation ends it."""
    reason = Reason("targets.beyond_count", (("limit", 3),), PLACE)
    assert reason.sentence == (
        "beyond the 3 criminogenic needs that are targeted first (TC slide 9, TC-5)"
    )


def test_a_reason_gives_single_facts() -> None:
    """A fact that was not used is None, like one that is not recorded."""
    reason = Reason("targets.level", (("level", "high"), ("interferes", None)), PLACE)
    assert reason.fact("level") == "high"
    assert reason.fact("interferes") is None
    assert reason.fact("weather") is None


def test_a_reason_may_cite_the_rule_itself() -> None:
    """Where no value of a policy decides, the rule's own citation stands."""
    reason = reason_for("sequence.one_goal_a_need", ("order", 2))
    assert reason.facts == (("order", 2),)
    assert reason.citation == find_rule("sequence.one_goal_a_need").citation


def test_a_decision_tells_all_its_reasons() -> None:
    """The deciding reason comes first."""
    first = Reason("targets.driver", (), PLACE)
    second = Reason("targets.static", (), PLACE)
    assert Decision(1, (first, second)).why == f"{first.sentence}; {second.sentence}"
