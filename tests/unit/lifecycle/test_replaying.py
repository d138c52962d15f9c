"""A plan from its events, exactly as it was."""

import datetime
from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import (
    CasePlan,
    InputError,
    NoValueError,
    Override,
    PlanEvent,
    PolicyBook,
    Recorded,
    load_policy_book,
    plan_to_data,
    replay,
)
from rnr_caseplan.lifecycle import (
    CopyGiven,
    Drafted,
    GoalAchieved,
    GoalActivated,
    GoalPaused,
    GoalReworded,
    PlanTransferred,
    SessionHeld,
)
from rnr_caseplan.model.recorded import PolicyInForce
from tests.unit.builders import TODAY, a_case, a_need, policy_named
from tests.unit.every_event import every_event, whole_life
from tests.unit.lives import drafted, later, lived

BOOK = load_policy_book("rnr-baseline")
OTHER = load_policy_book("virginia")
PLAN = drafted()
DRAFTED = Drafted(on=TODAY, case=PLAN.case, policy="rnr-baseline")


def said(days: int = 0, by: str = "staff:17") -> dict[str, Any]:
    """Give the day and the author of an event."""
    return {"on": later(days), "by": by}


def faults_of(events: Any, policies: Any) -> list[tuple[str, str, str]]:
    """Give what is wrong with a history: the places, the problems, what would be accepted."""
    with pytest.raises(InputError) as caught:
        replay(events, policies)
    return [(fault.path, fault.problem, fault.expected) for fault in caught.value.faults]


def transferred() -> CasePlan:
    """Give a plan that went on under another policy."""
    plan = lived(PLAN, GoalPaused(**said(1), goal_id="g1"), CopyGiven(**said(2)))
    move = PlanTransferred(**said(3), to="the north office", lead="staff:40", policy="virginia")
    return lived(plan, move, GoalActivated(**said(4), goal_id="g3"), CopyGiven(**said(5)))


# Exact. ---------------------------------------------------------------------------------


@pytest.mark.parametrize("policies", [BOOK, [BOOK], (OTHER, BOOK), iter([BOOK]), policy_named()])
def test_the_history_of_a_plan_makes_the_plan(policies: Any) -> None:
    """In which every kind of event happened; from the book, or from the snapshot of the day."""
    plan = whole_life()
    again = replay(plan.history, policies)
    assert again == plan
    assert plan_to_data(again) == plan_to_data(plan)


@pytest.mark.parametrize("versions", range(2, len(every_event()) + 2, 9))
def test_the_first_events_of_a_history_make_the_plan_of_their_version(versions: int) -> None:
    """Each version is the plan as it was."""
    plan = whole_life()
    again = replay(iter(plan.history[:versions]), BOOK)
    assert again == lived(PLAN, *every_event()[: versions - 1])
    assert again.version == versions
    assert again.history == plan.history[:versions]


def test_a_history_of_a_draft_alone_is_the_draft_with_its_first_entry() -> None:
    """It is not the same as a draft without a history, which nothing has happened to yet."""
    again = replay([DRAFTED], BOOK)
    assert evolve(again, history=()) == PLAN
    assert [entry.event for entry in again.history] == [DRAFTED]


def test_events_that_no_plan_has_recorded_are_applied_under_the_policy_of_their_day() -> None:
    """The book gives the values of each day."""
    events = [DRAFTED, GoalPaused(**said(1), goal_id="g1"), SessionHeld(**said(40))]
    again = replay(events, BOOK)
    assert [entry.policy.on for entry in again.history] == [TODAY, later(1), later(40)]
    assert again.policy.on == later(40)


def test_recorded_events_are_applied_under_the_policy_of_the_day_that_they_were_recorded_with() -> (
    None
):
    """Also where that is not the day of the event."""
    next_year = datetime.date(2027, 6, 1)
    policy = policy_named(on=next_year)
    plan = lived(PLAN, GoalPaused(**said(1), goal_id="g1"), policy=policy)
    assert replay(plan.history, BOOK) == plan
    assert replay(plan.history, BOOK).policy.on == next_year


def test_recorded_events_and_others_may_stand_in_one_history() -> None:
    """Such as an entry that was read, and what came after it."""
    plan = lived(PLAN, GoalPaused(**said(1), goal_id="g1"))
    again = replay([*plan.history, CopyGiven(**said(2))], BOOK)
    assert again.history[:2] == plan.history
    assert again.version == 3


def test_an_override_is_replayed_with_its_event() -> None:
    """The history needs nobody to decide again."""
    policy = policy_named("treatment-court")
    needs = (a_need("n1", "unstable_housing", interferes=True), a_need("n2", "employment"))
    plan = lived(
        drafted(needs, policy, incidents=()),
        GoalActivated(
            **said(1), goal_id="g2", override=Override(by="staff:40", on=TODAY, reason="x")
        ),
    )
    assert replay(plan.history, load_policy_book("treatment-court")) == plan


def test_what_an_entry_says_that_came_of_it_is_found_anew() -> None:
    """An entry that was altered gives the plan that its event makes."""
    plan = lived(PLAN, CopyGiven(**said(1)))
    altered = evolve(plan.history[1], touched=("goals g9",), reasons=(), version=7)
    assert replay([plan.history[0], altered], BOOK) == plan


def test_events_in_another_order_make_another_plan_or_none() -> None:
    """What was accepted first may be impossible after the other."""
    pause, copy = GoalPaused(**said(1), goal_id="g1"), CopyGiven(**said(1))
    one, two = replay([DRAFTED, pause, copy], BOOK), replay([DRAFTED, copy, pause], BOOK)
    assert one != two
    assert one.goals == two.goals
    reach = GoalAchieved(**said(1), goal_id="g1")
    replay([DRAFTED, reach], BOOK)
    assert faults_of([DRAFTED, pause, reach], BOOK) == [
        ("events[2]", "is refused by lives.goal_status", "an active goal")
    ]


# Policies. ------------------------------------------------------------------------------


@pytest.mark.parametrize("policies", [[BOOK, OTHER], [OTHER, BOOK]])
def test_a_plan_that_was_transferred_is_made_under_both_policies(policies: Any) -> None:
    """In whatever order they are given; from the transfer on the new one holds."""
    plan = transferred()
    again = replay(plan.history, policies)
    assert again == plan
    names = [entry.policy.name for entry in again.history]
    assert names == [*["rnr-baseline"] * 3, *["virginia"] * 3]
    bare = replay([entry.event for entry in plan.history], policies)
    assert [entry.policy.name for entry in bare.history] == names


def test_a_transfer_without_a_policy_stays_under_the_one_of_before() -> None:
    """Only who leads the plan changes."""
    move = PlanTransferred(**said(3), to="the north office", lead="staff:40")
    plan = lived(PLAN, move, CopyGiven(**said(4)))
    assert replay(plan.history, BOOK) == plan


def test_a_policy_that_is_lacking_is_asked_for_where_it_is_needed_first() -> None:
    """By its name, with the names that were given."""
    plan = transferred()
    for events in (plan.history, [entry.event for entry in plan.history]):
        assert faults_of(events, BOOK) == [
            ("events[3]", "asks for the policy virginia", "one of rnr-baseline")
        ]
        assert faults_of(events, [OTHER, load_policy_book("success-plan")]) == [
            ("events[0]", "asks for the policy rnr-baseline", "one of virginia, success-plan")
        ]


def test_a_draft_that_names_no_policy_is_under_the_only_one() -> None:
    """Where there are several, somebody has to say which."""
    unnamed = evolve(DRAFTED, policy=None)
    assert replay([unnamed], BOOK).policy.name == "rnr-baseline"
    assert replay([unnamed], OTHER).policy.name == "virginia"
    assert faults_of([unnamed], [BOOK, OTHER]) == [
        (
            "events[0].policy",
            "names no policy, and there are several",
            "one of rnr-baseline, virginia",
        )
    ]


def test_an_entry_of_another_version_of_the_policy_needs_that_version() -> None:
    """Its values may have been others; events that no plan recorded do not ask."""
    plan = lived(PLAN, CopyGiven(**said(1)))
    newer: PolicyBook = evolve(BOOK, version="9")
    assert faults_of(plan.history, newer) == [
        (
            "events[0]",
            "was recorded under another version than 9",
            f"version {BOOK.version} of the policy rnr-baseline",
        )
    ]
    again = replay([entry.event for entry in plan.history], newer)
    assert again.policy.version == "9"


@pytest.mark.parametrize("in_turn", [True, False])
def test_a_life_under_two_versions_of_a_policy_is_made_under_both(in_turn: bool) -> None:
    """An agency mends its policy while plans live."""
    newer = evolve(BOOK, version="9")
    plan = lived(PLAN, GoalPaused(**said(1), goal_id="g1"))
    plan = lived(plan, CopyGiven(**said(2)), policy=newer.on(later(2)))
    versions = [entry.policy.version for entry in plan.history]
    assert versions == [BOOK.version, BOOK.version, "9"]
    books = [BOOK, newer] if in_turn else [newer, BOOK]
    assert replay(plan.history, books) == plan
    assert faults_of(plan.history, BOOK)[0][0] == "events[2]"


def test_a_snapshot_stands_for_its_policy_on_every_day() -> None:
    """Whoever gives one wants its values."""
    policy = policy_named(on=datetime.date(2027, 6, 1))
    again = replay([DRAFTED, CopyGiven(**said(9))], policy)
    assert {entry.policy.on for entry in again.history} == {policy.on}


# What cannot be replayed. ---------------------------------------------------------------


@pytest.mark.parametrize("events", [[], [CopyGiven(**said(1))], iter(())])
def test_a_history_begins_with_the_draft(events: Any) -> None:
    """Neither nothing nor any other event comes first."""
    assert faults_of(events, BOOK) == [("events[0]", "is not the draft", "a Drafted event")]


def test_a_history_has_one_draft() -> None:
    """A second one is refused by its rule."""
    assert faults_of([DRAFTED, DRAFTED], BOOK) == [
        ("events[1]", "is refused by lives.drafted_already", "any other event")
    ]


def test_a_refused_event_is_told_by_its_place_its_rules_and_what_would_be_accepted() -> None:
    """And never by its words."""
    wrong = GoalReworded(**said(1), goal_id="g9", statement="ZQX")
    events: list[PlanEvent] = [DRAFTED, CopyGiven(**said(1)), wrong]
    with pytest.raises(InputError) as caught:
        replay(events, BOOK)
    (fault,) = caught.value.faults
    assert (fault.path, fault.expected) == ("events[2]", "one of g1, g2, g3")
    assert fault.problem == "is refused by lives.not_in_the_plan"
    assert "ZQX" not in str(caught.value)


def test_every_rule_that_refuses_an_event_is_told() -> None:
    """Each with what would be accepted."""
    event = SessionHeld(**said(1), goal_ids=("g8", "g9"))
    ((_, problem, expected),) = faults_of([DRAFTED, event], BOOK)
    assert problem == "is refused by lives.not_in_the_plan, lives.not_in_the_plan"
    assert expected == "one of g1, g2, g3; one of g1, g2, g3"


def test_a_case_that_the_policy_cannot_plan_for_is_told_with_its_faults() -> None:
    """As a draft tells them."""
    case = a_case(a_need("n1", "zqx_secret"), a_need("n2", "zqx_other"))
    faults = faults_of([Drafted(on=TODAY, case=case, policy="rnr-baseline")], BOOK)
    assert [path for path, *_ in faults] == ["needs[0].domain", "needs[1].domain"]
    assert "zqx" not in repr(faults)


@pytest.mark.parametrize(
    ("events", "paths"),
    [
        (["drafted"], ["events[0]"]),
        ([None, DRAFTED, 3], ["events[0]", "events[2]"]),
        ([DRAFTED, PlanEvent(**said(1))], ["events[1]"]),
        ([DRAFTED, {"kind": "copy_given"}], ["events[1]"]),
    ],
)
def test_what_is_no_event_is_told_by_its_place(events: Any, paths: list[str]) -> None:
    """All of them at once."""
    assert [path for path, *_ in faults_of(events, BOOK)] == paths


@pytest.mark.parametrize("policies", [[], ["rnr-baseline"], [BOOK, None]])
def test_what_is_no_policy_is_told(policies: Any) -> None:
    """Books and snapshots are policies, and at least one is needed."""
    assert [path for path, *_ in faults_of([DRAFTED], policies)] == ["policies"]


def test_a_policy_without_values_on_a_day_makes_no_plan_of_that_day() -> None:
    """It is told which values are lacking."""
    timelines = tuple(
        (key, tuple(evolve(cited, starts_on=later(5)) for cited in line))
        for key, line in BOOK.timelines
    )
    with pytest.raises(NoValueError) as caught:
        replay([DRAFTED], evolve(BOOK, timelines=timelines))
    assert caught.value.day == TODAY.isoformat()


def test_an_entry_by_hand_is_replayed_like_any_other() -> None:
    """Under the policy that it names."""
    in_force = PolicyInForce(name=BOOK.name, version=BOOK.version, on=later(7))
    entry = Recorded(version=2, event=CopyGiven(**said(1)), policy=in_force)
    assert replay([DRAFTED, entry], BOOK).history[1].policy == in_force
