"""Adding what happened: events, changes of level, pauses, up to the day."""

import pytest

from rnr_caseplan import Event
from rnr_caseplan.model.history import HistoryEntry
from tests.unit.builders import a_pause, contacts, day, known_of, level_change


@pytest.mark.parametrize(
    ("entry", "counts_on"),
    [
        (contacts(10)[0], 10),
        (level_change(10, "low", "high"), 10),
        (a_pause("hospital", 10, 20), 10),
        (a_pause("hospital", 10), 10),
    ],
)
def test_what_happens_on_the_day_counts_and_a_day_later_does_not(
    entry: HistoryEntry, counts_on: int
) -> None:
    """Each kind of entry by its first day."""
    before, then = known_of(entry, as_of=counts_on - 1), known_of(entry, as_of=counts_on)
    assert not any((before.events, before.changes, before.pauses))
    assert any((then.events, then.changes, then.pauses))


def test_changes_and_pauses_are_put_in_order() -> None:
    """By their first days; pauses of one day by kind and by end, one that lasts first."""
    changes = (level_change(20, "medium", "high"), level_change(10, "low", "medium"))
    pauses = (
        a_pause("warrant", 5, 9),
        a_pause("hospital", 5, 9),
        a_pause("hospital", 5),
        a_pause("hospital", 3, 4),
    )
    known = known_of(*changes, *pauses)
    assert [change.on for change in known.changes["supervision_level"]] == [day(10), day(20)]
    assert list(known.pauses) == [pauses[3], pauses[2], pauses[1], pauses[0]]


def test_days_and_facts_stay_as_they_were() -> None:
    """A history adds to what is known of the case."""
    known = known_of(Event(kind="contact", on=day(1), about="c1"), level="low")
    assert known.dates == {"assigned_on": day(0)}
    assert known.facts == {"supervision_level": "low"}
    assert known.events == {"contact": [(day(1), "c1")]}
