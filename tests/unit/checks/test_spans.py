"""Spans of days, and the many ranges that are none."""

import time

import pytest

from rnr_caseplan.checks.spans import has_span
from rnr_caseplan.policy.listed_words import words_of
from tests.unit.builders import policy_named

SPANS = (
    "I apply between March 1 and March 5.",
    "I apply between 3/1 and 3/5.",
    "I apply between March and May.",
    "I go between 1 and 5 May.",
    "I pay between the 1st and the 5th.",
    "I go between 2026-03-01 and 2026-03-05.",
    "I apply 3/1-3/5.",
    "I apply from 3/1 to 3/5 at the office.",
    "I apply 3/28 to 30.",
    "I apply 12/30/26-1/3/27.",
    "I go March 1-5.",
    "I go from March 1 through March 5.",
    "I go Mar. 1 \u2013 Mar. 5.",
    "I go on June 3rd - June 5th.",
    "I go December 28, 2026 to January 3, 2027.",
    "I go 1 to 5 May.",
    "I go from the 1st to the 5th of May.",
    "I go 2026-03-01 to 2026-03-05.",
    "I go from March to June.",
    "I go on March 1 or March 2.",
    "I go on March 1 or 2.",
    "I go on 3/1 or 3/2.",
    "I make an appointment for March 1 or March 2.",
    "I pay by June or July.",
    "I finish by May/June.",
    "I finish by may or june.",
    "I finish in June or in July.",
    "I call by Friday or Saturday.",
    "By Monday or Tuesday I call.",
    "I pay by the 1st or 2nd.",
    "I pay the week of March 1.",
    "I pay in early June.",
    "I pay mid-June.",
    "I call within 2-3 weeks.",
    "I call in two to three weeks.",
    "I call within two or three days.",
    "I sign up in the next 3-4 months.",
    "I apply  between\nMarch 1\tand March 5.",
)
NO_SPANS = (
    "I talk to two or three friends.",
    "I breathe for three to five minutes.",
    "I call 555-1234.",
    "I call 1-800-555-1212 by May 2.",
    "I take one 5-minute walk.",
    "I play with children ages 3-5.",
    "I have children aged 3 to 5 who may come.",
    "The office is open Monday to Friday, 9 to 5.",
    "I call my planner on March 1.",
    "I go on March 1 and March 8.",
    "I go to a class that runs from March 3 to April 7.",
    "I go to the shelter, open from October to April.",
    "I show pay stubs for March 1 to March 15.",
    "I walk 1/2 to 3/4 of a mile.",
    "I may or may not call in June.",
    "I march to the office on June 1.",
    "I go 2-3 days a week.",
    "I go for two to three days each month.",
    "I rest every two or three days.",
    "I go on May 5 at 9 to see R.",
    "I go on May 5 from 9 to 11.",
    "I go on May 5 to sign up.",
    "I go to the office on June 5, 2 to 4 p.m.",
    "I go to the office on June 5 - 2 pm.",
    "I do one to two chores by March 3.",
    "I read pages 3-5 by March 3.",
    "My blood pressure goes from 140/90 to 120/80.",
    "I meet them on the 1st and 3rd Mondays.",
    "My room is on the 1st or 2nd floor.",
    "I say what may or could go wrong.",
    "I do not drink on Saturday or Sunday.",
    "I call on May 5 or text my planner.",
    "I put $20-$30 in the bank by May 5.",
    "I ask what I need by the end of March.",
    "I call my mother or Jan or Mark.",
    "I go to 20-25 Main Street.",
    "I stay home in the two or three days before court.",
    "I see the doctor on 5/4/2027 at 9-10 Elm Street.",
)


def gives_span(text: str) -> bool:
    """Say whether a text gives a span of days."""
    return has_span(text, words_of(text))


@pytest.mark.parametrize("text", SPANS)
def test_several_days_are_a_span(text: str) -> None:
    """From one to the other, one or the other, or some day within."""
    assert gives_span(text)


@pytest.mark.parametrize("text", NO_SPANS)
def test_another_range_is_no_span(text: str) -> None:
    """Of friends, minutes, ages, pages, hours, or of what something else is told by."""
    assert not gives_span(text)


def test_one_span_is_enough() -> None:
    """Behind the days of a class, too."""
    assert gives_span("I sign up for the class held June 1 to June 5 and pay June 6 to June 8.")


@pytest.mark.parametrize("name", ["rnr-baseline", "success-plan"])
def test_no_starter_step_gives_a_span(name: str) -> None:
    """In no domain."""
    for _, cited in policy_named(name).guidance:
        assert [step for step in cited.value.steps if gives_span(step)] == []


@pytest.mark.parametrize("piece", ["May 1 - ", "for May 1 to May 2 ", "between ", "3/1-3/5 for "])
def test_a_long_text_is_read_in_little_time(piece: str) -> None:
    """The time grows with the words and not with their square."""
    started = time.process_time()
    gives_span(piece * 20_000)
    assert time.process_time() - started < 10
