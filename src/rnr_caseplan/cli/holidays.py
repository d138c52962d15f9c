"""Holidays from a text file: one day a line."""

import datetime
from pathlib import Path

from rnr_caseplan.errors import Fault, FaultsError, InputError
from rnr_caseplan.structure.reading import read_value


def read_holidays(file: str) -> tuple[datetime.date, ...]:
    """Read days from a text file.

    Args:
        file: The path. Each line holds a day as YYYY-MM-DD; what follows ``#`` is a remark, and
            empty lines mean nothing.

    Returns:
        The days, in the order of the file.

    Raises:
        InputError: Where a line is no day, or the file is not text: with every fault.
        OSError: Where the file cannot be read.
    """
    try:
        text = Path(file).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise InputError([Fault("holidays", "is not UTF-8 text", "UTF-8 text")]) from None
    days: list[datetime.date] = []
    faults: list[Fault] = []
    for number, line in enumerate(text.splitlines(), start=1):
        day = line.partition("#")[0].strip()
        if not day:
            continue
        try:
            days.append(read_value(day, datetime.date))
        except FaultsError as error:
            faults += [fault.below(f"holidays: line {number}") for fault in error.faults]
    if faults:
        raise InputError(faults)
    return tuple(days)
