"""Reading policy and guidance files; every fault is reported at once, with file and key."""

import datetime
import functools
import os
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast, get_args, get_type_hints

import attrs

from rnr_caseplan.citations import Citation, Source
from rnr_caseplan.errors import Fault, FaultsError, NotFoundError, PolicyError
from rnr_caseplan.policy.book import TABLES, PolicyBook, Timeline, source_clashes
from rnr_caseplan.policy.bundle import bundled_policies
from rnr_caseplan.policy.policy import PARAMETER_NAMES, Cited, Policy
from rnr_caseplan.policy.values import Domain, Effective, Guidance
from rnr_caseplan.structure import describe, read_value, shown_key

HEADER = ("name", "version", "title", "extends", "sources")
ENTRY = ("from", "effective", "value", "source", "place", "statement", "verified")
GUIDANCE_FILES = "guidance.files"

Plain = dict[str, Any]


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

    Example:
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

    Example:
        >>> load_policy_book("rnr-baseline").version
        '1'
    """
    book = _load(_find(name_or_path, beside=Path()), extended_by=())
    faults: list[Fault] = []
    complete = [day for day in book.days_of_change() if _has_all_values(book, day)]
    for day in complete:
        try:
            book.on(day)
        except PolicyError as error:
            faults += error.faults
    if faults:
        raise PolicyError(dict.fromkeys(faults))
    return book


def _has_all_values(book: PolicyBook, day: datetime.date) -> bool:
    timelines = dict(book.timelines)
    return all(
        any(cited.starts_on <= day for cited in timelines.get(key, ())) for key in PARAMETER_NAMES
    )


def _find(name_or_path: str | os.PathLike[str], *, beside: Path) -> Path:
    text = os.fspath(name_or_path)
    if not isinstance(name_or_path, str) or text.endswith(".toml") or os.sep in text:
        return beside / text
    bundled = bundled_policies()
    if text not in bundled:
        raise NotFoundError(kind="bundled policy", accepted=bundled)
    return bundled[text]


def _load(file: Path, *, extended_by: tuple[str, ...]) -> PolicyBook:
    where = str(file.resolve())
    if where in extended_by:
        fault = Fault("extends", "extends itself through another policy", "another policy")
        raise PolicyError([fault.in_file(file.name)])
    document = _parse(file)
    faults: list[Fault] = []
    base: PolicyBook | None = None
    if isinstance(document.get("extends"), str):
        try:
            extended = _find(cast("str", document["extends"]), beside=file.parent)
            base = _load(extended, extended_by=(*extended_by, where))
        except NotFoundError as error:
            faults.append(Fault("extends", "names no policy", ", ".join(error.accepted)))
    reader = _Reader(document, file, base, faults)
    book = reader.read()
    if base is not None and book is not None:
        faults += source_clashes(base, book)
    if faults or book is None:
        raise PolicyError(fault.in_file(file.name) for fault in faults)
    return book if base is None else base.overridden_by(book)


def _parse(file: Path) -> Plain:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        problem = f"is not valid TOML ({error})"
    except UnicodeDecodeError:
        problem = "is not UTF-8 text"
    raise PolicyError([Fault("document", problem, "TOML").in_file(file.name)]) from None


class _Reader:
    """Reads one document; the faults that it finds are added to a list of the caller's."""

    def __init__(
        self, document: Plain, file: Path, base: PolicyBook | None, faults: list[Fault]
    ) -> None:
        self._document = document
        self._file = file
        self._faults = faults
        self._known_sources = {source.id for source in base.sources} if base else set[str]()

    def read(self) -> PolicyBook | None:
        header: dict[str, str] = {}
        for key in ("name", "version", "title"):
            header[key] = self._value(self._document, key, str, key) or ""
        if "extends" in self._document:
            self._value(self._document, "extends", str, "extends")
        sources = tuple(self._sources())
        self._known_sources |= {source.id for source in sources}
        timelines = dict(self._timelines())
        if self._faults:
            return None
        return PolicyBook(**header, sources=sources, timelines=tuple(timelines.items()))

    def _value(self, plain: Plain, key: str, kind: Any, path: str) -> Any:
        """Read one value; a fault is noted and gives ``None``."""
        if key not in plain:
            self._faults.append(Fault(path, "is missing", describe(kind)))
            return None
        try:
            return read_value(plain[key], kind)
        except FaultsError as error:
            self._faults += [fault.below(path) for fault in error.faults]
            return None

    def _sources(self) -> Iterator[Source]:
        tables = self._document.get("sources", {})
        if not isinstance(tables, dict):
            self._faults.append(Fault("sources", "is of the wrong kind", "a table of sources"))
            return
        for name, table in cast("Plain", tables).items():
            plain = {**cast("Plain", table), "id": name} if isinstance(table, dict) else table
            source = self._value({"source": plain}, "source", Source, f"sources.{shown_key(name)}")
            if source is not None:
                yield source

    def _timelines(self) -> Iterator[tuple[str, Timeline]]:
        for section, table in self._document.items():
            if section in HEADER:
                continue
            if section not in _sections():
                expected = f"one of {', '.join((*HEADER, *_sections()))}"
                self._faults.append(Fault(shown_key(section), "is not a known section", expected))
                continue
            if not isinstance(table, dict):
                self._faults.append(Fault(section, "is of the wrong kind", "a table"))
                continue
            for name, entries in cast("Plain", table).items():
                yield from self._parameter(f"{section}.{name}", entries)

    def _parameter(self, key: str, entries: object) -> Iterator[tuple[str, Timeline]]:
        section, _, name = key.partition(".")
        kind, check = _kind_of(key)
        if kind is None:
            known = [other for other in _value_kinds() if other.startswith(f"{section}.")]
            path = f"{section}.{shown_key(name)}"
            self._faults.append(
                Fault(path, "is not a known parameter", f"one of {', '.join(known)}")
            )
            return
        if not isinstance(entries, list) or not entries:
            expected = f"one or more entries, each under [[{key}]]"
            self._faults.append(Fault(key, "is of the wrong kind", expected))
            return
        found = [
            self._entry(f"{key}[{index}]", entry, kind, check)
            for index, entry in enumerate(cast("list[object]", entries))
        ]
        dated = sorted((cited for cited in found if cited), key=lambda cited: cited.starts_on)
        days = [cited.starts_on for cited in dated]
        if len(set(days)) != len(days):
            self._faults.append(Fault(key, "has two values from one day", "one value a day"))
        if not dated:
            return
        if key == GUIDANCE_FILES:
            yield from self._guidance(tuple(dated))
        else:
            yield key, tuple(dated)

    def _entry(self, path: str, entry: object, kind: Any, check: Any) -> Cited[Any] | None:
        if not isinstance(entry, dict):
            self._faults.append(Fault(path, "is of the wrong kind", "a table"))
            return None
        plain = cast("Plain", entry)
        before = len(self._faults)
        for key in plain:
            if key not in ENTRY:
                place = f"{path}.{shown_key(key)}"
                self._faults.append(
                    Fault(place, "is not a known key", f"one of {', '.join(ENTRY)}")
                )
        starts_on = self._value(plain, "from", datetime.date, f"{path}.from")
        value = self._value(plain, "value", kind, f"{path}.value")
        source = self._value(plain, "source", str, f"{path}.source")
        place = self._value(plain, "place", str, f"{path}.place")
        statement = self._value(
            {"statement": None, **plain}, "statement", str | None, f"{path}.statement"
        )
        effective = self._value(
            {"effective": "stated", **plain}, "effective", Effective, f"{path}.effective"
        )
        verified = self._value({"verified": True, **plain}, "verified", bool, f"{path}.verified")
        if source not in {None, *self._known_sources}:
            expected = f"one of {', '.join(sorted(self._known_sources))}"
            self._faults.append(Fault(f"{path}.source", "is not under [sources]", expected))
        if value is not None:
            self._check_value(value, check, f"{path}.value")
        if len(self._faults) > before:
            return None
        citation = Citation(source=cast("str", source), place=place, statement=statement)
        return Cited(
            value=value,
            citation=citation,
            starts_on=starts_on,
            effective=effective,
            verified=verified,
        )

    def _check_value(self, value: object, check: Any, path: str) -> None:
        """Refuse a number out of bounds, and citations inside a value that name no source."""
        if check is not None:
            try:
                check(None, attrs.fields(Cited).value, value)
            except FaultsError as error:
                self._faults += [
                    Fault(path, fault.problem, fault.expected) for fault in error.faults
                ]
        for name, part in _cited_parts(value):
            if part.source not in self._known_sources:
                expected = f"one of {', '.join(sorted(self._known_sources))}"
                self._faults.append(
                    Fault(f"{path}{name}.source", "is not under [sources]", expected)
                )

    def _guidance(
        self, dated: tuple[Cited[tuple[str, ...]], ...]
    ) -> Iterator[tuple[str, Timeline]]:
        found: dict[str, list[Cited[Guidance]]] = {}
        for cited in dated:
            for name in cited.value:
                try:
                    document = _parse(self._file.parent / name)
                except OSError:
                    self._faults.append(
                        Fault("guidance.files", f"names {name}, which cannot be read")
                    )
                    continue
                for domain, table in document.items():
                    path = f"{name}: {shown_key(domain)}"
                    guidance = self._value({"table": table}, "table", Guidance, path)
                    if guidance is not None:
                        found.setdefault(domain, []).append(_with_value(cited, guidance))
        for domain, entries in found.items():
            yield f"guidance.{domain}", tuple(entries)


def _with_value(cited: Cited[Any], value: Guidance) -> Cited[Guidance]:
    """Give a value the days and the citation of another."""
    return Cited(
        value=value,
        citation=cited.citation,
        starts_on=cited.starts_on,
        effective=cited.effective,
        verified=cited.verified,
    )


def _cited_parts(value: object) -> Iterator[tuple[str, Any]]:
    """Give the parts of a value that carry a citation of their own, with their places."""
    if isinstance(value, Domain):
        for name in ("when_contributed", "when_interferes"):
            part = getattr(value, name)
            if part is not None:
                yield f".{name}", part
    elif isinstance(value, tuple):
        for index, part in enumerate(cast("tuple[object, ...]", value)):
            if hasattr(part, "citation"):
                yield f"[{index}]", part


@functools.cache
def _value_kinds() -> dict[str, Any]:
    hints = get_type_hints(Policy)
    kinds = {key: get_args(hints[name])[0] for key, name in PARAMETER_NAMES.items()}
    for table in ("schemes", "domains"):
        pair = get_args(hints[table])[0]
        kinds[f"{table}."] = get_args(get_args(pair)[1])[0]
    kinds[GUIDANCE_FILES] = tuple[str, ...]
    return kinds


def _kind_of(key: str) -> tuple[Any, Any]:
    """Give the type and the bounds of a parameter's value; ``None`` for an unknown key."""
    section, _, name = key.partition(".")
    if section in ("schemes", "domains"):
        return (_value_kinds()[f"{section}."], None) if name else (None, None)
    attribute = PARAMETER_NAMES.get(key)
    check = getattr(attrs.fields(Policy), attribute).metadata["check"] if attribute else None
    return _value_kinds().get(key), check


@functools.cache
def _sections() -> tuple[str, ...]:
    return tuple(dict.fromkeys([key.partition(".")[0] for key in _value_kinds()] + list(TABLES)))
