"""Many assessments in one table, with every bad row told and every good one kept."""

import datetime
import functools
import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from attrs import evolve

from rnr_caseplan import InputError, RiskLevel
from rnr_caseplan.instruments import (
    Instrument,
    Scores,
    bundled_instruments,
    case_with_assessments,
    load_instrument,
    score_assessment,
)
from rnr_caseplan.serialization.assessments import ImportedAssessments, read_assessments
from tests.unit.builders import a_case
from tests.unit.instruments.tools import PEERS, TODAY, a_set, a_tool

HEADING = "participant_id,instrument,assessed_on,total,norm_group,agency"


@functools.cache
def tools() -> tuple[Instrument, ...]:
    """Give every bundled tool as it is known today."""
    return tuple(load_instrument(name, on=TODAY) for name in bundled_instruments())


def imported(*lines: str, of: tuple[Instrument, ...] | None = None) -> ImportedAssessments:
    """Read a table of these lines."""
    return read_assessments("\n".join(lines).encode(), of or tools(), as_of=TODAY)


def told(found: ImportedAssessments) -> list[tuple[int, str, str]]:
    """Give line, heading and problem of each fault."""
    return [(fault.line, fault.column, fault.problem) for fault in found.faults]


def test_a_row_is_scored_as_its_scores_are() -> None:
    """With total, scales, unanswered items, norm group and agency."""
    heading = (
        f"{HEADING},criminal_history,peer_associations,unanswered,unanswered_peer_associations"
    )
    found = imported(heading, "P-1,oras-cst,2026-11-02,24,male,missouri,7,5,2,1")
    scores = Scores(
        instrument="oras-cst",
        assessed_on=datetime.date(2026, 11, 2),
        total=24,
        norm_group="male",
        agency="missouri",
        scales=(("criminal_history", 7), ("peer_associations", 5)),
        unanswered=(("peer_associations", 1), ("total", 2)),
    )
    (only,) = found.assessments
    assert (only.line, only.participant_id, found.faults) == (2, "P-1", ())
    tool = load_instrument("oras-cst", on=TODAY)
    assert only.scored == score_assessment(scores, tool, as_of=TODAY)


def test_rows_of_several_tools_and_participants_keep_their_order() -> None:
    """A scale that another tool has too is meant for the row's own tool."""
    found = imported(
        f"{HEADING},criminal_history,violent_recidivism",
        "P-2,ls-cmi,2026-11-02,11,,,5,",
        "P-1,compas,2026-11-02,8,,,,3",
        "P-2,oras-cst,2026-11-03,24,male,,7,",
    )
    assert found.faults == ()
    assert [(each.participant_id, each.scored.instrument) for each in found.assessments] == [
        ("P-2", "ls-cmi"),
        ("P-1", "compas"),
        ("P-2", "oras-cst"),
    ]
    assert [each.instrument for each in found.of("P-2")] == ["ls-cmi", "oras-cst"]
    assert found.of("P-3") == ()
    case = case_with_assessments(a_case(), *found.of("P-2"))
    assert case.risk_level is RiskLevel.HIGH


@pytest.mark.parametrize(
    ("row", "column", "problem", "expected"),
    [
        (
            ",pcra,2026-11-02,10,,",
            "participant_id",
            "is not an id",
            "printable text of 1 to 200 characters without blanks at its ends",
        ),
        (
            "P-1,PCRA,2026-11-02,10,,",
            "instrument",
            "is none of the tools that were given",
            "one of compas, ls-cmi, lsi-r, oras-cst, oras-pit, oras-rt, oras-srt, pcra",
        ),
        (
            "P-1,pcra,11/02/2026,10,,",
            "assessed_on",
            "is not written as a day",
            "a day that exists, as YYYY-MM-DD",
        ),
        (
            "P-1,pcra,2026-02-30,10,,",
            "assessed_on",
            "is a day that does not exist",
            "a day that exists, as YYYY-MM-DD",
        ),
        ("P-1,pcra,,10,,", "assessed_on", "is not written as a day", None),
        ("P-1,pcra,2026-11-22,10,,", "assessed_on", "has not come yet", "a day up to 2026-11-21"),
        (
            "P-1,pcra,2026-11-02,ten,,",
            "total",
            "is not a whole number",
            "a whole number from 0 to 18",
        ),
        ("P-1,pcra,2026-11-02,10.5,,", "total", "is not a whole number", None),
        ("P-1,pcra,2026-11-02,1\x000,,", "total", "is not a whole number", None),
        ("P-1,pcra,2026-11-02,\u0661,,", "total", "is not a whole number", None),
        ("P-1,pcra,2026-11-02,19,,", "total", "is out of range", "a whole number from 0 to 18"),
        ("P-1,pcra,2026-11-02,-1,,", "total", "is out of range", "a whole number from 0 to 18"),
        ("P-1,compas,2026-11-02,0,,", "total", "is out of range", "a whole number from 1 to 10"),
        (
            "P-1,oras-cst,2026-11-02,10,men,",
            "norm_group",
            "is not known to this tool",
            "one of male, female",
        ),
        (
            "P-1,lsi-r,2026-11-02,10,,ohio",
            "agency",
            "is not known to this tool",
            "one of idaho, pennsylvania",
        ),
        (
            "P-1,pcra,2026-11-02,,,",
            "",
            "has no score",
            "a total, or the score of a scale",
        ),
        ("P-1,pcra,2026-11-02,10,,,5", "", "stands under no heading", "no more than 6 cells"),
        ("P-1,pcra,2026-11-02,10", "", "has 4 cells, fewer than the heading", "6 cells"),
    ],
)
def test_a_bad_row_is_told_and_left_out(
    row: str, column: str, problem: str, expected: str | None
) -> None:
    """At its line and column, with what would be accepted; the rows around it are kept."""
    found = imported(HEADING, "P-8,pcra,2026-11-02,9,,", row, "P-9,pcra,2026-11-02,9,,")
    (fault,) = found.faults
    assert (fault.line, fault.column, fault.problem) == (3, column, problem)
    assert expected is None or fault.expected == expected
    assert [each.participant_id for each in found.assessments] == ["P-8", "P-9"]


def test_all_faults_of_a_row_are_told_at_once() -> None:
    """Each at its cell; without a tool its scores cannot be looked at."""
    found = imported(
        f"{HEADING},criminal_history,unanswered",
        ",oras-cst,tomorrow,99,x,y,z,-1",
        "P-1,other,tomorrow,99,x,y,z,-1",
    )
    assert [(line, column) for line, column, _ in told(found)] == [
        (2, "participant_id"),
        (2, "assessed_on"),
        (2, "total"),
        (2, "criminal_history"),
        (2, "unanswered"),
        (2, "norm_group"),
        (2, "agency"),
        (3, "instrument"),
        (3, "assessed_on"),
    ]


def test_a_score_of_another_tools_scale_is_told() -> None:
    """And so is a count of its unanswered items, and a total of a tool without one."""
    without = a_tool(name="without", total=None)
    found = imported(
        "participant_id,instrument,assessed_on,total,peers,violent_recidivism,"
        "unanswered_violent_recidivism",
        "P-1,without,2026-11-02,,5,3,",
        "P-1,without,2026-11-02,,5,,1",
        "P-1,without,2026-11-02,5,5,,",
        of=(*tools(), without),
    )
    assert told(found) == [
        (2, "violent_recidivism", "is a score that without does not have"),
        (3, "unanswered_violent_recidivism", "is about a scale that without does not have"),
        (4, "total", "is a score that without does not have"),
    ]


def test_groups_and_agencies_that_a_tool_does_not_know_are_not_asked_for() -> None:
    """In a mixed table their columns are filled for all rows."""
    found = imported(HEADING, "P-1,pcra,2026-11-02,10,male,idaho")
    assert found.faults == ()
    assert found.assessments[0].scored.scores.norm_group is None


def test_a_missing_score_is_unknown_and_no_fault() -> None:
    """And so is what is too old, or lacks its norm group."""
    found = imported(
        f"{HEADING},criminal_history",
        "P-1,oras-cst,2026-11-02,,male,,7",
        "P-2,oras-cst,2020-11-02,24,male,,",
        "P-3,oras-cst,2026-11-02,24,,,",
    )
    assert found.faults == ()
    issues = [
        each.scored.risk_level.reasons[0].rule
        for each in found.assessments
        if each.scored.risk_level is not None
    ]
    assert issues == ["scores.missing", "scores.stale", "scores.norm_group_needed"]


def test_an_assessment_that_is_repeated_is_told() -> None:
    """The first row is kept; another day or another tool is another assessment."""
    found = imported(
        HEADING,
        "P-1,pcra,2026-11-02,10,,",
        "P-1,pcra,2026-11-02,12,,",
        "P-1,pcra,2026-11-03,12,,",
        "P-1,ls-cmi,2026-11-02,12,,",
    )
    assert told(found) == [(3, "", "repeats the participant, tool and day of line 2")]
    assert [each.line for each in found.assessments] == [2, 4, 5]


def test_a_table_without_its_columns_has_no_rows() -> None:
    """And says which are needed."""
    found = imported("person,tool,date", "P-1,pcra,2026-11-02")
    assert found.assessments == ()
    assert [fault.problem for fault in found.faults][:3] == [
        "has no column participant_id",
        "has no column instrument",
        "has no column assessed_on",
    ]


def test_a_fault_never_repeats_what_stands_in_a_cell() -> None:
    """It may be anybody's words."""
    words = "ZQX said so"
    found = imported(
        f"{HEADING},criminal_history,{words}",
        *(
            ",".join(words if place == wrong else cell for place, cell in enumerate(cells))
            for wrong in range(8)
            for cells in [["P-1", "oras-cst", "2026-11-02", "24", "male", "missouri", "7", ""]]
        ),
    )
    assert len(found.faults) >= 7
    assert "ZQX" not in "".join(str(fault) for fault in found.faults)


@pytest.mark.parametrize(
    ("instruments", "as_of", "path"),
    [
        (["pcra"], TODAY, "instruments[0]"),
        ([a_tool(), a_tool()], TODAY, "instruments[1]"),
        ([a_tool()], "2026-11-21", "as_of"),
    ],
)
def test_malformed_arguments_are_refused(instruments: Any, as_of: Any, path: str) -> None:
    """What is wrong with the call is no fault of the table."""
    with pytest.raises(InputError) as caught:
        read_assessments(b"", instruments, as_of=as_of)
    assert [fault.path for fault in caught.value.faults] == [path]


def test_a_table_is_read_from_a_file(tmp_path: Path) -> None:
    """As a spreadsheet of another country saves it: semicolons, a byte order mark, CRLF."""
    file = tmp_path / "scores.csv"
    lines = (HEADING, "P-1,pcra,2026-11-02,10,,", "")
    file.write_bytes("\r\n".join(lines).replace(",", ";").encode("utf-8-sig"))
    assert [
        each.participant_id for each in read_assessments(file, tools(), as_of=TODAY).assessments
    ] == ["P-1"]


# A large table. --------------------------------------------------------------------------

SIZE = 1_000
EVERY = 20
"""One row in so many has a fault: five in a hundred."""


class Wrong(NamedTuple):
    """A kind of fault: how a row gets it, and in which column it is."""

    name: str
    spoil: Callable[[dict[str, str]], None]
    column: str


def set_to(column: str, value: str) -> Callable[[dict[str, str]], None]:
    """Give a function that puts a value into a cell."""

    def spoil(cells: dict[str, str]) -> None:
        cells[column] = value

    return spoil


def empty_scores(cells: dict[str, str]) -> None:
    """Take every score out of a row."""
    for column in cells:
        if column not in {"participant_id", "instrument", "assessed_on", "norm_group", "agency"}:
            cells[column] = ""


WRONG = (
    Wrong("no participant", set_to("participant_id", " "), "participant_id"),
    Wrong("unknown tool", set_to("instrument", "my-own-tool"), "instrument"),
    Wrong("day of another form", set_to("assessed_on", "11/02/2026"), "assessed_on"),
    Wrong("day that does not exist", set_to("assessed_on", "2026-02-29"), "assessed_on"),
    Wrong("day to come", set_to("assessed_on", "2027-01-01"), "assessed_on"),
    Wrong("total that is no number", set_to("total", "high"), "total"),
    Wrong("total out of range", set_to("total", "99"), "total"),
    Wrong("scale of no tool in this row", set_to("county_scale", "1"), "county_scale"),
    Wrong("no score at all", empty_scores, ""),
    Wrong("quote that is not closed", set_to("agency", '"'), ""),
)


def a_county_tool() -> Instrument:
    """Give a tool with one scale and no total."""
    scale = evolve(a_tool().scales[0], id="county_scale")
    bands = a_set("county_scale", PEERS)
    return a_tool(bands, name="county-tool", total=None, scales=(scale,))


def a_large_table() -> tuple[bytes, dict[int, Wrong]]:
    """Give a table of mixed assessments, and the kind of fault of each bad line."""
    scales = dict.fromkeys(scale.id for tool in tools() for scale in tool.scales)
    columns = [*HEADING.split(","), *scales, "county_scale"]
    lines = [",".join(columns)]
    wrong: dict[int, Wrong] = {}
    kinds = itertools.cycle(WRONG)
    for number, tool in zip(range(SIZE), itertools.cycle(tools()), strict=False):
        cells = dict.fromkeys(columns, "")
        lowest = {scale.id: scale.minimum for scale in tool.scales}
        total = sum(lowest.values()) if tool.adds_up else tool.all_scales[0].minimum + 1
        cells |= {
            "participant_id": f"P-{number}",
            "instrument": tool.name,
            "assessed_on": (TODAY - datetime.timedelta(days=number % 300)).isoformat(),
            "total": str(total),
            "norm_group": ("male", "female", "")[number % 3],
            "agency": tool.agencies[0][0] if tool.agencies else "anywhere",
            **{name: str(score) for name, score in lowest.items()},
        }
        if number % EVERY == number // EVERY % EVERY:
            kind = next(kinds)
            kind.spoil(cells)
            wrong[len(lines) + 1] = kind
        lines.append(",".join(cells.values()))
    return "\r\n".join(lines).encode(), wrong


def test_a_large_table_with_faults_of_ten_kinds_keeps_every_good_row() -> None:
    """1,000 rows of all tools, 5 % of them bad: each is told by row and column, none is lost."""
    table, wrong = a_large_table()
    assert len(WRONG) == 10
    assert len(wrong) == SIZE * 5 // 100
    assert {kind.name for kind in wrong.values()} == {kind.name for kind in WRONG}
    found = read_assessments(table, (*tools(), a_county_tool()), as_of=TODAY)
    assert [(fault.line, fault.column) for fault in found.faults] == [
        (line, kind.column) for line, kind in wrong.items()
    ]
    good = [line for line in range(2, SIZE + 2) if line not in wrong]
    assert [each.line for each in found.assessments] == good
    assert [each.participant_id for each in found.assessments] == [f"P-{line - 2}" for line in good]
    assert {each.scored.instrument for each in found.assessments} == set(bundled_instruments())
