"""What holds for the measures of reading, whatever the text is.

Nothing is lost and nothing is counted twice: texts that are put together have the words, syllables
and sentences of their parts. A full stop in the middle of a sentence never makes a text harder.
"""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rnr_caseplan.checks.languages import guess_language, name_language
from rnr_caseplan.checks.readability import Readability, measure_reading
from rnr_caseplan.checks.sentences import long_sentences, split_sentences, words_in
from rnr_caseplan.checks.syllables import count_syllables
from tests.unit.checks.reading_references import ENGLISH, SPANISH

LANGUAGES = st.sampled_from(("en", "es"))
SIGNS = st.sampled_from("aeiouyAEIOUbcdlnrstqguháéíüñ .,;:!?'\"()-/…\u2019\u2013\n\r\t1290")
TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(alphabet=SIGNS, max_size=60),
    st.lists(
        st.sampled_from(
            ("I", "call", "a.m.", "Dr.", "9", "At", "Then", "- ", "\n", "我", "e.g.", "no.")
        ),
        max_size=12,
    ).map(" ".join),
)
PLAIN_WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)
SENTENCES = st.lists(PLAIN_WORDS, min_size=2, max_size=25)
OF_PLANS = st.sampled_from([" ".join(sentences) for sentences in ENGLISH])
OF_SPANISH_PLANS = st.sampled_from([" ".join(sentences) for sentences in SPANISH])


def counts_of(text: str, language: str) -> tuple[int, int, int, int]:
    """Give words, syllables and sentences of a text, and the words of its longest sentence."""
    found = measure_reading(text, language)
    if found is None:
        return 0, 0, 0, 0
    return found.words, found.syllables, found.sentences, found.longest_sentence


@given(text=TEXTS, language=LANGUAGES)
@example(text="", language="en")
@example(text="\ud800 \U0001f600 \x00", language="es")
def test_any_text_is_measured_or_has_no_words(text: str, language: str) -> None:
    """The counts agree with each other and with the sentences."""
    found = measure_reading(text, language)
    sentences = split_sentences(text)
    lengths = [len(words_in(sentence)) for sentence in sentences]
    if found is None:
        assert sentences == ()
        return
    assert isinstance(found, Readability)
    assert (found.words, found.sentences, found.longest_sentence) == (
        sum(lengths),
        len(sentences),
        max(lengths),
    )
    assert min(lengths) > 0
    assert found.syllables >= found.words


@given(first=TEXTS, second=TEXTS, language=LANGUAGES)
@example(first="I call,", second="my planner", language="en")
@example(first="I see Dr.", second="Lee", language="en")
def test_texts_with_an_empty_line_between_them_have_the_counts_of_both(
    first: str, second: str, language: str
) -> None:
    """No sentence goes on from one to the other."""
    one, other = counts_of(first, language), counts_of(second, language)
    both = counts_of(f"{first}\n\n{second}", language)
    assert both[:3] == tuple(here + there for here, there in zip(one[:3], other[:3], strict=True))
    assert both[3] == max(one[3], other[3])
    assert split_sentences(f"{first}\n\n{second}") == split_sentences(first) + split_sentences(
        second
    )


@given(text=st.text(alphabet=SIGNS, max_size=60).map(lambda text: text.replace("-", "")))
@example(text="At 9 a.m. I call Dr. Lee. Then?! … yes")
def test_splitting_loses_no_letter_of_a_single_line(text: str) -> None:
    """Letters and figures come out in their order, but for the mark of a list."""
    line = "I " + " ".join(text.split())
    kept = [sign for sentence in split_sentences(line) for sign in sentence if sign.isalnum()]
    assert kept == [sign for sign in line if sign.isalnum()]


@given(words=SENTENCES, data=st.data(), language=LANGUAGES)
def test_a_full_stop_inside_of_a_sentence_never_makes_it_harder(
    words: list[str], data: st.DataObject, language: str
) -> None:
    """Two sentences with the words of one are as easy or easier."""
    at = data.draw(st.integers(1, len(words) - 1))
    whole = measure_reading("We " + " ".join(words) + ".", language)
    parted = measure_reading(
        "We " + " ".join(words[:at]) + "!  We " + " ".join(words[at:]) + ".", language
    )
    assert whole is not None
    assert parted is not None
    assert parted.sentences == 2
    assert parted.syllables == whole.syllables + count_syllables("We", language)
    assert parted.grade <= whole.grade
    assert parted.ease >= whole.ease


@given(text=OF_PLANS | OF_SPANISH_PLANS, language=LANGUAGES)
def test_a_longer_word_never_makes_a_text_easier(text: str, language: str) -> None:
    """The last word is replaced by one of many syllables."""
    before, after = (
        measure_reading(text, language),
        measure_reading(f"{text.rstrip('.!?')}abananana", language),
    )
    assert before is not None
    assert after is not None
    assert after.words == before.words
    assert after.grade >= before.grade
    assert after.ease < before.ease


@given(text=TEXTS, most=st.integers(0, 8))
def test_long_sentences_are_those_with_more_words_and_no_others(text: str, most: int) -> None:
    """A higher limit finds no other ones."""
    sentences = split_sentences(text)
    found = long_sentences(text, most)
    assert set(long_sentences(text, most + 1)) <= set(found)
    assert list(found) == [
        place for place, sentence in enumerate(sentences) if len(words_in(sentence)) > most
    ]


@given(word=st.text(max_size=60), language=LANGUAGES)
@example(word="", language="en")
@example(word="x" * 5000, language="es")
def test_any_word_has_at_least_one_syllable(word: str, language: str) -> None:
    """And not more than it has signs."""
    assert 1 <= count_syllables(word, language) <= max(1, 2 * len(word))


@given(parts=st.lists(PLAIN_WORDS, min_size=1, max_size=4), language=LANGUAGES)
def test_a_hyphenated_word_has_the_syllables_of_its_parts(parts: list[str], language: str) -> None:
    """In any order, in capitals or not."""
    total = sum(count_syllables(part, language) for part in parts)
    assert count_syllables("-".join(parts), language) == total
    assert count_syllables("-".join(reversed(parts)).upper(), language) == total


@pytest.mark.parametrize("code", ["en", "es", "vi", "zh", "so", "ht"])
@given(region=st.from_regex(r"[A-Za-z]{2}", fullmatch=True), between=st.sampled_from("-_"))
def test_a_code_names_its_language_whatever_the_country(
    code: str, region: str, between: str
) -> None:
    """In capitals or not."""
    assert name_language(f"{code}{between}{region}") == code
    assert name_language(f"{code}{between}{region}".upper()) == code


@given(
    names=st.lists(
        st.sampled_from(("English", "Spanish", "Somali", "Haitian Creole", "Korean", "French")),
        min_size=2,
        max_size=4,
        unique=True,
    ),
    between=st.sampled_from((" and ", ", ", "/", " (", " & ", " ")),
)
def test_several_languages_name_none(names: list[str], between: str) -> None:
    """Whatever stands between them."""
    assert name_language(between.join(names)) is None


@given(words=st.text(max_size=80))
def test_any_record_and_any_text_get_an_answer(words: str) -> None:
    """Never an exception; a guess is one of two languages."""
    named = name_language(words)
    assert named is None or named.isascii()
    assert guess_language(words) in {"en", "es", None}


@given(
    texts=st.lists(OF_PLANS, min_size=1, max_size=4), others=st.lists(OF_SPANISH_PLANS, min_size=2)
)
def test_texts_of_plans_are_never_taken_for_the_other_language(
    texts: list[str], others: list[str]
) -> None:
    """However many of them are put together, in whatever order."""
    assert guess_language("\n".join(texts)) == "en"
    assert guess_language("\n".join(others)) in {"es", None}
    assert guess_language("\n".join(texts).upper()) == "en"
