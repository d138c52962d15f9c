"""A plan is what its events made of it: replaying them is exact, and their order counts."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from rnr_caseplan import CasePlan, InputError, PlanEvent, replay
from rnr_caseplan.lifecycle import (
    ConditionMet,
    GoalActivated,
    GoalPaused,
    NeedsReassessed,
    NewLevel,
    SessionHeld,
    StepCompleted,
)
from rnr_caseplan.model.vocabulary import Level
from tests.stateful.lives import Life, lives
from tests.stateful.policies import every_book
from tests.strategies import TODAY, day_near
from tests.unit.lives import drafted, lived

FIRST, SECOND = (day_near(TODAY, days) for days in (10, 20))
BY = "staff:17"


def events_of(plan: CasePlan) -> list[PlanEvent]:
    """Give the events of a plan, the draft first."""
    return [entry.event for entry in plan.history]


def a_lived_plan() -> CasePlan:
    """Give a plan whose events depend on each other, and some that do not."""
    low = NewLevel(need_id="n2", level=Level.LOW)
    return lived(
        drafted(),
        StepCompleted(on=FIRST, by=BY, step_id="g1.s1"),
        GoalPaused(on=FIRST, by=BY, goal_id="g1"),
        GoalActivated(on=FIRST, by=BY, goal_id="g3"),
        SessionHeld(on=SECOND, by=BY),
        ConditionMet(on=SECOND, by=BY, condition_id="c1"),
        NeedsReassessed(on=SECOND, by=BY, levels=(low,)),
    )


LIVED = a_lived_plan()


@given(life=lives())
def test_the_events_give_every_version_again(life: Life) -> None:
    """Recorded or told by their days, the first so many events give the plan as it was then."""
    history, books = life.plan.history, every_book()
    for version in life.versions[1:]:
        assert replay(history[: version.version], books) == version
    names_its_policy = any(getattr(event, "policy", None) for event in events_of(life.plan)[:1])
    if names_its_policy:
        assert replay(events_of(life.plan), books) == life.plan


@given(
    plan=lives().map(lambda life: life.plan), first=st.integers(0, 50), second=st.integers(0, 50)
)
@example(plan=LIVED, first=1, second=2)
@example(plan=LIVED, first=2, second=3)
@example(plan=LIVED, first=3, second=4)
@example(plan=LIVED, first=0, second=1)
def test_two_events_in_the_other_order_never_give_the_same_plan(
    plan: CasePlan, first: int, second: int
) -> None:
    """The other order is refused, or it gives another plan, whose history says that order."""
    assume(len(plan.history) > 1)
    entries = list(plan.history)
    one, other = (place % len(entries) for place in (first, second))
    assume(one != other)
    entries[one], entries[other] = entries[other], entries[one]
    try:
        found = replay(entries, every_book())
    except InputError as error:
        (fault,) = error.faults
        assert fault.path.startswith("events[")
        return
    assert found != plan
    assert found.version == plan.version
    assert events_of(found) == [entry.event for entry in entries]


def test_a_goal_begins_only_after_its_place_is_free() -> None:
    """The pause has to come first; told the other way, the second goal finds no place."""
    entries = list(LIVED.history)
    assert isinstance(entries[2].event, GoalPaused)
    entries[2], entries[3] = entries[3], entries[2]
    with pytest.raises(InputError, match=r"goals\.limit") as caught:
        replay(entries, every_book())
    assert caught.value.faults[0].path == "events[2]"


@given(plan=lives().map(lambda life: life.plan), left_out=st.integers(0, 50))
@example(plan=LIVED, left_out=4)
@example(plan=LIVED, left_out=2)
@example(plan=LIVED, left_out=0)
def test_a_history_with_a_gap_is_not_the_plan(plan: CasePlan, left_out: int) -> None:
    """Without one of its events a history is refused, or gives a plan of fewer versions."""
    assume(plan.history)
    place = left_out % len(plan.history)
    entries = [*plan.history[:place], *plan.history[place + 1 :]]
    try:
        found = replay(entries, every_book())
    except InputError:
        return
    assert place > 0
    assert found.version == plan.version - 1
    assert found != plan


@given(plan=lives().map(lambda life: life.plan), told=st.integers(0, 50), again=st.integers(0, 50))
@example(plan=LIVED, told=4, again=2)
@example(plan=LIVED, told=0, again=0)
def test_an_event_that_is_told_twice_is_refused(plan: CasePlan, told: int, again: int) -> None:
    """Wherever the second telling stands, the replay stops there and names the place."""
    assume(plan.history)
    entries = list(plan.history)
    first = told % len(entries)
    second = first + 1 + again % (len(entries) - first)
    entries.insert(second, entries[first])
    with pytest.raises(InputError) as caught:
        replay(entries, every_book())
    assert caught.value.faults[0].path == f"events[{second}]"
