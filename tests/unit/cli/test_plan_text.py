"""A plan as text that can be printed and talked over."""

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import (
    Case,
    CasePlan,
    Condition,
    Driver,
    Incident,
    Level,
    Participant,
    Referral,
    RiskLevel,
    SafetyKind,
    SafetyNote,
    Service,
    SignatureAnswer,
    Strength,
    Trigger,
    dump_plan,
    override_need_level,
    override_risk_level,
    read_case,
    read_plan,
)
from rnr_caseplan.cli.plan_text import WIDTH, render_plan
from rnr_caseplan.lifecycle import (
    CarriedOver,
    ClosedBecause,
    ConditionMet,
    CopyGiven,
    DiscontinuedBecause,
    GoalAchieved,
    GoalDiscontinued,
    GoalPaused,
    PlanClosed,
    ReferralMade,
    SafetyAnswered,
    ServiceAdded,
    ServiceEnded,
    Signed,
    StepCannotBeDoneYet,
    StepCompleted,
    StepNoLongerNeeded,
    StepStarted,
)
from tests.unit.builders import TODAY, a_case, a_need, a_plan, policy_named
from tests.unit.lives import drafted, later, lived

ROOT = Path(__file__).parents[3]
JORDAN = read_case(ROOT / "examples" / "jordan.json")
HOSTILE = "\x1b[31m\x1b]0;title\x07\x9b2J\r\nEve\u202e\u2066\u200fX\x00\ud7ffend\x7f\u2028\ue000"


def text_of(plan: CasePlan, policy: str = "rnr-baseline", on: datetime.date = TODAY) -> str:
    """Give a plan as text, one blank for each line break and indentation."""
    return render_plan(plan, policy_named(policy, on))


def flat(text: str) -> str:
    """Give text without its line breaks."""
    return " ".join(text.split())


def draft(*needs: Any, policy: str = "rnr-baseline", **facts: Any) -> str:
    """Draft a case and give the text in one line."""
    return flat(text_of(a_plan(a_case(*needs, **facts), policy_named(policy)), policy))


@pytest.mark.parametrize("policy", ["virginia", "rnr-baseline"])
def test_the_example_reads_well_under_two_policies(policy: str) -> None:
    """Two active goals, the queue with its reasons, the condition, the trigger, the strength."""
    text = flat(text_of(a_plan(JORDAN, policy_named(policy)), policy))
    for line in (
        "For Jordan (P-1001)",
        f"Policy {policy}, version 1, as in force on 2026-11-21",
        "Risk level high: a full plan is made; due 2027-01-01",
        "GOALS NOW: 2 of at most 2",
        "About: housing; starter words",
        "About: thoughts and beliefs; starter words",
        "From 2026-11-21 to 2027-02-19",
        "My strength for this: finished a welding certificate",
        "GOALS LATER, in this order",
        "all 2 goal places are taken, so it is queued (VA step 7, VA-7c)",
        "maintenance waits for n3, n1, n2",
        "[ ] 2027-03-01 complete 40 hours of community service (by itself)",
        "When: the corner by the old house Then: walk home by Elm Street and call R.",
        "3. work (n2): level high, criminogenic, future",
        "4. health (n4): level moderate, maintenance, future",
        "Driver: thoughts and beliefs, accepted",
        "2027-05-21 formal review of the plan",
        "VA: Case Plans Step by Step",
    ):
        assert line in text


def test_under_treatment_court_the_driver_of_the_example_waits() -> None:
    """One goal now, and the driver says what it waits for."""
    plan = a_plan(JORDAN, policy_named("treatment-court"))
    text = flat(text_of(plan, "treatment-court"))
    assert "GOALS NOW: 1 of at most 2" in text
    assert "it waits until the participant has stabilized; still in the way: n3" in text
    assert "TC-10b" in text


def test_every_decision_shows_its_source() -> None:
    """Each line that tells why ends with a citation and a rule."""
    text = text_of(a_plan(JORDAN)).partition("STILL MISSING")[0]
    whole: list[str] = []
    for line in text.splitlines():
        if whole and line.startswith(" ") and not whole[-1].endswith("]"):
            whole[-1] += " " + line.strip()
        else:
            whole.append(line.strip())
    told = [line.rpartition("Why")[2] for line in whole if "Why" in line]
    assert len(told) > 10
    assert all(line.endswith("]") and ") [" in line for line in told)


def test_no_line_is_too_long_to_print() -> None:
    """Where no single word is."""
    case = read_case(ROOT / "tests" / "data" / "every_field.json")
    for plan in (a_plan(JORDAN), a_plan(case), a_plan(a_case())):
        assert max(map(len, text_of(plan).splitlines())) <= WIDTH
    long_word = a_plan(a_case(strengths=(Strength(id="s1", text="x" * 200),)))
    assert "x" * 200 in text_of(long_word)


def test_labels_of_staff_do_not_reach_the_page() -> None:
    """Needs go by their plain names."""
    domains = [name for name, _ in policy_named().domains]
    needs = [a_need(f"n{number}", name) for number, name in enumerate(domains)]
    text = text_of(a_plan(a_case(*needs, risk_level=RiskLevel.HIGH))).partition("TO LOOK AT")[0]
    assert "antisocial" not in text.lower()
    for label in ("offender", "addict", "unstable_housing", "mental_health_"):
        assert label not in text.lower()


def test_an_empty_case_has_a_page() -> None:
    """Which says that nothing is recorded."""
    text = draft()
    for line in (
        "For P-1 Policy",
        "Risk level unknown: the risk level is assessed first",
        "GOALS NOW: 0 of at most 2 none",
        "NEEDS BY RANK, AND WHY none recorded",
    ):
        assert line in text
    for absent in ("SAFETY", "GOALS LATER", "ADAPTATIONS", "CONDITIONS", "TRIGGERS", "STRENGTHS ",
                   "Driver", "None"):  # fmt: skip
        assert absent not in text


@pytest.mark.parametrize(
    ("policy", "facts", "line"),
    [
        ("virginia", {"risk_level": RiskLevel.LOW}, "Risk level low: diverted from"),
        (
            "success-plan",
            {"risk_level": RiskLevel.VERY_LOW, "sentence_months": 6},
            "Risk level very low: no plan is required",
        ),
    ],
)
def test_the_outcome_is_told_in_words(policy: str, facts: dict[str, Any], line: str) -> None:
    """With the reason below it."""
    assert line in draft(policy=policy, **facts)


def test_safety_stands_first() -> None:
    """With its note, and what is to be done by when."""
    note = SafetyNote(id="d1", kind=SafetyKind.DOMESTIC_VIOLENCE, text="called at night")
    text = draft(a_need("n1", "withdrawal", "unknown"), safety=(note,))
    assert text.index("FIRST: SAFETY") < text.index("GOALS NOW")
    assert "[ ] 2026-11-21: act on domestic violence (called at night)" in text
    assert "[ ] 2026-11-21: assess on withdrawal Why" in text


def test_a_note_without_words_is_told_without_them() -> None:
    """No empty parentheses."""
    text = draft(safety=(SafetyNote(id="d1", kind=SafetyKind.OVERDOSE),))
    assert "act on overdose Why: noted danger" in text


def test_conditions_triggers_and_days_may_be_incomplete() -> None:
    """The page says so."""
    text = draft(
        conditions=(Condition(id="c1", text="pay the fine"),),
        triggers=(Trigger(id="t1", text="the corner"),),
    )
    assert "[ ] no day yet pay the fine (by itself)" in text
    assert "When: the corner Then: no response plan yet" in text


def test_a_woven_condition_stands_in_its_goal() -> None:
    """And in the list of conditions, with the goal's id."""
    condition = Condition(id="c1", text="look for work", domains=("employment",))
    need = a_need("n1", "employment")
    text = draft(need, risk_level=RiskLevel.HIGH, conditions=(condition,))
    assert "Court condition: look for work" in text
    assert "look for work (in goal g1)" in text


def test_drivers_and_candidates_are_told() -> None:
    """Refused ones with the reason."""
    incidents = (Incident(id="i1", need_ids=("n1",)),)
    needs = (a_need("n1", "substance_use"), a_need("n2", "leisure", "low"))
    text = draft(*needs, incidents=incidents, driver=Driver(need_id="n2"))
    assert "Driver: free time, not accepted Why: refused as the driver: the level is low" in text
    assert "May be the driver: alcohol and drugs (n1) Why: may be the driver" in text


def test_adaptations_are_told_with_their_activities() -> None:
    """Below the goals."""
    text = draft(a_need("n1", "trauma"), risk_level=RiskLevel.HIGH, lead="staff:17")
    assert "ADAPTATIONS AND REFERRALS About: things I lived through Staff, supervision" in text
    assert "(staff:17)" in text


def test_reviews_are_told_in_words() -> None:
    """Formal ones, check-ins with their goal, reassessments."""
    need = a_need("n1", "employment", assessed_on=TODAY)
    text = draft(need, risk_level=RiskLevel.HIGH)
    assert "2026-12-05 check-in on goal g1" in text
    assert "2027-11-21 reassessment of needs" in text


def test_days_in_court_and_people_are_told() -> None:
    """In order of day; each person by name, role and agency, or by id."""
    text = flat(text_of(a_plan(case_with_people())))
    for line in (
        "COURT DATES AND ORDERS 2027-01-15 court 2027-01-15 review; room 4",
        "2027-02-01 room 5",
        "Custody: weekends (ordered 2026-05-31) Custody: holidays",
        "PEOPLE Lead case planner: staff:17",
        "Team: Dee, nurse, the clinic Team: m2",
        "Supporter: Ana, aunt Supporter: f2",
    ):
        assert line in text


def case_with_people() -> Case:
    """Give a case with legal dates and people."""
    return read_case(
        {
            "schema": "rnr-caseplan/case/1",
            "participant": {"id": "P-1"},
            "needs": [],
            "lead": "staff:17",
            "team": [
                {"id": "m1", "name": "Dee", "role": "nurse", "agency": "the clinic"},
                {"id": "m2"},
            ],
            "supporters": [{"id": "f1", "name": "Ana", "relation": "aunt"}, {"id": "f2"}],
            "court_dates": [
                {"id": "k3", "on": "2027-02-01", "place": "room 5"},
                {"id": "k2", "on": "2027-01-15", "purpose": "review", "place": "room 4"},
                {"id": "k1", "on": "2027-01-15"},
            ],
            "custody_orders": [
                {"id": "o1", "text": "weekends", "ordered_on": "2026-05-31"},
                {"id": "o2", "text": "holidays"},
            ],
        }
    )


def test_letters_that_join_others_stay() -> None:
    """Some scripts and emoji need them; they steer nothing."""
    family = "\U0001f468\u200d\U0001f469"
    assert family in draft(strengths=(Strength(id="s1", text=family),))


def test_goals_of_their_own_may_lack_measure_and_dates() -> None:
    """The page leaves out what is not there."""
    data = json.loads(dump_plan(a_plan(JORDAN)))
    goal = data["goals"][0]
    goal.update(measure=None, target_date=None, starts_on=None, wording="own")
    text = flat(text_of(read_plan(data)))
    assert "About: housing [ ] 2026-12-05" in text


def test_a_plan_without_warnings_has_no_place_for_them() -> None:
    """Nothing stands under no title."""
    page = text_of(evolve(a_plan(JORDAN), warnings=(), missing=()))
    assert "TO LOOK AT" not in page
    assert "STILL MISSING" not in page


def test_hostile_text_never_reaches_the_page() -> None:
    """Control characters, escapes, marks of direction: all become blanks."""
    case = a_case(
        a_need("n1", "employment", text=HOSTILE),
        risk_level=RiskLevel.HIGH,
        safety=(SafetyNote(id="d1", kind=SafetyKind.SUICIDE, text=HOSTILE),),
        strengths=(Strength(id="s1", text=HOSTILE),),
        triggers=(Trigger(id="t1", text=HOSTILE, response=HOSTILE),),
        conditions=(Condition(id="c1", text=HOSTILE, domains=("employment",)),),
        lead=HOSTILE,
    )
    plan = a_plan(case)
    page = text_of(plan)
    assert all(letter.isprintable() or letter == "\n" for letter in page)
    assert "Eve" in page
    assert "\n\n\n" not in page


def test_a_hostile_name_stands_on_its_line() -> None:
    """A line break in a name starts no line of its own."""
    case = read_case(
        {
            "schema": "rnr-caseplan/case/1",
            "participant": {"id": "P-1", "preferred_name": "Eve\nGOALS NOW: none\x1b[2J"},
            "needs": [],
        }
    )
    assert case.participant == Participant(id="P-1", preferred_name="Eve\nGOALS NOW: none\x1b[2J")
    lines = text_of(a_plan(case)).splitlines()
    assert lines[1] == "For Eve GOALS NOW: none [2J (P-1)"


def test_days_past_the_calendar_are_no_days_yet() -> None:
    """On the last day there is still a page."""
    last = datetime.date.max
    text = text_of(a_plan(JORDAN, policy_named("virginia", last), last), "virginia", last)
    assert "no day yet" in text
    assert "None" not in text


def test_a_plan_that_lives_shows_what_has_moved() -> None:
    """Boxes are ticked; goals at rest and goals that have ended keep their place on the page."""
    plan = lived(
        drafted(),
        StepStarted(on=later(1), by="staff:17", step_id="g1.s1"),
        StepCompleted(on=later(2), by="staff:17", step_id="g1.s2"),
        StepCannotBeDoneYet(on=later(2), by="staff:17", step_id="g1.s3", reason="no bus"),
        StepNoLongerNeeded(on=later(2), by="staff:17", step_id="g2.s1", reason="it was given"),
        ConditionMet(on=later(3), by="staff:17", condition_id="c2"),
        SafetyAnswered(on=later(3), by="staff:17", safety_id="d1"),
        ServiceAdded(
            on=later(3),
            by="staff:17",
            service=Service(id="v1", text="Evening class", provider="Adult school"),
        ),
        ServiceEnded(on=later(4), by="staff:17", service_id="v1"),
        ReferralMade(on=later(4), by="staff:17", referral_id="f1", to="Job centre"),
        Signed(on=later(5), by="staff:17", signer="P-1", answer=SignatureAnswer.AGREED),
        CopyGiven(on=later(5), by="staff:17"),
        GoalAchieved(on=later(6), by="staff:17", goal_id="g2"),
        GoalPaused(on=later(7), by="staff:17", goal_id="g1"),
    )
    text = text_of(plan)
    lines = [line.strip() for line in text.splitlines()]
    assert lines[0] == "CASE PLAN: version 14, drafted on 2026-11-21"
    blocks = {block.splitlines()[0]: flat(block) for block in text.split("\n\n")}
    assert "[x]" in blocks["FIRST: SAFETY"]
    assert "GOALS AT REST" in blocks
    assert "GOALS REACHED" in blocks
    for box in ("[/] ", "[x] ", "[!] "):
        assert any(line.startswith(box) for line in lines)
    assert "[x] 2027-01-20 pay the fine" in blocks["COURT CONDITIONS"]
    services = blocks["SERVICES AND REFERRALS"]
    assert "Evening class: Adult school (ended 2026-11-25)" in services
    assert "Referral: 2026-11-25 Job centre (made)" in services
    assert "2026-11-26 P-1: agreed" in blocks["SIGNATURES AND COPY"]
    assert "2026-11-26 the participant got a copy" in blocks["SIGNATURES AND COPY"]


def test_a_closed_plan_says_so() -> None:
    """Nobody takes it for one that is worked with; what ended unreached is told apart."""
    carried = (
        CarriedOver(to="the parole office", goal_id="g3"),
        CarriedOver(to="the parole office", goal_id="g2"),
        CarriedOver(to="the parole office", condition_id="c1"),
        CarriedOver(to="the parole office", condition_id="c2"),
    )
    plan = lived(
        drafted(safety=()),
        GoalDiscontinued(
            on=later(1),
            by="staff:17",
            goal_id="g1",
            because=DiscontinuedBecause.NOT_ATTAINABLE_NOW,
        ),
        PlanClosed(on=later(2), by="staff:17", because=ClosedBecause.MOVED_AWAY, carried=carried),
    )
    text = flat(text_of(plan))
    assert "Closed on 2026-11-23" in text
    assert "GOALS ENDED BEFORE THEY WERE REACHED" in text


def test_a_referral_without_a_day_and_a_service_in_use_are_told() -> None:
    """As documents of other programs may hold them."""
    plan = evolve(
        drafted(),
        services=(Service(id="v1", text="Class", provider="School", often="on Mondays"),),
        referrals=(Referral(id="f1", to="Clinic"),),
        copy_given_on=TODAY,
    )
    text = flat(text_of(plan))
    assert "Class: School; on Mondays" in text
    assert "Referral: Clinic (made)" in text


def test_a_level_that_a_person_decided_on_stands_beside_the_assessed_one() -> None:
    """Of a need and of risk, with who decided, when and in which words."""
    said: dict[str, Any] = {"by": "supervisor:2", "on": TODAY, "reason": "seen at home"}
    needs = (
        override_need_level(a_need("n1", "employment", "low"), Level.HIGH, **said),
        override_need_level(a_need("n2", "withdrawal", "low"), Level.HIGH, **said),
        override_need_level(a_need("n3", "leisure", "low", fuels=("n1",)), Level.HIGH, **said),
    )
    case = override_risk_level(a_case(*needs, risk_level=RiskLevel.LOW), RiskLevel.HIGH, **said)
    text = " ".join(text_of(a_plan(case)).split())
    assert "Risk level high (assessed: low): a full plan is made" in text
    assert "work (n1): level high (assessed: low), criminogenic" in text
    decided = "high by the decision of supervisor:2 on 2026-11-21; it was assessed as low"
    assert f"Why: the risk level is {decided}" in text
    assert f"- the level is {decided}" in text
    assert text.count("Reason given by supervisor:2: seen at home") == 4
    safety, candidates = text.partition("GOALS NOW")[0], text.partition("May be the driver")[2]
    assert f"Why: the level is {decided}" in safety
    assert f"Why: the level is {decided}" in candidates
