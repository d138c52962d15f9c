"""Finding the file of a tool, and putting it on top of the one that it extends."""

import datetime
import os
from pathlib import Path

from attrs import evolve

from rnr_caseplan.errors import Fault, InputError, NotFoundError, PolicyError
from rnr_caseplan.instruments.bundle import bundled_instruments
from rnr_caseplan.instruments.instrument import Instrument
from rnr_caseplan.instruments.reading import InstrumentReader
from rnr_caseplan.policy.parsing import parse_toml


def load_instrument(name_or_path: str | os.PathLike[str], *, on: datetime.date) -> Instrument:
    """Load an assessment tool as it is known on a day.

    Scores are read by the bands that were in force on the day of the assessment, so that one
    loaded tool serves assessments of all days up to ``on``.

    Args:
        name_or_path: The name of a bundled tool, or the path of a TOML file: a path object, or
            text that ends in ``.toml`` or holds a folder separator.
        on: The day; bands that begin later are not seen.

    Returns:
        The tool, with the bands of all norm groups and agencies.

    Raises:
        NotFoundError: Where no bundled tool has this name.
        PolicyError: Where a file is malformed; with every fault.
        InputError: Where ``on`` is not a day.
        OSError: Where a file cannot be read.

    Examples:
        >>> tool = load_instrument("oras-cst", on=datetime.date(2026, 11, 21))
        >>> tool.total.maximum, [scale.id for scale in tool.scales][:2]
        (49, ['criminal_history', 'education_employment_finance'])
    """
    if type(on) is not datetime.date:
        raise InputError([Fault("on", "is not a day", "a datetime.date")])
    whole = _load(_find(name_or_path, beside=Path()), extended_by=())
    seen = tuple(found for found in whole.band_sets if found.starts_on <= on)
    return evolve(whole, on=on, band_sets=seen)


def _find(name_or_path: str | os.PathLike[str], *, beside: Path) -> Path:
    text = os.fspath(name_or_path)
    if not isinstance(name_or_path, str) or text.endswith(".toml") or os.sep in text:
        return beside / text
    bundled = bundled_instruments()
    if text not in bundled:
        accepted = (*bundled, "the path of a .toml file")
        raise NotFoundError(kind="bundled instrument", accepted=accepted)
    return bundled[text]


def _load(file: Path, *, extended_by: tuple[Path, ...]) -> Instrument:
    """Load a file on top of the one that it extends; every fault of the file is told at once."""
    reader = InstrumentReader(parse_toml(file, file.name))
    base: Instrument | None = None
    extends = reader.read_extends()
    if extends is not None and not extends.isprintable():
        reader.note("extends", "is no name and no path", "a bundled tool, or a tool's file")
    elif extends is not None:
        try:
            extended = _find(extends, beside=file.parent)
            if extended.resolve() in (file.resolve(), *extended_by):
                reader.note("extends", "extends itself, perhaps through another tool", "another")
            else:
                base = _load(extended, extended_by=(*extended_by, file.resolve()))
        except NotFoundError as error:
            accepted = f"one of {', '.join(error.accepted)}"
            reader.note("extends", "names no bundled tool", accepted)
        except OSError:
            reader.note("extends", "names a file that cannot be read", "a tool's file")
    tool = reader.read(base, is_missing="extends" in reader.document and base is None)
    if reader.faults:
        raise PolicyError(dict.fromkeys(fault.in_file(file.name) for fault in reader.faults))
    return tool
