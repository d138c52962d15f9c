"""What holds for every table of services: nothing is lost, nothing is guessed, no cell is told."""

import csv
import io
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from rnr_caseplan import InputError
from rnr_caseplan.services import (
    OfferedService,
    ServiceCatalogue,
    dump_services,
    read_services,
    read_services_csv,
    services_to_data,
)
from tests.offers import SCALE, catalogues

COLUMNS = [field.name for field in OfferedService.__attrs_attrs__]
MARKER = "zqx"


def cell_of(value: Any) -> str:
    """Write a value as spreadsheets hold it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ";".join(cell_of(element) for element in value)
    if isinstance(value, dict):
        return f"{value['weekday']} {value['starts_at']}-{value['ends_at']}"
    return "" if value is None else str(value)


def table_of(rows: list[dict[str, Any]]) -> bytes:
    """Write rows as CSV."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([cell_of(row.get(name)) for name in COLUMNS])
    return text.getvalue().encode()


@given(catalogue=catalogues())
def test_a_table_and_a_document_hold_the_same(catalogue: ServiceCatalogue) -> None:
    """What is written is read again, service by service."""
    rows = services_to_data(catalogue)["services"]
    table = read_services_csv(table_of(rows), evidence_scale=SCALE)
    assert table.faults == ()
    assert table.catalogue == catalogue
    assert read_services(dump_services(catalogue).encode()) == catalogue


@given(
    catalogue=catalogues(),
    broken=st.dictionaries(st.integers(0, 5), st.sampled_from(COLUMNS), max_size=3),
)
def test_bad_rows_are_told_and_good_ones_kept(
    catalogue: ServiceCatalogue, broken: dict[int, str]
) -> None:
    """A cell that no column accepts costs its own row and no other."""
    rows = services_to_data(catalogue)["services"]
    bad = {place: name for place, name in broken.items() if place < len(rows)}
    for place, name in bad.items():
        rows[place][name] = "\0" + MARKER if name in {"id", "name"} else ""
        if name not in {"id", "name", "needs", "kind", "provider"}:
            rows[place]["kind"] = MARKER
    for place, name in bad.items():
        if name == "name":
            rows[place]["name"] = ""
    table = read_services_csv(table_of(rows), evidence_scale=SCALE)
    kept = [item for place, item in enumerate(catalogue.services) if place not in bad]
    assert list(table.catalogue.services) == kept
    told = {fault.path.partition(",")[0] for fault in table.faults}
    assert told == {f"line {place + 2}" for place in bad}
    assert not any(MARKER in str(fault) for fault in table.faults)


@given(text=st.text(alphabet=st.sampled_from(list('zqx",;\n\r\t idnamekp-:019')), max_size=80))
@example(text='"')
@example(text='v1,"zqx"zqx,,,')
@example(text="zqx,zqx,zqx,zqx,zqx")
def test_whatever_stands_in_a_table_is_read_or_refused_without_being_told(text: str) -> None:
    """Any text below a good first line."""
    document = f"id,name,needs,kind,provider\n{text}".encode()
    table = read_services_csv(document)
    assert not any(MARKER in str(fault) for fault in table.faults)
    told = ""
    try:
        read_services_csv(text.encode())
    except InputError as error:
        told = str(error)
    assert MARKER not in told
