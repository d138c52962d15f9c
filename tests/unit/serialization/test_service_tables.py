"""Catalogues of services as tables."""

from pathlib import Path
from typing import Any

import attrs
import pytest

from rnr_caseplan import AdaptationKind, InputError, RiskLevel
from rnr_caseplan.services import (
    Attending,
    OfferedService,
    Payer,
    ServiceKind,
    ServiceTable,
    read_services_csv,
)
from tests.unit.offered import SCALE, a_service, days_ago, hours

HEAD = "id,name,needs,kind,provider"
ROW = "v1,a group,substance_use,treatment,the center"
MARKER = "zqx secret words"


def read(*lines: str, scale: tuple[str, ...] = ()) -> ServiceTable:
    """Read a table of these lines."""
    return read_services_csv("\n".join(lines).encode(), evidence_scale=scale)


def told(table: ServiceTable) -> list[str]:
    """Give the places of a table's faults."""
    return [fault.path for fault in table.faults]


def ids(table: ServiceTable) -> list[str]:
    """Give the ids of the services that were kept."""
    return [service.id for service in table.catalogue.services]


def test_a_row_is_a_service() -> None:
    """Columns may come in any order."""
    table = read("kind,id,provider,needs,name", "treatment,v1,the center,substance_use,a group")
    assert table.catalogue.services == (a_service(),)
    assert table.faults == ()


CELLS: dict[str, tuple[str, Any]] = {
    "id": ("v1", "v1"),
    "name": ("a group", "a group"),
    "needs": ("substance_use; trauma ", ("substance_use", "trauma")),
    "kind": ("treatment", ServiceKind.TREATMENT),
    "provider": ("the center", "the center"),
    "hours_a_week": ("2.5", 2.5),
    "weeks": ("12", 12),
    "languages": ("English;Haitian Creole", ("English", "Haitian Creole")),
    "schedule": (
        "Monday 18:00-20:00; friday 09:00 - 10:30",
        (hours("monday", "18:00", "20:00"), hours("friday", "09:00", "10:30")),
    ),
    "attending": ("one_session", Attending.ONE_SESSION),
    "place": ("12 Elm Street", "12 Elm Street"),
    "reached_by_bus": ("yes", True),
    "offered_remotely": ("No", False),
    "limited_to": ("veterans", ("veterans",)),
    "ways": (
        "step_free_place;interpreter",
        (AdaptationKind.INTERPRETER, AdaptationKind.STEP_FREE_PLACE),
    ),
    "risk_levels": ("medium; high", (RiskLevel.MODERATE, RiskLevel.HIGH)),
    "separate_groups": ("TRUE", True),
    "evidence": ("effective", "effective"),
    "free_places": ("0", 0),
    "paid_by": ("nobody", Payer.NOBODY),
    "cost": ("free", "free"),
    "childcare_on_site": ("false", False),
    "reading_grade": ("6", 6),
    "last_verified_on": (days_ago(3).isoformat(), days_ago(3)),
}


def test_every_field_has_its_column() -> None:
    """Cells are read by what the column holds; the test fails where a field is new."""
    assert set(CELLS) == set(attrs.fields_dict(OfferedService))
    row = ",".join(f'"{cell}"' for cell, _ in CELLS.values())
    table = read(",".join(CELLS), row, scale=SCALE)
    assert table.faults == ()
    (service,) = table.catalogue.services
    assert {name: getattr(service, name) for name in CELLS} == {
        name: value for name, (_, value) in CELLS.items()
    }
    assert table.catalogue.evidence_scale == SCALE


def test_a_blank_cell_is_not_recorded() -> None:
    """Whatever the column; blanks around cells mean nothing."""
    optional = [name for name in CELLS if name not in HEAD.split(",")]
    table = read(",".join([HEAD, *optional]), f"{ROW}{', ' * len(optional)}")
    assert table.catalogue.services == (a_service(),)


@pytest.mark.parametrize(
    ("column", "cell", "problem"),
    [
        ("id", "", "is not an id"),
        ("name", "", "is blank or not text"),
        ("needs", "", "is empty"),
        ("kind", MARKER, "is not one of the known words"),
        ("hours_a_week", MARKER, "is not a number"),
        ("hours_a_week", "1e3", "is not a number"),
        ("hours_a_week", "0", "is not such a number"),
        ("weeks", "2.0", "is not a whole number"),
        ("weeks", "-2", "is not such a number"),
        ("weeks", "9" * 19, "is not a whole number"),
        ("languages", "English;english", "names something more than once"),
        ("schedule", MARKER, "is not written as hours"),
        ("schedule", "monday 18:00-20:00; evenings", "is not written as hours"),
        ("reached_by_bus", MARKER, "is not a claim"),
        ("reading_grade", "21", "is not such a number"),
        ("last_verified_on", "2026-02-30", "is a day that does not exist"),
        ("evidence", MARKER, "is not a word of the evidence scale"),
    ],
)
def test_a_bad_cell_is_told_with_its_line_and_column(column: str, cell: str, problem: str) -> None:
    """The rows around it are kept, and the cell is not repeated."""
    names = HEAD.split(",")
    head = HEAD if column in names else f"{HEAD},{column}"
    usual = dict(zip(names, ROW.split(","), strict=True))
    other = {**usual, "id": "v9", column: cell}
    bad = ",".join(other[name] for name in head.split(","))
    good = ",".join(usual.get(name, "") for name in head.split(","))
    table = read(head, good, bad, good.replace("v1", "v2"), scale=SCALE)
    assert ids(table) == ["v1", "v2"]
    (fault,) = table.faults
    assert (fault.path, fault.problem) == (f"line 3, column {column}", problem)
    assert fault.expected
    assert MARKER not in str(fault)


@pytest.mark.parametrize(
    ("column", "cell", "path"),
    [
        ("needs", "substance_use;No Domain", "needs"),
        ("schedule", "monday 18:00-17:00", "schedule[0].ends_at"),
        ("schedule", "monday 18:00-19:00;mon 18:00-19:00", "schedule[1].weekday"),
        ("risk_levels", "low;some", "risk_levels[1]"),
        ("ways", "interpreter;dance", "ways[1]"),
    ],
)
def test_a_bad_word_among_several_is_told_with_its_place(column: str, cell: str, path: str) -> None:
    """Counted from 0, as in documents."""
    head, row = f"{HEAD},{column}", f"{ROW},{cell}"
    if column == "needs":
        head, row = HEAD, ROW.replace("substance_use", cell)
    assert told(read(head, row)) == [f"line 2, column {path}"]


def test_every_fault_of_a_row_is_told() -> None:
    """Those of single cells and those of the service."""
    table = read(f"{HEAD},weeks,free_places", f"{ROW.replace('treatment', 'party')},x,-1")
    assert told(table) == [
        "line 2, column weeks",
        "line 2, column kind",
        "line 2, column free_places",
    ]


def test_a_rating_without_a_scale_says_what_is_lacking() -> None:
    """The scale is given to the reader, not in the table."""
    table = read(f"{HEAD},evidence", f"{ROW},effective")
    (fault,) = table.faults
    assert "evidence_scale" in fault.expected
    assert ids(table) == []


@pytest.mark.parametrize("row", [f"{ROW},more", "v1,a group"])
def test_a_row_has_a_cell_for_each_column(row: str) -> None:
    """Neither more nor fewer."""
    table = read(HEAD, row, ROW)
    assert told(table) == ["line 2"]
    assert ids(table) == ["v1"]


def test_of_two_rows_with_one_id_the_first_is_kept() -> None:
    """And the second told with the first one's line; a bad row takes no id."""
    bad = ROW.replace("treatment", "party")
    table = read(HEAD, bad, ROW, "", ROW)
    assert told(table) == ["line 2, column kind", "line 5, column id"]
    assert "line 3" in table.faults[1].problem
    assert ids(table) == ["v1"]


def test_lines_are_those_of_the_file() -> None:
    """Blank lines and cells over several lines count; blank rows are nothing."""
    table = read(HEAD, "", '"v1","a\ngroup",substance_use,treatment,the center', ",,,,", "v2,,,,")
    assert ids(table) == ["v1"]
    assert told(table) == [
        f"line 6, column {name}" for name in ("name", "needs", "kind", "provider")
    ]


def test_what_cannot_be_read_ends_the_table() -> None:
    """The rows before it are kept."""
    table = read(HEAD, ROW, 'v2,"an open quotation,substance_use', ROW)
    assert ids(table) == ["v1"]
    assert told(table) == ["line 3"]
    assert "closed quotation" in table.faults[0].expected


@pytest.mark.parametrize(
    ("head", "paths"),
    [
        ("id,name,needs,kind", ["provider"]),
        (f"{HEAD},colour", ["6"]),
        (f"{HEAD},id", ["6"]),
        (f"{HEAD},", ["6"]),
    ],
)
def test_columns_that_are_not_those_of_services_are_refused(head: str, paths: list[str]) -> None:
    """No row could be read rightly."""
    with pytest.raises(InputError) as caught:
        read(head, ROW)
    assert [fault.path for fault in caught.value.faults] == [f"column {path}" for path in paths]


def test_a_table_without_columns_is_refused() -> None:
    """Every column that has to be there is named."""
    with pytest.raises(InputError) as caught:
        read("", " , ")
    paths = [fault.path for fault in caught.value.faults]
    assert paths == [f"column {name}" for name in HEAD.split(",")]


def test_the_name_of_a_column_is_not_repeated_where_it_may_be_words() -> None:
    """A table without its first line begins with somebody's words."""
    with pytest.raises(InputError) as caught:
        read(f"{HEAD},{MARKER}")
    assert MARKER not in str(caught.value)


def test_a_table_comes_from_a_file_or_from_bytes(tmp_path: Path) -> None:
    """Spreadsheets write a mark before UTF-8 text, and lines that end otherwise."""
    file = tmp_path / "services.csv"
    file.write_bytes(b"\xef\xbb\xbf" + f"{HEAD}\r\n{ROW}\r\n".encode())
    assert read_services_csv(file) == read_services_csv(str(file)) == read(HEAD, ROW)


def test_the_text_of_a_table_is_no_path() -> None:
    """It is refused without being repeated."""
    with pytest.raises(InputError, match="not a path") as caught:
        read_services_csv(f"{HEAD}\n{ROW}")
    assert "center" not in str(caught.value)


def test_other_encodings_are_refused_with_the_line() -> None:
    """Nothing is guessed."""
    with pytest.raises(InputError, match="line 2"):
        read_services_csv(f"{HEAD}\n{ROW.replace('group', 'café')}".encode("latin-1"))


def test_a_malformed_scale_is_refused() -> None:
    """Before any row is read."""
    with pytest.raises(InputError, match="evidence_scale"):
        read(HEAD, scale=("good", "good"))
