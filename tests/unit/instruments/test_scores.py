"""Scores as they come from outside."""

import datetime
from typing import Any

import pytest

from rnr_caseplan.instruments import Scores
from tests.unit.instruments.tools import TODAY, scores_of
from tests.unit.shapes import Shape, each_wrong, refused_places

SHAPES: list[Shape] = [
    (
        Scores,
        {"instrument": "county-tool", "assessed_on": TODAY},
        {
            "instrument": ["", None],
            "assessed_on": ["2026-11-21", None, datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)],
            "total": ["24", 24.5, True, 10**7],
            "scales": [
                {"peers": 5},
                [("peers", 5)],
                (("peers", "5"),),
                (("peers", None),),
                (("peers", 5), ("peers", 6)),
                (("He said so", 5),),
                (("peers", 10**7),),
            ],
            "unanswered": [(("peers", -1),), (("peers", True),)],
            "norm_group": ["Men", 1],
            "agency": ["the north"],
        },
    )
]


@pytest.mark.parametrize(("kind", "facts", "name", "wrong"), each_wrong(SHAPES))
def test_malformed_scores_are_refused_at_their_place(
    kind: Any, facts: dict[str, Any], name: str, wrong: object
) -> None:
    """A wrong type is input that somebody has to mend, not an unknown score."""
    assert kind(**facts)
    assert refused_places(kind, {**facts, name: wrong}) == [name]


def test_scores_that_no_scale_has_are_no_fault_here() -> None:
    """Whether a scale has such a score is asked of the tool."""
    assert scores_of(total=-1, scales=(("peers", 99),)).score_of("peers") == 99


def test_a_whole_number_may_be_written_with_a_point() -> None:
    """As spreadsheets give it."""
    total: Any = 24.0
    assert scores_of(total=total) == scores_of(total=24)


def test_the_order_of_scales_means_nothing() -> None:
    """Equal scores are equal."""
    assert scores_of(scales=(("b", 1), ("a", 2))) == scores_of(scales=(("a", 2), ("b", 1)))


def test_a_score_is_found_by_its_scale() -> None:
    """The total too; what is not recorded is none."""
    scores = scores_of(total=7, scales=(("peers", 3),))
    assert [scores.score_of(name) for name in ("total", "peers", "other")] == [7, 3, None]


@pytest.mark.parametrize(
    ("unanswered", "of_total", "of_peers"),
    [
        ((), 0, 0),
        ((("peers", 2),), 2, 2),
        ((("total", 3),), 3, 0),
        ((("peers", 2), ("total", 1)), 2, 2),
        ((("peers", 2), ("other", 2), ("total", 3)), 4, 2),
    ],
)
def test_the_whole_tool_has_at_least_the_unanswered_items_of_its_scales(
    unanswered: tuple[tuple[str, int], ...], of_total: int, of_peers: int
) -> None:
    """What is told of the total holds where it is more."""
    scores = scores_of(unanswered=unanswered)
    assert (scores.unanswered_of("total"), scores.unanswered_of("peers")) == (of_total, of_peers)


def test_whose_norms_hold_is_not_shown() -> None:
    """A norm group may tell somebody's sex."""
    assert "group_of_one" not in repr(scores_of(norm_group="group_of_one"))
