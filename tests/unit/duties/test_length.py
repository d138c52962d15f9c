"""How long after which day: the words that other modules share."""

from rnr_caseplan.duties.length import NOT_STATED, Basis, Length
from rnr_caseplan.policy.terms import DAYS_OF


def test_lengths_are_equal_by_what_they_hold() -> None:
    """So that a length is told in words once."""
    assert Length(1, 0, 0, to_month_end=True) == (1, 0, 0, True)
    assert len({Length(0, 7, 0, to_month_end=False), Length(0, 7, 0, to_month_end=False)}) == 1


def test_what_is_not_stated_is_no_name_of_a_day() -> None:
    """It stands among the names of what is not known."""
    assert all(NOT_STATED not in days for days in DAYS_OF.values())
    assert len(Basis) == 4
