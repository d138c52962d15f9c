"""What differs between two policies."""

import datetime

from attrs import evolve

from rnr_caseplan import Citation, PolicyBook, load_policy_book
from rnr_caseplan.cli.policy_text import render_differences
from rnr_caseplan.policy.difference import Difference, find_differences
from rnr_caseplan.policy.policy import Cited

DAY = datetime.date(2026, 1, 1)
ONE = Cited(value=1, citation=Citation(source="XX", place="page 1"), starts_on=DAY)
TWO = evolve(ONE, value=2)


def a_book(**values: tuple[Cited[int], ...]) -> PolicyBook:
    """Give a policy that states a few values."""
    return PolicyBook(name="a", version="1", title="A", sources=(), timelines=tuple(values.items()))


def test_a_policy_does_not_differ_from_itself() -> None:
    """Nor an empty one from another empty one."""
    book = load_policy_book("virginia")
    assert list(find_differences(book, book)) == []
    assert list(find_differences(a_book(), a_book())) == []


def test_name_version_title_and_sources_are_no_parameters() -> None:
    """Two policies that state the same do not differ."""
    book = a_book(limit=(ONE,))
    other = evolve(book, name="b", version="2", title="B")
    assert list(find_differences(book, other)) == []


def test_another_value_is_a_difference_with_all_dated_values() -> None:
    """Of the two policies, each in its order."""
    later = evolve(TWO, starts_on=datetime.date(2027, 1, 1))
    (found,) = find_differences(a_book(limit=(ONE, later)), a_book(limit=(ONE,)))
    assert found == Difference("limit", (ONE, later), (ONE,))
    assert (found.key, found.first, found.second) == ("limit", (ONE, later), (ONE,))


def test_another_day_or_citation_is_a_difference() -> None:
    """Where the value is the same."""
    for other in (
        evolve(ONE, starts_on=datetime.date(2026, 1, 2)),
        evolve(ONE, citation=Citation(source="XX", place="page 2")),
        evolve(ONE, verified=False),
    ):
        (found,) = find_differences(a_book(limit=(ONE,)), a_book(limit=(other,)))
        assert found == Difference("limit", (ONE,), (other,))


def test_what_one_of_them_does_not_state_is_empty_there() -> None:
    """On either side."""
    (found,) = find_differences(a_book(limit=(ONE,)), a_book())
    assert found == Difference("limit", (ONE,), ())
    (found,) = find_differences(a_book(), a_book(limit=(ONE,)))
    assert found == Difference("limit", (), (ONE,))


def test_differences_come_in_the_order_of_the_first_policy() -> None:
    """Then what only the second one states; what is the same is left out."""
    first = a_book(c=(ONE,), same=(ONE,), a=(ONE,))
    second = a_book(z=(ONE,), a=(TWO,), same=(ONE,), b=(ONE,), c=(TWO,))
    assert [found.key for found in find_differences(first, second)] == ["c", "a", "z", "b"]


def test_every_own_value_of_an_agency_differs_from_what_it_builds_on() -> None:
    """And nothing else does."""
    base, book = load_policy_book("rnr-baseline"), load_policy_book("texas")
    inherited = dict(base.timelines)
    own = {key for key, timeline in book.timelines if inherited.get(key) != timeline}
    assert {found.key for found in find_differences(base, book)} == own
    assert own


def test_two_versions_of_one_policy_are_told_apart() -> None:
    """By their order, where their names are the same."""
    book = load_policy_book("virginia")
    other = evolve(book, timelines=book.timelines[:-1])
    told = render_differences(book, other)
    assert "  the first: " in told
    assert "  the second: not stated" in told
