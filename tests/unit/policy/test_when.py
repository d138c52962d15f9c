"""The tests by which bands are chosen, and lengths of time in words."""

from typing import Any

import pytest

from rnr_caseplan import InputError
from rnr_caseplan.policy.when import LONGEST_SPAN, Span, When, parse_span


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("3 months 7 days", Span(3, 7)),
        ("1 year 3 months 2 weeks 1 day", Span(15, 15)),
        ("2 years", Span(24, 0)),
        ("17 days", Span(0, 17)),
        ("1 week", Span(0, 7)),
        ("0 days", Span(0, 0)),
        ("1 months", Span(1, 0)),
        (f"{LONGEST_SPAN} days", Span(0, LONGEST_SPAN)),
    ],
)
def test_a_length_of_time_is_read_from_words(text: str, span: Span) -> None:
    """Months by themselves, and then days; larger units come first."""
    assert parse_span(text) == span


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "3",
        "months",
        "3months",
        "3  months",
        " 3 months",
        "3 months ",
        "-3 months",
        "3.5 months",
        "7 days 3 months",
        "3 months 3 months",
        "3 months, 7 days",
        "3 months and 7 days",
        "3 fortnights",
        "3 Months",
        f"{LONGEST_SPAN + 1} days",
        "999999 years",
        "1234567 days",
        3,
        None,
        3.5,
        ("3 months",),
    ],
)
def test_other_words_are_no_length_of_time(text: object) -> None:
    """Nothing is guessed."""
    assert parse_span(text) is None


@pytest.mark.parametrize(
    ("facts", "subject", "edges"),
    [
        ({"fact": "risk_level", "one_of": ("high",)}, "risk_level", ()),
        ({"fact": "score", "at_least": 3}, "score", (("at_least", 3),)),
        (
            {"fact": "score", "less_than": 9, "more_than": 2.5},
            "score",
            (("more_than", 2.5), ("less_than", 9)),
        ),
        (
            {"time_left_until": "release_on", "at_most": "3 months"},
            "release_on",
            (("at_most", "3 months"),),
        ),
        ({"recorded": "signed"}, "signed", ()),
        ({"not_recorded": "signed"}, "signed", ()),
    ],
)
def test_a_test_is_about_one_thing(
    facts: dict[str, Any], subject: str, edges: tuple[tuple[str, object], ...]
) -> None:
    """Its name and its edges are there to be read."""
    test = When(**facts)
    assert (test.subject, test.edges) == (subject, edges)
    assert test == When(**facts)
    assert len({test, When(**facts)}) == 1


@pytest.mark.parametrize(
    ("facts", "paths"),
    [
        ({}, [""]),
        ({"one_of": ("high",)}, [""]),
        ({"fact": "score", "recorded": "signed"}, [""]),
        ({"recorded": "signed", "not_recorded": "signed"}, [""]),
        ({"fact": "score"}, [""]),
        ({"fact": "score", "at_least": "3"}, ["at_least"]),
        ({"fact": "score", "at_least": True, "at_most": "9"}, ["at_least", "at_most"]),
        ({"fact": "score", "at_least": 3, "more_than": 4}, [""]),
        ({"fact": "score", "at_most": 3, "less_than": 4}, [""]),
        ({"time_left_until": "release_on"}, [""]),
        ({"time_left_until": "release_on", "one_of": ("soon",)}, ["", "one_of"]),
        ({"time_left_until": "release_on", "at_most": "soon"}, ["at_most"]),
        ({"time_left_until": "release_on", "at_most": 3}, ["at_most"]),
        (
            {"recorded": "signed", "at_least": 3, "one_of": ("yes",)},
            ["at_least", "one_of"],
        ),
        ({"not_recorded": "signed", "less_than": 3}, ["less_than"]),
        ({"fact": ""}, ["fact"]),
        ({"fact": "score", "one_of": ()}, ["one_of"]),
        ({"fact": "score", "one_of": ("",)}, ["one_of"]),
        ({"recorded": 3}, ["recorded"]),
    ],
)
def test_a_test_that_cannot_mean_anything_is_refused(
    facts: dict[str, Any], paths: list[str]
) -> None:
    """With every fault, and what would be accepted."""
    with pytest.raises(InputError) as caught:
        When(**facts)
    assert [fault.path for fault in caught.value.faults] == paths
    assert all(fault.expected for fault in caught.value.faults)
