"""Validators of single fields: what each accepts, what it refuses, and its bounds."""

import datetime
from typing import Any

import attrs
import pytest

from rnr_caseplan import InputError, Level
from rnr_caseplan.errors import Fault
from rnr_caseplan.model import fields
from rnr_caseplan.structure.references import COLLECTION, REFERS_TO

DAY = datetime.date(2026, 11, 21)
ATTRIBUTE: "attrs.Attribute[Any]" = attrs.fields(attrs.make_class("Noun", ["place"])).place


class Text(str):
    """Text of a class of its own, which is not plain text."""

    __slots__ = ()


ACCEPTED: list[tuple[Any, Any]] = [
    (fields.is_id, "n"),
    (fields.is_id, "staff:17"),
    (fields.is_id, "two words"),
    (fields.is_id, "ż" * 200),
    (fields.are_ids, ()),
    (fields.are_ids, ("a", "b")),
    (fields.is_text, "x"),
    (fields.is_text, " x\n"),
    (fields.are_texts, ()),
    (fields.are_texts, ("same", "same")),
    (fields.are_some_texts, ("x",)),
    (fields.is_day, datetime.date.min),
    (fields.is_day, datetime.date.max),
    (fields.is_number, 0),
    (fields.is_number, -1_000_000),
    (fields.is_number, 1_000_000.0),
    (fields.whole(0), 0),
    (fields.whole(0), 100_000),
    (fields.whole(2, 3), 3),
    (fields.is_ruler, 0),
    (fields.is_ruler, 10),
    (fields.is_flag, False),
    (fields.is_domain, "a"),
    (fields.is_domain, "parental_stress2"),
    (fields.is_domain, "a" * 60),
    (fields.are_domains, ("food", "phone")),
    (fields.instance(Level), Level.LOW),
    (fields.tuple_of(Level), ()),
    (fields.tuple_of(Level), (Level.LOW, Level.LOW)),
    (fields.optional(fields.is_day), None),
    (fields.optional(fields.is_day), DAY),
    (fields.pairs_of(str, int), (("a", 1), ("b", "x"))),
    (fields.pairs_of(datetime.date), ()),
    (fields.pairs_of(bool, int, float), (("a", True), ("b", 2**63 - 1), ("c", 0.5))),
]

REFUSED: list[Any] = [
    (fields.is_id, ""),
    (fields.is_id, " n"),
    (fields.is_id, "n "),
    (fields.is_id, "a\nb"),
    (fields.is_id, "a\u202eb"),
    (fields.is_id, "a\x1b[2Jb"),
    (fields.is_id, "\ud800"),
    (fields.is_id, "x" * 201),
    (fields.is_id, 1),
    (fields.is_id, None),
    (fields.is_id, Text("n")),
    (fields.are_ids, ["a"]),
    (fields.are_ids, "a"),
    (fields.are_ids, ("a", "a")),
    (fields.are_ids, ("a", "")),
    (fields.are_ids, None),
    (fields.is_text, ""),
    (fields.is_text, " \t\n"),
    (fields.is_text, 0),
    (fields.is_text, Text("x")),
    (fields.is_text, "lone \ud800 surrogate"),
    (fields.are_texts, ["x"]),
    (fields.are_texts, ("x", " ")),
    (fields.are_some_texts, ()),
    (fields.are_some_texts, ("",)),
    (fields.is_day, "2026-11-21"),
    (fields.is_day, datetime.datetime(2026, 11, 21, tzinfo=datetime.UTC)),
    (fields.is_number, True),
    (fields.is_number, "1"),
    (fields.is_number, float("nan")),
    (fields.is_number, float("inf")),
    (fields.is_number, 1_000_001),
    (fields.is_number, -1_000_000.5),
    pytest.param(fields.is_number, 10**400, id="huge"),
    (fields.whole(0), -1),
    (fields.whole(0), 100_001),
    (fields.whole(0), 1.0),
    (fields.whole(0), False),
    (fields.is_ruler, 11),
    (fields.is_flag, 0),
    (fields.is_flag, "false"),
    (fields.is_flag, None),
    (fields.is_domain, ""),
    (fields.is_domain, "Food"),
    (fields.is_domain, "2food"),
    (fields.is_domain, "_food"),
    (fields.is_domain, "food bank"),
    (fields.is_domain, "food\n"),
    (fields.is_domain, "a" * 61),
    (fields.is_domain, 1),
    (fields.are_domains, ("food", "Phone")),
    (fields.are_domains, ("food", "food")),
    (fields.are_domains, ["food"]),
    (fields.instance(Level), "low"),
    (fields.instance(int), True),
    (fields.tuple_of(Level), [Level.LOW]),
    (fields.tuple_of(Level), (Level.LOW, "low")),
    (fields.optional(fields.is_day), ""),
    (fields.pairs_of(int), (("a", "x"),)),
    (fields.pairs_of(int), (("a", True),)),
    (fields.pairs_of(int), ((1, 1),)),
    (fields.pairs_of(int), (("a", 1), ("a", 2))),
    (fields.pairs_of(float), (("a", float("nan")),)),
    (fields.pairs_of(float), (("a", float("-inf")),)),
    (fields.pairs_of(int), (("a", 2**63),)),
    (fields.pairs_of(str), (("a", "\ud800"),)),
    (fields.pairs_of(str), (("\ud800", "a"),)),
    (fields.pairs_of(str), [("a", "a")]),
    (fields.pairs_of(str), (("a", "a", "a"),)),
]


def faults_of(check: fields.Validator, value: object) -> tuple[Fault, ...]:
    """Check a value, and give its faults."""
    try:
        check(None, ATTRIBUTE, value)
    except InputError as error:
        return error.faults
    return ()


@pytest.mark.parametrize(("check", "value"), ACCEPTED)
def test_what_fits_is_accepted(check: fields.Validator, value: object) -> None:
    """Bounds are included."""
    assert faults_of(check, value) == ()


@pytest.mark.parametrize(("check", "value"), REFUSED)
def test_what_does_not_fit_is_refused_by_the_name_of_the_field(
    check: fields.Validator, value: object
) -> None:
    """The fault names the field and what would be accepted, and never the value."""
    (fault,) = faults_of(check, value)
    assert fault.path == "place"
    assert fault.problem
    assert fault.expected


@pytest.mark.parametrize(
    "check",
    [
        fields.is_id,
        fields.are_ids,
        fields.is_text,
        fields.are_texts,
        fields.is_day,
        fields.is_number,
        fields.whole(0),
        fields.is_flag,
        fields.is_domain,
        fields.instance(Level),
        fields.tuple_of(Level),
        fields.pairs_of(int),
    ],
)
@pytest.mark.parametrize("value", [object(), b"words", {"a": 1}, 3.5j, [None], (None,), ([],)])
def test_no_value_of_another_kind_gets_by(check: fields.Validator, value: object) -> None:
    """Every refusal is an InputError, whatever the value."""
    with pytest.raises(InputError):
        check(None, ATTRIBUTE, value)


def test_fields_can_say_what_they_hold_and_what_they_name() -> None:
    """The metadata is what the search for references reads."""
    assert fields.collection("needs") == {COLLECTION: "needs"}
    assert fields.refers_to("needs") == {REFERS_TO: "needs"}


def test_pairs_are_ordered_by_name() -> None:
    """The order in which pairs were given means nothing."""
    assert fields.sorted_pairs((("b", 1), ("a", 2))) == (("a", 2), ("b", 1))
    assert fields.sorted_pairs(()) == ()


@pytest.mark.parametrize("pairs", [None, 5, [("b", 1), ("a", 2)], (("b",), ("a", 2)), ((1, 2),)])
def test_what_is_no_pairs_is_left_for_the_validator(pairs: object) -> None:
    """Ordering never raises."""
    assert fields.sorted_pairs(pairs) is pairs
