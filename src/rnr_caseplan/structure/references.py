"""Ids that occur twice, and references to ids that are not there."""

import functools
import itertools
from collections.abc import Iterator
from typing import Any, cast, get_args

import attrs

from rnr_caseplan.errors import Fault
from rnr_caseplan.structure.kinds import field_specs

COLLECTION = "collection"
"""Field metadata: the elements of this tuple have ids, unique under this collection's name."""
REFERS_TO = "refers-to"
"""Field metadata: this id, or each id of this tuple, must be in the named collection."""


def reference_faults(cls: type[attrs.AttrsInstance], value: object) -> tuple[Fault, ...]:
    """Find ids that occur twice and references to ids that are not there.

    Works on plain data, whatever else is wrong with it, and on built values alike.

    Args:
        cls: The attrs class that the value is, or would be read as.
        value: Plain data or an instance.

    Returns:
        Every fault, with its path.
    """
    ids: dict[str, dict[str, str]] = {}
    references: list[tuple[str, str, str]] = []
    faults: list[Fault] = []
    for field_path, attribute, found in _walk(cls, value, ""):
        collection = attribute.metadata.get(COLLECTION)
        if collection is not None:
            known = ids.setdefault(collection, {})
            for index, element in enumerate(_elements(found)):
                identifier = _field_of(element, "id")
                path = f"{field_path}[{index}].id"
                if not isinstance(identifier, str):
                    continue
                if identifier in known:
                    problem = f"is the same id as {known[identifier]}"
                    faults.append(Fault(path, problem, "an id of its own"))
                else:
                    known[identifier] = path
        target = attribute.metadata.get(REFERS_TO)
        if target is not None:
            named = (
                [(field_path, found)]
                if isinstance(found, str)
                else [
                    (f"{field_path}[{index}]", element)
                    for index, element in enumerate(_elements(found))
                ]
            )
            references += [(target, path, name) for path, name in named if isinstance(name, str)]
    faults += [
        Fault(path, f"names an id that is not in {target}", f"the id of one of {target}")
        for target, path, name in references
        if name not in ids.get(target, {})
    ]
    return tuple(faults)


def _walk(
    cls: type[attrs.AttrsInstance], value: object, path: str
) -> Iterator[tuple[str, "attrs.Attribute[Any]", object]]:
    for name, nested, attribute in _reference_specs(cls):
        found = _field_of(value, name)
        field_path = f"{path}.{name}" if path else name
        yield field_path, attribute, found
        if nested is None or found is None:
            continue
        if isinstance(found, (list, tuple)):
            for index, element in enumerate(cast("list[object]", found)):
                yield from _walk(nested, element, f"{field_path}[{index}]")
        else:
            yield from _walk(nested, found, field_path)


@functools.cache
def _reference_specs(
    cls: type[attrs.AttrsInstance],
) -> tuple[tuple[str, type[attrs.AttrsInstance] | None, "attrs.Attribute[Any]"], ...]:
    return tuple(
        (name, nested_class(hint), attribute)
        for name, (hint, _, attribute) in field_specs(cls).items()
    )


def nested_class(hint: Any) -> type[attrs.AttrsInstance] | None:
    """Give the attrs class that a type hint holds, by itself or in a tuple; ``None`` for none."""
    parts = itertools.chain([hint], get_args(hint))
    return next((part for part in parts if isinstance(part, type) and attrs.has(part)), None)


def _elements(found: object) -> list[object]:
    return list(cast("list[object]", found)) if isinstance(found, (list, tuple)) else []


def _field_of(value: object, name: str) -> object:
    if isinstance(value, dict):
        return cast("dict[str, object]", value).get(name)
    return getattr(value, name, None) if attrs.has(type(value)) else None
