"""Bands that leave a gap, overlap, or can never be chosen."""

from typing import Any

import pytest

from rnr_caseplan import Cadence, Unit
from rnr_caseplan.policy.band_faults import (
    MOST_COMBINATIONS,
    MOST_TOLD,
    find_band_faults,
    passes,
)
from rnr_caseplan.policy.cadence import Band, Standing
from rnr_caseplan.policy.terms import FactKind, FactTerm
from rnr_caseplan.policy.when import When

FACTS = {
    "level": FactTerm(kind=FactKind.WORD, words=("low", "medium", "high", "unknown")),
    "in_work": FactTerm(kind=FactKind.FLAG),
    "score": FactTerm(kind=FactKind.WHOLE_NUMBER, lowest=0, highest=30),
    "open_score": FactTerm(kind=FactKind.WHOLE_NUMBER),
    "share": FactTerm(kind=FactKind.NUMBER),
}


def level(*words: str) -> When:
    """Give a test of words."""
    return When(fact="level", one_of=words)


def score(fact: str = "score", **edges: Any) -> When:
    """Give a test of a number."""
    return When(fact=fact, **edges)


def left(**edges: Any) -> When:
    """Give a test of the time up to release."""
    return When(time_left_until="release_on", **edges)


def faults(*tests: When | tuple[When, ...], own: bool = False, **other: Any) -> list[str]:
    """Give each fault of bands with these tests, as place and problem."""
    bands = tuple(
        Band(when=test if isinstance(test, tuple) else (test,), amount=place + 1)
        for place, test in enumerate(tests)
    )
    cadence = Cadence(unit=Unit.DAYS, bands=bands, amount=90 if own else None)
    return [
        f"{fault.path} {fault.problem}" for fault in find_band_faults("d", cadence, FACTS, **other)
    ]


@pytest.mark.parametrize(
    "tests",
    [
        (level("low"), level("medium", "high")),
        (level("low", "medium", "high"), level("unknown")),
        (When(fact="in_work", one_of=("yes",)), When(fact="in_work", one_of=("no",))),
        (score(at_most=9), score(at_least=10)),
        (score(at_most=9), score(more_than=9)),
        (score(less_than=10), score(at_least=10)),
        (score(at_least=0),),
        (score(at_most=30),),
        (score("open_score", at_most=3), score("open_score", at_least=4)),
        (score("share", less_than=0.5), score("share", at_least=0.5)),
        (
            score("share", less_than=0.5),
            score("share", at_least=0.5, at_most=0.5),
            score("share", more_than=0.5),
        ),
        (When(recorded="signed"), When(not_recorded="signed")),
        (left(at_most="3 months"), left(more_than="3 months")),
        (left(at_most="3 months"), left(at_least="3 months 1 day")),
        (left(less_than="17 days"), left(at_least="17 days")),
        (
            left(at_most="3 months"),
            left(more_than="3 months"),
            When(not_recorded="release_on"),
        ),
        (
            (level("low"), score(at_most=9)),
            (level("low"), score(more_than=9)),
            level("medium", "high"),
        ),
    ],
)
def test_bands_that_meet_have_no_fault(tests: tuple[When | tuple[When, ...], ...]) -> None:
    """Every value lies in one of them."""
    assert faults(*tests) == []


def test_a_cadence_without_bands_takes_everything() -> None:
    """And one that says nothing at all is a fault of its own."""
    assert faults(own=True) == []
    assert faults() == ["d never says how long"]
    exempt = Cadence(standing=Standing.EXEMPT)
    assert list(find_band_faults("d", exempt, FACTS)) == []


@pytest.mark.parametrize(
    ("tests", "told"),
    [
        ((level("low"), level("medium")), "level is high"),
        ((level("low"), level("medium", "unknown")), "level is high"),
        ((When(fact="in_work", one_of=("yes",)),), "in_work is no"),
        ((score(at_most=9), score(at_least=11)), "score is between 9 and 11"),
        ((score(less_than=9), score(more_than=9)), "score is exactly 9"),
        ((score(at_least=1),), "score is less than 1"),
        ((score(at_most=29),), "score is more than 29"),
        ((score("open_score", at_least=1),), "open_score is less than 1"),
        (
            (score("share", less_than=1), score("share", at_least=2)),
            "share is exactly 1; and where share is between 1 and 2",
        ),
        ((When(recorded="signed"),), "signed is not recorded"),
        ((When(not_recorded="signed"),), "signed is recorded"),
        (
            (left(less_than="3 months"), left(more_than="3 months")),
            "the time left until release_on is exactly 3 months",
        ),
        (
            (left(at_most="17 days"), left(at_least="19 days")),
            "the time left until release_on is between 17 days and 19 days",
        ),
        (
            (left(at_least="1 month 1 day"),),
            "the time left until release_on is less than 1 month 1 day",
        ),
        (
            (left(more_than="0 days"), left(less_than="0 days")),
            "the time left until release_on is exactly 0 days",
        ),
        (
            (level("low", "medium"), (level("high"), score(at_most=9))),
            "level is high and score is more than 9",
        ),
    ],
)
def test_a_gap_is_told_with_the_values_in_it(
    tests: tuple[When | tuple[When, ...], ...], told: str
) -> None:
    """Edges, what lies between them, below and above them; bounds end a number."""
    assert faults(*tests) == [f"d.bands leave a gap where {told}"]


def test_of_many_gaps_some_are_told_and_the_rest_is_counted() -> None:
    """A fault stays short."""
    (told,) = faults((level("low"), score(at_most=3)), (level("low"), score(at_least=9)))
    assert told.count(" where ") == MOST_TOLD
    assert told.endswith("; and in 8 more cases")


def test_a_last_band_without_tests_leaves_no_gap() -> None:
    """The cadence's own timing takes all that is left."""
    assert faults(level("low"), own=True) == []


@pytest.mark.parametrize(
    ("tests", "told"),
    [
        ((level("low", "medium"), level("medium", "high")), "level is medium"),
        ((score(at_most=9), score(at_least=9)), "score is exactly 9"),
        ((score(at_most=9), score(at_least=8)), "score is exactly 8"),
        ((score("share", less_than=2), score("share", more_than=1)), "share is between 1 and 2"),
        (
            (left(at_most="3 months"), left(at_least="3 months")),
            "the time left until release_on is exactly 3 months",
        ),
        (
            (
                (level("low"), score(at_most=9)),
                (score(at_least=9), level("low", "medium")),
                level("high"),
                level("medium"),
            ),
            "level is low and score is exactly 9",
        ),
    ],
)
def test_an_overlap_is_told_with_a_value_in_both(
    tests: tuple[When | tuple[When, ...], ...], told: str
) -> None:
    """Of bands that test the same facts, in whatever order."""
    found = faults(*tests)
    assert f"d.bands[1] overlaps bands[0] where {told}" in found


def test_bands_that_test_other_facts_may_overlap() -> None:
    """The first one that fits counts."""
    assert faults(level("high"), score(at_least=20), own=True) == []
    assert faults((level("high"), score(at_least=20)), level("high"), own=True) == []


def test_a_band_that_no_fact_reaches_is_told() -> None:
    """Because the bands before it take all that it asks for, or because it asks for nothing."""
    assert faults(level("high"), (level("high"), score(at_least=20)), own=True) == [
        "d.bands[1] can never be chosen"
    ]
    assert faults(score(at_least=9, at_most=8), own=True) == ["d.bands[0] can never be chosen"]
    assert faults(level("low", "medium", "high"), own=True) == ["d can never be chosen"]
    assert faults((), level("low"), own=True) == [
        "d.bands[1] can never be chosen",
        "d can never be chosen",
    ]


def test_bands_that_are_faulty_by_themselves_are_left_out() -> None:
    """With them gaps and bands that cannot be reached are not looked for; overlaps are."""
    tests = (level("low"), level("enormous"), level("low", "high"))
    assert faults(*tests, unsound={1}) == ["d.bands[2] overlaps bands[0] where level is low"]
    unreachable = (level("low"), level("enormous"), (level("low"), score(at_least=3)))
    assert faults(*unreachable, unsound={1}) == []


def test_lengths_of_time_are_compared_by_the_month_or_by_the_day() -> None:
    """More days than every month has cannot be put in an order with months."""
    (told,) = faults(left(at_most="3 months"), left(at_least="92 days"))
    assert told.startswith("d.bands measure the time until release_on in months, and in more than")
    assert faults(left(at_most="3 months 27 days"), left(more_than="3 months 27 days")) == []
    assert faults(left(at_most="3 months 28 days"), left(more_than="3 months 28 days")) != []
    assert faults(left(at_most="92 days"), left(more_than="92 days")) == []


def test_too_many_facts_together_are_not_checked() -> None:
    """And that is told, so that nobody relies on it."""
    tests = tuple(score("share", at_least=number) for number in range(200))
    more = tuple(score("open_score", at_least=number) for number in range(0, 400, 2))
    both = list(zip(tests, more, strict=True))
    found = faults(*both, own=True)
    assert found == ["d.bands test too many facts together to be checked"]
    assert MOST_COMBINATIONS < 400 * 400


def test_a_test_passes_by_the_place_of_a_value() -> None:
    """Whether it lies on an edge, beside it or is not recorded."""
    assert passes((), {}, {})
