"""A pause moves a deadline by what the policy says of it, and by nothing else.

``unchanged``: not at all. ``shifted``: by exactly the days of the pause that lie after the day
that is counted from. ``later``: to a stated time after the pause, where that is later.
``restart``: to a stated time after the pause. A pause that lasts counts as if it ended today.
"""

import datetime

from hypothesis import example, given, settings
from hypothesis import strategies as st

from rnr_caseplan import AgendaItem, DutyState, Pause, Unit
from rnr_caseplan.policy.cadence import AfterPause, PauseReads, PauseRule, Repeats
from tests.strategies import TODAY, DutySituation, a_duty, contacts_on, day_near, items_of_duty

EXAMPLES = max(150, settings().max_examples)
DUE_AFTER = 30


def rule_of(then: AfterPause, days: int, reads: PauseReads = PauseReads.PAUSED) -> PauseRule:
    """Give what a stay in hospital does to the duty."""
    if then in {AfterPause.LATER, AfterPause.RESTART}:
        return PauseRule(event="hospital", reads=reads, then=then, amount=days, unit=Unit.DAYS)
    return PauseRule(event="hospital", reads=reads, then=then)


def in_hospital(starts: int, ends: int | None) -> Pause:
    """Give a stay in hospital, by the days after the day that the duty is counted from."""
    ends_on = None if ends is None else day_near(TODAY, ends)
    return Pause(kind="hospital", starts_on=day_near(TODAY, starts), ends_on=ends_on)


def a_paused_duty(*pauses: Pause, rule: PauseRule, as_of: int) -> DutySituation:
    """Give a duty that is due thirty days after its anchor, with pauses."""
    return a_duty(*pauses, amount=DUE_AFTER, pauses=(rule,), as_of=as_of)


def item_of(situation: DutySituation) -> AgendaItem:
    """Give the one item of the duty."""
    (item,) = items_of_duty(situation.agenda(datetime.date.min, datetime.date.max))
    return item


def days_after_anchor(item: AgendaItem) -> int:
    """Say how many days after its anchor a duty is due."""
    assert item.due_on is not None
    return (item.due_on - TODAY).days


def moved(then: AfterPause, starts: int, ends: int, days: int) -> int:
    """Say what the policy makes of a day that meets a pause."""
    return {
        AfterPause.UNCHANGED: DUE_AFTER,
        AfterPause.SHIFTED: DUE_AFTER + max(ends - max(starts, 0), 0),
        AfterPause.LATER: max(DUE_AFTER, ends + days),
        AfterPause.RESTART: ends + days,
    }[then]


@settings(max_examples=EXAMPLES)
@given(
    then=st.sampled_from(AfterPause),
    starts=st.integers(-20, 40),
    lasts=st.integers(0, 60),
    days=st.integers(0, 45),
)
@example(then=AfterPause.SHIFTED, starts=10, lasts=10, days=0)
@example(then=AfterPause.SHIFTED, starts=30, lasts=10, days=0)
@example(then=AfterPause.SHIFTED, starts=31, lasts=10, days=0)
@example(then=AfterPause.SHIFTED, starts=-10, lasts=10, days=0)
@example(then=AfterPause.SHIFTED, starts=-10, lasts=11, days=0)
@example(then=AfterPause.SHIFTED, starts=10, lasts=0, days=0)
@example(then=AfterPause.LATER, starts=10, lasts=5, days=15)
@example(then=AfterPause.LATER, starts=10, lasts=5, days=16)
@example(then=AfterPause.RESTART, starts=10, lasts=5, days=14)
@example(then=AfterPause.RESTART, starts=10, lasts=5, days=0)
@example(then=AfterPause.UNCHANGED, starts=10, lasts=60, days=0)
def test_a_pause_that_ended_moves_the_day_as_the_policy_says(
    then: AfterPause, starts: int, lasts: int, days: int
) -> None:
    """The pause counts from its first day to the day on which it ends."""
    ends = starts + lasts
    situation = a_paused_duty(in_hospital(starts, ends), rule=rule_of(then, days), as_of=200)
    meets = starts <= DUE_AFTER and ends > 0
    expected = moved(then, starts, ends, days) if meets else DUE_AFTER
    assert days_after_anchor(item_of(situation)) == expected


@settings(max_examples=EXAMPLES)
@given(
    then=st.sampled_from(AfterPause),
    starts=st.integers(-20, 40),
    as_of=st.integers(0, 90),
    days=st.integers(0, 45),
    reads=st.sampled_from(PauseReads),
)
@example(then=AfterPause.SHIFTED, starts=10, as_of=10, days=0, reads=PauseReads.PAUSED)
@example(then=AfterPause.SHIFTED, starts=10, as_of=40, days=0, reads=PauseReads.EXEMPT)
@example(then=AfterPause.SHIFTED, starts=31, as_of=40, days=0, reads=PauseReads.PAUSED)
@example(then=AfterPause.RESTART, starts=10, as_of=90, days=7, reads=PauseReads.PAUSED)
@example(then=AfterPause.UNCHANGED, starts=10, as_of=90, days=0, reads=PauseReads.EXEMPT)
def test_a_pause_that_lasts_counts_as_if_it_ended_today(
    then: AfterPause, starts: int, as_of: int, days: int, reads: PauseReads
) -> None:
    """Meanwhile the duty reads as paused, or as exempt; an end that is to come changes nothing."""
    if as_of < starts:
        return
    rule = rule_of(then, days, reads)
    item = item_of(a_paused_duty(in_hospital(starts, None), rule=rule, as_of=as_of))
    if starts <= DUE_AFTER:
        state = DutyState.PAUSED if reads is PauseReads.PAUSED else DutyState.EXEMPT
        assert item.state is state
        assert days_after_anchor(item) == moved(then, starts, as_of, days)
    else:
        assert item.state not in {DutyState.PAUSED, DutyState.EXEMPT}
        assert days_after_anchor(item) == DUE_AFTER
    ended = a_paused_duty(in_hospital(starts, as_of + 1), rule=rule, as_of=as_of)
    assert item_of(ended) == item


@settings(max_examples=EXAMPLES)
@given(
    starts=st.lists(st.integers(0, 30), min_size=1, max_size=4),
    lasts=st.lists(st.integers(0, 15), min_size=4, max_size=4),
)
@example(starts=[5, 10], lasts=[10, 10, 0, 0])
@example(starts=[5, 5], lasts=[10, 3, 0, 0])
@example(starts=[5, 20], lasts=[3, 3, 0, 0])
@example(starts=[5, 30], lasts=[1, 15, 0, 0])
def test_days_of_pauses_that_overlap_count_once(starts: list[int], lasts: list[int]) -> None:
    """A shifted day moves by the days on which at least one pause lasted."""
    spans = [(start, start + last) for start, last in zip(starts, lasts, strict=False)]
    pauses = [in_hospital(start, end) for start, end in spans]
    paused = {day for start, end in spans for day in range(start, end)}
    situation = a_paused_duty(*pauses, rule=rule_of(AfterPause.SHIFTED, 0), as_of=200)
    assert days_after_anchor(item_of(situation)) == DUE_AFTER + len(paused)


@given(starts=st.integers(0, 30), lasts=st.integers(1, 60), done=st.integers(0, 30))
@example(starts=10, lasts=10, done=9)
@example(starts=10, lasts=10, done=10)
def test_what_was_done_before_a_pause_stays_met_on_its_own_day(
    starts: int, lasts: int, done: int
) -> None:
    """A duty that is done before the pause begins is not moved; a later one is."""
    rule = rule_of(AfterPause.SHIFTED, 0)
    situation = a_duty(
        in_hospital(starts, starts + lasts),
        *contacts_on(day_near(TODAY, done)),
        amount=DUE_AFTER,
        pauses=(rule,),
        as_of=200,
    )
    item = item_of(situation)
    assert item.state is DutyState.MET
    assert days_after_anchor(item) == DUE_AFTER + (lasts if done >= starts else 0)


@given(starts=st.integers(0, 25), lasts=st.integers(1, 20))
@example(starts=10, lasts=7)
def test_after_a_shift_the_next_day_is_counted_from_the_shifted_one(
    starts: int, lasts: int
) -> None:
    """A duty that comes back keeps its interval."""
    rule = rule_of(AfterPause.SHIFTED, 0)
    situation = a_duty(
        in_hospital(starts, starts + lasts),
        amount=DUE_AFTER,
        repeats=Repeats.FROM_LAST,
        pauses=(rule,),
        as_of=200,
    )
    first, second = (due.due_on for due in situation.course().dues[:2])
    assert (first - TODAY).days == DUE_AFTER + lasts
    assert (second - first).days == DUE_AFTER
