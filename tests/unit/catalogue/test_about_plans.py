"""The rules about plans."""

from rnr_caseplan.catalogue.about_plans import RULES_ABOUT_PLANS
from tests.unit.builders import rule_ids


def test_the_rules_about_plans_have_ids_of_their_own() -> None:
    """Each once, and all of them can be found."""
    found = [rule.id for rule in RULES_ABOUT_PLANS]
    assert len(set(found)) == len(found)
    assert set(found) <= set(rule_ids())


def test_the_rules_about_plans_stand_together() -> None:
    """One area of rules is not torn apart."""
    areas = {rule.id.partition(".")[0] for rule in RULES_ABOUT_PLANS}
    elsewhere = set(rule_ids()) - {rule.id for rule in RULES_ABOUT_PLANS}
    assert not areas & {rule_id.partition(".")[0] for rule_id in elsewhere}
