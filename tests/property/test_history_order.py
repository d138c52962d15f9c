"""What happened decides, and never the order in which it is told.

An agenda is the same for every order of the history, of the case's facts and of the tests of a
band. What happened after the day of the question does not count; what happened on it does.
"""

import datetime
import random

from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rnr_caseplan import Case, DutyState, Event, LevelChange, Pause, Unit
from rnr_caseplan.model.history import HistoryEntry
from rnr_caseplan.policy.cadence import AfterPause, Band, Cadence, OnChange, PauseRule, Repeats
from rnr_caseplan.policy.when import When
from tests.strategies import (
    LEVELS_OF_SUPERVISION,
    TODAY,
    DutySituation,
    a_duty,
    contacts_on,
    day_near,
    duty_situations,
    items_of_duty,
    undecided_of_duty,
    where_level_is,
)

EXAMPLES = max(150, settings().max_examples)
TWO_STAYS = (
    Pause(kind="hospital", starts_on=day_near(TODAY, 5), ends_on=day_near(TODAY, 10)),
    Pause(kind="hospital", starts_on=day_near(TODAY, 5), ends_on=day_near(TODAY, 20)),
)
RESTARTING = (PauseRule(event="hospital", then=AfterPause.RESTART, amount=7, unit=Unit.DAYS),)
BY_LEVEL = (
    Band(when=where_level_is("low", "unknown"), amount=60, unit=Unit.DAYS),
    Band(when=where_level_is("medium", "high"), amount=30, unit=Unit.DAYS),
)


def day_of(entry: HistoryEntry) -> datetime.date:
    """Give the day on which an entry of a history began."""
    return entry.starts_on if isinstance(entry, Pause) else entry.on


def period_of(situation: DutySituation) -> tuple[datetime.date, datetime.date]:
    """Give a period around the duty's beginning and the day of the question."""
    return day_near(situation.start, -30), day_near(situation.start, 400)


@settings(max_examples=EXAMPLES)
@given(situation=duty_situations(), seed=st.integers(0, 1000))
@example(situation=a_duty(*TWO_STAYS, amount=30, pauses=RESTARTING), seed=1)
@example(
    situation=a_duty(
        *contacts_on(TODAY, day_near(TODAY, 3), TODAY), amount=30, repeats=Repeats.FROM_LAST
    ),
    seed=2,
)
def test_the_order_of_a_history_means_nothing(situation: DutySituation, seed: int) -> None:
    """Events, changes of level and pauses in any order give one agenda."""
    shuffled = list(situation.history)
    random.Random(seed).shuffle(shuffled)  # noqa: S311  # an order, not a secret
    backwards = situation.but(history=situation.history[::-1])
    period = period_of(situation)
    expected = situation.agenda(*period)
    assert situation.but(history=tuple(shuffled)).agenda(*period) == expected
    assert backwards.agenda(*period) == expected


@given(
    names=st.permutations(["score", "months_left", "in_custody", "age"]),
    tests=st.permutations(range(3)),
    level=st.sampled_from((None, *LEVELS_OF_SUPERVISION)),
)
@example(names=["age", "score", "months_left", "in_custody"], tests=[2, 1, 0], level=None)
def test_the_order_of_facts_and_of_tests_means_nothing(
    names: list[str], tests: list[int], level: str | None
) -> None:
    """The facts of a case by whatever order of names, the tests of a band in whatever order."""
    band = (
        *where_level_is("medium", "high"),
        When(fact="sentence_months", at_least=3),
        When(recorded="release_on"),
    )
    situation = a_duty(level=level, release_on=day_near(TODAY, 90))
    facts = {"score": 3, "months_left": 1.5, "in_custody": True, "age": 40}
    found = set()
    for order, asked in (((0, 1, 2), sorted(names)), (tests, names)):
        cadence = Cadence(
            anchor="assigned_on",
            amount=60,
            unit=Unit.DAYS,
            bands=(Band(when=tuple(band[place] for place in order), amount=30),),
        )
        asked_with = situation.but(cadence=cadence).of_case(
            facts=tuple((name, facts[name]) for name in asked)
        )
        told = asked_with.agenda(*period_of(situation))
        days = frozenset((item.due_on, item.state) for item in items_of_duty(told))
        lacking = frozenset(name for item in undecided_of_duty(told) for name in item.lacking)
        found.add((days, lacking))
    assert len(found) == 1


@settings(max_examples=EXAMPLES)
@given(situation=duty_situations(), later=st.integers(1, 60))
@example(
    situation=a_duty(
        LevelChange(fact="supervision_level", on=day_near(TODAY, 11), before="low", after="high"),
        unit=None,
        bands=BY_LEVEL,
        level="low",
        on_change=OnChange.RESTART,
        as_of=10,
    ),
    later=1,
)
@example(situation=a_duty(*contacts_on(day_near(TODAY, 11)), amount=30, as_of=10), later=1)
@example(situation=a_duty(*TWO_STAYS, amount=30, pauses=RESTARTING, as_of=4), later=1)
def test_what_happens_later_is_not_looked_at(situation: DutySituation, later: int) -> None:
    """Taking out all that lies after the day of the question changes nothing."""
    future = contacts_on(day_near(situation.as_of, later))
    known = tuple(entry for entry in situation.history if day_of(entry) <= situation.as_of)
    has_change = any(isinstance(entry, LevelChange) for entry in known)
    case: Case = situation.case
    if not has_change:
        # Without a change that is known, the level is the one that the first change left.
        changes = [entry for entry in situation.history if isinstance(entry, LevelChange)]
        first = min(changes, key=day_of, default=None)
        case = case if first is None else evolve(case, supervision_level=str(first.before))
    with_future = situation.but(history=(*situation.history, *future), case=case)
    period = period_of(situation)
    if situation.as_of < datetime.date.max:
        known_only = situation.but(history=known, case=case)
        assert with_future.agenda(*period) == known_only.agenda(*period)


@given(amount=st.integers(0, 60), day=st.integers(0, 60))
@example(amount=30, day=30)
@example(amount=30, day=0)
def test_what_happens_on_the_day_counts(amount: int, day: int) -> None:
    """A contact on the day of the question meets, a pause on it has begun."""
    if day > amount:
        return
    met = a_duty(*contacts_on(day_near(TODAY, day)), amount=amount, as_of=day)
    (item,) = items_of_duty(met.agenda(*period_of(met)))
    assert item.state is DutyState.MET
    begun = Pause(kind="hospital", starts_on=day_near(TODAY, day))
    paused = a_duty(begun, amount=amount, pauses=RESTARTING, as_of=day)
    (item,) = items_of_duty(paused.agenda(*period_of(paused)))
    assert item.state is DutyState.PAUSED
    change = LevelChange(
        fact="supervision_level", on=day_near(TODAY, day), before="low", after="high"
    )
    higher = a_duty(
        change, unit=None, bands=BY_LEVEL, level="high", on_change=OnChange.RESTART, as_of=day
    )
    (item,) = items_of_duty(higher.agenda(*period_of(higher)))
    assert item.due_on == day_near(TODAY, day + 30)


def test_only_events_that_meet_a_duty_count_for_it() -> None:
    """An event of another kind changes nothing."""
    situation = a_duty(amount=30, as_of=10)
    other = Event(kind="home_visit", on=TODAY)
    period = period_of(situation)
    assert situation.but(history=(other,)).agenda(*period) == situation.agenda(*period)
