"""Rules, checks and reasons told to people."""

import json

import pytest

from rnr_caseplan import Citation, NotFoundError, Reason, find_rule
from rnr_caseplan.catalogue.check_codes import CHECK_CODES
from rnr_caseplan.checks import AS_IT_IS, Check, all_checks
from rnr_caseplan.explain import explain, explain_check, explain_rule, tell
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


def lines_of(check: Check) -> dict[str, list[str]]:
    """Give what is told of a check: by its label, each line that has it."""
    told: dict[str, list[str]] = {}
    for line in explain_check(check.code).splitlines()[2:]:
        label, _, text = line.strip().partition(": ")
        told.setdefault(label, []).append(text)
    return told


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.code)
def test_every_check_can_be_explained(check: Check) -> None:
    """What holds, how serious it is, why, what would mend it, who states it, with examples."""
    lines = explain_check(check.code).splitlines()
    assert lines[:2] == [check.code, f"  {check.title}."]
    assert all(line.startswith("  ") for line in lines[1:])
    told = lines_of(check)
    assert told["Severity"] == [f"{check.severity.value}, where the policy does not say otherwise"]
    assert told["Why"] == [check.why]
    assert told["To mend"] == [check.mend]
    assert told["Stated in"] == [str(check.citation)]
    assert told.get("Statements", [""]) == [", ".join(check.statements)]
    assert told.get("Principles", [""]) == [", ".join(item.value for item in check.principles)]
    assert told.get("Rule") == (None if check.rule is None else [check.rule])
    label = "A finding says that people have not yet done their part."
    assert (label in told) is check.is_for_people


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.code)
def test_the_examples_of_a_check_are_told_in_json(check: Check) -> None:
    """By the place where the bad and the good plan differ; text in its own letters."""
    told, example = lines_of(check), check.example
    shown = [*told["Bad"], *told.get("Both with", [])]
    expected = [(example.at, example.bad), *example.given]
    assert told["Good"][0].startswith(f"{example.at} ")
    if example.good is AS_IT_IS:
        assert told["Good"] == [f"{example.at} as it is in the example plan"]
    else:
        shown += told["Good"]
        expected.append((example.at, example.good))
    for line, (place, value) in zip(shown, expected, strict=True):
        name, _, text = line.partition(" = ")
        assert (name, json.loads(text)) == (
            place,
            list(value) if isinstance(value, tuple) else value,
        )
        assert "\\u" not in text


def test_a_check_that_does_not_exist_is_refused() -> None:
    """The exception says which checks exist."""
    with pytest.raises(NotFoundError) as caught:
        explain_check("goals.limit")
    assert caught.value.accepted == CHECK_CODES


def test_rules_and_checks_are_explained_by_their_names() -> None:
    """No name is of both; one of neither is answered with those alike, or with all of them."""
    assert explain("goals.limit") == explain_rule("goals.limit")
    assert explain("TGT08") == explain("tgt08") == explain_check("TGT08")
    assert not set(rule_ids()) & set(CHECK_CODES)
    for name, accepted in (
        ("", (*rule_ids(), *CHECK_CODES)),
        ("goals.limits", ("goals.limit",)),
        ("TGT99", ("TGT09",)),
        ("tgt99", ("TGT09",)),
    ):
        with pytest.raises(NotFoundError) as caught:
            explain(name)
        assert caught.value.kind == "rule or check"
        assert set(accepted) <= set(caught.value.accepted)
        assert name == "" or len(caught.value.accepted) <= 3


def test_a_reason_is_told_with_its_rule() -> None:
    """The rule's id ends the sentence, so that a reader can ask for it."""
    reason = Reason("targets.static", (), Citation(source="AB", place="p"))
    assert tell(reason) == "static history is never a goal (AB p) [targets.static]"
