"""Duties in plain words."""

from typing import Any

import pytest

from rnr_caseplan import Cadence, Unit
from rnr_caseplan.dates import Period
from rnr_caseplan.policy.cadence import (
    AfterPause,
    Align,
    Band,
    Edge,
    FirstPeriod,
    ForEach,
    Interval,
    OnChange,
    PastEnd,
    PauseReads,
    PauseRule,
    Repeats,
    Stage,
    Standing,
    Timing,
    WindowEnd,
)
from rnr_caseplan.policy.telling import (
    in_words,
    often,
    tell_cadence,
    tell_rhythm,
    tell_tests,
    told_count,
)
from rnr_caseplan.policy.terms import FactKind, FactTerm, Terms
from rnr_caseplan.policy.when import When

TERMS = Terms(
    dates=(("began_on", "the start"), ("freed_on", "the release")),
    events=(("visit", "a visit"), ("call", "a call"), ("hospital", "a stay in hospital")),
    facts=(
        ("level", FactTerm(kind=FactKind.WORD, words=("low", "very_high"), what="the level")),
        ("months_left", FactTerm(kind=FactKind.WHOLE_NUMBER)),
    ),
)
FIVE_DAYS = Interval(amount=5, unit=Unit.DAYS)
IN_MONTHS: dict[str, Any] = {"anchor": "began_on", "amount": 6, "unit": Unit.MONTHS}
WEEKLY = Stage(amount=1, unit=Unit.WEEKS, times=2)
FOR_EVER = Stage(amount=2, unit=Unit.MONTHS, align=Align.END_OF_MONTH)


def told(**facts: Any) -> str:
    """Tell a duty that is counted from the start."""
    return tell_cadence(Cadence(**{"anchor": "began_on", **facts}), TERMS)


@pytest.mark.parametrize(
    ("name", "words"), [("goal_check_in", "goal check in"), ("plan", "plan"), ("", "")]
)
def test_a_name_is_told_without_its_underscores(name: str, words: str) -> None:
    """And otherwise as it is."""
    assert in_words(name) == words


@pytest.mark.parametrize(
    ("count", "unit", "words"),
    [
        (0, "days", "0 days"),
        (1, "days", "1 day"),
        (2, "days", "2 days"),
        (1, "working_days", "1 working day"),
        (45, "working_days", "45 working days"),
        (1, "months", "1 month"),
    ],
)
def test_units_are_counted_in_words(count: int, unit: str, words: str) -> None:
    """One is told in the singular."""
    assert told_count(count, unit) == words


@pytest.mark.parametrize(
    ("times", "words"), [(1, "once"), (2, "twice"), (3, "3 times"), (1000, "1000 times")]
)
def test_times_are_told_in_words(times: int, words: str) -> None:
    """The two that have a word of their own by it."""
    assert often(times) == words


@pytest.mark.parametrize(
    ("test", "words"),
    [
        (When(recorded="freed_on"), "the release is recorded"),
        (When(not_recorded="freed_on"), "the release is not recorded"),
        (When(fact="level", one_of=("low",)), "the level is low"),
        (When(fact="level", one_of=("low", "very_high")), "the level is low or very high"),
        (When(fact="months_left", at_least=3), "months left is at least 3"),
        (When(fact="months_left", more_than=3), "months left is more than 3"),
        (When(fact="months_left", at_most=3), "months left is at most 3"),
        (When(fact="months_left", less_than=2.5), "months left is less than 2.5"),
        (When(fact="months_left", at_least=3, at_most=3), "months left is 3"),
        (When(fact="months_left", at_least=0, at_most=0), "months left is 0"),
        (
            When(fact="months_left", at_least=3, less_than=6),
            "months left is at least 3 and less than 6",
        ),
        (
            When(fact="months_left", more_than=3, at_most=6),
            "months left is more than 3 and at most 6",
        ),
        (
            When(time_left_until="freed_on", more_than="3 months", at_most="3 months 7 days"),
            "the time left until the release is more than 3 months and at most 3 months 7 days",
        ),
        (
            When(time_left_until="freed_on", at_least="7 days", at_most="7 days"),
            "the time left until the release is 7 days",
        ),
    ],
)
def test_a_test_of_a_band_is_told_in_words(test: When, words: str) -> None:
    """With the names that the policy declares, and edges that say whether they are included."""
    assert tell_tests([test], TERMS) == (words,)


def test_a_fact_with_words_and_edges_tells_both() -> None:
    """A test that says two things leaves out neither."""
    test = When(fact="level", one_of=("low",), at_least=1)
    assert tell_tests([test], TERMS) == ("the level is low and the level is at least 1",)


def test_each_test_is_a_phrase_of_its_own() -> None:
    """In their order; a band without tests has none."""
    tests = (When(recorded="freed_on"), When(fact="risk_level", one_of=("high",)))
    assert tell_tests(tests, TERMS) == ("the release is recorded", "risk level is high")
    assert tell_tests((), TERMS) == ()


def test_a_name_that_nobody_declared_is_told_by_itself() -> None:
    """Without its underscores, as there are no other words."""
    assert tell_tests([When(recorded="let_go_on")], Terms()) == ("let go on is recorded",)
    assert tell_cadence(Cadence(anchor="let_go_on", amount=2, unit=Unit.DAYS)) == (
        "once 2 days after let go on"
    )


@pytest.mark.parametrize(
    ("timing", "words"),
    [
        ({"amount": 60, "unit": Unit.DAYS}, "once 60 days after the start"),
        (
            {"amount": 1, "unit": Unit.WORKING_DAYS},
            "once 1 working day after the start",
        ),
        (
            {"amount": 60, "unit": Unit.DAYS, "repeats": Repeats.NEVER, "times": 2},
            "twice 60 days after the start",
        ),
        ({"amount": 0, "unit": Unit.DAYS}, "on the start"),
        (
            {"amount": 6, "unit": Unit.MONTHS, "repeats": Repeats.FROM_LAST},
            "every 6 months after it was done last, at first after the start",
        ),
        (
            {
                "amount": 6,
                "unit": Unit.MONTHS,
                "repeats": Repeats.FROM_ANCHOR,
                "align": Align.END_OF_MONTH,
            },
            "every 6 months (to the end of the month), counted from the start",
        ),
        (
            {
                "amount": 6,
                "unit": Unit.MONTHS,
                "repeats": Repeats.FROM_LAST,
                "align": Align.SAME_DAY,
                "first": FIVE_DAYS,
            },
            "the first 5 days after the start, then every 6 months after it was done last",
        ),
        (
            {"amount": 30, "unit": Unit.DAYS, "repeats": Repeats.FROM_LAST, "times": 4},
            "4 times in any 30 days, from the start",
        ),
        (
            {"amount": 30, "unit": Unit.DAYS, "repeats": Repeats.FROM_LAST, "times": 1},
            "every 30 days after it was done last, at first after the start",
        ),
        (
            {
                "amount": 30,
                "unit": Unit.DAYS,
                "repeats": Repeats.FROM_LAST,
                "times": 2,
                "first": FIVE_DAYS,
            },
            "the first 5 days after the start, twice in any 30 days, from the start",
        ),
        (
            {"amount": 2, "unit": Unit.WEEKS, "repeats": Repeats.FROM_ANCHOR},
            "every 2 weeks, counted from the start",
        ),
        (
            {"amount": 2, "unit": Unit.WEEKS, "repeats": Repeats.FROM_ANCHOR, "times": 3},
            "3 times every 2 weeks, counted from the start",
        ),
        (
            {"amount": 2, "unit": Unit.WEEKS, "repeats": Repeats.FROM_ANCHOR, "times": 2},
            "twice every 2 weeks, counted from the start",
        ),
        (
            {"stages": (WEEKLY, FOR_EVER), "repeats": Repeats.FROM_LAST},
            "every 1 week twice, then every 2 months (to the end of the month), from the start",
        ),
        (
            {
                "period": Period.MONTH,
                "repeats": Repeats.EACH_PERIOD,
                "first_period": FirstPeriod.FULL,
            },
            "once in each calendar month from the start, the first full one counts",
        ),
        (
            {
                "period": Period.QUARTER,
                "repeats": Repeats.EACH_PERIOD,
                "times": 2,
                "first_period": FirstPeriod.PARTIAL,
            },
            "twice in each calendar quarter from the start, the first partial one counts",
        ),
        ({"standing": Standing.EXEMPT}, "none"),
        ({"standing": Standing.NOT_STATED}, "not stated"),
    ],
)
def test_a_timing_is_told_in_words(timing: dict[str, Any], words: str) -> None:
    """How long, how often, and the day that it is counted from."""
    assert told(**timing) == words


@pytest.mark.parametrize(
    ("window", "words"),
    [
        (
            {"opens": Edge(amount=60, unit=Unit.DAYS, before="due")},
            "not before 60 days before the due day",
        ),
        (
            {"opens": Edge(amount=1, unit=Unit.WORKING_DAYS, after="start")},
            "not before 1 working day after the day that it is counted from",
        ),
        (
            {"opens": Edge(amount=0, unit=Unit.DAYS, after="freed_on")},
            "not before the release",
        ),
        (
            {"ends": WindowEnd(amount=0, unit=Unit.DAYS, after="freed_on", then=PastEnd.DUE_THEN)},
            "up to the release (due then)",
        ),
        (
            {"ends": WindowEnd(amount=2, unit=Unit.WEEKS, before="freed_on", then=PastEnd.NOT_DUE)},
            "up to 2 weeks before the release (not due after that)",
        ),
    ],
)
def test_a_window_is_told_in_words(window: dict[str, Any], words: str) -> None:
    """Its edges by the days that they are counted from, and what becomes of a later day."""
    assert told(amount=3, unit=Unit.DAYS, **window) == (f"once 3 days after the start, {words}")


def test_bands_are_told_in_their_order() -> None:
    """Each with its tests, joined; the cadence's own timing last, for all others."""
    low = When(fact="level", one_of=("low",))
    cadence = Cadence(
        **IN_MONTHS,
        repeats=Repeats.FROM_LAST,
        bands=(
            Band(when=(low, When(recorded="freed_on")), standing=Standing.EXEMPT),
            Band(when=(low,), amount=1, anchor="freed_on"),
        ),
    )
    assert tell_cadence(cadence, TERMS).split("; ") == [
        "where the level is low and the release is recorded: none",
        "where the level is low: every 1 month after it was done last, at first after the release",
        "otherwise every 6 months after it was done last, at first after the start",
    ]


def test_one_band_beside_the_cadence_is_enough_for_others() -> None:
    """Two ways are an alternative."""
    band = Band(when=(When(fact="level", one_of=("low",)),), standing=Standing.EXEMPT)
    assert tell_cadence(Cadence(**IN_MONTHS, bands=(band,)), TERMS).split("; ") == [
        "where the level is low: none",
        "otherwise once 6 months after the start",
    ]


def test_a_cadence_of_bands_only_says_nothing_of_others() -> None:
    """Where the cadence itself does not say how long, there is no other."""
    band = Band(when=(When(fact="level", one_of=("low",)),), amount=1)
    assert told(unit=Unit.MONTHS, bands=(band,)) == (
        "where the level is low: once 1 month after the start"
    )


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (
            {"then": AfterPause.UNCHANGED},
            "paused by a stay in hospital: the day is unchanged",
        ),
        (
            {"then": AfterPause.SHIFTED, "reads": PauseReads.EXEMPT},
            "exempt by a stay in hospital: the day is shifted",
        ),
        (
            {"then": AfterPause.LATER, "amount": 10, "unit": Unit.DAYS},
            "paused by a stay in hospital: the day is later, 10 days after it",
        ),
        (
            {"then": AfterPause.RESTART, "amount": 1, "unit": Unit.MONTHS},
            "paused by a stay in hospital: the day is restart, 1 month after it",
        ),
        (
            {"then": AfterPause.RESTART, "amount": 0, "unit": Unit.DAYS},
            "paused by a stay in hospital: the day is restart, 0 days after it",
        ),
    ],
)
def test_a_pause_is_told_in_words(rule: dict[str, Any], words: str) -> None:
    """How the duty reads meanwhile, and what becomes of its day."""
    pause = PauseRule(event="hospital", **rule)
    assert told(amount=3, unit=Unit.DAYS, pauses=(pause,)) == (
        f"once 3 days after the start; {words}"
    )


def test_everything_that_holds_for_all_bands_is_told_once() -> None:
    """What it is, for whom, what meets it, what pauses it, what a change of level does."""
    cadence = Cadence(
        **IN_MONTHS,
        what="a talk",
        for_each=ForEach.ACTIVE_GOAL,
        met_by=("visit", "call"),
        pauses=(PauseRule(event="hospital", then=AfterPause.SHIFTED),),
        on_change=OnChange.EARLIER,
    )
    assert tell_cadence(cadence, TERMS).split("; ") == [
        "a talk",
        "for each active goal",
        "once 6 months after the start",
        "met by a visit or a call",
        "paused by a stay in hospital: the day is shifted",
        "when a level changes: earlier",
    ]


def test_how_the_time_left_is_measured_is_told_where_a_band_measures_it() -> None:
    """Once, after all bands; where none does, nothing is said of it."""
    short = When(time_left_until="freed_on", at_most="3 months")
    cadence = Cadence(**IN_MONTHS, bands=(Band(when=(short,), amount=1),))
    measured = "the time left is measured from the day that is counted from"
    assert tell_cadence(cadence, TERMS).split("; ")[1:] == [
        "otherwise once 6 months after the start",
        measured,
    ]
    recorded = Band(when=(When(recorded="freed_on"),), amount=1)
    assert measured not in tell_cadence(Cadence(**IN_MONTHS, bands=(recorded,)), TERMS)


@pytest.mark.parametrize("on_change", OnChange)
def test_only_a_change_that_moves_the_day_is_told(on_change: OnChange) -> None:
    """Keeping it is what every duty does."""
    is_told = "when a level changes" in told(amount=3, unit=Unit.DAYS, on_change=on_change)
    assert is_told == (on_change is not OnChange.KEEP)


@pytest.mark.parametrize(
    ("timing", "words"),
    [
        ({"amount": 60, "unit": Unit.DAYS}, "60 days"),
        ({"amount": 0, "unit": Unit.DAYS}, "0 days"),
        ({"amount": 60, "unit": Unit.DAYS, "repeats": Repeats.NEVER, "times": 2}, "60 days"),
        ({"amount": 1, "unit": Unit.MONTHS, "repeats": Repeats.FROM_LAST}, "every 1 month"),
        (
            {
                "amount": 1,
                "unit": Unit.MONTHS,
                "align": Align.END_OF_MONTH,
                "repeats": Repeats.FROM_ANCHOR,
            },
            "every 1 month (to the end of the month)",
        ),
        (
            {"amount": 30, "unit": Unit.DAYS, "repeats": Repeats.FROM_LAST, "times": 2},
            "twice in any 30 days",
        ),
        (
            {
                "amount": 28,
                "unit": Unit.DAYS,
                "repeats": Repeats.FROM_LAST,
                "first": FIVE_DAYS,
            },
            "first 5 days, then every 28 days",
        ),
        (
            {"stages": (WEEKLY, FOR_EVER), "repeats": Repeats.FROM_LAST},
            "every 1 week twice, then every 2 months (to the end of the month)",
        ),
        (
            {"period": Period.WEEK, "repeats": Repeats.EACH_PERIOD, "times": 1},
            "once in each calendar week",
        ),
        ({"period": Period.MONTH, "repeats": Repeats.EACH_PERIOD}, "once in each calendar month"),
        (
            {"period": Period.YEAR, "repeats": Repeats.EACH_PERIOD, "times": 4},
            "4 times in each calendar year",
        ),
    ],
)
def test_a_rhythm_is_told_without_the_day_that_it_is_counted_from(
    timing: dict[str, Any], words: str
) -> None:
    """Reasons of a plan name that day by themselves."""
    assert tell_rhythm(Timing(anchor="assigned_on", **timing)) == words
