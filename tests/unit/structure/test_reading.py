"""The strict reader: types, paths, all faults at once."""

import datetime
from typing import Any

import pytest

from rnr_caseplan import InputError
from rnr_caseplan.errors import Fault
from rnr_caseplan.structure.kinds import FactValue, NamedDates, NamedScalars, RepeatedFields, Scalar
from rnr_caseplan.structure.reading import read_fields, read_value
from tests.unit.trees import DAY, LONE_SURROGATE, Color, Leaf, Tree

LARGEST = 2**63 - 1


def faults_of(data: object, kind: Any) -> list[tuple[str, str]]:
    """Give the path and problem of each fault that reading finds."""
    with pytest.raises(InputError) as caught:
        read_value(data, kind)
    return [(fault.path, fault.problem) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("data", "kind", "expected"),
    [
        ("words", str, "words"),
        ("", str, ""),
        (0, int, 0),
        (LARGEST, int, LARGEST),
        (-LARGEST, int, -LARGEST),
        (2, float, 2),
        (2.5, float, 2.5),
        (True, bool, True),
        ("2024-02-29", datetime.date, datetime.date(2024, 2, 29)),
        ("0001-01-01", datetime.date, datetime.date.min),
        ("9999-12-31", datetime.date, datetime.date.max),
        (DAY, datetime.date, DAY),
        ("red", Color, Color.RED),
        (None, int | None, None),
        (3, int | None, 3),
        ([], tuple[int, ...], ()),
        ([1, 2], tuple[int, ...], (1, 2)),
        (False, Scalar, False),
        ("x", Scalar, "x"),
        (1, Scalar, 1),
        (1.5, Scalar, 1.5),
        (None, FactValue, None),
        (["n1"], FactValue, ("n1",)),
        (True, FactValue, True),
        ({"b": "2026-11-21", "a": DAY}, NamedDates, (("b", DAY), ("a", DAY))),
        ({}, NamedScalars, ()),
    ],
)
def test_a_value_of_the_right_kind_is_read(data: object, kind: Any, expected: object) -> None:
    """The value is what was written, and of the very same type."""
    found = read_value(data, kind)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("data", "kind", "problem"),
    [
        (1, str, "is of the wrong kind"),
        (None, str, "is of the wrong kind"),
        (LONE_SURROGATE, str, "is not valid Unicode text"),
        ("1", int, "is of the wrong kind"),
        (True, int, "is of the wrong kind"),
        (2.0, int, "is of the wrong kind"),
        (LARGEST + 1, int, "is too large"),
        (-LARGEST - 1, int, "is too large"),
        ("2", float, "is of the wrong kind"),
        (True, float, "is of the wrong kind"),
        (float("nan"), float, "is not a finite number"),
        (float("inf"), float, "is not a finite number"),
        (LARGEST + 1, float, "is too large"),
        ("false", bool, "is of the wrong kind"),
        (0, bool, "is of the wrong kind"),
        (20261121, datetime.date, "is of the wrong kind"),
        (datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC), datetime.date, "is of the wrong kind"),
        ("2026-1-1", datetime.date, "is not written as a day"),
        ("20261121", datetime.date, "is not written as a day"),
        ("2026-W47-6", datetime.date, "is not written as a day"),
        ("2026-11-21T00:00", datetime.date, "is not written as a day"),
        ("٢٠٢٦-11-21", datetime.date, "is not written as a day"),
        ("2026-02-29", datetime.date, "is a day that does not exist"),
        ("0000-01-01", datetime.date, "is a day that does not exist"),
        ("2026-13-01", datetime.date, "is a day that does not exist"),
        ("RED", Color, "is not one of the known words"),
        (1, Color, "is not one of the known words"),
        ([], Color, "is not one of the known words"),
        (None, Color, "is not one of the known words"),
        ({}, tuple[int, ...], "is of the wrong kind"),
        ("ab", tuple[str, ...], "is of the wrong kind"),
        (("a",), tuple[str, ...], "is of the wrong kind"),
        ([], NamedDates, "is of the wrong kind"),
        ([], Scalar, "is of the wrong kind"),
        (None, Scalar, "is of the wrong kind"),
        (float("-inf"), Scalar, "is not a finite number"),
        ({}, FactValue, "is of the wrong kind"),
        ([], Leaf, "is of the wrong kind"),
        ("id", Leaf, "is of the wrong kind"),
    ],
)
def test_nothing_is_converted_or_guessed(data: object, kind: Any, problem: str) -> None:
    """What is not of the kind is refused for the reason that helps to mend it."""
    assert faults_of(data, kind) == [("", problem)]


def test_every_fault_has_its_path() -> None:
    """Faults of all fields and all elements are found in one pass."""
    data = {
        "leaves": [{"id": "a"}, {"id": 1, "size": 0, "color": "red"}, "leaf"],
        "top": [],
        "colors": ["red", "green"],
        "days": {"start": "soon", "end": "2026-02-30"},
        "marks": {"x": None},
        "unknown": 1,
        "He said so": 2,
        7: 3,
    }
    assert faults_of(data, Tree) == [
        ("unknown", "is not a known field"),
        ("(a name that is not shown)", "is not a known field"),
        ("(a name that is not shown)", "is not a known field"),
        ("name", "is missing"),
        ("leaves[1].color", "is not a known field"),
        ("leaves[1].id", "is of the wrong kind"),
        ("leaves[1].size", "is not such a number"),
        ("leaves[2]", "is of the wrong kind"),
        ("top", "is of the wrong kind"),
        ("colors[1]", "is not one of the known words"),
        ("days.start", "is not written as a day"),
        ("days.end", "is a day that does not exist"),
        ("marks.x", "is of the wrong kind"),
    ]


def test_a_fault_says_what_would_be_accepted() -> None:
    """Known fields, known words, and kinds are named."""
    with pytest.raises(InputError) as caught:
        read_value({"name": 1, "colors": [""], "x": 1}, Tree)
    assert [fault.expected for fault in caught.value.faults] == [
        "one of name, leaves, top, colors, days, marks, facts",
        "text",
        "one of red, blue",
    ]


def test_a_field_that_is_written_twice_is_a_fault() -> None:
    """In objects with fields and in objects with names of one's own."""
    twice = RepeatedFields({"name": "oak", "marks": RepeatedFields({"x": 1})})
    twice.repeated = ("name",)
    twice["marks"].repeated = ("x", "Nobody's name")
    assert faults_of(twice, Tree) == [
        ("name", "is written more than once"),
        ("marks.x", "is written more than once"),
        ("marks.(a name that is not shown)", "is written more than once"),
    ]


def test_a_name_must_be_valid_text() -> None:
    """A pair's name follows the rules of text, and is not shown when it may be somebody's words."""
    data = {"name": "oak", "marks": {LONE_SURROGATE: 1, "x": 2}}
    assert faults_of(data, Tree) == [
        ("marks.(a name that is not shown)", "is not valid Unicode text")
    ]


def test_fields_can_be_read_without_building_the_whole() -> None:
    """What could be read is given beside the faults, and a field can be left to the caller."""
    values, faults = read_fields({"name": "oak", "top": 5, "leaves": "?"}, Tree)
    assert values == {"name": "oak"}
    assert [fault.path for fault in faults] == ["leaves", "top"]
    values, faults = read_fields({"leaves": "?"}, Tree, leave_out=frozenset({"leaves", "name"}))
    assert (values, faults) == ({}, [])
    assert read_fields(None, Tree) == ({}, [Fault("", "is of the wrong kind", "an object")])
