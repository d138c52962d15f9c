"""The rules about duties."""

from rnr_caseplan.catalogue.about_duties import RULES_ABOUT_DUTIES
from tests.unit.builders import rule_ids


def test_the_rules_about_duties_have_ids_of_their_own() -> None:
    """Each once, and all of them can be found."""
    found = [rule.id for rule in RULES_ABOUT_DUTIES]
    assert len(set(found)) == len(found)
    assert set(found) <= set(rule_ids())


def test_the_rules_about_duties_stand_together() -> None:
    """One area of rules is not torn apart."""
    assert {rule.id.partition(".")[0] for rule in RULES_ABOUT_DUTIES} == {"duties"}
    elsewhere = set(rule_ids()) - {rule.id for rule in RULES_ABOUT_DUTIES}
    assert not any(rule_id.startswith("duties.") for rule_id in elsewhere)
