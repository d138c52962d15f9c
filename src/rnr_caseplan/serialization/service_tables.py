"""Catalogues of services as tables, as spreadsheets write them (CSV).

A row is a service, and a column is one of its fields. Rows are judged one by one: a bad one is
told with its line and its columns, and the others are kept. A cell is never repeated.
"""

import csv
import io
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

import attrs

from rnr_caseplan.errors import Fault, FaultsError, InputError
from rnr_caseplan.model.offers import OfferedService, ServiceCatalogue
from rnr_caseplan.serialization.documents import path_of
from rnr_caseplan.structure.reading import read_value

_YES, _NO = ("yes", "true"), ("no", "false")
_WHOLE = re.compile(r"-?[0-9]{1,18}")
_NUMBER = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,18})?")
_HOURS = re.compile(r"(\w+) +([0-9:]+) *- *([0-9:]+)")
_NO_FLAG = Fault("", "is not a claim", "yes or no")
_NO_WHOLE = Fault("", "is not a whole number", "digits only")
_NO_NUMBER = Fault("", "is not a number", "digits, perhaps with a point")
_NO_HOURS = Fault(
    "", "is not written as hours", "hours such as monday 18:00-20:00, with ; between several"
)


class ServiceTable(NamedTuple):
    """What a table of services holds.

    Attributes:
        catalogue: The services of the good rows.
        faults: What is wrong in the others, each with its line and column; empty where all rows
            are good.
    """

    catalogue: ServiceCatalogue
    faults: tuple[Fault, ...]


class _Row(NamedTuple):
    """A row: the line of the file on which it begins, and its cells."""

    line: int
    cells: list[str]


def read_services_csv(
    source: str | os.PathLike[str] | bytes, *, evidence_scale: Iterable[str] = ()
) -> ServiceTable:
    r"""Read the services in a community from a spreadsheet that was saved as CSV.

    The first line names the columns, which are the fields of ``OfferedService``; ``id``, ``name``,
    ``needs``, ``kind`` and ``provider`` have to be there. A blank cell is not recorded. Cells with
    several words have ``;`` between them, claims are ``yes`` or ``no``, days are ``YYYY-MM-DD``,
    and hours are written like ``monday 18:00-20:00``.

    Args:
        source: The path of a CSV file (text or a path object), or its bytes; UTF-8, with commas.
        evidence_scale: The words of the agency's ratings, from the weakest to the strongest.

    Returns:
        The services of the good rows, and every fault of the others; of rows with the same id
        the first is kept.

    Raises:
        InputError: Where no row can be read: the file is not UTF-8, its columns are not those of
            services, or the scale is malformed.
        OSError: Where the file cannot be read.

    Examples:
        >>> table = read_services_csv(
        ...     b"id,name,needs,kind,provider,free_places\n"
        ...     b"jobs,Job club,employment,job_help,the job center,4\n"
        ...     b"home,Shelter,unstable_housing,housing,the shelter,some\n"
        ... )
        >>> [service.id for service in table.catalogue.services]
        ['jobs']
        >>> print(table.faults[0])
        line 3, column free_places: is not a whole number; expected digits only
    """
    scale = ServiceCatalogue(services=(), evidence_scale=tuple(evidence_scale)).evidence_scale
    faults: list[Fault] = []
    rows = _rows(_text_of(source), faults)
    columns = _columns(next(rows, None))
    services: list[OfferedService] = []
    lines: dict[str, int] = {}
    for row in rows:
        service, found = _read_row(row, columns, scale)
        if service is not None and service.id in lines:
            problem = f"is the same id as that of line {lines[service.id]}"
            found = [*found, Fault("id", problem, "an id of its own")]
        if service is not None and not found:
            services.append(service)
            lines[service.id] = row.line
        faults += [_placed(fault, row.line) for fault in found]
    catalogue = ServiceCatalogue(services=tuple(services), evidence_scale=scale)
    return ServiceTable(catalogue, tuple(faults))


def _text_of(source: str | os.PathLike[str] | bytes) -> str:
    content = source if isinstance(source, bytes) else path_of(source).read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        problem = f"is not UTF-8 text: line {line}"
        raise InputError([Fault("", problem, "UTF-8 text")]) from None


def _rows(text: str, faults: list[Fault]) -> Iterator[_Row]:
    """Give the rows that are not blank; where the form of the table ends, note it and stop."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:
            expected = 'a closed quotation, with "" for a quotation mark inside it'
            faults.append(Fault(f"line {line}", "cannot be read, nor what follows", expected))
            return
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield _Row(line, [cell.strip() for cell in cells])
        line = reader.line_num + 1


def _columns(first: _Row | None) -> Sequence[str]:
    """Give the names of the columns, which must be those of services."""
    names = [] if first is None else first.cells
    accepted = f"one of {', '.join(_CELLS)}"
    faults = [
        Fault(f"column {place}", "is not a column of services", accepted)
        for place, name in enumerate(names, start=1)
        if name not in _CELLS
    ]
    faults += [
        Fault(f"column {place}", f"is {name}, which is there before", "each column once")
        for place, name in enumerate(names, start=1)
        if name in _CELLS and name in names[: place - 1]
    ]
    faults += [
        Fault(f"column {name}", "is missing", f"a first line with {', '.join(_REQUIRED)}")
        for name in _REQUIRED
        if name not in names
    ]
    if faults:
        raise InputError(faults)
    return names


def _read_row(
    row: _Row, columns: Sequence[str], scale: Sequence[str]
) -> tuple[OfferedService | None, list[Fault]]:
    """Read one row; where it has faults there is no service."""
    if len(row.cells) != len(columns):
        problem = f"has {len(row.cells)} cells"
        return None, [Fault("", problem, f"{len(columns)}, one for each column")]
    faults: list[Fault] = []
    data: dict[str, Any] = {}
    for column, cell in zip(columns, row.cells, strict=True):
        try:
            if cell or column in _REQUIRED:
                data[column] = _CELLS[column](cell)
        except FaultsError as error:
            faults += [fault.below(column) for fault in error.faults]
    unread = {fault.path for fault in faults}
    try:
        service = read_value(data, OfferedService)
    except FaultsError as error:
        return None, [*faults, *[fault for fault in error.faults if fault.path not in unread]]
    if service.evidence is not None and service.evidence not in scale:
        accepted = f"one of {', '.join(scale)}" if scale else "evidence_scale given to the reader"
        faults.append(Fault("evidence", "is not a word of the evidence scale", accepted))
    return service, faults


def _placed(fault: Fault, line: int) -> Fault:
    place = f"line {line}, column {fault.path}" if fault.path else f"line {line}"
    return Fault(place, fault.problem, fault.expected)


# One function for each kind of cell. ----------------------------------------------------


def _words(cell: str) -> list[str]:
    return [word.strip() for word in cell.split(";") if word.strip()]


def _flag(cell: str) -> bool:
    word = cell.casefold()
    if word not in (*_YES, *_NO):
        raise InputError([_NO_FLAG])
    return word in _YES


def _whole(cell: str) -> int:
    if not _WHOLE.fullmatch(cell):
        raise InputError([_NO_WHOLE])
    return int(cell)


def _number(cell: str) -> float:
    if not _NUMBER.fullmatch(cell):
        raise InputError([_NO_NUMBER])
    return float(cell)


def _hours(cell: str) -> list[dict[str, str]]:
    found = [_HOURS.fullmatch(part) for part in _words(cell)]
    sessions = [session.groups() for session in found if session is not None]
    if len(sessions) != len(found):
        raise InputError([_NO_HOURS])
    return [
        {"weekday": weekday.casefold(), "starts_at": starts_at, "ends_at": ends_at}
        for weekday, starts_at, ends_at in sessions
    ]


_FORMS: Mapping[str, Callable[[str], Any]] = MappingProxyType(
    {
        "needs": _words,
        "hours_a_week": _number,
        "weeks": _whole,
        "languages": _words,
        "schedule": _hours,
        "reached_by_bus": _flag,
        "offered_remotely": _flag,
        "limited_to": _words,
        "ways": _words,
        "risk_levels": _words,
        "separate_groups": _flag,
        "free_places": _whole,
        "childcare_on_site": _flag,
        "reading_grade": _whole,
    }
)
"""How the cells of a column are read, where they are more than text."""

_CELLS: Mapping[str, Callable[[str], Any]] = MappingProxyType(
    {name: _FORMS.get(name, str) for name in attrs.fields_dict(OfferedService)}
)
"""How the cells of each column are read."""

_REQUIRED = tuple(
    name
    for name, attribute in attrs.fields_dict(OfferedService).items()
    if attribute.default is attrs.NOTHING
)
