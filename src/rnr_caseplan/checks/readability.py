"""How hard a text is to read: its words, syllables and sentences, and the school grade they ask.

English (``en``): the grade by Flesch-Kincaid, 0.39 x words per sentence + 11.8 x syllables per
word - 15.59 (Kincaid, Fishburne, Rogers and Chissom, Research Branch Report 8-75, 1975); the ease
by Flesch, 206.835 - 84.6 x syllables per word - 1.015 x words per sentence (1948).

Spanish (``es``): the ease by Fernández Huerta (Medidas sencillas de lecturabilidad, Consigna 214,
1959), 206.84 - 60 x syllables per word - 1.02 x F. Here F is the words per sentence. The formula
is often printed with F as the sentences in 100 words, which would call short sentences hard (G.
Law, LINGUIST List 22.2332, 2011). The grade is that of the band of ease: 90 and more 4, 80 and
more 5, 70 and more 6, 60 and more 8 (the scale says 7 or 8). Below, the scale names courses before
and at the university of its day; 12, 13 and 16 are this library's reading of them. The paper of
1959 itself was not seen: formula and bands are from a later account (legible.es).

The grade of a few words is rough: one long word more moves it by a grade or two.
"""

from attrs import frozen

from rnr_caseplan.checks.sentences import (
    long_sentences,
    split_sentences,
    stretches_of,
    words_in,
)
from rnr_caseplan.checks.syllables import count_all_syllables, count_syllables
from rnr_caseplan.value import Value

__all__ = ["Readability", "long_sentences", "measure_reading", "split_sentences"]

_BANDS = ((90, 4.0), (80, 5.0), (70, 6.0), (60, 8.0), (50, 12.0), (30, 13.0))
_HARDEST = 16.0
_LONG_LINE = 400
"""A stretch of more signs may hold a word that is too long to be remembered."""


@frozen(kw_only=True, repr=False, eq=False)
class Readability(Value):
    """What was counted in a text, and how hard that makes it to read.

    Attributes:
        language: ``en`` or ``es``.
        words: How many words there are.
        sentences: How many sentences.
        syllables: How many syllables.
        longest_sentence: How many words the longest sentence has.
        grade: The school grade that it asks for; below 0 for the easiest English, and never
            below 4 for Spanish.
        ease: How easy it is: from about 0, very hard, to about 100, very easy.
    """

    language: str
    words: int
    sentences: int
    syllables: int
    longest_sentence: int
    grade: float
    ease: float


def measure_reading(text: str, language: str) -> Readability | None:
    """Measure which school grade a text asks for.

    Args:
        text: What somebody has to read. Several texts are joined by a line break, or by an empty
            line where they may begin with a small letter.
        language: ``en`` or ``es``; nothing is measured for any other.

    Returns:
        The counts, the grade and the ease; ``None`` for another language and where no word is.

    Examples:
        >>> found = measure_reading("I call my planner each week. I keep my card with me.", "en")
        >>> found.words, found.sentences, found.syllables, round(found.grade, 1)
        (12, 2, 13, -0.5)
        >>> measure_reading("Ich rufe jede Woche an.", "de") is None
        True
    """
    graded = _GRADED.get(language)
    if graded is None:
        return None
    lengths: list[int] = []
    syllables = 0
    for stretch in stretches_of(text):
        words = words_in(stretch)
        lengths.append(len(words))
        if len(stretch) <= _LONG_LINE:
            syllables += count_all_syllables(words, language)
        else:
            syllables += sum(count_syllables(word, language) for word in words)
    count = sum(lengths)
    if not count:
        return None
    sentences = len(lengths) - lengths.count(0)
    grade, ease = graded(count / sentences, syllables / count)
    return Readability(
        language=language,
        words=count,
        sentences=sentences,
        syllables=syllables,
        longest_sentence=max(lengths),
        grade=grade,
        ease=ease,
    )


def _english(sentence: float, word: float) -> tuple[float, float]:
    grade = 0.39 * sentence + 11.8 * word - 15.59
    return grade, 206.835 - 84.6 * word - 1.015 * sentence


def _spanish(sentence: float, word: float) -> tuple[float, float]:
    ease = 206.84 - 60 * word - 1.02 * sentence
    return _grade_of(ease), ease


def _grade_of(ease: float) -> float:
    return next((grade for least, grade in _BANDS if ease >= least), _HARDEST)


_GRADED = {"en": _english, "es": _spanish}
