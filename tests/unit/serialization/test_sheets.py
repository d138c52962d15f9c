"""Tables in CSV: rows, cells and their places."""

from pathlib import Path

import pytest

from rnr_caseplan import InputError
from rnr_caseplan.serialization.sheets import Sheet, letter_of, read_sheet

REQUIRED = ("id", "day")
ACCEPTED = (*REQUIRED, "score", "note")
HEADING = "id,day,score"


def sheet_of(*lines: str, end: str = "\n") -> Sheet:
    """Read a table of these lines."""
    return read_sheet(end.join(lines).encode(), required=REQUIRED, accepted=ACCEPTED)


def told(sheet: Sheet) -> list[tuple[int, str, str, str]]:
    """Give line, letter, heading and problem of each fault."""
    return [(fault.line, fault.letter, fault.column, fault.problem) for fault in sheet.faults]


def rows_of(sheet: Sheet) -> list[tuple[int, list[str]]]:
    """Give each row's line and cells."""
    return [(row.line, list(row.cells.values())) for row in sheet.rows]


def test_rows_have_their_lines_and_cells() -> None:
    """By the headings of their columns; the heading is line 1."""
    sheet = sheet_of(HEADING, "P-1,2026-01-01,5", "P-2,,")
    assert sheet.faults == ()
    assert [row.cells for row in sheet.rows] == [
        {"id": "P-1", "day": "2026-01-01", "score": "5"},
        {"id": "P-2", "day": "", "score": ""},
    ]
    assert [row.line for row in sheet.rows] == [2, 3]
    assert sheet.letters == {"id": "A", "day": "B", "score": "C"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_any_line_end_and_a_byte_order_mark_are_taken(end: str, start: bytes) -> None:
    """As spreadsheets write them; a line end at the end is no row."""
    data = start + end.join((HEADING, "P-1,d,5", "P-2,d,6", "")).encode()
    sheet = read_sheet(data, required=REQUIRED, accepted=ACCEPTED)
    assert sheet.faults == ()
    assert rows_of(sheet) == [(2, ["P-1", "d", "5"]), (3, ["P-2", "d", "6"])]


def test_other_characters_that_break_lines_stay_in_their_cells() -> None:
    """Only line ends end a line."""
    assert rows_of(sheet_of(HEADING, "P\u2028\x0b\x851,d,5"))[0][0] == 2
    assert len(sheet_of(HEADING, "P\u2028\x0b\x851,d,5").rows) == 1


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_cells_are_separated_as_the_heading_is(separator: str) -> None:
    """By commas, semicolons or tabs; the others are then plain characters."""
    sheet = sheet_of(*(line.replace(",", separator) for line in (HEADING, "P-1,d,5")))
    assert rows_of(sheet) == [(2, ["P-1", "d", "5"])]
    other = ";" if separator == "," else ","
    mixed = sheet_of(HEADING.replace(",", separator), other.join(("P-1", "d", "5")))
    assert told(mixed) == [(2, "", "", "has 1 cells, fewer than the heading")]


def test_quotes_and_blanks_around_cells_are_taken_away() -> None:
    """A separator inside of quotes is part of the cell, and so is a doubled quote."""
    sheet = sheet_of(HEADING, '"P,1", d ," 5 "', '" P ""2"" ",d,5')
    assert sheet.faults == ()
    assert rows_of(sheet) == [(2, ["P,1", "d", "5"]), (3, ['P "2"', "d", "5"])]


def test_empty_lines_are_no_rows() -> None:
    """Nor are lines of separators only; the lines after them keep their numbers."""
    sheet = sheet_of("", HEADING, "", "  ", ",,", '"",,', "P-1,d,5", "")
    assert told(sheet) == []
    assert rows_of(sheet) == [(7, ["P-1", "d", "5"])]


def test_a_quote_that_is_never_closed_spoils_its_line_only() -> None:
    """Rows before and after are kept."""
    sheet = sheet_of(HEADING, "P-1,d,5", 'P-2,"d,5', "P-3,d,5", 'P-4,"d"x,5')
    problem = "holds a quote that is not closed, or a cell that is too long"
    assert told(sheet) == [(3, "", "", problem), (5, "", "", problem)]
    assert [line for line, _ in rows_of(sheet)] == [2, 4]


def test_a_cell_that_is_too_long_spoils_its_line_only() -> None:
    """Nobody's table needs one."""
    sheet = sheet_of(HEADING, f"{'x' * 200_000},d,5", "P-2,d,5")
    assert [fault.line for fault in sheet.faults] == [2]
    assert [line for line, _ in rows_of(sheet)] == [3]


def test_too_many_and_too_few_cells_are_told() -> None:
    """Blank cells beyond the heading are not."""
    sheet = sheet_of(HEADING, "P-1,d,5,x,y", "P-2,d", "P-3,d,5,,")
    assert told(sheet) == [
        (2, "D", "", "stands under no heading"),
        (2, "E", "", "stands under no heading"),
        (3, "", "", "has 2 cells, fewer than the heading"),
    ]
    assert rows_of(sheet) == [(4, ["P-3", "d", "5"])]
    assert str(sheet.faults[0]) == (
        "line 2, column D: stands under no heading; expected no more than 3 cells"
    )


def test_a_column_without_a_heading_must_stay_empty() -> None:
    """Also in the middle."""
    sheet = sheet_of("id,,day", "P-1,,d", "P-2,x,d")
    assert rows_of(sheet) == [(2, ["P-1", "d"])]
    assert told(sheet) == [(3, "B", "", "stands under no heading")]


def test_a_cell_that_is_not_utf_8_spoils_its_row_only() -> None:
    """As an older spreadsheet writes it; the cell is named, and not repeated."""
    data = HEADING.encode() + b"\nP-\xe9,d,5\nP-2,d,5\n"
    sheet = read_sheet(data, required=REQUIRED, accepted=ACCEPTED)
    assert told(sheet) == [(2, "A", "id", "is not UTF-8 text")]
    assert rows_of(sheet) == [(3, ["P-2", "d", "5"])]


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-be"])
def test_a_table_in_utf_16_says_so(codec: str) -> None:
    """It is a common way to save a table, and needs one more step."""
    data = ("\ufeff" if codec == "utf-16-be" else "") + HEADING
    sheet = read_sheet(data.encode(codec), required=REQUIRED, accepted=ACCEPTED)
    assert told(sheet) == [(1, "", "", "is UTF-16 text")]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"  \r\n"])
def test_an_empty_table_says_what_is_missing(data: bytes) -> None:
    """Its heading."""
    sheet = read_sheet(data, required=REQUIRED, accepted=ACCEPTED)
    assert [str(fault) for fault in sheet.faults] == [
        "line 1: is empty; expected a heading with id, day"
    ]


def test_a_heading_without_a_required_column_gives_no_row() -> None:
    """Each that is missing is told."""
    sheet = sheet_of("ID,score", "P-1,5")
    assert told(sheet) == [
        (1, "", "", "has no column id"),
        (1, "", "", "has no column day"),
        (
            1,
            "A",
            "(a name that is not shown)",
            "is not a known heading, so that the column is left out",
        ),
    ]
    assert sheet.rows == ()


def test_a_heading_that_stands_there_twice_gives_no_row() -> None:
    """Nobody could say which of the two is meant."""
    sheet = sheet_of("id,day,score,score", "P-1,d,5,6")
    assert told(sheet) == [(1, "D", "score", "is the heading of another column too")]
    assert sheet.rows == ()


def test_a_heading_that_is_not_known_is_told_and_left_out() -> None:
    """The rows are read without it."""
    sheet = sheet_of("id,day,scroe,note", "P-1,d,5,x")
    (fault,) = sheet.faults
    assert (fault.letter, fault.column) == ("C", "scroe")
    assert fault.expected == "one of id, day, score, note"
    assert [row.cells for row in sheet.rows] == [{"id": "P-1", "day": "d", "note": "x"}]


def test_a_heading_that_cannot_be_read_gives_no_row() -> None:
    """A quote that is not closed."""
    sheet = sheet_of('id,"day', "P-1,d")
    assert [fault.line for fault in sheet.faults] == [1]
    assert sheet.rows == ()


def test_a_heading_may_be_somebodys_words() -> None:
    """Then it is not repeated."""
    sheet = sheet_of("id,day,He said that he would", "P-1,d,x")
    assert "He said" not in str(sheet.faults[0])


def test_a_table_is_read_from_a_file(tmp_path: Path) -> None:
    """By a path object or its text; text of a table is no path."""
    file = tmp_path / "table.csv"
    file.write_bytes(f"{HEADING}\nP-1,d,5\n".encode())
    for source in (file, str(file)):
        assert len(read_sheet(source, required=REQUIRED, accepted=ACCEPTED).rows) == 1
    with pytest.raises(InputError):
        read_sheet(f"{HEADING}\nP-1,d,5\n", required=REQUIRED, accepted=ACCEPTED)
    with pytest.raises(FileNotFoundError):
        read_sheet(tmp_path / "missing.csv", required=REQUIRED, accepted=ACCEPTED)


def test_a_fault_of_a_row_has_the_place_of_its_cell() -> None:
    """Or of the row, where no column is named."""
    sheet = sheet_of(HEADING, "P-1,d,5")
    row = sheet.rows[0]
    of_cell = sheet.fault_at(row, "score", "is odd", "an even number")
    assert str(of_cell) == "line 2, column C (score): is odd; expected an even number"
    assert str(sheet.fault_at(row, "", "is odd", "x")) == "line 2: is odd; expected x"


@pytest.mark.parametrize(
    ("place", "letter"),
    [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")],
)
def test_columns_have_the_letters_of_spreadsheets(place: int, letter: str) -> None:
    """After Z comes AA."""
    assert letter_of(place) == letter
