"""What is not known never makes a duty met, and no duty is dropped.

A fact or a day that is not recorded leaves open what the policy leaves open: an answer that is
given without it is the answer whatever it is. Every duty of the policy is on the agenda, or among
those that are not decided, with the name of what is lacking.
"""

import datetime

from attrs import evolve
from hypothesis import example, given, settings

from rnr_caseplan import Case, DutyState, Participant, RiskLevel, Unit, agenda, draft_plan
from rnr_caseplan.policy.cadence import Band, Edge, ForEach, PastEnd, Repeats, Standing, WindowEnd
from rnr_caseplan.policy.when import When
from tests.strategies import (
    DUTY,
    TODAY,
    DutySituation,
    Situation,
    a_duty,
    a_need,
    a_situation,
    contacts_on,
    day_near,
    duty_situations,
    items_of_duty,
    policy_with_duties,
    situations,
    undecided_of_duty,
    where_level_is,
)

EXAMPLES = max(150, settings().max_examples)
WORDS = ("low", "medium", "high")
WITHOUT_A_NAME = ("the policy does not state it", "the calendar ends before it")
LOW_OR_OTHER = (
    Band(when=where_level_is("low"), amount=60, unit=Unit.DAYS),
    Band(when=where_level_is("medium", "high", "unknown"), amount=30, unit=Unit.DAYS),
)
ALL_ALIKE = (
    Band(when=where_level_is("low"), amount=30, unit=Unit.DAYS),
    Band(when=where_level_is("medium", "high"), amount=30, unit=Unit.DAYS),
)
EXEMPT_AT_LOW = (
    Band(when=where_level_is("low"), standing=Standing.EXEMPT),
    Band(when=where_level_is("medium", "high"), amount=30, unit=Unit.DAYS),
)
BEFORE_RELEASE = (
    Band(when=(When(time_left_until="release_on", at_most="3 months"),), amount=7, unit=Unit.DAYS),
    Band(
        when=(When(time_left_until="release_on", more_than="3 months"),), amount=30, unit=Unit.DAYS
    ),
)


def answers(situation: DutySituation) -> set[tuple[datetime.date | None, DutyState]]:
    """Give the days and the states of the duty, from long ago to two years on."""
    until = day_near(situation.start, 730)
    found = situation.agenda(datetime.date.min, until)
    return {(item.due_on, item.state) for item in items_of_duty(found)}


@settings(max_examples=EXAMPLES)
@given(situation=duty_situations())
@example(situation=a_duty(*contacts_on(TODAY), bands=LOW_OR_OTHER, unit=None))
@example(situation=a_duty(*contacts_on(TODAY), bands=ALL_ALIKE, unit=None))
@example(situation=a_duty(*contacts_on(TODAY), bands=EXEMPT_AT_LOW, unit=None))
def test_an_answer_without_a_fact_is_the_answer_whatever_it_is(situation: DutySituation) -> None:
    """Met, exempt or overdue without the level: so at every level that it may be."""
    history = tuple(entry for entry in situation.history if not hasattr(entry, "after"))
    unknown = situation.but(history=history).of_case(supervision_level=None)
    told = answers(unknown)
    for word in WORDS:
        assert told <= answers(unknown.of_case(supervision_level=word))
    if not told:
        until = day_near(unknown.start, 730)
        assert undecided_of_duty(unknown.agenda(datetime.date.min, until))


@settings(max_examples=EXAMPLES)
@given(situation=duty_situations())
@example(situation=a_duty(*contacts_on(TODAY), bands=BEFORE_RELEASE, unit=None))
@example(
    situation=a_duty(
        *contacts_on(TODAY),
        amount=30,
        ends=WindowEnd(amount=0, unit=Unit.DAYS, before="release_on", then=PastEnd.DUE_THEN),
    )
)
@example(
    situation=a_duty(
        *contacts_on(TODAY),
        amount=30,
        opens=Edge(amount=10, unit=Unit.DAYS, before="release_on"),
    )
)
def test_a_day_that_is_not_recorded_makes_nothing_met(situation: DutySituation) -> None:
    """Without the day of release, what is met is met whenever that day is."""
    unknown = situation.of_case(dates=())
    met = {answer for answer in answers(unknown) if answer[1] is DutyState.MET}
    for distance in (0, 15, 200, 4000):
        release_on = day_near(situation.start, distance)
        assert met <= answers(unknown.of_case(dates=(("release_on", release_on),)))


@settings(max_examples=EXAMPLES)
@given(situation=duty_situations())
@example(situation=a_duty(bands=LOW_OR_OTHER, unit=None))
@example(situation=a_duty(anchor="release_on", amount=30))
@example(situation=a_duty(anchor="intake", amount=30))
@example(situation=a_duty(standing=Standing.NOT_STATED, unit=None))
@example(situation=a_duty(standing=Standing.EXEMPT, unit=None))
@example(
    situation=a_duty(
        amount=30,
        repeats=Repeats.FROM_LAST,
        ends=WindowEnd(amount=0, unit=Unit.DAYS, after="start", then=PastEnd.NOT_DUE),
    )
)
@example(
    situation=a_duty(
        amount=30,
        times=2,
        repeats=Repeats.FROM_LAST,
        ends=WindowEnd(amount=0, unit=Unit.DAYS, after="release_on", then=PastEnd.NOT_DUE),
        release_on=day_near(TODAY, -1),
    )
)
@example(situation=a_duty(start=datetime.date.max, amount=1, as_of=datetime.date.max))
def test_a_duty_is_an_item_or_undecided(situation: DutySituation) -> None:
    """And what is undecided says what is lacking, or that the policy does not state it."""
    found = situation.agenda(datetime.date.min, day_near(situation.start, 1000))
    items, undecided = items_of_duty(found), undecided_of_duty(found)
    assert items or undecided
    for item in undecided:
        assert item.why.startswith("cannot be counted: ")
        has_words = any(words in item.why for words in WITHOUT_A_NAME)
        assert item.lacking or has_words


@given(situation=situations())
@example(situation=a_situation(risk_level="unknown"))
@example(situation=a_situation(a_need("n1", "employment"), assigned_on=TODAY))
@example(situation=a_situation(a_need("n1", "withdrawal", "unknown")))
def test_every_duty_of_a_policy_is_accounted_for(situation: Situation) -> None:
    """For any case under any bundled policy, and for each goal, condition and court date."""
    as_of = situation.as_of
    assigned_on = situation.case.assigned_on or as_of
    if not datetime.date(1000, 1, 1) < as_of < datetime.date(9000, 1, 1):
        return
    if assigned_on > datetime.date(9000, 1, 1):
        return
    plan = situation.draft()
    policy = situation.policy
    end = day_near(as_of, 500)
    found = agenda(plan, policy, start=datetime.date.min, end=end, as_of=as_of)
    told = {(item.duty, item.about) for item in found.items}
    told |= {(item.duty, item.about) for item in found.undecided}
    subjects: dict[ForEach, list[str | None]] = {
        ForEach.PARTICIPANT: [None],
        ForEach.ACTIVE_GOAL: [goal.id for goal in plan.active_goals],
        ForEach.CONDITION: [
            item.id for item in situation.case.conditions if (item.due_on or end) <= end
        ],
        ForEach.COURT_DATE: [item.id for item in situation.case.court_dates if item.on <= end],
    }
    for key, cited in policy.all_duties():
        for about in subjects[cited.value.for_each]:
            assert (key.partition(".")[2], about) in told
    dangers = {item.id for item in plan.safety if (item.due_on or end) <= end}
    assert {about for duty, about in told if duty == "safety"} == dangers


def test_a_case_of_which_nothing_is_known_has_nothing_met() -> None:
    """Every duty that depends on something is undecided, and none is met."""
    case = Case(participant=Participant(id="P-1"), needs=())
    cadence = a_duty(bands=LOW_OR_OTHER, unit=None).cadence
    policy = policy_with_duties((DUTY, cadence))
    found = agenda(case, policy, start=TODAY, end=TODAY, as_of=TODAY)
    assert list(found) == []
    by_duty = {item.duty: item.lacking for item in found.undecided}
    assert by_duty[DUTY] == ("supervision_level",)
    assert by_duty["case_plan"] == ("assigned_on",)
    known = evolve(case, assigned_on=TODAY, risk_level=RiskLevel.HIGH)
    plan = draft_plan(known, policy, as_of=TODAY)
    told = agenda(plan, policy, start=TODAY, end=day_near(TODAY, 60), as_of=TODAY)
    assert not any(item.state is DutyState.MET for item in told)
