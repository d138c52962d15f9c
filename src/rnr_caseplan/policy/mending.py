"""Leaving out the faulty parts of a duty, so that the rest of it can be looked at all the same."""

import copy
import re
from collections.abc import Iterable
from typing import Any, NamedTuple, cast

from rnr_caseplan.errors import Fault

_PART = re.compile(r"([a-z_]+)|\[([0-9]+)\]")
_TESTS = "when"


class Rest(NamedTuple):
    """What is left of a duty, and the bands whose tests were left out."""

    plain: dict[str, Any]
    unsound: frozenset[int]


def without_faults(plain: object, faults: Iterable[Fault]) -> Rest | None:
    """Give a copy of a duty's plain value without the parts that are faulty.

    Args:
        plain: The value as the file gives it.
        faults: What is wrong in it, with paths from the value on.

    Returns:
        The copy, and the bands that have lost their tests with a faulty one among them;
        ``None`` where nothing is left to look at.

    Examples:
        >>> without_faults({"amount": -1, "unit": "days"}, [Fault("amount", "is too low")]).plain
        {'unit': 'days'}
    """
    if not isinstance(plain, dict):
        return None
    rest = copy.deepcopy(cast("dict[str, Any]", plain))
    unsound: set[int] = set()
    for fault in faults:
        keys = [name or int(place) for name, place in _PART.findall(fault.path)]
        if keys[0:1] == ["bands"] and keys[2:3] == [_TESTS]:
            unsound.add(int(keys[1]))
        elif not keys or not _leave_out(rest, keys):
            return None
    for place in unsound:
        rest["bands"][place][_TESTS] = []
    return Rest(rest, frozenset(unsound))


def _leave_out(rest: Any, keys: list[str | int]) -> bool:
    """Remove what a path leads to; say whether it was a field of a table."""
    *before, last = keys
    for key in before:
        try:
            rest = rest[key]
        except (KeyError, IndexError, TypeError):
            return False
    if not isinstance(rest, dict):
        return False
    return cast("dict[str | int, Any]", rest).pop(last, None) is not None
