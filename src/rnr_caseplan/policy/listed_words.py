"""Looking for the words that a policy lists in a text."""

import re
from collections.abc import Iterable, Iterator, Sequence

_WORD = re.compile(r"\w+(?:['\u2019-]\w+)*")


def words_of(text: str) -> list[str]:
    """Give the words of a text in small letters, without punctuation.

    Args:
        text: Any text.

    Returns:
        Its words in their order; what a hyphen or an apostrophe joins is one word.

    Examples:
        >>> words_of("I don't utilize it, as needed.")
        ['i', "don't", 'utilize', 'it', 'as', 'needed']
    """
    return _WORD.findall(text.replace("\u2019", "'").casefold())


_Entry = tuple[int, tuple[str, ...], str]
"""How many words stand before the longest one, all the words, and how the list writes them."""


class ListedWords:
    """The words and phrases of one list, ready to be looked for.

    A word, and the last one of a phrase, is found in its plural form too; whatever else it can
    become, the list must name.
    """

    def __init__(self, listed: Iterable[str], *, names: Iterable[str] = ()) -> None:
        """Take the list.

        Args:
            listed: Words and phrases; how they are written means nothing.
            names: Names in which a listed word does not count.
        """
        by_longest: dict[str, list[_Entry]] = {}
        for entry in listed:
            words = tuple(words_of(entry))
            for form in (words, (*words[:-1], f"{words[-1]}s")) if words else ():
                longest = max(form, key=len)
                found = (form.index(longest), form, entry)
                by_longest.setdefault(longest, []).append(found)
        self._by_longest = by_longest
        self._names = [tuple(words_of(name)) for name in names]

    def find_in(self, words: Sequence[str]) -> Iterator[str]:
        """Give the entries of the list that stand in a text, as the list writes them.

        Args:
            words: The words of the text, as ``words_of`` gives them.

        Returns:
            Each entry as often as it is found, in the order of the text.

        Examples:
            >>> list(ListedWords(["as needed"]).find_in(words_of("I call As Needed.")))
            ['as needed']
        """
        by_longest = self._by_longest
        if by_longest.keys().isdisjoint(words):  # most texts hold none, and this says so at once
            return
        found: list[tuple[int, str]] = []
        for place, word in enumerate(words):
            for before, phrase, listed in by_longest.get(word, ()):
                first = place - before
                if first >= 0 and tuple(words[first : first + len(phrase)]) == phrase:
                    found.append((first, listed))
        named = self._places_in_names(words) if found else frozenset[int]()
        yield from (listed for first, listed in sorted(found, key=_first) if first not in named)

    def _places_in_names(self, words: Sequence[str]) -> frozenset[int]:
        """Give the places of the words that are part of a name."""
        return frozenset(
            place
            for name in self._names
            for first in range(len(words) - len(name) + 1)
            if tuple(words[first : first + len(name)]) == name
            for place in range(first, first + len(name))
        )


def _first(found: tuple[int, str]) -> int:
    return found[0]
