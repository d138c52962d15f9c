"""Walking through every part of a value."""

from collections.abc import Iterator
from typing import Any, cast

import attrs


def reachable(value: object) -> Iterator[Any]:
    """Give a value and every attrs value inside it, each once."""
    waiting = [value]
    seen: set[int] = set()
    while waiting:
        found = waiting.pop()
        if isinstance(found, tuple):
            waiting.extend(cast("tuple[object, ...]", found))
        elif attrs.has(type(found)) and id(found) not in seen:
            seen.add(id(found))
            yield found
            instance = cast("attrs.AttrsInstance", found)
            waiting.extend(getattr(instance, field.name) for field in fields_of(instance))


def fields_of(value: attrs.AttrsInstance) -> tuple["attrs.Attribute[Any]", ...]:
    """Give the fields of a value's class."""
    kind: type[attrs.AttrsInstance] = type(value)
    found: tuple[attrs.Attribute[Any], ...] = attrs.fields(kind)
    return found
