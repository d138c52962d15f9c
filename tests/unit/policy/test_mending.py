"""Leaving out the faulty parts of a duty."""

import copy
from typing import Any

import pytest

from rnr_caseplan import Fault
from rnr_caseplan.policy.mending import Rest, without_faults

DUTY: dict[str, Any] = {
    "anchor": "assigned_on",
    "amount": -1,
    "unit": "days",
    "first": {"amount": 2, "unit": "weeks"},
    "bands": [
        {"when": [{"fact": "risk_level", "one_of": ["high"]}], "amount": 1},
        {"when": [{"recorded": "freed_on"}], "amount": 2, "times": 0},
    ],
    "stages": [{"amount": 1}, {"amount": 2, "when": 3}],
    "pauses": [{"event": "consent", "when": 3}],
}


def mended(*paths: str, of: object = DUTY) -> Rest | None:
    """Leave out what these paths lead to."""
    return without_faults(of, [Fault(path, "is wrong") for path in paths])


def left_of(*paths: str, of: object = DUTY) -> dict[str, Any]:
    """Leave out what these paths lead to, and give what is left; no band has lost its tests."""
    found = mended(*paths, of=of)
    assert found is not None
    assert found.unsound == frozenset()
    return found.plain


def test_without_faults_a_value_is_copied() -> None:
    """Whoever changes the copy does not change the file's value."""
    copied = left_of()
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
        ("stages[1].when", {**DUTY, "stages": [{"amount": 1}, {"amount": 2}]}),
        ("stages[0].amount", {**DUTY, "stages": [{}, {"amount": 2, "when": 3}]}),
        ("pauses[0].when", {**DUTY, "pauses": [{"event": "consent"}]}),
    ],
)
def test_a_faulty_field_is_left_out(path: str, kept: dict[str, Any]) -> None:
    """At any depth, and nothing beside it; only a band has tests."""
    before = copy.deepcopy(DUTY)
    assert left_of(path) == kept
    assert before == DUTY


def test_a_field_of_one_band_is_left_out_of_that_band() -> None:
    """The first band is at place 0."""
    assert left_of("bands[1].times", "bands[0].amount")["bands"] == [
        {"when": [{"fact": "risk_level", "one_of": ["high"]}]},
        {"when": [{"recorded": "freed_on"}], "amount": 2},
    ]


def test_all_faulty_fields_are_left_out_at_once() -> None:
    """In any order."""
    for paths in (("amount", "unit", "first.unit"), ("first.unit", "unit", "amount")):
        found = left_of(*paths)
        assert set(found) == set(DUTY) - {"amount", "unit"}
        assert found["first"] == {"amount": 2}


@pytest.mark.parametrize("inside", ["", "[0]", "[0].one_of", "[0].one_of[0]", "[0].when"])
@pytest.mark.parametrize("place", [0, 1])
def test_a_band_with_a_faulty_test_loses_all_its_tests(place: int, inside: str) -> None:
    """It is told apart: without them it would seem to hold for everybody."""
    before = copy.deepcopy(DUTY)
    found = mended("amount", f"bands[{place}].when{inside}", f"bands[{place}].when")
    assert found is not None
    assert found.unsound == {place}
    bands = copy.deepcopy(DUTY["bands"])
    bands[place]["when"] = []
    assert found.plain == {**{k: v for k, v in DUTY.items() if k != "amount"}, "bands": bands}
    assert before == DUTY


def test_several_bands_may_lose_their_tests() -> None:
    """Those without a fault keep theirs; one that has none gets none."""
    plain = {"bands": [{"when": [3]}, {"when": [{"recorded": "x"}]}, {"amount": 1}]}
    found = mended("bands[0].when[0]", "bands[2].when", of=plain)
    assert found == Rest(
        {"bands": [{"when": []}, {"when": [{"recorded": "x"}]}, {"amount": 1, "when": []}]},
        frozenset({0, 2}),
    )


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
        "first.x.when",
        "nothing",
        "bands.x",
        "when",
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
    assert left_of(of={}) == {}
