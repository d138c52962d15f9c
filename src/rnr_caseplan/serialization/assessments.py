"""Many assessments in one table: one row an assessment, one column a scale."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import frozen

from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.instruments.instrument import TOTAL, Instrument, Scale
from rnr_caseplan.instruments.reading import UNANSWERED
from rnr_caseplan.instruments.scored import ScoredAssessment
from rnr_caseplan.instruments.scores import Scores
from rnr_caseplan.instruments.scoring import score_assessment
from rnr_caseplan.model.people import Participant
from rnr_caseplan.serialization.sheets import CellFault, Row, Sheet, SheetSource, read_sheet
from rnr_caseplan.structure.reading import read_value
from rnr_caseplan.value import Value

REQUIRED = ("participant_id", "instrument", "assessed_on")
COLUMNS = (*REQUIRED, TOTAL, "norm_group", "agency", UNANSWERED)
LARGEST_COUNT = 1000

_COUNT_OF = f"{UNANSWERED}_"

_WHOLE = re.compile(r"-?[0-9]{1,6}")


@frozen(kw_only=True, repr=False, eq=False)
class ImportedAssessment(Value):
    """One good row of a table of scores.

    Attributes:
        line: The line that it stands in.
        participant_id: Whose assessment it is.
        scored: What it says.
    """

    line: int
    participant_id: str
    scored: ScoredAssessment


@frozen(kw_only=True, repr=False, eq=False)
class ImportedAssessments(Value):
    """The good rows of a table of scores, and everything that is wrong in it.

    Attributes:
        assessments: The good rows, in the order of the table.
        faults: Every fault, in the order of the table; none repeats what stands in a cell.
    """

    assessments: tuple[ImportedAssessment, ...]
    faults: tuple[CellFault, ...]

    def of(self, participant_id: str) -> tuple[ScoredAssessment, ...]:
        """Give the assessments of one participant, as ``case_with_assessments`` takes them."""
        return tuple(
            each.scored for each in self.assessments if each.participant_id == participant_id
        )


def read_assessments(
    source: SheetSource, instruments: Iterable[Instrument], *, as_of: datetime.date
) -> ImportedAssessments:
    r"""Read a table of scores in CSV: every bad row is told by line and column, the rest is kept.

    The first row holds the headings: ``participant_id``, ``instrument`` and ``assessed_on`` must
    be there; ``total``, ``norm_group``, ``agency``, ``unanswered`` and, for each scale,
    its id and ``unanswered_`` with its id may be. A cell of a scale that the row's tool does not
    have stays empty. A missing score is no fault, and its level is unknown; a row without any
    score is one, and so is a score that its scale does not have.

    Args:
        source: The path of a file in UTF-8, or its bytes.
        instruments: The tools that rows may name.
        as_of: The day on which the assessments are read; a later day is a fault.

    Returns:
        What each good row says, and every fault.

    Raises:
        InputError: Where an argument is of the wrong kind, or two tools have one name.
        OSError: Where the file cannot be read.

    Examples:
        >>> from rnr_caseplan.instruments import load_instrument
        >>> today = datetime.date(2026, 11, 21)
        >>> table = b"participant_id,instrument,assessed_on,total\nP-1,pcra,2026-11-02,10\n"
        >>> table += b"P-2,pcra,2026-11-02,19\n"
        >>> found = read_assessments(table, [load_instrument("pcra", on=today)], as_of=today)
        >>> found.of("P-1")[0].risk_level.value.value
        'moderate'
        >>> print(found.faults[0])
        line 3, column D (total): is out of range; expected a whole number from 0 to 18
    """
    tools = _by_name(instruments, as_of)
    scales = [scale.id for tool in tools.values() for scale in tool.scales]
    counts = [f"{_COUNT_OF}{scale}" for scale in scales]
    accepted = tuple(dict.fromkeys((*COLUMNS, *scales, *counts)))
    sheet = read_sheet(source, required=REQUIRED, accepted=accepted)
    faults = list(sheet.faults)
    kept: dict[tuple[str, str, datetime.date], ImportedAssessment] = {}
    for row in sheet.rows:
        reader = _RowReader(row, sheet, tools, as_of)
        found = reader.read()
        if found is not None:
            key = (found.participant_id, found.scored.instrument, found.scored.assessed_on)
            earlier = kept.setdefault(key, found)
            if earlier is not found:
                problem = f"repeats the participant, tool and day of line {earlier.line}"
                reader.note("", problem, "one row for each assessment")
        faults += reader.faults
    return ImportedAssessments(
        assessments=tuple(kept.values()), faults=tuple(sorted(faults, key=_line_of))
    )


def _by_name(instruments: Iterable[Instrument], as_of: Any) -> dict[str, Instrument]:
    tools: dict[str, Instrument] = {}
    if type(as_of) is not datetime.date:
        raise InputError([Fault("as_of", "is not a day", "a datetime.date")])
    for place, tool in enumerate(instruments):
        path = f"instruments[{place}]"
        if type(tool) is not Instrument:
            raise InputError([Fault(path, "is of the wrong kind", "an Instrument")])
        if tool.name in tools:
            raise InputError([Fault(path, "has the name of another one", "each name once")])
        tools[tool.name] = tool
    return tools


def _line_of(fault: CellFault) -> int:
    return fault.line


class _RowReader:
    """Reads one row; what is wrong in it is collected in ``faults``."""

    def __init__(
        self, row: Row, sheet: Sheet, tools: Mapping[str, Instrument], as_of: datetime.date
    ) -> None:
        self._row = row
        self._sheet = sheet
        self._tools = tools
        self._as_of = as_of
        self.faults: list[CellFault] = []

    def note(self, column: str, problem: str, expected: str) -> None:
        """Note a fault of a cell, or of the row."""
        self.faults.append(self._sheet.fault_at(self._row, column, problem, expected))

    def read(self) -> ImportedAssessment | None:
        """Give what the row says; ``None`` where a fault was noted."""
        participant_id = self._participant()
        tool = self._tool()
        assessed_on = self._day()
        if tool is None:
            return None
        total = self._score(TOTAL, tool.total, tool)
        by_id = {scale.id: scale for scale in tool.scales}
        scales = tuple(self._scores(by_id, tool))
        unanswered = tuple(self._counts(by_id, tool))
        norm_group = self._word("norm_group", dict(tool.norm_groups))
        agency = self._word("agency", dict(tool.agencies))
        if total is None and not scales and not self.faults:
            self.note("", "has no score", "a total, or the score of a scale")
        if self.faults or participant_id is None or assessed_on is None:
            return None
        scores = Scores(
            instrument=tool.name,
            assessed_on=assessed_on,
            total=total,
            scales=scales,
            unanswered=unanswered,
            norm_group=norm_group,
            agency=agency,
        )
        return ImportedAssessment(
            line=self._row.line,
            participant_id=participant_id,
            scored=score_assessment(scores, tool, as_of=self._as_of),
        )

    def _cell(self, column: str) -> str:
        return self._row.cells.get(column, "")

    def _participant(self) -> str | None:
        cell = self._cell("participant_id")
        try:
            return Participant(id=cell).id
        except InputError as error:
            self.note("participant_id", error.faults[0].problem, error.faults[0].expected)
            return None

    def _tool(self) -> Instrument | None:
        tool = self._tools.get(self._cell("instrument"))
        if tool is None:
            accepted = f"one of {', '.join(self._tools)}"
            self.note("instrument", "is none of the tools that were given", accepted)
        return tool

    def _day(self) -> datetime.date | None:
        try:
            day = read_value(self._cell("assessed_on"), datetime.date)
        except InputError as error:
            self.note("assessed_on", error.faults[0].problem, error.faults[0].expected)
            return None
        if day > self._as_of:
            self.note("assessed_on", "has not come yet", f"a day up to {self._as_of}")
            return None
        return day

    def _scores(self, by_id: Mapping[str, Scale], tool: Instrument) -> Iterator[tuple[str, int]]:
        for column in self._row.cells:
            if column in COLUMNS or column.startswith(_COUNT_OF):
                continue
            score = self._score(column, by_id.get(column), tool)
            if score is not None:
                yield column, score

    def _score(self, column: str, scale: Scale | None, tool: Instrument) -> int | None:
        cell = self._cell(column)
        if not cell:
            return None
        if scale is None:
            self.note(column, f"is a score that {tool.name} does not have", "an empty cell")
            return None
        return self._number(column, cell, scale.minimum, scale.maximum)

    def _counts(self, by_id: Mapping[str, Scale], tool: Instrument) -> Iterator[tuple[str, int]]:
        """Read how many items were left unanswered, of the whole tool and of its scales."""
        for column, cell in self._row.cells.items():
            if not cell or not column.startswith(UNANSWERED):
                continue
            scale = column.removeprefix(_COUNT_OF) if column != UNANSWERED else TOTAL
            if scale != TOTAL and scale not in by_id:
                problem = f"is about a scale that {tool.name} does not have"
                self.note(column, problem, "an empty cell")
                continue
            count = self._number(column, cell, 0, LARGEST_COUNT)
            if count is not None:
                yield scale, count

    def _number(self, column: str, cell: str, lowest: int, highest: int) -> int | None:
        expected = f"a whole number from {lowest} to {highest}"
        if not _WHOLE.fullmatch(cell):
            self.note(column, "is not a whole number", expected)
            return None
        if not lowest <= int(cell) <= highest:
            self.note(column, "is out of range", expected)
            return None
        return int(cell)

    def _word(self, column: str, known: Mapping[str, str]) -> str | None:
        """Read the name of a group or an agency; a tool that knows none is not asked."""
        cell = self._cell(column)
        if not cell or not known:
            return None
        if cell not in known:
            self.note(column, "is not known to this tool", f"one of {', '.join(known)}")
        return cell
