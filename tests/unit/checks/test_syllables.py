"""Syllables against a dictionary of English sounds, a syllabifier of Spanish, and known words."""

import pylabeador
import pytest

from rnr_caseplan import NotFoundError
from rnr_caseplan.checks.sentences import words_in
from rnr_caseplan.checks.syllables import count_syllables
from tests.unit.checks.reading_references import ENGLISH, SPANISH, said_in_english

IN_ENGLISH = (
    (1, "a I the me stopped called walked names changed rules eyes through clothes ache judge"),
    (1, "don't can't won't aren't I'll we've they're owe tried guess guide quit league tongue"),
    (1, "strength voice choice played GED DMV"),
    (2, "people planner business every being going quiet client science create react poem acre"),
    (2, "table wanted needed changes churches boxes judge's boss's planner's didn't haven't it'll"),
    (2, "could've it'd safely barely hopeful homeless treatment safety someone sometimes homework"),
    (
        2,
        "lifestyle guideline player argue evening evenings rhythm naked Wednesdays café José basic",
    ),
    (3, "idea ideas area everyone anyone violence period diary easier happiest probation behavior"),
    (3, "condition appointment involvement awareness caregiver linear nuclear recipe museum video"),
    (3, "theater employment employer basically everything creation premium suicide résumé"),
    (3, "wherever business's"),
    (4, "priority evaluate January reassessment associate situation experience reality coordinate"),
    (4, "continuous society everybody community responsible"),
    (5, "university individual alcoholism association opportunity"),
)
FIGURES = "12 2027 10:30 3/15/2027 2027-03-15 555-0100 2.5 a.m a.m. U.S.A 7pm 3rd"
IN_SPANISH = (
    (1, "y muy hoy ley buey pie voy fue seis bien huir que quién"),
    (2, "día país leer ciudad cuota seguir quiero ruido huevo oír raíz búho limpiáis reunión"),
    (3, "ayuda ahora pingüino guitarra prohibido vihuela vivíais héroe cuidado farmacia"),
    (4, "policía aéreo leíamos averigüéis vehículo necesito medicina tratamiento"),
    (5, "universidad supervisora necesidades"),
    (6, "identificarse condicionalmente"),
)


def syllables_in(text: str, language: str) -> int:
    """Add up the syllables of the words of a text."""
    return sum(count_syllables(word, language) for word in words_in(text))


@pytest.mark.parametrize(("count", "words"), IN_ENGLISH)
def test_english_words_are_counted_as_they_are_said(count: int, words: str) -> None:
    """Silent letters, vowels said apart, endings, short forms, and words that go their own way."""
    counted = {word: count_syllables(word, "en") for word in words.split()}
    assert counted == dict.fromkeys(counted, count)


@pytest.mark.parametrize(("count", "words"), IN_SPANISH)
def test_spanish_words_are_counted_by_their_spelling(count: int, words: str) -> None:
    """Vowels that join, accents that part them, silent u and h, and y as a vowel."""
    counted = {word: count_syllables(word, "es") for word in words.split()}
    assert counted == dict.fromkeys(counted, count)


def test_english_words_of_case_plans_are_counted_as_the_dictionary_says_them() -> None:
    """Of the running words 99.9 % have a count of the dictionary, 99.6 % its lowest."""
    words = [word for text in ENGLISH for sentence in text for word in words_in(sentence)]
    known = {word: said for word in words if (said := said_in_english(word)) is not None}
    running = [word for word in words if word in known]
    assert len(running) > 1200
    assert len(running) >= 0.99 * len(words)
    right = sum(count_syllables(word, "en") in known[word] for word in running)
    fewest = sum(count_syllables(word, "en") == min(known[word]) for word in running)
    assert right >= 0.995 * len(running)
    assert fewest >= 0.99 * len(running)


def test_spanish_words_of_case_plans_are_counted_as_a_syllabifier_parts_them() -> None:
    """All of them."""
    words = {word for text in SPANISH for sentence in text for word in words_in(sentence)}
    words = {word for word in words if word.isalpha()}
    assert len(words) > 150
    parted = {word: len(pylabeador.syllabify(word.lower())) for word in words}
    assert {word: count_syllables(word, "es") for word in words} == parted


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_figure_and_an_abbreviation_with_dots_are_one_syllable(language: str) -> None:
    """However long they are when somebody says them."""
    for word in FIGURES.split():
        assert count_syllables(word, language) == 1


def test_parts_between_hyphens_are_counted_each_by_itself() -> None:
    """And added up, whatever hyphen or dash stands between them."""
    for word in ("check-in", "check\u2011in", "check\u2013in"):
        assert count_syllables(word, "en") == 2
    assert count_syllables("12-step", "en") == 2
    assert count_syllables("30-day", "en") == 2
    assert count_syllables("court-ordered", "en") == 3
    assert count_syllables("físico-químico", "es") == 6


def test_capitals_and_kinds_of_apostrophes_make_no_difference() -> None:
    """Nor does a soft hyphen inside of a word."""
    for word in ("WANTED", "Wanted", "wan\u00adted", "didn't", "didn\u2019t", "DIDN\u2019T"):
        assert count_syllables(word, "en") == 2
    assert count_syllables("PAÍS", "es") == 2
    assert count_syllables("pa\u00adís", "es") == 2


def test_an_accent_may_be_written_by_itself() -> None:
    """As some keyboards and programs write it."""
    assert count_syllables("cafe\u0301", "en") == 2
    assert count_syllables("di\u0301a", "es") == 2
    assert count_syllables("pingu\u0308ino", "es") == 3


@pytest.mark.parametrize("word", ["", " ", "-", "!", "hmm", "我", "\U0001f600", "\x00", "'"])
def test_what_is_no_word_has_one_syllable(word: str) -> None:
    """So that nothing is divided by zero."""
    assert count_syllables(word, "en") == 1
    assert count_syllables(word, "es") == 1


def test_a_word_too_long_to_remember_is_counted_all_the_same() -> None:
    """By the same rules."""
    assert count_syllables("na" * 60, "en") == count_syllables("na" * 60, "es") == 60


@pytest.mark.parametrize("language", ["de", "", "EN", "en-US"])
def test_another_language_is_refused_with_the_two_that_are_counted(language: str) -> None:
    """Whether a word is remembered or not."""
    for word in ("Woche", "Woche" * 20):
        with pytest.raises(NotFoundError) as refused:
            count_syllables(word, language)
        assert refused.value.accepted == ("en", "es")
        assert word not in str(refused.value)


def test_a_whole_sentence_is_counted_as_a_reader_counts_it() -> None:
    """By hand: 1 1 1 1 2 1 2, and 1 1 2 1 1 3 2 2."""
    assert syllables_in("I will call my planner each Monday.", "en") == 9
    assert syllables_in("Voy a llamar a mi oficial cada lunes.", "es") == 13
