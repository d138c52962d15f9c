"""Finding a rule by its id, and telling one decision in its words."""

import pytest

from rnr_caseplan import NotFoundError, find_rule
from rnr_caseplan.catalogue.telling import RULES, sentence_for
from rnr_caseplan.structure.kinds import FactValue


def test_a_rule_is_found_by_its_id() -> None:
    """The id, the statement and the citation belong together."""
    rule = find_rule("goals.limit")
    assert rule.id == "goals.limit"
    assert rule.citation.statement == "VA-7c"


def test_an_unknown_rule_names_the_rules_that_exist() -> None:
    """The exception lists every id."""
    with pytest.raises(NotFoundError) as caught:
        find_rule("goals.nonsense")
    assert caught.value.accepted == tuple(RULES)


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ((("contributed", True), ("interferes", False), ("tier", "not_a_target")), "not a target"),
        ((("contributed", True), ("interferes", False), ("tier", "x")), "contributed: yes"),
        ((("contributed", True), ("interferes", False), ("tier", "x")), "interferes: no"),
        ((("contributed", None), ("interferes", None), ("tier", "x")), "contributed: not recorded"),
        ((("tier", "x"),), "interferes: not recorded"),
    ],
)
def test_facts_are_told_in_plain_words(facts: tuple[tuple[str, FactValue], ...], told: str) -> None:
    """Truth values, unknown facts and words of vocabularies read like speech."""
    assert told in sentence_for("tiers.usual", facts)


@pytest.mark.parametrize(("needs", "told"), [(("n1", "n_2"), "n1, n_2 fuel"), ((), "none fuel")])
def test_lists_of_ids_keep_their_ids(needs: tuple[str, ...], told: str) -> None:
    """Ids are told as they are, underscores included."""
    assert sentence_for("ranking.loop", (("needs", needs),)).startswith(told)


def test_lists_of_words_of_a_vocabulary_are_told_without_underscores() -> None:
    """As a single such word is."""
    facts = (("days", 7), ("barriers", ("short_attention", "thinking_and_memory")))
    told = sentence_for("responsivity.shorter_steps", facts)
    assert told.endswith("because of short attention, thinking and memory")
    assert sentence_for("responsivity.shorter_steps", (("barriers", ()),)).endswith("of none")


def test_a_rule_of_another_version_is_told_by_its_id() -> None:
    """A plan that a later version wrote can still be told."""
    assert sentence_for("future.rule", (("days", 3), ("by", None))) == (
        "future.rule, days 3, by not recorded"
    )
