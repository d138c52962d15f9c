"""Calls as users write them, for type checkers only: this file is checked and never run."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, assert_type

from rnr_caseplan import (
    Case,
    CasePlan,
    Decision,
    Driver,
    EligibilityOutcome,
    Goal,
    GoalStatus,
    Level,
    Need,
    Participant,
    Policy,
    PolicyBook,
    Reason,
    RiskLevel,
    Rule,
    Tier,
    bundled_policies,
    case_to_data,
    check_driver,
    classify_need,
    decide_eligibility,
    draft_plan,
    dump_case,
    dump_plan,
    find_rule,
    limit_goals,
    load_policy,
    load_policy_book,
    plan_to_data,
    propose_drivers,
    rank_needs,
    read_case,
    read_plan,
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

empty = Case(participant=Participant(id="P-1"), needs=(), risk_level=RiskLevel.HIGH)

# What must not pass: each line needs its ignore, and checkers report one that it does not need.
Need("n1", "employment")  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
need.level = Level.LOW  # type: ignore[misc] # pyright: ignore[reportAttributeAccessIssue]
Case(participant=Participant(id="P-1"), needs=[need])  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
Need(id="n1", domain="food", level="high")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
draft_plan(case, policy)  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
draft_plan(case, policy, today)  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
load_policy("virginia")  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
