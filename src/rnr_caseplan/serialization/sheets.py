"""Tables in CSV as rows of cells, each with the line and the column that it stands in.

One line is one row, so that a quote that is never closed spoils one row and not the rest of the
table; no cell holds a line break. Cells are separated by commas, semicolons or tabs, whichever
the heading uses most. A byte order mark, any kind of line end, quotes, empty lines and blanks
around a cell are taken as they come.
"""

import csv
import os
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from attrs import frozen

from rnr_caseplan.serialization.documents import path_of
from rnr_caseplan.structure.kinds import is_unicode, shown_key
from rnr_caseplan.value import Value

SheetSource = str | os.PathLike[str] | bytes
"""A path (text or path object), or the bytes of a table."""

SEPARATORS = (",", ";", "\t")
LETTERS = 26

_LINE_END = re.compile(r"\r\n|\r|\n")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@frozen(kw_only=True, repr=False, eq=False)
class CellFault(Value):
    """One thing that is wrong in a table, with its place; what stands there is never repeated.

    Attributes:
        line: The line, counted from 1; spreadsheets give it the same number.
        column: The heading of its column; empty where the whole line is meant.
        letter: The letter that spreadsheets give to the column; empty as above.
        problem: What is wrong there.
        expected: What would be accepted there.

    Examples:
        >>> print(
        ...     CellFault(
        ...         line=7,
        ...         column="total",
        ...         letter="D",
        ...         problem="is not a whole number",
        ...         expected="a whole number from 0 to 49",
        ...     )
        ... )
        line 7, column D (total): is not a whole number; expected a whole number from 0 to 49
    """

    line: int
    column: str
    letter: str
    problem: str
    expected: str

    def __str__(self) -> str:
        """Give the fault as one line: place, problem, what would be accepted."""
        place = f"line {self.line}"
        if self.letter:
            place += f", column {self.letter}"
        if self.column:
            place += f" ({self.column})"
        return f"{place}: {self.problem}; expected {self.expected}"


class Row(NamedTuple):
    """A row: its line, and its cells by the headings of their columns."""

    line: int
    cells: Mapping[str, str]


class Sheet(NamedTuple):
    """A table: the letter of each column by its heading, the rows, and all faults so far."""

    letters: Mapping[str, str]
    rows: tuple[Row, ...]
    faults: tuple[CellFault, ...]

    def fault_at(self, row: Row, column: str, problem: str, expected: str) -> CellFault:
        """Give a fault of one cell of a row; of the whole row where the column is empty."""
        letter = self.letters.get(column, "")
        return CellFault(
            line=row.line, column=column, letter=letter, problem=problem, expected=expected
        )


def read_sheet(source: SheetSource, *, required: Collection[str], accepted: Sequence[str]) -> Sheet:
    """Read a table; rows that cannot be read are told, and the others are kept.

    Where a heading that is required is missing, or one stands there twice, no row is read, as
    nobody could say what its cells mean. A column that is not known is told once and left out.

    Args:
        source: The path of a file, or its bytes.
        required: The headings that must be there.
        accepted: Every heading that is known.

    Returns:
        The rows with at least one cell that is not blank.

    Raises:
        InputError: Where text is given that is no path.
        OSError: Where the file cannot be read.
    """
    data = source if isinstance(source, bytes) else path_of(source).read_bytes()
    if data.startswith(_UTF_16):
        return _refused(_of_line(1, "is UTF-16 text", "UTF-8 text"))
    text = data.decode("utf-8-sig", errors="surrogateescape")
    lines = [
        (number, line) for number, line in enumerate(_LINE_END.split(text), start=1) if line.strip()
    ]
    if not lines:
        return _refused(_of_line(1, "is empty", f"a heading with {', '.join(required)}"))
    (number, heading), *rest = lines
    separator = max(SEPARATORS, key=heading.count)
    names = _cells_of(heading, separator)
    if names is None:
        return _refused(_unreadable(number))
    faults = list(_faults_of_heading(number, names, required, accepted))
    letters = MappingProxyType(
        {name: letter_of(place) for place, name in enumerate(names) if name in accepted}
    )
    if any(not fault.letter or fault.problem == _TWICE for fault in faults):
        return Sheet(letters, (), tuple(faults))
    rows: list[Row] = []
    for number, line in rest:
        cells = _cells_of(line, separator)
        if cells is None:
            faults.append(_unreadable(number))
        elif any(cells):
            of_row = list(_faults_of_row(number, cells, names))
            faults += of_row
            if not of_row:
                placed = zip(names, cells, strict=False)
                known = {name: cell for name, cell in placed if name in letters}
                rows.append(Row(number, MappingProxyType(known)))
    return Sheet(letters, tuple(rows), tuple(faults))


def letter_of(place: int) -> str:
    """Give the letter of a column as spreadsheets do.

    Examples:
        >>> letter_of(0), letter_of(25), letter_of(26)
        ('A', 'Z', 'AA')
    """
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


_TWICE = "is the heading of another column too"


def _refused(fault: CellFault) -> Sheet:
    return Sheet(MappingProxyType({}), (), (fault,))


def _of_line(line: int, problem: str, expected: str) -> CellFault:
    return CellFault(line=line, column="", letter="", problem=problem, expected=expected)


def _unreadable(line: int) -> CellFault:
    expected = "quotes around a whole cell, and doubled inside of it"
    return _of_line(line, "holds a quote that is not closed, or a cell that is too long", expected)


def _cells_of(line: str, separator: str) -> list[str] | None:
    """Give the cells of a line without the blanks around them; ``None`` where it has none."""
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=separator, strict=True))]
    except csv.Error:
        return None


def _faults_of_heading(
    line: int, names: Sequence[str], required: Collection[str], accepted: Sequence[str]
) -> Iterator[CellFault]:
    for name in required:
        if name not in names:
            yield _of_line(line, f"has no column {name}", f"the columns {', '.join(required)}")
    for place, name in enumerate(names):
        letter = letter_of(place)
        if name and name not in accepted:
            yield CellFault(
                line=line,
                column=shown_key(name),
                letter=letter,
                problem="is not a known heading, so that the column is left out",
                expected=f"one of {', '.join(accepted)}",
            )
        elif name and name in names[:place]:
            yield CellFault(
                line=line, column=name, letter=letter, problem=_TWICE, expected="each heading once"
            )


def _faults_of_row(line: int, cells: Sequence[str], names: Sequence[str]) -> Iterator[CellFault]:
    if len(cells) < len(names):
        problem = f"has {len(cells)} cells, fewer than the heading"
        yield _of_line(line, problem, f"{len(names)} cells")
    for place, cell in enumerate(cells):
        name = names[place] if place < len(names) else ""
        if cell and not name:
            told = ("stands under no heading", f"no more than {len(names)} cells")
        elif not is_unicode(cell):
            told = ("is not UTF-8 text", "UTF-8 text")
        else:
            continue
        yield CellFault(
            line=line,
            column=shown_key(name) if name else "",
            letter=letter_of(place),
            problem=told[0],
            expected=told[1],
        )
