"""The parts of a tool's file."""

from typing import Any

import pytest

from rnr_caseplan.instruments import Validity
from rnr_caseplan.instruments.tables import TableReader, shown


def told(reader: TableReader) -> list[tuple[str, str, str]]:
    """Give what a reader has noted."""
    return [(fault.path, fault.problem, fault.expected) for fault in reader.faults]


def test_a_value_is_read_or_its_fault_is_noted() -> None:
    """Nothing is raised, so that all faults are found."""
    reader = TableReader({"version": 1})
    assert reader.value({"a": True}, "a", bool, "here.a") is True
    assert reader.value({}, "a", bool, "here.a") is None
    assert reader.value({"a": 1}, "a", bool, "here.a") is None
    assert told(reader) == [
        ("here.a", "is missing", "true or false"),
        ("here.a", "is of the wrong kind", "true or false"),
    ]


def test_a_text_is_not_blank() -> None:
    """A blank one is noted."""
    reader = TableReader({"name": "a", "title": " "})
    assert (reader.text("name"), reader.text("title")) == ("a", " ")
    assert told(reader) == [("title", "is blank", "text")]


def test_names_with_descriptions_have_the_form_of_names() -> None:
    """And a description that is not blank; without the section there are none."""
    reader = TableReader({"agencies": {"north": "the north", "The South": "x", "west": " "}})
    assert list(reader.texts("agencies")) == ["north", "The South", "west"]
    assert reader.texts("norm_groups") == {}
    form = "lower-case letters, digits and underscores, a letter first"
    assert told(reader) == [
        ("agencies.The South", "is not such a name", form),
        ("agencies.west", "is blank", "text"),
    ]


@pytest.mark.parametrize("wrong", [1, ["north"], {"north": 1}])
def test_names_of_the_wrong_kind_are_noted(wrong: Any) -> None:
    """At the section, or at the name."""
    reader = TableReader({"agencies": wrong})
    assert reader.texts("agencies") == {}
    assert next(path for path, _, _ in told(reader)).startswith("agencies")


def test_a_table_of_another_kind_is_noted() -> None:
    """A missing one is empty."""
    reader = TableReader({"scales": {"a": 1}, "bands": []})
    assert reader.table(reader.document, "scales", "scales") == {"a": 1}
    assert reader.table(reader.document, "bands", "bands") == {}
    assert reader.table(reader.document, "sources", "sources") == {}
    assert told(reader) == [("bands", "is of the wrong kind", "a table")]


def test_a_part_cites_a_source_that_is_listed() -> None:
    """One that is not known cannot be used; where none can be known, any is."""
    plain = {"months": 6, "source": "COUNTY", "place": "page 1"}
    reader = TableReader({})
    assert reader.cited(plain, Validity, "validity") is None
    accepted = "one of a source that is listed there"
    assert told(reader) == [("validity.source", "is not under [sources]", accepted)]
    reader.known_sources = None
    assert reader.cited(plain, Validity, "validity") == Validity(
        months=6, source="COUNTY", place="page 1"
    )


def test_a_part_notes_all_its_faults() -> None:
    """Wrong fields, unknown fields, missing fields."""
    reader = TableReader({})
    assert reader.cited({"months": 0, "monhts": 6}, Validity, "validity") is None
    assert [path for path, _, _ in told(reader)] == [
        "validity.monhts",
        "validity.source",
        "validity.place",
        "validity.months",
    ]


@pytest.mark.parametrize(
    ("key", "is_shown_as"),
    [
        ("peers", "peers"),
        ("two words", "two words"),
        ("a\nb", "a?b"),
        ("", "(...)"),
        ("x" * 61, f"{'x' * 60}(...)"),
    ],
)
def test_a_key_is_shown_on_one_line(key: str, is_shown_as: str) -> None:
    """And is not too long."""
    assert shown(key) == is_shown_as
