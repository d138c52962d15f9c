"""The words and the sentences of a text, as a reader would count them.

A word is letters or figures with what joins them: hyphens, apostrophes, the dots of ``a.m.``, the
point of ``2.5``. The mark before an item of a list is none.

A sentence ends at a full stop, a question mark or an exclamation mark, but not at the stop of an
abbreviation or an initial; a colon or a semicolon ends none. An item of a list, an empty line, and
a line that does not go on with a small letter or after a comma begin a new one. Where an
abbreviation may also end a sentence (``p.m.``), the next word decides, and so does how the sentence
began: ``At 7 a.m. I call`` is one, ``I get up at 7 a.m. I call`` is two. Both languages are read at
once; any text is read in one pass, in time that grows with its length alone.
"""

import re
from collections.abc import Iterator

_WORD = re.compile(
    r"[^\W_]+(?:"
    r"(?:['\u2019\u2010\u2011-]|(?<![^\W_]{2})\.|(?<=\d)[.,:/])[^\W_]+"  # don't, a.m, 2.5
    r"|[\u0300-\u036f\u00ad\u200c\u200d]+[^\W_]*"  # accents on their own, soft hyphens
    r")*"
)
_ITEM = re.compile(
    r"\s*+(?:[*+\u2022\u2023\u2043\u2219\u25a0-\u25ff\u2610-\u2612\u2713\u2714]++"
    r"|[\u2013\u2014-](?!\d)|\(?(?:\d{1,2}|[A-Za-z])\)|(?:\d{1,2}|[a-z])\.(?=\s))"
)
_STOP = re.compile(  # the marks; behind them, not taken: the space, and how the next word begins
    r"([.!?\u2026\u3002\uff01\uff1f]++[\"'\u2019\u201d\u00bb)\]]*+)"
    r"(?=(\s*+)[\"'\u2018\u201c\u00ab(\[\u00bf\u00a1]*+(\w{0,12}))"
)
_NO_SPACE_AFTER = "\u3002\uff01\uff1f"
_LONGEST_ABBREVIATION = 10
_OPENING = "(\"'\u2018\u201c\u00ab[\u00bf\u00a1"

_WORDS_OF = {
    "never last": "cf e.g ej i.e p.ej vs",
    "seldom last": (
        "approx appt apt atty av ave bldg blvd dept dr dra ext lic lt mr mrs ms ofc prof rd rev"
        " sgt sr sra srta st ste tel"
    ),
    "before a number": "no nos nr num núm nº p pp pág",
    "at times last": (
        "a.m p.m u.s u.s.a apr aug co corp dec etc feb fri hr hrs inc jan jr jul jun lb lbs ltd mar"
        " min mins mo mon mos nov oct oz sat sec sep sept sun thu thur thurs tue tues wed wk wks yr"
        " yrs"
    ),
}
_KIND_OF = {word: kind for kind, words in _WORDS_OF.items() for word in words.split()}
_DAY_OR_MONTH = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|[ecmp]st"
)
_FIRST_WORD = re.compile(
    r"i|my|we|our|you|your|he|she|they|it|the|this|that|there|if|when|then|after|before|each|every"
    r"|yo|mis?|tú|él|ella|nosotros|ellos|el|la|las|los|una?|si|cuando|luego|después|cada"
)
_WHEN = re.compile(r"(?:a|after|antes|around|at|before|by|cada|each|every|from|on|until)\b")
_MOST_WORDS_OF_A_WHEN = 6
_MOST_SIGNS_OF_A_WHEN = 60
_WITHOUT_VOWEL = re.compile(r"\w|[^aeiouyáéíóú]{2,5}")


def words_in(sentence: str) -> list[str]:
    """Give the words of a sentence.

    Args:
        sentence: One sentence, or any text without marks of lists.

    Returns:
        The words, as written and in order.

    Examples:
        >>> words_in("By 9:30 a.m. I don't check in, I've checked-in!")
        ['By', '9:30', 'a.m', 'I', "don't", 'check', 'in', "I've", 'checked-in']
    """
    return _WORD.findall(sentence)


def split_sentences(text: str) -> tuple[str, ...]:
    r"""Split a text into its sentences.

    Args:
        text: The text. Several texts are joined by a line break, or by an empty line where they may
            begin with a small letter.

    Returns:
        The sentences that have a word, in order, without the marks of lists. A line that goes on
        is joined to the one before by a space.

    Examples:
        >>> split_sentences("At 9 a.m. I see Dr. Lee. Then?\n- I call\n- I write")
        ('At 9 a.m. I see Dr. Lee.', 'Then?', 'I call', 'I write')
    """
    return tuple(stretch for stretch in stretches_of(text) if _WORD.search(stretch))


def long_sentences(text: str, most_words: int) -> tuple[int, ...]:
    """Say which sentences of a text have too many words.

    Args:
        text: The text.
        most_words: How many words a sentence may have.

    Returns:
        The places of the longer ones in ``split_sentences(text)``, counted from 0.

    Examples:
        >>> long_sentences("I call. I go to class on each Monday in May.", 6)
        (1,)
    """
    return tuple(
        place
        for place, sentence in enumerate(split_sentences(text))
        if len(_WORD.findall(sentence)) > most_words
    )


def stretches_of(text: str) -> Iterator[str]:
    """Give what stands between the ends of sentences, also where it has no word.

    Args:
        text: The text.

    Yields:
        The sentences and what is left over, in order.

    Examples:
        >>> list(stretches_of("I call. \u2026 Then?"))
        ['I call.', '\u2026', 'Then?']
    """
    for block in _blocks(text):
        begin = 0
        for stop in _STOP.finditer(block):
            if _ends(block, begin, stop):
                yield block[begin : stop.end()].strip()
                begin = stop.end()
        if begin < len(block):
            yield block[begin:].strip()


def _blocks(text: str) -> Iterator[str]:
    """Give the stretches of a text that no line break ends."""
    lines: list[str] = []
    for line in text.splitlines():
        mark = _ITEM.match(line)
        bare = line[mark.end() :].strip() if mark else line.strip()
        goes_on = bare[:1].islower() or bool(lines and bare and lines[-1].endswith(","))
        if lines and (mark or not goes_on):
            yield " ".join(lines)
            lines.clear()
        if bare:
            lines.append(bare)
    if lines:
        yield " ".join(lines)


def _ends(block: str, begin: int, stop: re.Match[str]) -> bool:
    """Whether the sentence from ``begin`` on ends at a stop."""
    mark, space, following = stop.groups()
    at, end = stop.span()
    if end == len(block) or mark[-1] in _NO_SPACE_AFTER:
        return True
    if not space:
        return following[:1].isupper() and block[max(at - 2, 0) : at].islower()
    if mark != ".":
        return mark[-1] in "!?" or not following[:1].islower()
    return _full_stop_ends(block, begin, at, following)


def _full_stop_ends(block: str, begin: int, at: int, following: str) -> bool:
    """Whether the sentence from ``begin`` on ends at a full stop with a space behind."""
    before = block[max(at - _LONGEST_ABBREVIATION, 0) : at].split()
    word = before[-1].lstrip(_OPENING) if before else ""
    bare, first = word.lower(), following[:1]
    begins = first.isupper() and _FIRST_WORD.fullmatch(following.lower()) is not None
    kind = "at times last" if bare.endswith(("a.m", "p.m")) else _KIND_OF.get(bare)
    if kind == "never last":
        return False
    if kind == "seldom last" or (len(word) == 1 and word.isupper()):
        return begins
    if kind == "before a number":
        return not first.isdigit()
    if kind == "at times last":
        capital = first.isupper() and following[1:2].islower()
        begins = begins or (capital and not _DAY_OR_MONTH.fullmatch(following.lower()))
        return begins and not _only_says_when(block, begin, at)
    return not (first.islower() and bare.isalpha() and _WITHOUT_VOWEL.fullmatch(bare))


def _only_says_when(block: str, begin: int, at: int) -> bool:
    """Whether a sentence has named no more than a day and an hour yet."""
    return (
        at - begin <= _MOST_SIGNS_OF_A_WHEN
        and block.count(" ", begin, at) < _MOST_WORDS_OF_A_WHEN
        and _WHEN.match(block[begin:at].lstrip().lower()) is not None
    )
