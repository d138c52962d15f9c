"""Where a listed word stands for what is to be done, and where it only stands in a sentence."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnr_caseplan.checks.vague import vague_times_in, vague_words_in
from rnr_caseplan.policy.listed_words import ListedWords, words_of
from tests.unit.builders import policy_named

VAGUE = (
    "I try to be on time.",
    "I will try.",
    "I'll try harder.",
    "Try to be better.",
    "I really try.",
    "I am trying to quit.",
    "I'm trying to quit.",
    "I will work on my anger.",
    "I go to group and work on my anger.",
    "I am going to improve my attitude.",
    "I want to do better at work.",
    "I understand my triggers.",
    "I address my anger.",
    "I look into classes.",
    "I show a better attitude.",
    "I need to stay out of trouble.",
    "I make an effort to come on time.",
    "I call my mom and improve our bond.",
    "I become aware of my thoughts.",
    "This week I try to calm down.",
    "When I feel angry I try to calm down.",
    "First I work on my resume; then I hand it in.",
    "My goal is to improve.",
    "The participant must address anger issues.",
    "Jordan will try to be good.",
    "i go to group. i try to be good.",
    "Jordan Smith will really try to call.",
    "Will try to call.",
    "Attempt tasks.",
)
NOT_VAGUE = (
    "I name two words I do not understand.",
    "I list three things I understand.",
    "I go to work on Monday.",
    "I work on Saturdays at the shop.",
    "I hand in my paper work on time.",
    "I give my planner my new address.",
    "I write my name and address on the form.",
    "I take the letter to the address on the card.",
    "I tell my planner how I will do better.",
    "I tell my planner how I can do better and improve my grade.",
    "I ask my teacher how to improve my grade.",
    "I go to class to improve my reading.",
    "I meet my tutor twice to work on my reading.",
    "I tell my planner one way to stay out of trouble.",
    "Meet R. to work on my reading.",
    "Meet to work on my reading.",
    "I see Dr. Lee at 9 a.m. to work on my reading.",
    "I try on two shirts for the talk.",
    "I try out for one team.",
    "I list two jobs I would be good at.",
    "I call my planner on Friday.",
)
NO_TIMES = (
    "I call my sponsor as needed.",
    "I call soon.",
    "ASAP I call.",
    "I go to group when possible.",
    "I go if possible and I stay.",
    "I will go to group regularly.",
    "I see my planner on a regular basis, and I bring my card.",
    "I call my planner whenever I can.",
    "I take pills as directed by my doctor.",
    "I attend ongoing counseling.",
    "When I am sad I call sometimes.",
)
TIMES_OF_SOMETHING_ELSE = (
    "I name two places where I sometimes use.",
    "I ask why I sometimes miss and frequently come late.",
    "I list the bills that I pay regularly.",
    "I name the person I see regularly.",
    "I bring the papers of my ongoing case.",
    "I ask how soon I can start.",
    "I call as soon as I wake up.",
    "I call my planner on Friday at noon.",
)

WORDS = "i my we will to not name how and , . try try-to work on address soon as needed the"


def vague_words(text: str, language: str = "en") -> list[str]:
    """Give the vague words by the list of a bundled policy."""
    listed = policy_named().words_to_find["vague_words"]
    return vague_words_in(text, words_of(text), listed, language=language)


def vague_times(text: str, language: str = "en") -> list[str]:
    """Give the times that are none by the list of a bundled policy."""
    listed = policy_named().words_to_find["vague_times"]
    return vague_times_in(text, words_of(text), listed, language=language)


@pytest.mark.parametrize("text", VAGUE)
def test_a_listed_word_that_is_what_somebody_does_counts(text: str) -> None:
    """Whoever does it, and in whatever part of the sentence."""
    assert vague_words(text) != []


@pytest.mark.parametrize("text", NOT_VAGUE)
def test_a_listed_word_in_what_somebody_says_or_asks_does_not_count(text: str) -> None:
    """Nor one that is a place, a shop's day or a paper."""
    assert vague_words(text) == []


@pytest.mark.parametrize("text", NO_TIMES)
def test_a_listed_time_counts(text: str) -> None:
    """Wherever it stands."""
    assert vague_times(text) != []


@pytest.mark.parametrize("text", TIMES_OF_SOMETHING_ELSE)
def test_a_listed_time_of_something_else_does_not_count(text: str) -> None:
    """Of a habit, a bill, a case; and "as soon as" names an event."""
    assert vague_times(text) == []


def test_only_the_longest_entry_at_a_place_is_named() -> None:
    """Each once, in the order of the text, in its plural form too."""
    assert vague_words("I try to be good.") == ["try to"]
    assert vague_words("I work on it and I try. I try to do it, and I work on it.") == [
        "work on",
        "try",
        "try to",
    ]
    assert vague_times("I call as soon as possible.") == ["as soon as possible"]
    assert vague_times("I call sometimes.") == ["sometimes"]
    assert vague_words("Attempts are made.") == ["attempt"]


def test_in_another_language_every_listed_word_counts() -> None:
    """Where a word stands means something else there."""
    text = "Digo a mi oficial lo que voy a intentar."
    listed = ListedWords(["intentar"])
    assert vague_words_in(text, words_of(text), listed, language="es") == ["intentar"]
    assert vague_words_in(text, words_of(text), listed) == []


def test_an_entry_that_no_part_of_a_sentence_holds_as_a_whole_counts() -> None:
    """An agency may list a phrase with "and"."""
    text = "I call my planner now and then."
    listed = ListedWords(["now and then"])
    assert vague_times_in(text, words_of(text), listed) == ["now and then"]


@given(
    st.lists(
        st.sampled_from(WORDS.split()),
        max_size=12,
    ).map(" ".join)
)
def test_nothing_counts_that_is_not_listed(text: str) -> None:
    """And nothing counts twice."""
    listed = ListedWords(["try", "try to", "work on", "address", "soon", "as needed"])
    words = words_of(text)
    held = set(listed.find_in(words))
    for found in (vague_words_in(text, words, listed), vague_times_in(text, words, listed)):
        assert set(found) <= held
        assert len(set(found)) == len(found)


def test_a_long_text_is_read_in_little_time() -> None:
    """The time grows with the words and not with their square."""
    text = "I name " + "try " * 20_000
    words, listed = words_of(text), ListedWords(["try", "try to"])
    started = time.process_time()
    assert vague_words_in(text, words, listed) == []
    assert time.process_time() - started < 5
