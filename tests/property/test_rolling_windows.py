"""``n`` times in any window of ``k`` days: the n-th latest contact opens the running window.

With at least ``n`` contacts up to the day of the question the earliest open day is the n-th latest
contact and ``k`` days; with fewer it is the anchor and ``k`` days.
"""

from collections.abc import Sequence

from hypothesis import example, given, settings
from hypothesis import strategies as st

from rnr_caseplan import DutyState
from rnr_caseplan.policy.cadence import Repeats
from tests.strategies import TODAY, DutySituation, a_duty, contacts_on, day_near, items_of_duty

EXAMPLES = max(150, settings().max_examples)


def rolling(distances: Sequence[int], *, times: int, days: int, as_of: int) -> DutySituation:
    """Give a duty that is done so many times in any so many days, with its contacts."""
    contacts = contacts_on(*(day_near(TODAY, distance) for distance in distances))
    return a_duty(*contacts, amount=days, times=times, repeats=Repeats.FROM_LAST, as_of=as_of)


def earliest_open(situation: DutySituation) -> int:
    """Say how many days after the anchor the earliest day lies that is still to be met."""
    done = {DutyState.MET, DutyState.MISSED}
    items = items_of_duty(situation.agenda(TODAY, day_near(TODAY, 1000)))
    days = [item.due_on for item in items if item.due_on and item.state not in done]
    return (min(days) - TODAY).days


def by_counting(distances: Sequence[int], *, times: int, days: int, as_of: int) -> int:
    """Say where the earliest open day lies: by the n-th latest contact, else by the anchor."""
    known = sorted(distance for distance in distances if distance <= as_of)
    if times == 1:
        known = sorted(set(known))
    return (known[-times] if len(known) >= times else 0) + days


@settings(max_examples=EXAMPLES)
@given(
    distances=st.lists(st.integers(0, 120), max_size=8),
    times=st.integers(1, 4),
    days=st.integers(1, 60),
    as_of=st.integers(0, 130),
)
@example(distances=[], times=2, days=30, as_of=100)
@example(distances=[10], times=2, days=30, as_of=100)
@example(distances=[10, 20], times=2, days=30, as_of=20)
@example(distances=[10, 20], times=2, days=30, as_of=19)
@example(distances=[10, 10], times=2, days=30, as_of=10)
@example(distances=[0, 30], times=2, days=30, as_of=30)
@example(distances=[0, 31], times=2, days=30, as_of=31)
@example(distances=[0, 1, 8], times=3, days=7, as_of=9)
@example(distances=[40, 80], times=1, days=30, as_of=100)
@example(distances=[5, 5], times=1, days=30, as_of=5)
def test_the_nth_latest_contact_opens_the_running_window(
    distances: list[int], times: int, days: int, as_of: int
) -> None:
    """Whatever was met or missed before it, and however many contacts fall on one day."""
    situation = rolling(distances, times=times, days=days, as_of=as_of)
    expected = by_counting(distances, times=times, days=days, as_of=as_of)
    assert earliest_open(situation) == expected


@settings(max_examples=EXAMPLES)
@given(
    gaps=st.lists(st.integers(0, 60), min_size=1, max_size=8),
    times=st.integers(1, 4),
    days=st.integers(1, 60),
)
@example(gaps=[10, 10, 10], times=2, days=20)
@example(gaps=[10, 10, 11], times=2, days=20)
@example(gaps=[0, 0, 0], times=3, days=1)
def test_nothing_is_missed_while_every_window_holds_enough(
    gaps: list[int], times: int, days: int
) -> None:
    """A day is missed exactly where a window that a contact or the anchor opens holds too few."""
    distances = [sum(gaps[: place + 1]) for place in range(len(gaps))]
    situation = rolling(distances, times=times, days=days, as_of=distances[-1])
    items = items_of_duty(situation.agenda(TODAY, day_near(TODAY, distances[-1])))
    late = {item.due_on for item in items if item.due_on and item.state is DutyState.MISSED}
    bases = [0, *(sorted(set(distances)) if times == 1 else distances)]
    following = bases[1:]
    too_late = {
        day_near(TODAY, base + days)
        for number, base in enumerate(bases)
        if number + times <= len(following) and following[number + times - 1] > base + days
    }
    assert bool(late) == bool(too_late)
    assert min(late, default=None) == min(too_late, default=None)


def test_two_in_thirty_days_by_hand() -> None:
    """Contacts on day 10 and 20: the next is due on day 40, and a third on day 35 makes it 50."""
    two = rolling([10, 20], times=2, days=30, as_of=35)
    assert earliest_open(two) == 40
    assert earliest_open(rolling([10, 20, 35], times=2, days=30, as_of=35)) == 50
    first = items_of_duty(two.agenda(TODAY, day_near(TODAY, 60)))[0]
    assert (first.due_on, first.done_on) == (day_near(TODAY, 30), day_near(TODAY, 20))
    assert first.state is DutyState.MET
