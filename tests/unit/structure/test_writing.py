"""The writer: every field, or only what differs from its default."""

from typing import Any

import pytest

from rnr_caseplan import Level
from rnr_caseplan.structure.reading import read_value
from rnr_caseplan.structure.writing import to_plain, to_sparse
from tests.unit.trees import DAY, TREE, Leaf, Tree


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
