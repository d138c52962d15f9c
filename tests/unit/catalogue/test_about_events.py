"""The rules about events."""

import string

import attrs
import pytest

from rnr_caseplan import find_rule
from rnr_caseplan.catalogue.about_events import RULES_ABOUT_EVENTS
from rnr_caseplan.model.events.kinds import EVENT_KINDS
from rnr_caseplan.model.recorded import Recorded
from tests.unit.builders import rule_ids
from tests.unit.every_event import whole_life


def test_the_rules_about_events_have_ids_of_their_own() -> None:
    """Each once, and all of them can be found."""
    found = [rule.id for rule in RULES_ABOUT_EVENTS]
    assert len(set(found)) == len(found)
    assert set(found) <= set(rule_ids())


def test_the_rules_about_events_stand_together() -> None:
    """One area of rules is not torn apart."""
    assert {rule.id.partition(".")[0] for rule in RULES_ABOUT_EVENTS} == {"events"}
    elsewhere = set(rule_ids()) - {rule.id for rule in RULES_ABOUT_EVENTS}
    assert not any(rule_id.startswith("events.") for rule_id in elsewhere)


def test_every_kind_of_event_has_its_rule() -> None:
    """In the order of the kinds, and none besides."""
    assert [rule.id for rule in RULES_ABOUT_EVENTS] == [f"events.{kind}" for kind in EVENT_KINDS]


def test_every_rule_about_events_names_who_states_it() -> None:
    """The sources, or the library itself."""
    known = {"VA", "TC", "SP", "NP", "CC", "CG", "AB", "LIB"}
    assert {rule.citation.source for rule in RULES_ABOUT_EVENTS} <= known


@pytest.mark.parametrize("entry", whole_life().history, ids=lambda entry: entry.event.kind)
def test_a_sentence_tells_facts_that_its_events_have(entry: Recorded) -> None:
    """What a sentence asks for is among the facts of the reason, so that nothing is left blank."""
    sentence = find_rule(f"events.{entry.event.kind}").sentence
    asked = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
    assert asked <= {name for name, _ in entry.reasons[0].facts}


@pytest.mark.parametrize("entry", whole_life().history, ids=lambda entry: entry.event.kind)
def test_no_sentence_asks_for_words_of_people(entry: Recorded) -> None:
    """They are no facts of a reason; a story tells them beside it."""
    sentence = find_rule(f"events.{entry.event.kind}").sentence
    asked = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
    words = {field.name for field in attrs.fields(type(entry.event)) if not field.repr}
    assert not asked & words
