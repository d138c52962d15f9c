"""Lengths of time, and what is lacking, in words."""

import pytest

from rnr_caseplan.duties.length import NOT_STATED, Length
from rnr_caseplan.duties.wording import tell_lacking, tell_length
from rnr_caseplan.policy.terms import FactKind, FactTerm, Terms


@pytest.mark.parametrize(
    ("length", "told"),
    [
        (Length(0, 0, 0, to_month_end=False), "0 days"),
        (Length(1, 0, 0, to_month_end=False), "1 month"),
        (Length(6, 1, 0, to_month_end=False), "6 months and 1 day"),
        (Length(0, 45, 0, to_month_end=False), "45 days"),
        (Length(0, 0, 1, to_month_end=False), "1 working day"),
        (Length(1, 2, 3, to_month_end=False), "1 month and 2 days and 3 working days"),
        (Length(1, 0, 0, to_month_end=True), "at the end of the month 1 month"),
    ],
)
def test_a_length_is_told_in_the_units_that_it_was_counted_in(length: Length, told: str) -> None:
    """Larger units first; one is told in the singular."""
    assert tell_length(length) == told


def test_what_is_lacking_is_told_by_its_words() -> None:
    """Each by itself; a duty that the policy does not state lacks nothing of the case."""
    terms = Terms(
        dates=(("release_on", "the day of release"),),
        facts=(("score", FactTerm(kind=FactKind.NUMBER, what="the score")),),
    )
    names = ["release_on", "score", "supervision_level", NOT_STATED]
    assert tell_lacking(names, terms) == (
        "the day of release is not recorded",
        "the score is not recorded",
        "supervision level is not recorded",
        "the policy does not state it",
    )
    assert tell_lacking([], terms) == ()
