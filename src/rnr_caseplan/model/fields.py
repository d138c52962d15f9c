"""Validators for single fields of the model; each message names the field, never its value."""

import datetime
import math
import re
from collections.abc import Callable
from typing import Any

import attrs

from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.vocabulary import Vocabulary
from rnr_caseplan.structure.kinds import LARGEST_WRITABLE, is_unicode
from rnr_caseplan.structure.references import COLLECTION, REFERS_TO

Validator = Callable[[Any, "attrs.Attribute[Any]", Any], None]

LONGEST_ID = 200
LARGEST_NUMBER = 1_000_000
TOP_OF_RULER = 10
LARGEST_WHOLE = 100_000

_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
FORM_OF_NAMES = "lower-case letters, digits and underscores, a letter first"


def _refuse(attribute: "attrs.Attribute[Any]", problem: str, expected: str) -> InputError:
    return InputError([Fault(attribute.name, problem, expected)])


def is_id(_: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
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


def are_ids(_: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """Accept a tuple of ids, each named once."""
    identifiers = value
    if type(value) is not tuple:
        raise _refuse(attribute, "is of the wrong kind", "a tuple of ids")
    for identifier in identifiers:
        is_id(_, attribute, identifier)
    if identifiers and len(set(identifiers)) != len(identifiers):
        raise _refuse(attribute, "names an id more than once", "each id once")


def is_text(_: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """Accept text that is not blank."""
    if type(value) is not str or not value.strip() or not (value.isascii() or _is_legible(value)):
        raise _refuse(attribute, "is blank or not text", "text")


def _is_legible(text: str) -> bool:
    """Say whether text can be written, and holds a letter that can be seen."""
    return is_unicode(text) and any(
        letter.isprintable() and not letter.isspace() for letter in text
    )


def is_day(_: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """Accept a calendar day; a date with a time of day is another type."""
    if type(value) is not datetime.date:
        raise _refuse(attribute, "is not a day", "a datetime.date")


def is_number(_: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """Accept a finite number of a size that scores have."""
    is_in_bounds = type(value) in (int, float) and -LARGEST_NUMBER <= value <= LARGEST_NUMBER
    if not is_in_bounds:  # true of NaN as well
        bounds = f"a number from -{LARGEST_NUMBER} to {LARGEST_NUMBER}"
        raise _refuse(attribute, "is not such a number", bounds)


def plain_number(value: Any) -> Any:
    """Give a whole number as one, so that equal scores are written alike; leave all else."""
    return int(value) if type(value) is float and value.is_integer() else value


def whole(lowest: int, highest: int = LARGEST_WHOLE) -> Validator:
    """Accept a whole number between two bounds, both included."""

    def check(_: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
        if type(value) is not int or not lowest <= value <= highest:
            bounds = f"a whole number from {lowest} to {highest}"
            raise _refuse(attribute, "is not such a number", bounds)

    return check


is_ruler = whole(0, TOP_OF_RULER)


def instance(kind: type) -> Validator:
    """Accept an instance of one class."""

    def check(_: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
        if type(value) is not kind:
            raise _refuse(attribute, "is of the wrong kind", f"a {kind.__name__}")

    return check


def tuple_of(kind: type) -> Validator:
    """Accept a tuple whose elements are all instances of one class."""
    accepted = f"a tuple of {kind.__name__}"

    def check(_: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
        elements = value
        if type(value) is not tuple:
            raise _refuse(attribute, "is of the wrong kind", accepted)
        for element in elements:
            if type(element) is not kind:
                raise _refuse(attribute, "is of the wrong kind", accepted)

    return check


def is_day_or_none(_: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """Accept a calendar day, or ``None``; ``optional(is_day)`` in one call, as days are many."""
    if value is not None and type(value) is not datetime.date:
        raise _refuse(attribute, "is not a day", "a datetime.date")


def optional(check: Validator) -> Validator:
    """Accept ``None``, which says that a fact is not recorded, beside what a check accepts."""

    def check_unless_none(holder: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
        if value is not None:
            check(holder, attribute, value)

    return check_unless_none


def collection(name: str) -> dict[str, str]:
    """Say that a field holds the elements whose ids others refer to by this collection's name."""
    return {COLLECTION: name}


def refers_to(name: str) -> dict[str, str]:
    """Say that a field holds an id, or ids, of this collection."""
    return {REFERS_TO: name}


ADDS = "adds"
"""Field metadata of events: this id, or the id of this value, is new in the named collection."""


def adds_to(name: str) -> dict[str, str]:
    """Say that a field holds a new id, or a value with a new id, for this collection."""
    return {ADDS: name}


def is_flag(_: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """Accept true or false."""
    if type(value) is not bool:
        raise _refuse(attribute, "is of the wrong kind", "true or false")


def has_form_of_name(text: str) -> bool:
    """Say whether text has the form of a name that a policy gives to a domain, day or event."""
    return _NAME.fullmatch(text) is not None


def is_scalar(_: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """Accept text, a number, or true or false, that JSON can hold."""
    if type(value) not in {str, int, float, bool} or not _is_writable(value):
        raise _refuse(attribute, "is of the wrong kind", "text, a finite number, true or false")


def is_name(_: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """Accept a name that a policy may give to a day, an event or a fact."""
    if type(value) is not str or not has_form_of_name(value):
        raise _refuse(attribute, "is not such a name", FORM_OF_NAMES)


def is_domain(_: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """Accept the form of a domain's id; whether a policy knows it is asked when rules read it."""
    if type(value) is not str or not has_form_of_name(value):
        raise _refuse(attribute, "is not the id of a domain", FORM_OF_NAMES)


def are_domains(_: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """Accept a tuple of domains' ids, each named once."""
    are_ids(_, attribute, value)
    for domain in value:
        is_domain(_, attribute, domain)


def are_texts(_: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """Accept a tuple of texts that are not blank."""
    texts = value
    if type(value) is not tuple:
        raise _refuse(attribute, "is of the wrong kind", "a tuple of text")
    for text in texts:
        is_text(_, attribute, text)


def are_some_texts(_: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """Accept a tuple of at least one text."""
    are_texts(_, attribute, value)
    if not value:
        raise _refuse(attribute, "is empty", "at least one text")


def one_of(accepted: tuple[str, ...]) -> Validator:
    """Accept one of these words."""

    def check(_: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
        if value not in accepted:
            raise _refuse(attribute, "is not one of the known words", ", ".join(accepted))

    return check


def pairs_of(*kinds: type) -> Validator:
    """Accept name-value pairs with distinct names and values of these kinds."""
    names = " or ".join(kind.__name__ for kind in kinds)
    accepted = f"pairs of a name and {names}, each name once"

    def check(_: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
        if not _are_pairs(value):
            raise _refuse(attribute, "is of the wrong kind", accepted)
        if any(type(element) not in kinds for _, element in value):
            raise _refuse(attribute, "is of the wrong kind", accepted)
        if any(not _is_writable(element) for _, element in value):
            raise _refuse(attribute, "cannot be written as JSON", "valid text and finite numbers")
        if len({name for name, _ in value}) != len(value):
            raise _refuse(attribute, "names something more than once", accepted)

    return check


def _are_pairs(value: Any) -> bool:
    size = 2
    return _is_tuple(value) and all(
        _is_tuple(pair) and len(pair) == size and type(pair[0]) is str and _is_writable(pair[0])
        for pair in value
    )


def _is_tuple(value: Any) -> bool:
    return type(value) is tuple


def _is_writable(value: Any) -> bool:
    """Say whether JSON can hold a value and give it back."""
    if type(value) is str:
        return is_unicode(value)
    if type(value) is float:
        return math.isfinite(value)
    return type(value) is not int or abs(value) <= LARGEST_WRITABLE


def words_of(kind: type[Vocabulary]) -> Validator:
    """Accept a tuple of words of one vocabulary, each named once."""
    of_kind = tuple_of(kind)

    def check(_: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
        of_kind(_, attribute, value)
        if len(set(value)) != len(value):
            raise _refuse(attribute, "names a word more than once", "each word once")

    return check


def sorted_words(words: Any) -> Any:
    """Put words into the order of their vocabulary, so that the order given means nothing.

    What is malformed is given back as it is, for the validator to refuse.
    """
    if not _is_tuple(words) or not all(isinstance(word, Vocabulary) for word in words):
        return words
    return tuple(sorted(words, key=_position_of))


def sorted_pairs(pairs: Any) -> Any:
    """Order name-value pairs by name, so that the order in which they were given means nothing.

    What is malformed is given back as it is, for the validator to refuse.
    """
    return tuple(sorted(pairs, key=_name_of)) if _are_pairs(pairs) else pairs


def _name_of(pair: tuple[str, Any]) -> str:
    return pair[0]


def _position_of(word: Vocabulary) -> int:
    return word.position
