"""The history of a plan as a story that a judge can follow."""

import re
from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import Override, Reason, WantedGoal, tell_history
from rnr_caseplan import lifecycle as life
from rnr_caseplan.decisions import reason_for
from rnr_caseplan.lifecycle.wording import in_words
from rnr_caseplan.model.events.kinds import EVENT_KINDS
from rnr_caseplan.model.recorded import Recorded
from tests.unit.builders import TODAY, a_need
from tests.unit.every_event import MARKER, whole_life
from tests.unit.lives import drafted, later, lived

BY: dict[str, Any] = {"on": later(1), "by": "staff:17"}
DAY = in_words(later(1))


def test_each_event_is_a_paragraph_with_its_version_its_day_and_who_recorded_it() -> None:
    """In the order in which they were recorded."""
    plan = whole_life()
    paragraphs = tell_history(plan)
    assert len(paragraphs) == len(plan.history)
    for entry, paragraph in zip(plan.history, paragraphs, strict=True):
        assert paragraph.startswith(f"{entry.version}. {in_words(entry.event.on)}: ")
        assert "not recorded" not in paragraph
        assert ".." not in paragraph
    assert all(paragraph.endswith(" Recorded by staff:17.") for paragraph in paragraphs[1:])


def test_a_draft_has_no_story_yet_and_one_by_nobody_names_nobody() -> None:
    """The first event makes the draft the beginning of the story."""
    assert tell_history(drafted()) == ()
    first, second = tell_history(lived(drafted(), life.CopyGiven(**BY)))
    assert first.startswith(
        f"1. {in_words(TODAY)}: The plan was drafted. For: the participant (P-1)."
    )
    assert "Recorded by" not in first
    assert second == (
        f"2. {DAY}: The participant was given a copy of the plan. Recorded by staff:17."
    )


def test_a_participant_is_told_as_one() -> None:
    """Also where the participant says so without staff."""
    event = life.StepStarted(on=later(1), by="P-1", step_id="g1.s1", reason="I began")
    told = tell_history(lived(drafted(), event))[1]
    assert told.endswith(" Reason given: I began. Recorded by the participant (P-1).")


def test_the_end_and_the_beginning_of_sobriety_are_told_apart() -> None:
    """Nobody reads that somebody is sober since an unknown day."""
    ended = life.SobrietyChanged(sober_since=None, **BY)
    begun = life.SobrietyChanged(on=later(9), by="staff:17", sober_since=later(2))
    _, first, second = tell_history(lived(drafted(sober_since=TODAY), ended, begun))
    assert first == f"2. {DAY}: The time of sobriety ended. Recorded by staff:17."
    assert f"sober since: {in_words(later(2))}." in second


def test_an_override_is_told_with_the_person_the_reason_and_each_rule() -> None:
    """So that a judge sees against what somebody went on."""
    plan = drafted(
        (a_need("n1", "employment"), a_need("n2", "medical")), conditions=(), incidents=()
    )
    override = Override(by="staff:2", on=TODAY, reason="it hurts")
    event = life.GoalActivated(goal_id="g2", override=override, **BY)
    told = tell_history(lived(plan, event))[1]
    assert (
        f" staff:2 decided on {in_words(TODAY)} to go on all the same, against the rule "
        "\u201cMaintenance comes after the other two kinds of need.\u201d "
        "(sequence.maintenance_waits): it hurts. Recorded by"
    ) in told


def test_an_override_that_went_past_no_rule_is_told_without_one() -> None:
    """As a supervisor's, by which a need may be the driver."""
    override = Override(by="staff:2", on=TODAY, reason="it hurts")
    told = tell_history(lived(drafted(), life.CopyGiven(override=override, **BY)))[1]
    assert f" staff:2 decided on {in_words(TODAY)} that it is so: it hurts. Recorded by" in told
    assert "against" not in told


def test_a_rule_that_this_version_does_not_know_is_told_by_its_id() -> None:
    """A history can be older, or newer, than the library."""
    override = Override(by="staff:2", on=TODAY, reason="it hurts")
    plan = lived(drafted(), life.CopyGiven(override=override, **BY))
    old = Reason(
        "lives.override", (("rules", ("sequence.of_old",)),), reason_for("lives.closed").citation
    )
    last = evolve(plan.history[1], reasons=(*plan.history[1].reasons, old))
    told = tell_history(evolve(plan, history=(plan.history[0], last)))[1]
    assert "against sequence.of_old: it hurts." in told


def test_what_a_reason_no_longer_says_is_told_as_not_recorded() -> None:
    """A history without its reasons still reads."""
    wanted = WantedGoal(need_id="n4", statement="I play chess.")
    plan = lived(drafted(), life.GoalAdded(goal=wanted, **BY))
    bare = evolve(plan.history[1], reasons=())
    told = tell_history(evolve(plan, history=(plan.history[0], bare)))[1]
    assert "one more goal, about not recorded" in told


def test_an_exception_to_a_check_is_told_with_its_part_and_its_last_day() -> None:
    """A part in its words; without one it holds for the whole plan, without a day for good."""
    said: dict[str, Any] = {"on": later(1), "by": "staff:2", "code": "TGT08"}
    part = life.ExceptionMade(reason="it ends soon", about="t1", until=later(9), **said)
    whole = life.ExceptionMade(reason="the court asked", **said)
    _, first, second = tell_history(lived(drafted(), part, whole))
    assert first == (
        f"2. {DAY}: An exception was made to the check TGT08, for \u201cthe old bar\u201d (t1). "
        f"Its last day: {in_words(later(9))}. Reason given: it ends soon. Recorded by staff:2."
    )
    assert second == (
        f"3. {DAY}: An exception was made to the check TGT08, for the whole plan. "
        "Reason given: the court asked. Recorded by staff:2."
    )


# Every kind of event. ---------------------------------------------------------------------

LIFE = whole_life()
STORY = list(zip(LIFE.history, tell_history(LIFE), strict=True))
KINDS = [entry.event.kind for entry in LIFE.history]


def test_every_kind_of_event_is_in_the_story() -> None:
    """Each entry is a paragraph."""
    assert set(KINDS) == set(EVENT_KINDS)


@pytest.mark.parametrize(("entry", "told"), STORY, ids=KINDS)
def test_every_paragraph_reads_as_sentences(entry: Recorded, told: str) -> None:
    """Number, day, and sentences that begin with a capital and come to an end."""
    found = re.fullmatch(r"(\d+)\. (\d{1,2} [A-Z][a-z]+ \d{4}): (.+)", told)
    assert found is not None
    number, day, text = found.groups()
    assert number == str(entry.version)
    assert day == f"{entry.event.on.day} {entry.event.on:%B %Y}"
    assert text[0].isupper()
    assert text.endswith(".")
    assert ".." not in text
    assert "  " not in text
    assert " ." not in text


@pytest.mark.parametrize(("entry", "told"), STORY, ids=KINDS)
def test_no_paragraph_shows_what_only_a_program_can_read(entry: Recorded, told: str) -> None:
    """No placeholder, no word for nothing, no underscore, no day in numbers."""
    assert "{" not in told
    assert "}" not in told
    assert "None" not in told
    assert "True" not in told
    assert "False" not in told
    shown = told.replace("_", " ") if entry.event.override is not None else told
    assert "_" not in shown
    assert not re.search(r"\d{4}-\d{2}-\d{2}", told)


@pytest.mark.parametrize(("entry", "told"), STORY, ids=KINDS)
def test_nothing_is_told_as_not_recorded_that_is_recorded(entry: Recorded, told: str) -> None:
    """Every event of this life says what its sentence asks for."""
    assert "not recorded" not in told, entry.event.kind


@pytest.mark.parametrize(("entry", "told"), STORY, ids=KINDS)
def test_every_paragraph_says_who_recorded_it_and_why(entry: Recorded, told: str) -> None:
    """Only the draft of this life has no author and no reason."""
    has_author = entry.event.kind != "drafted"
    assert ("Recorded by staff:17." in told) is has_author
    assert (f"Reason given: {MARKER}" in told) is has_author


@pytest.mark.parametrize(("entry", "told"), STORY, ids=KINDS)
def test_an_id_is_told_as_it_is(entry: Recorded, told: str) -> None:
    """It is nobody's sentence: no capital is put on it."""
    assert "Staff:" not in told
    assert entry.event.by is None or entry.event.by in told
