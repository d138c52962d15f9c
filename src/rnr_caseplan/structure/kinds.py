"""The kinds of value that documents hold, and how they are told in words."""

import datetime
import enum
import functools
import re
from collections.abc import Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import attrs

Scalar = str | int | float | bool
FactValue = Scalar | None | tuple[str, ...]

AS_OBJECT = "as-object"
"""Marks a tuple of name-value pairs that documents write as an object."""

Facts = Annotated[tuple[tuple[str, FactValue], ...], AS_OBJECT]
NamedScalars = Annotated[tuple[tuple[str, Scalar], ...], AS_OBJECT]
NamedDates = Annotated[tuple[tuple[str, datetime.date], ...], AS_OBJECT]

LARGEST_WRITABLE = 2**63 - 1
"""The largest whole number that documents hold."""

_SHOWABLE_KEY = re.compile(r"[a-z][A-Za-z0-9_]{0,39}")


class RepeatedFields(dict[str, Any]):
    """An object in which a field was written more than once; the first one is kept for reading."""

    repeated: tuple[str, ...] = ()


FieldSpec = tuple[Any, bool, "attrs.Attribute[Any]"]


@functools.cache
def field_specs(cls: type[attrs.AttrsInstance]) -> Mapping[str, FieldSpec]:
    """Give the fields that a class is made from: type, whether it is required, and the rest."""
    hints = get_type_hints(cls, include_extras=True)
    return {
        attribute.name: (hints[attribute.name], attribute.default is attrs.NOTHING, attribute)
        for attribute in attrs.fields(cls)
        if attribute.init
    }


def shown_key(key: object) -> str:
    """Give a field's name for a message, unless it may be somebody's words.

    Examples:
        >>> shown_key("levle"), shown_key("he said he would")
        ('levle', '(a name that is not shown)')
    """
    if isinstance(key, str) and _SHOWABLE_KEY.fullmatch(key):
        return key
    return "(a name that is not shown)"


def is_unicode(text: str) -> bool:
    """Say whether text can be written as UTF-8; half of a surrogate pair cannot.

    Examples:
        >>> is_unicode("José"), is_unicode(chr(0xD800))
        (True, False)
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def describe(kind: Any) -> str:
    """Say in words what is accepted for a type.

    Examples:
        >>> describe(bool), describe(tuple[str, ...])
        ('true or false', 'a list')
    """
    if get_origin(kind) in {Union, UnionType}:
        return " or ".join(dict.fromkeys(describe(part) for part in get_args(kind)))
    if get_origin(kind) is Annotated:
        return "an object"
    if get_origin(kind) is tuple:
        return "a list"
    if is_vocabulary(kind):
        return f"one of {', '.join(str(member.value) for member in kind)}"
    words: dict[object, str] = {
        str: "text",
        int: "a whole number",
        float: "a number",
        bool: "true or false",
        NoneType: "null",
        datetime.date: "a day that exists, as YYYY-MM-DD",
    }
    return words.get(kind, "an object")


def is_vocabulary(kind: Any) -> bool:
    """Say whether a type is a closed vocabulary."""
    return isinstance(kind, type) and issubclass(kind, enum.Enum)


def is_tuple(kind: Any) -> bool:
    """Say whether a type is a tuple of elements."""
    return get_origin(kind) is tuple


def is_pairs(kind: Any) -> bool:
    """Say whether a type is name-value pairs that documents write as an object."""
    return get_origin(kind) is Annotated and AS_OBJECT in kind.__metadata__
