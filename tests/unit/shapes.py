"""Shapes of values: a class, the facts that are enough for it, and what each field refuses."""

from collections.abc import Iterable
from typing import Any

import pytest

from rnr_caseplan import InputError

Shape = tuple[Any, dict[str, Any], dict[str, list[Any]]]


def each_wrong(shapes: Iterable[Shape]) -> list[tuple[Any, dict[str, Any], str, object]]:
    """Give each wrong value of each field: the class, the sound facts, the field, the value."""
    return [
        (kind, facts, name, wrong)
        for kind, facts, refused in shapes
        for name, all_wrong in refused.items()
        for wrong in all_wrong
    ]


def refused_places(kind: Any, facts: dict[str, Any]) -> list[str]:
    """Make a value that is refused, and give the places of its faults."""
    with pytest.raises(InputError) as caught:
        kind(**facts)
    return [fault.path for fault in caught.value.faults]
