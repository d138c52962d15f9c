"""What an event comes to: a change, or a refusal with what would be accepted."""

import pytest

from rnr_caseplan import find_rule
from rnr_caseplan.citations import Citation
from rnr_caseplan.decisions import reason_for
from rnr_caseplan.lifecycle.outcome import ACCEPTED, Change, refuse, with_accepted
from tests.unit.lives import drafted


def test_a_refusal_names_its_rule_its_facts_and_what_would_be_accepted() -> None:
    """In this order, under the citation of the rule."""
    refusal = refuse("lives.closed", ("closed_on", "2026-11-21"), accepted="a new plan")
    (reason,) = refusal.reasons
    assert reason.rule == "lives.closed"
    assert reason.facts == (("closed_on", "2026-11-21"), (ACCEPTED, "a new plan"))
    assert reason.citation == find_rule("lives.closed").citation


def test_a_rule_that_does_not_exist_refuses_nothing() -> None:
    """A refusal has a rule that people can read."""
    with pytest.raises(KeyError):
        refuse("lives.invented", accepted="anything")


def test_a_reason_keeps_its_facts_and_its_source_when_it_says_what_is_accepted() -> None:
    """The number of a policy is cited from the policy, also in a refusal."""
    from_policy = Citation(source="VA", place="step 7")
    plain = reason_for("goals.limit", ("limit", 2))
    reason = with_accepted(type(plain)(plain.rule, plain.facts, from_policy), "later")
    assert reason.facts == (("limit", 2), (ACCEPTED, "later"))
    assert reason.citation == from_policy


def test_a_change_has_nothing_against_it_unless_it_says_so() -> None:
    """And leaves the days of reviews as they are."""
    plan = drafted()
    assert Change(plan) == (plan, (), False, ())
