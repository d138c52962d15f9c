"""Reading the parts of an agency's TOML file."""

import pytest

from rnr_caseplan.policy.tables import TableReader, shown


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
    assert [reader.text(reader.document, key, key) for key in ("name", "title")] == ["a", " "]
    assert told(reader) == [("title", "is blank", "text")]


def test_a_table_of_another_kind_is_noted() -> None:
    """A missing one is empty."""
    reader = TableReader({"scales": {"a": 1}, "bands": []})
    assert reader.table(reader.document, "scales", "scales") == {"a": 1}
    assert reader.table(reader.document, "bands", "bands") == {}
    assert reader.table(reader.document, "sources", "sources") == {}
    assert told(reader) == [("bands", "is of the wrong kind", "a table")]


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


def test_sources_are_read_with_their_faults() -> None:
    """One that is faulty is left out, the others are kept in their order."""
    whole = {"title": "a", "publisher": "b", "where": "c"}
    reader = TableReader({"sources": {"X": whole, "Y": {**whole, "title": " "}, "Z": 1, "V": {}}})
    assert [source.id for source in reader.sources()] == ["X", "Y"]
    assert [path for path, _, _ in told(reader)] == [
        "sources.Y.title",
        "sources.Z",
        "sources.Z.title",
        "sources.Z.publisher",
        "sources.Z.where",
        "sources.V.title",
        "sources.V.publisher",
        "sources.V.where",
    ]
