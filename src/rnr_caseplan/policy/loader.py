"""Finding policy files, and putting a policy on top of the one that it extends."""

import datetime
import os
from pathlib import Path

from rnr_caseplan.errors import Fault, NotFoundError, PolicyError
from rnr_caseplan.policy.book import PolicyBook, source_clashes
from rnr_caseplan.policy.bundle import bundled_policies
from rnr_caseplan.policy.policy import Policy

_DUTIES = "duties."


def load_policy(name_or_path: str | os.PathLike[str], *, on: datetime.date) -> Policy:
    """Load a policy as it is in force on a day.

    Args:
        name_or_path: The name of a bundled policy, or the path of a TOML file.
        on: The day; values that begin later are not seen.

    Returns:
        The snapshot of that day.

    Raises:
        NotFoundError: Where no bundled policy has this name.
        PolicyError: Where a file is malformed; with every fault.
        NoValueError: Where a parameter has no value on that day.
        OSError: Where a file cannot be read.

    Examples:
        >>> policy = load_policy("rnr-baseline", on=datetime.date(2026, 11, 21))
        >>> policy.plan_due.value.amount, str(policy.plan_due.citation)
        (60, 'SP A.a, SP-6b')
    """
    return load_policy_book(name_or_path).on(on)


def load_policy_book(name_or_path: str | os.PathLike[str]) -> PolicyBook:
    """Load a policy with all its dated values.

    Args:
        name_or_path: The name of a bundled policy, or the path of a TOML file: a path
            object, or text that ends in ``.toml`` or holds a folder separator.

    Returns:
        The book, checked on each of its days of change.

    Raises:
        NotFoundError: Where no bundled policy has this name.
        PolicyError: Where a file is malformed; with every fault.
        OSError: Where a file cannot be read.

    Examples:
        >>> load_policy_book("rnr-baseline").version
        '1'
    """
    return _load(_find(name_or_path, beside=Path()), extended_by=())


def _find(name_or_path: str | os.PathLike[str], *, beside: Path) -> Path:
    text = os.fspath(name_or_path)
    if not isinstance(name_or_path, str) or text.endswith(".toml") or os.sep in text:
        return beside / text
    bundled = bundled_policies()
    if text not in bundled:
        raise NotFoundError(kind="bundled policy", accepted=(*bundled, "the path of a .toml file"))
    return bundled[text]


def _load(file: Path, *, extended_by: tuple[Path, ...]) -> PolicyBook:
    """Load a file on top of the one that it extends; every fault of the file is told at once."""
    from rnr_caseplan.policy.contradictions import (  # noqa: PLC0415  # only loading needs it
        find_unused_guidance,
    )
    from rnr_caseplan.policy.parsing import parse_toml  # noqa: PLC0415  # only loading needs it
    from rnr_caseplan.policy.reading import (  # noqa: PLC0415  # only loading needs it
        DocumentReader,
    )

    document = parse_toml(file, file.name)
    reader = DocumentReader(document, file)
    base: PolicyBook | None = None
    extends = reader.read_extends()
    if extends is not None and not extends.isprintable():
        reader.note("extends", "is no name and no path", "a bundled policy, or a policy file")
    elif extends is not None:
        try:
            extended = _find(extends, beside=file.parent)
            if extended.resolve() in (file.resolve(), *extended_by):
                reader.note("extends", "extends itself, perhaps through another policy", "another")
            else:
                base = _load(extended, extended_by=(*extended_by, file.resolve()))
        except NotFoundError as error:
            reader.note("extends", "names no bundled policy", f"one of {', '.join(error.accepted)}")
        except OSError:
            reader.note("extends", "names a file that cannot be read", "a policy file")
    book = reader.read_book(base, is_missing=extends is not None and base is None)
    if base is not None:
        reader.faults += source_clashes(base, book)
        book = base.overridden_by(book)
    if extends is None or base is not None:
        has_bad_duty = any(fault.path.startswith(_DUTIES) for fault in reader.faults)
        reader.faults += [
            fault
            for fault in _faults_of_days(book)
            if not (has_bad_duty and _DUTIES in fault.path)  # its own entries are told already
        ]
    if not reader.faults:
        reader.faults += find_unused_guidance(book.snapshot(book.days_of_change()[-1]))
    if reader.faults:
        raise PolicyError(dict.fromkeys(fault.in_file(file.name) for fault in reader.faults))
    return book


def _faults_of_days(book: PolicyBook) -> list[Fault]:
    """Find contradictions on each day of change, and a book that no day has all values of."""
    from rnr_caseplan.policy.contradictions import (  # noqa: PLC0415  # only loading needs it
        find_contradictions,
    )

    complete = [day for day in book.days_of_change() if not book.missing_on(day)]
    if not complete:
        last = max(book.days_of_change(), default=datetime.date.max)
        without = ", ".join(book.missing_on(last))
        return [Fault("document", f"has no value, on any day, for {without}", "a value for each")]
    faults = list(find_contradictions(book.snapshot(complete[0])))
    for day in complete[1:]:
        later = find_contradictions(book.snapshot(day))
        faults += [fault.in_file(f"on {day}") for fault in later if fault not in faults]
    return faults
