"""Validators for single fields of the model; each message names the field, never its value."""

import datetime
import math
import re
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import attrs

from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.structure import COLLECTION, REFERS_TO

Validator = Callable[[Any, "attrs.Attribute[Any]", Any], None]

P = TypeVar("P")

LONGEST_ID = 200
LARGEST_NUMBER = 1_000_000
TOP_OF_RULER = 10
LARGEST_WHOLE = 100_000

_DOMAIN = re.compile(r"[a-z][a-z0-9_]{0,59}")
_DOMAIN_FORM = "lower-case letters, digits and underscores, a letter first"


def _refuse(attribute: "attrs.Attribute[Any]", problem: str, expected: str) -> InputError:
    return InputError([Fault(attribute.name, problem, expected)])


def is_id(_: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept an id: printable text of 1 to 200 characters without blanks at its ends."""
    if (
        type(value) is not str
        or not 0 < len(value) <= LONGEST_ID
        or not value.isprintable()
        or value != value.strip()
    ):
        raise _refuse(
            attribute,
            "is not an id",
            f"printable text of 1 to {LONGEST_ID} characters without blanks at its ends",
        )


def are_ids(_: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept a tuple of ids, each named once."""
    if type(value) is not tuple:
        raise _refuse(attribute, "is not a tuple of ids", "a tuple of ids")
    for identifier in value:
        is_id(_, attribute, identifier)
    if len(set(value)) != len(value):
        raise _refuse(attribute, "names an id more than once", "each id once")


def is_text(_: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept text that is not blank."""
    if type(value) is not str or not value.strip():
        raise _refuse(attribute, "is blank or not text", "text")


def is_day(_: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept a calendar day; a date with a time of day is another type."""
    if type(value) is not datetime.date:
        raise _refuse(attribute, "is not a day", "a datetime.date")


def is_number(_: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept a finite number of a size that scores have."""
    if (
        type(value) not in {int, float}
        or not math.isfinite(value)  # type: ignore[arg-type]
        or abs(value) > LARGEST_NUMBER  # type: ignore[arg-type]
    ):
        bounds = f"a number from -{LARGEST_NUMBER} to {LARGEST_NUMBER}"
        raise _refuse(attribute, "is not such a number", bounds)


def whole(lowest: int, highest: int = LARGEST_WHOLE) -> Validator:
    """Accept a whole number between two bounds, both included."""

    def check(_: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if type(value) is not int or not lowest <= value <= highest:
            bounds = f"a whole number from {lowest} to {highest}"
            raise _refuse(attribute, "is not such a number", bounds)

    return check


is_ruler = whole(0, TOP_OF_RULER)


def instance(kind: type) -> Validator:
    """Accept an instance of one class."""

    def check(_: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if type(value) is not kind:
            raise _refuse(attribute, "is of the wrong kind", f"a {kind.__name__}")

    return check


def tuple_of(kind: type) -> Validator:
    """Accept a tuple whose elements are all instances of one class."""

    def check(_: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if type(value) is not tuple or any(type(element) is not kind for element in value):
            raise _refuse(attribute, "is of the wrong kind", f"a tuple of {kind.__name__}")

    return check


def optional(check: Validator) -> Validator:
    """Accept ``None``, which says that a fact is not recorded, beside what a check accepts."""
    return attrs.validators.optional(check)


def collection(name: str) -> dict[str, str]:
    """Say that a field holds the elements whose ids others refer to by this collection's name."""
    return {COLLECTION: name}


def refers_to(name: str) -> dict[str, str]:
    """Say that a field holds an id, or ids, of this collection."""
    return {REFERS_TO: name}


def is_flag(_: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept true or false."""
    if type(value) is not bool:
        raise _refuse(attribute, "is of the wrong kind", "true or false")


def is_domain(_: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept the form of a domain's id; whether a policy knows it is asked when rules read it."""
    if type(value) is not str or not _DOMAIN.fullmatch(value):
        raise _refuse(attribute, "is not the id of a domain", _DOMAIN_FORM)


def are_domains(_: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept a tuple of domains' ids, each named once."""
    are_ids(_, attribute, value)
    for domain in value:  # type: ignore[attr-defined]
        is_domain(_, attribute, domain)


def are_texts(_: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept a tuple of texts that are not blank."""
    if type(value) is not tuple:
        raise _refuse(attribute, "is of the wrong kind", "a tuple of text")
    for text in value:
        is_text(_, attribute, text)


def pairs_of(*kinds: type) -> Validator:
    """Accept name-value pairs with distinct names and values of these kinds."""
    names = " or ".join(kind.__name__ for kind in kinds)

    def check(_: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
        for name, element in value:
            if type(name) is not str or type(element) not in kinds:
                raise _refuse(attribute, "is of the wrong kind", f"pairs of a name and {names}")
        if len({name for name, _ in value}) != len(value):
            raise _refuse(attribute, "names something more than once", "each name once")

    return check


def sorted_pairs(pairs: Iterable[tuple[str, P]]) -> tuple[tuple[str, P], ...]:
    """Order name-value pairs by name, so that the order in which they were given means nothing."""
    return tuple(sorted(pairs, key=lambda pair: pair[0]))
