"""Counting intervals from one day."""

import datetime
from typing import Any

import pytest

from rnr_caseplan import Unit
from rnr_caseplan.dates import WorkingDays
from rnr_caseplan.duties.leg import Leg, edge_day
from rnr_caseplan.duties.length import Basis
from rnr_caseplan.policy.cadence import Align, Edge, Interval, Stage, Timing
from tests.unit.builders import DAY_0, day

WORKING = WorkingDays(weekend=(5, 6))
END_OF_DECEMBER = datetime.date(2026, 12, 31)


def a_leg(origin: datetime.date = DAY_0, place: int = 0, **timing: Any) -> Leg:
    """Begin to count."""
    return Leg(origin, Timing(**timing), place, WORKING)


def steps(leg: Leg, count: int) -> list[str]:
    """Go so many intervals on."""
    found = [leg.step() for _ in range(count)]
    return [str(step[0]) for step in found if step is not None]


def test_months_are_never_chained() -> None:
    """The 31st goes back to the month's end after February."""
    leg = a_leg(END_OF_DECEMBER, amount=1, unit=Unit.MONTHS)
    assert steps(leg, 4) == ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]


@pytest.mark.parametrize(
    ("unit", "second"),
    [
        (Unit.DAYS, "2026-01-07"),
        (Unit.WEEKS, "2026-02-12"),
        (Unit.MONTHS, "2026-07-01"),
        (Unit.WORKING_DAYS, "2026-01-09"),
    ],
)
def test_each_interval_is_counted_from_the_origin(unit: Unit, second: str) -> None:
    """In the unit that the policy states, with its length."""
    leg = a_leg(amount=3, unit=unit)
    first = leg.step()
    assert first is not None
    step = leg.step()
    assert step is not None
    assert str(step[0]) == second
    assert max(step[1][:3]) == (42 if unit is Unit.WEEKS else 6)
    assert (leg.origin, leg.basis) == (DAY_0, Basis.ANCHOR)


def test_a_first_interval_comes_once() -> None:
    """Only where nothing came before."""
    first = Interval(amount=1, unit=Unit.MONTHS)
    assert steps(a_leg(first=first, amount=7, unit=Unit.DAYS), 2) == ["2026-02-01", "2026-02-08"]
    assert steps(a_leg(place=1, first=first, amount=7, unit=Unit.DAYS), 1) == ["2026-01-08"]


def test_stages_follow_each_other() -> None:
    """Each as often as it says, the last for ever; the place tells in which one a duty stands."""
    stages = (
        Stage(amount=1, unit=Unit.WEEKS, times=2),
        Stage(amount=2, unit=Unit.WEEKS, times=1),
        Stage(amount=1, unit=Unit.MONTHS),
    )
    leg = a_leg(stages=stages)
    found = steps(leg, 5)
    assert found == ["2026-01-08", "2026-01-15", "2026-01-29", "2026-03-01", "2026-03-29"]
    assert steps(a_leg(place=2, stages=stages), 1) == ["2026-01-15"]
    assert steps(a_leg(place=50, stages=stages), 1) == ["2026-02-01"]


def test_the_last_stage_holds_for_ever_whatever_it_says() -> None:
    """Stages that all say how often hold on with the last."""
    stages = (Stage(amount=1, unit=Unit.DAYS, times=1), Stage(amount=2, unit=Unit.DAYS, times=1))
    assert steps(a_leg(stages=stages), 4) == [
        "2026-01-02",
        "2026-01-04",
        "2026-01-06",
        "2026-01-08",
    ]


def test_after_working_days_counting_goes_on_from_where_they_ended() -> None:
    """A month after three working days is counted from the third."""
    stages = (
        Stage(amount=3, unit=Unit.WORKING_DAYS, times=2),
        Stage(amount=1, unit=Unit.MONTHS),
    )
    leg = a_leg(stages=stages)
    assert steps(leg, 2) == ["2026-01-06", "2026-01-09"]
    assert steps(leg, 2) == ["2026-02-09", "2026-03-09"]
    assert (leg.origin, leg.basis) == (datetime.date(2026, 1, 9), Basis.DUE)


def test_working_days_are_counted_after_months_and_days() -> None:
    """A first month, and then working days from its end."""
    leg = a_leg(first=Interval(amount=1, unit=Unit.MONTHS), amount=1, unit=Unit.WORKING_DAYS)
    assert steps(leg, 3) == ["2026-02-01", "2026-02-02", "2026-02-03"]


def test_the_end_of_the_month_is_that_of_the_counted_day() -> None:
    """Every day is counted from the origin, and then put off to its month's end."""
    leg = a_leg(amount=45, unit=Unit.DAYS, align=Align.END_OF_MONTH)
    assert steps(leg, 3) == ["2026-02-28", "2026-04-30", "2026-05-31"]
    first = Interval(amount=1, unit=Unit.MONTHS, align=Align.END_OF_MONTH)
    step = a_leg(first=first, amount=1, unit=Unit.MONTHS).step()
    assert step is not None
    assert step == (datetime.date(2026, 2, 28), (1, 0, 0, True))


@pytest.mark.parametrize(
    "stages",
    [
        (
            Stage(amount=1, unit=Unit.MONTHS, align=Align.END_OF_MONTH, times=1),
            Stage(amount=7, unit=Unit.DAYS),
        ),
        (
            Stage(amount=31, unit=Unit.DAYS, align=Align.END_OF_MONTH, times=1),
            Stage(amount=1, unit=Unit.MONTHS, align=Align.END_OF_MONTH),
        ),
        (
            Stage(amount=14, unit=Unit.DAYS, align=Align.END_OF_MONTH, times=1),
            Stage(amount=1, unit=Unit.WORKING_DAYS),
        ),
    ],
)
def test_each_interval_ends_after_the_one_before_it(stages: tuple[Stage, ...]) -> None:
    """Also where one is put off to the end of its month and the next is not."""
    for origin in (datetime.date(2026, 1, 5), datetime.date(2026, 1, 31)):
        found = steps(a_leg(origin, stages=stages), 6)
        assert found == sorted(set(found))


def test_past_the_calendar_there_is_no_day() -> None:
    """In no unit."""
    for unit in Unit:
        assert a_leg(datetime.date.max, amount=1, unit=unit).step() is None
    stage = Stage(amount=1, unit=Unit.WORKING_DAYS)
    assert a_leg(datetime.date(9999, 12, 30), stages=(stage,)).step() is not None


@pytest.mark.parametrize(
    ("timing", "until", "most", "expected"),
    [
        ({"amount": 10, "unit": Unit.DAYS}, 30, None, [10, 20, 30]),
        ({"amount": 10, "unit": Unit.DAYS}, 29, None, [10, 20]),
        ({"amount": 10, "unit": Unit.DAYS}, 9, None, []),
        ({"amount": 10, "unit": Unit.DAYS}, 90, 2, [10, 20]),
        ({"amount": 2, "unit": Unit.WEEKS}, 42, None, [14, 28, 42]),
        ({"amount": 1, "unit": Unit.MONTHS}, 59, None, [31, 59]),
        ({"amount": 1, "unit": Unit.MONTHS}, 58, None, [31]),
        ({"amount": 1, "unit": Unit.MONTHS}, 400, 1, [31]),
        ({"amount": 5, "unit": Unit.WORKING_DAYS}, 14, None, [7, 14]),
        (
            {"amount": 10, "unit": Unit.DAYS, "first": Interval(amount=3, unit=Unit.DAYS)},
            23,
            None,
            [3, 13, 23],
        ),
        (
            {"amount": 20, "unit": Unit.DAYS, "first": Interval(amount=1, unit=Unit.WORKING_DAYS)},
            41,
            None,
            [1, 21, 41],
        ),
        ({"amount": 45, "unit": Unit.DAYS, "align": Align.END_OF_MONTH}, 119, None, [58, 119]),
        (
            {
                "stages": (
                    Stage(amount=1, unit=Unit.DAYS, times=2),
                    Stage(amount=3, unit=Unit.DAYS),
                )
            },
            8,
            None,
            [1, 2, 5, 8],
        ),
    ],
)
def test_days_are_given_up_to_an_end(
    timing: dict[str, Any], until: int, most: int | None, expected: list[int]
) -> None:
    """The end itself included, and no more than are asked for."""
    found = a_leg(**timing).days_until(day(until), most)
    assert [(on - DAY_0).days for on in found] == expected


def test_an_amount_of_nothing_gives_one_day() -> None:
    """What is due on its day, if one day is asked for."""
    assert a_leg(amount=0, unit=Unit.DAYS).days_until(DAY_0, 1) == [DAY_0]


def test_days_end_with_the_calendar() -> None:
    """Nothing is invented past the last day."""
    leg = a_leg(datetime.date(9999, 12, 1), amount=10, unit=Unit.WORKING_DAYS)
    assert [str(on) for on in leg.days_until(datetime.date.max)] == ["9999-12-15", "9999-12-29"]


@pytest.mark.parametrize(
    ("edge", "expected"),
    [
        ({"amount": 5, "unit": Unit.DAYS, "before": "due"}, "2026-11-16"),
        ({"amount": 5, "unit": Unit.DAYS, "after": "due"}, "2026-11-26"),
        ({"amount": 0, "unit": Unit.DAYS, "before": "due"}, "2026-11-21"),
        ({"amount": 1, "unit": Unit.WEEKS, "before": "due"}, "2026-11-14"),
        ({"amount": 9, "unit": Unit.MONTHS, "before": "due"}, "2026-02-21"),
        ({"amount": 1, "unit": Unit.WORKING_DAYS, "before": "due"}, "2026-11-20"),
        ({"amount": 1, "unit": Unit.WORKING_DAYS, "after": "due"}, "2026-11-23"),
        ({"amount": 36_600, "unit": Unit.MONTHS, "before": "due"}, None),
    ],
)
def test_an_edge_lies_before_or_after_its_day(edge: dict[str, Any], expected: str | None) -> None:
    """In any unit; past the calendar there is none."""
    found = edge_day(Edge(**edge), datetime.date(2026, 11, 21), WORKING)
    assert (str(found) if found else None) == expected
