"""The rules about needs."""

from rnr_caseplan.catalogue.about_needs import RULES_ABOUT_NEEDS
from tests.unit.builders import rule_ids


def test_the_rules_about_needs_have_ids_of_their_own() -> None:
    """Each once, and all of them can be found."""
    found = [rule.id for rule in RULES_ABOUT_NEEDS]
    assert len(set(found)) == len(found)
    assert set(found) <= set(rule_ids())


def test_the_rules_about_needs_stand_together() -> None:
    """One area of rules is not torn apart."""
    areas = {rule.id.partition(".")[0] for rule in RULES_ABOUT_NEEDS}
    elsewhere = set(rule_ids()) - {rule.id for rule in RULES_ABOUT_NEEDS}
    assert not areas & {rule_id.partition(".")[0] for rule_id in elsewhere}
