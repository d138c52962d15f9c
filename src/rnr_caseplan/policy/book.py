"""``PolicyBook``: a policy's values over time, and the snapshot of any day."""

import datetime
from typing import Any

from attrs import evolve, field, frozen

from rnr_caseplan.citations import Source
from rnr_caseplan.errors import Fault, InputError, NoValueError, PolicyError
from rnr_caseplan.policy.policy import PARAMETER_NAMES, Cited, Policy
from rnr_caseplan.policy.terms import Terms
from rnr_caseplan.value import Value

TABLES = ("schemes", "domains", "guidance", "duties")
"""Sections whose entries have names of the agency's choosing."""

Timeline = tuple[Cited[Any], ...]
"""The values of one parameter, in order of the day from which they hold."""


@frozen(kw_only=True, repr=False, eq=False)
class PolicyBook(Value):
    """A policy as it changes over time.

    Attributes:
        name: The policy's name.
        version: The version of its file.
        title: What it is, in words.
        sources: The documents that its values cite.
        terms: The names that its duties speak of.
        timelines: For each parameter's key, its dated values.

    Examples:
        >>> from rnr_caseplan.policy import load_policy_book
        >>> book = load_policy_book("rnr-baseline")
        >>> book.on(datetime.date(2026, 11, 21)).goals_active_at_once.value
        2
    """

    name: str
    version: str
    title: str
    sources: tuple[Source, ...] = field(repr=False)
    terms: Terms = field(default=Terms(), repr=False)
    timelines: tuple[tuple[str, Timeline], ...] = field(repr=False)

    def on(self, day: datetime.date) -> Policy:
        """Give the values in force on a day; later ones are not seen.

        Args:
            day: The day.

        Returns:
            The snapshot.

        Raises:
            InputError: Where ``day`` is not a day.
            NoValueError: Where a parameter has no value on that day; names all of them.
            PolicyError: Where the values of that day contradict each other.
        """
        from rnr_caseplan.policy.contradictions import (  # noqa: PLC0415  # only loading needs it
            find_contradictions,
        )

        if type(day) is not datetime.date:
            raise InputError([Fault("on", "is not a day", "a datetime.date")])
        missing = self.missing_on(day)
        if missing:
            raise NoValueError(self.name, missing, day.isoformat())
        policy = self.snapshot(day)
        contradictions = find_contradictions(policy)
        if contradictions:
            raise PolicyError(fault.in_file(f"{self.name} on {day}") for fault in contradictions)
        return policy

    def missing_on(self, day: datetime.date) -> tuple[str, ...]:
        """Give the keys of the parameters that have no value on a day."""
        started = {key for key, timeline in self.timelines if timeline[0].starts_on <= day}
        return tuple(key for key in PARAMETER_NAMES if key not in started)

    def snapshot(self, day: datetime.date) -> Policy:
        """Give the values in force on a day that has them all, without checking them together."""
        single: dict[str, Any] = {}
        tables: dict[str, tuple[tuple[str, Cited[Any]], ...]] = dict.fromkeys(TABLES, ())
        for key, timeline in self.timelines:
            started = [cited for cited in timeline if cited.starts_on <= day]
            if not started:
                continue
            section, _, name = key.partition(".")
            if key in PARAMETER_NAMES:
                single[PARAMETER_NAMES[key]] = started[-1]
            else:
                tables[section] += ((name, started[-1]),)
        return Policy(
            name=self.name,
            version=self.version,
            title=self.title,
            on=day,
            sources=self.sources,
            terms=self.terms,
            duties=tables["duties"],
            schemes=tables["schemes"],
            domains=tables["domains"],
            guidance=tables["guidance"],
            **single,
        )

    def days_of_change(self) -> tuple[datetime.date, ...]:
        """Give every day on which a value begins to hold, in order."""
        days = {cited.starts_on for _, timeline in self.timelines for cited in timeline}
        return tuple(sorted(days))

    def overridden_by(self, other: "PolicyBook") -> "PolicyBook":
        """Give this book with another's values on top.

        A parameter that the other book states follows the other from its first day on;
        before that day this book's values hold.

        Args:
            other: The book whose name, version, title and values win.

        Returns:
            A new book; neither of the two changes.
        """
        merged = dict(self.timelines)
        for key, timeline in other.timelines:
            first_day = timeline[0].starts_on
            earlier = [cited for cited in merged.get(key, ()) if cited.starts_on < first_day]
            merged[key] = (*earlier, *timeline)
        sources = {source.id: source for source in (*self.sources, *other.sources)}
        return evolve(
            other,
            sources=tuple(sources.values()),
            terms=self.terms.overridden_by(other.terms),
            timelines=tuple(merged.items()),
        )


def source_clashes(base: PolicyBook, other: PolicyBook) -> tuple[Fault, ...]:
    """Find source ids that two books give to different documents."""
    known = {source.id: source for source in base.sources}
    return tuple(
        Fault(
            f"sources.{source.id}", "is the id of another source in the extended policy", "a new id"
        )
        for source in other.sources
        if source.id in known and known[source.id] != source
    )
