"""Reading one file that describes a tool: every fault is noted, with its key."""

import datetime
from collections.abc import Iterator, Mapping
from typing import cast

import attrs

from rnr_caseplan.citations import Source
from rnr_caseplan.instruments.band_faults import find_band_faults, find_clashes
from rnr_caseplan.instruments.extending import kept_bands
from rnr_caseplan.instruments.instrument import (
    NEED_LEVELS,
    RISK_LEVELS,
    SCREENING_LEVELS,
    TOTAL,
    USUAL_VALIDITY,
    BandLevel,
    BandsEntry,
    BandSet,
    Instrument,
    Scale,
    Validity,
)
from rnr_caseplan.instruments.tables import ToolReader
from rnr_caseplan.model.vocabulary import AssessmentKind
from rnr_caseplan.policy.parsing import Plain
from rnr_caseplan.policy.tables import shown

HEADER = ("name", "version", "title")
SECTIONS = (
    *HEADER,
    "kind",
    "extends",
    "adds_up",
    "sources",
    "norm_groups",
    "agencies",
    "validity",
    "total",
    "scales",
    "bands",
)
UNANSWERED = "unanswered"
RESERVED = frozenset(
    (TOTAL, "participant_id", "instrument", "assessed_on", "norm_group", "agency", UNANSWERED)
)
"""Names of columns in tables of scores, which no scale may have."""

Placed = tuple[str, BandSet]


class InstrumentReader(ToolReader):
    """Reads one document that describes a tool; what is wrong in it is collected in ``faults``."""

    def __init__(self, document: Plain) -> None:
        """Take a parsed document."""
        super().__init__(document)
        self._norm_groups: dict[str, str] | None = {}
        self._agencies: dict[str, str] | None = {}
        self._faulty_scales: set[str] = set()

    def read_extends(self) -> str | None:
        """Give the name or path of the tool's file that this one builds on."""
        if "extends" not in self.document:
            return None
        extends: str | None = self.text(self.document, "extends", "extends")
        return extends

    def read(self, base: Instrument | None, *, is_missing: bool) -> Instrument:
        """Read the tool.

        Args:
            base: The tool that this file builds on, with all its dated bands.
            is_missing: Whether it builds on one that could not be loaded; then what it may
                name is not known.

        Returns:
            What could be read, for every day; it is only whole where no fault was noted.
        """
        for key in self.document:
            if key not in SECTIONS:
                accepted = f"one of {', '.join(SECTIONS)}"
                self.note(shown(key), "is not a known section", accepted)
        header = {key: self.text(self.document, key, key) or "" for key in HEADER}
        kind = self._kind(base, is_missing=is_missing)
        sources = {source.id: source for source in base.sources} if base else {}
        sources |= {source.id: source for source in self._own_sources(sources)}
        norm_groups = dict(base.norm_groups if base else ()) | self.texts("norm_groups")
        agencies = dict(base.agencies if base else ()) | self.texts("agencies")
        if not is_missing:
            listed = self.document.get("sources", {})  # a faulty one is told once, at its place
            self.known_sources = {*sources, *(listed if isinstance(listed, dict) else ())}
            self._norm_groups, self._agencies = norm_groups, agencies
        else:
            self.known_sources = self._norm_groups = self._agencies = None
        total = self._total(kind) or (base.total if base else None)
        scales = {scale.id: scale for scale in base.scales} if base else {}
        scales |= {scale.id: scale for scale in self._scales()}
        known = {**({TOTAL: total} if total else {}), **scales}
        self._refuse_shared_domains(known)
        if not known and not self._faulty_scales and not is_missing:
            self.note(TOTAL, "is missing, and so is every scale", "a total or a scale")
        own = self._bands(None if is_missing else known)
        kept = kept_bands(base.band_sets if base else (), [found for _, found in own])
        placed = [(f"bands.{found.scale} of the extended tool", found) for found in kept]
        self._check_bands([*placed, *own], kind, known)
        return Instrument(
            **header,
            kind=kind or AssessmentKind.CRIMINOGENIC,
            on=datetime.date.max,
            sources=tuple(sources.values()),
            norm_groups=tuple(norm_groups.items()),
            agencies=tuple(agencies.items()),
            validity=self._validity() or (base.validity if base else USUAL_VALIDITY),
            adds_up=self._adds_up(base),
            total=total,
            scales=tuple(scales.values()),
            band_sets=tuple(found for _, found in (*placed, *own)),
        )

    def _kind(self, base: Instrument | None, *, is_missing: bool) -> AssessmentKind | None:
        if "kind" not in self.document and (base is not None or is_missing):
            return base.kind if base else None
        kind: AssessmentKind | None = self.value(self.document, "kind", AssessmentKind, "kind")
        if base is not None and kind not in {None, base.kind}:
            self.note("kind", "is not that of the extended tool", base.kind.value)
        return kind

    def _adds_up(self, base: Instrument | None) -> bool:
        plain = {"adds_up": base.adds_up if base else False, **self.document}
        return bool(self.value(plain, "adds_up", bool, "adds_up"))

    def _own_sources(self, inherited: Mapping[str, Source]) -> Iterator[Source]:
        for source in self.sources():
            if inherited.get(source.id, source) == source:
                yield source
            else:
                path = f"sources.{shown(source.id)}"
                self.note(path, "is the id of another source in the extended tool", "a new id")

    def _validity(self) -> Validity | None:
        if "validity" not in self.document:
            return None
        return self.cited(self.document["validity"], Validity, "validity")

    def _total(self, kind: AssessmentKind | None) -> Scale | None:
        if TOTAL not in self.document:
            return None
        total = self._scale(self.document[TOTAL], TOTAL, TOTAL)
        if total is not None and kind is not None:
            if kind is AssessmentKind.CRIMINOGENIC and total.domain is not None:
                problem = "is given, and the total of a criminogenic tool says a risk level"
                self.note("total.domain", problem, "no domain")
            elif kind is not AssessmentKind.CRIMINOGENIC and total.domain is None:
                self.note("total.domain", "is missing", "the domain that is screened for")
        return total

    def _scales(self) -> Iterator[Scale]:
        tables = self.table(self.document, "scales", "scales")
        for name in tables:
            path = f"scales.{shown(name)}"
            if name in RESERVED or name.startswith(f"{UNANSWERED}_"):
                self.note(path, "is the name of another column of a table of scores", "another id")
                self._faulty_scales.add(name)
                continue
            scale = self._scale(tables[name], name, path)
            if scale is not None:
                yield scale

    def _scale(self, plain: object, name: str, path: str) -> Scale | None:
        if not isinstance(plain, dict):
            self.note(path, "is of the wrong kind", "a table")
            scale = None
        elif "id" in plain:
            self.note(f"{path}.id", "is not a known field", "the id in the heading only")
            scale = None
        else:
            scale = self.cited({**cast("Plain", plain), "id": name}, Scale, path)
        if scale is None:
            self._faulty_scales.add(name)
        return scale

    def _refuse_shared_domains(self, scales: Mapping[str, Scale]) -> None:
        by_domain: dict[str, str] = {}
        for scale in scales.values():
            first = by_domain.setdefault(scale.domain, scale.id) if scale.domain else scale.id
            if first != scale.id:
                problem = f"is that of {first} too"
                self.note(f"scales.{scale.id}.domain", problem, "one scale for a domain")

    # Bands. ------------------------------------------------------------------------------

    def _bands(self, known: Mapping[str, Scale] | None) -> list[Placed]:
        tables = self.table(self.document, "bands", "bands")
        placed: list[Placed] = []
        for name, entries in tables.items():
            path = f"bands.{shown(name)}"
            if known is not None and name not in known and name not in self._faulty_scales:
                accepted = f"one of {', '.join(known)}" if known else "a total or a scale first"
                self.note(path, "is for no scale of this tool", accepted)
            elif not isinstance(entries, list) or not entries:
                accepted = f"one or more entries, each under [[{path}]]"
                self.note(path, "is of the wrong kind", accepted)
            else:
                for index, entry in enumerate(cast("list[object]", entries)):
                    found = self._band_set(entry, name, f"{path}[{index}]")
                    placed += [(f"{path}[{index}]", found)] if found is not None else []
        return placed

    def _band_set(self, plain: object, scale: str, path: str) -> BandSet | None:
        if not isinstance(plain, dict):
            self.note(path, "is of the wrong kind", "a table")
            return None
        rest = dict(cast("Plain", plain))
        first = {"from": rest.pop("from")} if "from" in rest else {}
        starts_on = self.value(first, "from", datetime.date, f"{path}.from")
        entry = self.cited(rest, BandsEntry, path)
        if entry is None or starts_on is None:
            return None
        for key, known in (("norm_group", self._norm_groups), ("agency", self._agencies)):
            word = getattr(entry, key)
            if word is not None and known is not None and word not in known:
                section = "norm_groups" if key == "norm_group" else "agencies"
                accepted = f"one of {', '.join(known)}" if known else f"a name under [{section}]"
                self.note(f"{path}.{key}", f"is not under [{section}]", accepted)
        fields = {
            field.name: getattr(entry, field.name)
            for field in attrs.fields(BandsEntry)
            if field.init
        }
        return BandSet(scale=scale, starts_on=starts_on, **fields)

    def _check_bands(
        self, placed: list[Placed], kind: AssessmentKind | None, known: Mapping[str, Scale]
    ) -> None:
        for path, found in placed:
            scale = known.get(found.scale)
            accepted = levels_of(found.scale, kind)
            self.faults += find_band_faults(f"{path}.value", found.value, scale, accepted)
        self.faults += find_clashes(placed)


def levels_of(scale: str, kind: AssessmentKind | None) -> tuple[BandLevel, ...]:
    """Give the levels that the bands of a scale can say, in a tool of a kind."""
    if kind is None:
        return tuple(BandLevel)
    if kind is not AssessmentKind.CRIMINOGENIC:
        return SCREENING_LEVELS
    return RISK_LEVELS if scale == TOTAL else NEED_LEVELS
