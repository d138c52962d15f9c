"""What every rule of the catalogue has."""

import string

import pytest

from rnr_caseplan import Rule, find_rule
from rnr_caseplan.catalogue.rule import cite
from tests.unit.builders import rule_ids


@pytest.mark.parametrize("rule", [find_rule(rule_id) for rule_id in rule_ids()], ids=rule_ids())
def test_a_rule_says_what_it_does_in_whole_words(rule: Rule) -> None:
    """A statement is a sentence; the telling of one decision can follow "because"."""
    assert rule.statement[0].isupper()
    assert rule.statement.endswith(".")
    assert not rule.sentence.endswith(".")
    assert "_" not in rule.statement
    assert all(name != "" for _, name, _, _ in string.Formatter().parse(rule.sentence))


def test_a_place_may_have_no_number() -> None:
    """Literature and own choices are not numbered."""
    assert cite("LIB", "own choice").statement is None
    assert str(cite("VA", "step 7", "VA-7c")) == "VA step 7, VA-7c"
