"""The base of every value: equal by what it holds, and shown without anybody's free text."""

from collections.abc import Callable
from typing import Any, TypeVar

import attrs

V = TypeVar("V")


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


def maker_of(cls: type[V]) -> Callable[..., V]:
    """Give a function that makes values of a class from parts that are known to be right.

    Checking is most of what making a value costs, and a draft makes many from parts that were
    checked when they came in. The parts are given in the order of the class's fields.

    Args:
        cls: The class.

    Returns:
        A function of as many parts as the class has fields; it checks nothing.
    """
    setters = [getattr(cls, field.name).__set__ for field in _fields_of(cls)]
    new = object.__new__
    count = len(setters)

    def make(*parts: object) -> V:
        if len(parts) != count:
            message = f"{cls.__name__} has {count} parts"
            raise ValueError(message)
        value = new(cls)
        for put, part in zip(setters, parts, strict=False):
            put(value, part)
        return value

    return make


def _held(value: Value) -> tuple[Any, ...]:
    return tuple(getattr(value, field.name) for field in _fields(value) if field.eq)


def _fields(value: Value) -> tuple["attrs.Attribute[Any]", ...]:
    return _fields_of(value.__class__)


def _fields_of(cls: Any) -> tuple["attrs.Attribute[Any]", ...]:
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(cls)
    return fields
