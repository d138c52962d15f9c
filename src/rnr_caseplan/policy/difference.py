"""What differs between two policies."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from rnr_caseplan.policy.book import PolicyBook
from rnr_caseplan.policy.policy import Cited


class Difference(NamedTuple):
    """A parameter that two policies state otherwise.

    Attributes:
        key: The parameter's key.
        first: The dated values of the first policy; empty where it states none.
        second: The dated values of the second policy; empty where it states none.
    """

    key: str
    first: tuple[Cited[Any], ...]
    second: tuple[Cited[Any], ...]


def find_differences(first: PolicyBook, second: PolicyBook) -> Iterator[Difference]:
    """Find the parameters whose values, days or citations differ.

    Args:
        first: A policy.
        second: Another one.

    Yields:
        The differences in the order of the first policy, then what only the second one states.
    """
    before, after = dict(first.timelines), dict(second.timelines)
    for key in {**before, **after}:
        if before.get(key) != after.get(key):
            yield Difference(key, before.get(key, ()), after.get(key, ()))
