"""Rules and reasons told to people."""

import pytest

from rnr_caseplan import Citation, NotFoundError, Reason, find_rule
from rnr_caseplan.explain import explain_rule, tell
from tests.unit.builders import rule_ids


@pytest.mark.parametrize("rule_id", rule_ids())
def test_every_rule_can_be_explained(rule_id: str) -> None:
    """Id, statement and the place that states it, on three lines."""
    rule = find_rule(rule_id)
    lines = explain_rule(rule_id).splitlines()
    assert lines[0] == rule_id
    assert lines[1].strip() == rule.statement
    assert lines[2].strip().endswith(str(rule.citation))
    assert len(lines) == 3


def test_a_rule_that_does_not_exist_is_refused() -> None:
    """The exception says which rules exist."""
    with pytest.raises(NotFoundError):
        explain_rule("")


def test_a_reason_is_told_with_its_rule() -> None:
    """The rule's id ends the sentence, so that a reader can ask for it."""
    reason = Reason("targets.static", (), Citation(source="AB", place="p"))
    assert tell(reason) == "static history is never a goal (AB p) [targets.static]"
