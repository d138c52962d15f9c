"""Every duty of a case or a plan in a period, where it stands, and why."""

import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import (
    Agenda,
    AgendaItem,
    Assessment,
    AssessmentKind,
    Cadence,
    Case,
    CasePlan,
    Condition,
    CourtDate,
    DutyState,
    Event,
    GoalStatus,
    InputError,
    LevelChange,
    Override,
    Participant,
    Pause,
    Policy,
    ReviewKind,
    RiskLevel,
    SafetyKind,
    SafetyNote,
    Signature,
    SignatureAnswer,
    Unit,
    agenda,
    load_policy_book,
    override_risk_level,
    read_case,
)
from rnr_caseplan.lifecycle import (
    CarriedOver,
    ClosedBecause,
    NeedsReassessed,
    PlanClosed,
    ReviewHeld,
    SafetyAnswered,
    SessionHeld,
)
from rnr_caseplan.model.history import HistoryEntry
from rnr_caseplan.policy.cadence import Band, OnChange, Repeats, Standing
from rnr_caseplan.policy.terms import FactKind, FactTerm, Terms
from rnr_caseplan.policy.when import When
from tests.unit.builders import TODAY, a_case, a_need, a_plan, policy_named, policy_with
from tests.unit.lives import drafted, later, lived

DATA = Path(__file__).parents[2] / "data"
START, END = datetime.date(2026, 11, 1), datetime.date(2027, 12, 31)
YESTERDAY, TOMORROW = datetime.date(2026, 11, 20), datetime.date(2026, 11, 22)
EVERY_FIELD = read_case(DATA / "every_field.json")
CASE = a_case(
    a_need("n1", "employment", assessed_on=TODAY),
    a_need("n2", "antisocial_cognition"),
    risk_level=RiskLevel.HIGH,
    assigned_on=datetime.date(2026, 11, 2),
)
PLAN = a_plan(CASE)
DAY_OF_PLAN = "2027-01-01"
"""Day 60 after the assignment."""
DECLARED = f"one of {', '.join(name for name, _ in policy_named().terms.events)}"
MOMENT = datetime.datetime(2026, 11, 21, tzinfo=datetime.UTC)


def listed(
    subject: CasePlan | Case = CASE,
    *history: HistoryEntry,
    policy: Policy | None = None,
    start: datetime.date = START,
    end: datetime.date = END,
    as_of: datetime.date = TODAY,
    holidays: Iterable[datetime.date] = (),
) -> Agenda:
    """Give an agenda of the usual period as of the day of these tests."""
    return agenda(
        subject,
        policy or policy_named(),
        start=start,
        end=end,
        as_of=as_of,
        history=history,
        holidays=holidays,
    )


def items_of(found: Agenda, duty: str, about: str | None = None) -> list[AgendaItem]:
    """Give the items of one duty, perhaps about one thing only."""
    return [item for item in found if item.duty == duty and (about is None or item.about == about)]


def rows(found: Agenda, duty: str, about: str | None = None) -> list[tuple[str, str]]:
    """Give day and state of each item of one duty."""
    return [(str(item.due_on), item.state.value) for item in items_of(found, duty, about)]


def the_item(found: Agenda, duty: str, about: str | None = None) -> AgendaItem:
    """Give the only item of one duty."""
    (item,) = items_of(found, duty, about)
    return item


def lacking(found: Agenda) -> dict[tuple[str, str | None], tuple[str, ...]]:
    """Give what is not known for each duty that is not decided."""
    return {(duty.duty, duty.about): duty.lacking for duty in found.undecided}


def rules_of(item: AgendaItem) -> list[str]:
    """Give the rules of an item's reasons."""
    return [reason.rule for reason in item.reasons]


def faults_of(*arguments: Any, **named: Any) -> list[tuple[str, str, str]]:
    """Give path, problem and what is accepted for each fault of arguments that are refused."""
    usual: dict[str, Any] = {"start": START, "end": END, "as_of": TODAY}
    with pytest.raises(InputError) as caught:
        agenda(*(arguments or (CASE, policy_named())), **{**usual, **named})
    return [(fault.path, fault.problem, fault.expected) for fault in caught.value.faults]


def paths_of(*arguments: Any, **named: Any) -> list[str]:
    """Give the path of each fault of arguments that are refused."""
    return [path for path, _, _ in faults_of(*arguments, **named)]


# Arguments. -----------------------------------------------------------------------------


def test_arguments_of_another_kind_are_all_named() -> None:
    """A document or a policy's name is neither a plan nor a policy, and text is no day."""
    found = faults_of(
        {}, "virginia", start="2026-11-01", end=20261231, as_of=None, holidays=[TODAY, "x", None]
    )
    no_day = ("is not a day", "a datetime.date")
    readers = "a CasePlan or a Case, as read_plan and read_case give them"
    assert found == [
        ("plan_or_case", "is of the wrong kind", readers),
        ("policy", "is of the wrong kind", "a Policy, as load_policy gives it"),
        ("start", *no_day),
        ("end", *no_day),
        ("as_of", *no_day),
        ("holidays[1]", *no_day),
        ("holidays[2]", *no_day),
    ]


def test_faults_of_a_history_are_told_beside_the_others() -> None:
    """Each entry by its place in the history as it was given."""
    history = [
        Event(kind="face_to_face", on=TODAY),
        "contact",
        {"kind": "face_to_face", "on": "2026-11-21"},
        Event(kind="dance", on=TODAY),
        None,
        LevelChange(fact="risk_level", on=TODAY, before="low", after="high"),
        LevelChange(fact="risk_level", on=TODAY, before="high", after="low"),
    ]
    assert faults_of(history=history, end=datetime.date(2026, 10, 31), holidays=[3]) == [
        ("holidays[0]", "is not a day", "a datetime.date"),
        ("history[1]", "is of the wrong kind", "an Event, a LevelChange or a Pause"),
        ("history[2]", "is of the wrong kind", "an Event, a LevelChange or a Pause"),
        ("history[3].kind", "is not an event of policy rnr-baseline", DECLARED),
        ("history[4]", "is of the wrong kind", "an Event, a LevelChange or a Pause"),
        ("history[6].on", "is the day of another change of this fact", "one change a day"),
        ("end", "lies before start", "a day from start on"),
    ]


@pytest.mark.parametrize(
    "subject", [None, "case.json", {}, CASE.participant, PLAN.eligibility, Case, CASE.needs]
)
def test_the_subject_is_a_plan_or_a_case(subject: object) -> None:
    """A part of one is none, and nothing is read from a document."""
    assert paths_of(subject, policy_named()) == ["plan_or_case"]


@pytest.mark.parametrize("policy", [None, "virginia", load_policy_book("virginia"), Policy])
def test_the_policy_is_one_of_a_day(policy: object) -> None:
    """A book is not yet in force on any."""
    assert paths_of(CASE, policy) == ["policy"]


@pytest.mark.parametrize("moment", [MOMENT, MOMENT.replace(tzinfo=None)])
@pytest.mark.parametrize(
    "names", [("start",), ("end",), ("as_of",), ("start", "end"), ("start", "end", "as_of")]
)
def test_a_moment_in_place_of_a_day_is_refused(
    moment: datetime.datetime, names: tuple[str, ...]
) -> None:
    """Which day it is depends on a zone; with it, any other fault is told."""
    days: dict[str, Any] = dict.fromkeys(names, moment)
    assert paths_of(**days) == list(names)
    assert paths_of(**days, holidays=[moment]) == [*names, "holidays[0]"]


@pytest.mark.parametrize("day", [MOMENT, "2026-12-25", None, 3, True])
def test_a_holiday_is_a_day(day: object) -> None:
    """Each that is none is named by its place."""
    assert paths_of(holidays=(TODAY, day, TODAY, day)) == ["holidays[1]", "holidays[3]"]


def test_a_period_does_not_end_before_it_starts() -> None:
    """It may be one day."""
    assert paths_of(start=TODAY, end=YESTERDAY) == ["end"]
    found = listed(start=TODAY, end=TODAY)
    assert (found.start, found.end, found.as_of) == (TODAY, TODAY, TODAY)


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (Event(kind="zqx", on=TODAY), "kind"),
        (Pause(kind="zqx", starts_on=TODAY), "kind"),
        (LevelChange(fact="zqx", on=TODAY, before="zqx", after="zqx words"), "fact"),
        (Event(kind="zqx", on=datetime.date.max), "kind"),
        (LevelChange(fact="goal_place", on=TODAY, before=1, after=2), "fact"),
        (Event(kind="risk_level", on=TODAY), "kind"),
        (Event(kind="assigned_on", on=TODAY), "kind"),
    ],
)
def test_a_name_that_the_policy_does_not_declare_is_refused(
    entry: HistoryEntry, field: str
) -> None:
    """It would not count, and nobody would notice; what is accepted is told, the name is not."""
    with pytest.raises(InputError) as caught:
        listed(CASE, Event(kind="face_to_face", on=TODAY), entry)
    (fault,) = caught.value.faults
    assert fault.path == f"history[1].{field}"
    if field == "kind":
        assert fault.problem == "is not an event of policy rnr-baseline"
        assert fault.expected == DECLARED
    else:
        assert fault.problem == "is not a fact of policy rnr-baseline"
        facts = "case_type, caseload, risk_level, sentence_months, supervision_level"
        assert fault.expected == f"one of {facts}"
    assert "zqx" not in str(caught.value)


def test_facts_that_the_policy_declares_may_change() -> None:
    """Its own, those that every case has, and the agency's own words of level and type."""
    fact = FactTerm(kind=FactKind.FLAG)
    terms = policy_named().terms.overridden_by(Terms(facts=(("is_working", fact),)))
    policy = evolve(policy_named(), terms=terms)
    names = ("is_working", "risk_level", "caseload", "supervision_level", "case_type")
    changes = [LevelChange(fact=name, on=TODAY, before="a", after="b") for name in names]
    assert listed(CASE, *changes, policy=policy).items == listed(policy=policy).items


def changed(day: datetime.date, before: str, after: str, fact: str = "risk_level") -> LevelChange:
    """Give a change of a fact."""
    return LevelChange(fact=fact, on=day, before=before, after=after)


def test_two_changes_of_one_fact_on_one_day_are_refused() -> None:
    """Which of them came last is not known; of two facts each has its day."""
    first, second = changed(TODAY, "low", "high"), changed(TODAY, "high", "low")
    assert paths_of(history=(first, second)) == ["history[1].on"]
    assert paths_of(history=(first, first, first)) == ["history[1].on", "history[2].on"]
    other = changed(TODAY, "high", "low", "supervision_level")
    assert listed(CASE, first, other).items == listed().items


def test_changes_that_do_not_follow_from_each_other_are_refused() -> None:
    """By the place of the later one, whatever the order in which they were given."""
    first, second = changed(YESTERDAY, "low", "high"), changed(TODAY, "moderate", "low")
    told = ("differs from what the change before it left", "the value after that change")
    assert faults_of(history=(first, second)) == [("history[1].before", *told)]
    assert faults_of(history=(second, first)) == [("history[0].before", *told)]
    third = changed(TOMORROW, "moderate", "high")
    assert paths_of(history=(third, second, first)) == ["history[1].before", "history[0].before"]
    bridge = changed(TODAY, "high", "moderate")
    assert listed(CASE, third, first, bridge).items == listed().items


# What a case and a plan record by themselves. ---------------------------------------------


def test_a_case_gives_the_duties_of_the_participant() -> None:
    """Its plan's day and its reassessment; a plan's reviews need a plan."""
    found = listed()
    assert [(item.duty, str(item.due_on), item.state.value) for item in found] == [
        ("case_plan", DAY_OF_PLAN, "upcoming"),
        ("reassessment", "2027-11-21", "upcoming"),
    ]
    assert lacking(found) == {
        ("formal_review", None): ("drafted",),
        ("consent_expiry", None): ("consent_expires_on",),
    }
    assert {item.for_whom for item in (*found, *found.undecided)} == {"P-1"}


def test_every_item_and_every_undecided_duty_says_why() -> None:
    """With the rule and the source."""
    found = listed(a_plan(EVERY_FIELD))
    assert len(found) > 4
    for item in (*found, *found.undecided):
        assert item.reasons
        assert str(item.reasons[0].citation) in item.why
        assert item.what


@pytest.mark.parametrize(
    ("days", "due_on"),
    [
        ((), None),
        ((TODAY,), "2027-11-21"),
        ((datetime.date(2026, 8, 31),), "2027-08-31"),
        ((datetime.date(2026, 8, 31), datetime.date(2026, 9, 30)), "2027-09-30"),
        ((TODAY, TODAY), "2027-11-21"),
        ((YESTERDAY, TOMORROW), "2027-11-20"),
        ((TOMORROW,), None),
    ],
)
def test_assessments_of_the_case_count_as_events(
    days: tuple[datetime.date, ...], due_on: str | None
) -> None:
    """Of needs and of instruments; one that was made after the day is not known yet."""
    needs = [a_need(f"n{place}", "food", assessed_on=day) for place, day in enumerate(days)]
    used = [
        Assessment(id=f"a{place}", kind=AssessmentKind.CRIMINOGENIC, assessed_on=day)
        for place, day in enumerate(days)
    ]
    without_day = Assessment(id="a9", kind=AssessmentKind.CRIMINOGENIC)
    events = [Event(kind="assessment", on=day) for day in days]
    expected = [] if due_on is None else [(due_on, "upcoming")]
    for found in (
        listed(a_case(*needs)),
        listed(a_case(assessments=(*used, without_day))),
        listed(a_case(*needs, assessments=tuple(used))),
        listed(a_case(a_need("n9", "food")), *events),
        listed(a_case(*needs), *events),
    ):
        assert [row for row in rows(found, "reassessment") if row[1] != "met"] == expected
        assert (("reassessment", None) in lacking(found)) == (due_on is None)


def test_what_happened_after_the_day_is_not_looked_at() -> None:
    """What happened on it counts."""
    made = Event(kind="case_plan", on=TODAY)
    assert rows(listed(CASE, made), "case_plan") == [(DAY_OF_PLAN, "met")]
    assert rows(listed(CASE, made, as_of=YESTERDAY), "case_plan") == [(DAY_OF_PLAN, "upcoming")]
    assert the_item(listed(CASE, made), "case_plan").done_on == TODAY


def signed(
    day: datetime.date, answer: SignatureAnswer = SignatureAnswer.AGREED, by: str = "P-1"
) -> Signature:
    """Give what somebody answered when asked to sign."""
    return Signature(by=by, on=day, answer=answer)


FROM_DRAFT = ["2027-05-21", "2027-11-21"]
LATER = datetime.date(2026, 11, 30)
FROM_SIGNATURE = ["2027-05-30", "2027-11-30"]


@pytest.mark.parametrize(
    ("signatures", "days"),
    [
        ((), FROM_DRAFT),
        ((signed(LATER),), FROM_SIGNATURE),
        ((signed(LATER, SignatureAnswer.AGREED_IN_PART),), FROM_SIGNATURE),
        ((signed(LATER, SignatureAnswer.DECLINED),), FROM_DRAFT),
        ((signed(LATER, SignatureAnswer.COULD_NOT_ANSWER),), FROM_DRAFT),
        ((signed(LATER, by="staff:17"),), FROM_DRAFT),
        ((signed(LATER, by="P-10"),), FROM_DRAFT),
        ((signed(datetime.date(2026, 12, 2)),), FROM_DRAFT),
        ((signed(datetime.date(2026, 12, 1)),), ["2027-06-01", "2027-12-01"]),
        ((signed(datetime.date(2026, 12, 1)), signed(LATER)), FROM_SIGNATURE),
        ((signed(TODAY, by="staff:17"), signed(LATER)), FROM_SIGNATURE),
        ((signed(TODAY, SignatureAnswer.DECLINED), signed(LATER)), FROM_SIGNATURE),
    ],
)
def test_formal_reviews_are_counted_from_the_participants_first_signature(
    signatures: tuple[Signature, ...], days: list[str]
) -> None:
    """Somebody else's, a declined one and one after the day move nothing."""
    plan = evolve(PLAN, signatures=signatures)
    found = listed(plan, as_of=datetime.date(2026, 12, 1))
    assert [day for day, _ in rows(found, "formal_review")] == days
    plan_is = "upcoming" if days == FROM_DRAFT else "met"
    assert rows(found, "case_plan") == [(DAY_OF_PLAN, plan_is)]


def test_a_signature_after_the_day_of_the_plan_comes_too_late() -> None:
    """The day of the plan was missed, and stays missed."""
    plan = evolve(PLAN, signatures=(signed(datetime.date(2027, 1, 2)),))
    item = the_item(listed(plan, as_of=datetime.date(2027, 1, 2)), "case_plan")
    assert (item.state, str(item.done_on)) == (DutyState.MISSED, "2027-01-02")


# Conditions and days in court. ------------------------------------------------------------


CONDITIONS = a_case(
    conditions=(
        Condition(id="c1", text="ZQX", due_on=TODAY),
        Condition(id="c2", text="ZQX"),
        Condition(id="c3", text="ZQX", due_on=YESTERDAY),
    )
)


def test_a_condition_is_due_on_its_day() -> None:
    """The day itself is still in time."""
    found = listed(CONDITIONS)
    assert rows(found, "condition", "c1") == [("2026-11-21", "due")]
    assert rows(found, "condition", "c3") == [("2026-11-20", "overdue")]
    item = the_item(found, "condition", "c1")
    assert (item.what, item.overdue_from) == ("court condition", TOMORROW)
    assert rules_of(item) == ["duties.on_day"]


def test_a_condition_without_a_day_is_not_guessed() -> None:
    """It says what is not recorded, whether there is a plan or not."""
    for found in (listed(CONDITIONS), listed(a_plan(CONDITIONS))):
        assert rows(found, "condition", "c2") == []
        assert lacking(found)["condition", "c2"] == ("condition_due",)
        (told,) = [duty for duty in found.undecided if duty.about == "c2"]
        assert "the condition's day is not recorded" in told.why


@pytest.mark.parametrize(
    ("about", "states"),
    [("c1", ["met", "overdue"]), ("c3", ["due", "missed"]), (None, ["due", "overdue"])],
)
def test_a_condition_is_met_by_an_event_about_it(about: str | None, states: list[str]) -> None:
    """One about another condition, or about none, meets nothing."""
    found = listed(CONDITIONS, Event(kind="condition_met", on=TODAY, about=about))
    assert [rows(found, "condition", name)[0][1] for name in ("c1", "c3")] == states


def test_a_condition_may_be_met_before_its_day() -> None:
    """However long before."""
    early = Event(kind="condition_met", on=datetime.date(2020, 1, 1), about="c1")
    item = the_item(listed(CONDITIONS, early), "condition", "c1")
    assert (item.state, item.done_on) == (DutyState.MET, early.on)


def test_a_day_in_court_is_due_on_its_day() -> None:
    """Each by itself, met by an appearance about it."""
    case = a_case(
        court_dates=(
            CourtDate(id="k1", on=YESTERDAY, purpose="ZQX"),
            CourtDate(id="k2", on=TOMORROW, place="ZQX"),
        )
    )
    appeared = Event(kind="court_appearance", on=YESTERDAY, about="k1")
    assert rows(listed(case, appeared), "court_date") == [
        ("2026-11-20", "met"),
        ("2026-11-22", "due_soon"),
    ]
    found = listed(case)
    assert rows(found, "court_date") == [("2026-11-20", "overdue"), ("2026-11-22", "due_soon")]
    assert {item.what for item in items_of(found, "court_date")} == {"day in court"}


# Safety. ----------------------------------------------------------------------------------


def noted(kind: SafetyKind, day: datetime.date | None = YESTERDAY) -> Case:
    """Give a case with a noted danger."""
    return a_case(safety=(SafetyNote(id="d1", kind=kind, noted_on=day, text="ZQX"),))


ANSWERED = Event(kind="safety_answered", on=TODAY, about="d1")


def test_a_noted_danger_is_acted_on() -> None:
    """Within the days that the policy states, from the day on which it was noted."""
    item = the_item(listed(noted(SafetyKind.DOMESTIC_VIOLENCE)), "safety")
    assert (item.what, item.about) == ("act on domestic violence", "d1")
    assert (item.due_on, item.overdue_from) == (YESTERDAY, TODAY)
    assert (item.state, item.done_on) == (DutyState.OVERDUE, None)
    assert rules_of(item) == ["safety.note"]
    late = the_item(listed(noted(SafetyKind.MEDICATION)), "safety")
    assert (late.due_on, late.state) == (TODAY, DutyState.DUE)


def test_a_need_of_unknown_level_is_assessed() -> None:
    """On the day that is asked for, as long as nobody knows it."""
    case = a_case(a_need("n1", "overdose_risk", "unknown"))
    item = the_item(listed(case), "safety")
    assert (item.what, item.about) == ("assess overdose", "need-n1")
    assert (item.due_on, item.state) == (TODAY, DutyState.DUE)
    assert rules_of(item) == ["safety.assess_today"]
    high = a_case(a_need("n1", "overdose_risk"))
    assert the_item(listed(high), "safety").what == "act on overdose"
    assert items_of(listed(a_case(a_need("n1", "overdose_risk", "low"))), "safety") == []


@pytest.mark.parametrize(
    ("kind", "on", "state", "rule"),
    [
        (SafetyKind.MEDICATION, YESTERDAY, DutyState.MET, "duties.met"),
        (SafetyKind.MEDICATION, TODAY, DutyState.MET, "duties.met"),
        (SafetyKind.SUICIDE, YESTERDAY, DutyState.MET, "duties.met"),
        (SafetyKind.SUICIDE, TODAY, DutyState.MISSED, "duties.late"),
    ],
)
def test_a_danger_is_answered_in_time_or_late(
    kind: SafetyKind, on: datetime.date, state: DutyState, rule: str
) -> None:
    """The due day itself is in time; the reasons end with the answer."""
    item = the_item(listed(noted(kind), evolve(ANSWERED, on=on)), "safety")
    assert (item.state, item.done_on) == (state, on)
    assert rules_of(item) == ["safety.note", rule]
    assert item.reasons[-1].fact("done_on") == on.isoformat()
    assert item.reasons[-1].citation == policy_named().safety_due.citation


@pytest.mark.parametrize(
    "event",
    [
        evolve(ANSWERED, about="d2"),
        evolve(ANSWERED, about=None),
        evolve(ANSWERED, on=TOMORROW),
        evolve(ANSWERED, kind="face_to_face"),
    ],
)
def test_a_danger_is_answered_by_an_event_about_it_only(event: Event) -> None:
    """Not by one about another danger, about none, of another kind, or after the day."""
    assert rows(listed(noted(SafetyKind.SUICIDE), event), "safety") == [("2026-11-20", "overdue")]


def test_the_first_answer_counts() -> None:
    """Whatever came later."""
    early = evolve(ANSWERED, on=YESTERDAY)
    item = the_item(listed(noted(SafetyKind.SUICIDE), ANSWERED, early), "safety")
    assert (item.state, item.done_on) == (DutyState.MET, YESTERDAY)


def test_an_open_danger_is_kept_though_it_lies_before_the_period() -> None:
    """One that was answered is not."""
    later: dict[str, Any] = {"start": TODAY, "end": TOMORROW}
    assert rows(listed(noted(SafetyKind.SUICIDE), **later), "safety") == [("2026-11-20", "overdue")]
    assert rows(listed(noted(SafetyKind.SUICIDE), ANSWERED, **later), "safety") == []


def test_a_danger_past_the_calendar_is_not_guessed() -> None:
    """On the last day there is a day for what is answered at once, and none for the rest."""
    last = datetime.date.max
    days: dict[str, Any] = {"start": last, "end": last, "as_of": last}
    found = listed(noted(SafetyKind.MEDICATION, last), **days)
    assert items_of(found, "safety") == []
    (told,) = [duty for duty in found.undecided if duty.duty == "safety"]
    assert (told.what, told.about, told.lacking) == ("act on medication", "d1", ())
    assert [reason.rule for reason in told.reasons] == ["safety.note"]
    item = the_item(listed(noted(SafetyKind.SUICIDE, last), **days), "safety")
    assert (item.due_on, item.overdue_from, item.state) == (last, None, DutyState.DUE)


def test_danger_is_listed_whether_a_plan_is_owed_or_not() -> None:
    """At every level of risk, and with a plan from the day of its draft."""
    case = a_case(a_need("n1", "overdose_risk"), risk_level=RiskLevel.LOW)
    for subject in (case, a_plan(case)):
        assert rows(listed(subject, as_of=TODAY), "safety") == [("2026-11-21", "due")]
    assert rows(listed(a_plan(case), as_of=TOMORROW), "safety") == [("2026-11-21", "overdue")]
    assert rows(listed(case, as_of=TOMORROW), "safety") == [("2026-11-22", "due")]


# Goals. -----------------------------------------------------------------------------------


def test_active_goals_are_checked_on() -> None:
    """Each in its own cadence, up to its target date; a case without a plan has none."""
    found = listed(PLAN)
    planned = [
        (review.goal_id, review.due_on)
        for review in PLAN.reviews
        if review.kind.value == "goal_check_in"
    ]
    shown = [(item.about, item.due_on) for item in items_of(found, "goal_check_in")]
    assert len(PLAN.active_goals) == 2
    assert sorted(shown) == sorted(planned)
    assert {item.what for item in items_of(found, "goal_check_in")} == {"check-in on the goal"}
    assert items_of(listed(), "goal_check_in") == []


def test_a_goal_is_checked_on_by_an_event_about_it() -> None:
    """The next day is counted from then; the other goal's days stay."""
    checked = Event(kind="goal_check_in", on=datetime.date(2026, 12, 1), about="g1")
    found = listed(PLAN, checked, as_of=checked.on)
    assert rows(found, "goal_check_in", "g1")[:2] == [
        ("2026-12-05", "met"),
        ("2026-12-15", "upcoming"),
    ]
    before = listed(PLAN, as_of=checked.on)
    assert items_of(found, "goal_check_in", "g2") == items_of(before, "goal_check_in", "g2")


def test_only_active_goals_have_a_place_among_goals() -> None:
    """Where the first one is paused, the second one moves up into its cadence."""
    first, *others = PLAN.goals
    plan = evolve(PLAN, goals=(evolve(first, status=GoalStatus.PAUSED), *others))
    found = listed(plan)
    assert items_of(found, "goal_check_in", "g1") == []
    second = [day for day, _ in rows(found, "goal_check_in", "g2")]
    assert second == [day for day, _ in rows(listed(PLAN), "goal_check_in", "g1")]


def test_a_goal_without_days_is_checked_on_from_the_draft_without_an_end() -> None:
    """A goal of somebody's own words may lack both."""
    first, *others = PLAN.goals
    plan = evolve(PLAN, goals=(evolve(first, starts_on=None, target_date=None), *others))
    days = [item.due_on for item in items_of(listed(plan), "goal_check_in", "g1")]
    fortnights = range(14, (END - TODAY).days + 1, 14)
    assert days == [TODAY + datetime.timedelta(days=passed) for passed in fortnights]


# Who gets a plan. -------------------------------------------------------------------------

LOW = evolve(CASE, risk_level=RiskLevel.LOW)


def test_without_a_plan_that_is_owed_its_day_is_exempt() -> None:
    """The reasons are those by which no plan is owed; whatever else is due stays."""
    for subject in (LOW, a_plan(LOW)):
        item = the_item(listed(subject), "case_plan")
        assert (item.state, item.due_on, item.overdue_from) == (DutyState.EXEMPT, None, None)
        assert (item.what, item.for_whom, item.about) == ("case plan", "P-1", None)
        assert rules_of(item)[:2] == ["duties.exempt", "eligibility.diverted"]
        assert item.reasons[0].citation == policy_named().plan_due.citation
        assert item.reasons[1] == a_plan(LOW).eligibility.reasons[0]
        assert rows(listed(subject), "reassessment") == [("2027-11-21", "upcoming")]


def test_who_is_exempt_by_the_policy_has_no_day_either() -> None:
    """Another outcome, and the same item."""
    policy = policy_named("success-plan")
    case = evolve(LOW, sentence_months=6)
    item = the_item(listed(case, policy=policy), "case_plan")
    assert (item.state, rules_of(item)[1]) == (DutyState.EXEMPT, "eligibility.exempt")


@pytest.mark.parametrize(
    ("on", "row"),
    [
        (YESTERDAY, (DAY_OF_PLAN, "upcoming")),
        (TODAY, (DAY_OF_PLAN, "upcoming")),
        (TOMORROW, ("None", "exempt")),
    ],
)
def test_a_persons_decision_for_a_plan_makes_it_due(
    on: datetime.date, row: tuple[str, str]
) -> None:
    """From the day of that decision on."""
    override = Override(by="staff:17", on=on, reason="ZQX")
    case = evolve(LOW, eligibility_override=override)
    assert rows(listed(case), "case_plan") == [row]
    assert rows(listed(a_plan(case)), "case_plan") == [row]


def test_an_unknown_risk_level_leaves_the_plan_due() -> None:
    """It is assessed first, and the day stays."""
    unknown = evolve(CASE, risk_level=RiskLevel.UNKNOWN)
    for subject in (unknown, a_plan(unknown)):
        assert rows(listed(subject), "case_plan") == [(DAY_OF_PLAN, "upcoming")]


def test_a_plan_decides_by_what_it_says() -> None:
    """Not by what its case would give today."""
    plan = evolve(PLAN, eligibility=a_plan(LOW).eligibility)
    assert rows(listed(plan), "case_plan") == [("None", "exempt")]


# The period. ------------------------------------------------------------------------------


def test_both_edges_of_the_period_belong_to_it() -> None:
    """A day before and a day after do not."""
    day = datetime.date(2027, 1, 1)
    one = datetime.timedelta(days=1)
    for start, end, is_there in (
        (day, day, True),
        (day - one, day, True),
        (day, day + one, True),
        (day - one, day - one, False),
        (day + one, day + one, False),
    ):
        assert bool(items_of(listed(start=start, end=end), "case_plan")) == is_there


def test_the_earliest_open_day_before_the_period_is_kept_and_only_that() -> None:
    """Of each duty and of each thing that it is about."""
    as_of = datetime.date(2028, 6, 1)
    found = listed(PLAN, start=as_of, end=datetime.date(2028, 6, 30), as_of=as_of)
    assert [(item.duty, item.about, str(item.due_on), item.state.value) for item in found] == [
        ("goal_check_in", "g1", "2026-12-05", "overdue"),
        ("goal_check_in", "g2", "2026-12-12", "overdue"),
        ("case_plan", None, "2027-01-01", "overdue"),
        ("formal_review", None, "2027-05-21", "overdue"),
        ("reassessment", None, "2027-11-21", "overdue"),
    ]


def test_what_was_done_before_the_period_is_not_kept() -> None:
    """In time or late; the next open day is."""
    as_of = datetime.date(2027, 12, 1)
    held = Event(kind="formal_review", on=datetime.date(2027, 5, 31))
    made = Event(kind="case_plan", on=datetime.date(2026, 12, 31))
    later: dict[str, Any] = {"start": as_of, "end": datetime.date(2028, 1, 31), "as_of": as_of}
    found = listed(PLAN, held, made, **later)
    assert rows(found, "formal_review") == [("2027-11-30", "overdue")]
    assert rows(found, "case_plan") == []
    whole = listed(PLAN, held, made, start=START, end=END, as_of=as_of)
    assert rows(whole, "formal_review") == [("2027-05-21", "missed"), ("2027-11-30", "overdue")]
    assert rows(whole, "case_plan") == [(DAY_OF_PLAN, "met")]


def test_what_is_still_to_come_before_the_period_is_not_kept() -> None:
    """Whoever asks about next year is not told of this one."""
    later: dict[str, Any] = {"start": datetime.date(2027, 2, 1), "end": datetime.date(2027, 4, 30)}
    assert rows(listed(PLAN, **later), "case_plan") == []
    day = datetime.date(2027, 1, 1)
    assert rows(listed(PLAN, **later, as_of=day), "case_plan") == []
    overdue = datetime.date(2027, 1, 2)
    assert rows(listed(PLAN, **later, as_of=overdue), "case_plan") == [(DAY_OF_PLAN, "overdue")]


def test_items_come_in_order_of_day() -> None:
    """On one day by duty and by what they are about; what has no day comes last."""
    case = evolve(
        LOW,
        conditions=(
            Condition(id="c2", text="x", due_on=TODAY),
            Condition(id="c1", text="x", due_on=TODAY),
            Condition(id="c3", text="x", due_on=datetime.date.max),
        ),
        court_dates=(CourtDate(id="a1", on=TODAY), CourtDate(id="k1", on=YESTERDAY)),
    )
    found = listed(case, end=datetime.date.max)
    assert [(item.duty, item.about) for item in found if item.duty != "reassessment"] == [
        ("court_date", "k1"),
        ("condition", "c1"),
        ("condition", "c2"),
        ("court_date", "a1"),
        ("condition", "c3"),
        ("case_plan", None),
    ]
    assert found.items[-1].due_on is None


def test_states_hold_on_the_day_that_is_asked_for() -> None:
    """Up to the policy's number of days before it a duty is due soon."""
    soon = policy_named().due_soon_days.value
    day = datetime.date(2027, 1, 1)
    for left, state in (
        (soon + 1, DutyState.UPCOMING),
        (soon, DutyState.DUE_SOON),
        (1, DutyState.DUE_SOON),
        (0, DutyState.DUE),
        (-1, DutyState.OVERDUE),
    ):
        as_of = day - datetime.timedelta(days=left)
        assert the_item(listed(as_of=as_of), "case_plan").state is state


def test_an_agenda_of_a_plan_and_of_its_case_agree_on_what_both_know() -> None:
    """Only the day of the draft and the goals are the plan's alone."""
    only_plans = {"formal_review", "goal_check_in"}
    for case in (CASE, LOW, CONDITIONS, EVERY_FIELD, noted(SafetyKind.SUICIDE), a_case()):
        of_case, of_plan = listed(case), listed(a_plan(case))
        shared = [item for item in of_plan if item.duty not in only_plans]
        assert len(shared) == len(of_case)
        for in_plan, in_case in zip(shared, of_case, strict=True):
            told = in_plan.reasons[: len(in_case.reasons)]
            assert evolve(in_plan, reasons=told) == in_case
        assert [duty for duty in of_plan.undecided if duty.duty not in only_plans] == [
            duty for duty in of_case.undecided if duty.duty not in only_plans
        ]


# What somebody should look at. ------------------------------------------------------------


def test_a_policy_of_another_day_is_told() -> None:
    """It is used all the same, and the warning names both days."""
    assert listed().warnings == ()
    assert listed(as_of=TOMORROW).warnings == (
        "policy: in force on 2026-11-21, used for an agenda as of 2026-11-22",
    )
    assert listed(as_of=TOMORROW, policy=policy_named(on=TOMORROW)).warnings == ()


def test_duties_that_nobody_read_at_their_source_are_told() -> None:
    """Each by its key, in the order of the policy."""
    policy = policy_named("federal")
    unread = [key for key, cited in policy.all_duties() if not cited.verified]
    assert len(unread) > 1
    told = [f"{key}: not verified at the source" for key in unread]
    assert listed(policy=policy).warnings == tuple(told)
    later = listed(policy=policy, as_of=TOMORROW).warnings
    assert later[0].startswith("policy: in force on 2026-11-21")
    assert later[1:] == tuple(told)


# History and holidays. --------------------------------------------------------------------


def test_working_days_leave_out_holidays() -> None:
    """Given in any way, also one that can be gone through only once."""
    policy = policy_named("new-york")
    case = a_case(assigned_on=datetime.date(2026, 11, 19))
    days = [datetime.date(2026, 11, 26), datetime.date(2026, 11, 28), datetime.date(2026, 11, 26)]
    assert rows(listed(case, policy=policy), "first_interview") == [("2026-12-01", "upcoming")]
    given: list[Iterable[datetime.date]] = [days, set(days), (day for day in days), iter(days)]
    for holidays in given:
        found = listed(case, policy=policy, holidays=holidays)
        assert rows(found, "first_interview") == [("2026-12-02", "upcoming")]


def test_a_history_may_come_in_any_order_and_only_once() -> None:
    """Whatever the order, the agenda is the same."""
    history: list[HistoryEntry] = [
        Event(kind="case_plan", on=TODAY),
        Event(kind="assessment", on=YESTERDAY),
        Pause(kind="consent", starts_on=YESTERDAY, ends_on=TODAY),
        changed(TODAY, "high", "low"),
        changed(YESTERDAY, "moderate", "high"),
    ]
    usual: dict[str, Any] = {"start": START, "end": END, "as_of": TODAY}
    expected = agenda(PLAN, policy_named(), **usual, history=history)
    assert rows(expected, "case_plan") == [(DAY_OF_PLAN, "met")]
    for given in (iter(history), reversed(history), tuple(history)):
        assert agenda(PLAN, policy_named(), **usual, history=given) == expected


def test_a_change_of_level_moves_what_the_policy_says() -> None:
    """From the day of the change on; the level before it is that of the history."""
    high, low = (When(fact="risk_level", one_of=(word,)) for word in ("high", "low"))
    others = When(fact="risk_level", one_of=("very_low", "moderate", "very_high", "unknown"))
    contacts = Cadence(
        anchor="assigned_on",
        unit=Unit.DAYS,
        repeats=Repeats.FROM_LAST,
        on_change=OnChange.RESTART,
        bands=(
            Band(when=(high,), amount=10),
            Band(when=(low,), amount=20),
            Band(when=(others,), standing=Standing.EXEMPT),
        ),
    )
    cited = evolve(policy_named().plan_due, value=contacts)
    policy = evolve(policy_named(), duties=(("face_to_face", cited),))
    end = datetime.date(2026, 12, 10)
    raised = changed(YESTERDAY, "low", "high")
    assert rows(listed(CASE, policy=policy, end=end), "face_to_face") == [
        ("2026-11-12", "overdue"),
        ("2026-11-22", "due_soon"),
        ("2026-12-02", "upcoming"),
    ]
    found = listed(CASE, raised, policy=policy, end=end)
    assert rows(found, "face_to_face") == [("2026-11-30", "upcoming"), ("2026-12-10", "upcoming")]
    (first, _) = items_of(found, "face_to_face")
    assert rules_of(first)[-1] == "duties.level_changed"
    assert first.reasons[-1].fact("before") == "2026-11-22"


# Privacy. ---------------------------------------------------------------------------------


def test_an_agenda_tells_nobodys_name_and_no_free_text() -> None:
    """Neither shown nor in its reasons: ids, words of the policy, and days."""
    plan = evolve(a_plan(EVERY_FIELD), signatures=(signed(TODAY, by="ZQX secret words"),))
    change = LevelChange(fact="case_type", on=TODAY, before="ZQX", after="ZQX secret words")
    for subject in (EVERY_FIELD, plan):
        found = listed(subject, change)
        assert "ZQX" not in repr(found)
        for item in (*found, *found.undecided):
            assert "ZQX" not in item.why
            assert "ZQX" not in repr(item)


def test_a_message_tells_nobodys_name_and_no_free_text() -> None:
    """Whatever was given in place of an argument."""
    words: Any = "ZQX secret words"
    participant: Any = Participant(id="P-1", preferred_name=words)
    changes = [changed(TODAY, words, "a", "case_type"), changed(TOMORROW, "b", words, "case_type")]
    with pytest.raises(InputError) as caught:
        agenda(
            participant,
            policy_named(),
            start=words,
            end=words,
            as_of=words,
            history=[words, participant, *changes],
            holidays=[words],
        )
    assert len(caught.value.faults) == 8
    assert "ZQX" not in f"{caught.value}{caught.value!r}"


@pytest.mark.parametrize("name", ["history", "holidays"])
@pytest.mark.parametrize("given", [None, 5])
def test_what_is_no_row_of_things_is_refused_by_its_name(name: str, given: object) -> None:
    """A history and holidays can be any iterable, and nothing else."""
    assert paths_of(**{name: given}) == [name]


def test_a_closed_plan_is_not_reviewed_any_more() -> None:
    """Its conditions are still the court's, and the agenda says what it leaves out."""
    carried = (
        *[CarriedOver(to="the parole office", goal_id=f"g{number}") for number in (1, 2, 3)],
        *[CarriedOver(to="the parole office", condition_id=f"c{number}") for number in (1, 2)],
    )
    closed = lived(
        drafted(),
        SafetyAnswered(on=later(1), by="staff:17", safety_id="d1"),
        PlanClosed(on=later(30), by="staff:17", because=ClosedBecause.MOVED_AWAY, carried=carried),
    )
    period: dict[str, Any] = {"start": TODAY, "end": later(365), "as_of": later(31)}
    before = agenda(drafted(), policy_named(), **period)
    after = agenda(closed, policy_named(), **period)
    reviewed = {"formal_review", "goal_check_in"}
    assert reviewed <= {item.duty for item in before}
    assert reviewed & {item.duty for item in after} == set()
    assert [item for item in after if item.duty == "condition"] == [
        item for item in before if item.duty == "condition"
    ]
    assert after.warnings[0] == (
        "plan: closed on 2026-12-21, so its reviews and check-ins are not counted"
    )


def test_what_the_plan_records_meets_duties_once() -> None:
    """Also where the caller tells of the same event again; a fact that the caller tells wins."""
    held = lived(
        drafted(),
        SessionHeld(on=later(3), by="staff:17", contact="face_to_face"),
        ReviewHeld(on=later(10), by="staff:17", review=ReviewKind.FORMAL_REVIEW),
        NeedsReassessed(on=later(20), by="staff:17", risk_level=RiskLevel.MODERATE),
    )
    period: dict[str, Any] = {"start": TODAY, "end": later(365), "as_of": later(31)}
    found = agenda(held, policy_named(), **period)
    days = [item.due_on for item in found if item.duty == "formal_review"]
    assert days[0] == datetime.date(2027, 5, 21)
    told: list[HistoryEntry] = [
        Event(kind="formal_review", on=later(10)),
        LevelChange(fact="risk_level", on=later(20), before="high", after="moderate"),
    ]
    assert agenda(held, policy_named(), history=told, **period).items == found.items


def test_what_is_due_by_a_persons_level_of_risk_says_so() -> None:
    """Of duties that read it, and of no other; before its day the assessed level counts."""
    often = Band(when=(When(fact="risk_level", one_of=("high",)),), amount=1)
    cadence = Cadence(anchor="assigned_on", unit=Unit.MONTHS, amount=6, bands=(often,))
    policy = policy_with(reassessment=cadence)
    case = evolve(CASE, risk_level=RiskLevel.LOW)
    raised = override_risk_level(case, RiskLevel.HIGH, by="s", on=TODAY, reason="r")
    found = listed(raised, policy=policy)
    plain = listed(evolve(case, risk_level=RiskLevel.HIGH), policy=policy)
    assert [(item.duty, item.due_on) for item in found] == [
        (item.duty, item.due_on) for item in plain
    ]
    told = {item.duty for item in found if "levels.overridden" in rules_of(item)}
    assert told == {"reassessment"}
    assert len({item.duty for item in found}) > 1
    later = override_risk_level(case, RiskLevel.HIGH, by="s", on=TOMORROW, reason="r")
    assert listed(later, policy=policy) == listed(case, policy=policy)
