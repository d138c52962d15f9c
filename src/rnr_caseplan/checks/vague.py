"""Vague words in a text: those that a policy lists, where they stand for what is to be done.

"I try to be on time" is vague. "I name two words I do not understand" is not, though it holds a
listed word: what is to be done is to name two words. A listed word counts where nothing but a
subject and words such as "will" and "want to" stand before it in its part of the sentence, and a
listed time counts outside of "where I sometimes go". This reads English; in a text in another
language every listed word counts.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rnr_caseplan.policy.listed_words import ListedWords, words_of

_BREAK = re.compile(
    r"([!?;:,()\n\u2013\u2014]+|(?<!\b[a-z])(?<!\b(?:dr|mr|ms|st))\.+|\b(?:and|but|or|then)\b)",
    re.IGNORECASE,
)
"""Where a part of a sentence ends; the point behind an initial or "Dr" is no end."""

_WORDS = {
    "leading": (
        "a actively agree agreed agrees also always am an are be been begin can continue continues"
        " could did do does get going gonna had harder has have hope hopes is just keep keeps learn"
        " learns may might more must need needs now plan plans promise promises really shall should"
        " show shows some start starts to want wants will would"
    ),
    "subjects": (
        "aim client focus goal he individual participant person plan she step task they we we'll"
        " you youth"
    ),
    "behind an address": "and at by for from here in is of on so to with",
    "behind a place of work": (
        "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays"
        " thursdays fridays saturdays sundays weekday weekdays weekend weekends call foot holidays"
        " shift shifts site time"
    ),
}
_LISTED = {name: frozenset(words.split()) for name, words in _WORDS.items()}
_LEADING = _LISTED["leading"]
"""Words that may stand between a subject and what it does."""

_I = frozenset({"i", "i'd", "i'll", "i'm", "i've"})
_SUBJECTS = _LISTED["subjects"]
_MODALS = frozenset({"must", "needs", "shall", "should", "wants", "will"})
_OPENING = frozenset({"after", "because", "before", "each", "every", "if", "once", "since", "when"})
_RELATIVE = frozenset({"how", "that", "what", "where", "which", "who", "whom", "whose", "why"})
_SUBORDINATE = _RELATIVE | {"if", "when"}
_BEFORE_A_NOUN = frozenset({"a", "an", "her", "his", "my", "our", "the", "their", "this"})
_NUMBERS = frozenset(
    (
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
        *(str(number) for number in range(1, 11)),
    )
)
_HARMLESS_BEFORE = {
    "address": _LISTED["behind an address"] | _NUMBERS | {""},
    "be good": frozenset({"at", "for", "with"}),
    "soon": frozenset({"as"}),
    "attempt": _NUMBERS,
    "try": frozenset({"a", "an", "each", "my", "on", "out", "the", "this"}) | _NUMBERS,
    "work on": _LISTED["behind a place of work"],
}
"""Words behind a listed one that give it another meaning; "" is the end of the part."""

_HARMLESS_BEHIND = {"soon": frozenset({"how", "too"})}
_LAST_OF_A_NAME = 1
_FARTHEST = 40
"""How many words before an entry are looked at."""


class _Place(NamedTuple):
    """Where an entry of a list stands in a part of a sentence.

    Attributes:
        entry: The entry.
        before: The words before it.
        after: The word behind it; empty at the end of the part.
        is_told: Whether the part goes on with something that somebody only tells or asks.
        is_swallowed: Whether a longer entry stands there.
    """

    entry: str
    before: list[str]
    after: str
    is_told: bool
    is_swallowed: bool


def vague_words_in(
    text: str, words: Sequence[str], listed: ListedWords, *, language: str = "en"
) -> list[str]:
    """Give the listed words that say what is to be done in a text.

    Args:
        text: The text.
        words: Its words, as ``words_of`` gives them.
        listed: The policy's list.
        language: The code of the language that the text is in.

    Returns:
        The entries of the list, each once, in the order of the text.

    Examples:
        >>> listed = ListedWords(["try to", "understand"])
        >>> texts = ("I will try to be on time.", "I name two words I do not understand.")
        >>> [vague_words_in(text, words_of(text), listed) for text in texts]
        [['try to'], []]
    """
    return _counting(text, words, listed, language, _is_what_is_done)


def vague_times_in(
    text: str, words: Sequence[str], listed: ListedWords, *, language: str = "en"
) -> list[str]:
    """Give the listed times that say when something is to be done in a text.

    Args:
        text: The text.
        words: Its words, as ``words_of`` gives them.
        listed: The policy's list.
        language: The code of the language that the text is in.

    Returns:
        The entries of the list, each once, in the order of the text.

    Examples:
        >>> listed = ListedWords(["as needed", "sometimes"])
        >>> texts = ("I call my sponsor as needed.", "I name one place where I sometimes drink.")
        >>> [vague_times_in(text, words_of(text), listed) for text in texts]
        [['as needed'], []]
    """
    return _counting(text, words, listed, language, _is_when_it_is_done)


def _counting(
    text: str,
    words: Sequence[str],
    listed: ListedWords,
    language: str,
    counts: Callable[[_Place], bool],
) -> list[str]:
    """Give the entries that count somewhere, or that no part of a sentence holds as a whole."""
    entries = list(dict.fromkeys(listed.find_in(words)))
    if not entries or language != "en":
        return entries
    phrases = [(entry, words_of(entry)) for entry in entries]
    found: set[str] = set()
    counted: set[str] = set()
    for part, is_told in _parts(text):
        for place in _places(part, phrases, is_told=is_told):
            found.add(place.entry)
            if place.entry not in counted and not place.is_swallowed and counts(place):
                counted.add(place.entry)
    return [entry for entry in entries if entry in counted or entry not in found]


def _places(
    part: list[str], phrases: Sequence[tuple[str, list[str]]], *, is_told: bool
) -> Iterator[_Place]:
    """Give the places of entries in a part of a sentence, those of the longest entries first."""
    taken: set[int] = set()
    for entry, phrase in sorted(phrases, key=_length_of, reverse=True):
        for start in range(len(part) - len(phrase) + 1):
            end = start + len(phrase)
            if _is_same(part[start:end], phrase):
                yield _Place(
                    entry=entry,
                    before=part[max(start - _FARTHEST, 0) : start],
                    after="".join(part[end : end + 1]),
                    is_told=is_told,
                    is_swallowed=taken.issuperset(range(start, end)),
                )
                taken.update(range(start, end))


def _length_of(phrase: tuple[str, list[str]]) -> tuple[int, int]:
    return len(phrase[1]), len(phrase[0])


def _parts(text: str) -> Iterator[tuple[list[str], bool]]:
    """Give the words of each part of a text, and whether it goes on with what is only told."""
    told = False
    mark = "."
    for place, piece in enumerate(_BREAK.split(text)):
        if place % 2:
            mark = piece
            continue
        part = words_of(piece)
        told = told and mark.isalpha()
        yield part, told
        told = told or not _SUBORDINATE.isdisjoint(part[1:])


def _is_same(words: list[str], phrase: list[str]) -> bool:
    """Say whether words are those of an entry, the last one perhaps in its plural form."""
    return words[:-1] == phrase[:-1] and words[-1] in {phrase[-1], f"{phrase[-1]}s"}


def _is_what_is_done(place: _Place) -> bool:
    """Say whether an entry is what the part of the sentence asks somebody to do."""
    before = place.before
    if place.after in _HARMLESS_BEFORE.get(place.entry, ()):
        return False
    index = len(before) - 1
    while index >= 0 and (before[index] in _LEADING or before[index].endswith("ly")):
        index -= 1
    if index < 0:
        return not place.is_told
    if before[index] in _I | _SUBJECTS:
        return before[0] in _OPENING or _I.isdisjoint(before[:index])
    return index <= _LAST_OF_A_NAME and not _MODALS.isdisjoint(before[index + 1 :])


def _is_when_it_is_done(place: _Place) -> bool:
    """Say whether an entry tells when to do it, and not how often something else happens."""
    before, last = place.before, "".join(place.before[-1:])
    if place.after in _HARMLESS_BEFORE.get(place.entry, ()):
        return False
    if last in _BEFORE_A_NOUN or last in _HARMLESS_BEHIND.get(place.entry, ()):
        return False
    is_of_something_else = (
        place.is_told
        or not _RELATIVE.isdisjoint(before)
        or not _SUBORDINATE.isdisjoint(before[1:])
        or (sum(word in _I for word in before) > 1 and before[0] not in _OPENING)
    )
    return not is_of_something_else
