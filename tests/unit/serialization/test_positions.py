"""Where the parts of a document stand in its text."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnr_caseplan import dump_plan
from rnr_caseplan.serialization.positions import Position, find_positions
from scripts.example_plan import example_plan

TEXT = """{
  "goals": [
    {
      "id": "g1",
      "steps": [{"id": "s1", "text": "one"},
                {"id": "s2"}]
    },
    {"id": "g2", "steps": []}
  ],
  "driver": null
}
"""
NAMES = st.text(st.characters(codec="utf-8", exclude_characters=".[]"), min_size=1, max_size=8)
SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=8)
DOCUMENTS = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=20,
)


def line_of(place: str, text: bytes | str = TEXT) -> int | None:
    """Give the line at which a place stands; nothing where it has none."""
    found = find_positions(text, [place])
    return found[place].line if place in found else None


def pointed_at(text: str, position: Position) -> str:
    """Give the text from a position on."""
    return "\n".join(text.split("\n")[position.line - 1 :])[position.column - 1 :]


@pytest.mark.parametrize(
    ("place", "line", "column"),
    [
        ("", 1, 1),
        ("goals", 2, 3),
        ("goals[0]", 3, 5),
        ("goals[0].id", 4, 7),
        ("goals[0].steps", 5, 7),
        ("goals[0].steps[0]", 5, 17),
        ("goals[0].steps[0].text", 5, 30),
        ("goals[0].steps[1].id", 6, 18),
        ("goals[1]", 8, 5),
        ("goals[1].steps", 8, 18),
        ("driver", 10, 3),
    ],
)
def test_a_field_stands_at_its_name_and_an_element_at_its_beginning(
    place: str, line: int, column: int
) -> None:
    """Lines and columns count from 1; text and bytes are read alike."""
    for document in (TEXT, TEXT.encode()):
        assert find_positions(document, [place]) == {place: Position(line, column)}


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("goals[0].due_on", 3),
        ("goals[0].steps[7].due_on", 5),
        ("goals[2]", 2),
        ("goals.id", 2),
        ("driver.need_id", 10),
        ("nothing[3]", 1),
        ("goals[g1].steps", 2),
        ("goals[0].steps[1].id and a tail", 6),
        ("goals[99999999999999999999]", 2),
        ("goals[-1]", 2),
        ("[0]", 1),
        ("...", 1),
        ("]]", 1),
    ],
)
def test_a_place_that_is_not_there_stands_at_what_would_hold_it(place: str, line: int) -> None:
    """As far as the place can be read."""
    assert line_of(place) == line


def test_many_places_are_found_in_one_walk() -> None:
    """A place may hold another one."""
    places = ["goals[0].steps[1]", "goals", "goals[0]", "driver"]
    found = find_positions(TEXT, places)
    assert list(found) == places
    assert [found[place].line for place in places] == [6, 2, 3, 10]


def test_columns_count_characters_and_not_bytes() -> None:
    """Nor the mark of the order of bytes before all text."""
    text = '{"ß-目標-🎯": 1, "driver": 2}'
    for document in (text, "\ufeff" + text, text.encode(), b"\xef\xbb\xbf" + text.encode()):
        assert find_positions(document, ["driver"])["driver"] == Position(1, 15)


def test_names_are_compared_as_they_are_meant() -> None:
    """However the document escapes them, and text that looks like a name is none."""
    text = '{\n"x": "\\"driver\\": 1",\n"y": ["driver"],\n"dr\\u0069ver": 2}'
    assert line_of("driver", text) == 4
    assert line_of("driver", '{"x": 1,\n"dr\\qiver": 2}') == 1


def test_the_first_of_two_fields_of_a_name_counts() -> None:
    """Such a document is no plan, and still gives an answer."""
    assert line_of("a", '{\n"a": 1,\n"a": 2}') == 2


def test_windows_line_breaks_count_once() -> None:
    """As editors count them."""
    assert line_of("driver", TEXT.replace("\n", "\r\n")) == 10


@pytest.mark.parametrize("document", ["", " \n", b"\xff\xfe{", b"{\x80}"])
def test_a_document_without_anything_to_read_has_no_positions(document: bytes | str) -> None:
    """It could not have been read as a plan either."""
    assert find_positions(document, ["", "goals"]) == {}


@pytest.mark.parametrize(
    "document",
    [
        "]}{",
        "{]}:,",
        '{"a',
        '{"a": "' + '\\"' * 100_000,
        '"' * 100_001,
        '"\\"' * 100_000,
        "[" * 100_000,
        '{"goals":' * 100_000,
        "{{{1:2,,}",
        '{"goals" "goals" [}',
        "\\" * 100_000,
        '{"a": 1} {"goals": 2}',
        "\x0b{\x85}",
    ],
)
def test_hostile_text_is_walked_as_far_as_it_goes(document: str) -> None:
    """In one go, at any depth and with no end."""
    found = find_positions(document, ["goals[0]", "b"])
    assert set(found) <= {"goals[0]", "b"}
    assert all(position.line == 1 for position in found.values())


def test_the_walk_ends_where_no_plan_is_as_deep() -> None:
    """So that hostile text does not fill the memory."""
    text = "[\n" * 300
    assert line_of("[0]" * 50, text) == 51
    assert line_of("[0]" * 250, text) == 101


def test_what_follows_a_document_is_not_part_of_it() -> None:
    """Its fields are those of another one."""
    assert line_of("goals", '{"a": 1}\n{"goals": 2}') == 1


def paths_of(value: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Give every place of a document with what stands there."""
    yield place, value
    if isinstance(value, dict):
        for name, part in value.items():
            yield from paths_of(part, f"{place}.{name}" if place else name)
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from paths_of(part, f"{place}[{index}]")


@given(document=DOCUMENTS, indent=st.sampled_from([None, 0, 2, "\t"]), is_ascii=st.booleans())
def test_what_stands_at_a_position_is_what_stands_at_the_place(
    document: Any, indent: int | str | None, is_ascii: bool
) -> None:
    """For every place of any document, however it is laid out."""
    text = json.dumps(document, indent=indent, ensure_ascii=is_ascii)
    places = dict(paths_of(document))
    found = find_positions(text, places)
    assert list(found) == list(places)
    read = json.JSONDecoder().raw_decode
    for place, value in places.items():
        rest = pointed_at(text, found[place])
        if place and not place.endswith("]"):
            name, end = read(rest)
            assert place.endswith(name)
            rest = rest[end:].removeprefix(":").lstrip()
        assert read(rest)[0] == value


def test_the_parts_of_a_plan_are_found() -> None:
    """In the document that the library writes."""
    text = dump_plan(example_plan())
    places = ["goals[1].steps[0].due_on", "conditions[0]", "needs[3].tier", "exceptions"]
    found = find_positions(text, places)
    starts = [pointed_at(text, found[place]).partition(":")[0] for place in places]
    assert [starts[0], starts[2], starts[3]] == ['"due_on"', '"tier"', '"exceptions"']
    assert starts[1].split() == ["{", '"id"']
