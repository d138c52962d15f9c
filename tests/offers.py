"""Strategies for services that a community offers, and for participants who look for one."""

import datetime
from typing import Any

from hypothesis import strategies as st

from rnr_caseplan import (
    AdaptationKind,
    Barrier,
    Case,
    Level,
    Need,
    Participant,
    ResponsivityProfile,
    RiskLevel,
    Weekday,
    WeeklyHours,
)
from rnr_caseplan.services import (
    Attending,
    OfferedService,
    Payer,
    ServiceCatalogue,
    ServiceKind,
)

TODAY = datetime.date(2026, 11, 21)
LANGUAGES = ("English", "Spanish", "Somali")
DOMAINS = ("substance_use", "employment", "trauma")
SCALE = ("weak", "promising", "effective")
GROUPS = ("women_only_group", "men_only_group", "veterans")
LEVELS = tuple(level for level in RiskLevel if level is not RiskLevel.UNKNOWN)
BARRIERS = (
    Barrier.READS_LITTLE,
    Barrier.WOMEN_ONLY_WISH,
    Barrier.TRAUMA,
    Barrier.MOBILITY,
    Barrier.NO_CAR,
    Barrier.CHILDCARE_NEEDED,
    Barrier.NO_PHONE,
    Barrier.NO_INTERNET,
)
WAYS = (
    AdaptationKind.INTERPRETER,
    AdaptationKind.TRAUMA_INFORMED,
    AdaptationKind.WOMEN_ONLY_GROUP,
    AdaptationKind.STEP_FREE_PLACE,
)


def some_of(options: tuple[Any, ...], fewest: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    """Draw some of these, each once."""
    return st.lists(st.sampled_from(options), unique=True, min_size=fewest, max_size=3).map(tuple)


def weekly_hours() -> st.SearchStrategy[WeeklyHours]:
    """Draw hours on one of three days, on the hour."""
    clock = [f"{hour:02}:00" for hour in range(25)]
    return st.builds(
        lambda weekday, start, length: WeeklyHours(
            weekday=weekday, starts_at=clock[start], ends_at=clock[start + length]
        ),
        st.sampled_from((Weekday.MONDAY, Weekday.TUESDAY, Weekday.SATURDAY)),
        st.integers(7, 18),
        st.integers(1, 6),
    )


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw a value, or that nobody recorded one."""
    return st.none() | strategy


def facts_of_services() -> st.SearchStrategy[dict[str, Any]]:
    """Draw what is known of a service, beside its id."""
    flags = maybe(st.booleans())
    return st.fixed_dictionaries(
        {
            "name": st.just("a service"),
            "provider": st.just("a center"),
            "needs": some_of(DOMAINS, fewest=1),
            "kind": st.sampled_from(ServiceKind),
            "hours_a_week": maybe(st.sampled_from((1, 2, 2.5, 3, 40))),
            "weeks": maybe(st.integers(1, 52)),
            "languages": some_of(LANGUAGES),
            "schedule": st.lists(weekly_hours(), max_size=3).map(tuple),
            "attending": maybe(st.sampled_from(Attending)),
            "reached_by_bus": flags,
            "offered_remotely": flags,
            "limited_to": some_of(GROUPS),
            "ways": some_of(WAYS),
            "risk_levels": some_of(LEVELS),
            "separate_groups": flags,
            "evidence": maybe(st.sampled_from(SCALE)),
            "free_places": maybe(st.integers(0, 3)),
            "paid_by": maybe(st.sampled_from(Payer)),
            "childcare_on_site": flags,
            "reading_grade": maybe(st.integers(0, 12)),
            "last_verified_on": maybe(st.dates(datetime.date(2026, 1, 1), TODAY)),
        }
    )


def catalogues(most: int = 6) -> st.SearchStrategy[ServiceCatalogue]:
    """Draw a catalogue."""
    return st.lists(facts_of_services(), max_size=most).map(
        lambda drawn: ServiceCatalogue(
            services=tuple(
                OfferedService(id=f"v{number}", **facts) for number, facts in enumerate(drawn)
            ),
            evidence_scale=SCALE,
        )
    )


def people(identifier: str = "P-1") -> st.SearchStrategy[Case]:
    """Draw a participant with one need, of whom more or less is known."""
    profiles = st.builds(
        ResponsivityProfile,
        barriers=some_of(BARRIERS),
        availability=st.lists(weekly_hours(), max_size=3).map(tuple),
    )
    return st.builds(
        lambda languages, domain, risk_level, profile: Case(
            participant=Participant(id=identifier, languages=languages),
            needs=(Need(id="n1", domain=domain, level=Level.HIGH),),
            risk_level=risk_level,
            responsivity=profile,
        ),
        some_of(LANGUAGES),
        st.sampled_from(DOMAINS),
        st.sampled_from(RiskLevel),
        maybe(profiles),
    )
