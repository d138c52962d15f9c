"""The names that a policy's duties speak of: days, events and facts, and how they are told."""

import enum
from collections.abc import Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Annotated, Any

import attrs
from attrs import evolve, field, frozen

from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.fields import (
    FORM_OF_NAMES,
    LARGEST_WHOLE,
    Validator,
    are_some_texts,
    has_form_of_name,
    instance,
    is_text,
    optional,
    whole,
)
from rnr_caseplan.model.vocabulary import Caseload, RiskLevel
from rnr_caseplan.policy.cadence import ForEach
from rnr_caseplan.structure.kinds import AS_OBJECT, shown_key
from rnr_caseplan.value import Value


class FactKind(enum.Enum):
    """What a fact is: one of some words, a number, a whole number, or true or false."""

    WORD = "word"
    NUMBER = "number"
    WHOLE_NUMBER = "whole_number"
    FLAG = "flag"


@frozen(kw_only=True, repr=False, eq=False)
class FactTerm(Value):
    """A fact that bands may test.

    Attributes:
        kind: What it is.
        words: The words that it may be, for a fact that is a word; the order means nothing.
        lowest: The lowest value of a number; a lower one counts as not known.
        highest: The highest value of a number; a higher one counts as not known.
        what: What it is called in sentences; without it its name.
    """

    kind: FactKind = field(validator=instance(FactKind))
    words: tuple[str, ...] | None = field(default=None, validator=optional(are_some_texts))
    lowest: int | None = field(default=None, validator=optional(whole(-LARGEST_WHOLE)))
    highest: int | None = field(default=None, validator=optional(whole(-LARGEST_WHOLE)))
    what: str | None = field(default=None, validator=optional(is_text))

    @property
    def is_number(self) -> bool:
        """Whether the fact is a number."""
        return self.kind is FactKind.NUMBER or self.kind is FactKind.WHOLE_NUMBER

    @property
    def accepted(self) -> tuple[str, ...]:
        """The words that the fact may be; none for a number."""
        return ("yes", "no") if self.kind is FactKind.FLAG else self.words or ()

    @staticmethod
    def contradictions(values: Mapping[str, Any]) -> Iterator[Fault]:
        """Find words or bounds that are missing, or that nothing would read."""
        kind, words = values.get("kind"), values.get("words")
        if kind is FactKind.WORD and words is None:
            yield Fault("words", "is missing", "the words that the fact may be")
        elif kind is not None and kind is not FactKind.WORD and words is not None:
            yield Fault("words", "has no meaning for such a fact", 'words beside kind = "word"')
        if words is not None and len(set(words)) != len(words):
            yield Fault("words", "names a word more than once", "each word once")
        bounds = [name for name in ("lowest", "highest") if values.get(name) is not None]
        if kind in {FactKind.WORD, FactKind.FLAG}:
            for name in bounds:
                yield Fault(name, "has no meaning for such a fact", f"{name} beside a number")
        if bounds == ["lowest", "highest"] and values["lowest"] > values["highest"]:
            yield Fault("highest", "is below lowest", "at least lowest")


DAYS_OF: Mapping[ForEach, Mapping[str, str]] = MappingProxyType(
    {
        ForEach.PARTICIPANT: {
            "assigned_on": "the day of assignment",
            "sober_since": "the first day of sobriety",
            "drafted": "the day of the draft",
            "signed": "the day on which the participant signed",
        },
        ForEach.ACTIVE_GOAL: {
            "goal_started": "the start of the goal",
            "goal_target": "the goal's target date",
        },
        ForEach.CONDITION: {"condition_due": "the condition's day"},
        ForEach.COURT_DATE: {"court_day": "the day in court"},
    }
)
"""The days that cases and plans hold by themselves, and how they are told."""

_WORDS_OF_RISK = tuple(level.value for level in RiskLevel)
FACTS: Mapping[str, FactTerm] = MappingProxyType(
    {
        "risk_level": FactTerm(kind=FactKind.WORD, words=_WORDS_OF_RISK),
        "caseload": FactTerm(kind=FactKind.WORD, words=tuple(word.value for word in Caseload)),
        "sentence_months": FactTerm(
            kind=FactKind.WHOLE_NUMBER, lowest=0, what="the length of the sentence in months"
        ),
    }
)
"""The facts that every case has a field for; ``supervision_level`` and ``case_type`` have one too,
and their words are the agency's."""
GOAL_PLACE = "goal_place"
_FACTS_OF_GOALS: Mapping[str, FactTerm] = MappingProxyType(
    {
        GOAL_PLACE: FactTerm(
            kind=FactKind.WHOLE_NUMBER, lowest=1, what="the goal's place among active goals"
        )
    }
)
OWN_WORDS = ("supervision_level", "case_type")


NamedTexts = Annotated[tuple[tuple[str, str], ...], AS_OBJECT]
NamedFacts = Annotated[tuple[tuple[str, FactTerm], ...], AS_OBJECT]


def _are_named(kind: type) -> Validator:
    """Accept pairs of a name in the form of names and a value of this kind, no text blank."""

    def check(_: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
        faults = [
            Fault(f"{attribute.name}.{shown_key(name)}", "is not such a name", FORM_OF_NAMES)
            for name, _ in value
            if not has_form_of_name(name)
        ]
        faults += [
            Fault(f"{attribute.name}.{shown_key(name)}", "is blank", "words that tell it")
            for name, found in value
            if kind is str and not found.strip()
        ]
        if faults:
            raise InputError(faults)

    return check


@frozen(kw_only=True, repr=False, eq=False)
class Terms(Value):
    """The names that a policy declares.

    Attributes:
        dates: Days that a case gives under ``dates``, by name, with the words that tell them.
        events: What can happen: contacts, reviews, pauses; with the words that tell it.
        facts: Facts that a case gives under ``facts``, or as its own word of a level or type.
    """

    dates: NamedTexts = field(default=(), validator=_are_named(str))
    events: NamedTexts = field(default=(), validator=_are_named(str))
    facts: NamedFacts = field(default=(), validator=_are_named(FactTerm))

    _facts: Mapping[str, FactTerm] = field(init=False, eq=False, repr=False)
    _facts_of_goals: Mapping[str, FactTerm] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Gather the facts once: every case asks for them."""
        facts = {**FACTS, **dict(self.facts)}
        object.__setattr__(self, "_facts", MappingProxyType(facts))
        of_goals = MappingProxyType({**_FACTS_OF_GOALS, **facts})
        object.__setattr__(self, "_facts_of_goals", of_goals)

    def __reduce__(self) -> tuple[Any, ...]:
        """Let the names travel between processes; the facts are gathered anew there."""
        make = partial(Terms, dates=self.dates, events=self.events, facts=self.facts)
        return make, ()

    def overridden_by(self, other: "Terms") -> "Terms":
        """Give these names with another's on top."""
        return evolve(
            self,
            dates=tuple({**dict(self.dates), **dict(other.dates)}.items()),
            events=tuple({**dict(self.events), **dict(other.events)}.items()),
            facts=tuple({**dict(self.facts), **dict(other.facts)}.items()),
        )

    def days_for(self, for_each: ForEach) -> Mapping[str, str]:
        """Give the days that a duty may name, with the words that tell them."""
        return {**DAYS_OF[ForEach.PARTICIPANT], **DAYS_OF[for_each], **dict(self.dates)}

    def facts_for(self, for_each: ForEach) -> Mapping[str, FactTerm]:
        """Give the facts that a duty's bands may test."""
        return self._facts_of_goals if for_each is ForEach.ACTIVE_GOAL else self._facts

    def words_for(self, name: str) -> str:
        """Tell a day, an event or a fact in words.

        Examples:
            >>> Terms(dates=(("release_on", "the day of release"),)).words_for("release_on")
            'the day of release'
        """
        for table in (dict(self.dates), dict(self.events), *DAYS_OF.values()):
            if name in table:
                return table[name]
        term = dict(self.facts).get(name) or FACTS.get(name) or _FACTS_OF_GOALS.get(name)
        return (term.what if term else None) or name.replace("_", " ")

    def clashes(self) -> Iterator[Fault]:
        """Find names that mean two things."""
        known: dict[str, str] = {}
        for days in DAYS_OF.values():
            known |= dict.fromkeys(days, "a day that every case may hold")
        known |= dict.fromkeys((*FACTS, GOAL_PLACE), "a fact that every case may hold")
        known |= {"due": "the due day", "start": "the day that a duty is counted from"}
        for section, names in (
            ("dates", self.dates),
            ("events", self.events),
            ("facts", self.facts),
        ):
            for name, _ in names:
                if name in known:
                    yield Fault(f"{section}.{name}", f"is the name of {known[name]}", "a new name")
                known[name] = f"one of the {section}"
