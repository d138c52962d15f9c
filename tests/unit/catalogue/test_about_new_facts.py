"""The rules about events that bring new facts."""

from rnr_caseplan.catalogue.about_events import RULES_ABOUT_EVENTS
from rnr_caseplan.catalogue.about_new_facts import RULES_ABOUT_NEW_FACTS


def test_the_rules_about_new_facts_stand_together_among_those_of_events() -> None:
    """In the same order, none left out, none between them."""
    first = RULES_ABOUT_EVENTS.index(RULES_ABOUT_NEW_FACTS[0])
    last = first + len(RULES_ABOUT_NEW_FACTS)
    assert RULES_ABOUT_EVENTS[first:last] == RULES_ABOUT_NEW_FACTS


def test_they_tell_of_needs_of_the_driver_and_of_the_situation() -> None:
    """From a reassessment to the decision for a full plan."""
    found = [rule.id.partition(".")[2] for rule in RULES_ABOUT_NEW_FACTS]
    assert (found[0], found[-1]) == ("needs_reassessed", "full_plan_decided")
    assert {"level_overridden", "driver_named", "incident_recorded"} < set(found)
