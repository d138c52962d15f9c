"""A policy on a day ignores later values.

Each parameter has dated values; the snapshot of a day holds the latest that has begun. What
begins later changes neither the snapshot nor the plan. A file that builds on another keeps the
other's values until its own first one begins.
"""

import datetime
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rnr_caseplan import PolicyBook, draft_plan, load_policy, load_policy_book
from tests.strategies import (
    BOUNDARY_DAYS,
    TODAY,
    a_need,
    a_situation,
    toml_entry,
    write_policy,
)

BASELINE_LIMIT = 2
Timeline = dict[datetime.date, int]
WriteBook = Callable[[Timeline, Timeline], PolicyBook]
SITUATION = a_situation(
    *[a_need(f"n{number}", "employment") for number in range(1, 6)], a_need("n6", "medical")
)


def timelines(most: int) -> st.SearchStrategy[Timeline]:
    """Draw values of 1 to a highest one, each from a day of its own, in any order."""
    starts = st.sampled_from(BOUNDARY_DAYS) | st.dates()
    return st.dictionaries(starts, st.integers(1, most), max_size=4)


@pytest.fixture(scope="module")
def write_book(tmp_path_factory: pytest.TempPathFactory) -> WriteBook:
    """Give a function that writes and loads a policy with dated limits and target dates."""
    folder: Path = tmp_path_factory.mktemp("dated")
    numbers: Iterator[int] = itertools.count()

    def write(limits: Timeline, targets: Timeline) -> PolicyBook:
        entries = [
            toml_entry(key, str(value), starts_on=day)
            for key, timeline in (
                ("goals.active_at_once", limits),
                ("goals.target_after_days", targets),
            )
            for day, value in timeline.items()
        ]
        beside = folder / str(next(numbers))
        beside.mkdir()
        return load_policy_book(write_policy(beside, "dated", *entries))

    return write


def until(timeline: Timeline, day: datetime.date) -> Timeline:
    """Give the values that have begun on a day; the day itself counts."""
    return {start: value for start, value in timeline.items() if start <= day}


@given(limits=timelines(5), targets=timelines(400), day=st.sampled_from(BOUNDARY_DAYS))
@settings(max_examples=20)
@example(limits={TODAY: 1}, targets={}, day=TODAY)
@example(limits={TODAY: 1}, targets={}, day=TODAY - datetime.timedelta(days=1))
@example(limits={datetime.date.max: 5, datetime.date.min: 1}, targets={}, day=datetime.date.max)
def test_a_policy_on_a_day_ignores_later_values(
    write_book: WriteBook, limits: Timeline, targets: Timeline, day: datetime.date
) -> None:
    """The snapshot and the plan are those of a file without what begins later."""
    targets = {start: value + 14 for start, value in targets.items()}
    whole, cut = write_book(limits, targets), write_book(until(limits, day), until(targets, day))
    assert whole.on(day) == cut.on(day)
    begun = until(limits, day)
    expected = begun[max(begun)] if begun else BASELINE_LIMIT
    assert whole.on(day).goals_active_at_once.value == expected
    plan = draft_plan(SITUATION.case, whole.on(day), as_of=day)
    assert plan == draft_plan(SITUATION.case, cut.on(day), as_of=day)


def test_loading_a_policy_on_a_day_is_taking_that_day_from_its_book() -> None:
    """The short way and the long way give the same snapshot, at both ends of the calendar too."""
    for day in (datetime.date.min, TODAY, datetime.date.max):
        assert load_policy("virginia", on=day) == load_policy_book("virginia").on(day)
