"""Blanks in a text, and where a plan is looked through for them."""

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from rnr_caseplan import CasePlan
from rnr_caseplan.checks import find_check
from rnr_caseplan.checks.blanks import has_blank, may_have_blanks
from rnr_caseplan.model.goals import Activity
from scripts.example_plan import CHECKED_ON
from tests.strategies import texts
from tests.unit.builders import policy_named
from tests.unit.checks.looking import found, look, places, the_example

BLANKS = (
    "I call [name].",
    "I call [first name] [last name] on Friday.",
    "[ ]",
    "I call R. by <date>.",
    "I call <<name>>.",
    "I call {x}.",
    "I call {{participant}}.",
    "I see Dr. ____ one time.",
    "Provider: .........",
    "I go to ???",
    "\u2026\u2026",
    "Time: TBD",
    "tba",
    "T.B.D.",
    "I do XXX one time.",
    "To be determined",
    "Time\nto be announced.",
    "Provider: to be named",
    "When (to be set)",
    "N/A",
    "n/a.",
    "Lorem ipsum dolor",
    "INSERT PROGRAM NAME HERE",
    "Due MM/DD",
    "-",
    "?",
    "none",
    "None.",
    "(unknown)",
    "-- unknown -",
    "I call ----- on Friday.",
    "------------------------",
)
NO_BLANKS = (
    "I spend one evening (two hours) with R.",
    "I call a friend, e.g. my cousin.",
    "I ask two questions [1] of the nurse.",
    'I say "I done it" [sic].',
    "I know that 3 < 5 and 5 > 3.",
    "I write to r@example.org <r@example.org>.",
    "I have <3 for my child.",
    "I go to one N/A meeting.",
    "I go to N/A meetings and/or my class.",
    "I ask for my shift to be confirmed by my boss.",
    "I ask for it to be decided.",
    "I want to be home by nine.",
    "I fill in one form.",
    "I wait... and then I call.",
    "Is that so??",
    "I name none of them.",
    "I insert my card here.",
    "I get a TB test.",
    "my_file_name",
)

SIGNS = "-_.?/[]{}<>() nontbdaxNTBDA\u2026\n"


@pytest.mark.parametrize("text", BLANKS)
def test_a_blank_is_seen(text: str) -> None:
    """And the quick look does not miss it."""
    assert has_blank(text)
    assert may_have_blanks(["I call my planner.", text])


@pytest.mark.parametrize("text", NO_BLANKS)
def test_a_text_that_is_filled_in_has_no_blank(text: str) -> None:
    """With brackets that people write in, signs of mathematics, and meetings."""
    assert not has_blank(text)


@given(texts() | st.sampled_from(BLANKS) | st.text(SIGNS, max_size=16), texts())
def test_the_quick_look_misses_nothing(text: str, other: str) -> None:
    """Whatever the words."""
    if has_blank(text):
        assert may_have_blanks([other, text])


def test_nothing_has_no_blank() -> None:
    """Where there is no text at all, or little."""
    assert not may_have_blanks([])
    assert not may_have_blanks(["I call R."])


@pytest.mark.parametrize("name", ["rnr-baseline", "success-plan"])
def test_no_starter_words_have_a_blank(name: str) -> None:
    """In no domain."""
    for _, cited in policy_named(name).guidance:
        words = cited.value
        assert not may_have_blanks([words.goal, words.measure, *words.steps])


# In a plan. -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "place",
    [
        "goals[0].statement",
        "goals[0].measure",
        "goals[2].steps[3].text",
        "goals[1].activities[2].text",
        "goals[2].activities[0].often",
        "adaptations[0].activities[1].text",
        "adaptations[0].activities[1].often",
        "services[0].text",
        "services[0].provider",
        "services[0].often",
        "strengths[0].text",
        "triggers[0].response",
    ],
)
def test_a_blank_is_found_wherever_somebody_reads(place: str) -> None:
    """In a goal that waits too."""
    assert places("SMT03", (place, "I call [name].")) == [place]


def test_every_blank_is_found_and_names_its_part() -> None:
    """In the order of the plan, without anybody's words."""
    blanks = (("goals[0].statement", "I call [name]."), ("goals[1].activities[0].often", "TBD"))
    sentences = [(item.about, item.sentence) for item in found("SMT03", *blanks)]
    assert sentences == [
        ("g1", "g1 has a blank to be filled in"),
        ("g2.a1", "g2.a1 has a blank to be filled in"),
    ]


@pytest.mark.parametrize(
    "ended",
    [
        ("goals[0].status", "discontinued"),
        ("goals[0].status", "achieved"),
    ],
)
def test_a_goal_that_has_ended_is_not_looked_at(ended: tuple[str, Any]) -> None:
    """Nobody fills it in any more."""
    assert places("SMT03", ended, ("goals[0].statement", "I call [name].")) == []


def test_a_service_that_has_ended_is_not_looked_at() -> None:
    """From the day of its end on."""
    blank = ("services[0].provider", "TBD")
    assert places("SMT03", blank, ("services[0].ended_on", "2026-12-01")) == []
    assert places("SMT03", blank, ("services[0].ended_on", "2026-12-02")) == [
        "services[0].provider"
    ]


def test_what_nobody_has_recorded_is_no_blank() -> None:
    """A service without a rhythm, a trigger without a response, a goal without a measure."""
    unknown = (
        ("services[0].often", None),
        ("triggers[0].response", None),
        ("goals[0].measure", None),
    )
    assert places("SMT03", *unknown) == []
    assert places("SMT03", *unknown, ("goals[1].measure", "-")) == ["goals[1].measure"]


def test_a_blank_is_for_people_to_fill() -> None:
    """It may come from the participant's own words in a fresh draft."""
    assert find_check("SMT03").is_for_people


def test_a_plan_without_goals_has_no_blank() -> None:
    """Nor one whose adaptations have no activities."""
    plan: CasePlan = the_example()
    empty = evolve(plan, goals=(), services=(), strengths=(), triggers=(), adaptations=())
    assert look("SMT03", empty, CHECKED_ON) == []
    bare = tuple[Activity, ...]()
    adapted = evolve(empty, adaptations=(evolve(plan.adaptations[0], activities=bare),))
    assert look("SMT03", adapted, CHECKED_ON) == []
