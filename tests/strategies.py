"""Strategies for whatever the library accepts, and for documents that it must refuse.

A *situation* is a case, the policy in force on a day, and the day of the draft: all that a plan
depends on.
"""

import copy
import datetime
import functools
import itertools
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from attrs import evolve, frozen
from hypothesis import assume
from hypothesis import strategies as st

from rnr_caseplan import (
    Agenda,
    AgendaItem,
    Agreement,
    Assessment,
    Barrier,
    Cadence,
    Case,
    Caseload,
    CasePlan,
    Condition,
    CourtDate,
    CustodyOrder,
    Driver,
    Event,
    Goal,
    GoalStatus,
    Incident,
    Level,
    LevelChange,
    Need,
    Override,
    Participant,
    Pause,
    Policy,
    PolicyBook,
    Readiness,
    ResponsivityProfile,
    RiskLevel,
    SafetyKind,
    SafetyNote,
    StageOfChange,
    Strength,
    Supporter,
    TeamMember,
    Tier,
    Trigger,
    TriggerKind,
    UndecidedDuty,
    Unit,
    WantedGoal,
    agenda,
    case_to_data,
    draft_plan,
    dump_plan,
    load_policy_book,
)
from rnr_caseplan.dates import Period
from rnr_caseplan.duties.counting import count_duty
from rnr_caseplan.duties.course import Course
from rnr_caseplan.duties.knowing import know
from rnr_caseplan.duties.known import Known
from rnr_caseplan.duties.remembering import remember
from rnr_caseplan.model.history import HistoryEntry
from rnr_caseplan.model.vocabulary import AssessmentKind
from rnr_caseplan.policy.cadence import (
    AfterPause,
    Align,
    Band,
    Edge,
    FirstPeriod,
    Interval,
    OnChange,
    PastEnd,
    PauseReads,
    PauseRule,
    Repeats,
    Stage,
    Standing,
    WindowEnd,
)
from rnr_caseplan.policy.duty_faults import find_duty_faults
from rnr_caseplan.policy.policy import Cited
from rnr_caseplan.policy.terms import FactKind, FactTerm, Terms
from rnr_caseplan.policy.when import When

T = TypeVar("T")

TODAY = datetime.date(2026, 11, 21)
POLICY_NAMES = ("rnr-baseline", "virginia", "treatment-court", "success-plan")
MOST_NEEDS = 10

BOUNDARY_DAYS = (
    datetime.date.min,
    datetime.date(1, 1, 31),
    datetime.date(1900, 2, 28),
    datetime.date(2000, 2, 29),
    TODAY,
    datetime.date(2026, 8, 31),
    datetime.date(2026, 12, 31),
    datetime.date(2027, 1, 31),
    datetime.date(2027, 2, 28),
    datetime.date(2028, 2, 29),
    datetime.date(9998, 12, 31),
    datetime.date(9999, 6, 30),
    datetime.date(9999, 12, 1),
    datetime.date.max,
)
"""Ends of the calendar, ends of months, and a plain day."""

_IDS = (
    *(f"n{number}" for number in range(1, 9)),
    "n10",
    "N1",
    "0",
    "-",
    "n1-need",
    "need-n1",
    "n 1",
    "a/b.c[0]",
    "\N{LATIN SMALL LETTER E WITH ACUTE}",
    "e\N{COMBINING ACUTE ACCENT}",
    "\N{CJK UNIFIED IDEOGRAPH-9700}\N{CJK UNIFIED IDEOGRAPH-8981}",
    "x" * 200,
)
_TEXTS = (
    "finished a welding certificate",
    '"quoted" \\ and {braces} %s',
    "two\nlines\tand a tab",
    "  blanks around  ",
    "\N{HEBREW LETTER ALEF} right to left, \N{PILE OF POO}, \x00, \N{LINE SEPARATOR}",
    "\N{LATIN SMALL LIGATURE FI}ne",
)


@functools.cache
def book_named(name: str) -> PolicyBook:
    """Load a bundled policy once."""
    return load_policy_book(name)


@functools.lru_cache(maxsize=4096)
def policy_named(name: str = "rnr-baseline", on: datetime.date = TODAY) -> Policy:
    """Give a bundled policy as it is in force on a day."""
    return book_named(name).on(on)


def write_policy(folder: Path, name: str, *entries: str, extends: str = "rnr-baseline") -> Path:
    """Write a small policy that builds on another.

    Args:
        folder: Where the file goes.
        name: The policy's name.
        entries: TOML of its parameters.
        extends: The policy that it builds on.

    Returns:
        The file.
    """
    header = f'name = "{name}"\nversion = "1"\ntitle = "A small policy"\nextends = "{extends}"\n'
    file = folder / f"{name}.toml"
    file.write_text("\n\n".join([header, *entries]), encoding="utf-8")
    return file


def toml_entry(key: str, value: str, *, starts_on: datetime.date = datetime.date.min) -> str:
    """Give one dated value of a policy as TOML, under the source of the library's own choices."""
    return (
        f"[[{key}]]\nfrom = {starts_on.isoformat()}\nvalue = {value}\n"
        'source = "LIB"\nplace = "a test"'
    )


# Small values. --------------------------------------------------------------------------
#
# Strategies are built once: building and checking them anew inside every draw costs far more
# than drawing from them.


@functools.cache
def days() -> st.SearchStrategy[datetime.date]:
    """Draw a day from the whole calendar, its ends and ends of months often."""
    return st.sampled_from(BOUNDARY_DAYS) | st.dates()


def day_near(as_of: datetime.date, distance: int) -> datetime.date:
    """Give the day at a distance from another, at most the end of the calendar."""
    ordinal = as_of.toordinal() + distance
    return datetime.date.fromordinal(min(max(ordinal, 1), datetime.date.max.toordinal()))


def _near(draw: st.DrawFn, as_of: datetime.date) -> datetime.date:
    return day_near(as_of, draw(_DISTANCES))


def _maybe_near(draw: st.DrawFn, as_of: datetime.date) -> datetime.date | None:
    distance = draw(_MAYBE_DISTANCES)
    return None if distance is None else day_near(as_of, distance)


def _is_legible(text: str) -> bool:
    return any(letter.isprintable() and not letter.isspace() for letter in text)


@functools.cache
def texts() -> st.SearchStrategy[str]:
    """Draw text in which something can be seen."""
    free = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
    return st.sampled_from(_TEXTS) | free.filter(_is_legible)


@functools.cache
def identifiers() -> st.SearchStrategy[str]:
    """Draw an id, now and then one of an unusual form."""
    return st.sampled_from(_IDS)


@functools.cache
def distinct_ids(fewest: int, most: int) -> st.SearchStrategy[list[str]]:
    """Draw ids, each of its own."""
    return st.lists(identifiers(), min_size=fewest, max_size=most, unique=True)


_DISTANCES = st.sampled_from(
    (0, -1, 1, -14, -29, -30, -31, -60, -89, -90, -91, -365, -366, -4000, 30, 400, 10**7, -(10**7))
)
_MAYBE_DISTANCES = st.none() | _DISTANCES
_MAYBE_TEXT = st.none() | texts()
_RULER = st.sampled_from((None, 0, 1, 5, 9, 10))
_COIN = st.booleans()
_PLACES = st.integers(0, 10**6)
_SOME_PLACES = st.lists(_PLACES, max_size=3)
_AGREEMENT = st.sampled_from((None, *Agreement))


def _one_of(draw: st.DrawFn, options: Sequence[T]) -> T:
    return options[draw(_PLACES) % len(options)]


def _some_of(draw: st.DrawFn, options: Sequence[T]) -> tuple[T, ...]:
    if not options:
        return ()
    return tuple(dict.fromkeys(options[place % len(options)] for place in draw(_SOME_PLACES)))


# Parts of a case. -----------------------------------------------------------------------


@functools.cache
def participants() -> st.SearchStrategy[Participant]:
    """Draw a participant with any attributes of a person."""
    some_texts = st.lists(texts(), max_size=2).map(tuple)
    return st.builds(
        Participant,
        id=identifiers(),
        preferred_name=_MAYBE_TEXT,
        sex=st.sampled_from((None, "female", "male", "intersex")),
        gender=st.sampled_from((None, "woman", "man", "nonbinary")),
        race=_MAYBE_TEXT,
        ethnicity=_MAYBE_TEXT,
        birth_date=st.none() | days(),
        disabilities=some_texts,
        languages=some_texts,
    )


@functools.cache
def _scores() -> st.SearchStrategy[dict[str, float | None]]:
    numbers = st.sampled_from((None, 0, 1, 2.5, -1, 7, 0.1)) | st.floats(-50, 7)
    return st.fixed_dictionaries(
        {"score": numbers, "threshold": numbers, "max_score": st.sampled_from((None, 7, 7.0, 43))}
    )


@functools.cache
def _core_facts() -> st.SearchStrategy[tuple[Level, bool | None, bool | None]]:
    flags = (None, False, True)
    return st.sampled_from(tuple(itertools.product(Level, flags, flags)))


@functools.cache
def _ordering_facts() -> st.SearchStrategy[dict[str, Any]]:
    flags = (None, False, True)
    names = ("linked_to_harm", "linked_to_reoffending", "agreement", "priority")
    values = itertools.product(flags, flags, (None, *Agreement), (None, 0, 1, 10))
    return st.sampled_from([dict(zip(names, drawn, strict=True)) for drawn in values])


@functools.cache
def _domains(policy_name: str) -> st.SearchStrategy[str]:
    """Draw a domain that a bundled policy knows, more often one that rules treat in its own way."""
    domains = policy_named(policy_name).domains
    criminogenic = [name for name, cited in domains if cited.value.tier is Tier.CRIMINOGENIC]
    own_way = ("criminal_history", "mental_health", "trauma", "withdrawal", "overdose_risk")
    both_ways = ("education", "vocational_skills", "medical", "literacy", "unstable_housing")
    return (
        st.sampled_from([name for name, _ in domains])
        | st.sampled_from(criminogenic)
        | st.sampled_from((*own_way, *both_ways))
    )


@st.composite
def needs(
    draw: st.DrawFn, policy: Policy, identifier: str, others: Sequence[str], as_of: datetime.date
) -> Need:
    """Draw a need with this id; it may fuel the others, and itself."""
    level, interferes, contributed = draw(_core_facts())
    details: dict[str, Any] = {}
    if draw(_COIN):
        details = {
            "assessed_with": draw(_MAYBE_TEXT),
            "assessed_on": _maybe_near(draw, as_of),
            "text": draw(_MAYBE_TEXT),
            "fuels": _some_of(draw, (*others, identifier)),
            **draw(_ordering_facts()),
            **draw(_scores()),
        }
    return Need(
        id=identifier,
        domain=draw(_domains(policy.name)),
        level=level,
        interferes=interferes,
        contributed=contributed,
        **details,
    )


@st.composite
def need_lists(
    draw: st.DrawFn, policy: Policy, as_of: datetime.date, *, fewest: int = 0
) -> tuple[Need, ...]:
    """Draw needs with distinct ids, loops and edges across tiers among them."""
    count = draw(st.integers(fewest, MOST_NEEDS))
    ids = draw(distinct_ids(count, count))
    return tuple(
        draw(needs(policy, identifier, [other for other in ids if other != identifier], as_of))
        for identifier in ids
    )


def some_needs(policy: Policy, as_of: datetime.date) -> st.SearchStrategy[tuple[Need, ...]]:
    """Draw at least one need."""
    return need_lists(policy, as_of, fewest=1)


def alike_needs(policy: Policy, as_of: datetime.date) -> st.SearchStrategy[tuple[Need, ...]]:
    """Draw needs that crowd into few domains, so that the later keys of the order decide."""
    crowded = ("antisocial_cognition", "antisocial_companions", "trauma", "overdose_risk")

    def crowd(drawn: tuple[Need, ...]) -> tuple[Need, ...]:
        return tuple(
            evolve(need, domain=crowded[(place // 3) % len(crowded)], interferes=None)
            for place, need in enumerate(drawn)
        )

    return need_lists(policy, as_of, fewest=2).map(crowd)


def mostly_unknown(policy: Policy, as_of: datetime.date) -> st.SearchStrategy[tuple[Need, ...]]:
    """Draw needs of which every second one or more have an unknown level."""

    def forget(drawn: tuple[Need, ...]) -> tuple[Need, ...]:
        return tuple(
            need if place % 2 else evolve(need, level=Level.UNKNOWN)
            for place, need in enumerate(drawn)
        )

    return need_lists(policy, as_of, fewest=1).map(forget)


@st.composite
def overrides(draw: st.DrawFn, as_of: datetime.date) -> Override:
    """Draw a person's decision, on a day around the draft."""
    return Override(by=draw(texts()), on=_near(draw, as_of), reason=draw(texts()))


@st.composite
def drivers(
    draw: st.DrawFn, drawn: Sequence[Need], incident_ids: Sequence[str], as_of: datetime.date
) -> Driver:
    """Draw a recorded driver: any need, often one that may well be refused."""
    plausible = [need for need in drawn if need.level in {Level.MODERATE, Level.HIGH}]
    sensible = draw(_COIN)
    named = _one_of(draw, plausible if plausible and sensible else drawn)
    return Driver(
        need_id=named.id,
        named_by=draw(_MAYBE_TEXT),
        named_on=_maybe_near(draw, as_of),
        rationale=draw(_MAYBE_TEXT),
        incident_ids=_some_of(draw, incident_ids),
        override=draw(overrides(as_of)) if draw(_COIN) else None,
    )


@st.composite
def _incidents(
    draw: st.DrawFn, need_ids: Sequence[str], as_of: datetime.date
) -> tuple[Incident, ...]:
    return tuple(
        Incident(
            id=identifier,
            happened_on=_maybe_near(draw, as_of),
            setting=draw(_MAYBE_TEXT),
            need_ids=_some_of(draw, need_ids),
        )
        for identifier in draw(distinct_ids(0, 8))
    )


@functools.cache
def _named_scalars() -> st.SearchStrategy[tuple[tuple[str, Any], ...]]:
    scalars = st.sampled_from((True, False, 0, -1, 2**63 - 1, 0.5, 1e-9, "yes", ""))
    return st.dictionaries(texts(), scalars, max_size=2).map(lambda named: tuple(named.items()))


@functools.cache
def barriers() -> st.SearchStrategy[tuple[Barrier, ...]]:
    """Draw what gets in the way, in any order; often what moves the days of steps."""
    moving = (Barrier.THINKING_AND_MEMORY, Barrier.SHORT_ATTENTION, Barrier.EASILY_OVERWHELMED)
    words = st.sampled_from(moving) | st.sampled_from(Barrier)
    return st.lists(words, max_size=6, unique=True).map(tuple)


@functools.cache
def _responsivity() -> st.SearchStrategy[ResponsivityProfile | None]:
    return st.none() | st.builds(
        ResponsivityProfile, barriers=barriers(), literacy=_MAYBE_TEXT, culture=_MAYBE_TEXT
    )


@st.composite
def _further_facts(draw: st.DrawFn, as_of: datetime.date) -> dict[str, Any]:
    """Draw what a case may hold beside needs, driver, incidents and wishes."""
    return {
        "case_type": draw(_MAYBE_TEXT),
        "supervision_level": draw(_MAYBE_TEXT),
        "dates": tuple(
            (name, _near(draw, as_of)) for name in ("released_on", *draw(distinct_ids(0, 1)))
        ),
        "facts": draw(_named_scalars()),
        "responsivity": draw(_responsivity()),
        "assessments": tuple(
            Assessment(
                id=identifier,
                kind=_one_of(draw, tuple(AssessmentKind)),
                instrument=draw(_MAYBE_TEXT),
                assessed_on=_maybe_near(draw, as_of),
                explained_on=_maybe_near(draw, as_of),
                shared_on=_maybe_near(draw, as_of),
                agreement=draw(_AGREEMENT),
            )
            for identifier in draw(distinct_ids(0, 2))
        ),
        "lead": draw(_MAYBE_TEXT),
        "team": tuple(
            TeamMember(id=identifier, name=draw(_MAYBE_TEXT), role=draw(_MAYBE_TEXT))
            for identifier in draw(distinct_ids(0, 1))
        ),
        "supporters": tuple(
            Supporter(id=identifier, relation=draw(_MAYBE_TEXT))
            for identifier in draw(distinct_ids(0, 1))
        ),
        "court_dates": tuple(
            CourtDate(id=identifier, on=_near(draw, as_of))
            for identifier in draw(distinct_ids(0, 1))
        ),
        "custody_orders": tuple(
            CustodyOrder(id=identifier, text=draw(texts()), ordered_on=_maybe_near(draw, as_of))
            for identifier in draw(distinct_ids(0, 1))
        ),
    }


@st.composite
def kept_parts(draw: st.DrawFn, policy: Policy, as_of: datetime.date) -> dict[str, Any]:
    """Draw what every plan must show again: conditions, strengths, triggers, safety notes."""
    domains = tuple(name for name, _ in policy.domains)
    return {
        "safety": tuple(
            SafetyNote(
                id=identifier,
                kind=_one_of(draw, tuple(SafetyKind)),
                noted_on=_maybe_near(draw, as_of),
                text=draw(_MAYBE_TEXT),
            )
            for identifier in draw(distinct_ids(0, 3))
        ),
        "strengths": tuple(
            Strength(id=identifier, text=draw(texts()), domains=_some_of(draw, domains))
            for identifier in draw(distinct_ids(0, 4))
        ),
        "triggers": tuple(
            Trigger(
                id=identifier,
                text=draw(texts()),
                kind=_one_of(draw, (None, *TriggerKind)),
                response=draw(_MAYBE_TEXT),
            )
            for identifier in draw(distinct_ids(0, 2))
        ),
        "conditions": tuple(
            Condition(
                id=identifier,
                text=draw(texts()),
                due_on=_maybe_near(draw, as_of),
                domains=_some_of(draw, domains),
            )
            for identifier in draw(distinct_ids(0, 4))
        ),
    }


@functools.cache
def readiness() -> st.SearchStrategy[Readiness | None]:
    """Draw how ready a participant is, if anybody recorded it."""
    stages = st.sampled_from((None, *StageOfChange))
    return st.none() | st.builds(Readiness, stage=stages, importance=_RULER, confidence=_RULER)


@st.composite
def wanted_goals(draw: st.DrawFn, need_ids: Sequence[str]) -> tuple[WantedGoal, ...]:
    """Draw goals that the participant asks for, several on one need among them."""
    if not need_ids:
        return ()
    return tuple(
        WantedGoal(need_id=need_ids[place % len(need_ids)], statement=draw(texts()))
        for place in draw(_SOME_PLACES)
    )


@functools.cache
def _standing() -> st.SearchStrategy[tuple[RiskLevel, Caseload | None, int | None]]:
    sentences = (None, 0, 6, 7, 100_000)
    excluding = itertools.product(RiskLevel, (None, *Caseload), sentences)
    usual = itertools.product(RiskLevel, (None, Caseload.REGULAR), (None, 7))
    return st.sampled_from(tuple(usual)) | st.sampled_from(tuple(excluding))


@st.composite
def cases(
    draw: st.DrawFn, policy: Policy, as_of: datetime.date, *, needs: tuple[Need, ...] | None = None
) -> Case:
    """Draw a valid case of any shape whose domains the policy knows.

    Args:
        draw: Hypothesis's own.
        policy: The policy.
        as_of: The day around which the days of the case lie.
        needs: The needs, where a law is about needs of its own.

    Returns:
        The case.
    """
    drawn = draw(need_lists(policy, as_of)) if needs is None else needs
    need_ids = [need.id for need in drawn]
    has_incidents = draw(_COIN)
    incidents = draw(_incidents(need_ids, as_of)) if has_incidents else ()
    driver, has_driver = None, draw(_COIN)
    if need_ids and has_driver:
        driver = draw(drivers(drawn, [incident.id for incident in incidents], as_of))
    risk_level, caseload, sentence_months = draw(_standing())
    return Case(
        participant=draw(participants()) if draw(_COIN) else Participant(id="P-1"),
        needs=drawn,
        risk_level=risk_level,
        assigned_on=_maybe_near(draw, as_of),
        caseload=caseload,
        sentence_months=sentence_months,
        sober_since=_maybe_near(draw, as_of),
        driver=driver,
        eligibility_override=draw(overrides(as_of)) if draw(_COIN) else None,
        wanted_goals=draw(wanted_goals(need_ids)) if draw(_COIN) else (),
        readiness=draw(readiness()),
        incidents=incidents,
        **(draw(kept_parts(policy, as_of)) if draw(_COIN) else {}),
        **(draw(_further_facts(as_of)) if draw(_COIN) else {}),
    )


# Situations. ----------------------------------------------------------------------------


@frozen(kw_only=True)
class Situation:
    """All that a plan depends on; the policy is a bundled one, as in force on the day."""

    case: Case
    policy_name: str
    as_of: datetime.date

    @property
    def policy(self) -> Policy:
        """The policy in force on the day of the draft."""
        return policy_named(self.policy_name, self.as_of)

    def draft(self) -> CasePlan:
        """Draft the plan."""
        return draft_plan(self.case, self.policy, as_of=self.as_of)

    def but(self, **changes: Any) -> "Situation":
        """Give the same situation with other facts in the case."""
        return evolve(self, case=evolve(self.case, **changes))


@st.composite
def situations(
    draw: st.DrawFn,
    /,
    *,
    names: Sequence[str] = POLICY_NAMES,
    needs_of: Callable[[Policy, datetime.date], st.SearchStrategy[tuple[Need, ...]]] = need_lists,
    **fixed: Any,
) -> Situation:
    """Draw a situation under a bundled policy.

    Args:
        draw: Hypothesis's own.
        names: The policies to choose from.
        needs_of: Draws the needs, where a law is about needs of its own.
        fixed: Facts of the case that are the same in every situation.

    Returns:
        The situation.
    """
    as_of, name = draw(days()), _one_of(draw, names)
    policy = policy_named(name, as_of)
    case = draw(cases(policy, as_of, needs=draw(needs_of(policy, as_of))))
    return Situation(case=evolve(case, **fixed), policy_name=name, as_of=as_of)


def a_need(identifier: str, domain: str, level: str = "high", **facts: Any) -> Need:
    """Give a need, for explicit examples."""
    return Need(id=identifier, domain=domain, level=Level(level), **facts)


def a_situation(
    *needs: Need,
    name: str = "rnr-baseline",
    as_of: datetime.date = TODAY,
    risk_level: str = "high",
    **facts: Any,
) -> Situation:
    """Give a situation, for explicit examples."""
    case = Case(
        participant=Participant(id="P-1"), needs=needs, risk_level=RiskLevel(risk_level), **facts
    )
    return Situation(case=case, policy_name=name, as_of=as_of)


def low_but_for_maintenance(
    policy: Policy, as_of: datetime.date
) -> st.SearchStrategy[tuple[Need, ...]]:
    """Draw needs that mostly leave maintenance free to start: what comes before it is low."""
    upkeep = ("medical", "dental", "overdose_risk", "self_esteem", "education", "job_skills")
    before = ("antisocial_cognition", "substance_use", "employment", "unstable_housing", "trauma")

    def calm(drawn: tuple[Need, ...]) -> tuple[Need, ...]:
        return tuple(
            evolve(need, domain=upkeep[place % len(upkeep)], interferes=None)
            if place % 2 == 0
            else evolve(
                need,
                domain=before[place // 2],
                interferes=need.interferes if need.priority == 0 else None,
                level=need.level if need.priority == 1 else Level.LOW,
            )
            for place, need in enumerate(drawn)
        )

    return need_lists(policy, as_of, fewest=1).map(calm)


# Duties. --------------------------------------------------------------------------------

DUTY = "contact"
"""The duty that laws about duties are about; the event of the same name meets it."""
DUTY_TERMS = Terms(
    dates=(("release_on", "the day of release"),),
    events=(
        (DUTY, "a contact"),
        ("intake", "an intake"),
        ("hospital", "a stay in hospital"),
        ("warrant", "a warrant"),
    ),
    facts=(
        (
            "supervision_level",
            FactTerm(kind=FactKind.WORD, words=("low", "medium", "high", "unknown")),
        ),
    ),
)
LEVELS_OF_SUPERVISION = ("low", "medium", "high")
FIRST_DAYS = (
    TODAY,
    datetime.date(2026, 8, 31),
    datetime.date(2027, 1, 31),
    datetime.date(2028, 2, 29),
    datetime.date(1900, 2, 28),
    datetime.date(1, 1, 31),
    datetime.date(9997, 6, 30),
)
"""Days on which duties begin: ends of months, and days near both ends of the calendar."""


@frozen(kw_only=True)
class DutySituation:
    """A duty, and all that its days depend on; it begins on the day of assignment."""

    cadence: Cadence
    case: Case
    history: tuple[HistoryEntry, ...] = ()
    as_of: datetime.date
    holidays: tuple[datetime.date, ...] = ()

    @property
    def start(self) -> datetime.date:
        """The day of assignment."""
        return self.case.assigned_on or self.as_of

    @property
    def policy(self) -> Policy:
        """The baseline with this duty beside its own."""
        return policy_with_duties((DUTY, self.cadence))

    @property
    def known(self) -> Known:
        """What is known when the duty is counted."""
        policy = self.policy
        working = policy.working_days_with(self.holidays)
        known = know(self.case, policy, as_of=self.as_of, working=working)
        return remember(known, self.history)

    def course(self, until: datetime.date | None = None) -> Course:
        """Count the duty up to a day; without it two years after its beginning."""
        last = day_near(self.start, 730) if until is None else until
        period = (datetime.date.min, last)
        return count_duty(self.cadence, self.known, met_by=(DUTY,), period=period)

    def agenda(self, start: datetime.date, end: datetime.date) -> Agenda:
        """Give the agenda of a period."""
        return agenda(
            self.case,
            self.policy,
            start=start,
            end=end,
            as_of=self.as_of,
            history=self.history,
            holidays=self.holidays,
        )

    def but(self, **changes: Any) -> "DutySituation":
        """Give the same situation with something else."""
        return evolve(self, **changes)

    def of_case(self, **changes: Any) -> "DutySituation":
        """Give the same situation with other facts in the case."""
        return evolve(self, case=evolve(self.case, **changes))


def policy_with_duties(*duties: tuple[str, Cadence]) -> Policy:
    """Give the baseline with duties of its own beside those that every policy has."""
    policy = policy_named()
    cited = tuple(
        (
            name,
            Cited(value=cadence, citation=policy.plan_due.citation, starts_on=datetime.date.min),
        )
        for name, cadence in duties
    )
    return evolve(policy, terms=policy.terms.overridden_by(DUTY_TERMS), duties=cited)


def contacts_on(*days_of_contacts: datetime.date) -> tuple[Event, ...]:
    """Give the events that meet the duty."""
    return tuple(Event(kind=DUTY, on=day) for day in days_of_contacts)


def where_level_is(*words: str) -> tuple[When, ...]:
    """Give the test of a band that holds at some levels of supervision."""
    return (When(fact="supervision_level", one_of=words),)


_LENGTHS = (
    *((amount, Unit.DAYS) for amount in (1, 7, 14, 30, 31, 45, 90)),
    *((amount, Unit.WEEKS) for amount in (1, 2, 6)),
    *((amount, Unit.MONTHS) for amount in (1, 1, 2, 3, 6)),
    *((amount, Unit.WORKING_DAYS) for amount in (1, 3, 10)),
)
_ALIGNS = (Align.SAME_DAY, Align.SAME_DAY, Align.SAME_DAY, Align.END_OF_MONTH)
_DAYS_OF_EVENTS = st.lists(st.integers(0, 200), max_size=5)
_MORE_PLACES = st.lists(_PLACES, min_size=12, max_size=12)


_FIXED = {Repeats.FROM_ANCHOR, Repeats.EACH_PERIOD}


def _choices(draw: st.DrawFn) -> Callable[[Sequence[T]], T]:
    """Draw once, and choose by that several times: far cheaper than as many draws."""
    drawn = itertools.cycle(draw(_MORE_PLACES))
    return lambda options: options[next(drawn) % len(options)]


def _length(choose: Callable[[Sequence[Any]], Any]) -> dict[str, Any]:
    amount, unit = choose(_LENGTHS)
    return {"amount": amount, "unit": unit}


def _interval(choose: Callable[[Sequence[Any]], Any]) -> dict[str, Any]:
    return {**_length(choose), "align": choose(_ALIGNS)}


def _stages(choose: Callable[[Sequence[Any]], Any]) -> tuple[Stage, ...]:
    passing = [
        Stage(**_interval(choose), times=choose((1, 1, 2))) for _ in range(choose((0, 1, 1, 2)))
    ]
    return (*passing, Stage(**_interval(choose)))


def _timing(choose: Callable[[Sequence[Any]], Any], repeats: Repeats) -> dict[str, Any]:
    """Choose how long, how often and in which window."""
    times = choose((None, None, 1, 2, 3))
    edges = {
        "ends": choose((None, None, None, "start", "release_on")),
        "opens": choose((None, None, None, "due", "release_on")),
    }
    timing: dict[str, Any] = {"times": times}
    if repeats is Repeats.EACH_PERIOD:
        timing |= {"period": choose(tuple(Period)), "first_period": choose(tuple(FirstPeriod))}
    elif repeats is not Repeats.NEVER and choose((False, False, True)):
        timing = {"stages": _stages(choose)}
    else:
        timing |= _interval(choose)
        if choose((False, False, True)):
            timing["first"] = Interval(**_interval(choose))
    if edges["ends"]:
        then = choose(tuple(PastEnd))
        amount = choose((0, 5, 60, 200))
        timing["ends"] = WindowEnd(amount=amount, unit=Unit.DAYS, after=edges["ends"], then=then)
    is_rolling = repeats is Repeats.FROM_LAST and (timing.get("times") or 1) > 1
    if edges["opens"] and not is_rolling:
        amount, unit = choose(_LENGTHS)
        timing["opens"] = Edge(amount=amount, unit=unit, before=edges["opens"])
    return {name: value for name, value in timing.items() if value is not None}


def _pause_rule(choose: Callable[[Sequence[Any]], Any], event: str) -> PauseRule:
    then = choose(tuple(AfterPause))
    lasts = _length(choose) if then in {AfterPause.LATER, AfterPause.RESTART} else {}
    return PauseRule(event=event, reads=choose(tuple(PauseReads)), then=then, **lasts)


@st.composite
def cadences(
    draw: st.DrawFn,
    *,
    repeating: Sequence[Repeats] = tuple(Repeats),
    has_bands: bool = True,
    has_pauses: bool = True,
) -> Cadence:
    """Draw a cadence that a policy may state, of any shape.

    Args:
        draw: Hypothesis's own.
        repeating: The ways of coming back to choose from.
        has_bands: Whether the level of supervision may choose between bands.
        has_pauses: Whether something may pause it.

    Returns:
        The cadence; its bands may come back in several ways.
    """
    choose = _choices(draw)
    repeats = choose(repeating)
    kin = [other for other in repeating if (other in _FIXED) == (repeats in _FIXED)]
    is_grid = repeats in _FIXED
    facts: dict[str, Any] = {
        "anchor": choose(("assigned_on", "assigned_on", "assigned_on", "intake", DUTY)),
        "repeats": repeats,
        "on_change": choose((OnChange.KEEP, OnChange.RESTART) if is_grid else tuple(OnChange)),
    }
    if has_pauses:
        events = choose(((), (), ("hospital",), ("hospital", "warrant")))
        facts["pauses"] = tuple(_pause_rule(choose, event) for event in events)
    if not has_bands or choose((False, False, True)):
        facts |= _timing(_choices(draw), repeats)
    else:
        low, other = (
            {"repeats": way, **_timing(_choices(draw), way)} for way in (repeats, choose(kin))
        )
        last: dict[str, Any] = choose((other, other, {"standing": Standing.EXEMPT}))
        facts["bands"] = (
            Band(when=where_level_is("low"), **low),
            Band(when=where_level_is("medium"), **other),
            Band(when=where_level_is("high", "unknown"), **last),
        )
    cadence = Cadence(**facts)
    terms = policy_named().terms.overridden_by(DUTY_TERMS)
    assume(not any(find_duty_faults(f"duties.{DUTY}", DUTY, cadence, terms)))
    return cadence


@st.composite
def histories(draw: st.DrawFn, start: datetime.date) -> tuple[HistoryEntry, ...]:
    """Draw what happened from a day on: contacts, intakes, changes of level, pauses."""
    choose = _choices(draw)
    entries: list[HistoryEntry] = [
        Event(kind=choose((DUTY, DUTY, DUTY, "intake")), on=day_near(start, distance))
        for distance in draw(_DAYS_OF_EVENTS)
    ]
    level = choose(LEVELS_OF_SUPERVISION)
    for distance in sorted({choose(range(1, 200)) for _ in range(choose((0, 0, 1, 2)))}):
        after = choose(LEVELS_OF_SUPERVISION)
        day = day_near(start, distance)
        entries.append(LevelChange(fact="supervision_level", on=day, before=level, after=after))
        level = after
    for kind in ("hospital", "warrant"):
        if choose((False, True)):
            starts_on = day_near(start, choose(range(-20, 150)))
            lasts = choose((None, 0, 1, 10, 40))
            ends_on = None if lasts is None else day_near(starts_on, lasts)
            entries.append(Pause(kind=kind, starts_on=starts_on, ends_on=ends_on))
    return tuple(entries)


@st.composite
def duty_situations(
    draw: st.DrawFn, cadence: st.SearchStrategy[Cadence] | None = None
) -> DutySituation:
    """Draw a duty with a case, a history and a day on which to ask."""
    drawn = draw(cadences() if cadence is None else cadence)
    choose = _choices(draw)
    start = choose(FIRST_DAYS)
    release_on = choose((None, 40, 200, 200, 700))
    return DutySituation(
        cadence=drawn,
        case=Case(
            participant=Participant(id="P-1"),
            needs=(),
            risk_level=RiskLevel.HIGH,
            assigned_on=start,
            supervision_level=choose((None, "unknown", *LEVELS_OF_SUPERVISION * 2)),
            dates=() if release_on is None else (("release_on", day_near(start, release_on)),),
        ),
        history=draw(histories(start)),
        as_of=day_near(start, choose(range(250))),
        holidays=tuple({day_near(start, choose(range(60))) for _ in range(choose((0, 3)))}),
    )


def a_duty(
    *history: HistoryEntry,
    start: datetime.date = TODAY,
    as_of: datetime.date | int = 100,
    level: str | None = None,
    release_on: datetime.date | None = None,
    holidays: tuple[datetime.date, ...] = (),
    **timing: Any,
) -> DutySituation:
    """Give a duty from the day of assignment, for explicit examples.

    Args:
        history: What happened.
        start: The day of assignment.
        as_of: The day on which to ask, or how many days after the assignment that is.
        level: The level of supervision.
        release_on: The day of release.
        holidays: Days that are not worked on.
        timing: The fields of its cadence.
    """
    return DutySituation(
        cadence=Cadence(**{"anchor": "assigned_on", "unit": Unit.DAYS, **timing}),
        case=Case(
            participant=Participant(id="P-1"),
            needs=(),
            assigned_on=start,
            supervision_level=level,
            dates=() if release_on is None else (("release_on", release_on),),
        ),
        history=history,
        as_of=day_near(start, as_of) if isinstance(as_of, int) else as_of,
        holidays=holidays,
    )


def items_of_duty(found: Agenda) -> tuple[AgendaItem, ...]:
    """Give the items of the duty that laws are about."""
    return tuple(item for item in found if item.duty == DUTY)


def undecided_of_duty(found: Agenda) -> tuple[UndecidedDuty, ...]:
    """Give why that duty is not decided."""
    return tuple(item for item in found.undecided if item.duty == DUTY)


# Goals and plans by themselves. ---------------------------------------------------------


def goal_lists() -> st.SearchStrategy[tuple[Goal, ...]]:
    """Draw goals of every status, in any order."""
    statuses = st.lists(st.sampled_from(GoalStatus), max_size=12)
    return statuses.map(
        lambda drawn: tuple(
            Goal(id=f"g{number}", status=status, need_ids=(), statement="I do it.")
            for number, status in enumerate(drawn)
        )
    )


# Documents. -----------------------------------------------------------------------------

MARKER = "Zebra told me so"
"""Words of a participant that no message may repeat."""


def case_document(case: Case) -> dict[str, Any]:
    """Give a case as a document that is parsed already."""
    return {"schema": "rnr-caseplan/case/1", **case_to_data(case)}


def plan_document(plan: CasePlan) -> dict[str, Any]:
    """Give a plan as a document that is parsed already."""
    parsed: dict[str, Any] = json.loads(dump_plan(plan))
    return parsed


def json_values() -> st.SearchStrategy[Any]:
    """Draw whatever JSON can say, numbers out of all bounds and halves of characters too."""
    odd_numbers = (2**63, -(2**70), 1e308, float("inf"), float("nan"), -0.0, 0.1, 1, 0, 2.0)
    odd_texts = ("", " ", "\ud800", MARKER, "2026-02-30", "2026-11-21", "high", "n1", "false")
    scalars = (
        st.none()
        | st.booleans()
        | st.sampled_from(odd_numbers)
        | st.sampled_from(odd_texts)
        | st.integers()
        | st.text(max_size=8)
    )
    return st.recursive(
        scalars,
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(("id", "level", MARKER, "")), inner, max_size=3)
        ),
        max_leaves=6,
    )


def _paths(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if path:
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _paths(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _paths(inner, (*path, index))


def _holder_of(document: Any, path: tuple[str | int, ...]) -> Any:
    return functools.reduce(lambda inner, key: inner[key], path[:-1], document)


@st.composite
def mutated(
    draw: st.DrawFn, document: dict[str, Any], *, values: st.SearchStrategy[Any]
) -> dict[str, Any]:
    """Draw a document with one to three faults at any place.

    Args:
        draw: Hypothesis's own.
        document: A valid document; it is not changed.
        values: What is written where it does not belong.

    Returns:
        The document after parts were deleted, replaced, inserted or repeated.
    """
    changed = copy.deepcopy(document)
    for _ in range(draw(st.integers(1, 3))):
        paths = list(_paths(changed))
        if not paths:
            break
        path = draw(st.sampled_from(paths))
        holder: Any = _holder_of(changed, path)
        key: Any = path[-1]
        action = draw(st.sampled_from(("delete", "replace", "insert", "repeat")))
        if action == "delete":
            del holder[key]
        elif action == "replace":
            holder[key] = draw(values)
        elif isinstance(holder, list):
            holder.insert(key, copy.deepcopy(holder[key]) if action == "repeat" else draw(values))
        else:
            holder[draw(st.sampled_from((MARKER, "id", "need_ids", "text")))] = draw(values)
    return changed


def texts_replaced_by(document: Any, words: str, keys: frozenset[str]) -> Any:
    """Give a document in which everything that a person said is the same words."""
    if isinstance(document, dict):
        return {
            key: words
            if key in keys and isinstance(inner, str)
            else texts_replaced_by(inner, words, keys)
            for key, inner in document.items()
        }
    if isinstance(document, list):
        return [texts_replaced_by(inner, words, keys) for inner in document]
    return document


def reasons_in(value: object, path: str = "plan") -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Give every list of reasons in a document, with its place."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "reasons":
                yield f"{path}.{key}", inner
            else:
                yield from reasons_in(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from reasons_in(inner, f"{path}[{index}]")


def all_in_order(values: Sequence[Any], *, strictly: bool = False) -> bool:
    """Say whether each value is at least, or more than, the one before it."""
    pairs = itertools.pairwise(values)
    return all(before < after if strictly else before <= after for before, after in pairs)
