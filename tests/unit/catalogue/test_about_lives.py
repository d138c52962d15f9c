"""The rules about the life of a plan."""

import string

import pytest

from rnr_caseplan.catalogue.about_lives import RULES_ABOUT_LIVES
from rnr_caseplan.catalogue.rule import Rule
from tests.unit.builders import rule_ids


def test_the_rules_about_lives_have_ids_of_their_own() -> None:
    """Each once, and all of them can be found."""
    found = [rule.id for rule in RULES_ABOUT_LIVES]
    assert len(set(found)) == len(found)
    assert set(found) <= set(rule_ids())


def test_the_rules_about_lives_stand_together() -> None:
    """No area of rules is torn apart."""
    areas = {rule.id.partition(".")[0] for rule in RULES_ABOUT_LIVES}
    assert areas == {"lives", "closing", "follow_ups"}
    elsewhere = set(rule_ids()) - {rule.id for rule in RULES_ABOUT_LIVES}
    assert not areas & {rule_id.partition(".")[0] for rule_id in elsewhere}


@pytest.mark.parametrize("rule", RULES_ABOUT_LIVES, ids=lambda rule: rule.id)
def test_what_a_rule_about_lives_tells_are_names_of_facts(rule: Rule) -> None:
    """A placeholder is the name of a fact, and never a part of one."""
    names = [name for _, name, _, _ in string.Formatter().parse(rule.sentence) if name]
    assert all(name.isidentifier() for name in names)
