"""Policies as text: every value with its day and its source."""

from attrs import evolve

from rnr_caseplan import Citation, load_policy_book
from rnr_caseplan.cli.policy_text import render_book, render_list, render_policy
from tests.unit.builders import policy_named

BOOK = load_policy_book("virginia")


def test_policies_are_listed_one_a_line() -> None:
    """Name, version, title."""
    assert (
        render_list([BOOK, BOOK]).splitlines()
        == ["virginia           version 1    Case plans step by step"] * 2
    )
    assert render_list([]) == ""


def test_a_policy_of_a_day_shows_every_parameter() -> None:
    """With its value as JSON and its citation below."""
    policy = policy_named("virginia")
    lines = render_policy(policy).splitlines()
    assert lines[0] == "virginia, version 1, on 2026-11-21: Case plans step by step"
    at = lines.index("goals.active_at_once = 2")
    assert lines[at + 1] == "    VA step 7, VA-7c, from a day that is not known"
    for key, _ in policy.parameters():
        assert any(line.startswith(f"{key} = ") for line in lines)


def test_a_book_shows_every_dated_value_but_its_starter_words() -> None:
    """A value that holds from a known day shows it."""
    key = "goals.active_at_once"
    (old,) = dict(BOOK.timelines)[key]
    new = evolve(
        old,
        value=3,
        starts_on=old.starts_on.replace(year=2026),
        effective=type(old.effective).STATED,
        citation=Citation(source="LIB", place="test"),
    )
    timelines = {**dict(BOOK.timelines), key: (old, new)}
    text = render_book(evolve(BOOK, timelines=tuple(timelines.items())))
    assert f"{key} = 2\n    VA step 7, VA-7c, from a day that is not known\n" in text
    assert f"{key} = 3\n    LIB test, from 2026-01-01\n" in text
    assert "guidance." not in text


def test_own_choices_need_no_day_and_what_nobody_read_says_so() -> None:
    """The two standings of a value."""
    text = render_policy(policy_named())
    assert "reviews.listed_months = 12\n    LIB how far ahead reviews are listed\n" in text
    assert 'drivers.usual_scheme = "carey_top5"\n' in text
    assert ", not verified at the source\n" in text


def test_sources_are_listed_at_the_end() -> None:
    """Each with its publisher and where it is."""
    for text in (render_book(BOOK), render_policy(policy_named("virginia"))):
        assert "\nVA: Case Plans Step by Step (Virginia community corrections; " in text
