"""How many of those who wait can get a place."""

import pytest

from rnr_caseplan.planning.places import count_places


def wanted(*names: str) -> frozenset[str]:
    """Give the services at which somebody could have a place."""
    return frozenset(names)


@pytest.mark.parametrize(
    ("waiting", "places", "expected"),
    [
        ({}, {"a": 3}, 0),
        ({wanted(): 4}, {"a": 3}, 0),
        ({wanted("a"): 4}, {"a": 3}, 3),
        ({wanted("a"): 4}, {"a": None}, 4),
        ({wanted("a"): 4}, {"a": 0}, 0),
        ({wanted("a", "b"): 4}, {"a": 1, "b": 2}, 3),
        ({wanted("a", "b"): 1, wanted("a"): 1}, {"a": 1, "b": 1}, 2),
        ({wanted("a", "b"): 3, wanted("a"): 3}, {"a": 3, "b": 3}, 6),
        ({wanted("a", "b"): 1, wanted("a", "c"): 1, wanted("a"): 1}, {"a": 1, "b": 0, "c": 1}, 2),
        ({wanted("a", "b"): 2, wanted("b", "c"): 2, wanted("a"): 2}, {"a": 2, "b": 2, "c": 2}, 6),
        ({wanted("a", "b"): 2, wanted("a"): 2, wanted("b"): 1}, {"a": 2, "b": 2}, 4),
    ],
)
def test_each_place_is_given_once(
    waiting: dict[frozenset[str], int], places: dict[str, int | None], expected: int
) -> None:
    """Those who have a choice make room for those who have none, in any order."""
    assert count_places(waiting, places) == expected
    assert count_places(dict(reversed(waiting.items())), places) == expected
