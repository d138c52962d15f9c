"""Reading one policy file with its guidance files: every fault is noted, with its key."""

import datetime
import functools
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, cast, get_args, get_type_hints

import attrs

from rnr_caseplan.citations import Citation
from rnr_caseplan.errors import Fault, FaultsError, PolicyError
from rnr_caseplan.model.fields import has_form_of_name
from rnr_caseplan.policy.band_faults import OVERLAPS
from rnr_caseplan.policy.book import TABLES, PolicyBook, Timeline
from rnr_caseplan.policy.cadence import Cadence
from rnr_caseplan.policy.duty_faults import find_duty_faults
from rnr_caseplan.policy.mending import without_faults
from rnr_caseplan.policy.parsing import Plain, parse_toml
from rnr_caseplan.policy.policy import PARAMETER_NAMES, Cited, Policy
from rnr_caseplan.policy.tables import TableReader, shown
from rnr_caseplan.policy.terms import Terms
from rnr_caseplan.policy.values import CitedPart, Domain, Effective, Guidance
from rnr_caseplan.structure.reading import read_value

TERMS = ("dates", "events", "facts")
HEADER = ("name", "version", "title", "extends", "sources", *TERMS)
ENTRY = ("from", "effective", "value", "source", "place", "statement", "verified")
GUIDANCE_FILES = "guidance.files"
_NAMED_BY_AGENCIES = {"domains": "domain", "duties": "duty"}


class DocumentReader(TableReader):
    """Reads one policy document; what is wrong in it is collected in ``faults``."""

    def __init__(self, document: Plain, file: Path) -> None:
        """Take a parsed document and the file that it comes from."""
        super().__init__(document)
        self._folder = file.parent
        self._known_sources: set[str] | None = set()
        self._names: Terms | None = None

    def read_extends(self) -> str | None:
        """Give the name or path of the policy that this one builds on."""
        if "extends" not in self.document:
            return None
        extends: str | None = self.text(self.document, "extends", "extends")
        return extends

    def read_book(self, base: PolicyBook | None, *, is_missing: bool) -> PolicyBook:
        """Read the document's own values.

        Args:
            base: The policy that this one builds on, if there is one.
            is_missing: Whether it builds on a policy that could not be loaded; then the
                sources that it may cite are not known.

        Returns:
            A book of what could be read; it is only whole where no fault was noted.
        """
        header = {key: self.text(self.document, key, key) for key in ("name", "version", "title")}
        sources = tuple(self.sources())
        inherited = base.sources if base is not None else ()
        self._known_sources = {source.id for source in (*inherited, *sources)}
        if is_missing:
            self._known_sources = None
        terms = self._terms()
        if not is_missing:
            self._names = (base.terms if base is not None else Terms()).overridden_by(terms)
        timelines = dict(self._timelines())
        return PolicyBook(
            name=header["name"] or "",
            version=header["version"] or "",
            title=header["title"] or "",
            sources=sources,
            terms=terms,
            timelines=tuple(timelines.items()),
        )

    def _terms(self) -> Terms:
        """Read the names that duties speak of; a fault is noted, and its name is left out."""
        declared = {key: self.document[key] for key in TERMS if key in self.document}
        try:
            return read_value(declared, Terms)
        except FaultsError as error:
            self.faults += error.faults
        return read_value({key: _sound(key, table) for key, table in declared.items()}, Terms)

    def _timelines(self) -> Iterator[tuple[str, Timeline]]:
        for section in self.document:
            if section in HEADER:
                continue
            if section not in _sections():
                accepted = f"one of {', '.join((*HEADER, *_sections()))}"
                self.note(shown(section), "is not a known section", accepted)
                continue
            table = self.table(self.document, section, section)
            for name, entries in table.items():
                yield from self._parameter(section, name, entries)

    def _parameter(
        self, section: str, name: str, entries: object
    ) -> Iterator[tuple[str, Timeline]]:
        key = f"{section}.{name}"
        path = f"{section}.{shown(name)}"
        kind, check = _kind_of(section, name)
        if kind is None:
            known = [other for other in _value_kinds() if other.startswith(f"{section}.")]
            self.note(path, "is not a known parameter", f"one of {', '.join(known)}")
            return
        named = _NAMED_BY_AGENCIES.get(section)
        if named and not has_form_of_name(name):
            problem = f"is not the id of a {named}"
            self.note(path, problem, "lower-case letters, digits, underscores")
            return
        if not isinstance(entries, list) or not entries:
            self.note(path, "is of the wrong kind", f"one or more entries, each under [[{path}]]")
            return
        found = [
            self._entry(f"{path}[{index}]", entry, kind, check)
            for index, entry in enumerate(cast("list[object]", entries))
        ]
        dated = sorted((cited for cited in found if cited), key=_first_day)
        self._refuse_same_days(path, dated)
        if key == GUIDANCE_FILES:
            yield from self._guidance(dated)
        elif dated:
            yield key, tuple(dated)

    def _refuse_same_days(self, path: str, dated: list[Cited[Any]]) -> None:
        if len({cited.starts_on for cited in dated}) != len(dated):
            self.note(path, "has two values from one day", "one value a day")

    def _entry(self, path: str, entry: object, kind: Any, check: Any) -> Cited[Any] | None:
        if not isinstance(entry, dict):
            self.note(path, "is of the wrong kind", "a table")
            return None
        plain = {"effective": "stated", "verified": True, "statement": None}
        plain |= cast("Plain", entry)
        before = len(self.faults)
        for key in plain:
            if key not in ENTRY:
                accepted = f"one of {', '.join(ENTRY)}"
                self.note(f"{path}.{shown(key)}", "is not a known key", accepted)
        starts_on = self.value(plain, "from", datetime.date, f"{path}.from")
        value = self.value(plain, "value", kind, f"{path}.value")
        if kind is Cadence and self._names is not None:
            self._refuse_bad_duty(path, plain.get("value"), value)
        effective = self.value(plain, "effective", Effective, f"{path}.effective")
        verified = self.value(plain, "verified", bool, f"{path}.verified")
        source = self.text(plain, "source", f"{path}.source")
        place = self.text(plain, "place", f"{path}.place")
        statement = None
        if plain["statement"] is not None:
            statement = self.text(plain, "statement", f"{path}.statement")
        if source is not None and source.strip():
            self._refuse_unknown_source(source, f"{path}.source")
        if value is not None:
            self._refuse_bad_value(value, check, f"{path}.value")
        if len(self.faults) > before:
            return None
        return Cited(
            value=value,
            citation=Citation(source=source or "", place=place, statement=statement),
            starts_on=starts_on,
            effective=effective,
            verified=verified,
        )

    def _refuse_unknown_source(self, source: str, path: str) -> None:
        if self._known_sources is not None and source not in self._known_sources:
            accepted = f"one of {', '.join(sorted(self._known_sources))}"
            self.note(path, "is not under [sources]", accepted)

    def _refuse_bad_duty(self, path: str, plain: object, value: Cadence | None) -> None:
        """Refuse a duty that cannot hold; where a part of it is faulty, look at the rest."""
        place = f"{path}.value"
        known = [fault.path for fault in self.faults if fault.path.startswith(place)]
        unsound: Collection[int] = ()
        if value is None:
            inside = [Fault(name.removeprefix(place).lstrip("."), "") for name in known]
            rest = without_faults(plain, inside)
            if rest is None:
                return
            unsound = rest.unsound
            try:
                value = read_value(rest.plain, Cadence)
            except FaultsError:
                return
        name = path.partition(".")[2].partition("[")[0]
        self.faults += [
            fault
            for fault in find_duty_faults(place, name, value, self._names or Terms(), unsound)
            if fault.problem.startswith(OVERLAPS)  # whatever else is wrong with the band
            or not any(f"{told}.".startswith(f"{fault.path}.") for told in known)
        ]

    def _refuse_bad_value(self, value: object, check: Any, path: str) -> None:
        """Refuse a number out of bounds, and citations inside a value that name no source."""
        if check is not None:
            try:
                check(None, attrs.fields(Cited).value, value)
            except FaultsError as error:
                for fault in error.faults:
                    self.note(path, fault.problem, fault.expected)
        for name, source in _sources_inside(value):
            self._refuse_unknown_source(source, f"{path}{name}.source")

    def _guidance(self, dated: list[Cited[tuple[str, ...]]]) -> Iterator[tuple[str, Timeline]]:
        found: dict[str, list[Cited[Guidance]]] = {}
        for cited in dated:
            for name in cited.value:
                for domain, guidance in self._guidance_of(name):
                    found.setdefault(domain, []).append(_with_value(cited, guidance))
        for domain, entries in found.items():
            self._refuse_same_days(f"guidance for {shown(domain)}", list(entries))
            yield f"guidance.{domain}", tuple(entries)

    def _guidance_of(self, name: str) -> Iterator[tuple[str, Guidance]]:
        """Give the guidance of one file, by domain."""
        try:
            document = parse_toml(self._folder / name, shown(name))
        except PolicyError as error:
            self.faults += error.faults
            return
        except (OSError, ValueError):  # a path may hold what no system accepts
            self.note("guidance.files", f"names {shown(name)}, which cannot be read", "a file")
            return
        for domain in document:
            path = f"{shown(name)}: {shown(domain)}"
            guidance = self.value(document, domain, Guidance, path)
            if guidance is not None:
                yield domain, guidance


def _sound(section: str, table: object) -> dict[str, Any]:
    """Give the names of a section that can be read by themselves."""
    names = cast("Plain", table) if isinstance(table, dict) else {}
    return {name: value for name, value in names.items() if _is_sound(section, name, value)}


def _is_sound(section: str, name: str, value: object) -> bool:
    try:
        read_value({section: {name: value}}, Terms)
    except FaultsError:
        return False
    return True


def _first_day(cited: Cited[Any]) -> datetime.date:
    return cited.starts_on


def _with_value(cited: Cited[Any], value: Guidance) -> Cited[Guidance]:
    """Give a value the days and the citation of another."""
    return Cited(
        value=value,
        citation=cited.citation,
        starts_on=cited.starts_on,
        effective=cited.effective,
        verified=cited.verified,
    )


def _sources_inside(value: Any) -> Iterator[tuple[str, str]]:
    """Give the sources that parts of a value cite by themselves, with the parts' places."""
    parts: dict[str, object] = {}
    if isinstance(value, Domain):
        parts = {
            ".when_contributed": value.when_contributed,
            ".when_interferes": value.when_interferes,
            ".shows": value.shows,
        }
    elif type(value) is tuple:
        parts = {f"[{index}]": part for index, part in enumerate(value)}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    for name, part in parts.items():
        if isinstance(part, CitedPart):
            yield name, part.source


# What the parameters hold. ---------------------------------------------------------------


@functools.cache
def _value_kinds() -> Mapping[str, Any]:
    """Give the type of each parameter's value by its key; tables by ``section.``."""
    hints = get_type_hints(Policy)
    kinds = {key: get_args(hints[name])[0] for key, name in PARAMETER_NAMES.items()}
    for table in ("duties", "schemes", "domains"):
        pair = get_args(hints[table])[0]
        kinds[f"{table}."] = get_args(get_args(pair)[1])[0]
    kinds[GUIDANCE_FILES] = tuple[str, ...]
    return kinds


def _kind_of(section: str, name: str) -> tuple[Any, Any]:
    """Give the type and the bounds of a parameter's value; ``None`` for an unknown key."""
    key = f"{section}.{name}"
    attribute = PARAMETER_NAMES.get(key)
    if attribute is None and section in TABLES and f"{section}." in _value_kinds():
        return _value_kinds()[f"{section}."], None
    check = getattr(attrs.fields(Policy), attribute).metadata["check"] if attribute else None
    return _value_kinds().get(key), check


@functools.cache
def _sections() -> tuple[str, ...]:
    return tuple(dict.fromkeys([key.partition(".")[0] for key in _value_kinds()]))
