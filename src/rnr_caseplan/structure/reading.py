"""Reading plain data as typed values, strictly; knows cattrs."""

import datetime
import enum
import functools
import math
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast, get_args

import attrs
import cattrs

from rnr_caseplan.errors import Fault, FaultsError, InputError
from rnr_caseplan.structure.kinds import (
    LARGEST_WRITABLE,
    FactValue,
    RepeatedFields,
    Scalar,
    describe,
    field_specs,
    is_pairs,
    is_tuple,
    is_unicode,
    is_vocabulary,
    shown_key,
)

T = TypeVar("T")
Hook = Callable[[Any, Any], Any]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_value(data: object, kind: type[T]) -> T:
    """Read plain data as one typed value.

    Args:
        data: Objects as dictionaries, lists, text, numbers, booleans; dates as text or dates.
        kind: An attrs class, a vocabulary, or a type made of them.

    Returns:
        The value, equal to the one that was written.

    Raises:
        InputError: With every fault and its path.
    """
    hook = _reader().get_structure_hook(kind)
    return cast("T", hook(data, kind))


def read_fields(
    data: object, cls: type[attrs.AttrsInstance], *, leave_out: frozenset[str] = frozenset()
) -> tuple[dict[str, Any], list[Fault]]:
    """Read the fields of an attrs class without building it.

    Args:
        data: The plain object.
        cls: The class whose fields are read.
        leave_out: Fields that the caller reads in another way; they count as known.

    Returns:
        The fields that could be read, and every fault of the others.
    """
    if not isinstance(data, dict):
        return {}, [Fault("", "is of the wrong kind", describe(cls))]
    given = cast("dict[object, Any]", data)
    specs = field_specs(cls)
    faults = _faults_of_keys(given, specs)
    values: dict[str, Any] = {}
    for name, (hint, required, attribute) in specs.items():
        if name in given and name not in leave_out:
            try:
                values[name] = _read_field(given[name], hint, attribute)
            except FaultsError as error:
                faults += error.faults
        elif required and name not in leave_out:
            faults.append(Fault(name, "is missing", describe(hint)))
    check_together = getattr(cls, "contradictions", None)
    if check_together is not None:
        faults += check_together(values)
    return values, faults


def _faults_of_keys(data: dict[object, Any], specs: Mapping[str, object]) -> list[Fault]:
    """Find keys that are no field, and fields that are written more than once."""
    accepted = f"one of {', '.join(specs)}"
    unknown = [key for key in data if key not in specs]
    repeated = data.repeated if isinstance(data, RepeatedFields) else ()
    return [
        *[Fault(shown_key(key), "is not a known field", accepted) for key in unknown],
        *[Fault(shown_key(key), "is written more than once", "one value") for key in repeated],
    ]


def _read_field(value: object, hint: Any, attribute: "attrs.Attribute[Any]") -> Any:
    try:
        field = _reader().get_structure_hook(hint)(value, hint)
    except FaultsError as error:
        raise InputError(fault.below(attribute.name) for fault in error.faults) from None
    if attribute.validator is not None:
        attribute.validator(None, attribute, field)
    return field


# One hook for each kind of type. --------------------------------------------------------


def _refuse(kind: Any, problem: str = "is of the wrong kind") -> InputError:
    return InputError([Fault("", problem, describe(kind))])


def _read_text(value: object, kind: Any) -> str:
    if type(value) is not str:
        raise _refuse(kind)
    if not is_unicode(value):
        raise _refuse(kind, "is not valid Unicode text")
    return value


def _read_whole(value: object, kind: Any) -> int:
    if type(value) is not int:
        raise _refuse(kind)
    if abs(value) > LARGEST_WRITABLE:
        raise _refuse(kind, "is too large")
    return value


def _read_number(value: object, kind: Any) -> float:
    if type(value) is int:
        return _read_whole(value, kind)
    if type(value) is not float:
        raise _refuse(kind)
    if not math.isfinite(value):
        raise _refuse(kind, "is not a finite number")
    return value


def _read_boolean(value: object, kind: Any) -> bool:
    if type(value) is not bool:
        raise _refuse(kind)
    return value


def _read_day(value: object, kind: Any) -> datetime.date:
    if type(value) is datetime.date:
        return value
    if type(value) is not str:
        raise _refuse(kind)
    if not _DAY.fullmatch(value):
        raise _refuse(kind, "is not written as a day")
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise _refuse(kind, "is a day that does not exist") from None


def _read_word(value: object, kind: Any) -> enum.Enum:
    if type(value) is str:
        try:
            return cast("enum.Enum", kind(value))
        except ValueError:
            pass
    raise _refuse(kind, "is not one of the known words") from None


def _read_scalar(value: object, kind: Any) -> Scalar:
    if type(value) is bool:
        return value
    if isinstance(value, str):
        return _read_text(value, kind)
    return _read_number(value, kind)


def _read_fact(value: object, kind: Any) -> FactValue:
    if value is None:
        return None
    if isinstance(value, list):
        hint = tuple[str, ...]
        return cast("tuple[str, ...]", _reader().get_structure_hook(hint)(value, hint))
    return _read_scalar(value, kind)


def _tuple_hook(kind: Any, reader: cattrs.Converter) -> Hook:
    element = get_args(kind)[0]
    read_element = reader.get_structure_hook(element)

    def read(value: object, _: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise _refuse(kind)
        faults: list[Fault] = []
        elements: list[Any] = []
        for index, item in enumerate(cast("list[object]", value)):
            try:
                elements.append(read_element(item, element))
            except FaultsError as error:
                faults += [fault.below(f"[{index}]") for fault in error.faults]
        if faults:
            raise InputError(faults)
        return tuple(elements)

    return read


def _pairs_hook(kind: Any, reader: cattrs.Converter) -> Hook:
    pair = get_args(get_args(kind)[0])[0]
    element = get_args(pair)[1]
    read_element = reader.get_structure_hook(element)

    def read(value: object, _: Any) -> tuple[tuple[str, Any], ...]:
        if not isinstance(value, dict):
            raise _refuse(kind)
        repeated = value.repeated if isinstance(value, RepeatedFields) else ()
        faults = [
            Fault(shown_key(key), "is written more than once", "one value") for key in repeated
        ]
        pairs: list[tuple[str, Any]] = []
        for key, item in cast("dict[str, object]", value).items():
            try:
                pairs.append((_read_text(key, str), read_element(item, element)))
            except FaultsError as error:
                faults += [fault.below(shown_key(key)) for fault in error.faults]
        if faults:
            raise InputError(faults)
        return tuple(pairs)

    return read


def _class_hook(cls: Any, _: cattrs.Converter) -> Hook:
    def read(value: object, kind: Any) -> Any:
        values, faults = read_fields(value, kind)
        if faults:
            raise InputError(faults)
        return cls(**values)

    return read


def _build_reader() -> cattrs.Converter:
    reader = cattrs.Converter()
    reader.register_structure_hook(str, _read_text)
    reader.register_structure_hook(int, _read_whole)
    reader.register_structure_hook(float, _read_number)
    reader.register_structure_hook(bool, _read_boolean)
    reader.register_structure_hook(datetime.date, _read_day)
    reader.register_structure_hook_func(is_vocabulary, _read_word)
    reader.register_structure_hook_func(lambda kind: kind in (Scalar, Scalar | None), _read_scalar)
    reader.register_structure_hook_func(lambda kind: kind == FactValue, _read_fact)
    reader.register_structure_hook_factory(attrs.has, _class_hook)
    reader.register_structure_hook_factory(is_tuple, _tuple_hook)
    reader.register_structure_hook_factory(is_pairs, _pairs_hook)
    return reader


@functools.cache
def _reader() -> cattrs.Converter:
    return _build_reader()
