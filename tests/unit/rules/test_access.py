"""Can the participant take part in a service?"""

from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import AdaptationKind, Barrier, Case, Need
from rnr_caseplan.policy.values import ServiceKey
from rnr_caseplan.rules.access import gather_access_facts, judge_access
from rnr_caseplan.rules.responsivity import list_ways
from rnr_caseplan.services import Attending, OfferedService
from tests.unit.builders import a_need, policy_named
from tests.unit.offered import EVENING, a_person, a_service, an_unknown_person, hours

WOMEN, MEN = AdaptationKind.WOMEN_ONLY_GROUP, AdaptationKind.MEN_ONLY_GROUP
NOTHING_RECORDED = an_unknown_person()
SOMETHING = (Barrier.LEARNS_BY_DOING,)
"""A barrier that has nothing to do with what is asked: somebody has gone through the list."""


def reasons(key: ServiceKey, service: OfferedService, case: Case) -> list[Any]:
    """Give what is said of a service in one respect."""
    policy = policy_named()
    person = gather_access_facts(case, list_ways(case, policy), policy)
    return list(judge_access(service, person)[key])


def said(key: ServiceKey, service: OfferedService, case: Case) -> list[tuple[str, str]]:
    """Give how far a service fits in one respect, and by which rule."""
    return [
        (item.fit.value, item.reason.rule.removeprefix("access."))
        for item in reasons(key, service, case)
    ]


@pytest.mark.parametrize(
    ("spoken", "given", "expected"),
    [
        (("English",), ("English",), ("fits", "language")),
        (("Somali", "English"), (" ENGLISH", "Spanish"), ("fits", "language")),
        (("Somali",), ("English",), ("against", "other_language")),
        (("en",), ("English",), ("against", "other_language")),
        ((), ("English",), ("ask", "language_unknown")),
        (("English",), (), ("ask", "language_unknown")),
        ((), (), ("ask", "language_unknown")),
    ],
)
def test_a_service_is_given_in_a_language_of_the_participant(
    spoken: tuple[str, ...], given: tuple[str, ...], expected: tuple[str, str]
) -> None:
    """Words are compared and not interpreted; what is not recorded is asked for."""
    case = a_person(languages=spoken)
    assert said(ServiceKey.LANGUAGE, a_service(languages=given), case) == [expected]


def test_an_interpreter_is_arranged_where_a_service_works_with_some() -> None:
    """Where the language fits there is none to arrange."""
    service = a_service(languages=("English",), ways=(AdaptationKind.INTERPRETER,))
    somali, english = a_person(languages=("Somali",)), a_person(languages=("English",))
    assert said(ServiceKey.LANGUAGE, service, somali) == [("arrange", "interpreter")]
    assert said(ServiceKey.LANGUAGE, service, english) == [("fits", "language")]


def test_the_languages_of_the_participant_are_not_repeated() -> None:
    """A reason tells the service's words only."""
    service = a_service(languages=("English",))
    (item,) = reasons(ServiceKey.LANGUAGE, service, a_person(languages=("Zqx",)))
    assert "zqx" not in item.reason.sentence.casefold()


INSIDE, PARTLY = EVENING, hours("monday", "21:00", "23:00")
OUTSIDE = hours("tuesday", "18:00", "20:00")


@pytest.mark.parametrize(
    ("attending", "sessions", "expected"),
    [
        (Attending.EVERY_SESSION, (INSIDE,), "hours"),
        (Attending.EVERY_SESSION, (INSIDE, OUTSIDE), "other_hours"),
        (Attending.EVERY_SESSION, (PARTLY,), "other_hours"),
        (Attending.ONE_SESSION, (INSIDE, OUTSIDE), "hours"),
        (Attending.ONE_SESSION, (PARTLY, OUTSIDE), "other_hours"),
        (Attending.OPEN_HOURS, (PARTLY, OUTSIDE), "hours"),
        (Attending.OPEN_HOURS, (OUTSIDE,), "other_hours"),
        (Attending.OPEN_HOURS, (), "hours_unknown"),
        (None, (INSIDE,), "hours"),
        (None, (OUTSIDE,), "other_hours"),
        (None, (INSIDE, OUTSIDE), "hours_unknown"),
        (None, (PARTLY,), "hours_unknown"),
        (None, (), "hours_unknown"),
    ],
)
def test_hours_are_compared_by_how_one_attends(
    attending: Attending | None, sessions: tuple[Any, ...], expected: str
) -> None:
    """Where nobody recorded how, only what is the same in any case is an answer."""
    service = a_service(attending=attending, schedule=sessions)
    found = [rule for _, rule in said(ServiceKey.HOURS, service, a_person())]
    assert found == [expected]


def test_what_is_missing_about_hours_is_named() -> None:
    """On either side; how one attends matters only where both are known."""
    service = a_service(schedule=(INSIDE, OUTSIDE))
    cases: list[tuple[OfferedService, Case, tuple[str, ...]]] = [
        (service, a_person(), ("to which of its hours one comes",)),
        (service, NOTHING_RECORDED, ("when the participant can come",)),
        (a_service(), a_person(), ("when it is held",)),
        (a_service(), NOTHING_RECORDED, ("when the participant can come", "when it is held")),
    ]
    for offered, case, missing in cases:
        (item,) = reasons(ServiceKey.HOURS, offered, case)
        assert item.reason.fact("missing") == missing


def test_where_there_is_nothing_to_attend_hours_say_nothing() -> None:
    """A place to live is not held on Mondays."""
    assert said(ServiceKey.HOURS, a_service(attending=Attending.NOTHING), a_person()) == []


OFFLINE = (Barrier.NO_CAR, Barrier.NO_PHONE, Barrier.NO_INTERNET)


@pytest.mark.parametrize(
    ("bus", "remote", "barriers", "expected"),
    [
        (True, None, (), ("fits", "reach")),
        (True, False, (Barrier.NO_CAR,), ("fits", "reach")),
        (False, False, (Barrier.NO_CAR,), ("against", "out_of_reach")),
        (False, True, OFFLINE, ("against", "out_of_reach")),
        (False, None, OFFLINE, ("against", "out_of_reach")),
        (False, True, (Barrier.NO_CAR,), ("ask", "reach_unknown")),
        (False, True, (Barrier.NO_CAR, Barrier.NO_INTERNET), ("ask", "reach_unknown")),
        (False, None, (Barrier.NO_CAR,), ("ask", "reach_unknown")),
        (False, False, (), ("ask", "reach_unknown")),
        (False, False, SOMETHING, ("ask", "reach_unknown")),
        (None, False, (Barrier.NO_CAR,), ("ask", "reach_unknown")),
    ],
)
def test_a_service_is_in_reach_by_bus_by_car_or_from_afar(
    *, bus: bool | None, remote: bool | None, barriers: tuple[Barrier, ...], expected: Any
) -> None:
    """Only where every way is known to be closed does it not fit."""
    service = a_service(reached_by_bus=bus, offered_remotely=remote)
    assert said(ServiceKey.REACH, service, a_person(barriers=barriers)) == [expected]


@pytest.mark.parametrize(
    ("limited_to", "barriers", "expected"),
    [
        ((), (Barrier.WOMEN_ONLY_WISH,), []),
        (("women only group",), (Barrier.WOMEN_ONLY_WISH,), [("fits", "groups")]),
        (("Men_only_group",), (Barrier.MEN_ONLY_WISH,), [("fits", "groups")]),
        (("men_only_group",), (Barrier.WOMEN_ONLY_WISH,), [("against", "other_groups")]),
        (("women_only_group",), (), [("ask", "groups_unknown")]),
        (("women_only_group",), SOMETHING, [("ask", "groups_unknown")]),
        (("veterans",), (Barrier.WOMEN_ONLY_WISH,), [("ask", "groups_unknown")]),
        (
            ("women_only_group", "veterans"),
            (Barrier.WOMEN_ONLY_WISH,),
            [("ask", "groups_unknown")],
        ),
    ],
)
def test_for_whom_a_service_is_kept_is_compared_with_wishes(
    limited_to: tuple[str, ...], barriers: tuple[Barrier, ...], expected: list[tuple[str, str]]
) -> None:
    """Whether somebody belongs to a group is asked."""
    service = a_service(limited_to=limited_to)
    assert said(ServiceKey.GROUPS, service, a_person(barriers=barriers)) == expected


def test_sex_and_gender_decide_nothing() -> None:
    """A service for women is asked about for everybody who did not wish for one."""
    service = a_service(limited_to=("women_only_group",))
    case = a_person()
    for sex in ("female", "male"):
        participant = evolve(case.participant, sex=sex, gender=sex)
        changed = evolve(case, participant=participant)
        assert said(ServiceKey.GROUPS, service, changed) == [("ask", "groups_unknown")]


@pytest.mark.parametrize(
    ("ways", "limited_to", "expected"),
    [
        ((WOMEN,), (), [("fits", "ways"), ("ask", "ways_unknown")]),
        ((WOMEN, AdaptationKind.TRAUMA_INFORMED), (), [("fits", "ways")]),
        ((), (), [("ask", "ways_unknown")]),
        ((AdaptationKind.TRAUMA_INFORMED,), ("women only group",), [("fits", "ways")]),
        ((MEN, AdaptationKind.INTERPRETER), (), [("ask", "ways_unknown")]),
    ],
)
def test_a_service_works_as_the_participant_needs_or_wishes(
    ways: tuple[AdaptationKind, ...],
    limited_to: tuple[str, ...],
    expected: list[tuple[str, str]],
) -> None:
    """What nobody recorded of it is asked; a service that is kept for a group offers it."""
    case = a_person(barriers=(Barrier.WOMEN_ONLY_WISH, Barrier.TRAUMA))
    service = a_service(ways=ways, limited_to=limited_to)
    assert said(ServiceKey.WAYS, service, case) == expected


def test_ways_of_the_planner_are_not_asked_of_services() -> None:
    """The policy lists those that a service has or has not."""
    case = a_person(barriers=(Barrier.THINKING_AND_MEMORY,))
    assert said(ServiceKey.WAYS, a_service(), case) == []


def test_a_need_that_shows_a_barrier_counts_like_a_recorded_one() -> None:
    """A high need of literacy asks for help with reading."""
    needs: tuple[Need, ...] = (a_need("n1", "substance_use"), a_need("n2", "literacy"))
    case = evolve(an_unknown_person(), needs=needs)
    assert said(ServiceKey.READING, a_service(reading_grade=8), case) == [
        ("arrange", "reading_help")
    ]


CHILDREN = (Barrier.CHILDCARE_NEEDED,)


@pytest.mark.parametrize(
    ("is_there", "barriers", "expected"),
    [
        (True, CHILDREN, [("fits", "childcare")]),
        (False, CHILDREN, [("arrange", "no_childcare")]),
        (None, CHILDREN, [("ask", "childcare_unknown")]),
        (True, (), []),
        (False, (), [("ask", "childcare_unknown")]),
        (None, (), [("ask", "childcare_unknown")]),
        (True, SOMETHING, []),
        (False, SOMETHING, []),
        (None, SOMETHING, []),
    ],
)
def test_children_are_thought_of_where_they_are_recorded_or_nothing_is(
    *, is_there: bool | None, barriers: tuple[Barrier, ...], expected: list[tuple[str, str]]
) -> None:
    """Where somebody went through the barriers and named others, nobody is asked."""
    service = a_service(childcare_on_site=is_there)
    assert said(ServiceKey.CHILDCARE, service, a_person(barriers=barriers)) == expected


@pytest.mark.parametrize(
    ("grade", "barriers", "expected"),
    [
        (0, (Barrier.DOES_NOT_READ,), [("fits", "reading")]),
        (0, (), [("fits", "reading")]),
        (1, (Barrier.READS_LITTLE,), [("arrange", "reading_help")]),
        (8, (Barrier.DOES_NOT_READ,), [("arrange", "reading_help")]),
        (None, (Barrier.DOES_NOT_READ,), [("ask", "reading_unknown")]),
        (8, (), [("ask", "reading_unknown")]),
        (None, (), [("ask", "reading_unknown")]),
        (8, SOMETHING, []),
        (None, SOMETHING, []),
    ],
)
def test_help_with_reading_is_arranged(
    grade: int | None, barriers: tuple[Barrier, ...], expected: list[tuple[str, str]]
) -> None:
    """Reading never keeps anybody out by itself."""
    service = a_service(reading_grade=grade)
    assert said(ServiceKey.READING, service, a_person(barriers=barriers)) == expected


@pytest.mark.parametrize(
    ("key", "facts", "barriers", "missing"),
    [
        (
            ServiceKey.CHILDCARE,
            {},
            (),
            ("whether the participant needs it", "whether it is there"),
        ),
        (ServiceKey.CHILDCARE, {}, CHILDREN, ("whether it is there",)),
        (
            ServiceKey.CHILDCARE,
            {"childcare_on_site": False},
            (),
            ("whether the participant needs it",),
        ),
        (
            ServiceKey.READING,
            {},
            (),
            ("whether reading is hard for the participant", "how much is read there"),
        ),
        (ServiceKey.READING, {}, (Barrier.READS_LITTLE,), ("how much is read there",)),
        (
            ServiceKey.READING,
            {"reading_grade": 6},
            (),
            ("whether reading is hard for the participant",),
        ),
        (
            ServiceKey.REACH,
            {"reached_by_bus": False, "offered_remotely": True},
            (Barrier.NO_CAR,),
            ("whether the participant can take part from afar",),
        ),
        (
            ServiceKey.REACH,
            {"offered_remotely": False},
            (),
            ("whether a bus goes there", "whether the participant has a car"),
        ),
        (ServiceKey.LANGUAGE, {}, (), ("the languages of the service",)),
    ],
)
def test_only_what_is_not_known_is_to_be_asked(
    key: ServiceKey, facts: dict[str, Any], barriers: tuple[Barrier, ...], missing: Any
) -> None:
    """On the side of the service, of the participant, or of both."""
    (item,) = reasons(key, a_service(**facts), a_person(barriers=barriers))
    assert item.reason.fact("missing") == missing


def test_without_a_profile_nothing_is_known() -> None:
    """Each respect in which the participant matters is asked about, and none fits or excludes."""
    for key in (ServiceKey.LANGUAGE, ServiceKey.HOURS, ServiceKey.REACH, ServiceKey.CHILDCARE):
        (item,) = reasons(key, a_service(), NOTHING_RECORDED)
        assert item.fit.value == "ask"
