"""Can the participant read the plan, and is it about what the participant does?"""

from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan.policy.values import PlainWords
from tests.unit.builders import TODAY, a_case, a_plan
from tests.unit.checks.looking import found, look, places, the_policy

STEP = "goals[0].steps[2].text"
SPANISH = ("case.responsivity.language", "Spanish")
IN_SPANISH = (
    "Voy a ir a la clase cada semana por tres meses.",
    "He ido a la clase diez veces en doce semanas.",
    "Hablo con mi tia una vez esta semana y le digo lo que hice.",
)


def all_in_spanish(goal: int) -> list[tuple[str, Any]]:
    """Give the values that put a goal into Spanish."""
    statement, measure, step = IN_SPANISH
    return [
        (f"goals[{goal}].statement", statement),
        (f"goals[{goal}].measure", measure),
        *[(f"goals[{goal}].steps[{place}].text", step) for place in range(4)],
    ]


@pytest.mark.parametrize("code", [f"WRD{number:02}" for number in range(1, 11)])
def test_a_plan_without_goals_has_no_words(code: str) -> None:
    """And nothing to find in them."""
    assert look(code, a_plan(a_case()), TODAY) == []


def test_goals_that_wait_may_still_be_in_starter_words() -> None:
    """People reword a goal when work on it begins."""
    assert found("WRD01", ("goals[0].wording", "starter"), ("goals[0].status", "future")) == []
    assert places("WRD01", ("goals[0].wording", "starter")) == ["goals[0].statement"]


def test_the_grade_is_that_of_the_policy() -> None:
    """Exactly the grade is still right; the finding cites the policy's value."""
    strict = evolve(the_policy(), reading_grade=evolve(the_policy().reading_grade, value=1))
    items = found("WRD02", policy=strict)
    assert {item.place for item in items} <= {"goals[0]", "goals[1]", "goals[2]"}
    assert items
    assert {item.citation for item in items} == {the_policy().reading_grade.citation}
    assert all("ask for grade" in item.sentence for item in items)


def test_spanish_is_measured_in_its_own_way() -> None:
    """Easy Spanish is no finding; nor is another language, which is not measured."""
    for goal in (0, 1):
        assert found("WRD02", SPANISH, *all_in_spanish(goal)) == []
    hard = "Manifestaré constantemente comportamientos socialmente responsables considerablemente."
    values = [(f"goals[0].steps[{place}].text", hard) for place in range(4)]
    assert places("WRD02", SPANISH, *all_in_spanish(0)[:2], *values) == ["goals[0]"]
    assert found("WRD02", ("case.responsivity.language", "Vietnamese"), (STEP, hard)) == []


@pytest.mark.parametrize(("words", "finds"), [(20, False), (21, True)])
def test_a_sentence_may_have_as_many_words_as_the_policy_says(words: int, finds: bool) -> None:
    """One more is too many."""
    sentence = " ".join(["I", *["go"] * (words - 1)]) + "."
    assert bool(found("WRD03", (STEP, sentence))) == finds


def test_the_length_of_sentences_is_counted_in_any_language() -> None:
    """Also where the grade is not measured."""
    sentence = " ".join(["toi", *["di"] * 20]) + "."
    vietnamese = ("case.responsivity.language", "Vietnamese")
    assert places("WRD03", vietnamese, (STEP, sentence)) == [STEP]


def test_each_word_of_jargon_is_told_once_with_plain_ones() -> None:
    """By the words of the list, never by those of the text."""
    (item,) = found("WRD04", (STEP, "I UTILIZE it, utilize it prior to class."))
    assert item.about == "g1.s3"
    assert item.sentence == 'g1.s3 has jargon: "utilize" (say "use"), "prior to" (say "before")'


def test_an_agency_may_have_words_of_its_own() -> None:
    """Its list is the one that counts."""
    own = (PlainWords(word="tier two", plain="the second step"),)
    policy = evolve(the_policy(), jargon=evolve(the_policy().jargon, value=own))
    words = (STEP, "I utilize tier two this week.")
    (item,) = found("WRD04", words, policy=policy)
    assert "tier two" in item.sentence
    assert "utilize" not in item.sentence


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("I meet one friend who is no Offender.", True),
        ("I meet two felons.", True),
        ("I read the convention in class.", False),
        ("I keep my cell phone on.", False),
        ("I go to the Addiction Center.", False),
        ("I go to one Alcoholics Anonymous meeting.", False),
        ("I go to Alcoholics Anonymous with two alcoholics.", True),
        ("I list the pros and cons of it.", False),
    ],
)
def test_labels_are_whole_words(text: str, finds: bool) -> None:
    """In capitals or not, one or many."""
    assert bool(found("WRD05", (STEP, text))) == finds


def test_a_goal_in_another_language_is_found_where_the_participants_is_known() -> None:
    """In goals that are worked on."""
    assert places("WRD06", SPANISH) == ["goals[0]", "goals[1]"]
    assert places("WRD06", SPANISH, *all_in_spanish(0)) == ["goals[1]"]
    unknown = (("case.responsivity.language", None), ("case.participant.languages", ()))
    assert found("WRD06", *unknown, *all_in_spanish(0)) == []
    assert places("WRD06", *all_in_spanish(1)) == ["goals[1]"]


@pytest.mark.parametrize(
    ("language", "finds"), [("English", False), ("Spanish", False), ("Somali", True)]
)
def test_a_language_that_is_not_measured_is_told_once(language: str, finds: bool) -> None:
    """Where there is something to read."""
    value = ("case.responsivity.language", language)
    assert len(found("WRD07", value)) == finds
    resting = [(f"goals[{place}].status", "future") for place in (0, 1)]
    assert found("WRD07", value, *resting) == []


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("I feel better about my boss.", True),
        ("I call my boss. I will appreciate my boss.", True),
        ("I want to believe my planner.", True),
        ("I say how I feel and ask one question.", False),
        ("I tell my planner what I believe.", False),
        ("My aunt and I accept one visit.", False),
    ],
)
def test_a_sentence_that_begins_with_what_cannot_be_seen_is_found(text: str, finds: bool) -> None:
    """What is told about it later in the sentence can be seen."""
    assert bool(found("WRD08", (STEP, text))) == finds


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("The participant must call the planner.", True),
        ("He needs to call the planner.", True),
        ("Client is to call.", True),
        ("Participant", False),
        ("I will call the client.", False),
        ("My client will call me.", False),
        ("...", False),
    ],
)
def test_an_order_about_somebody_is_found(text: str, finds: bool) -> None:
    """At the beginning of a goal or step."""
    assert bool(found("WRD09", (STEP, text))) == finds


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("I will not drink for three months.", True),
        ("I won't drink for three months.", True),
        ("I will never drink again!", True),
        ("I will not drink for three months. I will walk each day.", False),
        ("I will stop and think before I act.", False),
    ],
)
def test_a_goal_that_only_leaves_out_is_found(text: str, finds: bool) -> None:
    """A second sentence says what is done instead; steps may leave something out."""
    assert bool(found("WRD10", ("goals[0].statement", text))) == finds
    assert found("WRD10", (STEP, text)) == []
