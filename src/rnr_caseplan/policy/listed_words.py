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


class ListedWords:
    """The words and phrases of one list, ready to be looked for.

    A word is found in its plural form too; whatever else it can become, the list must name.
    """

    def __init__(self, listed: Iterable[str]) -> None:
        """Take the list.

        Args:
            listed: Words and phrases; how they are written means nothing.
        """
        by_first: dict[str, list[tuple[list[str], str]]] = {}
        for entry in listed:
            words = words_of(entry)
            if not words:
                continue
            by_first.setdefault(words[0], []).append((words, entry))
            if len(words) == 1:
                by_first.setdefault(f"{words[0]}s", []).append((words, entry))
        self._by_first = by_first

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
        if self._by_first.keys().isdisjoint(words):
            return
        for place, word in enumerate(words):
            for phrase, entry in self._by_first.get(word, ()):
                if len(phrase) == 1 or _follows(words, place, phrase):
                    yield entry


def _follows(words: Sequence[str], place: int, phrase: list[str]) -> bool:
    """Say whether a phrase stands at a place; its last word may be in the plural."""
    found = list(words[place : place + len(phrase)])
    return found == phrase or found == [*phrase[:-1], f"{phrase[-1]}s"]
