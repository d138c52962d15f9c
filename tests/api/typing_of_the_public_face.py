"""Calls as users write them, for type checkers only: this file is checked and never run."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, assert_type

from rnr_caseplan import (
    Agenda,
    AgendaItem,
    Cadence,
    Case,
    CasePlan,
    Decision,
    Driver,
    DutyState,
    EligibilityOutcome,
    Event,
    Goal,
    GoalStatus,
    Level,
    LevelChange,
    Need,
    Participant,
    Pause,
    Policy,
    PolicyBook,
    Reason,
    RiskLevel,
    Rule,
    Tier,
    UndecidedDuty,
    Unit,
    agenda,
    agenda_to_data,
    bundled_policies,
    case_to_data,
    check_driver,
    classify_need,
    decide_eligibility,
    draft_plan,
    dump_agenda,
    dump_case,
    dump_history,
    dump_plan,
    find_rule,
    limit_goals,
    load_policy,
    load_policy_book,
    plan_to_data,
    propose_drivers,
    rank_needs,
    read_case,
    read_history,
    read_plan,
    read_plan_or_case,
    schedule_reviews,
)

today = date(2026, 11, 21)

case = read_case("examples/jordan.json")
assert_type(case, Case)
assert_type(read_case(Path("examples/jordan.json")), Case)
assert_type(read_case(b"{}"), Case)
assert_type(read_case({"schema": "rnr-caseplan/case/1"}), Case)
assert_type(dump_case(case), str)
assert_type(case_to_data(case), dict[str, Any])
assert_type(case.needs, tuple[Need, ...])
assert_type(case.needs[0].interferes, bool | None)

policy = load_policy("virginia", on=today)
assert_type(policy, Policy)
assert_type(load_policy(Path("county.toml"), on=today), Policy)
assert_type(load_policy_book("virginia"), PolicyBook)
assert_type(load_policy_book("virginia").on(today), Policy)
assert_type(bundled_policies(), Mapping[str, Path])
assert_type(policy.goals_active_at_once.value, int)
assert_type(policy.criminogenic_waits.value, bool)
assert_type(policy.target_levels.value, tuple[Level, ...])
assert_type(policy.goals_active_at_once.citation.statement, str | None)

plan = draft_plan(case, policy, as_of=today)
assert_type(plan, CasePlan)
assert_type(plan.active_goals, tuple[Goal, ...])
assert_type(plan.goals[0].status, GoalStatus)
assert_type(plan.goals[0].target_date, date | None)
for item in plan.needs:
    assert_type(item.rank, int | None)
    assert_type(item.tier, Tier)
    assert_type(item.tier.value, str)
    assert_type(item.why, str)
assert_type(dump_plan(plan), str)
assert_type(plan_to_data(plan), dict[str, Any])
assert_type(read_plan(dump_plan(plan).encode()), CasePlan)

need = Need(id="n1", domain="employment", level=Level.HIGH)
tier = classify_need(need, policy)
assert_type(tier, Decision[Tier])
assert_type(tier.value, Tier)
assert_type(tier.reasons, tuple[Reason, ...])
assert_type(rank_needs([need], policy).value[0].rank, int | None)
assert_type(rank_needs(iter((need,)), policy, driver_id="n1").value[0].need, Need)
assert_type(decide_eligibility(case, policy), Decision[EligibilityOutcome])
assert_type(propose_drivers(case, policy).value[0].need_id, str)
assert_type(check_driver(Driver(need_id="n1"), [need], policy).value.value, str)
assert_type(limit_goals(plan.goals, policy).value, tuple[Goal, ...])
assert_type(schedule_reviews(policy, as_of=today)[0].due_on, date)
assert_type(find_rule("goals.limit"), Rule)

history = read_history("history.json")
assert_type(history, tuple[Event | LevelChange | Pause, ...])
assert_type(read_history(Path("history.json")), tuple[Event | LevelChange | Pause, ...])
assert_type(read_history(b"{}"), tuple[Event | LevelChange | Pause, ...])
read_history({"schema": "rnr-caseplan/history/1"})[0].kind  # type: ignore[union-attr] # noqa: B018 # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnusedExpression]
assert_type(dump_history(history), str)
assert_type(dump_history(iter(history)), str)
contact = Event(kind="face_to_face", on=today)
assert_type(contact.about, str | None)
raised = LevelChange(fact="supervision_level", on=today, before="low", after="high")
assert_type(raised.after, str | int | float | bool)
assert_type(Pause(kind="hospital", starts_on=today).ends_on, date | None)

due = agenda(plan, policy, start=today, end=today, as_of=today)
assert_type(due, Agenda)
assert_type(agenda(case, policy, start=today, end=today, as_of=today, history=history), Agenda)
assert_type(
    agenda(
        read_plan_or_case("plan.json"),
        policy,
        start=today,
        end=today,
        as_of=today,
        history=(entry for entry in (contact, raised)),
        holidays={today},
    ),
    Agenda,
)
assert_type(len(due), int)
assert_type(due.undecided, tuple[UndecidedDuty, ...])
for duty in due:
    assert_type(duty, AgendaItem)
    assert_type(duty.due_on, date | None)
    assert_type(duty.state, DutyState)
    assert_type(duty.reasons, tuple[Reason, ...])
    assert_type(duty.why, str)
assert_type(dump_agenda(due), str)
assert_type(agenda_to_data(due), dict[str, Any])
assert_type(read_plan_or_case("plan.json"), CasePlan | Case)
assert_type(policy.plan_due.value, Cadence)
assert_type(policy.plan_due.value.unit, Unit | None)

empty = Case(participant=Participant(id="P-1"), needs=(), risk_level=RiskLevel.HIGH)

# What must not pass: each line needs its ignore, and checkers report one that it does not need.
Need("n1", "employment")  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
need.level = Level.LOW  # type: ignore[misc] # pyright: ignore[reportAttributeAccessIssue]
Case(participant=Participant(id="P-1"), needs=[need])  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
Need(id="n1", domain="food", level="high")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
draft_plan(case, policy)  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
draft_plan(case, policy, today)  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
agenda(case, policy, start=today, end=today)  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
agenda(case, policy, today, today, today)  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
agenda("case.json", policy, start=today, end=today, as_of=today)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
agenda(case, policy, start=today, end=today, as_of=today, holidays=["2026-12-25"])  # type: ignore[list-item] # pyright: ignore[reportArgumentType]
due.items = ()  # type: ignore[misc] # pyright: ignore[reportAttributeAccessIssue]
load_policy("virginia")  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
