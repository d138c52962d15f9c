"""Spans of days in a text: where one day belongs, and somebody wrote from when to when.

A span is a range of dates, a choice between dates, a time counted in a range ("within 2-3 weeks"),
or a stretch of a month ("early June"). Other ranges are none: "two or three friends", "ages 3-5",
the hours of an office, a class that runs from March 3 to April 7, pay stubs for March 1 to 15.
"""

import re
from collections.abc import Sequence

_MONTH = (
    r"(?:(?i:january|february|april|june|july|august|september|october|november|december)"
    r"|(?i:jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?|Mar\b\.?|MAR\b|March|MARCH|May|MAY"
    r"|(?:(?<=by )|(?<=or )|(?<=of ))(?:may|march))"
)
"""A month; "may" and "march" only where they can be nothing else."""

_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d|:\d|\s?[ap]\.?m\b)"
_ORDINAL = r"(?:(?:2|3)?1st|2?2nd|2?3rd|(?:1\d|2?[04-9]|30)th)"
_YEAR = r"(?:,?\s?(?:19|20)\d\d)?"
_DATE = rf"(?:{_MONTH} (?:the )?{_DAY}{_YEAR}|{_DAY} (?:of )?{_MONTH}{_YEAR})"
_NUMERIC = r"(?:0?[1-9]|1[0-2])/(?:[12]\d|3[01]|0?[1-9])(?:/(?:\d\d){1,2})?(?![\d/])"
_ISO = r"(?:19|20)\d\d-[01]\d-[0-3]\d"
_ANY = rf"(?:{_DATE}|{_NUMERIC}|{_ISO}|{_ORDINAL})"
_WEEKDAY = r"(?i:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_NUMBER = r"(?:\d{1,3}|(?i:one|two|three|four|five|six|seven|eight|nine|ten|twelve))"
_TO = r"(?:\s?[-\u2013\u2014]\s?|\s(?i:to|through|thru|until|till)\s)(?:the )?"
_OR = r"(?:\s?/\s?| (?i:or) )(?:(?:by|on|in|the) )*"
_BARE_DAY = r"(?:[12]\d|3[01]|[1-9])\b(?![/\d:])"
_NO_FRACTION = r"(?! (?:of|an?|miles?|cups?|hours?|inch|inches|tank)\b)"
_COUNTED = (
    rf"\b(?i:within|in|after|over) (?i:the (?:next|coming|following) |about )?{_NUMBER}"
    rf"(?:\s?[-\u2013\u2014]\s?| (?:to|or) ){_NUMBER} (?i:working |business )?"
    r"(?i:days|weeks|months|years)\b(?! (?:a|per|each|every)\b)"
)

_CHOICE = re.compile(
    "|".join(
        (
            rf"(?<![\w/]){_DATE}{_OR}(?:{_DATE}|{_DAY}\b|{_MONTH})",
            rf"(?<![\w/])(?:{_NUMERIC}|{_ISO}) or (?:by |on )?(?:{_NUMERIC}|{_ISO})",
            rf"\b(?i:by|before|until|during|in|of) {_MONTH}{_OR}{_MONTH}(?![a-z])",
            rf"\b(?i:by|before|until|this|next) {_WEEKDAY}{_OR}{_WEEKDAY}",
            rf"\b(?i:by|before|until) (?:the )?{_ORDINAL}{_OR}{_ORDINAL}",
            rf"\b(?i:early|mid|late|beginning of|middle of|start of)[ -]{_MONTH}(?![a-z])",
            rf"\b(?i:week of) (?:the )?{_ANY}",
            _COUNTED,
        )
    )
)
"""Dates to choose from, and stretches of time."""

_RANGE = re.compile(
    "|".join(
        (
            rf"(?<![\w/]){_DATE}{_TO}(?:{_DATE}|{_DAY}\b(?! (?:dollars|times|minutes|hours)))",
            rf"(?<![\w/]){_DAY}{_TO}{_DAY} (?:of )?{_MONTH}",
            rf"(?<![\w/]){_NUMERIC}{_TO}(?:{_NUMERIC}|{_BARE_DAY}){_NO_FRACTION}",
            rf"(?<![\w-]){_ISO}{_TO}(?:{_ISO}|[0-3]\d\b)",
            rf"\b(?i:between) (?:the )?(?:{_ANY}|{_MONTH}) (?i:and|&) ",
            rf"\b(?i:between) {_DAY} (?i:and) {_DAY} (?:of )?{_MONTH}",
            rf"\b(?i:from) {_MONTH}{_TO}{_MONTH}(?![a-z])",
        )
    )
)
"""From one date to another."""

_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:opens?|runs?|running|held|lasts?|lasting|closed|meets|covers?|covering|dated|for|of)"
    r"(?: (?:from|on|the|dates?))*\s?$",
    re.IGNORECASE,
)
"""Words before a range that tells the days of something else: a class, a bill, an office."""

_LONGEST_BEFORE = 30
_WORDS_OF_DATES = (
    "january february march april may june july august september october november december jan feb"
    " mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday"
    " sunday days weeks months years mid"
)
_OF_DATES = frozenset(
    (
        *_WORDS_OF_DATES.split(),
        *("1st", "2nd", "3rd", "21st", "22nd", "23rd", "31st"),
        *(f"{day}th" for day in (*range(4, 21), *range(24, 31))),
    )
)


def has_span(text: str, words: Sequence[str]) -> bool:
    """Say whether a text gives a span of days, or several days to choose from.

    Args:
        text: The text, in English.
        words: Its words, as ``words_of`` gives them.

    Returns:
        Whether it does.

    Examples:
        >>> from rnr_caseplan.policy.listed_words import words_of
        >>> texts = ("I apply between March 1 and March 5.", "I call within 2-3 weeks.")
        >>> [has_span(text, words_of(text)) for text in texts]
        [True, True]
        >>> text = "I call 555-1234, open Monday to Friday, 9 to 5, and ask two or three things."
        >>> has_span(text, words_of(text))
        False
    """
    has_sign = "/" in text or "20" in text or "mid-" in text
    if not has_sign and _OF_DATES.isdisjoint(words):
        return False
    line = " ".join(text.split())
    if _CHOICE.search(line):
        return True
    return any(
        not _OF_SOMETHING_ELSE.search(line[max(match.start() - _LONGEST_BEFORE, 0) : match.start()])
        for match in _RANGE.finditer(line)
    )
