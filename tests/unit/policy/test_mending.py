"""Leaving out the faulty parts of a value."""

import copy
from typing import Any

import pytest

from rnr_caseplan import Fault
from rnr_caseplan.policy.mending import without_faults

DUTY: dict[str, Any] = {
    "anchor": "assigned_on",
    "amount": -1,
    "unit": "days",
    "first": {"amount": 2, "unit": "weeks"},
    "bands": [
        {"when": [{"fact": "risk_level", "one_of": ["high"]}], "amount": 1},
        {"when": [{"recorded": "freed_on"}], "amount": 2, "times": 0},
    ],
}


def mended(*paths: str, of: object = DUTY) -> dict[str, Any] | None:
    """Leave out what these paths lead to."""
    return without_faults(of, [Fault(path, "is wrong") for path in paths])


def test_without_faults_a_value_is_copied() -> None:
    """Whoever changes the copy does not change the file's value."""
    copied = mended()
    assert copied == DUTY
    assert copied is not DUTY
    assert copied["bands"] is not DUTY["bands"]
    assert copied["bands"][0] is not DUTY["bands"][0]


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("amount", {key: value for key, value in DUTY.items() if key != "amount"}),
        ("first.amount", {**DUTY, "first": {"unit": "weeks"}}),
        ("first", {key: value for key, value in DUTY.items() if key != "first"}),
        ("bands", {key: value for key, value in DUTY.items() if key != "bands"}),
    ],
)
def test_a_faulty_field_is_left_out(path: str, kept: dict[str, Any]) -> None:
    """At any depth, and nothing beside it."""
    before = copy.deepcopy(DUTY)
    assert mended(path) == kept
    assert before == DUTY


def test_a_field_of_one_band_is_left_out_of_that_band() -> None:
    """The first band is at place 0."""
    found = mended("bands[1].times", "bands[0].amount")
    assert found is not None
    assert found["bands"] == [
        {"when": [{"fact": "risk_level", "one_of": ["high"]}]},
        {"when": [{"recorded": "freed_on"}], "amount": 2},
    ]


def test_all_faulty_fields_are_left_out_at_once() -> None:
    """In any order."""
    for paths in (("amount", "unit", "first.unit"), ("first.unit", "unit", "amount")):
        found = mended(*paths)
        assert found is not None
        assert set(found) == {"anchor", "first", "bands"}
        assert found["first"] == {"amount": 2}


@pytest.mark.parametrize(
    "path",
    [
        "bands[0].when",
        "bands[0].when[0]",
        "bands[0].when[0].one_of",
        "bands[0].when[0].one_of[0]",
        "when",
    ],
)
def test_a_faulty_test_of_a_band_leaves_nothing_to_look_at(path: str) -> None:
    """Without its test a band would hold for everybody."""
    assert mended(path) is None
    assert mended("amount", path) is None


@pytest.mark.parametrize(
    "path",
    [
        "",
        "bands[0]",
        "[0]",
        "bands[7].amount",
        "amount.x",
        "first[0]",
        "first.x.y",
        "nothing",
        "bands.x",
    ],
)
def test_what_is_no_field_of_a_table_leaves_nothing_to_look_at(path: str) -> None:
    """The whole value, an element of a list, and what is not there."""
    assert mended(path) is None


@pytest.mark.parametrize("value", [None, 3, "amount", [], [{"amount": 1}], (), True])
def test_a_value_that_is_no_table_leaves_nothing_to_look_at(value: object) -> None:
    """With and without faults."""
    assert mended(of=value) is None
    assert mended("amount", of=value) is None


def test_an_empty_table_stays_empty() -> None:
    """There is nothing to leave out."""
    assert mended(of={}) == {}
