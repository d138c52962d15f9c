"""Reading grades against a reference implementation, a dictionary, and sums made by hand."""

import statistics

import pytest
import readability  # type: ignore[import-untyped]

from rnr_caseplan.checks.readability import (
    Readability,
    long_sentences,
    measure_reading,
    split_sentences,
)
from rnr_caseplan.checks.readability import _grade_of as grade_of
from rnr_caseplan.checks.sentences import words_in
from tests.unit.checks.reading_references import ENGLISH, SPANISH, by_spaces, said_in_english


def measured(text: str, language: str = "en") -> Readability:
    """Measure a text that can be measured."""
    found = measure_reading(text, language)
    assert found is not None
    return found


def by_the_reference(sentences: tuple[str, ...]) -> tuple[int, int, float]:
    """Give what the reference finds: words, sentences, grade with its own count of syllables."""
    lines = [" ".join(by_spaces(sentence)) for sentence in sentences]
    found = readability.getmeasures(lines, lang="en")
    counts = found["sentence info"]
    return counts["words"], counts["sentences"], found["readability grades"]["Kincaid"]


def syllables_by_the_dictionary(sentences: tuple[str, ...]) -> int:
    """Add up the lowest counts of the dictionary, and ours for the few words it has not."""
    return sum(
        min(said_in_english(word) or {measured(word).syllables})
        for sentence in sentences
        for word in words_in(sentence)
    )


def test_there_are_enough_texts_and_they_differ() -> None:
    """Simple ones and difficult ones, on both sides of the sixth grade."""
    grades = [measured(" ".join(sentences)).grade for sentences in ENGLISH]
    assert len(grades) >= 50
    assert min(grades) < 0
    assert max(grades) > 16
    assert 15 <= sum(grade > 6 for grade in grades) <= len(grades) - 15
    assert len(SPANISH) >= 15


def test_words_and_sentences_are_those_of_the_reference() -> None:
    """For every text, exactly; the reference is told where a sentence ends, we are not."""
    ours = [measured(" ".join(sentences)) for sentences in ENGLISH]
    theirs = [by_the_reference(sentences)[:2] for sentences in ENGLISH]
    assert [(found.words, found.sentences) for found in ours] == theirs
    assert [found.longest_sentence for found in ours] == [
        max(len(by_spaces(sentence)) for sentence in sentences) for sentences in ENGLISH
    ]


def test_grade_and_ease_are_those_of_the_reference_for_the_same_counts() -> None:
    """The formulas are the same."""
    for sentences in ENGLISH:
        found = measured(" ".join(sentences))
        counts = (found.syllables, found.words, found.sentences)
        assert found.grade == pytest.approx(readability.KincaidGradeLevel(*counts), abs=1e-9)
        assert found.ease == pytest.approx(readability.FleschReadingEase(*counts), abs=1e-9)


def test_grades_are_those_of_the_reference_with_the_syllables_of_a_dictionary() -> None:
    """Measured: the median difference is none, the largest 0.9: one syllable in a short text."""
    differences = []
    for sentences in ENGLISH:
        found = measured(" ".join(sentences))
        syllables = syllables_by_the_dictionary(sentences)
        grade = readability.KincaidGradeLevel(syllables, found.words, found.sentences)
        differences.append(abs(found.grade - grade))
    assert statistics.median(differences) < 1e-9
    assert statistics.mean(differences) < 0.1
    assert max(differences) < 1


def test_grades_rise_and_fall_with_those_of_the_reference() -> None:
    """Its own count of syllables is rough (none in "the"), so that single grades differ more."""
    ours = [measured(" ".join(sentences)).grade for sentences in ENGLISH]
    theirs = [by_the_reference(sentences)[2] for sentences in ENGLISH]
    assert statistics.correlation(ours, theirs) > 0.97
    differences = [abs(one - other) for one, other in zip(ours, theirs, strict=True)]
    assert statistics.median(differences) < 2


def test_spanish_is_measured_as_by_hand() -> None:
    """8 words with 13 syllables in one sentence: 206.84 - 60 x 13/8 - 1.02 x 8 = 101.18."""
    found = measured("Voy a llamar a mi oficial cada lunes.", "es")
    assert (found.words, found.sentences, found.syllables) == (8, 1, 13)
    assert found.ease == pytest.approx(101.18)
    assert found.grade == 4


@pytest.mark.parametrize(
    ("ease", "grade"),
    [
        (120, 4),
        (90, 4),
        (89.99, 5),
        (80, 5),
        (79.99, 6),
        (70, 6),
        (69.99, 8),
        (60, 8),
        (59.99, 12),
        (50, 12),
        (49.99, 13),
        (30, 13),
        (29.99, 16),
        (-40, 16),
    ],
)
def test_a_spanish_ease_has_the_grade_of_its_band(ease: float, grade: float) -> None:
    """The lower edge belongs to the easier band."""
    assert grade_of(ease) == grade


def test_plain_spanish_is_easier_than_the_spanish_of_offices() -> None:
    """The texts that a participant could have written stay within grade 6; the others do not."""
    grades = {sentences: measured(" ".join(sentences), "es").grade for sentences in SPANISH}
    official = ("El participante", "Abstenerse", "Las necesidades", "El incumplimiento")
    hard = {sentences for sentences in SPANISH if sentences[0].startswith(official)}
    assert len(hard) == 4
    assert min(grades[sentences] for sentences in hard) > 6
    assert max(grades[sentences] for sentences in grades if sentences not in hard) <= 6


@pytest.mark.parametrize("language", ["de", "vi", "", "EN", "english"])
def test_another_language_is_not_measured(language: str) -> None:
    """A code that is not known is another language."""
    assert measure_reading("I call my planner.", language) is None


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_text_without_words_is_not_measured(language: str) -> None:
    """The mark of a list is no word, and neither is a blank to be filled."""
    for text in ("", " \n\t", "...", "?!", "- \n* ", "\U0001f600", "____", "1. "):
        assert measure_reading(text, language) is None


def test_lines_are_sentences_even_without_stops() -> None:
    """The longest of them is told apart from all of them together."""
    found = measured("I call my planner\nI go to class at ten\n- and home")
    assert (found.words, found.sentences, found.longest_sentence) == (12, 3, 6)
    assert found.syllables == 13


def test_what_stands_between_stops_without_a_word_is_no_sentence() -> None:
    """It would make a text look easier than it is."""
    assert measured("I call. \u2026 ? \U0001f600! Then I go.") == measured("I call. Then I go.")


def test_the_splitting_of_sentences_can_be_had_from_here() -> None:
    """Who measures a text also asks which of its sentences are long."""
    text = "I call. I go to class at ten."
    assert split_sentences(text) == ("I call.", "I go to class at ten.")
    assert long_sentences(text, 5) == (1,)
