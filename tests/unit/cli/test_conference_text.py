"""The sheet for a case conference as text."""

from attrs import evolve

from rnr_caseplan import (
    CaseConference,
    CasePlan,
    Condition,
    Referral,
    ReferralStatus,
    SafetyKind,
    SafetyNote,
    Service,
    Supporter,
    TeamMember,
    apply,
)
from rnr_caseplan.cli.conference_text import render_conference
from rnr_caseplan.lifecycle import ConditionViolated, StepCompleted
from rnr_caseplan.services import conference_sheet
from tests.unit.builders import TODAY, a_case, a_need, a_plan, policy_named


def rendered(plan: CasePlan) -> str:
    """Give the sheet of a plan as text."""
    policy = policy_named()
    return render_conference(conference_sheet(plan, policy, as_of=TODAY), policy)


def a_full_plan() -> CasePlan:
    """Give a plan with something of each kind open."""
    case = a_case(
        a_need("n1", "employment"),
        a_need("n2", "trauma", "unknown"),
        a_need("n3", "criminal_history"),
        lead="staff:17",
        team=(TeamMember(id="staff:3", name="A. B.", agency="health", role="counselor"),),
        supporters=(Supporter(id="x1", relation="aunt"),),
        safety=(SafetyNote(id="d1", kind=SafetyKind.OVERDOSE, noted_on=TODAY),),
        conditions=(Condition(id="c1", text="pay", due_on=TODAY),),
    )
    plan = a_plan(case)
    for event in (
        StepCompleted(on=TODAY, by="staff:17", step_id=plan.goals[0].steps[0].id),
        ConditionViolated(on=TODAY, by="staff:17", condition_id="c1", behavior="did not"),
    ):
        plan = apply(plan, event, policy_named()).value
    return evolve(
        plan,
        services=(Service(id="s1", text="group", provider="the center", used=False),),
        referrals=(Referral(id="r1", to="the clinic", status=ReferralStatus.REFUSED),),
        case_conferences=(
            CaseConference(
                id="m1",
                held_on=TODAY,
                attended_by=("staff:17", "x1"),
                decisions=("find another group", "ask the aunt"),
            ),
        ),
    )


def test_a_full_sheet_has_every_part() -> None:
    """In the order in which a team goes through it."""
    text = rendered(a_full_plan())
    parts = (
        "CASE CONFERENCE: 2026-11-21",
        "What each agency may see is not decided",
        "AT THE TABLE",
        "  participant: P-1\n",
        "  lead: staff:17\n",
        "  team: staff:3 (A. B., counselor, health)",
        "  supporter: x1 (aunt)",
        "NEEDS TO PRIORITIZE",
        "  1.  trauma (n2): level unknown, responsivity, assess first",
        "  2.  employment (n1): level high, criminogenic",
        "  -   criminal history (n3): level high, not a target",
        "OPEN QUESTIONS",
        "  Open dangers\n    - danger d1 is open: respond on overdose (due 2026-11-21)",
        "  Violations and incidents that nobody has answered",
        "  Court conditions due soon or overdue\n    - condition c1 is due on 2026-11-21\n",
        "  Levels to be assessed\n    - the level of risk is unknown",
        "  Services that do not help\n    - service s1 is not used",
        "  Referrals that were refused\n    - referral r1 was refused",
        "  Small wins that nobody has affirmed",
        "  Missing\n",
        "LAST CONFERENCE: 2026-11-21",
        "  Who took part: staff:17, x1",
        "  - find another group\n  - ask the aunt",
    )
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert max(len(line) for line in text.splitlines()) <= 88


def test_an_empty_sheet_says_so() -> None:
    """Nothing is left out in silence."""
    plan = evolve(a_plan(a_case()), missing=())
    risk = "\n  Levels to be assessed\n    - the level of risk is unknown"
    text = rendered(plan)
    assert "NEEDS TO PRIORITIZE\n  none recorded" in text
    assert f"OPEN QUESTIONS{risk}" in text
    assert "LAST CONFERENCE: none was held" in text


def test_without_questions_and_decisions_the_sheet_says_so() -> None:
    """And a conference of which nothing is recorded is told by its day."""
    plan = evolve(
        a_plan(a_case()), missing=(), case_conferences=(CaseConference(id="m1", held_on=TODAY),)
    )
    sheet = conference_sheet(plan, policy_named(), as_of=TODAY)
    text = render_conference(evolve(sheet, questions=()), policy_named())
    assert "OPEN QUESTIONS\n  none" in text
    assert "LAST CONFERENCE: 2026-11-21\n  no decisions recorded" in text


def test_a_domain_that_the_policy_does_not_know_is_shown_by_its_id() -> None:
    """The policy may have changed since the draft."""
    policy = policy_named()
    plan = a_plan(a_case(a_need("n1", "unstable_housing")))
    sheet = conference_sheet(plan, policy, as_of=TODAY)
    kept = tuple((name, cited) for name, cited in policy.domains if name != "unstable_housing")
    assert "unstable_housing (n1)" not in render_conference(sheet, policy)
    assert "unstable_housing (n1)" in render_conference(sheet, evolve(policy, domains=kept))
