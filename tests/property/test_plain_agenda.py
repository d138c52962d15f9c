"""The plain version that an agenda is measured against gives the same days.

A ratio of times means something only where both sides do the same.
"""

from benchmarks.agendas import DUTIES, list_agenda, list_plainly


def test_the_plain_loops_give_the_days_of_the_agenda() -> None:
    """Every duty on every day, and nothing else."""
    found = list_agenda()
    assert sorted((item.due_on, item.duty) for item in found) == list_plainly()
    assert not found.undecided
    assert len({item.duty for item in found}) == DUTIES
