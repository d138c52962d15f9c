"""Hours of the week."""

from typing import Any

import pytest

from rnr_caseplan import InputError, Weekday, WeeklyHours, read_case
from rnr_caseplan.model.hours import covers, meets, sorted_hours
from tests.unit.offered import hours


def test_hours_are_told_as_people_write_them() -> None:
    """The same form as in tables of services."""
    assert str(hours("friday", "00:00", "24:00")) == "friday 00:00-24:00"


@pytest.mark.parametrize("name", ["weekday", "starts_at", "ends_at"])
@pytest.mark.parametrize("value", ["8:00", "08:60", "24:01", "25:00", "0800", " 08:00", 8, None])
def test_a_malformed_field_is_named(name: str, value: Any) -> None:
    """A time has four digits, on a clock of 24 hours."""
    facts: dict[str, Any] = {"weekday": Weekday.MONDAY, "starts_at": "07:00", "ends_at": "09:00"}
    with pytest.raises(InputError) as caught:
        WeeklyHours(**{**facts, name: value})
    assert [fault.path for fault in caught.value.faults] == [name]


@pytest.mark.parametrize(("start", "end"), [("08:00", "08:00"), ("22:00", "06:00")])
def test_hours_end_after_they_begin(start: str, end: str) -> None:
    """Those past midnight are two."""
    with pytest.raises(InputError, match="past midnight") as caught:
        hours("monday", start, end)
    assert [fault.path for fault in caught.value.faults] == ["ends_at"]


def test_times_that_are_not_known_are_not_compared() -> None:
    """What is missing is told by another fault."""
    assert WeeklyHours.contradictions({"starts_at": "08:00"}) == []
    assert WeeklyHours.contradictions({"ends_at": "08:00"}) == []


FREE = (hours("monday", "09:00", "12:00"), hours("monday", "12:00", "15:00"))


@pytest.mark.parametrize(
    ("session", "is_covered", "is_met"),
    [
        (("monday", "09:00", "15:00"), True, True),
        (("monday", "11:30", "12:30"), True, True),
        (("monday", "08:59", "10:00"), False, True),
        (("monday", "14:00", "15:01"), False, True),
        (("monday", "15:00", "16:00"), False, False),
        (("monday", "08:00", "09:00"), False, False),
        (("tuesday", "10:00", "11:00"), False, False),
    ],
)
def test_sessions_are_compared_to_the_minute(
    session: tuple[str, str, str], *, is_covered: bool, is_met: bool
) -> None:
    """Free hours that touch count as one; a beginning that is an end has nothing in common."""
    assert covers(FREE, hours(*session)) is is_covered
    assert covers(FREE[::-1], hours(*session)) is is_covered
    assert meets(FREE, hours(*session)) is is_met


def test_a_break_in_free_hours_is_not_covered() -> None:
    """However short it is."""
    free = (hours("monday", "09:00", "12:00"), hours("monday", "12:01", "15:00"))
    assert not covers(free, hours("monday", "11:00", "13:00"))


def test_hours_are_read_with_a_case() -> None:
    """The end of malformed hours is named with its place."""
    document: dict[str, Any] = {
        "schema": "rnr-caseplan/case/1",
        "participant": {"id": "P-1"},
        "needs": [],
        "responsivity": {
            "availability": [{"weekday": "monday", "starts_at": "08:00", "ends_at": "10:00"}]
        },
    }
    profile = read_case(document).responsivity
    assert profile is not None
    assert profile.availability == (hours("monday", "08:00", "10:00"),)
    document["responsivity"]["availability"][0]["ends_at"] = "08:00"
    with pytest.raises(InputError) as caught:
        read_case(document)
    paths = [fault.path for fault in caught.value.faults]
    assert paths == ["responsivity.availability[0].ends_at"]


def test_no_free_hours_cover_and_meet_nothing() -> None:
    """An empty list is a list."""
    assert not covers((), FREE[0])
    assert not meets((), FREE[0])


def test_hours_are_put_into_the_order_of_the_week() -> None:
    """By day, beginning and end; what is malformed is left for the validator."""
    late, early = hours("monday", "10:00", "12:00"), hours("monday", "09:00", "12:00")
    longer = hours("monday", "10:00", "13:00")
    friday = hours("friday", "08:00", "09:00")
    assert sorted_hours((friday, longer, late, early)) == (early, late, longer, friday)
    assert sorted_hours(()) == ()
    for malformed in ([late, early], (late, "early"), None):
        assert sorted_hours(malformed) is malformed
