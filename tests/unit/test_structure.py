"""The strict reader: types, paths, all faults at once; the writer; ids and references."""

import datetime
import enum
from typing import Any

import attrs
import pytest

from rnr_caseplan import InputError, Level
from rnr_caseplan.errors import Fault
from rnr_caseplan.model.fields import collection, is_id, refers_to, whole
from rnr_caseplan.structure.kinds import Facts, FactValue, NamedDates, NamedScalars, RepeatedFields, Scalar, describe, shown_key
from rnr_caseplan.structure.reading import read_fields, read_value
from rnr_caseplan.structure.references import reference_faults
from rnr_caseplan.structure.writing import to_plain, to_sparse

DAY = datetime.date(2026, 11, 21)
LARGEST = 2**63 - 1
LONE_SURROGATE = "\ud800"


class Color(enum.Enum):
    """A closed vocabulary."""

    RED = "red"
    BLUE = "blue"


@attrs.frozen(kw_only=True)
class Leaf:
    """Something with an id, and a reference to another."""

    id: str = attrs.field(validator=is_id)
    beside: str | None = attrs.field(default=None, metadata=refers_to("leaves"))
    near: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("leaves"))
    size: int = attrs.field(default=1, validator=whole(1, 9))


@attrs.frozen(kw_only=True)
class Tree:
    """Something that holds others."""

    name: str
    leaves: tuple[Leaf, ...] = attrs.field(default=(), metadata=collection("leaves"))
    top: Leaf | None = None
    colors: tuple[Color, ...] = ()
    days: NamedDates = ()
    marks: NamedScalars = ()
    facts: Facts = ()


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


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("level", "level"),
        ("level2_b", "level2_b"),
        ("a" * 40, "a" * 40),
        ("a" * 41, None),
        ("Level", None),
        ("", None),
        ("he said", None),
        ("level\n", None),
        (3, None),
        (None, None),
    ],
)
def test_only_names_that_look_like_fields_are_shown(key: object, shown: str | None) -> None:
    """A name may be somebody's words, put in the wrong place."""
    assert shown_key(key) == (shown or "(a name that is not shown)")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (str, "text"),
        (int, "a whole number"),
        (float, "a number"),
        (bool, "true or false"),
        (datetime.date, "a day that exists, as YYYY-MM-DD"),
        (Color, "one of red, blue"),
        (tuple[str, ...], "a list"),
        (NamedDates, "an object"),
        (Leaf, "an object"),
        (int | None, "a whole number or null"),
        (str | int | float | bool, "text or a whole number or a number or true or false"),
    ],
)
def test_kinds_are_described_in_plain_words(kind: Any, words: str) -> None:
    """No name of a Python type reaches a message."""
    assert describe(kind) == words


TREE = Tree(
    name="oak",
    leaves=(Leaf(id="a"), Leaf(id="b", beside="a", near=("a", "b"))),
    colors=(Color.BLUE,),
    days=(("end", DAY),),
    facts=(("ids", ("a", "b")), ("none", None), ("n", 1.5)),
)


def test_writing_gives_every_field_in_order() -> None:
    """Lists for tuples, words for vocabularies, text for days, objects for pairs."""
    plain = to_plain(TREE)
    assert plain == {
        "name": "oak",
        "leaves": [
            {"id": "a", "beside": None, "near": [], "size": 1},
            {"id": "b", "beside": "a", "near": ["a", "b"], "size": 1},
        ],
        "top": None,
        "colors": ["blue"],
        "days": {"end": "2026-11-21"},
        "marks": {},
        "facts": {"ids": ["a", "b"], "none": None, "n": 1.5},
    }
    assert list(plain) == ["name", "leaves", "top", "colors", "days", "marks", "facts"]


def test_sparse_writing_leaves_defaults_out() -> None:
    """What equals its default needs no words."""
    assert to_sparse(Tree(name="oak", leaves=(Leaf(id="a"),))) == {
        "name": "oak",
        "leaves": [{"id": "a"}],
    }


@pytest.mark.parametrize("write", [to_plain, to_sparse])
def test_reading_what_was_written_gives_an_equal_value(write: Any) -> None:
    """Both forms hold all there is."""
    assert read_value(write(TREE), Tree) == TREE


def test_tuples_can_be_written_alone() -> None:
    """A tuple of values is a list of objects."""
    assert to_plain((Leaf(id="a"),)) == [{"id": "a", "beside": None, "near": [], "size": 1}]
    assert to_plain((Level.HIGH, DAY)) == ["high", "2026-11-21"]


def references(value: object) -> list[tuple[str, str]]:
    """Give path and problem of each fault of ids."""
    return [(fault.path, fault.problem) for fault in reference_faults(Tree, value)]


def test_ids_that_fit_give_no_fault() -> None:
    """Plain data and built values are checked alike, and nothing at all is no fault."""
    assert references(TREE) == []
    assert references(to_plain(TREE)) == []
    assert references({}) == []


def test_ids_that_occur_twice_are_found() -> None:
    """The second one is at fault, and the first one's place is named."""
    leaves = [{"id": "a"}, {"id": "b"}, {"id": "a"}, {"id": "a"}]
    assert references({"leaves": leaves}) == [
        ("leaves[2].id", "is the same id as leaves[0].id"),
        ("leaves[3].id", "is the same id as leaves[0].id"),
    ]


def test_references_to_nothing_are_found_wherever_they_stand() -> None:
    """Single references, lists of them, inside lists and inside single objects."""
    data = {
        "leaves": [{"id": "a", "beside": "x"}, {"id": "b", "near": ["a", "y"]}],
        "top": {"id": "c", "beside": "c", "near": ["b"]},
    }
    assert references(data) == [
        ("leaves[0].beside", "names an id that is not in leaves"),
        ("leaves[1].near[1]", "names an id that is not in leaves"),
        ("top.beside", "names an id that is not in leaves"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        None,
        "tree",
        [],
        {"leaves": "a"},
        {"leaves": {"id": "a"}},
        {"leaves": [None, 3, "a", [], {"id": 5}, {"id": None}, {}]},
        {"leaves": [{"id": "a", "beside": 3, "near": "a"}, {"id": "b", "near": [None, 2]}]},
        {"top": [{"id": 1}]},
    ],
)
def test_malformed_data_has_no_ids_to_compare(data: object) -> None:
    """Whatever else is wrong is said by the reader; this search never raises."""
    assert references(data) == []


def test_ids_of_malformed_elements_still_count() -> None:
    """One malformed element does not make every reference to it a second fault."""
    assert references({"leaves": [{"id": "a", "size": "big"}, {"id": "b", "beside": "a"}]}) == []
