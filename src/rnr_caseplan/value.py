"""The base of every value: equal by what it holds, and shown without anybody's free text."""

import functools
from collections.abc import Callable
from operator import attrgetter
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
        fields = _fields_of(self.__class__)
        return bool(fields(self) == fields(other))

    def __hash__(self) -> int:
        """Hash by class and by fields."""
        return hash((type(self), _fields_of(type(self))(self)))

    def __repr__(self) -> str:
        """Show the class and the fields that may be shown."""
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in _shown_of(type(self)))
        return f"{type(self).__name__}({shown})"


@functools.cache
def _fields_of(cls: Any) -> Callable[[object], Any]:
    return attrgetter(*(field.name for field in _attributes(cls) if field.eq))


@functools.cache
def _shown_of(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in _attributes(cls) if field.repr)


def _attributes(cls: Any) -> tuple["attrs.Attribute[Any]", ...]:
    attributes: tuple[attrs.Attribute[Any], ...] = attrs.fields(cls)
    return attributes
