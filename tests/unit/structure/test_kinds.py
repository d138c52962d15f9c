"""The kinds of value that documents hold, and how they are told in words."""

import datetime
from typing import Any

import pytest

from rnr_caseplan.structure.kinds import (
    FactValue,
    NamedDates,
    describe,
    field_specs,
    is_pairs,
    is_tuple,
    is_unicode,
    is_vocabulary,
    shown_key,
)
from tests.unit.trees import Color, Leaf, Tree


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("level", "level"),
        ("level2_b", "level2_b"),
        ("a" * 40, "a" * 40),
        ("a" * 41, None),
        ("Level", None),
        ("", None),
        ("he said", None),
        ("level\n", None),
        (3, None),
        (None, None),
    ],
)
def test_only_names_that_look_like_fields_are_shown(key: object, shown: str | None) -> None:
    """A name may be somebody's words, put in the wrong place."""
    assert shown_key(key) == (shown or "(a name that is not shown)")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (str, "text"),
        (int, "a whole number"),
        (float, "a number"),
        (bool, "true or false"),
        (datetime.date, "a day that exists, as YYYY-MM-DD"),
        (Color, "one of red, blue"),
        (tuple[str, ...], "a list"),
        (NamedDates, "an object"),
        (Leaf, "an object"),
        (int | None, "a whole number or null"),
        (str | int | float | bool, "text or a whole number or a number or true or false"),
    ],
)
def test_kinds_are_described_in_plain_words(kind: Any, words: str) -> None:
    """No name of a Python type reaches a message."""
    assert describe(kind) == words


@pytest.mark.parametrize(
    ("text", "writable"),
    [("", True), ("José", True), ("😀", True), ("\ud83d", False), ("a\udc00b", False)],
)
def test_half_a_character_is_no_text(text: str, writable: bool) -> None:
    """It could not be written as UTF-8."""
    assert is_unicode(text) == writable


def test_kinds_are_told_apart() -> None:
    """Vocabularies, tuples and pairs each have a way of their own."""
    kinds: list[Any] = [Color, tuple[str, ...], NamedDates, str, int | None, FactValue]
    assert [kind for kind in kinds if is_vocabulary(kind)] == [Color]
    assert [kind for kind in kinds if is_tuple(kind)] == [tuple[str, ...]]
    assert [kind for kind in kinds if is_pairs(kind)] == [NamedDates]


def test_a_class_tells_which_fields_are_required() -> None:
    """Those without a default."""
    assert [name for name, spec in field_specs(Tree).items() if spec[1]] == ["name"]
    assert list(field_specs(Leaf)) == ["id", "beside", "near", "size"]
