"""What is due, where it stands, and why."""

import datetime

from rnr_caseplan import Agenda, AgendaItem, Citation, DutyState, Reason, UndecidedDuty

DAY = datetime.date(2026, 11, 21)
LIB = Citation(source="LIB", place="a test", statement=None)
COUNTED = Reason(
    "duties.counted",
    (("count", "60 days"), ("counted_from", "2026-09-22"), ("anchor", "the day of assignment")),
    LIB,
)
MET = Reason("duties.met", (("done_on", "2026-11-20"),), LIB)
ITEM = AgendaItem(
    duty="case_plan",
    what="case plan",
    for_whom="P-1",
    due_on=DAY,
    state=DutyState.MET,
    reasons=(COUNTED, MET),
)
UNDECIDED = UndecidedDuty(
    duty="home_visit",
    what="home visit",
    for_whom="P-1",
    lacking=("supervision_level",),
    reasons=(
        Reason("duties.undecided", (("because", ("supervision level is not recorded",)),), LIB),
    ),
)


def test_states_have_an_order() -> None:
    """What is to come before what is due, and that before what is overdue."""
    order = (DutyState.UPCOMING, DutyState.DUE_SOON, DutyState.DUE, DutyState.OVERDUE)
    assert list(order) == sorted(order)
    assert DutyState("exempt") is DutyState.EXEMPT


def test_an_item_says_why_in_one_sentence() -> None:
    """How it is counted first, and then what became of it."""
    assert ITEM.why.startswith("due 60 days after 2026-09-22, the day of assignment")
    assert "done on 2026-11-20" in ITEM.why
    assert ITEM.why.endswith("(LIB a test)")


def test_what_is_undecided_says_why() -> None:
    """By the name of what is lacking."""
    told = UNDECIDED.why
    assert told.startswith("cannot be counted: supervision level is not recorded")


def test_reasons_are_not_shown() -> None:
    """An item is shown by its day and its state."""
    assert "reasons" not in repr(ITEM)
    assert "reasons" not in repr(UNDECIDED)
    assert "case_plan" in repr(ITEM)


def test_going_through_an_agenda_gives_its_items() -> None:
    """What is undecided stands apart."""
    found = Agenda(start=DAY, end=DAY, as_of=DAY, items=(ITEM,), undecided=(UNDECIDED,))
    assert list(found) == [ITEM]
    assert len(found) == 1
    empty = Agenda(start=DAY, end=DAY, as_of=DAY, items=(), undecided=())
    assert len(empty) == 0
    assert len({found, empty, found}) == 2
