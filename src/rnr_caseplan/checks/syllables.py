"""How many syllables a word has when it is read aloud, in English and in Spanish.

English is counted by its spelling: runs of vowels, less the silent ones, plus the places where two
vowels beside each other are said apart, and a short list of words that go their own way. Where a
word may be said in two ways, either is right. Spanish is counted by the rules of its spelling:
which vowels join, and which accents part them.

A figure, an abbreviation and a sign count as one syllable, however long they are when said aloud
(``12``, ``2027``, ``10:30``, ``a.m.``, ``7%``), and the parts of a hyphenated word are counted each
by itself: so Flesch counts (How to Write Plain English, 1979, chapter 2). An abbreviation without
dots is counted as if it were a word (``GED`` and ``DMV`` have 1).
"""

import functools
import itertools
import re
import unicodedata
from collections.abc import Callable, Iterable

from rnr_caseplan.errors import NotFoundError

_MOST_REMEMBERED = 4096
_LONGEST_REMEMBERED = 40
_PARTS = re.compile(r"(?<!\d)[\s\u2010-\u2015-]+|[\s\u2010-\u2015-]+(?!\d)")
_ONE_SYLLABLE = re.compile(r"\d|^\w(?:\.\w)+\.?$")


def count_syllables(word: str, language: str) -> int:
    """Count how many syllables a word has when it is read aloud.

    Args:
        word: One word as written, in capitals or not; figures and hyphens may be part of it.
        language: ``en`` or ``es``.

    Returns:
        The syllables; at least 1, also for what is no word at all.

    Raises:
        NotFoundError: For another language.

    Examples:
        >>> [count_syllables(word, "en") for word in ("plan", "wanted", "check-in", "2027")]
        [1, 2, 2, 1]
        >>> [count_syllables(word, "es") for word in ("pingüino", "seguir", "día", "muy")]
        [3, 2, 2, 1]
    """
    if len(word) > _LONGEST_REMEMBERED:
        return _count(word, language)
    return _remembered(word, language)


def count_all_syllables(words: Iterable[str], language: str) -> int:
    """Count the syllables of many words at once; none may be longer than a long line.

    Args:
        words: The words as written.
        language: ``en`` or ``es``.

    Returns:
        The syllables of all of them.

    Raises:
        NotFoundError: For another language, where there is a word.

    Examples:
        >>> count_all_syllables(["I", "wanted", "it"], "en")
        4
    """
    return sum(map(_remembered, words, itertools.repeat(language)))


@functools.lru_cache(maxsize=_MOST_REMEMBERED)
def _remembered(word: str, language: str) -> int:
    return _count(unicodedata.normalize("NFC", word), language)


def _count(word: str, language: str) -> int:
    count = _COUNTERS.get(language)
    if count is None:
        raise NotFoundError(kind="language", accepted=_COUNTERS)
    parts = [part for part in _PARTS.split(word.lower()) if part]
    return max(1, sum(1 if _ONE_SYLLABLE.search(part) else count(part) for part in parts))


_WORDS_WITH = {
    1: "ache aisle eye isle",
    2: (
        "argue argued business chaos cruel different evening favorite hundred interest naked people"
        " poem poet several soldier someone wednesday whereas"
    ),
    3: (
        "anyone area arguing everyone idea interested interesting linear nuclear ratio recipe"
        " vegetable wherever whoever"
    ),
}
_OWN_WAY = {word: count for count, words in _WORDS_WITH.items() for word in words.split()}
_PLAIN_LETTERS = str.maketrans(
    {"á": "a", "à": "a", "â": "a", "é": "ey", "è": "e", "ê": "e", "í": "i", "ï": "yi", "ó": "o"}
    | {"ô": "o", "ö": "o", "ú": "u", "ü": "u", "ñ": "n", "ç": "c", "\u2019": "'", "\u00ad": ""}
)
_SHORTENED = re.compile(r"(n't|'\w*)$")
_SHORTENED_AND_HEARD = re.compile(
    r"(?:[^aeiouy]|have)n't$"  # didn't, haven't; not don't, aren't
    r"|[^aeiouyw]'(?:ll|ve)$"  # it'll, could've; not I'll, we've
    r"|[td]'d$"
    r"|(?:[sxz]|[cs]h|[csgz]e)'s$"  # boss's, judge's; not planner's
)
_NO_VOWEL = re.compile(
    r"(?<=q)u|(?<=g)u(?=[aei])"  # quit, guest
    r"|(?<=[aeiou])y(?=[aeiou])"  # employer
    r"|(?<=^ev)e(?=r[iy])|(?<=ic)a(?=lly$)"  # every, basically
)
_TWO_WORDS = re.compile(
    r"^(some|home|life|time|there|where|fore|care|case|base|safe|note|g-ide|fire|place|more|frame"
    r"|trade|phone|like|wide|side|line|none|house|game|ride|use|one|face|white|name|rule|here(?=by))"
    r"(?=[^aeiouy].*[aeiouy])"  # sometimes, homework, caregiver
)
_SILENT = re.compile(
    r"(?<=[^aeiouy])(?<![bcdfgkpstz]l)(?<![ct]r)"  # but table, acre
    r"(?:e|(?<![csgxz])(?<![cs]h)es|(?<![td])ed)$"  # but changes, wanted
    r"|(?<=[aeiouy][^aeiouy])e(?=ly$)"  # safely
    r"|(?<=[aeiouy][^aeiouyl])e(?=(?:ful|fully|less|ments?|mental|ness|ty)$)"  # safety
    r"|(?<=[aeiouy][^aeiouy][^aeiouyl])e(?=(?:ly|ful|fully|less|ments?|ness)$)"  # involvement
)
_APART = re.compile(
    r"(?<![cstxg])i(?=a(?!ge|r$|rly))(?<!lli)|(?<=[ct])i(?=at(?!iv))"  # diary, associate
    r"|(?<=[bdfmprzk])i(?=o)|(?<=v)i(?=o(?!u?r))|(?<=n)i(?=ou)|(?<!l)(?<=l)i(?=o)"  # period
    r"|(?<!t)i(?=et)|(?<![ctn])i(?=en[ct])|(?<=^sc)i(?=en[ct])"  # quiet, client, science
    r"|(?<=[a-z]{2}[lrpsvd])i(?=er)|(?<=[a-z]{2})i(?=est)|i(?=u[ms])"  # easier, premium
    r"|u(?=a(?![ds]))|u(?=e(?:n[ct]|l))|u(?=in[^dt]|id|ic)|u(?=it(?:y$|ies|ion|ive))|u(?=o)"
    r"|(?<!^p)(?<!^j)e(?=o(?!ns?$|u|rg))|(?<=n)e(?=ou)|e(?=ea|um$)|(?<=th)e(?=at)"  # video
    r"|(?<=^cr)e(?=at(?!u))|(?<=^recr)e(?=at)"  # create
    r"|(?<=^r)e(?=a(?:ct|l[il][tsz]|ss|pp|dm|dj|ff|rr)|u[ns]|i(?:n[fsvt]|m)|e(?:nt|v|x|st))"
    r"|[aeiouy](?=ing)|(?<=p)o(?=e)|(?<=^c)o(?=ord|oper|inc|e[rx])|(?<=[rt])o(?=ic$)|a(?=o|ic$)"
    r"|(?<=[sh])m$|(?<=s)ms$"  # rhythm, alcoholism
)
_RUN_OF_VOWELS = re.compile(r"[aeiouy]+")


def _in_english(word: str) -> int:
    word = word.translate(_PLAIN_LETTERS)
    heard = 0
    if "'" in word:
        heard = 1 if _SHORTENED_AND_HEARD.search(word) else 0
        word = _SHORTENED.sub("", word).replace("'", "")
    own = _OWN_WAY.get(word) or _OWN_WAY.get(word.removesuffix("s"))
    if own is not None:
        return own + heard
    word = _NO_VOWEL.sub("-", word)
    word = _TWO_WORDS.sub(lambda first: first[1][:-1], word)
    word = _SILENT.sub("", word)
    return max(1, len(_RUN_OF_VOWELS.findall(word)) + len(_APART.findall(word))) + heard


_SILENT_H = re.compile(r"(?<!c)h(?!u[aeiouáéíóú])")  # prohibir, búho; not vihuela
_Y_AS_VOWEL = re.compile(r"y(?![aeiouáéíóú])")  # muy, y; not ayuda
_HEART_OF_A_SYLLABLE = re.compile(
    r"[aeoáéóàèòâêôãõäëöå]"  # one each, with the weak vowels beside it: le-er, cuo-ta, que
    r"|[íú](?=[aeoáéó])|(?<=[aeoáéó])[íú]"  # an accent parts: dí-a, pa-ís
    r"|(?<![aeoáéóiuüíú])[iuüíú]++(?![aeoáéó])"  # weak ones join: ciu-dad, muy
)


def _in_spanish(word: str) -> int:
    word = _Y_AS_VOWEL.sub("i", _SILENT_H.sub("", word))
    return max(1, len(_HEART_OF_A_SYLLABLE.findall(word)))


_COUNTERS: dict[str, Callable[[str], int]] = {"en": _in_english, "es": _in_spanish}
