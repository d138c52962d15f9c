"""The one type that expresses every duty in time."""

from typing import Any

import pytest

from rnr_caseplan import Cadence, Unit
from rnr_caseplan.dates import Period
from rnr_caseplan.policy.cadence import (
    LONGEST_DAYS,
    MOST_TIMES,
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
from rnr_caseplan.policy.when import When
from tests.unit.shapes import Shape, each_wrong, refused_places

AT_HIGH = (When(fact="risk_level", one_of=("high",)),)

SHAPES: list[Shape] = [
    (
        Interval,
        {"amount": 0, "unit": Unit.DAYS},
        {
            "amount": [-1, LONGEST_DAYS + 1, 1.0, True, None],
            "unit": ["days", None],
            "align": ["same_day", None],
        },
    ),
    (
        Stage,
        {"amount": LONGEST_DAYS, "unit": Unit.MONTHS, "times": 1},
        {"times": [0, -1, MOST_TIMES + 1, 1.0]},
    ),
    (
        Edge,
        {"amount": 0, "unit": Unit.WORKING_DAYS, "before": "due"},
        {"amount": [-1], "unit": [None], "before": ["", 3]},
    ),
    (
        WindowEnd,
        {"amount": 0, "unit": Unit.DAYS, "after": "start", "then": PastEnd.NOT_DUE},
        {"then": ["not_due", None]},
    ),
    (
        PauseRule,
        {"event": "hospital", "then": AfterPause.UNCHANGED},
        {"event": [""], "reads": ["paused", None], "then": ["unchanged", None], "amount": [-1]},
    ),
    (
        Timing,
        {},
        {
            "anchor": ["", 1],
            "amount": [-1, LONGEST_DAYS + 1, 1.0, True],
            "unit": ["days"],
            "align": ["same_day"],
            "first": [3],
            "stages": [[], (3,)],
            "repeats": ["never"],
            "times": [0, MOST_TIMES + 1],
            "period": ["month"],
            "first_period": ["full"],
            "opens": ["due"],
            "ends": [Edge(amount=0, unit=Unit.DAYS, before="due")],
            "standing": ["exempt"],
        },
    ),
    (Band, {"when": ()}, {"when": [None, [AT_HIGH], ("high",)]}),
    (
        Cadence,
        {"anchor": "assigned_on", "amount": 60, "unit": Unit.DAYS},
        {
            "what": [" "],
            "met_by": [(), "contact", ("",)],
            "for_each": ["participant", None],
            "bands": [(Timing(),), None],
            "pauses": [("hospital",)],
            "on_change": ["keep", None],
        },
    ),
]


@pytest.mark.parametrize(("kind", "facts", "_"), SHAPES)
def test_the_smallest_value_is_accepted(kind: Any, facts: dict[str, Any], _: object) -> None:
    """Bounds are included, and equal values are one."""
    assert len({kind(**facts), kind(**facts)}) == 1


@pytest.mark.parametrize(
    ("kind", "facts", "name", "wrong"),
    each_wrong(SHAPES),
)
def test_each_field_is_checked(kind: Any, facts: dict[str, Any], name: str, wrong: object) -> None:
    """The fault names the field."""
    assert refused_places(kind, {**facts, name: wrong}) == [name]


@pytest.mark.parametrize(
    ("values", "paths"),
    [
        ({"before": "due"}, []),
        ({"after": "due"}, []),
        ({}, [""]),
        ({"before": "due", "after": "start"}, [""]),
    ],
)
def test_an_edge_lies_on_one_side_of_one_day(values: dict[str, str], paths: list[str]) -> None:
    """Not nowhere, and not on both."""
    assert [fault.path for fault in Edge.contradictions(values)] == paths
    assert [fault.path for fault in WindowEnd.contradictions(values)] == paths


@pytest.mark.parametrize(
    ("edge", "name"),
    [({"before": "due"}, "due"), ({"after": "release_on"}, "release_on"), ({}, "")],
)
def test_an_edge_has_the_name_of_its_day(edge: dict[str, Any], name: str) -> None:
    """Whichever side of it."""
    assert Edge(amount=1, unit=Unit.DAYS, **edge).name == name


@pytest.mark.parametrize(
    ("values", "paths"),
    [
        ({"then": AfterPause.LATER}, ["amount", "unit"]),
        ({"then": AfterPause.RESTART, "amount": 0}, ["unit"]),
        ({"then": AfterPause.RESTART, "amount": 0, "unit": Unit.DAYS}, []),
        ({"then": AfterPause.SHIFTED, "amount": 3, "unit": Unit.DAYS}, ["amount", "unit"]),
        ({"then": AfterPause.UNCHANGED, "unit": Unit.DAYS}, ["unit"]),
        ({"then": AfterPause.UNCHANGED}, []),
        ({"amount": 3}, []),
    ],
)
def test_a_pause_says_how_long_only_where_that_is_read(
    values: dict[str, Any], paths: list[str]
) -> None:
    """A time after the pause belongs to ``later`` and ``restart``."""
    assert [fault.path for fault in PauseRule.contradictions(values)] == paths


def choices_of(*bands: Band, **own: Any) -> list[Timing]:
    """Give the timings of a cadence's bands with all that they inherit."""
    return [timing for _, timing in Cadence(**own, bands=bands).choices]


def test_a_band_inherits_what_it_does_not_say() -> None:
    """The cadence's own timing is the last band."""
    first = Interval(amount=3, unit=Unit.DAYS)
    own: dict[str, Any] = {
        "anchor": "assigned_on",
        "amount": 30,
        "unit": Unit.DAYS,
        "first": first,
        "repeats": Repeats.FROM_LAST,
    }
    band, last = choices_of(Band(when=AT_HIGH, amount=7, align=Align.END_OF_MONTH), **own)
    assert band == Timing(**{**own, "amount": 7, "align": Align.END_OF_MONTH})
    assert last == Timing(**own)


def test_without_saying_how_long_a_cadence_is_no_band_by_itself() -> None:
    """Only its bands are; without any there is nothing to choose."""
    assert choices_of(anchor="assigned_on", unit=Unit.DAYS) == []
    (band,) = choices_of(Band(when=AT_HIGH, amount=7), anchor="assigned_on", unit=Unit.DAYS)
    assert band == Timing(anchor="assigned_on", amount=7, unit=Unit.DAYS)


@pytest.mark.parametrize(
    "own",
    [
        {"amount": 0},
        {"stages": (Stage(amount=1, unit=Unit.DAYS),)},
        {"period": Period.MONTH},
        {"standing": Standing.EXEMPT},
    ],
)
def test_whatever_says_how_long_makes_the_cadence_a_band(own: dict[str, Any]) -> None:
    """An amount of nothing too."""
    assert choices_of(**own) == [Timing(**own)]


def test_a_band_that_says_another_kind_of_interval_says_it_all_anew() -> None:
    """Stages or a period drop the amount; an amount drops stages and period, and keeps the rest."""
    stages = (Stage(amount=1, unit=Unit.WEEKS),)
    own: dict[str, Any] = {
        "anchor": "assigned_on",
        "amount": 30,
        "unit": Unit.DAYS,
        "align": Align.SAME_DAY,
        "first": Interval(amount=3, unit=Unit.DAYS),
        "times": 2,
    }
    staged, periodic, _ = choices_of(
        Band(when=AT_HIGH, stages=stages),
        Band(when=AT_HIGH, period=Period.MONTH, first_period=FirstPeriod.FULL),
        **own,
    )
    assert staged == Timing(anchor="assigned_on", stages=stages, times=2)
    assert periodic == Timing(
        anchor="assigned_on", period=Period.MONTH, first_period=FirstPeriod.FULL, times=2
    )
    counted, _ = choices_of(
        Band(when=AT_HIGH, amount=7, unit=Unit.DAYS),
        anchor="assigned_on",
        period=Period.MONTH,
        first_period=FirstPeriod.FULL,
    )
    assert counted == Timing(anchor="assigned_on", amount=7, unit=Unit.DAYS)


def test_a_band_that_stands_for_nothing_inherits_nothing() -> None:
    """And others do not inherit that the cadence asks for nothing."""
    band, _ = choices_of(
        Band(when=AT_HIGH, standing=Standing.NOT_STATED), anchor="signed", amount=30
    )
    assert band == Timing(standing=Standing.NOT_STATED)
    asked, last = choices_of(
        Band(when=AT_HIGH, amount=30, unit=Unit.DAYS), anchor="signed", standing=Standing.EXEMPT
    )
    assert asked == Timing(anchor="signed", amount=30, unit=Unit.DAYS)
    assert last.standing is Standing.EXEMPT


def test_a_cadence_knows_what_its_bands_test() -> None:
    """The facts, whether they measure time, and which facts they name as unknown."""
    cadence = Cadence(
        amount=30,
        bands=(
            Band(when=AT_HIGH, amount=7),
            Band(when=(When(fact="caseload", one_of=("unknown", "regular")),), amount=8),
            Band(when=(When(recorded="signed"),), amount=9),
        ),
    )
    assert cadence.tested == {"risk_level", "caseload"}
    assert cadence.unknown_in == {"caseload"}
    assert not cadence.is_timed
    test = When(time_left_until="release_on", at_most="3 months")
    timed = Cadence(amount=30, bands=(Band(when=(test,), amount=7),))
    assert timed.is_timed
    assert timed.tested == frozenset()
    assert (cadence.for_each, cadence.on_change) == (ForEach.PARTICIPANT, OnChange.KEEP)
    assert PauseRule(event="x", then=AfterPause.SHIFTED).reads is PauseReads.PAUSED


def test_a_duty_is_met_by_the_events_that_it_names_or_by_its_own() -> None:
    """The one of its name."""
    assert Cadence(amount=30).events_for("contact") == ("contact",)
    named = Cadence(amount=30, met_by=("visit", "call"))
    assert named.events_for("contact") == ("visit", "call")
