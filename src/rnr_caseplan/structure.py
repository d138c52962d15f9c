"""The one strict way from plain data to typed values and back.

Plain data is what JSON and TOML parse to: objects, lists, text, numbers, booleans, dates.
Reading never converts what it was not given: ``"false"`` is no boolean, ``2.0`` no whole
number, an unknown field no field. Every fault is found in one pass and carries its path.
"""

import datetime
import enum
import functools
import itertools
import math
import re
from collections.abc import Callable, Iterator, Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import attrs
import cattrs
from cattrs.gen import make_dict_unstructure_fn

from rnr_caseplan.errors import Fault, FaultsError, InputError

Scalar = str | int | float | bool
FactValue = Scalar | None | tuple[str, ...]

AS_OBJECT = "as-object"
"""Marks a tuple of name-value pairs that documents write as an object."""

Facts = Annotated[tuple[tuple[str, FactValue], ...], AS_OBJECT]
NamedScalars = Annotated[tuple[tuple[str, Scalar], ...], AS_OBJECT]
NamedDates = Annotated[tuple[tuple[str, datetime.date], ...], AS_OBJECT]

COLLECTION = "collection"
"""Field metadata: the elements of this tuple have ids, unique under this collection's name."""
REFERS_TO = "refers-to"
"""Field metadata: this id, or each id of this tuple, must be in the named collection."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SHOWABLE_KEY = re.compile(r"[a-z][A-Za-z0-9_]{0,39}")
LARGEST_WRITABLE = 2**63 - 1
"""The largest whole number that documents hold."""


T = TypeVar("T")
Hook = Callable[[Any, Any], Any]


class RepeatedFields(dict[str, Any]):
    """An object in which a field was written more than once; the first one is kept for reading."""

    repeated: tuple[str, ...] = ()


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
    specs = _field_specs(cls)
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


def to_plain(value: object) -> Any:
    """Give a value as plain data, every field written out.

    Args:
        value: An attrs value, or a tuple of them.

    Returns:
        Dictionaries, lists and scalars, in the order in which the fields are declared.
    """
    return _writer().unstructure(value)


def to_sparse(value: object) -> Any:
    """Give a value as plain data without the fields that hold their default."""
    return _sparse_writer().unstructure(value)


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
    if _is_vocabulary(kind):
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


# Reading: one hook for each kind of type. -----------------------------------------------


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


FieldSpec = tuple[Any, bool, "attrs.Attribute[Any]"]


@functools.cache
def _field_specs(cls: type[attrs.AttrsInstance]) -> Mapping[str, FieldSpec]:
    hints = get_type_hints(cls, include_extras=True)
    return {
        attribute.name: (hints[attribute.name], attribute.default is attrs.NOTHING, attribute)
        for attribute in attrs.fields(cls)
        if attribute.init
    }


def _is_vocabulary(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, enum.Enum)


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _is_pairs(kind: Any) -> bool:
    return get_origin(kind) is Annotated and AS_OBJECT in kind.__metadata__


def _build_reader() -> cattrs.Converter:
    reader = cattrs.Converter()
    reader.register_structure_hook(str, _read_text)
    reader.register_structure_hook(int, _read_whole)
    reader.register_structure_hook(float, _read_number)
    reader.register_structure_hook(bool, _read_boolean)
    reader.register_structure_hook(datetime.date, _read_day)
    reader.register_structure_hook_func(_is_vocabulary, _read_word)
    reader.register_structure_hook_func(lambda kind: kind == Scalar, _read_scalar)
    reader.register_structure_hook_func(lambda kind: kind == FactValue, _read_fact)
    reader.register_structure_hook_factory(attrs.has, _class_hook)
    reader.register_structure_hook_factory(_is_tuple, _tuple_hook)
    reader.register_structure_hook_factory(_is_pairs, _pairs_hook)
    return reader


@functools.cache
def _reader() -> cattrs.Converter:
    return _build_reader()


# Writing. -------------------------------------------------------------------------------


def _build_writer(*, sparse: bool) -> cattrs.Converter:
    writer = cattrs.Converter(unstruct_collection_overrides={tuple: list})
    writer.register_unstructure_hook(datetime.date, datetime.date.isoformat)

    def write_class(cls: Any) -> Callable[[Any], dict[str, Any]]:
        return make_dict_unstructure_fn(cls, writer, _cattrs_omit_if_default=sparse)

    writer.register_unstructure_hook_factory(attrs.has, write_class)
    writer.register_unstructure_hook_func(
        _is_pairs, lambda pairs: {name: writer.unstructure(value) for name, value in pairs}
    )
    return writer


@functools.cache
def _writer() -> cattrs.Converter:
    return _build_writer(sparse=False)


@functools.cache
def _sparse_writer() -> cattrs.Converter:
    return _build_writer(sparse=True)


# Ids and references. --------------------------------------------------------------------


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
        (name, _nested_class(hint), attribute)
        for name, (hint, _, attribute) in _field_specs(cls).items()
    )


def _nested_class(hint: Any) -> type[attrs.AttrsInstance] | None:
    parts = itertools.chain([hint], get_args(hint))
    return next((part for part in parts if isinstance(part, type) and attrs.has(part)), None)


def _elements(found: object) -> list[object]:
    return list(cast("list[object]", found)) if isinstance(found, (list, tuple)) else []


def _field_of(value: object, name: str) -> object:
    if isinstance(value, dict):
        return cast("dict[str, object]", value).get(name)
    return getattr(value, name, None) if attrs.has(type(value)) else None
