"""What is wrong in a duty: names that nobody knows, timings that cannot hold."""

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
    PauseRule,
    Repeats,
    Stage,
    Standing,
    WindowEnd,
)
from rnr_caseplan.policy.duty_faults import find_duty_faults
from rnr_caseplan.policy.terms import FactKind, FactTerm, Terms
from rnr_caseplan.policy.when import When

TERMS = Terms(
    dates=(("release_on", "the day of release"),),
    events=(("contact", "a contact"), ("hospital", "a stay in hospital")),
    facts=(
        ("level", FactTerm(kind=FactKind.WORD, words=("low", "high"))),
        ("score", FactTerm(kind=FactKind.WHOLE_NUMBER, lowest=0)),
    ),
)
DAYS: dict[str, Any] = {"anchor": "assigned_on", "amount": 30, "unit": Unit.DAYS}
WEEKLY = (Stage(amount=1, unit=Unit.WEEKS),)
EACH_MONTH: dict[str, Any] = {
    "anchor": "assigned_on",
    "repeats": Repeats.EACH_PERIOD,
    "period": Period.MONTH,
    "first_period": FirstPeriod.PARTIAL,
}
LOW = (When(fact="level", one_of=("low",)),)
HIGH = (When(fact="level", one_of=("high",)),)


def paths(**facts: Any) -> list[str]:
    """Give the place of each fault of a duty named ``contact``, from the duty on."""
    cadence = Cadence(**facts)
    found = list(find_duty_faults("d", "contact", cadence, TERMS))
    assert all(fault.problem and fault.expected for fault in found)
    return [fault.path.removeprefix("d").removeprefix(".") for fault in found]


@pytest.mark.parametrize(
    "facts",
    [
        DAYS,
        {**DAYS, "amount": 0},
        {**DAYS, "repeats": Repeats.FROM_LAST, "times": 3},
        {**DAYS, "repeats": Repeats.FROM_ANCHOR, "on_change": OnChange.RESTART},
        {**DAYS, "anchor": "contact", "met_by": ("hospital", "contact")},
        {**DAYS, "anchor": "release_on"},
        {
            **DAYS,
            "align": Align.END_OF_MONTH,
            "first": Interval(amount=0, unit=Unit.DAYS),
            "repeats": Repeats.FROM_LAST,
        },
        {**DAYS, "pauses": (PauseRule(event="hospital", then=AfterPause.SHIFTED),)},
        {**DAYS, "opens": Edge(amount=30, unit=Unit.DAYS, after="start")},
        {**DAYS, "opens": Edge(amount=31, unit=Unit.WEEKS, after="start")},
        {**DAYS, "opens": Edge(amount=0, unit=Unit.DAYS, after="due")},
        {**DAYS, "opens": Edge(amount=99, unit=Unit.DAYS, before="due")},
        {**DAYS, "opens": Edge(amount=5, unit=Unit.DAYS, before="release_on")},
        {
            **DAYS,
            "ends": WindowEnd(amount=5, unit=Unit.DAYS, after="start", then=PastEnd.NOT_DUE),
        },
        {"anchor": "assigned_on", "stages": WEEKLY, "repeats": Repeats.FROM_LAST},
        EACH_MONTH,
        {**EACH_MONTH, "times": 2, "on_change": OnChange.RESTART},
        {"standing": Standing.EXEMPT},
        {**DAYS, "bands": (Band(when=LOW, standing=Standing.NOT_STATED),)},
        {**DAYS, "for_each": ForEach.ACTIVE_GOAL, "anchor": "goal_started"},
    ],
)
def test_a_duty_that_can_hold_has_no_fault(facts: dict[str, Any]) -> None:
    """Each shape that a policy may state."""
    assert paths(**facts) == []


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({**DAYS, "met_by": ("visit",)}, ["met_by"]),
        ({**DAYS, "met_by": ("visit", "contact", "call")}, ["met_by", "met_by"]),
        (
            {**DAYS, "pauses": (PauseRule(event="warrant", then=AfterPause.SHIFTED),)},
            ["pauses[0].event"],
        ),
        ({**DAYS, "anchor": None}, ["anchor"]),
        ({**DAYS, "anchor": "moved_on"}, ["anchor"]),
        ({**DAYS, "anchor": "goal_started"}, ["anchor"]),
        ({**DAYS, "opens": Edge(amount=1, unit=Unit.DAYS, before="moved_on")}, ["opens"]),
        ({**DAYS, "opens": Edge(amount=1, unit=Unit.DAYS, before="contact")}, ["opens"]),
        (
            {
                **DAYS,
                "ends": WindowEnd(amount=1, unit=Unit.DAYS, after="due", then=PastEnd.NOT_DUE),
            },
            ["ends"],
        ),
    ],
)
def test_names_that_nobody_declared_are_found(facts: dict[str, Any], expected: list[str]) -> None:
    """Events, pauses, anchors and edges."""
    assert paths(**facts) == expected


@pytest.mark.parametrize(
    ("test", "place"),
    [
        (When(fact="mood", one_of=("good",)), ""),
        (When(fact="supervision_level", one_of=("high",)), ""),
        (When(fact="goal_place", at_least=1), ""),
        (When(fact="score", one_of=("many",)), ".one_of"),
        (When(fact="level", at_least=3), ""),
        (When(fact="level", one_of=("low", "enormous")), ".one_of"),
        (When(recorded="moved_on"), ""),
        (When(not_recorded="contact"), ""),
        (When(time_left_until="moved_on", at_most="3 months"), ""),
    ],
)
def test_tests_that_cannot_be_read_are_found(test: When, place: str) -> None:
    """Facts, words and days; with them gaps are not looked for."""
    assert paths(**DAYS, bands=(Band(when=(test,), amount=7),)) == [f"bands[0].when[0]{place}"]


def test_the_words_of_an_agencys_own_facts_must_be_declared() -> None:
    """The fault says where."""
    band = Band(when=(When(fact="case_type", one_of=("parole",)),), amount=7)
    cadence = Cadence(**DAYS, bands=(band,))
    (fault,) = find_duty_faults("d", "contact", cadence, TERMS)
    assert fault.expected == "[facts.case_type] with words"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"anchor": "assigned_on", "amount": 30}, ["unit"]),
        ({**DAYS, "amount": 0, "repeats": Repeats.FROM_LAST}, ["amount"]),
        ({**DAYS, "amount": 0, "repeats": Repeats.FROM_ANCHOR}, ["amount"]),
        ({**DAYS, "period": Period.MONTH}, ["period"]),
        ({**DAYS, "first_period": FirstPeriod.FULL}, ["first_period"]),
        ({**EACH_MONTH, "first_period": None}, ["first_period"]),
        (
            {**EACH_MONTH, "period": None, "amount": 3, "unit": Unit.DAYS},
            ["period", "amount", "unit"],
        ),
        (
            {
                **EACH_MONTH,
                "align": Align.SAME_DAY,
                "first": Interval(amount=1, unit=Unit.DAYS),
                "stages": WEEKLY,
            },
            ["align", "first", "stages"],
        ),
        ({**DAYS, "repeats": Repeats.FROM_ANCHOR, "on_change": OnChange.EARLIER}, ["on_change"]),
        ({**EACH_MONTH, "on_change": OnChange.RECOUNT}, ["on_change"]),
        ({**DAYS, "standing": Standing.EXEMPT}, [""]),
        ({"standing": Standing.EXEMPT, "period": Period.MONTH}, [""]),
        ({"standing": Standing.NOT_STATED, "stages": WEEKLY}, [""]),
        ({"anchor": "assigned_on"}, [""]),
        ({**DAYS, "opens": Edge(amount=1, unit=Unit.DAYS, after="due")}, ["opens"]),
        ({**DAYS, "opens": Edge(amount=31, unit=Unit.DAYS, after="start")}, ["opens"]),
        (
            {
                **DAYS,
                "times": 2,
                "repeats": Repeats.FROM_LAST,
                "opens": Edge(amount=1, unit=Unit.DAYS, before="due"),
            },
            ["opens"],
        ),
    ],
)
def test_timings_that_cannot_hold_are_found(facts: dict[str, Any], expected: list[str]) -> None:
    """What is missing, what nothing would read, and what could never be met."""
    assert paths(**facts) == expected


@pytest.mark.parametrize(
    ("stages", "other", "expected"),
    [
        (WEEKLY, {"repeats": None}, ["stages"]),
        (WEEKLY, {"amount": 3, "unit": Unit.DAYS}, ["amount", "unit"]),
        (WEEKLY, {"times": 2, "repeats": Repeats.FROM_ANCHOR}, ["times"]),
        (WEEKLY, {"times": 2}, ["stages"]),
        ((Stage(amount=1, unit=Unit.WEEKS, times=4),), {}, ["stages"]),
        ((*WEEKLY, *WEEKLY), {}, ["stages"]),
        ((*WEEKLY, Stage(amount=1, unit=Unit.DAYS, times=1)), {}, ["stages"]),
        ((Stage(amount=0, unit=Unit.DAYS, times=1), *WEEKLY), {}, ["stages"]),
    ],
)
def test_stages_that_cannot_hold_are_found(
    stages: tuple[Stage, ...], other: dict[str, Any], expected: list[str]
) -> None:
    """They end with the one that holds for ever, and stand by themselves."""
    facts = {"anchor": "assigned_on", "repeats": Repeats.FROM_LAST, "stages": stages, **other}
    assert paths(**facts) == expected


def test_each_band_is_looked_at_with_what_it_inherits() -> None:
    """And its place is told; a band that asks for nothing needs no anchor."""
    bands = (
        Band(when=LOW, standing=Standing.EXEMPT),
        Band(when=HIGH, amount=0),
    )
    assert paths(unit=Unit.DAYS, repeats=Repeats.FROM_LAST, bands=bands) == [
        "bands[1].amount",
        "bands[1].anchor",
    ]
    both = Band(when=LOW, standing=Standing.EXEMPT, amount=3)
    assert paths(**DAYS, bands=(both,)) == ["bands[0]"]


def test_an_event_named_like_a_duty_meets_it() -> None:
    """Without one the duty itself is named, and what would be accepted."""
    (fault,) = find_duty_faults("d", "visit", Cadence(**DAYS), TERMS)
    assert fault.path == "d"
    assert fault.expected.startswith("visit under [events], or met_by with ")


def test_bands_whose_tests_could_not_be_read_are_left_out() -> None:
    """Their gaps are not looked for."""
    cadence = Cadence(
        anchor="assigned_on",
        unit=Unit.DAYS,
        bands=(Band(when=LOW, amount=7), Band(when=(), amount=3)),
    )
    assert list(find_duty_faults("d", "contact", cadence, TERMS, {1})) == []
    assert list(find_duty_faults("d", "contact", cadence, TERMS, {0, 1})) == []


def test_a_first_interval_of_a_duty_that_comes_once_is_refused() -> None:
    """Nothing would read the interval after it."""
    assert paths(**DAYS, first=Interval(amount=2, unit=Unit.DAYS)) == ["first"]


def test_what_bands_inherit_is_told_once_where_it_stands() -> None:
    """What a band says itself is told at the band."""
    bands = (
        Band(when=LOW, amount=3),
        Band(when=HIGH, amount=4),
        Band(when=HIGH, amount=5, anchor="left_on"),
    )
    found = paths(unit=Unit.DAYS, anchor="moved_in_on", bands=bands)
    assert found.count("anchor") == 1
    assert [path for path in found if path.endswith("anchor")] == ["anchor", "bands[2].anchor"]
