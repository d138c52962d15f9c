"""The parts of a sheet for a case conference."""

from rnr_caseplan.model.conference import NOT_DECIDED_HERE
from rnr_caseplan.services import AtTheTable, QuestionKind, Seat


def test_somebody_at_the_table_is_shown_without_a_name() -> None:
    """As anywhere else."""
    person = AtTheTable(seat=Seat.SUPPORTER, id="ZQX", name="ZQX", agency="ZQX", role="ZQX")
    assert repr(person) == "AtTheTable(seat=<Seat.SUPPORTER: 'supporter'>)"


def test_dangers_are_the_most_pressing_questions() -> None:
    """And facts that nobody recorded the least."""
    assert min(QuestionKind) is QuestionKind.DANGER
    assert max(QuestionKind) is QuestionKind.MISSING


def test_the_sheet_says_that_it_decides_nothing_about_sharing() -> None:
    """Nobody takes it for a view that may be handed on."""
    assert "not decided by this version" in NOT_DECIDED_HERE
