"""Holidays from a text file: one day a line."""

import datetime
from pathlib import Path

import pytest

from rnr_caseplan import Fault, InputError
from rnr_caseplan.cli import main
from rnr_caseplan.cli.holidays import read_holidays

CHRISTMAS, NEW_YEAR = datetime.date(2026, 12, 25), datetime.date(2027, 1, 1)
A_DAY = "a day that exists, as YYYY-MM-DD"


def holidays_in(folder: Path, content: str | bytes) -> tuple[datetime.date, ...]:
    """Write a file and read it."""
    file = folder / "holidays.txt"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_holidays(str(file))


def faults_in(folder: Path, content: str | bytes) -> list[Fault]:
    """Write a file that is refused, and give its faults."""
    with pytest.raises(InputError) as caught:
        holidays_in(folder, content)
    return list(caught.value.faults)


@pytest.mark.parametrize(
    "content",
    [
        "2026-12-25\n2027-01-01\n",
        "2026-12-25\n2027-01-01",
        "2026-12-25\r\n2027-01-01\r\n",
        "\ufeff2026-12-25\n2027-01-01\n",
        "2026-12-25  # Christmas Day\n2027-01-01# New Year's Day\n",
        "# all days of the office\n\n  2026-12-25\t\n   \n\t2027-01-01 # a # b\n#\n",
    ],
)
def test_a_file_holds_one_day_a_line(tmp_path: Path, content: str) -> None:
    """What follows # is a remark; blanks, empty lines and a byte order mark mean nothing."""
    assert holidays_in(tmp_path, content) == (CHRISTMAS, NEW_YEAR)


def test_days_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    """One that is written twice comes twice; both ends of the calendar are days."""
    content = "9999-12-31\n2026-12-25\n0001-01-01\n2026-12-25\n"
    assert holidays_in(tmp_path, content) == (
        datetime.date.max,
        CHRISTMAS,
        datetime.date.min,
        CHRISTMAS,
    )


@pytest.mark.parametrize("content", ["", "\n\n", "# none this year\n", "\ufeff"])
def test_a_file_may_hold_no_day(tmp_path: Path, content: str) -> None:
    """Then there are no holidays."""
    assert holidays_in(tmp_path, content) == ()


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("2026-02-29", "is a day that does not exist"),
        ("2026-13-01", "is a day that does not exist"),
        ("0000-01-01", "is a day that does not exist"),
        ("25.12.2026", "is not written as a day"),
        ("20261225", "is not written as a day"),
        ("2026-12-25T00:00", "is not written as a day"),
        ("2026-12-25 Christmas", "is not written as a day"),
        ("2026-12-25, 2027-01-01", "is not written as a day"),
        ("Christmas # 2026-12-25", "is not written as a day"),
        ("٢٠٢٦-12-25", "is not written as a day"),
        ("\x1b[2J", "is not written as a day"),
    ],
)
def test_a_line_that_is_no_day_says_what_a_day_is(tmp_path: Path, line: str, problem: str) -> None:
    """A day that does not exist is told from what is no day at all."""
    assert faults_in(tmp_path, line) == [Fault("holidays: line 1", problem, A_DAY)]


def test_every_bad_line_is_named_by_its_number(tmp_path: Path) -> None:
    """As an editor counts, empty lines and remarks included; and good lines save no bad one."""
    content = "2026-12-25\n\nZQX\n# a remark\n2027-01-01\nZQX secret words # ZQX\n2026-02-30\n"
    faults = faults_in(tmp_path, content)
    assert [fault.path for fault in faults] == [
        "holidays: line 3",
        "holidays: line 6",
        "holidays: line 7",
    ]
    assert not any("ZQX" in str(fault) for fault in faults)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"2026-12-25 # No\xebl\n", b"\x80"])
def test_what_is_not_utf_8_is_refused(tmp_path: Path, content: bytes) -> None:
    """As a whole, without a word of it."""
    assert faults_in(tmp_path, content) == [Fault("holidays", "is not UTF-8 text", "UTF-8 text")]


def test_a_file_that_cannot_be_read_is_the_operating_systems_error(tmp_path: Path) -> None:
    """With its name."""
    with pytest.raises(FileNotFoundError):
        read_holidays(str(tmp_path / "missing.txt"))
    with pytest.raises(IsADirectoryError):
        read_holidays(str(tmp_path))


@pytest.mark.parametrize("name", ["missing.txt", ""])
def test_a_missing_file_is_told_in_one_line(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    """The command line names it and gives the system's reason, and no traceback."""
    case = tmp_path / "case.json"
    case.write_text(
        '{"schema": "rnr-caseplan/case/1", "participant": {"id": "P-1"}, "needs": []}',
        encoding="utf-8",
    )
    days = ("--start", "2026-12-01", "--end", "2026-12-31", "--as-of", "2026-12-24")
    asked = ("agenda", str(case), "--policy", "rnr-baseline", *days)
    status = main([*asked, "--holidays", str(tmp_path / name)])
    told = capfd.readouterr()
    assert (status, told.out) == (2, "")
    assert told.err.startswith(str(tmp_path / name))
    assert "cannot be read" in told.err
    assert len(told.err.splitlines()) == 1
