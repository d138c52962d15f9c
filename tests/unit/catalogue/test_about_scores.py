"""The rules about scores."""

from rnr_caseplan.catalogue.about_scores import RULES_ABOUT_SCORES
from tests.unit.builders import rule_ids


def test_the_rules_about_scores_have_ids_of_their_own() -> None:
    """Each once, and all of them can be found."""
    found = [rule.id for rule in RULES_ABOUT_SCORES]
    assert len(set(found)) == len(found)
    assert set(found) <= set(rule_ids())


def test_the_rules_about_scores_stand_together() -> None:
    """One area of rules is not torn apart."""
    assert {rule.id.partition(".")[0] for rule in RULES_ABOUT_SCORES} == {"scores"}
    elsewhere = set(rule_ids()) - {rule.id for rule in RULES_ABOUT_SCORES}
    assert not any(rule_id.startswith("scores.") for rule_id in elsewhere)
