"""The rules about services."""

from rnr_caseplan.catalogue.about_services import RULES_ABOUT_SERVICES
from tests.unit.builders import rule_ids


def test_the_rules_about_services_have_ids_of_their_own() -> None:
    """Each once, and all of them can be found."""
    found = [rule.id for rule in RULES_ABOUT_SERVICES]
    assert len(set(found)) == len(found)
    assert set(found) <= set(rule_ids())


def test_the_rules_about_services_stand_together() -> None:
    """Two areas: what a service does, and whether the participant can take part."""
    areas = {rule.id.partition(".")[0] for rule in RULES_ABOUT_SERVICES}
    assert areas == {"services", "access"}
    elsewhere = set(rule_ids()) - {rule.id for rule in RULES_ABOUT_SERVICES}
    assert not areas & {rule_id.partition(".")[0] for rule_id in elsewhere}
