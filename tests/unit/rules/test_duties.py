"""When is a duty due, and where does it stand? Every reason that an item may give."""

import datetime
from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import (
    AgendaItem,
    Cadence,
    DutyState,
    Eligibility,
    Event,
    Policy,
    SafetyAction,
    SafetyItem,
    SafetyKind,
    Unit,
)
from rnr_caseplan.dates import Period
from rnr_caseplan.duties.known import Known
from rnr_caseplan.model.vocabulary import EligibilityOutcome
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
    Standing,
    WindowEnd,
)
from rnr_caseplan.policy.policy import Cited
from rnr_caseplan.policy.terms import Terms
from rnr_caseplan.rules.duties import (
    Judged,
    Subject,
    judge_danger,
    judge_duty,
    judge_no_plan,
)
from tests.unit.builders import (
    DUTY_FACTS,
    a_cadence,
    a_pause,
    contacts,
    day,
    known_of,
    level_change,
    level_is,
    policy_named,
)

TERMS = Terms(
    dates=(("release_on", "the day of release"),),
    events=(("contact", "a contact"), ("hospital", "a stay in hospital")),
    facts=tuple(DUTY_FACTS.items()),
)


def a_policy() -> Policy:
    """Give the baseline with the names of these tests."""
    policy = policy_named()
    return evolve(policy, terms=policy.terms.overridden_by(TERMS))


def judge(
    cadence: Cadence,
    known: Known,
    *,
    period: tuple[int, int] = (0, 100),
    key: str = "duties.contact",
    about: str | None = None,
) -> Judged:
    """Say where a duty stands in a period."""
    policy = a_policy()
    cited = Cited(value=cadence, citation=policy.plan_due.citation, starts_on=datetime.date.min)
    days = (day(period[0]), day(period[1]))
    return judge_duty(key, cited, policy, Subject("P-1", about, known), period=days)


def only(judged: Judged) -> AgendaItem:
    """Give the one item."""
    (item,) = judged.items
    assert judged.undecided == ()
    return item


def rules_of(item: AgendaItem) -> list[str]:
    """Give the rules of an item's reasons, without the area."""
    return [reason.rule.removeprefix("duties.") for reason in item.reasons]


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        (0, DutyState.UPCOMING),
        (22, DutyState.UPCOMING),
        (23, DutyState.DUE_SOON),
        (29, DutyState.DUE_SOON),
        (30, DutyState.DUE),
        (31, DutyState.OVERDUE),
    ],
)
def test_a_state_follows_from_the_days_that_are_left(as_of: int, state: DutyState) -> None:
    """Due soon for as many days as the policy says; overdue from the day after."""
    item = only(judge(a_cadence(amount=30), known_of(as_of=as_of)))
    assert item.state is state
    assert (item.due_on, item.overdue_from, item.done_on) == (day(30), day(31), None)


def test_an_item_tells_what_is_done_for_whom_and_about_what() -> None:
    """By the policy's words, else by the duty's name."""
    named = only(judge(a_cadence(amount=30, what="a visit at home"), known_of(), about="g1"))
    assert (named.duty, named.what, named.for_whom, named.about) == (
        "contact",
        "a visit at home",
        "P-1",
        "g1",
    )
    cadence = a_cadence(amount=30, met_by=("contact",))
    assert only(judge(cadence, known_of(), key="duties.home_visit")).what == "home visit"


@pytest.mark.parametrize(
    ("done", "state", "rule"),
    [(30, DutyState.MET, "met"), (31, DutyState.MISSED, "late")],
)
def test_what_was_done_is_met_in_time_and_missed_later(
    done: int, state: DutyState, rule: str
) -> None:
    """With the day, and the reason for it."""
    item = only(judge(a_cadence(amount=30), known_of(*contacts(done))))
    assert (item.state, item.done_on) == (state, day(done))
    assert rules_of(item) == ["counted", rule]
    assert item.reasons[-1].fact("done_on") == day(done).isoformat()


def test_the_last_day_of_the_calendar_has_no_day_after_it() -> None:
    """Nothing is overdue from then."""
    known = known_of(release_on=datetime.date.max)
    cadence = a_cadence(anchor="release_on", amount=0)
    policy = a_policy()
    cited = Cited(value=cadence, citation=policy.plan_due.citation, starts_on=datetime.date.min)
    period = (datetime.date.max, datetime.date.max)
    judged = judge_duty("duties.contact", cited, policy, Subject("P-1", None, known), period=period)
    assert only(judged).overdue_from is None


@pytest.mark.parametrize(
    ("timing", "rules", "facts"),
    [
        (
            {"amount": 30},
            ["counted"],
            {
                "count": "30 days",
                "counted_from": "2026-01-01",
                "anchor": "the day of assignment",
            },
        ),
        ({"amount": 0}, ["on_day"], {"counted_from": "2026-01-01"}),
        (
            {"amount": 1, "unit": Unit.MONTHS, "align": Align.END_OF_MONTH},
            ["counted"],
            {"count": "at the end of the month 1 month"},
        ),
        (
            {"first": Interval(amount=7, unit=Unit.DAYS), "amount": 300},
            ["first"],
            {"count": "7 days", "anchor": "the day of assignment"},
        ),
        (
            {"amount": 90, "times": 2, "repeats": Repeats.FROM_LAST},
            ["several"],
            {
                "times": 2,
                "window": "90 days",
                "count": "90 days",
                "basis": "the day of assignment, because fewer are recorded",
            },
        ),
        (
            {
                "unit": None,
                "repeats": Repeats.EACH_PERIOD,
                "period": Period.QUARTER,
                "first_period": FirstPeriod.PARTIAL,
            },
            ["period"],
            {"often": "once", "period": "quarter", "counted_from": "2026-01-01"},
        ),
    ],
)
def test_a_reason_tells_how_a_day_is_counted(
    timing: dict[str, Any], rules: list[str], facts: dict[str, Any]
) -> None:
    """The first of its reasons, with the amounts."""
    item = only(judge(a_cadence(**timing), known_of(as_of=0)))
    assert rules_of(item) == rules
    for name, value in facts.items():
        assert item.reasons[0].fact(name) == value


def test_later_days_tell_from_where_they_are_counted() -> None:
    """From the last contact, or counting on from the same day."""
    cadence = a_cadence(amount=30, repeats=Repeats.FROM_LAST)
    done = judge(cadence, known_of(*contacts(10)), period=(0, 50)).items
    assert [rules_of(item)[0] for item in done] == ["counted", "again"]
    assert done[1].reasons[0].fact("counted_from") == "2026-01-11"
    moved = judge(
        evolve_pauses(cadence, AfterPause.SHIFTED),
        known_of(a_pause("hospital", 5, 10)),
        period=(0, 70),
    ).items
    assert [rules_of(item)[0] for item in moved] == ["counted", "next_interval"]


def evolve_pauses(cadence: Cadence, then: AfterPause, **other: Any) -> Cadence:
    """Give a cadence that a stay in hospital pauses."""
    return evolve(cadence, pauses=(PauseRule(event="hospital", then=then, **other),))


def test_the_band_that_holds_is_a_reason() -> None:
    """With its tests in words."""
    cadence = a_cadence(amount=90, bands=(Band(when=level_is("high", "medium"), amount=30),))
    item = only(judge(cadence, known_of(level="high")))
    assert rules_of(item) == ["counted", "band"]
    assert item.reasons[1].fact("because") == ("supervision level is high or medium",)
    assert rules_of(only(judge(cadence, known_of(level="low")))) == ["counted"]


@pytest.mark.parametrize(
    ("then", "other", "told"),
    [
        (AfterPause.SHIFTED, {}, "shifted"),
        (AfterPause.UNCHANGED, {}, "unchanged"),
        (
            AfterPause.RESTART,
            {"amount": 3, "unit": Unit.WORKING_DAYS},
            "restart, 3 working days after it",
        ),
        (AfterPause.LATER, {"amount": 7, "unit": Unit.DAYS}, "later, 7 days after it"),
    ],
)
def test_a_pause_that_ended_is_a_reason(then: AfterPause, other: dict[str, Any], told: str) -> None:
    """With its days, what the policy says, and the day before it."""
    cadence = evolve_pauses(a_cadence(amount=30), then, **other)
    item = only(judge(cadence, known_of(a_pause("hospital", 5, 10))))
    assert rules_of(item) == ["counted", "after_pause"]
    assert dict(item.reasons[1].facts) == {
        "pause": "a stay in hospital",
        "starts_on": "2026-01-06",
        "ends_on": "2026-01-11",
        "then": told,
        "before": "2026-01-31",
    }


@pytest.mark.parametrize(
    ("reads", "state"),
    [(PauseReads.PAUSED, DutyState.PAUSED), (PauseReads.EXEMPT, DutyState.EXEMPT)],
)
def test_a_pause_that_lasts_is_a_state(reads: PauseReads, state: DutyState) -> None:
    """Paused or exempt, as the policy says; never overdue."""
    cadence = evolve_pauses(a_cadence(amount=30), AfterPause.UNCHANGED, reads=reads)
    item = only(judge(cadence, known_of(a_pause("hospital", 5), as_of=60)))
    assert item.state is state
    assert rules_of(item) == ["counted", "paused"]
    done = known_of(*contacts(10), a_pause("hospital", 5), as_of=60)
    assert only(judge(cadence, done)).state is DutyState.MET


def test_a_change_of_level_is_a_reason() -> None:
    """With the day of the change and what the policy says of it."""
    cadence = a_cadence(
        amount=30,
        on_change=OnChange.RESTART,
        bands=(Band(when=level_is("high"), amount=7),),
    )
    item = only(judge(cadence, known_of(level_change(10, "low", "high"))))
    assert rules_of(item) == ["next_interval", "band", "level_changed"]
    facts = dict(item.reasons[2].facts)
    assert facts == {"on": "2026-01-11", "then": "restart", "before": "2026-01-31"}


def test_the_end_of_a_window_is_a_reason() -> None:
    """With the day on which it would have been due."""
    ends = WindowEnd(amount=0, unit=Unit.DAYS, after="release_on", then=PastEnd.DUE_THEN)
    item = only(judge(a_cadence(amount=30, ends=ends), known_of(release_on=day(20))))
    assert (item.due_on, rules_of(item)) == (day(20), ["counted", "window_end"])
    assert item.reasons[1].fact("before") == "2026-01-31"


def test_what_was_done_too_early_is_a_reason() -> None:
    """Beside what became of the duty."""
    opens = Edge(amount=10, unit=Unit.DAYS, before="due")
    cadence = a_cadence(amount=30, opens=opens)
    early = only(judge(cadence, known_of(*contacts(5), as_of=40)))
    assert (early.state, rules_of(early)) == (DutyState.OVERDUE, ["counted", "too_early"])
    assert early.earliest_on == day(20)
    met = only(judge(cadence, known_of(*contacts(5, 25), as_of=40)))
    assert rules_of(met) == ["counted", "met", "too_early"]


def test_what_the_policy_does_not_ask_for_is_exempt() -> None:
    """With the band that says so, and without a day."""
    cadence = a_cadence(amount=30, bands=(Band(when=level_is("low"), standing=Standing.EXEMPT),))
    item = only(judge(cadence, known_of(level="low")))
    assert (item.state, item.due_on, item.overdue_from) == (DutyState.EXEMPT, None, None)
    assert rules_of(item) == ["exempt", "band"]
    plain = only(judge(a_cadence(unit=None, standing=Standing.EXEMPT), known_of()))
    assert rules_of(plain) == ["exempt"]


def test_a_window_that_closed_before_anything_was_due_is_exempt() -> None:
    """With the day on which it ended."""
    ends = WindowEnd(amount=0, unit=Unit.DAYS, after="release_on", then=PastEnd.NOT_DUE)
    item = only(judge(a_cadence(amount=30, ends=ends), known_of(release_on=day(20))))
    assert (item.state, rules_of(item)) == (DutyState.EXEMPT, ["window_closed"])
    assert item.reasons[0].fact("ended_on") == "2026-01-21"


def test_while_a_missed_day_is_open_a_duty_is_not_told_as_exempt() -> None:
    """Once it is done, it is."""
    cadence = a_cadence(
        amount=30,
        repeats=Repeats.FROM_LAST,
        bands=(Band(when=level_is("low"), standing=Standing.EXEMPT),),
    )
    change = level_change(40, "high", "low")
    open_day = judge(cadence, known_of(change), period=(0, 100)).items
    assert DutyState.OVERDUE in [item.state for item in open_day]
    assert DutyState.EXEMPT not in [item.state for item in open_day]
    done = judge(cadence, known_of(change, *contacts(40)), period=(0, 100)).items
    assert [item.state for item in done] == [DutyState.MISSED, DutyState.EXEMPT]


@pytest.mark.parametrize(
    ("timing", "lacking", "told"),
    [
        (
            {"amount": 30, "anchor": "release_on"},
            ("release_on",),
            "the day of release is not recorded",
        ),
        (
            {"amount": 30, "bands": (Band(when=level_is("low"), amount=7),)},
            ("supervision_level",),
            "supervision level is not recorded",
        ),
        ({"unit": None, "standing": Standing.NOT_STATED}, (), "the policy does not state it"),
    ],
)
def test_what_cannot_be_counted_is_undecided(
    timing: dict[str, Any], lacking: tuple[str, ...], told: str
) -> None:
    """With the names of what is not known, and in words."""
    judged = judge(a_cadence(**timing, what="a contact"), known_of(), about="c1")
    assert judged.items == ()
    (undecided,) = judged.undecided
    assert (undecided.duty, undecided.what, undecided.about) == ("contact", "a contact", "c1")
    assert undecided.lacking == lacking
    assert undecided.reasons[0].rule == "duties.undecided"
    assert undecided.reasons[0].fact("because") == (told,)


def test_reasons_cite_the_place_that_states_the_duty() -> None:
    """All of them."""
    cadence = a_cadence(amount=30, repeats=Repeats.FROM_LAST)
    for item in judge(cadence, known_of(*contacts(10, 45))).items:
        assert {str(reason.citation) for reason in item.reasons} == {"SP A.a, SP-6b"}


@pytest.mark.parametrize(("what", "told"), [(None, "case plan"), ("plan", "plan")])
def test_where_no_plan_is_owed_none_is_due(what: str | None, told: str) -> None:
    """With the reasons of that decision."""
    cadence = a_cadence(amount=60, what=what)
    policy = policy_named()
    cited = Cited(value=cadence, citation=policy.plan_due.citation, starts_on=datetime.date.min)
    outcome = EligibilityOutcome.DIVERTED
    eligibility = Eligibility(outcome=outcome, plan_due_on=None, reasons=())
    item = only(judge_no_plan("duties.case_plan", cited, eligibility, for_whom="P-1"))
    assert (item.state, item.what, item.due_on) == (DutyState.EXEMPT, told, None)
    assert rules_of(item) == ["exempt"]


def a_danger(due: int | None = 10, action: SafetyAction = SafetyAction.RESPOND) -> SafetyItem:
    """Give an urgent item."""
    return SafetyItem(
        id="s1",
        kind=SafetyKind.DOMESTIC_VIOLENCE,
        action=action,
        due_on=None if due is None else day(due),
        need_id=None,
        reasons=(),
    )


def answer(*numbers: int, about: str = "s1") -> tuple[Event, ...]:
    """Give answers to a danger."""
    return tuple(Event(kind="safety_answered", on=day(number), about=about) for number in numbers)


@pytest.mark.parametrize(
    ("history", "as_of", "state", "done"),
    [
        ((), 9, DutyState.DUE_SOON, None),
        ((), 10, DutyState.DUE, None),
        ((), 11, DutyState.OVERDUE, None),
        (answer(10), 20, DutyState.MET, 10),
        (answer(11), 20, DutyState.MISSED, 11),
        (answer(12, 8), 20, DutyState.MISSED, 12),
        (answer(9, about="s2"), 20, DutyState.OVERDUE, None),
    ],
)
def test_a_danger_is_answered_by_its_day(
    history: tuple[Event, ...], as_of: int, state: DutyState, done: int | None
) -> None:
    """By an answer about it, the first one."""
    subject = Subject("P-1", None, known_of(*history, as_of=as_of))
    item = only(judge_danger(a_danger(), a_policy(), subject))
    assert (item.state, item.done_on) == (state, None if done is None else day(done))
    assert (item.duty, item.about, item.due_on) == ("safety", "s1", day(10))
    assert item.what == "act on domestic violence"
    rules = {DutyState.MET: ["met"], DutyState.MISSED: ["late"]}
    assert rules_of(item) == rules.get(state, [])


def test_a_danger_that_is_to_be_assessed_says_so() -> None:
    """And one without a day is undecided."""
    subject = Subject("P-1", None, known_of())
    item = only(judge_danger(a_danger(action=SafetyAction.ASSESS), a_policy(), subject))
    assert item.what == "assess domestic violence"
    judged = judge_danger(a_danger(due=None), a_policy(), subject)
    assert judged.items == ()
    assert [(item.duty, item.about) for item in judged.undecided] == [("safety", "s1")]


def test_a_window_that_a_contact_opens_is_told_as_such() -> None:
    """Beside the number that is asked for."""
    cadence = a_cadence(amount=30, times=2, repeats=Repeats.FROM_LAST)
    last = judge(cadence, known_of(*contacts(10, 20)), period=(0, 45)).items[-1]
    assert rules_of(last)[0] == "several"
    assert last.reasons[0].fact("basis") == "the one that opens the window"
