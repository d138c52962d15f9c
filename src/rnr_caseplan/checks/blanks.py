"""Is everything filled in? What stands in a text until somebody does is a blank.

Square brackets, pointed ones around a word, braces, a line to write on, "TBD" and its like, "N/A",
rows of question marks, and a text that says nothing at all. Round brackets are none: people write
in them. "N/A meeting" is a meeting.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from rnr_caseplan.catalogue.rule import cite
from rnr_caseplan.checks.check import Check, Example, Found, Principle, check
from rnr_caseplan.checks.examined import Examined, Text
from rnr_caseplan.model.vocabulary import Severity

_TC_6 = cite("TC", "Fluid and dynamic document", "TC-6")

_BLANK = re.compile(
    r"""
    \[ (?!\d+\]|sic\]) [^\[\]\n]{0,60} \]                    # [name], and not [1]
    | < \s* [a-z] [a-z0-9 _/-]{0,40} >                       # <date>, and not 3 < 5
    | \{ [^{}\n]{0,60} \}                                    # {x}
    | _{3,} | -{5,} | \.{5,} | \?{3,} | \u2026{2,}           # ____ and ..... and ???
    | (?<!\w) (?: tb[acd] | t\.b\.[acd]\.? | x{3,} ) (?!\w)
    | (?: ^ | [:;,(/.\u2013\u2014-] [ ]? ) to [ ] be [ ]
        (?: added|agreed|announced|arranged|confirmed|decided|determined|discussed|named|set )
        (?!\w)
    | (?<!\w) to [ ] be [ ] (?: announced|determined ) \W* $
    | (?<![\w/]) n/a (?! [\w/] | [ ] (?: group|home|meeting|sponsor ) )
    | (?<!\w) lorem [ ] ipsum (?!\w)
    | (?<!\w) (?<! i [ ] ) insert [ ] [\w ]{1,30} [ ] here (?!\w)
    | (?<!\w) (?: mm|dd|xx ) / (?: mm|dd|xx ) (?!\w)     # MM/DD
    """,
    re.VERBOSE,
)
_RARE_SIGNS = ("[", "<", "{", "_", "?", "/", "\u2026")
_SIGNS = (".....", "-----", "tb", "t.b.", "xx", "to be ", "lorem", "insert ")
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
    return any(_says_nothing(text) for text in held if len(text) <= _LONGEST_NOTHING)


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
    return _says_nothing(text) or _BLANK.search(text.lower()) is not None


def _says_nothing(text: str) -> bool:
    is_short = len(text) <= _LONGEST_NOTHING
    return is_short and text.strip(_OUTER_SIGNS).lower() in _SAYS_NOTHING


@check(
    "SMT03",
    "Nothing is left to be filled in",
    Severity.ERROR,
    why="A blank in a plan is a question that nobody has answered.",
    mend="Fill it in with the participant, or take it out.",
    source=_TC_6,
    also=("VA-7d", "TC-17"),
    principles=(Principle.RESPONSIVITY,),
    is_for_people=True,
    example=Example(
        "goals[0].steps[2].text",
        bad="I call [name] and ask for one visit.",
        good="I call R. and ask for one visit (half an hour).",
    ),
)
def nothing_is_left_blank(plan: Examined) -> Iterator[Found]:
    """Find blanks in what the participant and staff read."""
    if may_have_blanks(_all_words(plan)):
        for text in chain(plan.texts, _other_texts(plan)):
            if has_blank(text.words):
                sentence = f"{text.about} has a blank to be filled in"
                yield Found(text.place, sentence, text.about)


def _all_words(plan: Examined) -> list[str]:
    """Give the words of all texts without their places, which cost more than to look at them."""
    return [
        *[text.words for text in plan.texts],
        *[activity.text for _, activity in plan.activities],
        *[activity.often for _, activity in plan.activities],
        *[text.words for text in _texts_besides_activities(plan)],
    ]


def _other_texts(plan: Examined) -> Iterator[Text]:
    """Give what staff and services do, and what else the plan shows the participant."""
    for place, activity in plan.activities:
        yield Text(f"{place}.text", activity.text, activity.id)
        yield Text(f"{place}.often", activity.often, activity.id)
    yield from _texts_besides_activities(plan)


def _texts_besides_activities(plan: Examined) -> Iterator[Text]:
    for place, service in plan.services:
        yield Text(f"{place}.text", service.text, service.id)
        yield Text(f"{place}.provider", service.provider, service.id)
        if service.often is not None:
            yield Text(f"{place}.often", service.often, service.id)
    for index, strength in enumerate(plan.plan.strengths):
        yield Text(f"strengths[{index}].text", strength.text, strength.id)
    for index, trigger in enumerate(plan.plan.triggers):
        if trigger.response is not None:
            yield Text(f"triggers[{index}].response", trigger.response, trigger.id)


CHECKS: tuple[Check, ...] = (nothing_is_left_blank,)
