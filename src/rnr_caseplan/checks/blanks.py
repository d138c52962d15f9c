"""Blanks: what stands in a text until somebody fills it in.

Square brackets, pointed ones around a word, braces, a line to write on, "TBD" and its like, "N/A",
rows of question marks, and a text that says nothing at all. Round brackets are none: people write
in them. "N/A meeting" is a meeting.
"""

import re
from collections.abc import Iterable

_BLANK = re.compile(
    r"""
    \[ (?!\d+\]|sic\]) [^\[\]\n]{0,60} \]                    # [name], and not [1]
    | < \s* [a-z] [a-z0-9 _/-]{0,40} >                       # <date>, and not 3 < 5
    | \{ [^{}\n]{0,60} \}                                    # {x}
    | _{3,} | \.{5,} | \?{3,} | \u2026{2,}                   # ____ and ..... and ???
    | (?<!\w) (?: tb[acd] | t\.b\.[acd]\.? | x{3,} ) (?!\w)
    | (?: ^ | [:;,(/.\u2013\u2014-] \s? ) to \s be \s
        (?: added|agreed|announced|arranged|confirmed|decided|determined|discussed|named|set )
        (?!\w)
    | (?<!\w) to \s be \s (?: announced|determined ) \W* $
    | (?<![\w/]) n/a (?! [\w/] | \s (?: group|home|meeting|sponsor) )
    | (?<!\w) lorem \s ipsum (?!\w)
    | (?<!\w) insert \s [\w ]{1,30} \s here (?!\w)
    | (?<!\w) (?: mm|dd|xx ) / (?: mm|dd|xx ) (?!\w)     # MM/DD
    """,
    re.VERBOSE,
)
_RARE_SIGNS = ("[", "<", "{", "_", "?", "/", "\u2026")
_SIGNS = (".....", "tb", "t.b.", "xx", "to be ", "lorem", "insert ")
"""One of these a text must hold to have a blank; looking for them costs little."""

_SAYS_NOTHING = frozenset({"", "blank", "nil", "none", "pending", "to do", "todo", "unknown"})
_LONGEST_NOTHING = 12
_OUTER_SIGNS = " \t\r\n.,;:!?-\u2013\u2014*/\\|~#_()\"'"


def may_have_blanks(texts: Iterable[str]) -> bool:
    """Say whether any of some texts may have a blank, at little cost.

    Args:
        texts: The texts.

    Returns:
        ``False`` only where none of them has one.

    Examples:
        >>> may_have_blanks(["I call my planner."]), may_have_blanks(["I call [name]."])
        (False, True)
    """
    held = list(texts)
    joined = "\n".join(held).lower()
    if any(map(joined.__contains__, _RARE_SIGNS)) or any(map(joined.__contains__, _SIGNS)):
        return True
    return any(len(text) <= _LONGEST_NOTHING and _says_nothing(text) for text in held)


def has_blank(text: str) -> bool:
    """Say whether a text has a blank that nobody has filled.

    Args:
        text: The text.

    Returns:
        Whether it has one.

    Examples:
        >>> [has_blank(text) for text in ("I call [name].", "I see Dr. ____.", "Time: TBD", "-")]
        [True, True, True, True]
        >>> has_blank("I call a friend (two hours), e.g. R., and go to one N/A meeting.")
        False
    """
    return _says_nothing(text) or _BLANK.search(" ".join(text.lower().split())) is not None


def _says_nothing(text: str) -> bool:
    return text.strip(_OUTER_SIGNS).lower() in _SAYS_NOTHING
