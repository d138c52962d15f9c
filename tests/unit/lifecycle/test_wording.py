"""The words of a plan's story: ids as they were known at the time, and people's own words."""

import datetime
import itertools
from collections.abc import Iterator
from typing import Any, cast

import attrs
import pytest
from attrs import evolve

from rnr_caseplan import (
    Barrier,
    CasePlan,
    Condition,
    Driver,
    Level,
    Need,
    Override,
    Participant,
    PlanEvent,
    PolicyInForce,
    Recorded,
    ResponseKind,
    ResponsivityProfile,
    RiskLevel,
    WantedGoal,
    override_need_level,
    override_risk_level,
    tell_history,
)
from rnr_caseplan import lifecycle as life
from rnr_caseplan.lifecycle.wording import Words, ended, in_words
from rnr_caseplan.value import Value
from tests.unit.builders import TODAY, a_case, a_need, a_plan
from tests.unit.every_event import MARKER, every_event
from tests.unit.lives import drafted, later, lived

BY: dict[str, Any] = {"by": "staff:17"}


def told(plan: CasePlan, *events: PlanEvent) -> list[str]:
    """Give the paragraphs of a plan's history from the first of some events on."""
    return list(tell_history(lived(plan, *events))[-len(events) :])


def entry_of(event: PlanEvent) -> Recorded:
    """Give an event as a history holds it, without what followed from it."""
    policy = PolicyInForce(name="rnr-baseline", version="1", on=TODAY)
    return Recorded(version=2, event=event, policy=policy)


def numbered(value: Any, numbers: Iterator[int]) -> Any:
    """Give an event in which no two texts that people wrote are the same."""
    if isinstance(value, tuple):
        return tuple(numbered(element, numbers) for element in cast("tuple[object, ...]", value))
    if isinstance(value, str) and MARKER in value:
        return f"{value} {next(numbers):03}"
    if isinstance(value, Value):
        changes = {name: numbered(getattr(value, name), numbers) for name in names_of(value)}
        return type(value)(**changes)
    return value


def names_of(value: Value) -> list[str]:
    """Give the names of a value's fields."""
    return [field.name for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(value)))]


def texts_of(value: Any) -> Iterator[str]:
    """Give the texts that people wrote into an event."""
    if isinstance(value, tuple):
        elements = cast("tuple[object, ...]", value)
        yield from (text for element in elements for text in texts_of(element))
    elif isinstance(value, str) and MARKER in value:
        yield value
    elif isinstance(value, Value):
        for name in names_of(value):
            yield from texts_of(getattr(value, name))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (datetime.date(2027, 1, 1), "1 January 2027"),
        (datetime.date(2027, 12, 31), "31 December 2027"),
    ],
)
def test_a_day_is_told_in_words(day: datetime.date, words: str) -> None:
    """The first and the last month are not mixed up with their neighbours."""
    assert in_words(day) == words


@pytest.mark.parametrize("end", [".", "!", "?", ".\u201d", "?\u201d"])
def test_a_text_that_ends_gets_no_second_end(end: str) -> None:
    """Also where it ends inside of its quotation marks."""
    assert ended(f"yes{end}") == f"yes{end}"
    assert ended("yes") == "yes."


def test_no_text_that_people_wrote_is_left_out() -> None:
    """Of all events that there are."""
    numbers = itertools.count()
    events = [numbered(event, numbers) for event in every_event()]
    paragraphs = told(drafted(), *events)
    assert next(numbers) > len(events)
    for event, paragraph in zip(events, paragraphs, strict=True):
        assert [text for text in texts_of(event) if text not in paragraph] == [], event.kind


def test_a_goal_is_told_by_its_need_until_it_is_put_into_other_words() -> None:
    """Before that day nobody had said these words."""
    paused = life.GoalPaused(on=later(1), goal_id="g2", **BY)
    first = life.GoalReworded(on=later(2), goal_id="g2", statement="I work.", **BY)
    resumed = life.GoalResumed(on=later(3), goal_id="g2", **BY)
    second = life.GoalReworded(on=later(4), goal_id="g2", statement="I earn.", **BY)
    reached = life.GoalAchieved(on=later(5), goal_id="g2", **BY)
    found = told(drafted(), paused, first, resumed, second, reached)
    told_as = ("g2 (about employment)", "\u201cI work.\u201d (g2)", "\u201cI earn.\u201d (g2)")
    for paragraph, words in zip(found, (0, 0, 1, 1, 2), strict=True):
        assert f"the goal {told_as[words]}" in paragraph.replace("The goal", "the goal")
    assert "other words. It now reads: \u201cI work.\u201d Recorded" in found[1]
    assert "other words. It now reads: \u201cI earn.\u201d Recorded" in found[3]


def test_a_goal_that_the_plan_does_not_hold_is_told_by_its_id() -> None:
    """As in a history that was put together by hand."""
    event = life.GoalReworded(on=later(1), goal_id="g99", statement="I work.", **BY)
    words = Words(evolve(drafted(), history=(entry_of(event),)))
    assert words.shown("goal_id", "g99") == "g99"


def test_a_condition_is_told_in_its_old_words_until_the_court_changes_it() -> None:
    """Whether it was there at the draft or was ordered later; a new day changes no words."""
    added = life.ConditionAdded(
        on=later(1), condition=evolve(drafted().case.conditions[0], id="c3", text="stay"), **BY
    )
    dated = life.ConditionModified(on=later(2), condition_id="c3", due_on=later(90), **BY)
    events = [
        event
        for condition_id in ("c2", "c3")
        for event in (
            life.ConditionViolated(on=later(3), condition_id=condition_id, behavior="forgot", **BY),
            life.ConditionModified(on=later(4), condition_id=condition_id, text="go", **BY),
            life.ConditionMet(on=later(5), condition_id=condition_id, **BY),
        )
    ]
    found = told(drafted(), added, dated, *events)
    assert "\u201cstay\u201d (c3)" in found[0]
    assert f"To be met by: {in_words(later(90))}." in found[1]
    for number, old in ((2, "\u201cpay the fine\u201d (c2)"), (5, "\u201cstay\u201d (c3)")):
        new = f"\u201cgo\u201d (c{2 if number == 2 else 3})"
        assert old in found[number]
        assert old in found[number + 1]
        assert "It now says: \u201cgo\u201d." in found[number + 1]
        assert new in found[number + 2]


def test_the_draft_tells_what_the_plan_began_with() -> None:
    """Whatever became of it later."""
    driver = Driver(need_id="n1", named_by="staff:17", rationale="in all incidents")
    plan = drafted(driver=driver)
    reached = life.GoalAchieved(on=later(1), goal_id="g1", **BY)
    begun = life.GoalActivated(on=later(2), goal_id="g3", **BY)
    first = tell_history(lived(plan, reached, begun))[0]
    g1, g2, g3 = (f"\u201c{goal.statement}\u201d ({goal.id})" for goal in plan.goals)
    assert f"Goals from the first day: {g1} and {g2}. Goals in the queue: {g3}." in first
    assert "Needs: antisocial companions (n1) high, employment (n2) high, substance use" in first
    assert "Driver: antisocial companions (n1), named by staff:17, because \u201cin all" in first
    assert (
        "Conditions: \u201cwork twenty hours\u201d (c1) and \u201cpay the fine\u201d (c2)." in first
    )


def test_the_draft_tells_what_services_must_be_fitted_to() -> None:
    """By the words of the closed list; what changes later has a paragraph of its own."""
    plan = drafted(responsivity=ResponsivityProfile(barriers=(Barrier.NO_CAR, Barrier.TRAUMA)))
    profile = ResponsivityProfile(barriers=(Barrier.TRAUMA,), schedule="on Sundays")
    recorded = life.ResponsivityRecorded(on=later(1), profile=profile, **BY)
    found = tell_history(lived(plan, recorded))
    assert "What services must be fitted to: trauma and no car." in found[0]
    assert found[1].startswith(
        "2. 22 November 2026: What services must be fitted to was recorded: trauma; the ways of "
        "working are now: trauma informed. When the participant can attend: \u201con Sundays\u201d."
    )
    nothing = life.ResponsivityRecorded(on=later(2), profile=ResponsivityProfile(), **BY)
    assert "was recorded: none; the ways of working are now: none." in told(plan, nothing)[0]
    copy = life.CopyGiven(on=later(1), **BY)
    bare = drafted(responsivity=ResponsivityProfile())
    assert "fitted to" not in tell_history(lived(bare, copy))[0]


def test_the_draft_does_not_tell_what_was_not_there() -> None:
    """Neither a driver nor needs, and a goal that joined later is no goal of the draft."""
    plan = drafted((), conditions=(), incidents=())
    need = Need(id="n1", domain="employment", level=Level.HIGH)
    found = tell_history(lived(plan, life.NeedFound(on=later(1), need=need, **BY)))
    assert not any(label in found[0] for label in ("Needs:", "Driver:", "Conditions:", "Goals"))
    assert "A goal was drafted for the queue: \u201c" in found[1]
    named = drafted(driver=Driver(need_id="n1"))
    copy = life.CopyGiven(on=later(1), **BY)
    assert "Driver: antisocial companions (n1). " in tell_history(lived(named, copy))[0]


def test_ten_goals_are_told_in_the_order_of_their_numbers() -> None:
    """The tenth does not come before the second."""
    needs = [a_need(f"n{number}", "medical") for number in range(1, 11)]
    copy = life.CopyGiven(on=later(1), **BY)
    first = tell_history(lived(drafted(needs, conditions=(), incidents=()), copy))[0]
    places = [first.index(f"(g{number})") for number in range(1, 11)]
    assert places == sorted(places)


def test_a_goal_that_the_participant_asked_for_is_told_once() -> None:
    """It is no goal that the library drafted."""
    wanted = WantedGoal(need_id="n4", statement="I play chess.")
    [paragraph] = told(drafted(), life.GoalAdded(on=later(1), goal=wanted, **BY))
    assert "one more goal, about leisure (n4): \u201cI play chess.\u201d (g4)." in paragraph
    assert "drafted" not in paragraph


def test_a_level_is_told_beside_the_one_before() -> None:
    """Of needs from the draft, of needs found later, and of the risk level."""
    found = life.NeedFound(on=later(1), need=a_need("n5", "family_marital", "moderate"), **BY)
    first = life.NeedsReassessed(
        on=later(2),
        levels=(
            life.NewLevel(need_id="n1", level=Level.LOW, score=2, interferes=False),
            life.NewLevel(need_id="n2", level=Level.HIGH, interferes=True),
            life.NewLevel(need_id="n5", level=Level.HIGH),
        ),
        risk_level=RiskLevel.MODERATE,
        **BY,
    )
    second = life.NeedsReassessed(on=later(3), risk_level=RiskLevel.LOW, **BY)
    third = life.NeedsReassessed(
        on=later(4), levels=(life.NewLevel(need_id="n1", level=Level.MODERATE),), **BY
    )
    _, one, two, three = told(drafted(), found, first, second, third)
    assert (
        "Needs were assessed again: antisocial companions (n1) from high to low (score 2, not in "
        "the way), employment (n2) still high (in the way), family marital (n5) from moderate to "
        "high and the risk level from high to moderate."
    ) in one
    assert "again: the risk level from moderate to low." in two
    assert "again: antisocial companions (n1) from low to moderate." in three


def test_a_level_that_nobody_knew_before_is_told_alone() -> None:
    """As where the history does not begin with the draft."""
    event = life.NeedsReassessed(
        on=later(1), levels=(life.NewLevel(need_id="n1", level=Level.LOW),), **BY
    )
    assert Words(drafted()).levels(event) == "antisocial companions (n1) low"


def test_a_withdrawn_driver_is_named() -> None:
    """The one that was named last, at the draft or after it."""
    withdrawn = life.DriverWithdrawn(on=later(2), reason="low", **BY)
    named = life.DriverNamed(on=later(1), need_id="n2", reason="at work", **BY)
    plan = drafted(driver=Driver(need_id="n1"))
    assert "withdrawn. It was: antisocial companions (n1)." in told(plan, withdrawn)[-1]
    assert "withdrawn. It was: employment (n2)." in told(plan, named, withdrawn)[-1]
    assert list(Words(plan).more(entry_of(withdrawn))) == []


def test_what_an_event_is_about_is_told_in_words() -> None:
    """A need, an assessment, a step or a condition; an id that nobody knows stays an id."""
    words = Words(drafted())
    assert words.shown("about", "n1") == "antisocial companions (n1)"
    assert words.shown("about", "a1") == "the assessment of criminogenic needs (a1)"
    assert words.shown("assessment_id", "a1") == "of criminogenic needs (a1)"
    assert words.shown("about", "c2") == "\u201cpay the fine\u201d (c2)"
    assert words.shown("about", "x1") == "x1"
    assert words.part("conditions c2") == "\u201cpay the fine\u201d (c2)"


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("used", True, "yes"),
        ("used", False, "no"),
        ("used", None, "not recorded"),
        ("due_on", datetime.date(2027, 1, 5), "5 January 2027"),
        ("sober_since", "2027-01-05", "5 January 2027"),
        ("response", ResponseKind.SERVICE_ADJUSTMENT, "service adjustment"),
        ("contact", "face_to_face", "face to face"),
        ("attended_by", ("P-1", "staff:17", "staff:20"), "the participant (P-1), staff:17 and "),
        ("goal_ids", (), "none"),
        ("level", 2, "2"),
    ],
)
def test_each_kind_of_value_is_told_in_words(name: str, value: object, words: str) -> None:
    """As a reader expects it who has not seen the code."""
    assert Words(drafted()).shown(name, value).startswith(words)


@pytest.mark.parametrize("identifier", ["2026-13-45", "2027-01-05"])
def test_an_id_that_looks_like_a_day_is_told_with_its_words(identifier: str) -> None:
    """Docket numbers do; one that the plan does not know and that is no day stays as it is."""
    condition = Condition(id=identifier, text="pay the fine")
    met = life.ConditionMet(on=later(1), condition_id=identifier, **BY)
    (paragraph,) = told(drafted(conditions=(condition,)), met)
    assert f"\u201cpay the fine\u201d ({identifier})" in paragraph
    assert Words(drafted()).shown("about", "2026-13-45") == "2026-13-45"


def test_a_number_is_never_taken_for_the_participant() -> None:
    """Also where the participant's id is that number."""
    plan = drafted()
    case = evolve(plan.case, participant=Participant(id="5"))
    words = Words(evolve(plan, case=case))
    assert words.shown("importance", 5) == "5"
    assert words.shown("signer", "5") == "the participant (5)"


def test_new_facts_of_a_case_are_told_by_their_names() -> None:
    """A day in words, anything else as it is."""
    event = life.CircumstanceChanged(
        on=later(1),
        circumstance=life.Circumstance.WORK,
        text="works nights",
        dates=(("first_interview_on", datetime.date(2027, 1, 5)),),
        facts=(("shift", "night"), ("weekly_hours", 40)),
        **BY,
    )
    assert list(Words(drafted()).more(entry_of(event))) == [
        "What changed: \u201cworks nights\u201d.",
        "Days from now on: first interview on: 5 January 2027.",
        "Facts from now on: shift: night and weekly hours: 40.",
    ]


def test_each_part_that_is_carried_on_is_told_with_its_place() -> None:
    """Goals and conditions by their words."""
    event = life.PlanClosed(
        on=later(1),
        because=life.ClosedBecause.MOVED_AWAY,
        carried=(
            life.CarriedOver(goal_id="g1", to="the next plan"),
            life.CarriedOver(condition_id="c2", to="the court"),
        ),
        **BY,
    )
    statement = drafted().goals[0].statement
    assert list(Words(drafted()).more(entry_of(event))) == [
        f"Carried on: \u201c{statement}\u201d (g1), to \u201cthe next plan\u201d.",
        "Carried on: \u201cpay the fine\u201d (c2), to \u201cthe court\u201d.",
    ]


def decided_on(days: int = 1, **facts: Any) -> life.LevelOverridden:
    """Let a supervisor decide on a level."""
    decision = Override(by="supervisor:2", on=later(days), reason="seen at home")
    return life.LevelOverridden(on=later(days), **BY, override=decision, **facts)


def test_a_persons_decision_on_a_level_is_told_beside_the_level_before() -> None:
    """Of a need by its name, and of risk; with who decided, when and why."""
    one, two = told(
        drafted(),
        decided_on(need_id="n2", level=Level.LOW),
        decided_on(2, risk_level=RiskLevel.MODERATE),
    )
    assert "by a person's decision: employment (n2) from high to low." in one
    assert "supervisor:2 decided on 22 November 2026 that it is so: seen at home." in one
    assert "by a person's decision: the risk level from high to moderate." in two


def test_a_reassessment_tells_which_decisions_it_ended() -> None:
    """And nothing where there was none."""
    *_, ended_both, ended_none = told(
        drafted(),
        decided_on(need_id="n2", level=Level.LOW),
        decided_on(2, risk_level=RiskLevel.MODERATE),
        life.NeedsReassessed(
            on=later(3),
            **BY,
            levels=(life.NewLevel(need_id="n2", level=Level.MODERATE),),
            risk_level=RiskLevel.HIGH,
        ),
        life.NeedsReassessed(on=later(4), **BY, risk_level=RiskLevel.LOW),
    )
    assert "employment (n2) from low to moderate" in ended_both
    assert (
        "This ends an earlier decision of a person on: employment (n2) and risk level."
        in ended_both
    )
    assert "This ends" not in ended_none


def test_a_draft_tells_which_levels_people_decided_on() -> None:
    """With the assessed one, who, when and why."""
    said: dict[str, Any] = {"by": "supervisor:2", "on": TODAY, "reason": "seen at home"}
    need = override_need_level(a_need("n1", "employment", "low"), Level.HIGH, **said)
    case = override_risk_level(a_case(need, risk_level=RiskLevel.LOW), RiskLevel.HIGH, **said)
    first, _ = tell_history(lived(a_plan(case), life.CopyGiven(on=TODAY, **BY)))
    by = "as assessed, by supervisor:2 on 21 November 2026, because \u201cseen at home\u201d"
    levels = f"the risk level instead of low {by} and employment (n1) instead of low {by}."
    assert f"Levels by a person's decision: {levels}" in first
