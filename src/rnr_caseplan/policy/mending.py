"""Leaving out the faulty parts of a value, so that the rest of it can be looked at all the same."""

import copy
import re
from collections.abc import Iterable
from typing import Any, cast

from rnr_caseplan.errors import Fault

_PART = re.compile(r"([a-z_]+)|\[([0-9]+)\]")
_TESTS = "when"


def without_faults(plain: object, faults: Iterable[Fault]) -> dict[str, Any] | None:
    """Give a copy of a duty's plain value without the parts that are faulty.

    Args:
        plain: The value as the file gives it.
        faults: What is wrong in it, with paths from the value on.

    Returns:
        The copy; ``None`` where the rest would mean something else: a value that is no table,
        or a test of a band.

    Examples:
        >>> without_faults({"amount": -1, "unit": "days"}, [Fault("amount", "is too low")])
        {'unit': 'days'}
    """
    if not isinstance(plain, dict):
        return None
    rest = copy.deepcopy(cast("dict[str, Any]", plain))
    for fault in faults:
        keys = [name or int(place) for name, place in _PART.findall(fault.path)]
        if not keys or _TESTS in keys or not _leave_out(rest, keys):
            return None
    return rest


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
