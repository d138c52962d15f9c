"""The base of every value: equal by what it holds, and shown without anybody's free text."""

from typing import Any

import attrs


class Value:
    """What all frozen classes of the library share.

    Two values are equal when they are of the same class and hold equal fields.
    A value is shown by its fields but for those that are declared with ``repr=False``, which
    is how free text stays out of logs and tracebacks.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        """Compare by class and by fields."""
        if self is other:
            return True
        if type(other) is not type(self):
            return NotImplemented
        return _held(self) == _held(other)

    def __hash__(self) -> int:
        """Hash by class and by fields."""
        return hash((type(self), *_held(self)))

    def __repr__(self) -> str:
        """Show the class and the fields that may be shown."""
        names = [field.name for field in _fields(self) if field.repr]
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__name__}({shown})"


def _held(value: Value) -> tuple[Any, ...]:
    return tuple(getattr(value, field.name) for field in _fields(value) if field.eq)


def _fields(value: Any) -> tuple["attrs.Attribute[Any]", ...]:
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(value.__class__)
    return fields
