"""Ids that occur twice, and references to ids that are not there."""

import pytest

from rnr_caseplan.structure.references import reference_faults
from rnr_caseplan.structure.writing import to_plain
from tests.unit.trees import TREE, Tree


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
