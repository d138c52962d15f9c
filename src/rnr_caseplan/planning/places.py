"""How many of those who wait can get a place, where each place is given once."""

import itertools
from collections import deque
from collections.abc import Mapping, Sequence

Services = frozenset[str]
"""The ids of the services at which somebody could have a place."""


def count_places(waiting: Mapping[Services, int], places: Mapping[str, int | None]) -> int:
    """Count how many of those who wait can have a place at the same time.

    Args:
        waiting: How many wait for a place at any of these services; an empty set waits in vain.
        places: The free places of each service; ``None`` for no limit.

    Returns:
        The largest number, whoever gets which place.

    Examples:
        >>> both, only_a = frozenset({"a", "b"}), frozenset({"a"})
        >>> count_places({both: 1, only_a: 1}, {"a": 1, "b": 1})
        2
    """
    everybody = sum(waiting.values())
    left = {name: everybody if free is None else free for name, free in places.items()}
    given: dict[tuple[Services, str], int] = {}
    for wanted, number in waiting.items():
        missing = number
        while missing and (path := _find_place(wanted, left, given)):
            # Each but the last gives up its place at one service for one at the next.
            moved = min(missing, left[path[-1][1]])
            for (_, taken), (mover, _) in itertools.pairwise(path):
                moved = min(moved, given[mover, taken])
            for place, (mover, taken) in enumerate(path):
                given[mover, taken] = given.get((mover, taken), 0) + moved
                if place:
                    given[mover, path[place - 1][1]] -= moved
            left[path[-1][1]] -= moved
            missing -= moved
    return sum(given.values())


def _find_place(
    wanted: Services, left: Mapping[str, int], given: Mapping[tuple[Services, str], int]
) -> Sequence[tuple[Services, str]]:
    """Find who moves where so that somebody gets a place; empty where nobody can.

    Each entry is a group and the service that one of it goes to; the service of the first entry is
    left by one of the second, and so on to a service with a free place.
    """
    paths: deque[tuple[Services, tuple[tuple[Services, str], ...]]] = deque([(wanted, ())])
    seen: set[str] = set()
    while paths:
        group, path = paths.popleft()
        for name in sorted(group - seen):
            seen.add(name)
            longer = (*path, (group, name))
            if left[name]:
                return longer
            paths.extend(
                (other, longer)
                for (other, taken), number in given.items()
                if taken == name and number and other != group
            )
    return ()
