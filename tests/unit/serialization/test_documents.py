"""JSON text to plain data and back."""

import collections
import contextlib
import json
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from rnr_caseplan import InputError
from rnr_caseplan.serialization.documents import parse_document, write_document
from rnr_caseplan.structure.kinds import RepeatedFields

SCHEMA = "rnr-caseplan/test/1"
FIELDS: dict[str, Any] = {"a": 1, "b": ["ż", None]}
DOCUMENT: dict[str, Any] = {"schema": SCHEMA, **FIELDS}


def test_a_document_is_read_from_a_path_bytes_or_a_mapping(tmp_path: Path) -> None:
    """The schema line is taken off."""
    file = tmp_path / "case.json"
    file.write_text(json.dumps(DOCUMENT), encoding="utf-8")
    sources: list[Any] = [
        file,
        str(file),
        file.read_bytes(),
        b"\xef\xbb\xbf" + file.read_bytes(),
        DOCUMENT,
        MappingProxyType(DOCUMENT),
        collections.OrderedDict(DOCUMENT),
    ]
    for source in sources:
        assert parse_document(source, SCHEMA) == (FIELDS, ())
    assert list(DOCUMENT) == ["schema", "a", "b"]


def test_a_file_that_cannot_be_read_is_the_operating_systems_error(tmp_path: Path) -> None:
    """With its name."""
    with pytest.raises(FileNotFoundError) as caught:
        parse_document(tmp_path / "missing.json", SCHEMA)
    assert str(caught.value.filename).endswith("missing.json")
    with pytest.raises(IsADirectoryError):
        parse_document(str(tmp_path), SCHEMA)


@pytest.mark.parametrize(
    "text", ['{"schema": "x", "text": "ZQX"}', '\n{"needs": "ZQX"}', "[]\n", "ZQX\nZQX", "ZQX\x00"]
)
def test_the_text_of_a_document_is_not_taken_for_a_path(text: str) -> None:
    """The natural mistake is named, and the text is not repeated."""
    with pytest.raises(InputError) as caught:
        parse_document(text, SCHEMA)
    assert [fault.path for fault in caught.value.faults] == [""]
    assert "ZQX" not in str(caught.value)


@pytest.mark.parametrize(
    "name", ["[draft] case.json", "{1}.json", "Jos\u00e9\u00a0P.json", "\udcff.json", " case.json"]
)
def test_unusual_names_of_files_are_names(tmp_path: Path, name: str) -> None:
    """As text and as path objects."""
    file = tmp_path / name
    file.write_text(json.dumps(DOCUMENT), encoding="utf-8")
    with contextlib.chdir(tmp_path):
        for source in (file, str(file), name, Path(name)):
            assert parse_document(source, SCHEMA) == (FIELDS, ())


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({}, "is missing"),
        ({"schema": None}, "is missing"),
        ({"schema": "rnr-caseplan/test/2"}, "is not a schema that is known here"),
        ({"schema": 1}, "is not a schema that is known here"),
        ({"schema": [SCHEMA]}, "is not a schema that is known here"),
    ],
)
def test_another_schema_is_a_fault_beside_the_fields(given: dict[str, Any], problem: str) -> None:
    """The rest can still be read."""
    fields, faults = parse_document({**given, **FIELDS}, SCHEMA)
    assert fields == FIELDS
    assert [(fault.path, fault.problem, fault.expected) for fault in faults] == [
        ("schema", problem, SCHEMA)
    ]


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        (b"\xff{}", "is not UTF-8 text: byte 1"),
        (b'{"a": "\xe9"}', "is not UTF-8 text: byte 8"),
        (b"{\n  a", "is not JSON: line 2, column 3"),
        (b"[]", "is not an object"),
        (b"true", "is not an object"),
        (b"[" * 100_000, "is nested too deeply"),
        (b"9" * 5000, "holds a number with too many digits"),
    ],
)
def test_bytes_that_are_no_document_say_where(document: bytes, problem: str) -> None:
    """And nothing of what stood there."""
    with pytest.raises(InputError) as caught:
        parse_document(document, SCHEMA)
    assert [(fault.path, fault.problem) for fault in caught.value.faults] == [("", problem)]
    assert caught.value.__context__ is None or caught.value.__suppress_context__


def test_fields_that_are_written_twice_are_remembered() -> None:
    """The first one is kept, at the top and below."""
    document = b'{"schema": "%s", "a": 1, "a": 2, "b": {"x": 1, "x": 2, "x": 3}}'
    fields, _ = parse_document(document % SCHEMA.encode(), SCHEMA)
    assert fields == {"a": 1, "b": {"x": 1}}
    assert isinstance(fields, RepeatedFields)
    assert fields.repeated == ("a",)
    assert fields["b"].repeated == ("x", "x")


def test_writing_is_the_same_for_the_same_fields() -> None:
    """The schema first, readable, in UTF-8, with a line break at the end."""
    text = write_document(FIELDS, SCHEMA)
    assert text == write_document(dict(FIELDS), SCHEMA)
    assert text.startswith('{\n  "schema": "rnr-caseplan/test/1",\n')
    assert "ż" in text
    assert text.endswith("}\n")
    assert parse_document(text.encode(), SCHEMA) == (FIELDS, ())
