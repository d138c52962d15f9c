"""Whether a measure can be seen: it has a number, says how often, or names what somebody can see.

What can be seen is something done ("I have signed the lease"), something held ("I have a card that
works") or something that shows it ("a letter from my teacher"). "I feel better", "I have a good
attitude" and "improved self-esteem" are none of these. This reads English.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from rnr_caseplan.policy.listed_words import words_of

_WORDS = {
    "numbers": (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy"
        " eighty ninety hundred dozen half both once twice none never nobody nothing"
    ),
    "often": (
        "daily weekly monthly yearly nightly hourly each every per mondays tuesdays wednesdays"
        " thursdays fridays saturdays sundays weekdays weekends monday tuesday wednesday thursday"
        " friday saturday sunday"
    ),
    "spans": "hour day night week weekend month quarter year shift session visit",
    "proofs": (
        "award badge bill card certificate check checklist copy degree diploma form ged grade id"
        " invoice journal keys lease letter license list log logbook mark note notebook paid paper"
        " permit photo picture proof receipt record report result results schedule score screen"
        " sheet signature signatures slip stub stubs test tests text ticket transcript"
    ),
    "telling": (
        "brings calls checks confirms gives marks prints reports says sees shows signs tells writes"
    ),
    "doing": (
        "ask attend bring call check come complete finish give go keep mark meet name pass pay read"
        " say show sign speak submit take talk tell turn visit wash work write"
    ),
    "done": (
        "been begun bought brought built caught chosen come cut done drawn driven eaten found given"
        " gone got gotten had heard held kept left lost made met paid put quit read run said sat"
        " seen sent set shown slept sold spent spoken stood sworn taken taught told walked won worn"
        " written"
    ),
    "not seen": (
        "accepted appreciated balanced believed bored calmed changed committed concerned confused"
        " connected decreased dedicated determined developed enhanced enjoyed excited explored"
        " focused grown improved increased interested involved learned matured motivated need"
        " overwhelmed realized recognized reduced relaxed respected satisfied scared strengthened"
        " stressed struggled thought tired tried understood valued wanted worried"
    ),
    "kinds of feeling": (
        "ability acceptance anger anxiety approach attitude attitudes awareness behavior behaviors"
        " belief beliefs chance clarity confidence control desire empathy esteem feeling feelings"
        " focus goals hope insight life lifestyle mindset mood motivation outlook peace pride"
        " progress relationship relationships respect self self-control self-esteem self-respect"
        " self-worth sense skills stability support thinking thoughts time trust understanding"
        " values view views way will willingness"
    ),
    "holding": "a an my the this some any all enough",
    "between": "already also always not now since then yet",
}
_LISTED = {name: frozenset(words.split()) for name, words in _WORDS.items()}
_COUNTING = _LISTED["numbers"] | _LISTED["often"]
_SHOWING = _LISTED["proofs"] | _LISTED["telling"]
_HAVE = frozenset({"have", "has", "had", "i've", "we've"})
_THEM = frozenset({"it", "them"})
_WITHOUT = frozenset({"no", "without"})
_MOST_WORDS_OF_A_THING = 4
_DIGIT = re.compile(r"\d")


def can_be_seen(measure: str, words: Sequence[str]) -> bool:
    """Say whether a measure can be seen.

    Args:
        measure: The measure, in English.
        words: Its words, as ``words_of`` gives them.

    Returns:
        Whether it has a number, says how often, or names what somebody can see.

    Examples:
        >>> from rnr_caseplan.policy.listed_words import words_of
        >>> told = ("I have kept my job for a month.", "I have a card that works.", "I feel good.")
        >>> [can_be_seen(measure, words_of(measure)) for measure in told]
        [True, True, False]
    """
    return (
        says_how_often(measure)
        or not _SHOWING.isdisjoint(words)
        or any(_shows(words, place) for place in range(len(words)))
    )


def says_how_often(text: str) -> bool:
    """Say whether a text has a number, a day of the week, or a word for how often.

    Args:
        text: The text, in English.

    Returns:
        Whether it has one.

    Examples:
        >>> told = ("at every session", "once, within ten days", "2 hours a week", "as needed")
        >>> [says_how_often(text) for text in told]
        [True, True, True, False]
    """
    words = text.lower().split()
    if not _COUNTING.isdisjoint(words) or _DIGIT.search(text):
        return True
    bare = words_of(text)
    return not _COUNTING.isdisjoint(bare) or any(
        word == "a" and after in _LISTED["spans"] for word, after in pairwise(bare)
    )


def _shows(words: Sequence[str], place: int) -> bool:
    """Say whether what begins at a word is something that can be seen."""
    word, following = words[place], words[place + 1 : place + 1 + _MOST_WORDS_OF_A_THING]
    if word in _WITHOUT:
        return bool(following) and _is_thing(following) and following[0] != "longer"
    if word == "i":
        return bool(following) and following[0] in _LISTED["doing"]
    if word in _HAVE:
        rest = [item for item in following if item not in _LISTED["between"]]
        return bool(rest) and (_is_done(rest[0]) or _is_held(rest))
    return word not in _LISTED["not seen"] and word.endswith("ed") and len(word) > len("need")


def _is_done(word: str) -> bool:
    return word in _LISTED["done"] or (word.endswith("ed") and word not in _LISTED["not seen"])


def _is_held(words: Sequence[str]) -> bool:
    """Say whether words name something that somebody has in hand."""
    return words[0] in _THEM or (words[0] in _LISTED["holding"] and _is_thing(words[1:]))


def _is_thing(words: Sequence[str]) -> bool:
    return bool(words) and _LISTED["kinds of feeling"].isdisjoint(words)
