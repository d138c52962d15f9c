"""The parts of a tool's file."""

from typing import Any

import pytest

from rnr_caseplan.instruments import Validity
from rnr_caseplan.instruments.tables import ToolReader


def told(reader: ToolReader) -> list[tuple[str, str, str]]:
    """Give what a reader has noted."""
    return [(fault.path, fault.problem, fault.expected) for fault in reader.faults]


def test_names_with_descriptions_have_the_form_of_names() -> None:
    """And a description that is not blank; without the section there are none."""
    reader = ToolReader({"agencies": {"north": "the north", "The South": "x", "west": " "}})
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
    reader = ToolReader({"agencies": wrong})
    assert reader.texts("agencies") == {}
    assert next(path for path, _, _ in told(reader)).startswith("agencies")


def test_a_part_cites_a_source_that_is_listed() -> None:
    """One that is not known cannot be used; where none can be known, any is."""
    plain = {"months": 6, "source": "COUNTY", "place": "page 1"}
    reader = ToolReader({})
    assert reader.cited(plain, Validity, "validity") is None
    accepted = "one of a source that is listed there"
    assert told(reader) == [("validity.source", "is not under [sources]", accepted)]
    reader.known_sources = None
    assert reader.cited(plain, Validity, "validity") == Validity(
        months=6, source="COUNTY", place="page 1"
    )


def test_a_part_notes_all_its_faults() -> None:
    """Wrong fields, unknown fields, missing fields."""
    reader = ToolReader({})
    assert reader.cited({"months": 0, "monhts": 6}, Validity, "validity") is None
    assert [path for path, _, _ in told(reader)] == [
        "validity.monhts",
        "validity.source",
        "validity.place",
        "validity.months",
    ]
